"""Extraction proposes; a person decides, once."""

from __future__ import annotations

import pytest

from workbench.core.texts import Block, Ingested
from workbench.operations import documents, extraction, proposals
from workbench.store.dossier import Dossier
from workbench.store.read import proposals as read

FIRST = "Le 4 mai 2019, Oslo a livré dix navires à la Suède."
SECOND = "Selon Oslo, la Suède les aurait perdus en juin 2019."
TEXT = f"{FIRST}\n{SECOND}\n"


@pytest.fixture
def document(dossier: Dossier) -> int:
    blocks = (Block(0, len(FIRST)), Block(len(FIRST) + 1, len(TEXT) - 1))
    ingested = Ingested(TEXT, blocks, title="Port", language="fr", encoding="utf-8")
    id = documents.add(dossier, ingested, TEXT.encode(), "port.txt").result
    assert isinstance(id, int)
    return id


def test_proposals_are_not_made_twice_and_rejected_ones_stay_away(dossier: Dossier, document: int) -> None:
    made = extraction.extract(dossier, document).result
    with dossier.reading() as reader:
        waiting = read.rows(reader, document_id=document)
    assert made == len(waiting) > 0
    proposals.reject(dossier, waiting[0].id)
    assert extraction.extract(dossier, document).result == 0
    with dossier.reading() as reader:
        assert waiting[0].id not in [row.id for row in read.rows(reader, document_id=document)]


def test_an_accepted_hedge_stays_a_hedge(dossier: Dossier, document: int) -> None:
    extraction.extract(dossier, document)
    with dossier.reading() as reader:
        waiting = read.rows(reader, document_id=document)
    proposals.accept_all(dossier, [row.id for row in waiting])
    with dossier.reading() as reader:
        modalities = [row[0] for row in reader.rows("SELECT modality FROM event ORDER BY earliest")]
    assert modalities == ["asserted", "reported"]


def test_what_is_found_comes_as_plain_data_and_writes_nothing(dossier: Dossier, document: int) -> None:
    data = extraction.found(dossier, document)
    assert {actor["key"] for actor in data["actors"]} >= {"NO", "SE"}
    assert [date["edtf"] for date in data["dates"]] == ["2019-05-04", "2019-06"]
    assert data["transfers"][0]["donor"] == "NO"
    with dossier.reading() as reader:
        assert read.rows(reader, document_id=document) == []
