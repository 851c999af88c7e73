"""A dossier with one read document: what tests of the review stand on."""

from __future__ import annotations

from workbench.core.proposals import Lesson
from workbench.core.texts import Block, Ingested
from workbench.operations import documents, proposals
from workbench.services.extract import engine
from workbench.store.dossier import Dossier
from workbench.store.read import proposals as read
from workbench.store.read.proposals import ProposalRow

TEXT = (
    "Le 4 mai 2019, Oslo a livré dix navires à la Suède.\n"
    "Selon la Norvège, la Suède les aurait perdus en juin 2019.\n"
    "La Norvège pourrait fournir 40 obus à la Suède en 2020.\n"
)


def imported(dossier: Dossier, text: str = TEXT, name: str = "port") -> int:
    """The text as a document, a paragraph a line."""
    blocks, at = [], 0
    for line in text.splitlines():
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    ingested = Ingested(text, tuple(blocks), title=name, language="fr", encoding="utf-8")
    id = documents.add(dossier, ingested, text.encode(), f"{name}.txt").result
    assert isinstance(id, int)
    return id


def proposed(dossier: Dossier, document: int, text: str = TEXT, lessons: tuple[Lesson, ...] = ()) -> list[ProposalRow]:
    """What the rules propose of it, read in this very process."""
    items = engine.propose(text, blocks=(), language="fr", published=None, lessons=lessons)
    found = [item for item in items if isinstance(item, engine.Found)][-1]
    proposals.add(dossier, document, found.suggestions)
    with dossier.reading() as reader:
        return read.rows(reader, document_id=document)


def named(rows: list[ProposalRow], kind: str, words: str) -> ProposalRow:
    """The proposal of a kind that says these words."""
    return next(row for row in rows if row.kind == kind and words in f"{proposals.name_of(row)} {row.exact}")
