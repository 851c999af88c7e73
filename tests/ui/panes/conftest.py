"""A real dossier on disk and a real desk, for panes that are tested as the analyst uses them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import Block, Ingested, normalise
from workbench.operations import documents, quotes, records
from workbench.store.dossier import Dossier
from workbench.ui.desk import Desk, Notice

WORDS = normalise(
    "Le port reste calme.\nSelon Anvers, deux navires seraient passés.\nUn troisième a été vu le 3 mai.\n"
)


@dataclass
class Case:
    """A dossier with its desk, what the desk said, and shorthands that make records."""

    dossier: Dossier
    desk: Desk
    notices: list[Notice] = field(default_factory=list)
    picks: list[tuple[Any, ...]] = field(default_factory=list)

    def make(self, what: RecordKind, **values: Any) -> int:
        """A new record, announced."""
        return self.result(records.create, what, **values)

    def result(self, operation: Any, *args: Any, **values: Any) -> int:
        """The id that an operation gives."""
        changes = self.desk.run(operation, *args, **values)
        assert changes is not None
        assert isinstance(changes.result, int)
        return changes.result

    def actor(self, name: str, parent: int | None = None, kind: str = "state") -> int:
        """A new actor."""
        return self.make(RecordKind.ACTOR, name=name, kind=kind, parent_id=parent)

    def document(self, title: str = "Port", words: str = WORDS, content: bytes = b"1", **values: Any) -> int:
        """A new document."""
        ingested = Ingested(text=words, blocks=(Block(0, len(words)),), title=title, language="fr", **values)
        return self.result(documents.add, ingested, content, f"{title}.txt")

    def quote(self, document: int, words: str) -> int:
        """A new quote of these words."""
        start = WORDS.index(words)
        return self.result(quotes.add, document, [Span(start, start + len(words))])

    def pick(self, id: int) -> None:
        """Choose `id` in the picker that was opened last."""
        self.picks[-1][3](id)


@pytest.fixture
def case(tmp_path: Path, qtbot: Any) -> Iterator[Case]:
    """An empty dossier."""
    dossier = Dossier.create(tmp_path / "case.dossier")
    desk = Desk(dossier)
    made = Case(dossier, desk)
    desk.noticed.connect(made.notices.append)
    desk.pick_requested.connect(lambda *asked: made.picks.append(asked))
    yield made
    dossier.close()
