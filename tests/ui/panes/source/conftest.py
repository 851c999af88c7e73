"""One dossier with two short reports and the pane on it, for the tests of what is done in the pane."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.texts import Block, Ingested
from workbench.operations import documents
from workbench.store.dossier import Dossier
from workbench.ui.desk import Desk
from workbench.ui.panes.source.pane import SourcePane

REPORT = (
    "The harbour was closed on Monday. Three ships left at night! Did anyone see them?\n\n"
    "Officials spoke of three ships. The ministry counts Three Ships, and a fourth ship may follow.\n\n"
    "Nobody saw the ship’s crew. Été passed."
)


def ingested(text: str, title: str) -> Ingested:
    """A text of paragraphs with blank lines between."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Ingested(text, tuple(blocks), title=title, language="en")


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[Desk]:
    dossier = Dossier.create(tmp_path / "reports.dossier")
    documents.add(dossier, ingested(REPORT, "Harbour report"), b"1", "one.txt")
    documents.add(dossier, ingested("Another paper.\n\nIt says little of ships.", "Second paper"), b"2", "two.txt")
    yield Desk(dossier)
    dossier.close()


@pytest.fixture
def source(qtbot: QtBot, reports: Desk) -> Iterator[SourcePane]:
    pane = SourcePane(reports)
    qtbot.addWidget(pane)
    pane.resize(1000, 600)
    pane.complete()
    pane.show()
    qtbot.waitExposed(pane)
    yield pane
    pane.shut_down()
