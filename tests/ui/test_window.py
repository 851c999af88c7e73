"""The real window on a real dossier, offscreen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench import translations
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter, Focus
from workbench.operations import actors, records
from workbench.store.dossier import Dossier
from workbench.store.read import documents, history, notes
from workbench.ui.actions import COMMANDS
from workbench.ui.desk import Desk
from workbench.ui.dialogs.shortcuts import ShortcutSheet
from workbench.ui.kit.notice import NoticeBar
from workbench.ui.layout import PLACES
from workbench.ui.theme import theme

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.settings import Settings
    from workbench.ui.window import Window

Open = Callable[..., "Window"]

# The offscreen platform can neither raise a window nor grab the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def _trigger(window: Window, id: str) -> None:
    action = window.actions_by_id[id]
    assert action.isEnabled(), id
    action.trigger()


def _docks(window: Window) -> dict[str, QDockWidget]:
    return {dock.objectName(): dock for dock in window.findChildren(QDockWidget)}


def _said(window: Window) -> str:
    bar = window.notices
    assert isinstance(bar, NoticeBar)
    return bar.text if bar.isVisible() else ""


# -- what stands there -------------------------------------------------------------------------------------------------


def test_every_pane_has_its_dock_with_a_name_for_people_and_for_code(window: Window) -> None:
    docks = _docks(window)
    assert set(docks) == {f"dock.{place.key}" for place in PLACES}
    for place in PLACES:
        dock = docks[f"dock.{place.key}"]
        assert dock.accessibleName() == place.title
        assert dock.widget() is not None
        assert dock.widget().objectName() == f"pane.{place.key}"
        assert dock.widget().accessibleName()


def test_the_window_says_which_dossier_it_shows(window: Window) -> None:
    assert "Les moteurs de Vladivar" in window.windowTitle()
    title = window.findChild(QLabel, "dossier.title")
    assert isinstance(title, QLabel)
    assert "Les moteurs de Vladivar" in title.text()
    counts = window.findChild(QLabel, "status.counts")
    assert isinstance(counts, QLabel)
    assert counts.text() == "2 sources · 5 quotes · 3 events"


def test_everything_that_takes_the_keyboard_has_a_name(window: Window) -> None:
    nameless = []
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(window) or widget.focusProxy():
            continue
        if isinstance(widget, QMainWindow | QDockWidget | QMenu) or "qt_" in widget.objectName():
            continue
        named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        buddy_of = any(label.buddy() is widget for label in window.findChildren(QLabel))
        if not named and not buddy_of:
            nameless.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    assert nameless == []


def test_every_command_is_in_a_menu_under_its_own_words(window: Window) -> None:
    listed = [
        action.objectName()
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.objectName().startswith("action.")
    ]
    assert sorted(listed) == sorted(set(listed))
    assert listed == [f"action.{command.id}" for command in COMMANDS]


def test_the_panes_are_painted_with_data(window: Window, qtbot: QtBot) -> None:
    for key in ("actors", "source", "notes", "timeline"):
        picture = _docks(window)[f"dock.{key}"].widget().grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
        assert len(colours) > 3, key


class Shown(QObject):
    """The windows that come up."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_nothing_but_the_window_itself_comes_up_as_a_window(open_window: Open, qapp: QApplication) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    open_window()
    qapp.removeEventFilter(shown)
    assert shown.windows == ["Window"]


# -- doing -------------------------------------------------------------------------------------------------------------


