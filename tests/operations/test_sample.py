"""The sample dossier holds what it promises, and says that it is a sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core import edtf
from workbench.core.errors import DossierError
from workbench.files import resource
from workbench.operations import packs, sample
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read.verification import verify


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """One sample dossier for all tests that only read it."""
    dossier = Dossier.create(tmp_path_factory.mktemp("sample") / "sample.dossier")
    sample.build(dossier)
    yield dossier
    dossier.close()


@pytest.fixture
def reader(built: Dossier) -> Iterator[Reader]:
    with built.reading() as found:
        yield found


def _count(reader: Reader, table: str, where: str = "1") -> int:
    return int(reader.value(f"SELECT count(*) FROM {table} WHERE {where}"))


def test_every_quote_and_citation_of_the_sample_verifies(reader: Reader) -> None:
    assert list(verify(reader)) == []


def test_the_sample_is_as_rich_as_promised(reader: Reader) -> None:
    assert _count(reader, "document") == 4
    assert _count(reader, "document", "language = 'fr'") == 2
    assert _count(reader, "document", "language = 'en'") == 2
    assert _count(reader, "actor") >= 40
    assert _count(reader, "actor", "parent_id IS NOT NULL") >= 25
    assert _count(reader, "event", "edtf IS NOT NULL") >= 25
    assert _count(reader, "transfer") >= 10
    assert _count(reader, "quote") >= 40
    assert _count(reader, "claim") >= 20
    assert _count(reader, "claim", "credibility <> ''") >= 10
    assert _count(reader, "judgement") == 1
    assert _count(reader, "citation", "quote_id IS NOT NULL") == 12
    assert _count(reader, "reliability") > _count(reader, "(SELECT DISTINCT actor_id FROM reliability)")


def test_every_fact_of_the_sample_has_a_quote(reader: Reader) -> None:
    for kind in ("event", "transfer", "claim"):
        assert _count(reader, kind, f"id NOT IN (SELECT {kind}_id FROM evidence WHERE {kind}_id IS NOT NULL)") == 0
    assert _count(reader, "figure", "quote_id IS NULL") == 0
    assert _count(reader, "quote", "id NOT IN (SELECT quote_id FROM evidence)") == 0


def test_dates_of_the_sample_say_no_more_than_is_known(reader: Reader) -> None:
    dates = [edtf.parse(row[0]) for row in reader.rows("SELECT edtf FROM event WHERE edtf IS NOT NULL")]
    precisions = {date.precision for date in dates}
    assert {edtf.Precision.DAY, edtf.Precision.MONTH, edtf.Precision.YEAR, edtf.Precision.SEASON} <= precisions
    assert any(date.latest is None for date in dates)
    assert any(date.is_approximate for date in dates)
    assert any(date.is_uncertain for date in dates)


def test_figures_of_the_sample_diverge(reader: Reader) -> None:
    counted = set(reader.rows("SELECT low, best, high FROM figure WHERE counted = 'soldats'"))
    assert {(None, 3000.0, None), (3000.0, None, None), (10000.0, None, 12000.0)} <= counted


def test_statements_of_the_sample_are_hedged_and_attributed(reader: Reader) -> None:
    modalities = {row[0] for row in reader.rows("SELECT modality FROM claim")}
    assert {"reported", "conditional", "possible", "doubtful", "divergent", "hypothetical", "denied"} <= modalities
    longest = reader.value("SELECT max(length) FROM (SELECT count(*) AS length FROM attribution GROUP BY claim_id)")
    assert longest >= 3
    assert _count(reader, "claim", "id NOT IN (SELECT claim_id FROM attribution)") == 0


def test_one_source_copies_another(reader: Reader) -> None:
    texts = dict(reader.rows("SELECT filename, text FROM document JOIN document_text ON document_id = document.id"))
    wire = set(re.split(r"(?<=\.)\s+", texts["pacific-wire.txt"]))
    herald = set(re.split(r"(?<=\.)\s+", texts["harbour-herald.html"]))
    assert len(wire & herald) >= 4


def test_every_source_says_that_it_is_sample_material(reader: Reader) -> None:
    for (text,) in reader.rows("SELECT text FROM document_text"):
        foot = text[-400:]
        assert "Sample material" in foot or "Document d’échantillon" in foot
        assert "late 2024" in foot or "fin de 2024" in foot
        assert 250 <= len(text.split()) <= 400
    title, description = reader.row("SELECT title, description FROM dossier")
    assert "Sample" in title
    assert "invented" in description


def test_the_history_of_the_sample_reads_like_a_day(reader: Reader) -> None:
    labels = [row[0] for row in reader.rows("SELECT label FROM operation ORDER BY id")]
    assert len(labels) == 12
    assert sum(label.startswith("Import") for label in labels) == 4


def test_packs_of_the_sample_share_their_actors_and_events(built: Dossier, reader: Reader) -> None:
    held = [packs.read(path) for path in sorted(resource("sample").glob("*.pack.json"))]
    assert len(held) == 4
    for kind in ("actor", "event", "claim", "transfer"):
        listed = [record["uid"] for pack in held for record in pack[f"{kind}s"]]
        assert len(listed) > len(set(listed)) == _count(reader, kind)


def test_the_sample_is_not_poured_into_a_dossier_in_use(built: Dossier) -> None:
    with pytest.raises(DossierError, match="empty dossier"):
        sample.build(built)


def test_undo_walks_all_the_way_back(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "sample.dossier") as dossier:
        sample.build(dossier)
        while dossier.undo() is not None:
            pass
        with dossier.reading() as reader:
            for table in ("document", "actor", "event", "quote", "claim", "note", "reliability", "judgement", "tag"):
                assert _count(reader, table) == 0
