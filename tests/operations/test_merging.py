"""Two records made one, looked at beforehand, and made two again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Filled
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.core.merging import MergePreview
from workbench.core.texts import Block, Ingested
from workbench.operations import actors, documents, events, merging, quotes, records, trash
from workbench.store.dossier import Dossier
from workbench.store.read import actors as read_actors
from workbench.store.read import events as read_events
from workbench.store.read import mergers, verification
from workbench.store.read import quotes as read_quotes
from workbench.store.read import trash as read_trash

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]
ACTOR, EVENT, DOCUMENT = RecordKind.ACTOR, RecordKind.EVENT, RecordKind.DOCUMENT


def _id(changes: Any) -> int:
    assert isinstance(changes.result, int)
    return changes.result


def _numbers(shown: MergePreview) -> dict[str, tuple[int, int]]:
    return {part.label: (part.moved, part.known) for part in shown.parts}


def _merger(filled: Filled, kind: RecordKind, id: int) -> int:
    return mergers.merged_into(filled.dossier.reader(), kind, id)[0].id


def _facts(contents: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    return {table: rows for table, rows in contents.items() if table != "merger"}


# -- beforehand ----------------------------------------------------------------------------------------------------------


def test_a_preview_tells_names_children_claims_and_what_is_there_already(filled: Filled, contents: Contents) -> None:
    keep, other = filled.actors["sylvania"], filled.actors["ministry"]
    quotes.link(filled.dossier, filled.quotes["cargos"], ACTOR, other)
    quotes.link(filled.dossier, filled.quotes["wheat"], ACTOR, other)
    before = contents(filled.dossier)
    shown = merging.preview(filled.dossier, ACTOR, keep, other)
    assert contents(filled.dossier) == before
    assert (shown.kept.label, shown.other.label) == ("Sylvanie", "ministère de la Pêche")
    assert _numbers(shown) == {
        "Names": (2, 0), "Children": (1, 0), "Quotes": (1, 1), "Claims": (2, 0), "Source reliability": (1, 0),
    }  # fmt: skip
    assert shown.parts[0].names == ("ministère de la Pêche", "Fisheries Ministry")
    kinds = next(pair for pair in shown.fields if pair.label == "Kind")
    assert (kinds.kept, kinds.other, kinds.result) == ("state", "organisation", "state")


def test_what_the_preview_says_is_what_the_merge_does(filled: Filled) -> None:
    keep, other = filled.actors["sylvania"], filled.actors["borduria"]
    events.add_participant(filled.dossier, filled.events["delivery"], other, role="recipient")
    quotes.link(filled.dossier, filled.quotes["four"], ACTOR, other)
    told = _numbers(merging.preview(filled.dossier, ACTOR, keep, other))
    reader = filled.dossier.reader()
    before = read_actors.actor(reader, keep)
    merging.merge(filled.dossier, ACTOR, keep, other)
    after = read_actors.actor(reader, keep)
    assert after.events - before.events == told["Events"][0] == 1
    assert told["Events"][1] == 1
    assert after.quotes - before.quotes == told["Quotes"][0] == 1


def test_an_empty_field_is_taken_over_and_a_filled_one_stays(filled: Filled) -> None:
    keep, other = filled.events["undated"], filled.events["delivery"]
    shown = {pair.label: pair.result for pair in merging.preview(filled.dossier, EVENT, keep, other).fields}
    assert shown["Date"] == "2023-03-14"
    assert shown["Title"] == "Accord secret"
    merging.merge(filled.dossier, EVENT, keep, other)
    kept = read_events.event(filled.dossier.reader(), keep)
    assert (kept.edtf, kept.place, kept.label) == ("2023-03-14", "Vladivar", "Accord secret")


@pytest.mark.parametrize("kind", [RecordKind.CLAIM, RecordKind.NOTE])
def test_only_what_can_be_merged_is(filled: Filled, kind: RecordKind) -> None:
    with pytest.raises(InvalidValue, match="Only actors, events and documents"):
        merging.preview(filled.dossier, kind, 1, 2)
    with pytest.raises(InvalidValue, match="itself"):
        merging.merge(filled.dossier, EVENT, 1, 1)
    with pytest.raises(NotFound):
        merging.merge(filled.dossier, EVENT, 1, 999)


# -- events --------------------------------------------------------------------------------------------------------------


def test_merged_events_keep_everybody_and_every_quote_once_and_the_dates_that_diverge(filled: Filled) -> None:
    keep, other = filled.events["delivery"], filled.events["follow_up"]
    quotes.link(filled.dossier, filled.quotes["four"], EVENT, other)
    merging.merge(filled.dossier, EVENT, keep, other)
    kept = read_events.event(filled.dossier.reader(), keep)
    assert sorted(one.quote_id for one in kept.evidence) == sorted(
        filled.quotes[name] for name in ("cargos", "denial", "four", "later")
    )
    later = next(one for one in kept.evidence if one.quote_id == filled.quotes["later"])
    assert later.edtf == "2024"
    assert {part.actor_id for part in kept.participants} == {
        filled.actors[name] for name in ("sylvania", "fleet", "borduria")
    }


# -- documents -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def twin(filled: Filled) -> int:
    """The French report again, as another agency printed it: a line more at its head, its last paragraph missing."""
    text = "GAZETTE.\n\n" + filled.texts["harbour"].split("\n\nAu moins")[0] + "\n"
    ingested = Ingested(text=text, blocks=(Block(0, len(text)),), title="Reprise")
    return _id(documents.add(filled.dossier, ingested, text.encode(), "reprise.txt"))


def test_quotes_of_a_merged_document_stand_at_the_same_words_of_the_kept_one(filled: Filled, twin: int) -> None:
    harbour = filled.documents["harbour"]
    shown = merging.preview(filled.dossier, DOCUMENT, twin, harbour)
    (quotes_told,) = (part for part in shown.parts if part.label == "Quotes")
    assert (quotes_told.moved, quotes_told.left) == (2, 1)
    assert any("1 passage stands in the other document alone" in remark for remark in shown.remarks)
    merging.merge(filled.dossier, DOCUMENT, twin, harbour)
    reader = filled.dossier.reader()
    moved = read_quotes.quote(reader, filled.quotes["denial"])
    assert moved.document_id == twin
    assert [part.exact for part in moved.parts] == ["Un porte-parole a démenti", "toute livraison"]
    assert read_quotes.quote(reader, filled.quotes["wheat"]).document_id == harbour
    assert reader.value("SELECT copy_of_id FROM document WHERE id = ?", (harbour,)) == twin
    assert list(verification.verify(reader)) == []


def test_a_merged_document_is_taken_out_again_with_its_quotes(filled: Filled, twin: int, contents: Contents) -> None:
    before = contents(filled.dossier)
    merging.merge(filled.dossier, DOCUMENT, twin, filled.documents["harbour"])
    merging.separate(filled.dossier, _merger(filled, DOCUMENT, twin))
    assert contents(filled.dossier) == before


def test_a_quote_that_went_on_to_a_third_document_stays_there_when_the_first_merge_is_taken_back(
    filled: Filled, twin: int
) -> None:
    third = _id(documents.add(filled.dossier, _copy(filled), b"third", "third.txt"))
    merging.merge(filled.dossier, DOCUMENT, twin, filled.documents["harbour"])
    merging.merge(filled.dossier, DOCUMENT, third, twin)
    merging.separate(filled.dossier, _merger(filled, DOCUMENT, twin))
    reader = filled.dossier.reader()
    assert read_quotes.quote(reader, filled.quotes["denial"]).document_id == third
    assert list(verification.verify(reader)) == []


def _copy(filled: Filled) -> Ingested:
    text = "DÉPÊCHE.\n\nUne ligne de plus.\n\n" + filled.texts["harbour"]
    return Ingested(text=text, blocks=(Block(0, len(text)),), title="Troisième")


# -- two again -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind, keep, other",
    [
        (ACTOR, "sylvania", "ministry"), (ACTOR, "ministry", "sylvania"), (ACTOR, "borduria", "fleet"),
        (EVENT, "delivery", "follow_up"), (EVENT, "undated", "delivery"),
    ],
)  # fmt: skip
def test_separated_at_once_everything_is_as_it_was_and_undo_makes_them_one(
    filled: Filled, contents: Contents, kind: RecordKind, keep: str, other: str
) -> None:
    held = filled.actors if kind is ACTOR else filled.events
    before = contents(filled.dossier)
    merging.merge(filled.dossier, kind, held[keep], held[other])
    merged = contents(filled.dossier)
    separated = merging.separate(filled.dossier, _merger(filled, kind, held[keep]))
    assert separated.result == (kind, held[other])
    assert contents(filled.dossier) == before
    filled.dossier.undo()
    assert contents(filled.dossier) == merged


def test_separating_later_keeps_what_came_since_and_works_after_the_trash_was_emptied(filled: Filled) -> None:
    keep, other = filled.actors["sylvania"], filled.actors["ministry"]
    merging.merge(filled.dossier, ACTOR, keep, other)
    assert read_trash.deleted(filled.dossier.reader()) == []
    trash.empty(filled.dossier)
    quotes.link(filled.dossier, filled.quotes["later"], ACTOR, keep)
    records.edit(filled.dossier, ACTOR, filled.actors["fleet"], parent_id=filled.actors["borduria"])
    merging.separate(filled.dossier, _merger(filled, ACTOR, keep))
    reader = filled.dossier.reader()
    back = read_actors.actor(reader, other)
    assert back.name == "ministère de la Pêche"
    assert [name.text for name in back.names] == ["Fisheries Ministry"]
    assert [rating.grade for rating in back.ratings] == ["C"]
    assert read_actors.actor(reader, filled.actors["fleet"]).parent_id == filled.actors["borduria"]
    assert keep in {
        id for (id,) in reader.rows("SELECT actor_id FROM evidence WHERE quote_id = ?", (filled.quotes["later"],))
    }
    assert list(verification.verify(reader)) == []


def test_a_chain_of_merges_is_taken_apart_in_either_order(filled: Filled, contents: Contents) -> None:
    keep, middle, last = (filled.actors[name] for name in ("sylvania", "ministry", "borduria"))
    before = contents(filled.dossier)
    for order in ((0, 1), (1, 0)):
        merging.merge(filled.dossier, ACTOR, middle, last)
        merging.merge(filled.dossier, ACTOR, keep, middle)
        held = {one.name: one.id for one in mergers.merged_into(filled.dossier.reader(), ACTOR, keep)}
        assert set(held) == {"ministère de la Pêche", "Bordurie"}
        for place in order:
            name = ("ministère de la Pêche", "Bordurie")[place]
            reader = filled.dossier.reader()
            owner = next(
                id for id in (keep, middle) if name in {one.name for one in mergers.merged_into(reader, ACTOR, id)}
            )
            number = next(one.id for one in mergers.merged_into(reader, ACTOR, owner) if one.name == name)
            merging.separate(filled.dossier, number)
        assert contents(filled.dossier)["actor"] == before["actor"]
        assert _rows(contents(filled.dossier), "evidence", "participant", "attribution", "transfer") == _rows(
            before, "evidence", "participant", "attribution", "transfer"
        )


def _rows(contents: dict[str, list[tuple[Any, ...]]], *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    return {table: contents[table] for table in tables}


def test_an_alias_knows_which_actor_it_came_from(filled: Filled) -> None:
    keep, other = filled.actors["borduria"], filled.actors["ministry"]
    own = _id(actors.add_name(filled.dossier, keep, "Bordurian Republic"))
    merging.merge(filled.dossier, ACTOR, keep, other)
    reader = filled.dossier.reader()
    (merged,) = mergers.merged_into(reader, ACTOR, keep)
    came = {name.text for name in read_actors.actor(reader, keep).names if name.id in merged.names}
    assert came == {"ministère de la Pêche", "Fisheries Ministry"}
    assert own not in merged.names


def test_a_merge_taken_back_twice_is_told(filled: Filled) -> None:
    keep = filled.actors["sylvania"]
    merging.merge(filled.dossier, ACTOR, keep, filled.actors["borduria"])
    number = _merger(filled, ACTOR, keep)
    merging.separate(filled.dossier, number)
    with pytest.raises(NotFound, match="taken back already"):
        merging.separate(filled.dossier, number)


# -- not sure ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [ACTOR, EVENT, DOCUMENT])
def test_two_that_may_be_the_same_know_of_each_other_until_it_is_settled(filled: Filled, kind: RecordKind) -> None:
    one, other = list({ACTOR: filled.actors, EVENT: filled.events, DOCUMENT: filled.documents}[kind].values())[:2]
    link = _id(merging.mark_same(filled.dossier, kind, one, other, reason="same chair"))
    assert _id(merging.mark_same(filled.dossier, kind, other, one)) == link
    reader = filled.dossier.reader()
    for id, there in ((one, other), (other, one)):
        (found,) = mergers.alike(reader, kind, id)
        assert (found.other.id, found.reason) == (there, "same chair")
    merging.mark_different(filled.dossier, link)
    assert mergers.alike(reader, kind, one) == ()
    filled.dossier.undo()
    merging.merge(filled.dossier, kind, one, other)
    assert mergers.alike(reader, kind, one) == ()


def test_what_may_be_the_same_as_a_merged_actor_may_be_the_same_as_the_kept_one(filled: Filled) -> None:
    keep, other, third = (filled.actors[name] for name in ("sylvania", "borduria", "fleet"))
    merging.mark_same(filled.dossier, ACTOR, other, third)
    merging.mark_same(filled.dossier, ACTOR, third, keep)
    merging.merge(filled.dossier, ACTOR, keep, other)
    assert [one.other.id for one in mergers.alike(filled.dossier.reader(), ACTOR, keep)] == [third]
