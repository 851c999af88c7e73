"""A document that repeats another says so above its text, and leads there by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.panes.source.conftest import REPORT, ingested
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.core.texts import text_digest
from workbench.operations import records
from workbench.store.read.documents import Copy, by_text_digest
from workbench.store.read.documents import copies as read
from workbench.store.write import documents as write
from workbench.ui.desk import Desk
from workbench.ui.panes.source.copies import CopyLine, words_of
from workbench.ui.panes.source.pane import SourcePane


def add(desk: Desk, text: str, title: str, of: int | None = None) -> int:
    made = ingested(text, title)
    with desk.dossier.operation("Import") as op:
        copy_of = by_text_digest(op.reader, text_digest(made.text)) or of
        op.result = write.insert(op, made, title.encode(), "x.txt", copy_of_id=copy_of)
    desk.announce(desk.dossier.changes(op))
    assert isinstance(op.result, int)
    return op.result


def line_of(source: SourcePane) -> CopyLine:
    line = source.active.findChild(CopyLine)
    assert isinstance(line, CopyLine)
    return line


def said(qtbot: QtBot, source: SourcePane, words: str) -> None:
    qtbot.waitUntil(lambda: line_of(source).link.text() == words)


def test_copies_of_one_original_know_one_another_and_strangers_none(reports: Desk) -> None:
    near = add(reports, REPORT + " A word more.", "Wire", of=1)
    same = add(reports, REPORT, "Reprint")
    assert read(reports.reader, 1) == [Copy(near, "Wire", True, False), Copy(same, "Reprint", False, False)]
    assert read(reports.reader, near) == [Copy(1, "Harbour report", True, True), Copy(same, "Reprint", True, False)]
    assert read(reports.reader, 2) == []


def test_a_near_copy_names_its_original_and_one_key_opens_it(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    assert source.active.findChild(CopyLine) is None
    near = add(reports, REPORT + " A word more.", "Wire", of=1)
    source.open_document(near)
    line = line_of(source)
    assert line.isVisible()
    said(qtbot, source, "Near copy of “Harbour report”")
    line.link.setFocus()
    qtbot.keyClick(line.link, Qt.Key.Key_Return)
    assert source.document_id == 1
    assert reports.selection.focus == Focus(RecordKind.DOCUMENT, 1)
    said(qtbot, source, "Has a near copy: “Wire”")
    source.open_document(2)
    assert not line.isVisible()


def test_the_two_stand_side_by_side(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    near = add(reports, REPORT + " A word more.", "Wire", of=1)
    source.open_document(near)
    qtbot.mouseClick(line_of(source).compare, Qt.MouseButton.LeftButton)
    assert [reader.document_id for reader in source.readers] == [near, 1]
    source.readers[1].open_document(2)
    source.readers[0].copies.compare()
    assert [reader.document_id for reader in source.readers] == [near, 1]


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_several_are_chosen_from_a_menu(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    for number in range(3):
        add(reports, f"{REPORT} {number}", f"Wire {number}", of=1)
    source.refresh()
    line = line_of(source)
    said(qtbot, source, "Has a near copy: “Wire 0” · 2 more copies")
    line.link.click()
    menu = line.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[2].trigger()
    assert source.active.tab_titles()[-1].startswith("Wire 2")


def test_a_copy_that_goes_is_not_named_any_more(reports: Desk, source: SourcePane) -> None:
    near = add(reports, REPORT + " A word more.", "Wire", of=1)
    assert line_of(source).isVisible()
    reports.run(records.delete, RecordKind.DOCUMENT, near)
    assert not line_of(source).isVisible()


def test_a_document_without_a_copy_says_so(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    with qtbot.waitSignal(reports.noticed):
        source.active.copies.compare()


@pytest.mark.parametrize("width", [220, 600])
def test_a_long_title_gives_way_and_is_whole_for_a_screen_reader(reports: Desk, source: SourcePane, width: int) -> None:
    title = "What the ministry said on the third day & after " * 4
    source.open_document(add(reports, REPORT + " A word more.", "Wire", of=1))
    reports.run(records.edit, RecordKind.DOCUMENT, 1, title=title)
    source.resize(width, 400)
    link = line_of(source).link
    assert link.text().endswith("…")
    assert link.accessibleName() == words_of(read(reports.reader, source.document_id or 0))
    assert source.width() == width
