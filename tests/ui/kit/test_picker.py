from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.core import wording
from workbench.ui.kit.picker import Picker, PickerRow
from workbench.ui.theme import theme
from workbench.ui.theme.theme import Theme

ROWS = (
    PickerRow(1, "Corée du Nord", "state", "state"),
    PickerRow(2, "Corée du Sud", "state", "state"),
    PickerRow(3, "Séoul", "place", "place"),
)


@pytest.fixture
def picker(stage, qtbot: QtBot) -> Picker:
    return Picker(stage)


def labels(picker: Picker) -> list[str]:
    return [picker.model.index(at, 0).data() for at in range(picker.model.rowCount())]


def test_typing_filters_and_enter_picks(picker: Picker, qtbot: QtBot):
    picker.open_at(QPoint(10, 10), ROWS)
    qtbot.keyClicks(picker.line, "seo")
    assert labels(picker) == ["Séoul"]
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picked.args == [3]
    assert picker.isHidden()


def test_a_row_is_found_by_its_further_names_and_creating_stays_last(picker: Picker, qtbot: QtBot):
    rows = (*ROWS, PickerRow(4, "Corée", "RPDC · DPRK", "state"), PickerRow(5, "DPRKNews", "", "organisation"))
    picker.open_at(QPoint(10, 10), rows, can_create=True)
    qtbot.keyClicks(picker.line, "rpdc")
    assert labels(picker) == ["Corée", "Create “rpdc”"]
    qtbot.keyClicks(picker.line, "x")
    assert labels(picker) == ["Create “rpdcx”"]
    picker.line.setText("dprk")
    assert labels(picker) == ["DPRKNews", "Corée", "Create “dprk”"]
    picker.line.setText("sud state")
    assert labels(picker)[0] == "Corée du Sud"


def test_arrows_choose_another_row(picker: Picker, qtbot: QtBot):
    picker.open_at(QPoint(10, 10), ROWS)
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picked.args == [2]


def test_the_row_that_enter_would_take_is_told_to_a_screen_reader(picker: Picker, qtbot: QtBot):
    picker.open_at(QPoint(10, 10), ROWS, title="Link to actor")
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    assert picker.line.accessibleName() == "Link to actor"
    assert picker.line.accessibleDescription() == "Corée du Sud"


def test_escape_cancels_and_gives_the_focus_back(picker: Picker, stage, qtbot: QtBot):
    picker.open_at(QPoint(10, 10), ROWS)
    assert picker.line.hasFocus()
    with qtbot.waitSignal(picker.cancelled), qtbot.assertNotEmitted(picker.picked):
        qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    assert stage.elsewhere.hasFocus()


def test_picking_gives_the_focus_back_before_it_is_told(picker: Picker, stage, qtbot: QtBot):
    held = []
    picker.picked.connect(lambda _key: held.append(stage.elsewhere.hasFocus()))
    picker.open_at(QPoint(10, 10), ROWS)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert held == [True]


def test_going_elsewhere_cancels_and_leaves_the_focus_there(picker: Picker, stage, qtbot: QtBot):
    picker.open_at(QPoint(10, 10), ROWS)
    with qtbot.waitSignal(picker.cancelled):
        stage.elsewhere.setFocus()
    assert picker.isHidden()
    assert stage.elsewhere.hasFocus()


def test_the_last_row_creates_what_was_typed(picker: Picker, qtbot: QtBot):
    picker.open_at(QPoint(10, 10), ROWS, can_create=True)
    qtbot.keyClicks(picker.line, "cor  x ")
    assert labels(picker) == ["Create “cor x”"]
    with qtbot.waitSignal(picker.created) as created:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert created.args == ["cor x"]


def test_what_exists_is_not_offered_again(picker: Picker):
    picker.open_at(QPoint(10, 10), ROWS, can_create=True, text="séoul")
    assert labels(picker) == ["Séoul"]
    picker.line.setText("Corée")
    assert labels(picker) == ["Corée du Nord", "Corée du Sud", "Create “Corée”"]


def test_enter_on_nothing_does_nothing(picker: Picker, qtbot: QtBot):
    picker.open_at(QPoint(10, 10), ROWS, text="zzz")
    with qtbot.assertNotEmitted(picker.picked), qtbot.assertNotEmitted(picker.created):
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.isVisible()


