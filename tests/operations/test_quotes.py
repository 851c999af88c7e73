"""Quotes keep the exact words of their source, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.core.citations import tokens
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.core.spans import Anchor, Span, occurrences
from workbench.core.texts import Ingested
from workbench.operations import documents, quotes
from workbench.store.read import claims, tags
from workbench.store.read import notes as notes_read
from workbench.store.read import quotes as read
from workbench.store.read.evidence import evidence_of
from workbench.store.read.verification import verify

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


def test_what_nobody_reads_as_one_passage_is_no_quote(filled: Filled) -> None:
    text = "Word after word. " * 20_000
    id = documents.add(filled.dossier, Ingested(text, ()), text.encode(), "book.txt").result
    assert isinstance(id, int)
    before = verified(filled)
    for spans in ([Span(0, len(text))], [Span(0, quotes.LONGEST - 5), Span(150_000, 150_020)]):
        with pytest.raises(InvalidValue, match="up to 100,000 characters"):
            quotes.add(filled.dossier, id, spans)
    assert verified(filled) == before
    assert quotes.add(filled.dossier, id, [Span(3, 3 + quotes.LONGEST)]).result


def verified(filled: Filled) -> int:
    reader = filled.dossier.reader()
    assert next(verify(reader), None) is None
    return int(reader.value("SELECT count(*) FROM quote"))


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


def _span(filled: Filled, words: str) -> Span:
    start = filled.texts["harbour"].index(words)
    return Span(start, start + len(words))


def test_a_resized_quote_has_new_words_and_context_and_keeps_its_links_and_citations(filled: Filled) -> None:
    dossier, id = filled.dossier, filled.quotes["cargos"]
    before = read.quote(dossier.reader(), id)
    wider = _span(filled, "Selon le ministère de la Pêche, trois cargos auraient livré")
    changes = quotes.resize(dossier, id, [wider])
    after = read.quote(dossier.reader(), id)
    assert changes.touches("quote", "quote_part")
    assert after.text == "Selon le ministère de la Pêche, trois cargos auraient livré"
    assert after.parts[0].suffix.startswith(" des moteurs")
    assert (after.uid, after.evidence) == (before.uid, before.evidence)
    assert next(verify(dossier.reader()), None) is None
    assert [token.uid for token in tokens(notes_read.note(dossier.reader(), filled.note).body)].count(after.uid) == 2
    found = dossier.reader().rows("SELECT text FROM record_search WHERE record_search MATCH '\"selon le ministere\"'")
    assert found == [(after.text,)]
    dossier.undo()
    assert read.quote(dossier.reader(), id) == before
    dossier.redo()
    assert read.quote(dossier.reader(), id) == after


def test_a_quote_gains_and_loses_parts_by_resizing(filled: Filled) -> None:
    dossier, id = filled.dossier, filled.quotes["denial"]
    three = [_span(filled, words) for words in ("Un porte-parole", "a démenti", "livraison")]
    quotes.resize(dossier, id, three)
    assert read.quote(dossier.reader(), id).text == "Un porte-parole […] a démenti […] livraison"
    quotes.resize(dossier, id, three[1:2])
    assert read.quote(dossier.reader(), id).text == "a démenti"
    assert next(verify(dossier.reader()), None) is None
    dossier.undo()
    dossier.undo()
    assert read.quote(dossier.reader(), id).text == "Un porte-parole a démenti […] toute livraison"


def test_resizing_onto_another_quote_onto_nothing_or_to_the_same_words_changes_nothing(filled: Filled) -> None:
    dossier, id = filled.dossier, filled.quotes["wheat"]
    twin = read.quote(dossier.reader(), filled.quotes["cargos"]).parts[0].span
    with pytest.raises(InvalidValue, match="quoted already"):
        quotes.resize(dossier, id, [twin])
    with pytest.raises(InvalidValue, match="no words"):
        quotes.resize(dossier, id, [Span(twin.start, twin.start)])
    with pytest.raises(NotFound):
        quotes.resize(dossier, 999, [twin])
    assert not quotes.resize(dossier, id, [read.quote(dossier.reader(), id).parts[0].span])


def test_every_occurrence_is_quoted_in_one_gesture_and_those_there_are_not_quoted_twice(filled: Filled) -> None:
    dossier, document = filled.dossier, filled.documents["harbour"]
    text = filled.texts["harbour"]
    spans = [Span(at, at + 9) for at in occurrences(text, "livraison")] + [_span(filled, "moteurs")]
    first = quotes.add(dossier, document, [spans[0]])
    count = dossier.reader().value("SELECT count(*) FROM quote")
    made = quotes.add_all(dossier, document, spans)
    assert isinstance(made.result, tuple)
    assert made.result[0] == first.result
    assert [read.quote(dossier.reader(), id).text for id in made.result] == [span.of(text) for span in spans]
    assert dossier.reader().value("SELECT count(*) FROM quote") == count + len(spans) - 1
    dossier.undo()
    assert dossier.reader().value("SELECT count(*) FROM quote") == count


@pytest.mark.parametrize("own", [{"edtf": "2024-05"}, {"place": "Port"}])
def test_a_quote_may_give_a_date_or_a_place_alone(filled: Filled, own: dict[str, str]) -> None:
    quote = quotes.add(filled.dossier, filled.documents["ships"], [Span(0, 6)]).result
    assert isinstance(quote, int)
    made = quotes.link(filled.dossier, quote, RecordKind.EVENT, filled.events["delivery"], **own).result
    with filled.dossier.reading() as reader:
        [held] = reader.rows("SELECT edtf, place FROM evidence WHERE id = :id", {"id": made})
    assert held == (own.get("edtf"), own.get("place", ""))
