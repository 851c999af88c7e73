"""What became of each sentence."""

from __future__ import annotations

from tests.operations.reading import imported, named, proposed
from workbench.core.spans import Span
from workbench.operations import proposals, quotes
from workbench.store.dossier import Dossier
from workbench.store.read import coverage
from workbench.store.read.coverage import Touch
from workbench.store.write import proposals as write

TEXT = "Le titre\nLe vent souffle. Le port dort. La Norvège a signé le 4 mai 2019. Rien ne bouge.\n"
SPANS = [[0, 8, 1], [9, 25, 0], [26, 39, 0], [40, 73, 0], [74, 88, 0]]


def touches(dossier: Dossier, document: int) -> list[Touch]:
    with dossier.reading() as reader:
        return [one.touch for one in coverage.sentences(reader, document)]


def test_sentences_tell_whether_they_wait_have_facts_were_left_or_were_not_touched(dossier: Dossier) -> None:
    document = imported(dossier, TEXT)
    assert touches(dossier, document) == []
    with dossier.operation("read") as op:
        write.keep_reading(op, document, engine="1", is_reduced=True, sentences=SPANS)
    assert touches(dossier, document) == [Touch.UNTOUCHED] * 4
    rows = proposed(dossier, document, TEXT)
    quotes.add(dossier, document, [Span(29, 33)])
    proposals.leave(dossier, document, 9, 25)
    assert touches(dossier, document) == [Touch.LEFT, Touch.FACTS, Touch.WAITING, Touch.UNTOUCHED]
    proposals.accept(dossier, named(rows, "event", "mai").id)
    assert touches(dossier, document)[2] is Touch.FACTS
    dossier.undo()
    dossier.undo()
    assert touches(dossier, document)[0] is Touch.UNTOUCHED


def test_a_sentence_can_be_taken_up_again(dossier: Dossier) -> None:
    document = imported(dossier, TEXT)
    with dossier.operation("read") as op:
        write.keep_reading(op, document, engine="1", is_reduced=True, sentences=SPANS)
    proposals.leave(dossier, document, 9, 25)
    proposals.leave(dossier, document, 9, 25, is_left=False)
    assert touches(dossier, document)[0] is Touch.UNTOUCHED


def test_a_quote_over_two_sentences_touches_both_and_not_their_neighbours(dossier: Dossier) -> None:
    document = imported(dossier, TEXT)
    with dossier.operation("read") as op:
        write.keep_reading(op, document, engine="1", is_reduced=False, sentences=SPANS)
    quotes.add(dossier, document, [Span(20, 30)])
    assert touches(dossier, document) == [Touch.FACTS, Touch.FACTS, Touch.UNTOUCHED, Touch.UNTOUCHED]
    with dossier.reading() as reader:
        found = coverage.reading(reader, document)
    assert found is not None
    assert not found.is_reduced


def test_a_sentence_whose_statements_were_rejected_was_read_and_one_whose_name_was_is_still_untouched(
    dossier: Dossier,
) -> None:
    document = imported(dossier, TEXT)
    with dossier.operation("read") as op:
        write.keep_reading(op, document, engine="1", is_reduced=True, sentences=SPANS)
    rows = proposed(dossier, document, TEXT)
    assert {row.kind for row in rows} >= {"actor", "event"}
    for row in rows:
        if row.kind == "actor":
            proposals.reject(dossier, row.id)
    assert touches(dossier, document)[2] is Touch.WAITING
    statements = [row for row in rows if row.kind != "actor"]
    for row in statements:
        proposals.reject(dossier, row.id)
    assert touches(dossier, document)[2] is Touch.LEFT
    with dossier.operation("none") as op:
        for row in statements:
            op.execute("DELETE FROM proposal WHERE id = ?", (row.id,))
    assert touches(dossier, document)[2] is Touch.UNTOUCHED


def test_only_the_sentences_that_were_touched_are_looked_at_anew(dossier: Dossier) -> None:
    document = imported(dossier, TEXT)
    with dossier.operation("read") as op:
        write.keep_reading(op, document, engine="1", is_reduced=True, sentences=SPANS)
    with dossier.reading() as reader:
        held = coverage.sentences(reader, document)
    quotes.add(dossier, document, [Span(29, 33)])
    quotes.add(dossier, document, [Span(76, 80)])
    with dossier.reading() as reader:
        found = coverage.refreshed(reader, document, held, [(29, 33)])
        again = coverage.refreshed(reader, document, found, [(76, 80), (200, 210)])
    assert [one.touch for one in held] == [Touch.UNTOUCHED] * 4
    assert [one.touch for one in found] == [Touch.UNTOUCHED, Touch.FACTS, Touch.UNTOUCHED, Touch.UNTOUCHED]
    assert [one.touch for one in again] == touches(dossier, document)