def test_it_stays_inside_the_window(picker: Picker, stage):
    picker.open_at(QPoint(5000, 5000), ROWS)
    assert stage.rect().contains(picker.geometry())


def test_a_shortcut_of_the_window_does_not_steal_escape(picker: Picker, stage, qtbot: QtBot):
    QShortcut(QKeySequence("Escape"), stage)
    picker.open_at(QPoint(10, 10), ROWS)
    with qtbot.waitSignal(picker.cancelled):
        qtbot.keyClick(picker.line, Qt.Key.Key_Escape)


def test_a_long_list_is_reached_to_its_end(picker: Picker, qtbot: QtBot):
    picker.open_at(QPoint(10, 10), tuple(PickerRow(at, f"Actor {at}") for at in range(1000)), can_create=True)
    qtbot.keyClicks(picker.line, "actor")
    while picker.model.canFetchMore(picker.model.index(-1, 0)):
        picker.model.fetchMore(picker.model.index(-1, 0))
    assert labels(picker)[-2:] == ["Actor 999", "Create “actor”"]


def test_a_click_picks(picker: Picker, qtbot: QtBot, each_theme: Theme):
    picker.open_at(QPoint(10, 10), ROWS, can_create=True, text="cor")
    view = picker.findChild(type(picker._list))
    assert not picker.grab().isNull()
    with qtbot.waitSignal(picker.picked) as picked:
        spot = view.visualRect(picker.model.index(1, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert picked.args == [2]


def test_other_rows_replace_the_first_ones(picker: Picker):
    picker.open_at(QPoint(10, 10), ROWS, text="seoul")
    picker.cancel()
    picker.open_at(QPoint(10, 10), (PickerRow(9, "Tokyo"),))
    assert labels(picker) == ["Tokyo"]


@pytest.mark.parametrize(
    ("rows", "can_create", "said"),
    [
        ((), True, "None yet; type a name for the first"),
        ((), False, "None yet"),
        ((PickerRow(9, "Tokyo"),), False, "Nothing matches"),
    ],
)
def test_an_empty_list_says_whether_there_is_anything(
    picker: Picker, rows: tuple[PickerRow, ...], can_create: bool, said: str
):
    picker.open_at(QPoint(10, 10), rows, can_create=can_create, text="" if not rows else "seoul")
    words = [label.text() for label in picker.findChildren(QLabel) if label.isVisible() and label.text()]
    assert words == [said]


def test_it_speaks_french(picker: Picker):
    wording.install("fr", {"Create “{name}”": "Créer « {name} »"})
    try:
        picker.open_at(QPoint(10, 10), (), can_create=True, text="Tokyo")
        assert labels(picker) == ["Créer « Tokyo »"]
    finally:
        wording.install("en", {})


def test_a_list_is_as_wide_as_its_longest_row_within_bounds(stage, qtbot: QtBot):
    stage.resize(1200, 700)
    sentence = "In all dossiers: never propose the Council of the Baltic Sea Fisheries again"
    wide, narrow, bounded = Picker(stage), Picker(stage), Picker(stage)
    narrow.open_at(QPoint(10, 10), ROWS)
    assert narrow.width() == 380
    wide.open_at(QPoint(10, 10), [PickerRow(1, sentence, "", "edit")])
    room = wide.width() - 32 - 10 - 40
    assert 380 < wide.width() < 640
    assert QFontMetrics(theme.current().font("ui")).horizontalAdvance(sentence) <= room
    bounded.open_at(QPoint(10, 10), [PickerRow(1, sentence * 9, "said by many")])
    assert bounded.width() == 640


def test_of_very_many_rows_none_is_measured(stage, qtbot: QtBot):
    picker = Picker(stage)
    picker.open_at(QPoint(10, 10), [PickerRow(at, "a name that is far too long " * 9) for at in range(1000)])
    assert picker.width() == 380


def test_a_short_list_leaves_no_empty_half(stage, qtbot: QtBot):
    stage.resize(1200, 700)
    short, long = Picker(stage), Picker(stage)
    short.open_at(QPoint(10, 10), ROWS[:1])
    long.open_at(QPoint(10, 10), [PickerRow(at, f"row {at}") for at in range(50)])
    assert short.height() < long.height() - 5 * 28
