"""A citation in the editor is an object: deleted whole, never typed into, copied as its token."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.citations import token
from workbench.ui.dragged import QUOTE_MIME
from workbench.ui.panes.notes.chip import Look
from workbench.ui.panes.notes.editor import NoteEditor

A = "0123456789abcdef0123456789abcdef"
B = "fedcba9876543210fedcba9876543210"


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    made = NoteEditor(lambda uid: Look("Q12" if uid == A else "Q7"))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def _caret(editor: NoteEditor, position: int, to: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    if to is not None:
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_advice_of_several_lines_stands_whole_in_an_empty_text_and_goes_with_the_first_letter(
    editor: NoteEditor, qtbot: QtBot
) -> None:
    def is_below_the_first_line() -> bool:
        picture = editor.viewport().grab().toImage()
        top = editor.cursorRect().bottom() + editor.fontMetrics().height() // 2
        ground = picture.pixelColor(1, top)
        rows = range(top, top + editor.fontMetrics().height())
        return any(picture.pixelColor(x, y) != ground for y in rows for x in range(picture.width()))

    editor.resize(200, 300)
    editor.advise("The ferrymen write here what the millers say, and whoever brings the salt reads it in the evening.")
    assert is_below_the_first_line()
    qtbot.keyClicks(editor, "S")
    assert not is_below_the_first_line()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert is_below_the_first_line()


def test_one_backspace_takes_a_citation_whole_and_undo_brings_it_back(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.set_body(f"So {token(A)}.")
    _caret(editor, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.body() == "So ."
    editor.undo()
    assert editor.body() == f"So {token(A)}."
    assert editor.chips()[0].uid == A


@pytest.mark.parametrize(
    ("body", "caret", "made"),
    [
        ("## Salt\n\nThe mill stands.", 0, "## Salt\n\nThe mill stands.\n\n{}"),
        ("The mill stands.\n", 0, "The mill stands.\n\n{}"),
        ("So.\n\n## Salt\nMills", 7, "So.\n\n## Salt {}\nMills"),
        ("So.\n- salt\n", 4, "So.\n- salt {}\n"),
        ("So.\n12. salt", 6, "So.\n12. salt {}"),
        ("So.\n## Salt", 8, "So.\n## Salt {}"),
        ("Le sel n’est pas là.", 9, "Le sel n’est {} pas là."),
        ("Le sel n’est pas là.", 8, "Le sel n’est {} pas là."),
        ("The mill-race runs.", 7, "The mill-race {} runs."),
        ("The mill runs.", 8, "The mill {} runs."),
        ("The mill runs.", 9, "The mill {}runs."),
        ("🐑 mills (salt).", 12, "🐑 mills (salt {})."),
        ("So.\n", 4, "So.\n{}"),
        ("", 0, "{}"),
    ],
)
def test_a_citation_sent_from_elsewhere_unmakes_no_heading(
    editor: NoteEditor, body: str, caret: int, made: str
) -> None:
    editor.set_body(body)
    editor.set_caret(caret)
    editor.insert_chip(A)
    assert editor.body() == made.format(token(A))
    editor.undo()
    assert editor.body() == body


def test_loading_a_note_leaves_nothing_to_undo(editor: NoteEditor) -> None:
    editor.set_body("# One\n\ntwo\n")
    assert not editor.document().isUndoAvailable()


def test_words_typed_beside_a_citation_stay_words(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.set_body(token(A))
    _caret(editor, 1)
    qtbot.keyClicks(editor, " so")
    _caret(editor, 0)
    qtbot.keyClicks(editor, "He ")
    assert editor.body() == f"He {token(A)} so"


def test_copying_and_pasting_keeps_the_citation(editor: NoteEditor) -> None:
    editor.set_body(f"a\u00a0b {token(A)}{token(B)} c\nd")
    _caret(editor, 0, 7)
    mime = editor.createMimeDataFromSelection()
    assert mime.text() == f"a\u00a0b {token(A)}{token(B)} "
    assert not mime.hasHtml()
    _caret(editor, 9)
    editor.insertFromMimeData(mime)
    assert editor.body() == f"a\u00a0b {token(A)}{token(B)} c\na\u00a0b {token(A)}{token(B)} d"
    assert [chip.uid for chip in editor.chips()] == [A, B, A, B]


def test_rich_text_is_pasted_as_plain_text(editor: NoteEditor) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold \ufffc")
    editor.insertFromMimeData(mime)
    assert editor.body() == "bold "
    assert not editor.document().begin().begin().fragment().charFormat().font().bold()


def test_the_object_character_cannot_be_typed(editor: NoteEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "a")
    editor.keyPressEvent(_key("\ufffc"))
    assert editor.body() == "a"


def _key(text: str):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)


def test_a_token_typed_by_hand_becomes_a_chip_except_in_code(editor: NoteEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, f"So {token(A)} and")
    assert [chip.uid for chip in editor.chips()] == [A]
    editor.set_body("")
    qtbot.keyClicks(editor, f"`{token(A)}`")
    assert editor.chips() == [] or editor.body() == f"`{token(A)}`"


def test_clicking_a_chip_opens_its_quote_and_clicking_beside_does_not(editor: NoteEditor, qtbot: QtBot) -> None:
    opened: list[str] = []
    editor.chip_activated.connect(opened.append)
    editor.set_body(f"So {token(A)} and much more.")
    rect = editor.chip_rect(3)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened == [A]
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(rect.width() * 2, 0))
    assert opened == [A]


@pytest.mark.parametrize("position", [3, 4])
def test_control_enter_opens_the_quote_beside_the_caret(editor: NoteEditor, qtbot: QtBot, position: int) -> None:
    opened: list[str] = []
    editor.chip_activated.connect(opened.append)
    editor.set_body(f"So {token(A)} and.")
    _caret(editor, position)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [A]
    assert editor.body() == f"So {token(A)} and."


def test_hovering_tells_which_chip_and_where(editor: NoteEditor, qtbot: QtBot) -> None:
    entered: list[str] = []
    editor.chip_entered.connect(lambda uid, _rect: entered.append(uid))
    editor.set_body(f"So {token(A)} and {token(B)}.")
    with qtbot.waitSignal(editor.chip_entered):
        qtbot.mouseMove(editor.viewport(), editor.chip_rect(3).center())
    with qtbot.waitSignal(editor.chip_left):
        qtbot.mouseMove(editor.viewport(), QPoint(200, 200))
    assert entered == [A]


def test_a_chip_at_the_start_of_a_wrapped_line_is_found_where_it_is_drawn(editor: NoteEditor) -> None:
    editor.set_body("word " * 40 + token(A) + " word " * 10)
    (chip,) = editor.chips()
    found = editor.chip_under(editor.chip_rect(chip.position).center())
    assert found == chip


def test_a_dropped_quote_is_handed_on(editor: NoteEditor) -> None:
    dropped: list[str] = []
    editor.quote_dropped.connect(dropped.append)
    mime = QMimeData()
    mime.setData(QUOTE_MIME, b"quote:12")
    assert editor.canInsertFromMimeData(mime)
    editor.insertFromMimeData(mime)
    assert dropped == ["quote:12"]


def test_another_body_keeps_the_caret_with_its_words(editor: NoteEditor) -> None:
    editor.set_body(f"One {token(A)}. Two. Three.")
    _caret(editor, editor.document().toRawText().index("Three"))
    editor.replace_body(f"Zero. One {token(A)} {token(B)}. Two. Three.")
    assert editor.document().toRawText()[editor.textCursor().position() :] == "Three."


def test_showing_and_styling_is_not_typing(editor: NoteEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.typed):
        editor.set_body(f"# One {token(A)}\n\n**two**\n")
        editor.restyle()
        editor.relay_chips()
        QApplication.processEvents()
    with qtbot.waitSignal(editor.typed):
        qtbot.keyClicks(editor, "x")


def test_a_heading_stands_out_and_its_mark_steps_back(editor: NoteEditor) -> None:
    editor.set_body("# Effects\n\nplain **bold** *slanted*\n\n- item")
    QApplication.processEvents()
    heading = editor.document().begin().layout().formats()
    words = editor.document().findBlockByNumber(2).layout().formats()
    assert max(one.format.fontPointSize() for one in heading) > editor.document().defaultFont().pointSizeF()
    assert {one.start for one in words if one.format.fontWeight() > 600} == {8}
    assert {one.start for one in words if one.format.fontItalic()} == {16}
