"""Imports beside the window: real files through the real child, while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.changes import Changes
from workbench.core.kinds import ImportStatus
from workbench.jobs.worker import Worker
from workbench.operations import imports
from workbench.operations.imports import Imported, Source
from workbench.store.dossier import Dossier
from workbench.store.read import documents, verification
from workbench.ui.importing import ImportJob, together


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        worker.warm(imports.SERVICE)
        yield worker


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"Report number {number}.\n\nNothing else happened.\n")
    (folder / "30.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "31.txt").write_bytes((folder / "00.txt").read_bytes())
    return imports.from_paths([folder])


def _job(dossier: Dossier, sources: list[Source], worker: Worker, qapp: object) -> ImportJob:
    return ImportJob(dossier, sources, worker, qapp)  # type: ignore[arg-type]


def test_files_arrive_and_each_ones_fate_is_told(
    dossier: Dossier, sources: list[Source], worker: Worker, qapp: object, qtbot: QtBot
) -> None:
    job = _job(dossier, sources, worker, qapp)
    progress: list[tuple[int, int, str]] = []
    published: list[Changes] = []
    job.progressed.connect(lambda done, total, name: progress.append((done, total, name)))
    job.published.connect(published.append)
    with qtbot.waitSignal(job.finished, timeout=30_000) as ended:
        job.start()
    job.wait()
    (outcomes,) = ended.args
    statuses = [one.status for one in outcomes]
    assert statuses.count(ImportStatus.IMPORTED) == 30
    assert statuses.count(ImportStatus.REFUSED) == statuses.count(ImportStatus.DUPLICATE) == 1
    told = [done for done, _, _ in progress]
    assert (told[0], told[-1]) == (0, 32)
    assert told == sorted(set(told))
    assert {total for _, total, _ in progress} == {32}
    held = {row.id for row in documents.rows(dossier.reader())}
    assert frozenset().union(*(changes.ids("document") for changes in published)) == held
    job.deleteLater()


def test_the_window_goes_on_meanwhile(
    dossier: Dossier, sources: list[Source], worker: Worker, qapp: object, qtbot: QtBot
) -> None:
    beats: list[int] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(len(job.outcomes)))
    job = _job(dossier, sources, worker, qapp)
    heart.start(0)
    with qtbot.waitSignal(job.finished, timeout=30_000):
        job.start()
    heart.stop()
    job.wait()
    # The loop turned before the first file was in, and while files came.
    assert beats[0] == 0
    assert len(beats) > 10
    job.deleteLater()


def test_signals_arrive_on_the_windows_thread(
    dossier: Dossier, sources: list[Source], worker: Worker, qapp: object, qtbot: QtBot
) -> None:
    job = _job(dossier, sources, worker, qapp)
    threads: set[QThread] = set()
    for signal in (job.progressed, job.published, job.finished):
        signal.connect(lambda *_: threads.add(QThread.currentThread()))
    with qtbot.waitSignal(job.finished, timeout=30_000):
        job.start()
    job.wait()
    assert threads == {job.thread()}
    job.deleteLater()


def test_a_cancelled_import_keeps_what_is_in_and_nothing_half(dossier: Dossier, qapp: object, qtbot: QtBot) -> None:
    many = [Source(f"{number}.txt", content=f"Report {number}.".encode()) for number in range(2000)]
    # A cancel may end the child: this one is the test's own.
    with Worker() as worker:
        job = _job(dossier, many, worker, qapp)
        job.progressed.connect(lambda done, _total, _name: job.cancel() if done >= 3 else None)
        with qtbot.waitSignal(job.finished, timeout=30_000) as ended:
            job.start()
        job.wait()
    (outcomes,) = ended.args
    assert job.is_cancelled
    assert 3 <= len(outcomes) < len(many)
    with dossier.reading() as reader:
        assert {row.id for row in documents.rows(reader)} == {one.document for one in outcomes}
        assert list(verification.verify(reader)) == []
    job.deleteLater()


def _held(dossier: Dossier) -> int:
    with dossier.reading() as reader:
        return int(reader.value("SELECT count(*) FROM document"))


def test_one_that_is_waited_for_before_it_began_never_does(
    dossier: Dossier, sources: list[Source], worker: Worker, qapp: QApplication
) -> None:
    job = _job(dossier, sources, worker, qapp)
    job.start()
    job.cancel()
    job.wait()
    qapp.processEvents()
    assert not any(thread.name == "import" for thread in threading.enumerate())
    assert _held(dossier) == 0
    job.deleteLater()


def test_after_a_cancel_the_next_import_reads_everything(
    dossier: Dossier, sources: list[Source], qapp: object, qtbot: QtBot
) -> None:
    with Worker() as worker:
        first = _job(dossier, sources, worker, qapp)
        with qtbot.waitSignal(first.finished, timeout=30_000):
            first.start()
            first.cancel()
        first.wait()
        second = _job(dossier, sources, worker, qapp)
        with qtbot.waitSignal(second.finished, timeout=30_000):
            second.start()
        second.wait()
    assert len(second.outcomes) == len(sources)
    assert len(documents.rows(dossier.reader())) == 30
    for job in (first, second):
        job.deleteLater()


def test_a_bug_ends_the_job_with_a_word(
    dossier: Dossier,
    sources: list[Source],
    worker: Worker,
    qapp: object,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_arguments: object, **_options: object) -> Iterator[Imported]:
        raise KeyError("a bug")
        yield

    monkeypatch.setattr(imports, "import_sources", broken)
    job = _job(dossier, sources, worker, qapp)
    with qtbot.waitSignals([job.failed, job.finished], timeout=10_000):
        job.start()
    job.wait()
    assert "a bug" in caplog.text
    job.deleteLater()


def test_several_changes_are_told_as_one() -> None:
    one = Changes(rows={"document": frozenset({1}), "quote": frozenset({4})})
    other = Changes(rows={"document": frozenset({2})})
    assert together([one, other]).rows == {"document": frozenset({1, 2}), "quote": frozenset({4})}
    assert not together([])
