"""Quotes keep the exact words of their source, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.core.spans import Anchor, Span
from workbench.operations import quotes
from workbench.store.read import claims, events, tags
from workbench.store.read import quotes as read
from workbench.store.read.evidence import evidence_of

if TYPE_CHECKING:
    from tests.conftest import Filled


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 260), st.integers(1, 80))
def test_a_quote_has_the_exact_words_of_its_source_and_their_context(filled: Filled, start: int, length: int) -> None:
    text, document = filled.texts["harbour"], filled.documents["harbour"]
    try:
        id = quotes.add(filled.dossier, document, [Span(start, start + length)]).result
    except InvalidValue:
        assert not text[start : start + length].strip()
        return
    assert isinstance(id, int)
    (part,) = read.quote(filled.dossier.reader(), id).parts
    assert part.exact == text[start : start + length].strip()
    assert Anchor(part.span, part.exact, part.prefix, part.suffix).holds(text)


def test_the_same_span_again_is_the_same_quote(filled: Filled) -> None:
    start = filled.texts["ships"].index("four ships")
    again = quotes.add(filled.dossier, filled.documents["ships"], [Span(start - 1, start + 11)])
    assert again.result == filled.quotes["four"]
    assert not again


def test_parts_are_kept_in_reading_order_and_may_not_overlap(filled: Filled) -> None:
    id = quotes.add(filled.dossier, filled.documents["ships"], [Span(21, 30), Span(0, 7)]).result
    assert isinstance(id, int)
    assert [part.span for part in read.quote(filled.dossier.reader(), id).parts] == [Span(0, 7), Span(21, 30)]
    with pytest.raises(InvalidValue, match="overlap"):
        quotes.add(filled.dossier, filled.documents["ships"], [Span(0, 10), Span(5, 15)])


@pytest.mark.parametrize("spans", [[], [Span(3, 3)], [Span(10_000, 10_010)]])
def test_a_quote_of_nothing_is_refused(filled: Filled, spans: list[Span]) -> None:
    with pytest.raises(InvalidValue, match="no words"):
        quotes.add(filled.dossier, filled.documents["ships"], spans)


def test_a_link_stands_once_and_takes_the_last_relation(filled: Filled) -> None:
    quote, event = filled.quotes["later"], filled.events["follow_up"]
    quotes.link(filled.dossier, quote, RecordKind.EVENT, event, relation="contradicts")
    found = evidence_of(filled.dossier.reader(), RecordKind.EVENT, event)
    assert [(one.quote_id, one.relation) for one in found] == [(quote, "contradicts")]


def test_a_quote_gives_a_date_and_place_of_its_own(filled: Filled) -> None:
    link = quotes.link(
        filled.dossier, filled.quotes["four"], RecordKind.EVENT, filled.events["undated"], edtf="2023-03", place="quay"
    ).result
    assert isinstance(link, int)
    (one,) = evidence_of(filled.dossier.reader(), RecordKind.EVENT, filled.events["undated"])
    assert (one.edtf, one.place) == ("2023-03", "quay")
    quotes.edit_evidence(filled.dossier, link, edtf="", place="")
    (one,) = evidence_of(filled.dossier.reader(), RecordKind.EVENT, filled.events["undated"])
    assert (one.edtf, one.place) == (None, "")
    assert events.quote_dates(filled.dossier.reader(), [filled.events["undated"]]) == []
    with pytest.raises(InvalidValue, match="not a relation"):
        quotes.edit_evidence(filled.dossier, link, relation="proves")


def test_a_quote_that_names_an_actor_mentions_it(filled: Filled) -> None:
    (one,) = evidence_of(filled.dossier.reader(), RecordKind.ACTOR, filled.actors["sylvania"])
    assert one.relation == "mentions"


def test_unlinking_keeps_quote_and_record(filled: Filled) -> None:
    (one,) = evidence_of(filled.dossier.reader(), RecordKind.ACTOR, filled.actors["sylvania"])
    quotes.unlink(filled.dossier, one.id)
    assert evidence_of(filled.dossier.reader(), RecordKind.ACTOR, filled.actors["sylvania"]) == ()
    assert read.quote(filled.dossier.reader(), filled.quotes["cargos"]).id == filled.quotes["cargos"]


def test_quote_and_link_are_one_gesture(filled: Filled) -> None:
    before = filled.dossier.reader().value("SELECT count(*) FROM quote")
    quotes.add_linked(
        filled.dossier, filled.documents["ships"], [Span(0, 15)], RecordKind.EVENT, filled.events["undated"]
    )
    filled.dossier.undo()
    assert filled.dossier.reader().value("SELECT count(*) FROM quote") == before
    assert evidence_of(filled.dossier.reader(), RecordKind.EVENT, filled.events["undated"]) == ()


def test_a_failed_link_leaves_no_quote(filled: Filled) -> None:
    before = filled.dossier.reader().value("SELECT count(*) FROM quote")
    with pytest.raises(NotFound):
        quotes.add_linked(filled.dossier, filled.documents["ships"], [Span(0, 15)], RecordKind.EVENT, 999)
    assert filled.dossier.reader().value("SELECT count(*) FROM quote") == before


def test_tags_go_on_once_and_come_off(filled: Filled) -> None:
    quotes.tag(filled.dossier, filled.quotes["denial"], filled.tags["doubt"])
    assert [row.uses for row in tags.rows(filled.dossier.reader())] == [1]
    quotes.untag(filled.dossier, filled.quotes["denial"], filled.tags["doubt"])
    assert [row.uses for row in tags.rows(filled.dossier.reader())] == [0]


def test_a_claim_rests_on_its_quote_and_says_who_says_so(filled: Filled) -> None:
    chain = [filled.actors["ministry"], filled.actors["sylvania"]]
    id = quotes.claim(
        filled.dossier, filled.quotes["later"], text=" A second delivery ", modality="possible", attribution=chain
    ).result
    assert isinstance(id, int)
    claim = claims.claim(filled.dossier.reader(), id)
    assert (claim.text, claim.modality) == ("A second delivery", "possible")
    assert [link.id for link in claim.attribution] == chain
    assert [one.quote_id for one in claim.evidence] == [filled.quotes["later"]]
    with pytest.raises(InvalidValue, match="needs words"):
        quotes.claim(filled.dossier, filled.quotes["later"], text=" ")


def test_a_discontinuous_quote_reads_with_a_gap(filled: Filled) -> None:
    quote = read.quote(filled.dossier.reader(), filled.quotes["denial"])
    assert quote.text == "Un porte-parole a démenti […] toute livraison"


def test_the_most_hedged_statement_colours_a_quote(filled: Filled) -> None:
    found = {row.id: row.modality for row in read.rows(filled.dossier.reader(), filled.documents["harbour"])}
    assert found[filled.quotes["cargos"]] == "conditional"
    assert found[filled.quotes["denial"]] == "denied"
    assert found[filled.quotes["wheat"]] == "planned"
