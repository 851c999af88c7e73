"""A margin card is as sure as the line under its quote: as the least sure of what the quote supports."""

from __future__ import annotations

import pytest

from tests.conftest import Filled
from tests.operations.reading import imported
from workbench.core.kinds import RecordKind
from workbench.core.modality import Modality, most_hedged
from workbench.core.spans import Span
from workbench.operations import claims, quotes, records
from workbench.store.dossier import Dossier
from workbench.store.read import quotes as reads


def supporting(dossier: Dossier, modalities: dict[RecordKind, str]) -> tuple[int, int]:
    """A document and a quote of it that supports one record of each kind."""
    document = imported(dossier)
    quote = quotes.add(dossier, document, [Span(0, 20)]).result
    assert isinstance(quote, int)
    for kind, modality in modalities.items():
        name = {RecordKind.CLAIM: "text", RecordKind.EVENT: "label", RecordKind.TRANSFER: "object"}[kind]
        made = records.create(dossier, kind, **{name: "dix navires", "modality": modality}).result
        assert isinstance(made, int)
        quotes.link(dossier, quote, kind, made)
    return document, quote


@pytest.mark.parametrize(
    ("modalities", "expected", "is_told"),
    [
        ({RecordKind.CLAIM: "asserted"}, "asserted", False),
        ({RecordKind.CLAIM: "asserted", RecordKind.EVENT: "asserted"}, "asserted", False),
        ({RecordKind.CLAIM: "asserted", RecordKind.EVENT: "conditional"}, "conditional", True),
        ({RecordKind.CLAIM: "denied", RecordKind.EVENT: "asserted", RecordKind.TRANSFER: "reported"}, "denied", True),
    ],
)
def test_a_card_and_the_line_under_its_quote_are_as_sure_as_the_least_sure(
    dossier: Dossier, modalities: dict[RecordKind, str], expected: str, is_told: bool
) -> None:
    document, quote = supporting(dossier, modalities)
    with dossier.reading() as reader:
        card = reads.cards(reader, [quote])[quote]
        row = next(row for row in reads.rows(reader, document) if row.id == quote)
    assert (card.modality, row.modality) == (expected, expected)
    assert bool(card.hedges) == is_told
    assert (card.heading == "Established fact") == (expected == "asserted")
    if is_told:
        assert "Claim:" in card.hedges
        assert "Event:" in card.hedges


def test_every_modality_has_its_place_among_the_hedges() -> None:
    for modality in Modality:
        assert most_hedged([Modality.ASSERTED, modality]) == modality
    assert most_hedged([]) == ""


def test_a_card_says_who_claims_it_how_good_he_is_and_what_a_transfer_an_event_or_an_actor_is(filled: Filled) -> None:
    held = filled.quotes
    with filled.dossier.reading() as reader:
        found = reads.cards(reader, list(held.values()))
    said, denied, wheat, later = (found[held[name]] for name in ("cargos", "denial", "wheat", "later"))
    assert said.what == "Trois cargos ont livré des moteurs"
    assert (said.rating, said.who) == ("C3", "according to ministère de la Pêche")
    assert denied.who == "according to Flotte du Nord ‹ ministère de la Pêche"
    assert (wheat.what, wheat.who, wheat.modality) == ("blé", "Sylvanie → Bordurie", "planned")
    assert (later.what, later.who, later.modality) == ("Seconde livraison · 2024", "Bordurie", "possible")


def test_a_claim_of_nobody_has_its_own_credibility_and_no_grade(filled: Filled) -> None:
    claims.attribute(filled.dossier, filled.claims["said"], [])
    with filled.dossier.reading() as reader:
        assert reads.cards(reader, [filled.quotes["cargos"]])[filled.quotes["cargos"]].rating == "3"
