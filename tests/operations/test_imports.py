"""Files in, one undoable gesture each; what cannot be read is refused with its reason and stops nothing."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.core.errors import DossierError, Unsaved
from workbench.core.kinds import ImportStatus
from workbench.core.texts import Block, Ingested
from workbench.jobs.worker import Worker
from workbench.operations import documents, imports
from workbench.operations.imports import Imported, Source
from workbench.store.connection import PAGES_LEFT_IN_WAL
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.read import history


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        worker.warm(imports.SERVICE)
        yield worker


def _source(name: str, words: str) -> Source:
    return Source(name, content=words.encode())


def _run(dossier: Dossier, worker: Worker, *sources: Source, **options: Any) -> dict[str, Imported]:
    return {one.file: one for one in imports.import_sources(dossier, sources, worker, **options)}


def test_each_file_is_one_gesture(dossier: Dossier, worker: Worker) -> None:
    told = _run(dossier, worker, *(_source(f"{number}.txt", f"Report number {number}.") for number in range(12)))
    assert {one.status for one in told.values()} == {ImportStatus.IMPORTED}
    assert len(history.rows(dossier.reader())) == 12
    dossier.undo()
    assert len(read.rows(dossier.reader())) == 11


def test_the_bytes_are_kept_as_they_came(dossier: Dossier, worker: Worker) -> None:
    content = "Caf\xe9 au lait\r\nServi à l’aube\r\n".encode("cp1252")
    told = _run(dossier, worker, Source("menu.txt", content=content))
    id = told["menu.txt"].document
    reader = dossier.reader()
    assert id is not None
    assert reader.value("SELECT content FROM original") == content
    assert read.text(reader, id) == "Café au lait\nServi à l’aube\n"


def test_the_same_bytes_under_two_names_are_one_document(dossier: Dossier, worker: Worker) -> None:
    told = _run(dossier, worker, _source("a.txt", "Same words."), _source("b.txt", "Same words."))
    assert told["b.txt"].status is ImportStatus.DUPLICATE
    assert told["b.txt"].document == told["a.txt"].document
    assert "“" in told["b.txt"].reason


def test_the_same_text_in_another_file_is_a_near_copy(dossier: Dossier, worker: Worker) -> None:
    told = _run(dossier, worker, _source("a.txt", "Same words.\n"), _source("b.txt", "Same words.\r\n"))
    assert told["b.txt"].status is ImportStatus.NEAR_COPY
    assert told["b.txt"].document is not None
    assert read.document(dossier.reader(), told["b.txt"].document).copy_of_id == told["a.txt"].document


def test_the_same_broken_bytes_twice_are_refused_twice(dossier: Dossier, worker: Worker) -> None:
    told = _run(dossier, worker, _source("a.pdf", "%PDF-broken"), _source("b.pdf", "%PDF-broken"))
    assert {one.status for one in told.values()} == {ImportStatus.REFUSED}
    assert "a.pdf" in told["b.pdf"].reason


def test_a_refused_file_stops_nothing(dossier: Dossier, worker: Worker, tmp_path: Path) -> None:
    told = _run(
        dossier, worker, _source("bad.pdf", "%PDF-broken"), Source("none.txt", tmp_path / "none.txt"),
        Source("folder", tmp_path), _source("empty.txt", ""), _source("good.txt", "Good words."),
    )  # fmt: skip
    assert told["good.txt"].status is ImportStatus.IMPORTED
    refused = [told[name] for name in ("bad.pdf", "none.txt", "folder", "empty.txt")]
    assert {one.status for one in refused} == {ImportStatus.REFUSED}
    assert all(one.reason.endswith(".") and "\n" not in one.reason for one in refused)
    assert len(read.rows(dossier.reader())) == 1


def test_after_a_cancel_what_is_in_stays_whole(dossier: Dossier) -> None:
    told: list[Imported] = []
    sources = [_source(f"{number}.txt", f"Report number {number}.") for number in range(600)]
    # A cancel may end the child: this one is the test's own.
    with Worker() as worker:
        for one in imports.import_sources(dossier, sources, worker, cancelled=lambda: len(told) >= 5):
            told.append(one)
    held = {row.id for row in read.rows(dossier.reader())}
    assert held == {one.document for one in told}
    assert 5 <= len(held) < 600
    reader = dossier.reader()
    for table in ("document_text", "original", "structure"):
        assert {row[0] for row in reader.rows(f"SELECT document_id FROM {table}")} == held


def test_a_folder_is_its_files(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.txt", "deep/c.txt"):
        (tmp_path / name).write_text(name)
    assert [Path(one.name).name for one in imports.from_paths([tmp_path, tmp_path / "deep" / "c.txt"])] == [
        "a.txt", "b.txt", "c.txt",
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is Unicode")
def test_a_file_named_in_an_old_encoding_comes_in_under_a_readable_name(
    dossier: Dossier, worker: Worker, tmp_path: Path
) -> None:
    old = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe9sum\xe9.txt"))
    old.write_text("Old words.")
    told = list(imports.import_sources(dossier, imports.from_paths([old]), worker))
    assert [(Path(one.file).name, one.status) for one in told] == [("résumé.txt", ImportStatus.IMPORTED)]
    assert [row.title for row in read.rows(dossier.reader())] == ["résumé.txt"]


def test_a_folder_that_may_not_be_opened_is_refused_like_a_file(
    dossier: Dossier, worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def closed(path: Path) -> Iterator[Path]:
        if path == tmp_path:
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", closed)
    (told,) = imports.import_sources(dossier, imports.from_paths([tmp_path]), worker)
    assert told.status is ImportStatus.REFUSED


def test_one_document_comes_once(dossier: Dossier) -> None:
    ingested = Ingested(text="Words", blocks=(Block(0, 5),), title="")
    made = documents.add(dossier, ingested, b"bytes", "words.txt")
    assert isinstance(made.result, int)
    assert read.document(dossier.reader(), made.result).title == "words.txt"
    assert documents.find(dossier, b"bytes") == made.result
    assert documents.find(dossier, b"others") is None
    with pytest.raises(DossierError, match="in the dossier already"):
        documents.add(dossier, ingested, b"bytes", "again.txt")


def test_files_attached_to_a_mail_become_documents_of_their_own(dossier: Dossier, tmp_path: Path) -> None:
    mail = tmp_path / "harbour.eml"
    mail.write_bytes(
        b"From: Ana <ana@example.org>\r\nTo: desk@example.org\r\nSubject: Harbour\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n"
        b'--x\r\nContent-Type: text/plain; name="count.txt"\r\nContent-Disposition: attachment; filename="count.txt"\r\n\r\n'
        b"Forty ships lay at anchor.\r\n--x--\r\n"
    )
    with Worker() as worker:
        outcomes = list(imports.import_sources(dossier, imports.from_paths([mail]), worker))
    assert [outcome.status for outcome in outcomes] == [ImportStatus.IMPORTED, ImportStatus.IMPORTED]
    assert outcomes[1].file.endswith("harbour.eml › count.txt")
    with dossier.reading() as reader:
        assert read.text(reader, outcomes[1].document or 0).strip() == "Forty ships lay at anchor."


def _prose(count: int) -> str:
    return " ".join(f"word{number * number % 9973}" for number in range(count))


def test_a_wire_copy_is_linked_to_its_original_and_undone_like_any_other(dossier: Dossier, worker: Worker) -> None:
    original, copy = _prose(900), "LE PORT (AFP) — " + _prose(850) + " and a line of our own"
    told = _run(dossier, worker, _source("a.txt", original), _source("b.txt", copy), _source("c.txt", "Other words."))
    assert told["a.txt"].status is told["c.txt"].status is ImportStatus.IMPORTED
    assert told["b.txt"].status is ImportStatus.NEAR_COPY
    assert "“a.txt”" in told["b.txt"].reason
    reader = dossier.reader()
    assert read.document(reader, told["b.txt"].document or 0).copy_of_id == told["a.txt"].document
    dossier.undo()
    dossier.undo()
    assert [row.title for row in read.rows(reader)] == ["a.txt"]
    dossier.redo()
    assert read.rows(reader)[1].copy_of_id == told["a.txt"].document


def test_half_of_another_text_is_no_near_copy(dossier: Dossier, worker: Worker) -> None:
    told = _run(dossier, worker, _source("a.txt", _prose(900)), _source("b.txt", _prose(450) + " own words here" * 150))
    assert told["b.txt"].status is ImportStatus.IMPORTED


def test_copies_of_documents_of_long_ago_are_found(dossier: Dossier, worker: Worker) -> None:
    held = documents.add(dossier, Ingested(_prose(600), (), title="Old"), b"1", "old.txt").result
    for name in ("a.txt", "b.txt"):
        told = _run(dossier, worker, _source(name, _prose(595) + name))
        assert (told[name].status, "“Old”" in told[name].reason) == (ImportStatus.NEAR_COPY, True), told
        assert read.document(dossier.reader(), told[name].document or 0).copy_of_id == held
    # What a redo brings back has lost its signature, which is worked out again.
    dossier.undo()
    dossier.redo()
    assert _run(dossier, worker, _source("c.txt", _prose(590)))["c.txt"].status is ImportStatus.NEAR_COPY
    assert dossier.reader().value("SELECT count(*) FROM signature") == 4


def test_what_another_window_brought_in_meanwhile_is_a_duplicate(dossier: Dossier, worker: Worker) -> None:
    class Pasted(Source):
        def read(self) -> bytes:
            documents.add(dossier, Ingested("Beta words.", ()), b"Beta words.", "pasted.txt")
            return b"Beta words."

    told = _run(dossier, worker, _source("a.txt", "Alpha words."), Pasted("b.txt"))
    assert told["a.txt"].status is ImportStatus.IMPORTED
    assert told["b.txt"].status is ImportStatus.DUPLICATE


def test_a_gesture_finds_its_turn_while_an_import_runs(dossier: Dossier, worker: Worker) -> None:
    made = 0
    for outcome in imports.import_sources(
        dossier, [_source(f"{n}.txt", f"{n} {_prose(300)}{n}") for n in range(300)], worker
    ):
        assert outcome.status in (ImportStatus.IMPORTED, ImportStatus.NEAR_COPY)
        if made < 5:
            documents.add(dossier, Ingested(f"Pasted {made}.", ()), str(made).encode(), "pasted.txt")
            made += 1
    assert len(read.rows(dossier.reader())) == 305
    of_gestures = "SELECT max(id) FROM document WHERE filename = 'pasted.txt'"
    assert dossier.reader().value(f"SELECT ({of_gestures}) < (SELECT max(id) FROM document)")


def test_what_an_import_reported_last_is_on_the_disk(
    dossier: Dossier, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, int]] = []
    sync = os.fsync

    def fsync(file: int) -> None:
        sync(file)
        about = os.fstat(file)
        synced.append((about.st_ino, about.st_size))

    monkeypatch.setattr(os, "fsync", fsync)
    _run(dossier, worker, *(_source(f"{number}.txt", f"{number}" * 50) for number in range(40)))
    wal = dossier.path.with_name(dossier.path.name + "-wal").stat()
    assert synced[-1] == (wal.st_ino, wal.st_size)


def test_a_disk_that_does_not_answer_is_said_at_the_end_of_an_import(
    dossier: Dossier, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(Unsaved, match="does not answer"):
        _run(dossier, worker, _source("a.txt", "Words."))


def test_commits_are_durable_again_once_an_import_is_over(dossier: Dossier, worker: Worker) -> None:
    _run(dossier, worker, *(_source(f"{number}.txt", f"{number}" * 50) for number in range(40)))
    with dossier.reading() as reader:
        assert reader.value("PRAGMA synchronous") == 2
        assert reader.value("PRAGMA wal_autocheckpoint") == PAGES_LEFT_IN_WAL
    dossier.tidy()
    # All of it is in the file itself: a plain copy of that one file holds it.
    assert dossier.path.with_name(dossier.path.name + "-wal").stat().st_size > 0
    frames, moved = dossier.reader().row("PRAGMA wal_checkpoint(PASSIVE)")[1:]
    assert frames == moved
