"""What is named for import and is no file, or no longer: one sentence each, at once, and nothing waits for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.errors import WorkbenchError
from workbench.core.kinds import ImportStatus
from workbench.jobs.worker import Worker
from workbench.operations import imports, sources
from workbench.operations.sources import Source, from_paths
from workbench.store.dossier import Dossier


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nothing there"))


def _itself(path: Path) -> None:
    path.symlink_to(path)


def _to_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to(path.with_name("pipe"))


def _to_zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _to_terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


def _below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("words")


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(sources.LARGEST + 1)


def _to_secret(path: Path) -> None:
    secret = path.parent.parent / "secret.txt"
    secret.write_text("words")
    path.symlink_to(secret)


def _kernel(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "is a folder; name a file."),
    "a pipe that nobody writes to": (_pipe, "is a device or a pipe; name a file."),
    "a link to a pipe": (_to_pipe, "is a device or a pipe; name a file."),
    "a link to endless zeros": (_to_zeros, "is a link to a file in another folder; import that file itself."),
    "a link to a terminal": (_to_terminal, "."),
    "a link out of its folder": (_to_secret, "is a link to a file in another folder; import that file itself."),
    "a link to nothing": (_dangling, "is missing; name a file."),
    "a link to itself": (_itself, "cannot be read: "),
    "nothing": (lambda _: None, "is missing; name a file."),
    "a file below a file": (_below_a_file, "cannot be read: "),
    "a file of 300 MB": (_large, "is larger than 300 MB; split it, then import the parts."),
    "memory of the program": (_kernel, "is a link to a file in another folder; import that file itself."),
}


@pytest.mark.parametrize("what", ODD)
def test_what_is_no_file_is_refused_in_one_sentence_and_waits_for_nothing(tmp_path: Path, what: str) -> None:
    make, sentence = ODD[what]
    path = tmp_path / "inbox" / "odd.txt"
    path.parent.mkdir()
    make(path)
    with pytest.raises(WorkbenchError) as refused:
        Source(path.name, path).read()
    said = str(refused.value)
    assert said.startswith("“odd.txt” ")
    assert sentence in said
    assert said.endswith(".")
    assert "\n" not in said


def test_a_link_inside_its_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "report.txt").write_text("words")
    (tmp_path / "latest.txt").symlink_to("2024/report.txt")
    assert Source("latest.txt", tmp_path / "latest.txt").read() == b"words"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this machine shows no processes as files")
def test_what_only_looks_like_a_file_is_none() -> None:
    with pytest.raises(WorkbenchError, match=r"changes while it is read; import a copy of it\.$"):
        Source("status", Path("/proc/self/status")).read()


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(WorkbenchError, match="cannot be read"):
        Source("a.txt", Path("a\0b.txt")).read()


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("words")
    monkeypatch.setattr(os, "open", forbidden)
    with pytest.raises(WorkbenchError, match="Permission denied"):
        Source("a.txt", tmp_path / "a.txt").read()


@pytest.mark.parametrize("name", ["a\nb.txt", "a\u202etxt.exe", "é\udcff.txt", " .txt", "-rf.txt"])
def test_whatever_a_file_is_called_its_bytes_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"words")
    (found,) = from_paths([path])
    assert found.read() == b"words"
    found.name.encode()


def test_a_file_that_goes_away_or_grows_between_choosing_and_reading_stops_nothing(
    dossier: Dossier, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("gone.txt", "grown.txt", "stays.txt"):
        (inbox / name).write_text(f"The words of {name}.")
    chosen = from_paths([inbox])
    (inbox / "gone.txt").unlink()
    with (inbox / "grown.txt").open("a") as file:
        file.write(" And more.")
    os.mkfifo(inbox / "came.txt")
    with Worker() as worker:
        told = {Path(one.file).name: one for one in imports.import_sources(dossier, chosen, worker)}
    assert {name: one.status for name, one in told.items()} == {
        "gone.txt": ImportStatus.REFUSED,
        "grown.txt": ImportStatus.IMPORTED,
        "stays.txt": ImportStatus.IMPORTED,
    }
    assert not any("came" in source.name for source in from_paths([inbox]))


def test_a_folder_without_files_is_told_rather_than_passed_over(tmp_path: Path) -> None:
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("words")
    folder, file = from_paths([tmp_path / "empty", tmp_path / "a.txt"])
    assert file.read() == b"words"
    with pytest.raises(WorkbenchError, match="empty” is a folder; name a file"):
        folder.read()
