"""A report reviewed in the real window by keyboard alone: from the import to the facts, and back."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.e2e.conftest import PATIENCE, Press, Start
from tests.operations.reading import TEXT
from workbench.store.dossier import Dossier
from workbench.store.read import facts, proposals
from workbench.store.read.coverage import Touch


def test_a_report_is_reviewed_by_keyboard_alone(
    start: Start, press: Press, dossier: Dossier, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "port.txt"
    report.write_text(TEXT + "Rien d'autre ne bouge au port.\n", encoding="utf-8")
    window = start(dossier.path)
    window.verbs.dossier.import_paths([report])
    reader = window.desk.reader
    qtbot.waitUntil(lambda: proposals.count(reader) > 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.verbs.dossier.proposing._job is None, timeout=PATIENCE)
    press("Alt+8")
    review = window.panes.review
    qtbot.waitUntil(lambda: review.list.hasFocus() and review.queue is not None, timeout=PATIENCE)
    total = proposals.count(reader)
    press("G", "Return")
    assert proposals.count(reader) == total - 2
    press("W", "X")
    keys = 4
    while proposals.count(reader):
        press("A")
        keys += 1
    assert keys < total + 4
    found = facts.facts(reader)
    assert all(found[kind] for kind in ("actors", "events", "transfers", "claims", "quotes"))
    assert {event["modality"] for event in found["events"]} <= {"asserted", "reported", "possible"}
    # What no proposal stood on is left: the letter leads there, and marks it as read.
    assert review.pages.currentWidget() is review.sentences
    press("J", "L")
    assert review.queue is not None
    assert [one.touch for one in review.queue.sentences][-1] is Touch.LEFT
    for _ in range(keys):
        press("Ctrl+Z")
    assert facts.facts(reader)["events"] == []
    assert proposals.count(reader) in (0, total)
