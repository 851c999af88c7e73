"""The first sight of the source shows the line at which the pane was left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panes.source.conftest import ingested
from workbench.operations import documents
from workbench.ui.desk import Desk
from workbench.ui.panes.source.first import FirstText
from workbench.ui.panes.source.pane import SourcePane


def test_it_stands_where_the_pane_was_left(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    text = "\n\n".join(f"Paragraph {number} of a long report about ships." for number in range(400))
    made = reports.run(documents.add, ingested(text, "Long"), b"long", "long.txt")
    assert made is not None
    source.open_document(int(str(made.result)))
    source.view.open_at(text.index("Paragraph 300"))
    state = source.view_state()
    window = QWidget()
    qtbot.addWidget(window)
    sight = FirstText(reports.reader, state, window)
    sight.resize(700, 500)
    window.show()
    qtbot.waitExposed(window)
    assert sight.text[sight.top_offset :].startswith("Paragraph 300")
