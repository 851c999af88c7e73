"""Where the sentences of each kind begin: the same as one by one, for very many at once."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.operations.reading import imported
from workbench.core.proposals import Plan, Suggestion
from workbench.core.spans import Span
from workbench.operations import quotes
from workbench.store.dossier import Dossier
from workbench.store.read import coverage, covered
from workbench.store.read.coverage import Touch
from workbench.store.write import proposals as write

LENGTH = 400
Places = list[tuple[int, int]]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Dossier, int]]:
    path: Path = tmp_path_factory.mktemp("covered") / "case.dossier"
    dossier = Dossier.create(path)
    yield dossier, imported(dossier, "o" * LENGTH)
    dossier.close()


spans = st.integers(0, LENGTH - 20).flatmap(lambda at: st.tuples(st.just(at), st.integers(at + 1, at + 19)))


@st.composite
def sentences(draw: st.DrawFn) -> list[list[int]]:
    """Sentences with gaps between, some of them headings."""
    found, at = [], 0
    for gap, length, heading in draw(
        st.lists(st.tuples(st.integers(0, 9), st.integers(1, 30), st.booleans()), max_size=15)
    ):
        found.append([at + gap, at + gap + length, int(heading)])
        at += gap + length
    return found


@given(
    cut=sentences(),
    waiting=st.lists(spans, max_size=6),
    rejected=st.lists(spans, max_size=6),
    left=st.lists(spans, max_size=4, unique_by=lambda place: place[0]),
    quoted=st.lists(spans, max_size=4),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_says_the_same_as_one_sentence_after_the_other(
    shared: tuple[Dossier, int],
    cut: list[list[int]],
    waiting: Places,
    rejected: Places,
    left: Places,
    quoted: Places,
) -> None:
    dossier, document = shared
    with dossier.operation("anew") as op:
        for table in ("proposal", "sentence_left", "extraction", "quote"):
            op.execute(f"DELETE FROM {table}")
        write.keep_reading(op, document, engine="1", is_reduced=False, sentences=cut)
        made = [Suggestion("event", Span(*place), "", {}, "date", "1", 0.9) for place in (*waiting, *rejected)]
        write.carry_out(op, document, Plan(added=made))
        ids = [id for (id,) in op.reader.rows("SELECT id FROM proposal ORDER BY id")]
        for id in ids[len(waiting) :]:
            write.decide(op, id, "rejected")
        for start, end in left:
            write.set_left(op, document, start, end, is_left=True)
    for start, end in quoted:
        quotes.add(dossier, document, [Span(start, end)])
    with dossier.reading() as reader:
        one_by_one = coverage.sentences(reader, document)
        found = covered.starts(reader, document)
    assert {touch: list(starts) for touch, starts in found.items()} == {
        touch: [one.start for one in one_by_one if one.touch is touch] for touch in Touch
    }


def test_fifty_thousand_sentences_take_the_moment_that_their_list_takes_to_read(dossier: Dossier) -> None:
    count = 50_000
    document = imported(dossier, "Le port dort là-bas. " * count)
    cut = [[at * 21, at * 21 + 20, 0] for at in range(count)]
    many = [Suggestion("event", Span(at * 63, at * 63 + 9), "", {}, "date", "1", 0.9) for at in range(count // 3)]
    with dossier.operation("many") as op:
        write.keep_reading(op, document, engine="1", is_reduced=False, sentences=cut)
        write.carry_out(op, document, Plan(added=many))
    with dossier.reading() as reader:
        covered.starts(reader, document)
        before = time.process_time()
        for _ in range(5):
            found = covered.starts(reader, document)
        taken = time.process_time() - before
        words, places = json.dumps(cut), reader.rows('SELECT start, "end" FROM proposal')
        before = time.process_time()
        for _ in range(5):
            json.loads(words)
            places = reader.rows('SELECT start, "end" FROM proposal WHERE document_id = ?', (document,))
        least = time.process_time() - before
    assert len(places) == len(found[Touch.WAITING]) == count // 3
    assert taken < 6 * least
