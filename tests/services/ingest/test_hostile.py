"""Files built to do harm, each read by the real child process under the limits of every import."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from tests.services.ingest.hostile import cases
from workbench.core.errors import RefusedFile, WorkbenchError
from workbench.core.texts import normalise
from workbench.jobs.worker import ChildDied, Worker

SERVICE = "workbench.services.ingest.reading:serve"
SECRET = "TOP SECRET WORDS"


def faults(answer: dict[str, Any] | WorkbenchError) -> list[str]:
    """What is wrong with an answer that should be a right text or one sentence."""
    if isinstance(answer, dict):
        return [*_text_faults(answer), *(f"name {name!r}" for name in _names(answer) if not _is_harmless(name))]
    # A fault of our own would come as ServiceFailed.
    if not isinstance(answer, RefusedFile | ChildDied):
        return [f"{type(answer).__name__}: {answer}"]
    sentence = str(answer)
    is_one = sentence.endswith(".") and "\n" not in sentence and "Traceback" not in sentence
    return [] if is_one else [f"no sentence: {sentence}"]


def _text_faults(answer: dict[str, Any]) -> list[str]:
    text, end, found = answer["text"], 0, []
    if not text.strip() or normalise(text) != text:
        found.append("no text of record")
    if SECRET in text:
        found.append("read a file of the machine")
    for start, stop, _kind, _level in answer["blocks"]:
        if not end <= start < stop <= len(text):
            found.append(f"block at {start}")
            break
        end = stop
    return found


def _names(answer: dict[str, Any]) -> list[str]:
    return [child["filename"] for child in answer.get("children", ())]


def _is_harmless(name: str) -> bool:
    return name.isprintable() and not set(name) & set("/\\:") and name not in ("", ".", "..")


@pytest.mark.parametrize("kind", list(cases("", "")))
def test_hostile_files_end_in_a_text_or_a_sentence_and_touch_nothing(kind, tmp_path, monkeypatch):
    work, elsewhere = tmp_path / "work", tmp_path / "elsewhere"
    work.mkdir()
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text(SECRET)
    monkeypatch.chdir(work)
    wrong = {}
    with socket.create_server(("127.0.0.1", 0)) as server, Worker() as worker:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        files = cases(str(elsewhere / "secret.txt"), address)[kind]
        requests = ((name, make(), {"filename": filename}) for name, (filename, make) in files.items())
        for name, answer in worker.map(SERVICE, requests):
            if found := faults(answer):
                wrong[name] = found
        ((_, after),) = worker.map(SERVICE, [("after", "Été".encode(), {"filename": "a.txt"})])
        with pytest.raises(BlockingIOError):
            server.accept()
    assert wrong == {}
    assert isinstance(after, dict)
    assert after["text"] == "Été"
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == [
        Path("elsewhere"),
        Path("elsewhere/secret.txt"),
        Path("work"),
    ]
