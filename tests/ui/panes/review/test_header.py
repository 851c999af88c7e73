from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from workbench.ui.panes.review.header import Header
from workbench.ui.panes.review.model import BY_PLACE, Queue


def test_a_long_title_gives_way_to_the_number_of_documents_that_wait(qtbot: Any) -> None:
    header = Header()
    qtbot.addWidget(header)
    header.resize(300, 60)
    title = "What the herders of the upper valleys owe to the salt ferries of the coast"
    queue = Queue(1, title, "", BY_PLACE, [], 0, 9, [], (2, 3, 4), True, 9)
    header.show_queue(queue, BY_PLACE)
    shown = [label.text() for label in header.findChildren(QLabel)]
    assert any(words.startswith("What the") and words.endswith("… · 3 more documents wait") for words in shown)
    header.show_queue(queue._replace(others=()), BY_PLACE)
    assert header.findChildren(QLabel)[1].text().startswith("What the herders of the upper")
