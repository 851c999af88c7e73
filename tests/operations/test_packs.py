"""A fact pack goes in as one gesture, comes out the same, and never guesses where its quotes are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import digest
from workbench.files import resource, seed
from workbench.operations import actors, claims, documents, events, notes, packs, quotes, records
from workbench.services.ingest.plain import read_text
from workbench.store.dossier import Dossier
from workbench.store.read import exchange
from workbench.store.read.verification import verify

ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "extraction" / "dossier.txt"
SHIPPED = next(seed("packs").glob("*.json"))
WORDS = 9
_SOURCE = (
    "Le port de Vladivar est resté fermé lundi.\n\n"
    "Selon le ministère de la Pêche, trois cargos auraient livré des moteurs à la Sylvanie le 14 mars 2023. 🛰 "
    "Un porte-parole a démenti toute livraison.\n\nAu moins 1 200 tonnes de blé ont été promises en échange.\n"
)
Fresh = Callable[[str], tuple[Dossier, int]]


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Fresh]:
    """Makes new dossiers that hold one document with the given text."""
    opened: list[Dossier] = []

    def make(text: str) -> tuple[Dossier, int]:
        dossier = Dossier.create(tmp_path / f"{len(opened)}.dossier")
        opened.append(dossier)
        content = text.encode()
        return dossier, int(str(documents.add(dossier, read_text(content), content, "source.txt").result))

    yield make
    for dossier in opened:
        dossier.close()


def _span(words: str) -> Span:
    return Span(_SOURCE.index(words), _SOURCE.index(words) + len(words))


@pytest.fixture
def filled(fresh: Fresh) -> tuple[Dossier, int]:
    """A dossier in which an analyst has worked on the source, one label copied from it word for word."""
    dossier, document = fresh(_SOURCE)

    def made(record: RecordKind, /, **values: Any) -> int:
        return int(str(records.create(dossier, record, **values).result))

    state = made(RecordKind.ACTOR, name="Sylvanie", kind="state", key="SY")
    ministry = made(RecordKind.ACTOR, name="Ministère de la Pêche", kind="organisation", parent_id=state)
    actors.add_name(dossier, state, "Sylvania", language="en")
    said = int(str(quotes.add(dossier, document, [_span("trois cargos auraient livré des moteurs")]).result))
    denied = [_span("Un porte-parole"), _span("toute livraison")]
    claim = int(
        str(
            quotes.claim(
                dossier,
                said,
                text="trois cargos auraient livré des moteurs à la Sylvanie le 14 mars 2023",
                modality="conditional",
                attribution=[ministry],
            ).result
        )
    )
    quotes.link(
        dossier,
        int(str(quotes.add(dossier, document, denied).result)),
        RecordKind.CLAIM,
        claim,
        relation="contradicts",
    )
    event = made(RecordKind.EVENT, label="Moteurs livrés", edtf="2023-03-14", modality="conditional")
    events.add_participant(dossier, event, state, role="destinataire")
    quotes.link(dossier, said, RecordKind.EVENT, event, edtf="2023-03-14", place="port")
    transfer = made(RecordKind.TRANSFER, recipient_id=state, kind="arms", object="moteurs", edtf="2023-03~")
    quotes.link(dossier, said, RecordKind.TRANSFER, transfer)
    made(RecordKind.FIGURE, best=3, counted="cargos", quote_id=said, transfer_id=transfer)
    tag = made(RecordKind.TAG, name="à vérifier")
    quotes.tag(dossier, said, tag)
    claims.attribute(dossier, claim, [ministry, state])
    return dossier, document


def _counts(dossier: Dossier) -> dict[str, int]:
    tables = (
        "actor actor_name mention quote quote_part event participant transfer claim attribution figure evidence tag"
    )
    with dossier.reading() as reader:
        return {table: reader.value(f"SELECT count(*) FROM {table}") for table in (*tables.split(), "tagging")}


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def test_a_pack_applied_elsewhere_makes_the_same_pack_again(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    pack = packs.make(*filled)
    other, document = fresh(_SOURCE)
    report = packs.apply(other, pack).result
    assert isinstance(report, packs.Report)
    assert not report.lost
    assert not report.moved
    assert packs.make(other, document) == pack
    assert _counts(other) == _counts(filled[0])


def test_a_pack_holds_no_sentence_of_its_document(filled: tuple[Dossier, int]) -> None:
    dossier, document = filled
    records.edit(dossier, RecordKind.DOCUMENT, document, title="Le port de Vladivar est resté fermé lundi.")
    pack = packs.make(dossier, document)
    assert len(pack["claims"]) == 1
    source = _runs(_SOURCE, 5)
    for words in _strings(pack):
        assert not _runs(words, 5) & source


def test_applying_is_one_gesture_that_can_be_undone(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    other, _ = fresh(_SOURCE)
    before = _counts(other)
    changes = packs.apply(other, packs.make(*filled))
    assert changes.label.startswith("Apply fact pack")
    after = _counts(other)
    other.undo()
    assert _counts(other) == before
    other.redo()
    assert _counts(other) == after


def test_applying_twice_changes_nothing(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    pack = packs.make(*filled)
    other, _ = fresh(_SOURCE)
    packs.apply(other, pack)
    again = packs.apply(other, pack)
    assert not again
    assert isinstance(again.result, packs.Report)
    assert not again.result.created


def test_what_the_analyst_corrected_stays_when_a_pack_is_applied_again(
    filled: tuple[Dossier, int], fresh: Fresh
) -> None:
    pack = packs.make(*filled)
    other, document = fresh(_SOURCE)
    packs.apply(other, pack)
    records.edit(other, RecordKind.EVENT, 1, label="Moteurs remis", edtf="2023-03")
    records.edit(other, RecordKind.DOCUMENT, document, title="Dépêche")
    assert not packs.apply(other, pack)
    made = packs.make(other, document)
    assert made["events"][0]["label"] == "Moteurs remis"
    assert made["document"]["title"] == "Dépêche"


def test_actors_already_there_are_matched_by_code_or_name(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    other, document = fresh(_SOURCE)
    state = records.create(other, RecordKind.ACTOR, name="République de Sylvanie", kind="state", key="SY").result
    ministry = records.create(other, RecordKind.ACTOR, name="MINISTÈRE DE LA PÊCHE", kind="organisation").result
    report = packs.apply(other, packs.make(*filled)).result
    assert isinstance(report, packs.Report)
    assert report.matched["actor"] == 2
    assert "actor" not in report.created
    with other.reading() as reader:
        held = exchange.everything(reader, document)
    assert {row["id"] for row in held["actor"]} == {state, ministry}
    assert [row["actor_id"] for row in held["attribution"]] == [ministry, state]


def test_a_quote_the_analyst_made_already_is_not_doubled(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    other, document = fresh(_SOURCE)
    own = quotes.add(other, document, [_span("trois cargos auraient livré des moteurs")]).result
    packs.apply(other, packs.make(*filled))
    with other.reading() as reader:
        linked = reader.value("SELECT count(*) FROM evidence WHERE quote_id = ?", (own,))
        assert reader.value("SELECT count(*) FROM quote") == 2
    assert linked == 3


def test_a_pack_for_another_document_names_the_file_it_needs(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    pack = packs.make(*filled)
    other, _ = fresh("Un autre texte.\n")
    with pytest.raises(NotFound, match=digest(_SOURCE.encode())):
        packs.apply(other, pack)


def test_the_same_text_in_another_file_is_enough(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    other, document = fresh("\ufeff" + _SOURCE)
    packs.apply(other, packs.make(*filled))
    assert packs.make(other, document)["claims"] == packs.make(*filled)["claims"]


def test_a_word_put_in_moves_quotes_to_their_words(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    text = _SOURCE.replace("resté fermé", "resté longtemps fermé")
    other, document = fresh(text)
    report = packs.apply(other, packs.make(*filled), document_id=document).result
    assert isinstance(report, packs.Report)
    assert len(report.moved) == 2
    assert not report.lost
    with other.reading() as reader:
        words = {row[0] for row in reader.rows("SELECT exact FROM quote_part")}
        assert not list(verify(reader))
    assert words == {"trois cargos auraient livré des moteurs", "Un porte-parole", "toute livraison"}


def test_a_changed_sentence_is_reported_and_bears_nothing_out(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    other, document = fresh(_SOURCE.replace("trois cargos auraient", "deux cargos auraient"))
    report = packs.apply(other, packs.make(*filled), document_id=document).result
    assert isinstance(report, packs.Report)
    assert {lost.kind for lost in report.lost} == {"quote", "event", "transfer", "claim", "figure"}
    counts = _counts(other)
    assert counts["event"] == counts["transfer"] == counts["claim"] == counts["figure"] == 0
    assert counts["quote"] == 1
    with other.reading() as reader:
        assert not list(verify(reader))


def test_two_documents_may_bear_the_same_event_out(fresh: Fresh, filled: tuple[Dossier, int]) -> None:
    dossier, document = filled
    second = "Un journal local affirme que les moteurs sont bien arrivés.\n"
    content = second.encode()
    other = int(str(documents.add(dossier, read_text(content), content, "journal.txt").result))
    said = int(str(quotes.add(dossier, other, [Span(0, 20)]).result))
    quotes.link(dossier, said, RecordKind.EVENT, 1)
    target, _ = fresh(_SOURCE)
    documents.add(target, read_text(content), content, "journal.txt")
    packs.apply(target, packs.make(dossier, document))
    packs.apply(target, packs.make(dossier, other))
    with target.reading() as reader:
        assert reader.value("SELECT count(*) FROM event") == 1
        assert (
            reader.value(
                "SELECT count(DISTINCT quote.document_id) FROM evidence JOIN quote ON quote.id = quote_id WHERE event_id IS NOT NULL"
            )
            == 2
        )


def test_a_note_still_cites_quotes_that_came_with_a_pack(filled: tuple[Dossier, int], fresh: Fresh) -> None:
    pack = packs.make(*filled)
    other, _ = fresh(_SOURCE)
    packs.apply(other, pack)
    notes.create(other, "Note", body=f"Des moteurs [@{pack['quotes'][0]['uid']}].")
    with other.reading() as reader:
        assert reader.value("SELECT count(*) FROM citation WHERE quote_id IS NOT NULL") == 1
        assert not list(verify(reader))


def test_a_file_that_is_no_pack_is_told_by_name(fresh: Fresh, tmp_path: Path) -> None:
    dossier, _ = fresh(_SOURCE)
    wrong = tmp_path / "faits.json"
    wrong.write_text('{"schema": "workbench-pack/1"}', encoding="utf-8")
    with pytest.raises(InvalidValue, match=r"faits\.json: .*/document"):
        packs.apply_file(dossier, wrong)


def test_a_pack_is_written_whole_and_read_back(filled: tuple[Dossier, int], tmp_path: Path) -> None:
    target = tmp_path / "pack.json"
    packs.write(*filled, target)
    assert packs.read(target) == packs.make(*filled)
    assert list(tmp_path.glob(".pack*")) == []


def test_a_document_without_a_shipped_pack_is_offered_none(filled: tuple[Dossier, int]) -> None:
    assert packs.offer(*filled) is None


def test_the_shipped_pack_holds_what_the_article_states() -> None:
    pack = packs.read(SHIPPED)
    assert len(pack["actors"]) >= 55
    assert sum(actor["parent"] is not None for actor in pack["actors"]) >= 35
    assert {"state", "organisation", "armed_force", "person", "office", "alliance", "place", "group"} == {
        actor["kind"] for actor in pack["actors"]
    }
    assert sum(event["edtf"] is not None for event in pack["events"]) >= 20
    assert len(pack["transfers"]) == 11
    assert len(pack["figures"]) >= 15
    assert len({claim["modality"] for claim in pack["claims"]}) >= 7
    assert all(claim["evidence"] for claim in pack["claims"])
    assert all(figure["quote"] for figure in pack["figures"])


@pytest.fixture
def article() -> str:
    """The development article, which is no part of the repository."""
    if not ARTICLE.is_file():
        pytest.skip("the development article is not beside this checkout")
    return ARTICLE.read_bytes().decode()


@pytest.mark.shared
def test_the_article_is_offered_its_pack_and_comes_out_the_same(article: str, fresh: Fresh) -> None:
    dossier, document = fresh(article)
    assert packs.offer(dossier, document) == SHIPPED
    report = packs.apply_file(dossier, SHIPPED).result
    assert isinstance(report, packs.Report)
    assert not report.lost
    assert not report.moved
    assert packs.make(dossier, document) == packs.read(SHIPPED)
    assert packs.offer(dossier, document) is None
    with dossier.reading() as reader:
        assert not list(verify(reader))


@pytest.mark.shared
def test_an_edited_article_keeps_every_quote_that_it_still_holds(article: str, fresh: Fresh) -> None:
    edited = article.replace("Le 23 octobre 2024", "Mercredi 23 octobre 2024", 1)
    dossier, document = fresh(edited)
    report = packs.apply_file(dossier, SHIPPED, document_id=document).result
    assert isinstance(report, packs.Report)
    assert [lost.kind for lost in report.lost if lost.kind == "quote"] == ["quote"]
    assert len(report.moved) == len(packs.read(SHIPPED)["quotes"]) - 1
    with dossier.reading() as reader:
        assert not list(verify(reader))


@pytest.mark.shared
def test_no_shipped_file_repeats_nine_words_of_the_article(article: str) -> None:
    source = _runs(article, WORDS)
    shipped = [*seed("packs").iterdir(), *resource("sample").iterdir()]
    assert len(shipped) >= 10
    for path in shipped:
        assert not _runs(path.read_text(encoding="utf-8"), WORDS) & source, path.name
