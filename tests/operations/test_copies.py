"""Two copies of a dossier: what differs, brought together in either order, twice, with decisions, and taken back."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Filled
from workbench.core.alignment import Alignment
from workbench.core.copies import Prefer, Side, Status
from workbench.core.errors import WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import Block, Ingested, normalise, text_digest
from workbench.operations import actors, claims, copies, documents, events, merging, notes, quotes, records, rereading
from workbench.operations.copies import Situation
from workbench.operations.copies_preview import Preview
from workbench.store import connection
from workbench.store.dossier import Dossier
from workbench.store.read import copies as read
from workbench.store.read import documents as read_documents
from workbench.store.read import mergers, verification
from workbench.store.read import notes as read_notes

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]
ACTOR, EVENT, NOTE, TAG = RecordKind.ACTOR, RecordKind.EVENT, RecordKind.NOTE, RecordKind.TAG


@pytest.fixture
def other(filled: Filled, tmp_path: Path) -> Iterator[Dossier]:
    """The copy on the office machine."""
    path = tmp_path / "office.dossier"
    filled.dossier.backup_to(path)
    with Dossier.open(path) as opened:
        yield opened


def _id(changes: Any) -> int:
    assert isinstance(changes.result, int)
    return changes.result


def _situation(mine: Dossier, theirs: Dossier) -> Situation:
    return copies.situation(mine.reader(), theirs.reader())


def _statuses(mine: Dossier, theirs: Dossier) -> dict[str, Status]:
    return {item.table: item.status for item in _situation(mine, theirs).comparison.items}


def facts(dossier: Dossier) -> dict[str, dict[str, Any]]:
    """What a dossier says, whatever the numbers of its rows."""
    with dossier.reading() as reader:
        layout = read.Layout(reader)
        raw = read.read(reader, layout)
        found = read.content(raw, layout, read.mergers(raw))
    return {table: {identity: held.values for identity, held in rows.items()} for table, rows in found.items()}


def _in_both_orders(mine: Dossier, theirs: Dossier, folder: Path, **options: Any) -> dict[str, dict[str, Any]]:
    """Bring each into a copy of the other; what both then say, which must be the same, sound and final."""
    said = []
    for name, one, other in (("one", mine, theirs), ("two", theirs, mine)):
        path = folder / f"{name}.dossier"
        path.unlink(missing_ok=True)
        one.backup_to(path)
        with Dossier.open(path) as target:
            before = facts(target)
            changed = copies.merge(target, other, **options)
            said.append(facts(target))
            with target.reading() as reader:
                assert [one for one in verification.verify(reader) if one.rule != "broken-citation"] == []
            assert not copies.merge(target, other, **options), "merging twice"
            if changed:
                target.undo()
                assert facts(target) == before
        path.unlink()
    strangers = [one.pop("dossier") for one in said]
    assert said[0] == said[1]
    return said[0] | {"dossier": strangers[0]}


# -- what stands how -----------------------------------------------------------------------------------------------------


def test_two_copies_that_nobody_touched_are_the_same(filled: Filled, other: Dossier) -> None:
    found = _situation(filled.dossier, other)
    assert found.comparison.items == ()
    assert found.comparison.same["quote"] == 5
    assert not copies.merge(filled.dossier, other)


def test_new_changed_deleted_and_conflicting_are_told_apart(filled: Filled, other: Dossier) -> None:
    mine = filled.dossier
    records.create(other, TAG, name="theirs")
    records.edit(other, EVENT, filled.events["undated"], place="Port")
    records.edit(mine, EVENT, filled.events["follow_up"], place="Ici")
    records.edit(mine, ACTOR, filled.actors["fleet"], name="La flotte")
    records.edit(other, ACTOR, filled.actors["fleet"], name="The fleet")
    records.delete(other, ACTOR, filled.actors["borduria"])
    records.delete(mine, RecordKind.CLAIM, filled.claims["denied"])
    found = {(item.table, item.status) for item in _situation(mine, other).comparison.items if item.table != "transfer"}
    assert found == {
        ("tag", Status.NEW), ("event", Status.CHANGED_THERE), ("event", Status.CHANGED_HERE), ("actor", Status.CONFLICT),
        ("actor", Status.DELETED_THERE), ("claim", Status.DELETED_HERE),
    }  # fmt: skip


def test_a_field_changed_on_one_side_is_taken_and_the_other_side_keeps_its_own(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    records.edit(other, EVENT, filled.events["delivery"], place="Port-Vladivar", edtf="2023-03")
    records.edit(filled.dossier, EVENT, filled.events["delivery"], label="Livraison")
    said = _in_both_orders(filled.dossier, other, tmp_path)
    (event,) = (row for row in said["event"].values() if row["label"] == "Livraison")
    assert (event["place"], event["edtf"]) == ("Port-Vladivar", "2023-03")
    copies.merge(filled.dossier, other)
    assert filled.dossier.reader().value("SELECT latest - earliest FROM event WHERE edtf = '2023-03'") == 30


def test_the_newer_change_stands_in_a_conflict_unless_somebody_decides(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    id = filled.actors["fleet"]
    records.edit(filled.dossier, ACTOR, id, name="Ours")
    records.edit(other, ACTOR, id, name="Theirs, later")
    _make_older(filled.dossier)
    said = _in_both_orders(filled.dossier, other, tmp_path)
    assert "Theirs, later" in {row["name"] for row in said["actor"].values()}
    (item,) = _situation(filled.dossier, other).comparison.items
    (field,) = item.fields
    copies.merge(filled.dossier, other, decisions={item.field_key(field.column): Side.MINE})
    name = "SELECT name FROM actor WHERE id = ?"
    assert filled.dossier.reader().value(name, (id,)) == "Ours"
    filled.dossier.undo()
    copies.merge(filled.dossier, other, prefer=Prefer.THEIRS)
    assert filled.dossier.reader().value(name, (id,)) == "Theirs, later"


def _make_older(dossier: Dossier) -> None:
    with dossier.apart() as op:
        op.execute("UPDATE operation SET at = '2020-01-01T00:00:00.000Z' WHERE id = (SELECT max(id) FROM operation)")


def test_a_decision_holds_when_the_same_copy_is_brought_in_again(filled: Filled, other: Dossier) -> None:
    records.edit(filled.dossier, ACTOR, filled.actors["fleet"], name="Ours")
    records.edit(filled.dossier, ACTOR, filled.actors["sylvania"], description="Also ours")
    records.edit(other, ACTOR, filled.actors["fleet"], name="Theirs")
    records.create(other, TAG, name="new there")
    copies.merge(filled.dossier, other, prefer=Prefer.MINE)
    assert not copies.merge(filled.dossier, other, prefer=Prefer.THEIRS)
    # And it travels back: the other copy learns what was decided here.
    copies.merge(other, filled.dossier)
    assert other.reader().value("SELECT name FROM actor WHERE id = ?", (filled.actors["fleet"],)) == "Ours"
    records.edit(other, ACTOR, filled.actors["fleet"], name="Changed after all")
    copies.merge(filled.dossier, other)
    assert filled.dossier.reader().value("SELECT name FROM actor WHERE id = ?", (filled.actors["fleet"],)) == (
        "Changed after all"
    )


def test_what_is_worked_on_in_one_copy_outlives_a_deletion_in_the_other(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    records.delete(filled.dossier, EVENT, filled.events["follow_up"])
    quotes.link(other, filled.quotes["wheat"], EVENT, filled.events["follow_up"])
    said = _in_both_orders(filled.dossier, other, tmp_path)
    (uid,) = (identity for identity, row in said["event"].items() if row["label"] == "Seconde livraison")
    assert sum(row["event_id"] == uid for row in said["evidence"].values()) == 2
    assert sum(row["event_id"] == uid for row in said["participant"].values()) == 1


def test_a_deletion_is_taken_over_with_all_that_hung_on_it(filled: Filled, other: Dossier, tmp_path: Path) -> None:
    records.delete(other, RecordKind.DOCUMENT, filled.documents["ships"])
    records.edit(filled.dossier, ACTOR, filled.actors["fleet"], description="unrelated")
    said = _in_both_orders(filled.dossier, other, tmp_path)
    assert len(said["document"]) == 1
    assert len(said["quote"]) == 3


def test_both_texts_of_a_note_are_kept(filled: Filled, other: Dossier, tmp_path: Path) -> None:
    for dossier, words in ((filled.dossier, "Mine."), (other, "Theirs.")):
        with dossier.reading() as reader:
            body = read_notes.note(reader, filled.note).body
        notes.save(dossier, filled.note, f"{body}\n{words}\n")
    said = _in_both_orders(filled.dossier, other, tmp_path)
    assert sorted(row["body"].split()[-1] for row in said["note"].values()) == ["Mine.", "Theirs."]
    copies.merge(filled.dossier, other)
    cited = filled.dossier.reader().rows("SELECT note_id, count(quote_id) FROM citation GROUP BY note_id")
    assert [count for _, count in cited] == [3, 3]


def test_chains_spans_tags_and_parents_meet(filled: Filled, other: Dossier, tmp_path: Path) -> None:
    claims.attribute(other, filled.claims["said"], [filled.actors["fleet"], filled.actors["sylvania"]])
    actors.move(other, filled.actors["fleet"], filled.actors["borduria"])
    for dossier in (filled.dossier, other):
        tag = _id(records.create(dossier, TAG, name="urgent"))
        quotes.tag(dossier, filled.quotes["wheat" if dossier is other else "four"], tag)
        quotes.add(dossier, filled.documents["ships"], [Span(0, 7), Span(20, 30)])
    said = _in_both_orders(filled.dossier, other, tmp_path)
    assert sum(row["name"] == "urgent" for row in said["tag"].values()) == 1
    assert len(said["quote"]) == 7
    assert len(said["tagging"]) == 3


def test_two_who_each_put_the_other_below_end_as_a_tree_in_either_order(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    actors.move(filled.dossier, filled.actors["sylvania"], filled.actors["borduria"])
    actors.move(other, filled.actors["borduria"], filled.actors["sylvania"])
    said = _in_both_orders(filled.dossier, other, tmp_path)
    parents = {identity: row["parent_id"] for identity, row in said["actor"].items()}
    assert len(parents) >= 4
    for start in parents:
        seen: list[str] = []
        at: str | None = start
        while at is not None:
            assert at not in seen
            seen.append(at)
            at = parents[at]


def test_a_new_document_comes_with_its_text_quotes_and_facts(filled: Filled, other: Dossier, tmp_path: Path) -> None:
    text = "Une dépêche 🛰 de plus.\n"
    ingested = Ingested(text=text, blocks=(Block(0, len(text)),), title="Dépêche")
    document = _id(documents.add(other, ingested, text.encode(), "d.txt"))
    quote = _id(quotes.add(other, document, [Span(4, 13)]))
    quotes.link(other, quote, EVENT, filled.events["undated"])
    records.create(other, RecordKind.FIGURE, best=2.5, quote_id=quote)
    _in_both_orders(filled.dossier, other, tmp_path)
    copies.merge(filled.dossier, other)
    reader = filled.dossier.reader()
    assert (
        reader.value("SELECT text FROM document_text JOIN document ON id = document_id WHERE title = 'Dépêche'") == text
    )
    assert filled.dossier.reader().value("SELECT count(*) FROM record_search WHERE text = 'Dépêche'") == 1


# -- records that were made one --------------------------------------------------------------------------------------------


def test_a_merge_of_actors_in_one_copy_holds_for_what_the_other_adds(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    merging.merge(filled.dossier, ACTOR, filled.actors["sylvania"], filled.actors["borduria"])
    events.add_participant(other, filled.events["undated"], filled.actors["borduria"], role="seller")
    said = _in_both_orders(filled.dossier, other, tmp_path)
    assert "Bordurie" not in {row["name"] for row in said["actor"].values()}
    uid = filled.dossier.reader().value("SELECT uid FROM actor WHERE id = ?", (filled.actors["sylvania"],))
    assert uid in {row["actor_id"] for row in said["participant"].values() if row["role"] == "seller"}
    # And the copy that took it over can take it apart.
    copies.merge(other, filled.dossier)
    (merged,) = mergers.merged_into(other.reader(), ACTOR, filled.actors["sylvania"])
    merging.separate(other, merged.id)
    assert other.reader().value("SELECT name FROM actor WHERE id = ?", (filled.actors["borduria"],)) == "Bordurie"


def test_an_actor_that_came_and_went_in_the_other_copy_can_be_taken_out_here(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    new = _id(records.create(other, ACTOR, name="Fort Alpha", kind="place"))
    quotes.link(other, filled.quotes["four"], ACTOR, new)
    merging.merge(other, ACTOR, filled.actors["sylvania"], new)
    _in_both_orders(filled.dossier, other, tmp_path)
    copies.merge(filled.dossier, other)
    (merged,) = mergers.merged_into(filled.dossier.reader(), ACTOR, filled.actors["sylvania"])
    _, id = merging.separate(filled.dossier, merged.id).result  # type: ignore[misc]
    assert filled.dossier.reader().value("SELECT name FROM actor WHERE id = ?", (id,)) == "Fort Alpha"


def test_what_was_separated_again_in_one_copy_is_separated_in_the_other(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    merging.merge(filled.dossier, ACTOR, filled.actors["sylvania"], filled.actors["ministry"])
    copies.merge(other, filled.dossier)
    (merged,) = mergers.merged_into(other.reader(), ACTOR, filled.actors["sylvania"])
    merging.separate(other, merged.id)
    said = _in_both_orders(filled.dossier, other, tmp_path)
    assert "ministère de la Pêche" in {row["name"] for row in said["actor"].values()}
    assert said == facts(other)


def test_a_link_made_to_an_event_that_was_merged_meanwhile_says_its_own_date(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    merging.merge(filled.dossier, EVENT, filled.events["delivery"], filled.events["follow_up"])
    quotes.link(other, filled.quotes["wheat"], EVENT, filled.events["follow_up"])
    quotes.link(other, filled.quotes["denial"], EVENT, filled.events["follow_up"])
    said = _in_both_orders(filled.dossier, other, tmp_path)
    dated = sorted((row["relation"], row["edtf"]) for row in said["evidence"].values() if row["edtf"])
    assert dated == [("supports", "2023-03-14"), ("supports", "2024"), ("supports", "2024")]


# -- strangers -------------------------------------------------------------------------------------------------------------


def test_two_dossiers_that_share_nothing_but_a_document_meet_by_its_digest(
    filled: Filled, dossier: Dossier, tmp_path: Path
) -> None:
    text = filled.texts["harbour"]
    own = _id(
        documents.add(dossier, Ingested(text=text, blocks=(Block(0, len(text)),), title="Same"), text.encode(), "s")
    )
    quotes.add(dossier, own, [Span(0, 7)])
    records.create(dossier, ACTOR, name="sylvanie", kind="state")
    said = _in_both_orders(filled.dossier, dossier, tmp_path)
    assert len(said["document"]) == 2
    assert len({row["place"][0] for row in said["quote"].values()}) == 2
    # Each made its own: who is who is for a person to say.
    assert len(said["likeness"]) == 1
    assert filled.dossier.reader().value("SELECT title FROM dossier") == "Les moteurs de Vladivar"


def test_a_text_that_reads_otherwise_here_has_its_quotes_found_again(filled: Filled, dossier: Dossier) -> None:
    text = "Un chapeau.\n\n" + filled.texts["harbour"].split("\n\nAu moins")[0] + "\n"
    content = filled.texts["harbour"].encode()
    documents.add(dossier, Ingested(text=text, blocks=(Block(0, len(text)),), title="Other"), content, "h.txt")
    (item,) = (one for one in _situation(dossier, filled.dossier).comparison.items if one.fields)
    for decisions, quoted, said in (
        ({item.field_key("text_sha256"): Side.MINE}, 2, "No place any more: “Au moins 1 200 tonnes de blé”"),
        # The reading here is the later one, but it would cost a quote.
        ({}, 3, "stands"),
    ):
        report = copies.merge(dossier, filled.dossier, decisions=decisions).result
        assert said in str(report)
        reader = dossier.reader()
        assert list(verification.verify(reader)) == []
        sql = "SELECT count(*) FROM quote JOIN document ON document.id = document_id WHERE title = 'Other'"
        assert reader.value(sql) == quoted
        dossier.undo()


# -- texts that are read otherwise -----------------------------------------------------------------------------------------

_BYTES = (
    "Le ministère a confirmé « sans réserve » l’arrivée de trois cargos à l’été.\n\n"
    "L’Église n’a rien dit ; une œuvre l’avait annoncé dès février.\n"
).encode("cp1252")


def _reading_as(encoding: str) -> Ingested:
    text = normalise(_BYTES.decode(encoding))
    return Ingested(text, (Block(0, len(text)),), title="Note", language="fr", encoding=encoding)


def _read_again(dossier: Dossier, document: int, before: str, after: str | Ingested) -> None:
    new = _reading_as(after) if isinstance(after, str) else after
    rereading.apply(dossier, rereading.Reread(document, _reading_as(before), new, _BYTES), drop_lost=True)


def _quoting(dossier: Dossier, document: int, encoding: str, words: str) -> int:
    """A quote of the words that stand there when they are read rightly."""
    right, text = _reading_as("cp1252").text, _reading_as(encoding).text
    start = right.index(words)
    span = Alignment(right, text).span(Span(start, start + len(words)))
    assert span is not None
    return _id(quotes.add(dossier, document, [span]))


@pytest.fixture
def misread(filled: Filled, tmp_path: Path) -> Iterator[tuple[Dossier, Dossier, int]]:
    """Two copies with a document in the wrong encoding, one passage of it quoted; and its number in both."""
    document = _id(documents.add(filled.dossier, _reading_as("mac-roman"), _BYTES, "note.txt"))
    _quoting(filled.dossier, document, "mac-roman", "ministère a confirmé")
    path = tmp_path / "misread.dossier"
    filled.dossier.backup_to(path)
    with Dossier.open(path) as other:
        yield filled.dossier, other, document


def _passages(said: dict[str, dict[str, Any]]) -> set[str]:
    digest = hashlib.sha256(_BYTES).hexdigest()
    return {row["place"][1][0][2] for row in said["quote"].values() if row["place"][0] == digest}


def test_a_text_that_was_read_again_in_one_copy_is_read_so_in_the_other(
    misread: tuple[Dossier, Dossier, int], tmp_path: Path
) -> None:
    mine, other, document = misread
    lost = _quoting(other, document, "mac-roman", "trois cargos à l’été")
    _quoting(mine, document, "mac-roman", "dès février")
    records.edit(mine, RecordKind.QUOTE, lost - 1, comment="read it again")
    _read_again(other, document, "mac-roman", "cp1252")
    _quoting(other, document, "cp1252", "une œuvre")
    said = _in_both_orders(mine, other, tmp_path)
    expected = {"ministère a confirmé", "trois cargos à l’été", "dès février", "une œuvre"}
    assert _passages(said) == expected
    report = copies.merge(mine, other).result
    assert "Source: 1" in str(report)
    reader = mine.reader()
    assert read_documents.text(reader, document) == _reading_as("cp1252").text
    assert read_documents.document(reader, document).encoding == "cp1252"
    assert reader.value("SELECT count(*) FROM quote WHERE comment = 'read it again'") == 1


def test_what_was_deleted_in_one_copy_stays_deleted_when_the_other_read_its_document_again(
    misread: tuple[Dossier, Dossier, int], tmp_path: Path
) -> None:
    mine, other, document = misread
    quote = mine.reader().value("SELECT max(id) FROM quote WHERE document_id = ?", (document,))
    records.delete(mine, RecordKind.QUOTE, quote)
    _read_again(other, document, "mac-roman", "cp1252")
    said = _in_both_orders(mine, other, tmp_path)
    assert _passages(said) == set()
    digests = {row["text_sha256"] for row in said["document"].values()}
    assert text_digest(_reading_as("cp1252").text) in digests


def test_of_two_new_readings_the_later_one_stands_unless_somebody_decides(
    misread: tuple[Dossier, Dossier, int], tmp_path: Path
) -> None:
    mine, other, document = misread
    _read_again(mine, document, "mac-roman", "latin-1")
    _read_again(other, document, "mac-roman", "cp1252")
    (item,) = (one for one in _situation(mine, other).comparison.items if one.table == "document")
    (field,) = item.fields
    assert field.status is Status.CONFLICT
    said = _in_both_orders(mine, other, tmp_path)
    assert _passages(said) == {"ministère a confirmé"}
    assert text_digest(_reading_as("cp1252").text) in {row["text_sha256"] for row in said["document"].values()}
    told = Preview(_situation(mine, other)).field(item, field)
    assert told[0] == "Read as"
    assert "latin-1, " in told[1]
    assert "cp1252, " in told[2]
    report = copies.merge(mine, other, decisions={item.field_key("text_sha256"): Side.MINE}).result
    assert read_documents.document(mine.reader(), document).encoding == "latin-1"
    assert "Read as" in str(report)


def test_a_reading_that_would_cost_quotes_stands_in_neither_copy_and_that_is_told(
    misread: tuple[Dossier, Dossier, int], tmp_path: Path
) -> None:
    mine, other, document = misread
    short = Ingested("Trois cargos.\n", (Block(0, 13),), title="Note", encoding="utf-8")
    quote = other.reader().value("SELECT max(id) FROM quote WHERE document_id = ?", (document,))
    records.delete(other, RecordKind.QUOTE, quote)
    _quoting(mine, document, "mac-roman", "dès février")
    _read_again(other, document, "mac-roman", short)
    found = _situation(mine, other)
    lines = "\n".join(Preview(found).lines())
    assert "1 quote has no place in it: “d" in lines
    said = _in_both_orders(mine, other, tmp_path)
    assert text_digest(_reading_as("mac-roman").text) in {row["text_sha256"] for row in said["document"].values()}
    key = next(item.field_key("text_sha256") for item in found.comparison.items if item.table == "document")
    report = copies.merge(mine, other, decisions={key: Side.THEIRS}).result
    assert read_documents.text(mine.reader(), document) == short.text
    assert "No place any more: “d" in str(report)
    assert list(verification.verify(mine.reader())) == []


# -- what cannot meet ------------------------------------------------------------------------------------------------------


def test_a_change_to_a_record_that_was_merged_meanwhile_is_told_in_both_orders(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    merging.merge(filled.dossier, ACTOR, filled.actors["sylvania"], filled.actors["borduria"])
    records.edit(other, ACTOR, filled.actors["borduria"], description="A kingdom in the hills")
    _in_both_orders(filled.dossier, other, tmp_path)
    for one, two in ((filled.dossier, other), (other, filled.dossier)):
        sentences = Preview(_situation(one, two)).left_behind()
        merged = copies.merge(one, two)
        (sentence,) = merged.result.left_behind  # type: ignore[attr-defined]
        assert sentences == [sentence]
        assert "Bordurie" in sentence
        assert "A kingdom in the hills" in sentence
        assert "Sylvanie" in sentence
        if merged:
            one.undo()


def test_the_date_of_an_event_that_was_merged_meanwhile_is_the_same_in_either_order(
    filled: Filled, other: Dossier, tmp_path: Path
) -> None:
    merging.merge(filled.dossier, EVENT, filled.events["delivery"], filled.events["follow_up"])
    records.edit(other, EVENT, filled.events["follow_up"], edtf="2011")
    said = _in_both_orders(filled.dossier, other, tmp_path)
    assert "2011" not in {row["edtf"] for row in said["evidence"].values()}
    assert "Date: 2011" in copies.merge(other, filled.dossier).result.left_behind[0]  # type: ignore[attr-defined]


def test_a_record_that_was_merged_and_changed_nowhere_else_leaves_nothing_to_tell(
    filled: Filled, other: Dossier
) -> None:
    merging.merge(filled.dossier, ACTOR, filled.actors["sylvania"], filled.actors["borduria"])
    records.edit(other, ACTOR, filled.actors["fleet"], description="Ships", parent_id=None)
    assert _situation(filled.dossier, other).left_behind == ()
    assert _situation(other, filled.dossier).left_behind == ()


def test_what_was_being_typed_there_and_was_typed_back_leaves_the_meeting_known(filled: Filled, other: Dossier) -> None:
    records.edit(other, ACTOR, filled.actors["borduria"], name="Bordure")
    records.keep_typing(other, ACTOR, filled.actors["fleet"], "name", "Half a na", began="now")
    copies.merge(filled.dossier, other)
    records.keep_typing(other, ACTOR, filled.actors["fleet"], "name", "Flotte du Nord", began="now")
    # Changed here alone since the two met: the other copy's older change to it is no conflict.
    records.edit(filled.dossier, ACTOR, filled.actors["borduria"], name="Borduria")
    statuses = {item.status for item in _situation(filled.dossier, other).comparison.items if item.table == "actor"}
    assert Status.CONFLICT not in statuses
    assert Status.CHANGED_HERE in statuses


def test_a_note_that_was_written_there_and_brought_in_is_changed_here_alone_afterwards(
    filled: Filled, other: Dossier
) -> None:
    notes.save(other, filled.note, "There")
    copies.merge(filled.dossier, other)
    notes.save(filled.dossier, filled.note, "There, and here")
    (item,) = _situation(filled.dossier, other).comparison.items
    assert item.status is Status.CHANGED_HERE
    assert not copies.merge(filled.dossier, other)
    # What was typed there since is a conflict again: both have gone on.
    notes.save(other, filled.note, "There, and again there")
    (item,) = _situation(filled.dossier, other).comparison.items
    assert item.status is Status.CONFLICT


def test_a_last_gesture_that_was_undone_since_they_met_is_not_taken_for_known(filled: Filled, other: Dossier) -> None:
    notes.save(other, filled.note, "There")
    copies.merge(filled.dossier, other)
    other.undo()
    (item,) = _situation(filled.dossier, other).comparison.items
    assert item.status is Status.CHANGED_THERE


# -- anything --------------------------------------------------------------------------------------------------------------

_NAMES = st.sampled_from(["alpha", "beta", "gamma", "δέλτα"])


def _gesture(dossier: Dossier, act: int, place: int, word: str) -> None:
    """One gesture of an analyst, on whatever stands there."""

    def some(table: str) -> int:
        with dossier.reading() as reader:
            ids = [id for (id,) in reader.rows(f"SELECT id FROM {table} ORDER BY id")]
        if not ids:
            raise WorkbenchError("nothing there")
        return int(ids[place % len(ids)])

    kinds = (ACTOR, EVENT, RecordKind.CLAIM, RecordKind.QUOTE, TAG, NOTE, RecordKind.DOCUMENT, RecordKind.TRANSFER)
    acts: list[Callable[[], object]] = [
        lambda: records.create(dossier, ACTOR, name=word),
        lambda: records.create(dossier, EVENT, label=word),
        lambda: records.create(dossier, TAG, name=word),
        lambda: records.edit(dossier, ACTOR, some("actor"), name=word),
        lambda: records.edit(dossier, ACTOR, some("actor"), description=word),
        lambda: records.edit(dossier, EVENT, some("event"), edtf=f"20{10 + place}"),
        lambda: records.delete(dossier, kinds[place % len(kinds)], some(kinds[place % len(kinds)].value)),
        lambda: quotes.link(dossier, some("quote"), EVENT, some("event")),
        lambda: quotes.tag(dossier, some("quote"), some("tag")),
        lambda: actors.move(dossier, some("actor"), None),
        lambda: actors.add_name(dossier, some("actor"), word),
        lambda: claims.attribute(dossier, some("claim"), [some("actor")]),
        lambda: notes.save(dossier, some("note"), f"# {word}\n\n{word * place}\n"),
        lambda: merging.merge(dossier, ACTOR, some("actor"), min(some("actor") + 1, 4)),
        lambda: merging.separate(dossier, some("merger")),
        lambda: merging.merge(dossier, EVENT, some("event"), min(some("event") + 1, 3)),
        lambda: quotes.add(dossier, some("document"), [Span(place, place + 9)]),
        lambda: dossier.undo(),
        lambda: _read_in_the_other_way(dossier, some("document")),
    ]
    try:
        acts[act % len(acts)]()
    except WorkbenchError:
        return


def _read_in_the_other_way(dossier: Dossier, document: int) -> None:
    """One of two readings for the other."""
    with dossier.reading() as reader:
        text, content = read_documents.text(reader, document), read_documents.original(reader, document)
    other = text.replace("é", "ëë") if "é" in text else text.replace("ëë", "é")
    if other != text:
        old, new = (Ingested(one, (Block(0, len(one)),), title="") for one in (text, other))
        rereading.apply(dossier, rereading.Reread(document, old, new, content), drop_lost=True)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a power cut may take is another test's matter; a hundred dossiers with each sync would take minutes."""
    original = connection.open_writer

    def open_writer(path: Path, **options: Any) -> sqlite3.Connection:
        writer = original(path, **options)
        writer.execute("PRAGMA synchronous = OFF")
        return writer

    monkeypatch.setattr(connection, "open_writer", open_writer)


GESTURES = st.lists(st.tuples(st.integers(0, 18), st.integers(0, 9), _NAMES), max_size=6)


@pytest.mark.timeout(1800)
@settings(
    max_examples=settings.default.max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(mine=GESTURES, theirs=GESTURES)
def test_whatever_was_done_in_each_either_order_says_the_same_and_twice_is_once(
    filled: Filled, tmp_path: Path, hasty: None, mine: list[tuple[int, int, str]], theirs: list[tuple[int, int, str]]
) -> None:
    pattern = tmp_path / "pattern.dossier"
    if not pattern.exists():
        filled.dossier.backup_to(pattern)
    opened = []
    for name, gestures in (("mine", mine), ("theirs", theirs)):
        path = tmp_path / f"{name}.dossier"
        for left in tmp_path.glob(f"{name}.dossier*"):
            left.unlink()
        shutil.copy(pattern, path)
        opened.append(Dossier.open(path))
        for gesture in gestures:
            _gesture(opened[-1], *gesture)
    try:
        _in_both_orders(opened[0], opened[1], tmp_path)
    finally:
        for one in opened:
            one.close()
