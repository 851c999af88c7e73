"""The search tables follow every write, undo and redo included."""

from __future__ import annotations

import contextlib
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.query import WORD, parse
from workbench.operations import actors, notes, records
from workbench.store.dossier import Dossier
from workbench.store.read import search
from workbench.store.search_index import INDEXED, KIND_OF_NUMBER, STRIDE

if TYPE_CHECKING:
    from tests.conftest import Filled


def _expected(dossier: Dossier) -> dict[int, str]:
    with dossier.reading() as reader:
        return {
            id * STRIDE + number: text
            for table, (number, words, _) in INDEXED.items()
            for id, text in reader.rows(f"SELECT id, {words.format(row=table)} FROM {table}")
        }


def _indexed(dossier: Dossier) -> dict[int, str]:
    with dossier.reading() as reader:
        # FTS5 compares its index of the documents with their texts, and says so by an error.
        assert reader.rows("SELECT rowid FROM document_search ORDER BY rowid") == reader.rows(
            "SELECT document_id FROM document_text ORDER BY 1"
        )
        return dict(reader.rows("SELECT rowid, text FROM record_search"))


def _check_fts(dossier: Dossier) -> None:
    writer = dossier._connect()
    writer.execute("INSERT INTO document_search (document_search, rank) VALUES ('integrity-check', 1)")
    writer.execute("INSERT INTO record_search (record_search) VALUES ('integrity-check')")


def test_every_number_has_a_kind_and_fits_its_stride() -> None:
    assert {number for number, _, _ in INDEXED.values()} == set(KIND_OF_NUMBER)
    assert max(KIND_OF_NUMBER) < STRIDE


def test_the_index_is_the_tables_at_every_step_back_and_forward(filled: Filled) -> None:
    dossier = filled.dossier
    actors.merge(dossier, filled.actors["borduria"], filled.actors["fleet"])
    records.delete(dossier, RecordKind.DOCUMENT, filled.documents["harbour"])
    assert _indexed(dossier) == _expected(dossier)
    _check_fts(dossier)
    while dossier.undo() is not None:
        assert _indexed(dossier) == _expected(dossier)
    _check_fts(dossier)
    assert _indexed(dossier) == {}
    while dossier.redo() is not None:
        assert _indexed(dossier) == _expected(dossier)
    _check_fts(dossier)


def _labels(filled: Filled, query: str) -> set[tuple[str, str]]:
    hits = search.search(filled.dossier.reader(), query)
    return {(hit.reference.kind.value, hit.reference.label) for hit in hits}


def test_a_word_is_found_wherever_it_stands(filled: Filled) -> None:
    found = _labels(filled, "moteurs")
    assert ("document", "Le port fermé") in found
    assert ("event", "Livraison de moteurs") in found
    assert ("claim", "Trois cargos ont livré des moteurs") in found
    assert ("note", "Les moteurs") in found
    assert ("quote", "trois cargos auraient livré des moteurs à la Sylvanie") in found


def test_accents_and_case_do_not_matter_and_a_star_completes(filled: Filled) -> None:
    assert ("document", "Le port fermé") in _labels(filled, "FERME")
    assert ("actor", "Sylvanie") in _labels(filled, "sylv*")
    assert ("actor", "ministère de la Pêche") in _labels(filled, "peche")


def test_an_actor_is_found_by_any_of_its_names_and_told_once(filled: Filled) -> None:
    hits = search.search(filled.dossier.reader(), "fisheries")
    assert [hit.reference.id for hit in hits if hit.reference.kind is RecordKind.ACTOR] == [filled.actors["ministry"]]


def test_a_renamed_record_is_found_under_its_new_name_only(filled: Filled) -> None:
    actors.rename(filled.dossier, filled.actors["borduria"], "Poldévie")
    assert ("actor", "Poldévie") in _labels(filled, "poldevie")
    assert _labels(filled, "bordurie") == set()
    filled.dossier.undo()
    assert ("actor", "Bordurie") in _labels(filled, "bordurie")


def test_a_saved_note_is_found_by_its_new_words(filled: Filled) -> None:
    notes.save(filled.dossier, filled.note, "Un zeppelin passe.")
    assert _labels(filled, "zeppelin") == {("note", "Les moteurs")}


def test_a_document_hit_leads_to_its_words(filled: Filled) -> None:
    hits = search.search(filled.dossier.reader(), "porte-parole")
    hit = next(hit for hit in hits if hit.reference.kind is RecordKind.DOCUMENT)
    assert hit.start is not None
    assert filled.texts["harbour"][hit.start :].startswith("porte")


@pytest.mark.parametrize(
    "query",
    ['"', "*", "(", "NEAR(", "a:b", "col : x", "' OR 1=1 --", "^x", "-x", "{a b}", "x" * 5000, "\x00a", "a\x02b"],
)
def test_no_query_breaks_the_search(filled: Filled, query: str) -> None:
    with contextlib.suppress(InvalidValue):
        assert all(hit.reference.label for hit in search.search(filled.dossier.reader(), query))


@pytest.mark.parametrize("query", ["AND moteurs", "moteurs OR", "moteurs AND OR blé", "moteurs AND"])
def test_an_operator_without_its_words_is_refused_with_a_sentence(filled: Filled, query: str) -> None:
    with pytest.raises(InvalidValue, match="stand between two words"):
        search.search(filled.dossier.reader(), query)


def test_operators_combine_words(filled: Filled) -> None:
    assert ("event", "Livraison de moteurs") in _labels(filled, "livraison AND moteurs")
    assert ("event", "Seconde livraison") in _labels(filled, "livraison NOT moteurs")
    assert ("event", "Livraison de moteurs") not in _labels(filled, "livraison NOT moteurs")
    assert _labels(filled, "livraison AND NOT moteurs") == _labels(filled, "livraison NOT moteurs")
    assert {("event", "Accord secret"), ("actor", "Bordurie")} <= _labels(filled, "accord OR bordurie")


def test_an_empty_query_is_refused_with_a_sentence(filled: Filled) -> None:
    with pytest.raises(InvalidValue, match="no word"):
        search.search(filled.dossier.reader(), "  ")


def test_words_are_counted_by_beginnings_of_every_length(filled: Filled) -> None:
    # Two, three and four letters are looked up, all other lengths are gathered by SQLite from those or from whole words.
    with filled.dossier.reading() as reader:
        texts = [words.casefold() for (words,) in reader.rows("SELECT text FROM document_text")]
        spoken = [set(WORD.findall(_plain(text))) for text in texts]
        for beginning in {word[:length] for word in set().union(*spoken) for length in range(1, 7)}:
            held = sum(any(word.startswith(beginning) for word in one) for one in spoken)
            match = parse(beginning, is_being_typed=True).match
            found = reader.value("SELECT count(*) FROM document_search WHERE document_search MATCH ?", (match,))
            assert (beginning, found) == (beginning, held)


@pytest.mark.parametrize("table", ["document_search", "record_search"])
def test_up_to_four_letters_are_looked_up(filled: Filled, table: str) -> None:
    with filled.dossier.reading() as reader:
        sql = str(reader.value("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)))
    assert "prefix = '2 3 4'" in sql


def test_what_an_older_dossier_held_is_indexed_anew(tmp_path: Path) -> None:
    path = tmp_path / "old.dossier"
    shutil.copy(Path(__file__).resolve().parents[1] / "data" / "dossier-v7.dossier", path)
    with Dossier.open(path) as dossier:
        assert _indexed(dossier) == _expected(dossier)
        _check_fts(dossier)


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
