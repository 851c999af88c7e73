"""What the timeline reads: everything of a small dossier, a fair sample of a large one."""

from __future__ import annotations

from tests.conftest import Filled
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.operations import quotes, records
from workbench.store.read import timeline


def test_a_small_dossier_is_read_whole(filled: Filled) -> None:
    with filled.dossier.reading() as reader:
        found = timeline.outline(reader, 4000)

    assert {row.id for row in found.rows} == set(filled.events.values())
    assert found.participants[0] == (filled.events["delivery"], filled.actors["sylvania"])
    assert (filled.actors["fleet"], filled.actors["ministry"], "Flotte du Nord") in found.actors


def test_a_sample_keeps_within_its_limit_and_knows_the_total_and_every_actor_above(filled: Filled) -> None:
    for number in range(40):
        records.create(filled.dossier, RecordKind.EVENT, label=f"Event {number}", edtf="2024")
    with filled.dossier.reading() as reader:
        found = timeline.outline(reader, 10)

    named = {id for id, _, _ in found.actors}
    assert found.total == 43
    assert 0 < len(found.rows) <= 10
    assert {actor for _, actor in found.participants} <= named
    assert {parent for _, parent, _ in found.actors if parent is not None} <= named


def test_an_event_lies_in_the_lanes_of_its_documents_the_earliest_first_and_of_its_tags(filled: Filled) -> None:
    event = filled.events["delivery"]
    for name in ("ships", "harbour"):
        document = filled.documents[name]
        quote = quotes.add(filled.dossier, document, [Span(0, 6)]).result
        assert isinstance(quote, int)
        quotes.link(filled.dossier, quote, RecordKind.EVENT, event)
        records.edit(
            filled.dossier, RecordKind.DOCUMENT, document, published={"ships": "2024-05", "harbour": "2023"}[name]
        )
        quotes.tag(filled.dossier, quote, filled.tags["doubt"])
    with filled.dossier.reading() as reader:
        pairs, titles = timeline.documents_of(reader)
        tagged, names = timeline.tags_of(reader)
    assert [document for id, document in pairs if id == event] == [
        filled.documents["harbour"],
        filled.documents["ships"],
    ]
    assert titles[filled.documents["ships"]]
    assert tagged.count((event, filled.tags["doubt"])) == 1
    assert set(names) >= set(filled.tags.values())