def test_undo_and_redo_from_the_menu_say_what_they_do(window: Window, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.run(actors.rename, filled.actors["fleet"], "Flotte du Sud")
    label = "Rename actor: Flotte du Nord → Flotte du Sud"
    assert window.actions_by_id["edit.undo"].toolTip() == f"Undo: {label}"
    assert not window.actions_by_id["edit.redo"].isEnabled()
    _trigger(window, "edit.undo")
    assert _said(window) == f"Undone: {label}"
    assert window.actions_by_id["edit.redo"].isEnabled()
    _trigger(window, "edit.redo")
    assert _said(window) == f"Redone: {label}"


def test_undo_goes_to_the_empty_dossier_and_no_pane_breaks(window: Window, filled_desk: Desk) -> None:
    steps = 0
    while window.actions_by_id["edit.undo"].isEnabled() and steps < 200:
        _trigger(window, "edit.undo")
        QApplication.processEvents()
        steps += 1
    assert filled_desk.reader.value("SELECT count(*) FROM document") == 0
    for _ in range(steps):
        _trigger(window, "edit.redo")
    assert filled_desk.reader.value("SELECT count(*) FROM document") == 2


@pytest.mark.parametrize("id", ["edit.new_actor", "edit.new_event", "edit.new_transfer", "edit.new_claim"])
def test_a_new_record_has_the_focus_and_its_card_open(window: Window, filled_desk: Desk, id: str) -> None:
    kind = RecordKind(id.removeprefix("edit.new_"))
    _trigger(window, id)
    focus = filled_desk.selection.focus
    assert focus is not None
    assert focus.kind is kind
    assert _docks(window)["dock.detail"].isVisible()
    _trigger(window, "edit.undo")
    assert filled_desk.selection.focus is None


def test_deleting_what_is_focused_offers_to_take_it_back(window: Window, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.focus(RecordKind.EVENT, filled.events["undated"])
    _trigger(window, "edit.delete")
    assert _said(window) == "Delete event: Accord secret"
    assert not window.actions_by_id["edit.delete"].isEnabled()
    button = next(button for button in window.notices.findChildren(QAbstractButton) if button.text() == "Undo")
    button.click()
    assert filled_desk.reader.value("SELECT count(*) FROM event") == 3


def test_a_refusal_goes_a_while_after_the_next_gesture_that_is_done(
    window: Window, filled: Filled, filled_desk: Desk, qtbot: QtBot
) -> None:
    fleet, sylvania = filled.actors["fleet"], filled.actors["sylvania"]
    window._fade.setInterval(20)
    filled_desk.run(records.edit, RecordKind.ACTOR, fleet, parent_id=fleet)
    refused = _said(window)
    assert refused
    assert not window._fade.isActive()
    filled_desk.run(records.edit, RecordKind.ACTOR, sylvania, name="Sylvania")
    assert _said(window) == refused
    qtbot.waitUntil(lambda: not _said(window))


def test_back_and_forward_from_the_menu(window: Window, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.focus(RecordKind.ACTOR, filled.actors["fleet"])
    filled_desk.focus(RecordKind.EVENT, filled.events["delivery"])
    _trigger(window, "go.back")
    assert filled_desk.selection.focus == Focus(RecordKind.ACTOR, filled.actors["fleet"])
    _trigger(window, "go.forward")
    assert filled_desk.selection.focus == Focus(RecordKind.EVENT, filled.events["delivery"])
    _trigger(window, "go.clear_focus")
    assert filled_desk.selection.focus is None


@pytest.mark.parametrize("kind", list(RecordKind))
def test_focusing_any_record_breaks_no_pane(
    window: Window, filled: Filled, filled_desk: Desk, kind: RecordKind
) -> None:
    if kind is RecordKind.JUDGEMENT:
        filled_desk.run(records.create, kind, text="We judge so")
    filled_desk.focus(kind, 1)
    QApplication.processEvents()
    assert filled_desk.selection.focus == Focus(kind, 1)
    assert "went wrong" not in _said(window)


def test_a_filter_reduces_and_is_let_go(window: Window, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.filter(Filter(actors=frozenset({filled.actors["borduria"]})))
    QApplication.processEvents()
    _trigger(window, "go.clear_filter")
    assert filled_desk.selection.filter == Filter()
    assert not window.actions_by_id["go.clear_filter"].isEnabled()


def test_another_program_writing_to_the_dossier_is_noticed(
    window: Window, filled: Filled, filled_desk: Desk, qtbot: QtBot
) -> None:
    window.watch()
    with qtbot.waitSignal(filled_desk.changed, timeout=10_000) as told:
        with Dossier.open(filled.path) as other:
            records.create(other, RecordKind.TAG, name="theirs")
    assert told.args[0].whole


# -- documents in ------------------------------------------------------------------------------------------------------


def test_sending_words_to_the_note_is_one_gesture(window: Window, filled_desk: Desk, qtbot: QtBot) -> None:
    count, steps = "SELECT count(*) FROM quote", history.ends(filled_desk.reader)[2]
    view, quotes = window.panes.source.view, filled_desk.reader.value(count)
    view.select(3, 9)
    window.panes.source.verbs.send_to_note()
    assert filled_desk.reader.value(count) == quotes + 1
    assert window.panes.notes.editor.chips()
    assert history.ends(filled_desk.reader)[2] == steps + 1
    filled_desk.undo()
    assert filled_desk.reader.value(count) == quotes


def _drop(window: Window, mime: QMimeData) -> None:
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_dropped_files_become_documents(window: Window, filled_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "phare.txt").write_text("Le phare est éteint depuis hier.", encoding="utf-8")
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(inbox.iterdir())])
    _drop(window, mime)
    qtbot.waitUntil(lambda: len(documents.rows(filled_desk.reader)) == 3, timeout=30_000)
    focused = RecordKind.DOCUMENT
    qtbot.waitUntil(
        lambda: filled_desk.selection.focus is not None and filled_desk.selection.focus.kind is focused, timeout=30_000
    )
    words = " ".join(label.text() for label in window.jobs.findChildren(QLabel))
    assert "1 file imported" in words
    assert "1 file refused" in words
    counts = window.findChild(QLabel, "status.counts")
    assert isinstance(counts, QLabel)
    qtbot.waitUntil(lambda: counts.text().startswith("3 sources"), timeout=10_000)


def test_a_pasted_text_becomes_a_document(window: Window, filled_desk: Desk, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Une dépêche collée. 🛰")
    _trigger(window, "dossier.paste")
    qtbot.waitUntil(lambda: len(documents.rows(filled_desk.reader)) == 3, timeout=30_000)
    newest = max(row.id for row in documents.rows(filled_desk.reader))
    assert documents.text(filled_desk.reader, newest) == "Une dépêche collée. 🛰"
    qtbot.waitUntil(lambda: filled_desk.selection.focus is not None, timeout=30_000)


def test_an_empty_clipboard_is_told(window: Window, filled_desk: Desk) -> None:
    QApplication.clipboard().clear()
    _trigger(window, "dossier.paste")
    assert "no text on the clipboard" in _said(window)


def test_closing_in_the_middle_of_an_import_leaves_whole_documents(
    open_window: Open, filled: Filled, filled_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    from workbench.store.read.verification import verify

    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(300):
        (inbox / f"{number}.txt").write_text(f"Report number {number}.")
    window = open_window()
    window.verbs.dossier.import_paths([inbox])
    qtbot.waitUntil(lambda: len(documents.rows(filled_desk.reader)) > 4, timeout=30_000)
    window.close()
    with filled.dossier.reading() as reader:
        assert list(verify(reader)) == []
        assert reader.value("SELECT count(*) FROM document") == reader.value("SELECT count(*) FROM document_text")


# -- notes -------------------------------------------------------------------------------------------------------------


def test_what_is_typed_in_a_note_is_saved_by_closing(
    open_window: Open, filled: Filled, filled_desk: Desk, qtbot: QtBot
) -> None:
    window = open_window()
    filled_desk.focus(RecordKind.NOTE, filled.note)
    qtbot.keyClicks(window.panes.notes.editor, "Zeppelin! ")
    window.close()
    assert "Zeppelin!" in notes.note(filled.dossier.reader(), filled.note).body


# -- light, dark, French -----------------------------------------------------------------------------------------------


def test_the_theme_switches_and_is_remembered(window: Window, settings: Settings) -> None:
    was_dark = theme.current().is_dark
    before = window.grab().toImage().pixelColor(5, 5)
    _trigger(window, "view.theme")
    assert theme.current().is_dark is not was_dark
    QApplication.processEvents()
    assert window.grab().toImage().pixelColor(5, 5) != before
    assert settings.text("theme") == ("light" if was_dark else "dark")
    _trigger(window, "view.theme")
    assert theme.current().is_dark is was_dark


def _english_left(window: Window) -> set[str]:
    """Visible words that French would have said otherwise."""
    french = translations.catalogue("fr")
    same = {text for text, words in french.items() if text == words}
    words: set[str] = set()
    for widget in window.findChildren(QWidget):
        if widget.objectName().startswith("qt_"):
            # Qt's own, in Qt's own words: the program installs Qt's translation, a test does not.
            continue
        for name in ("text", "title", "toolTip", "accessibleName", "placeholderText", "windowTitle"):
            read = getattr(widget, name, None)
            if (callable(read) and not isinstance(widget, QLineEdit)) or name in ("placeholderText", "accessibleName"):
                value = read() if callable(read) else ""
                words.add(str(value))
    for action in window.actions_by_id.values():
        words |= {action.text().split("\t")[0], action.toolTip()}
    return {word for word in words if word in french and word not in same and word not in french.values()}


def test_the_whole_window_speaks_french(open_window: Open) -> None:
    translations.install("fr")
    window = open_window()
    assert _english_left(window) == set()
    assert _docks(window)["dock.timeline"].accessibleName() == "Chronologie"
    assert window.actions_by_id["edit.undo"].text() == "Annuler"


def test_the_language_switch_is_remembered_and_asks_for_a_new_window(
    window: Window, settings: Settings, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.reopen_requested):
        _trigger(window, "view.language")
    assert settings.text("language") == "fr"


# -- help --------------------------------------------------------------------------------------------------------------


def test_the_shortcut_sheet_lists_every_shortcut_and_any_of_its_keys_closes_it(window: Window, qtbot: QtBot) -> None:
    _trigger(window, "help.keys")
    (sheet,) = window.findChildren(ShortcutSheet)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {command.text for command in COMMANDS if command.keys} <= words
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_about_says_that_nothing_leaves_this_machine(window: Window) -> None:
    _trigger(window, "help.about")
    assert "offline" in _said(window)


# -- left and found again ----------------------------------------------------------------------------------------------


def test_the_layout_is_as_it_was_left(open_window: Open, settings: Settings, filled_desk: Desk) -> None:
    first = open_window()
    _docks(first)["dock.timeline"].hide()
    first.layout_of_panes.show("sources")
    QApplication.processEvents()
    first.close()
    second = open_window(Desk(filled_desk.dossier))
    assert not _docks(second)["dock.timeline"].isVisible()
    assert not _docks(second)["dock.sources"].visibleRegion().isEmpty()
    _trigger(second, "view.reset")
    assert _docks(second)["dock.timeline"].isVisible()


def test_another_dossier_opens_where_this_window_stands(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.app import Application

    monkeypatch.setenv("WORKBENCH_THEME", "light")
    paths = [tmp_path / "one.dossier", tmp_path / "two.dossier"]
    for path in paths:
        Dossier.create(path).close()
    application = Application(qapp)
    application.open(paths[0])
    first = application.window
    assert first is not None
    qtbot.waitUntil(lambda: first.is_watching)
    first.resize(first.width(), 640)
    first.layout_of_panes.show("claims")
    application.open(paths[1])
    second = application.window
    assert second is not None
    assert second is not first
    qtbot.waitUntil(lambda: second.is_watching)
    assert second.height() == 640
    assert not _docks(second)["dock.claims"].visibleRegion().isEmpty()
    second.close()
    second.desk.dossier.close()
    second.deleteLater()


def test_a_damaged_layout_is_passed_over(open_window: Open, settings: Settings) -> None:
    from PySide6.QtCore import QByteArray

    settings.set_blob("window/state", QByteArray(b"rubbish"))
    settings.set_blob("window/geometry", QByteArray(b"rubbish"))
    settings.set_text("panes/x/actors", "{not json")
    window = open_window()
    assert all(_docks(window)[f"dock.{key}"].isVisible() for key in ("actors", "source", "notes", "timeline"))


def test_closing_lets_go_of_everything(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()


def test_an_empty_dossier_invites_to_import(dossier: Dossier, open_window: Open) -> None:
    window = open_window(Desk(dossier))
    words: set[Any] = {label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)}
    assert any("mport" in str(one) or "rop" in str(one) for one in words)
    assert not window.actions_by_id["edit.undo"].isEnabled()


def test_a_command_asked_for_before_the_window_is_whole_is_done_once_it_is(
    filled_desk: Desk, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.ui.verbs.dossier import DossierVerbs
    from workbench.ui.window import Window

    asked: list[str] = []
    monkeypatch.setattr(DossierVerbs, "ask_for_files", lambda _verbs: asked.append("files"))
    window = Window(filled_desk, settings)
    qtbot.addWidget(window)
    window.actions_by_id["dossier.import"].trigger()
    assert asked == []
    with qtbot.waitSignal(window.completed, timeout=20_000):
        window.show()
    assert asked == ["files"]
    window.actions_by_id["dossier.import"].trigger()
    assert asked == ["files", "files"]
    window.close()


def test_on_a_screen_no_larger_than_the_window_it_starts_maximised(window: Window) -> None:
    room = window.screen().availableSize()
    assert room.width() < 1400  # the screen of these tests
    assert window.isMaximized()
    assert window.frameGeometry().height() <= room.height()


def test_a_note_that_is_gone_to_comes_to_the_front_and_the_keyboard_stays(
    window: Window, filled: Filled, qtbot: QtBot
) -> None:
    window.layout_of_panes.show("claims")
    qtbot.waitUntil(lambda: window.panes.notes.visibleRegion().isEmpty())
    held = QApplication.focusWidget()
    (note,) = [row.id for row in notes.rows(window.desk.reader)][:1]
    window.desk.focus(RecordKind.NOTE, note)
    qtbot.waitUntil(lambda: not window.panes.notes.visibleRegion().isEmpty())
    assert QApplication.focusWidget() is held


def test_panes_come_back_as_wide_as_they_were_left_in_a_window_of_another_size(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_window()
    first.resize(1500, 900)
    docks, inner = first.layout_of_panes.docks, first.layout_of_panes._window
    keeper = first.layout_of_panes._keeper
    qtbot.waitUntil(lambda: inner.width() == 1500 and not keeper._quiet.isActive() and not keeper._apply.isActive())
    columns = [docks[key] for key in ("actors", "source", "notes")]
    inner.resizeDocks(columns, [380, 700, 420], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: abs(docks["actors"].width() - 380) < 5)
    assert keeper.shares is None  # what nobody dragged is not kept
    monkeypatch.setattr("workbench.ui.layout._is_dragged", lambda: True)
    inner.resizeDocks(columns, [420, 700, 380], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: abs(_held_left(first) - 420) < 5)
    wanted = docks["actors"].width(), docks["notes"].width()
    assert abs(wanted[0] - 420) < 5
    first.close()
    monkeypatch.setattr("workbench.ui.layout._is_dragged", lambda: False)
    second = open_window()
    second.resize(1700, 900)
    docks = second.layout_of_panes.docks
    qtbot.waitUntil(
        lambda: abs(docks["actors"].width() - wanted[0]) < 8 and abs(docks["notes"].width() - wanted[1]) < 8
    )


def _held_left(window: Window) -> int:
    shares = window.layout_of_panes._keeper.shares
    return shares.left if shares is not None else 0


def test_the_card_gets_its_room_back_when_a_review_that_a_start_began_with_is_left(
    open_window: Open, qtbot: QtBot
) -> None:
    first = open_window()
    first.resize(1500, 900)
    docks = first.layout_of_panes.docks
    qtbot.waitUntil(lambda: docks["detail"].height() > 200)
    first.layout_of_panes.show("review")
    qtbot.waitUntil(lambda: docks["detail"].height() < 120)
    first.close()
    second = open_window()
    second.resize(1500, 900)
    docks = second.layout_of_panes.docks
    qtbot.waitUntil(lambda: docks["detail"].height() < 120)
    second.layout_of_panes.show("actors")
    qtbot.waitUntil(lambda: docks["detail"].height() > 200)


def test_a_card_is_painted_once_for_a_click_and_with_all_that_it_holds(
    window: Window, filled: Filled, filled_desk: Desk, qtbot: QtBot
) -> None:
    from workbench.ui.kit.fields import FieldGrid

    class Paints(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.count += event.type() == QEvent.Type.Paint
            return False

    window.layout_of_panes.bring("detail")
    long = "salt and millet\n" * 40
    filled_desk.run(records.edit, RecordKind.ACTOR, filled.actors["fleet"], description=long)
    filled_desk.focus(RecordKind.ACTOR, filled.actors["borduria"])
    qtbot.waitUntil(lambda: window.panes.detail.card is not None and window.panes.detail.card.isVisible())
    QApplication.processEvents()
    card = window.panes.detail.card
    assert card is not None
    before, paints = card.height(), Paints()
    card.findChild(FieldGrid).installEventFilter(paints)  # type: ignore[union-attr]
    filled_desk.focus(RecordKind.ACTOR, filled.actors["fleet"])
    laid = card.height()
    QApplication.processEvents()
    QApplication.processEvents()
    assert paints.count == 1
    assert before < laid == card.height()
