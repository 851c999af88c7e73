"""Sources, tags and claims as an analyst uses them."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.ui.panes.conftest import Case
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter
from workbench.jobs.worker import Worker
from workbench.operations import imports, quotes, records
from workbench.operations.sources import Source
from workbench.store.read import documents, tags
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.lines import LINE_ROLE
from workbench.ui.panes.actors.pane import ActorsPane
from workbench.ui.panes.claims.model import MODALITY, STATEMENT, WHO
from workbench.ui.panes.claims.pane import ClaimsPane
from workbench.ui.panes.sources.pane import SourcesPane
from workbench.ui.panes.tags.pane import TagsPane

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window


def opened(pane: Any, qtbot: Any) -> Any:
    # Held until it is closed: a pane that garbage collection finds while it paints takes the process with it.
    qtbot.addWidget(pane, before_close_func=lambda _closed: pane)
    pane.resize(320, 300)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def titles(pane: Any) -> list[str]:
    model = pane.list.lines
    return [model.index(row).data() for row in range(model.rowCount())]


def spoken(pane: Any, row: int) -> str:
    return str(pane.list.lines.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def focus_of(case: Case) -> tuple[RecordKind, int] | None:
    focus = case.desk.selection.focus
    return None if focus is None else (focus.kind, focus.id)


# Sources


def test_an_empty_list_of_sources_offers_to_import(case: Case, qtbot: Any) -> None:
    pane = opened(SourcesPane(case.desk), qtbot)
    assert not pane.list.isVisible()
    with qtbot.waitSignal(case.desk.import_dialog_requested):
        pane._none.activated.emit()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (ActorsPane, "The filter leaves no actor."),
        (SourcesPane, "The filter leaves no source."),
        (ClaimsPane, "The filter leaves no claim."),
    ],
)
def test_a_filter_that_leaves_nothing_is_told_and_cleared_where_it_is_told(
    case: Case, qtbot: Any, make: Any, told: str
) -> None:
    case.actor("Anvers")
    case.document()
    case.make(RecordKind.CLAIM, text="The port is shut", modality="asserted")
    pane = opened(make(case.desk), qtbot)
    nothing = case.make(RecordKind.TAG, name="nothing")
    case.desk.filter(Filter(tags=frozenset({nothing})))
    qtbot.waitUntil(lambda: told in [one.accessibleName() for one in pane.findChildren(EmptyState) if one.isVisible()])
    button = next(one for one in pane.findChildren(QPushButton) if one.isVisible())
    assert button.text() == "Clear the filter"
    button.click()
    assert case.desk.selection.filter == Filter()
    qtbot.waitUntil(lambda: not [one for one in pane.findChildren(EmptyState) if one.isVisible()])


def test_a_source_tells_what_it_is_and_that_it_is_a_copy(case: Case, qtbot: Any) -> None:
    pane = opened(SourcesPane(case.desk), qtbot)
    first = case.document("Note", publisher="Institut", published="2024-11")
    case.document("Dépêche", content=b"2")
    case.quote(first, "deux navires")
    case.desk.run(records.edit, RecordKind.DOCUMENT, first, marking="TLP:AMBER")
    assert titles(pane) == ["Note", "Dépêche"]
    assert spoken(pane, 0) == "Note, Institut · 2024-11 · FR, 1, TLP:AMBER"
    assert "Note" in spoken(pane, 1)


def test_a_copy_and_a_near_copy_name_their_original(case: Case, qtbot: Any) -> None:
    words = " ".join(f"mot{number}" for number in range(200))
    sources = [
        Source(name, content=text.encode())
        for name, text in (("a.txt", words), ("b.txt", words + "\r\n"), ("c.txt", words + " deux mots de plus"))
    ]
    with Worker() as worker:
        list(imports.import_sources(case.dossier, sources, worker))
    pane = opened(SourcesPane(case.desk), qtbot)
    told = [spoken(pane, place) for place in range(3)]
    assert "copy" not in told[0]
    assert "near copy of “a.txt”" in told[1]
    assert "near copy of “a.txt”" in told[2]
    case.desk.run(records.delete, RecordKind.DOCUMENT, 1)
    assert not any("copy" in spoken(pane, place) for place in range(2))


def test_what_came_attached_stands_under_its_mail(case: Case, qtbot: Any) -> None:
    mail, notice = EmailMessage(), EmailMessage()
    mail["Subject"], notice["Subject"] = "Salt", "Notice"
    notice.set_content("The ferry leaves at noon.")
    notice.add_attachment("Twelve sacks.", filename="sacks.txt")
    mail.set_content("All is on board.")
    mail.add_attachment(notice)
    with Worker() as worker:
        given = [Source("mail.eml", content=mail.as_bytes()), Source("quay.txt", content=b"Herders came to the quay.")]
        list(imports.import_sources(case.dossier, given, worker))
    pane = opened(SourcesPane(case.desk), qtbot)
    lines = [pane.list.lines.index(row).data(LINE_ROLE) for row in range(4)]
    assert [(line.title, line.depth) for line in lines[:2]] == [("Salt", 0), ("Notice", 1)]
    assert [line.depth for line in lines[2:]] == [2, 0]
    assert "attached to “Salt”" in spoken(pane, 1)
    case.desk.run(records.delete, RecordKind.DOCUMENT, 1)
    assert [pane.list.lines.index(row).data(LINE_ROLE).depth for row in range(3)] == [0, 0, 1]
    assert "attached" not in spoken(pane, 1)


def test_sources_follow_focus_and_filter(case: Case, qtbot: Any) -> None:
    pane = opened(SourcesPane(case.desk), qtbot)
    case.document("A")
    second = case.document("B", content=b"2")
    quote = case.quote(second, "deux navires")
    case.desk.focus(RecordKind.QUOTE, quote)
    assert pane.list.current_id() == second
    case.desk.filter(Filter(documents=frozenset({second})))
    assert titles(pane) == ["B"]
    case.desk.filter(Filter())
    assert titles(pane) == ["A", "B"]


def test_a_click_on_a_source_focuses_it_and_delete_can_be_undone(case: Case, qtbot: Any) -> None:
    document = case.document("A")
    pane = opened(SourcesPane(case.desk), qtbot)
    spot = pane.list.visualRect(pane.list.lines.index(0)).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert focus_of(case) == (RecordKind.DOCUMENT, document)
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert titles(pane) == []
    case.desk.undo()
    assert titles(pane) == ["A"]


def test_f2_gives_a_source_another_title(case: Case, qtbot: Any) -> None:
    document = case.document("A")
    pane = opened(SourcesPane(case.desk), qtbot)
    pane.list.choose(document)
    qtbot.keyClick(pane.list, Qt.Key.Key_F2)
    editor = pane.list.findChild(QLineEdit)
    editor.setText("Rapport")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: documents.document(case.desk.reader, document).title == "Rapport")


# Tags


def test_a_tag_is_made_named_used_and_filters(case: Case, qtbot: Any) -> None:
    pane = opened(TagsPane(case.desk), qtbot)
    pane.new_tag()
    editor = pane.list.findChild(QLineEdit)
    editor.setText("à vérifier")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.name for row in tags.rows(case.desk.reader)] == ["à vérifier"])
    tag = tags.rows(case.desk.reader)[0].id
    quote = case.quote(case.document(), "deux navires")
    case.desk.run(quotes.tag, quote, tag)
    assert spoken(pane, 0) == "à vérifier, 1"
    pane.list.choose(tag)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert case.desk.selection.filter.tags == {tag}
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert not case.desk.selection.filter


def test_the_keyboard_stays_on_a_tag_that_its_new_name_moves(case: Case, qtbot: Any) -> None:
    first, _, _ = (case.make(RecordKind.TAG, name=name) for name in ("barge", "mill", "salt"))
    pane = opened(TagsPane(case.desk), qtbot)
    # In a window there is always something that the keyboard could go on to.
    beside = QLineEdit(pane)
    beside.show()
    pane.list.setFocus()
    pane.list.choose(first)
    qtbot.keyClick(pane.list, Qt.Key.Key_F2)
    editor = pane.list.findChild(QLineEdit)
    editor.setText("wharf")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(pane) == ["mill", "salt", "wharf"])
    QApplication.processEvents()
    assert pane.window().focusWidget() is pane.list
    assert pane.list.current_id() == first


def test_two_new_tags_do_not_quarrel_over_their_name(case: Case, qtbot: Any) -> None:
    pane = opened(TagsPane(case.desk), qtbot)
    pane.new_tag()
    pane.new_tag()
    assert len(set(titles(pane))) == 2
    assert case.notices == []


# Claims


@pytest.fixture
def said(case: Case) -> dict[str, int]:
    document = case.document()
    port = case.actor("Port d’Anvers", kind="organisation")
    first = case.quote(document, "deux navires seraient passés")
    second = case.quote(document, "Le port reste calme.")
    return {
        "ships": case.result(
            quotes.claim, first, text="Deux navires sont passés", modality="conditional", attribution=(port,)
        ),
        "calm": case.result(quotes.claim, second, text="Le port est calme", modality="asserted"),
        "first": first,
    }


def cells(pane: ClaimsPane, column: int) -> list[str]:
    return [pane.model.index(row, column).data() for row in range(pane.model.rowCount())]


def test_claims_stand_by_modality_and_sort_by_any_column(case: Case, said: dict[str, int], qtbot: Any) -> None:
    pane = opened(ClaimsPane(case.desk), qtbot)
    assert cells(pane, STATEMENT) == ["Le port est calme", "Deux navires sont passés"]
    pane.table.sortByColumn(STATEMENT, Qt.SortOrder.AscendingOrder)
    assert cells(pane, STATEMENT) == ["Deux navires sont passés", "Le port est calme"]
    assert cells(pane, WHO) == ["Port d’Anvers", ""]


def test_no_heading_of_the_claims_is_cut(case: Case, said: dict[str, int], qtbot: Any) -> None:
    pane = opened(ClaimsPane(case.desk), qtbot)
    header = pane.table.horizontalHeader()
    for width in (320, 900):
        pane.resize(width, 400)
        qtbot.waitUntil(lambda: pane.width() == width)  # noqa: B023
        for column in (MODALITY, WHO):
            words = str(pane.model.headerData(column, Qt.Orientation.Horizontal))
            assert header.fontMetrics().horizontalAdvance(words) + 12 <= header.sectionSize(column), (width, words)
    spoken = pane.model.headerData(MODALITY, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Modality"


def test_a_negative_claim_is_not_denied_once_more(case: Case, said: dict[str, int], qtbot: Any) -> None:
    text = "Le port n’est pas calme"
    case.desk.run(records.edit, RecordKind.CLAIM, said["calm"], text=text, polarity="negative")
    pane = opened(ClaimsPane(case.desk), qtbot)
    assert f"{text} (negative)" in cells(pane, STATEMENT)


def test_a_click_on_a_claim_focuses_it_and_a_quote_marks_its_claims(
    case: Case, said: dict[str, int], qtbot: Any
) -> None:
    pane = opened(ClaimsPane(case.desk), qtbot)
    spot = pane.table.visualRect(pane.model.index(1, STATEMENT)).center()
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert focus_of(case) == (RecordKind.CLAIM, said["ships"])
    case.desk.focus(RecordKind.QUOTE, said["first"])
    assert set(pane.model.highlighted) == {said["ships"]}


def test_a_narrow_table_leaves_its_room_to_the_statements(case: Case, said: dict[str, int], qtbot: Any) -> None:
    pane = opened(ClaimsPane(case.desk), qtbot)
    line = pane.table.fontMetrics().height()
    assert pane.table.columnWidth(STATEMENT) > 140
    assert pane.table.rowHeight(0) > 2 * line
    pane.resize(640, 300)
    qtbot.waitUntil(lambda: pane.table.rowHeight(0) < 2 * line)
    assert pane.table.columnWidth(MODALITY) > 100
    pane.resize(320, 300)
    qtbot.waitUntil(lambda: pane.table.rowHeight(0) > 2 * line)


def test_claims_follow_the_filter(case: Case, said: dict[str, int], qtbot: Any) -> None:
    pane = opened(ClaimsPane(case.desk), qtbot)
    case.desk.filter(Filter(modalities=frozenset({"conditional"})))
    assert cells(pane, STATEMENT) == ["Deux navires sont passés"]
