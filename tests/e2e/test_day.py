"""The analyst's day, as far as hands go: files in, facts, quotes and links by keyboard, the note out, and back again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

from tests.e2e.conftest import PATIENCE, Press, Start, shut
from workbench.store.dossier import Dossier
from workbench.store.read import history, notes, quotes, summary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from tests.conftest import Filled
    from workbench.ui.window import Window

Type = Callable[[str], None]
_REPORT = "The harbour of Vladivar stayed shut.\n\nThree ships were waiting outside, the pilots said.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(_REPORT, encoding="utf-8")
    return path


def _dialog(window: Window, qtbot: QtBot) -> QFileDialog:
    from PySide6.QtWidgets import QFileDialog

    def shown() -> list[QFileDialog]:
        return [found for found in window.findChildren(QFileDialog) if found.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=PATIENCE)
    return shown()[0]


def _choose(dialog: QFileDialog, path: Path) -> None:
    from PySide6.QtWidgets import QLineEdit

    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(str(path))
    dialog.accept()  # type: ignore[attr-defined]


def _drop(window: Window, path: Path) -> None:
    from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, data, *held))
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, *held))


def _counts(window: Window) -> summary.Summary:
    return summary.summary(window.desk.reader)


def test_a_dropped_file_becomes_the_document_that_is_read(
    start: Start, dossier: Dossier, report: Path, qtbot: QtBot
) -> None:
    window = start(dossier.path)
    _drop(window, report)
    qtbot.waitUntil(lambda: _counts(window).documents == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.panes.source.view.text == _REPORT, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.verbs.dossier.arriving.is_busy, timeout=PATIENCE)
    assert window.panes.source.view.hasFocus()


@pytest.mark.shared
def test_the_article_brings_its_pack_and_both_can_be_undone(
    start: Start, dossier: Dossier, shared_article: Path, qtbot: QtBot, press: Press
) -> None:
    window = start(dossier.path)
    press("Ctrl+I")
    _choose(_dialog(window, qtbot), shared_article)
    qtbot.waitUntil(lambda: "pack" in window.notices.text, timeout=PATIENCE)
    press("F6", "Space")
    qtbot.waitUntil(lambda: _counts(window).quotes >= 55, timeout=PATIENCE)
    assert _counts(window).events >= 20
    window.panes.source.setFocus()
    press("Ctrl+Z")
    assert (_counts(window).quotes, _counts(window).documents) == (0, 1)
    press("Ctrl+Z")
    assert _counts(window).documents == 0
    press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert _counts(window).quotes >= 55


def test_words_are_quoted_linked_and_cited_without_a_mouse(
    start: Start, dossier: Dossier, report: Path, qtbot: QtBot, press: Press, type_text: Type
) -> None:
    window = start(dossier.path)
    _drop(window, report)
    qtbot.waitUntil(lambda: window.panes.source.view.hasFocus(), timeout=PATIENCE)
    press("Ctrl+Home", *["Shift+Right"] * len("The harbour"), "Q")
    assert [row.text for row in _quotes(window)] == ["The harbour"]
    for letter, name in (("E", "Shutdown"), ("A", "Vladivar"), ("C", "It stayed shut"), ("T", "port")):
        press(letter)
        type_text(name)
        press("Return")
        qtbot.waitUntil(lambda: window.panes.source.view.hasFocus())
    quote = _quotes(window)[0]
    assert {link.label for link in quote.evidence} == {"Shutdown", "Vladivar", "It stayed shut"}
    assert [tag.label for tag in quote.tags] == ["port"]
    press("N")
    note = window.panes.notes.note_id
    assert note is not None
    assert notes.note(window.desk.reader, note).citations[0].quote_id == quote.id


def _quotes(window: Window) -> list[Any]:
    document = window.panes.source.document_id
    assert document is not None
    reader = window.desk.reader
    ids = [row[0] for row in reader.rows("SELECT id FROM quote ORDER BY id")]
    return [quotes.quote(reader, id) for id in ids]


def test_a_note_leaves_in_every_format_from_the_menu(
    start: Start, filled: Filled, tmp_path: Path, qtbot: QtBot, press: Press, type_text: Type
) -> None:
    from workbench.services.briefing.formats import FORMATS

    window = start(filled.path)
    beginnings = {"docx": b"PK", "odt": b"PK", "pdf": b"%PDF", "html": b"<!", "md": b""}
    for name, chosen in FORMATS.items():
        target = tmp_path / f"out{chosen.suffix}"
        press("Ctrl+E")
        type_text(chosen.label)
        press("Return")
        _choose(_dialog(window, qtbot), target)
        qtbot.waitUntil(lambda target=target: target.exists() and target.stat().st_size > 0, timeout=PATIENCE)  # type: ignore[misc]
        qtbot.waitUntil(lambda: not window.verbs.dossier.exporting.errands.is_busy, timeout=PATIENCE)
        assert target.read_bytes().startswith(beginnings.get(name, b"")), name
        assert window.notices.isHidden(), window.notices.text


def test_undo_walks_back_to_the_empty_dossier_across_a_restart(
    start: Start, dossier: Dossier, report: Path, qtbot: QtBot, press: Press, type_text: Type, contents: Any
) -> None:
    empty = contents(dossier)
    window = start(dossier.path)
    _drop(window, report)
    qtbot.waitUntil(lambda: window.panes.source.view.hasFocus(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.verbs.dossier.arriving.is_busy, timeout=PATIENCE)
    press("Ctrl+Home", "Shift+End", "Q", "N", "Alt+3")
    type_text(" They stayed shut.")
    shut(window, qtbot)
    full = contents(dossier)
    assert full != empty

    window = start(dossier.path)
    assert window.panes.source.view.hasFocus()
    while history.ends(window.desk.reader)[0] is not None:
        before = history.ends(window.desk.reader)[2]
        press("Ctrl+Z")
        assert history.ends(window.desk.reader)[2] < before
    assert contents(dossier) == empty
    while history.ends(window.desk.reader)[1] is not None:
        press("Ctrl+Shift+Z")
    assert contents(dossier) == full


def test_the_search_box_finds_takes_there_and_gives_the_keyboard_back(
    start: Start, filled: Filled, qtbot: QtBot, press: Press, type_text: Type
) -> None:
    window = start(filled.path)
    window.panes.source.setFocus()
    press("Ctrl+K")
    type_text("Seconde")
    press("Return")
    focus = window.desk.selection.focus
    assert focus is not None
    assert focus.id == filled.events["follow_up"]
    assert window.panes.source.isAncestorOf(window.focusWidget())
    press("Ctrl+K", "Escape")
    assert window.panes.source.isAncestorOf(window.focusWidget())


def test_an_offer_to_undo_is_gone_after_the_next_gesture(
    start: Start, filled: Filled, qtbot: QtBot, press: Press
) -> None:
    from workbench.core.kinds import RecordKind

    window = start(filled.path)
    window.desk.focus(RecordKind.ACTOR, filled.actors["borduria"])
    window.verbs.of("Edit").delete()  # type: ignore[attr-defined]
    assert window.notices.isVisible()
    window.panes.source.setFocus()
    press("Ctrl+Home", "Shift+End", "Q")
    assert window.notices.isHidden()
