"""A document read with another encoding keeps its quotes at their words, or says which it cannot keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from workbench.core.errors import InvalidValue, RefusedFile
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.jobs.worker import Worker
from workbench.operations import imports, quotes, records, rereading, snapshots
from workbench.operations.imports import Source
from workbench.services.ingest.similarity import signature
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.read import quotes as reads
from workbench.store.read import search
from workbench.store.read.verification import verify

TEXT = (
    "Le ministère a confirmé « sans réserve » l’arrivée de trois cargos à l’été.\r\n\r\n"
    "L’Église n’a rien dit ; une œuvre de 12 € l’avait annoncé dès février.\r\n"
)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        worker.warm(imports.SERVICE)
        yield worker


def _import(dossier: Dossier, worker: Worker, content: bytes, name: str = "note.txt") -> int:
    (done,) = imports.import_sources(dossier, [Source(name, content=content)], worker)
    assert done.document is not None
    return done.document


def _misread(dossier: Dossier, worker: Worker, wrong: str = "mac-roman") -> int:
    id = _import(dossier, worker, TEXT.encode("cp1252"))
    rereading.apply(dossier, rereading.prepare(dossier, id, wrong, worker))
    return id


def _quote(dossier: Dossier, id: int, *words: str) -> int:
    with dossier.reading() as reader:
        text = read.text(reader, id)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in words]
    made = quotes.add(dossier, id, spans).result
    assert isinstance(made, int)
    return made


def test_another_text_is_compared_as_what_it_is_now_to_what_comes_in_later(dossier: Dossier, worker: Worker) -> None:
    words = " ".join(f"L’été numéro {number} fut déjà très agité à Séoul." for number in range(60))
    id = _import(dossier, worker, words.encode("cp1252"), "wire.txt")
    before = read.signature(dossier.reader(), id)
    rereading.apply(dossier, rereading.prepare(dossier, id, "mac-roman", worker))
    assert read.signature(dossier.reader(), id) == b""
    _import(dossier, worker, b"Something else altogether, and long enough to be compared with others.", "other.txt")
    assert read.signature(dossier.reader(), id) == signature(read.text(dossier.reader(), id)) != before
    dossier.undo()
    dossier.undo()
    _import(dossier, worker, words.replace("60", "61").encode(), "copy.txt")
    assert read.signature(dossier.reader(), id) == before


def test_before_anything_is_quoted_the_text_is_another(dossier: Dossier, worker: Worker) -> None:
    id = _misread(dossier, worker)
    reader = dossier.reader()
    assert read.document(reader, id).encoding == "mac-roman"
    assert "MinistÃ" not in read.text(reader, id)
    assert "minist" in read.text(reader, id)
    assert "ministère" not in read.text(reader, id)
    report = rereading.apply(dossier, rereading.prepare(dossier, id, "cp1252", worker)).result
    assert isinstance(report, rereading.Report)
    reader = dossier.reader()
    assert read.text(reader, id) == TEXT.replace("\r\n", "\n")
    assert (report.before, report.encoding, report.is_done) == ("mac-roman", "cp1252", True)
    assert [hit.reference.id for hit in search.search(reader, "ministère")] == [id]
    assert list(verify(reader)) == []


def test_quotes_and_mentions_are_at_their_words_again(dossier: Dossier, worker: Worker) -> None:
    id = _misread(dossier, worker)
    with dossier.reading() as reader:
        wrong = read.text(reader, id)
    plain = _quote(dossier, id, "trois cargos")
    accented = _quote(dossier, id, wrong[:13], wrong[wrong.index("une ") : wrong.index(" l", wrong.index("une "))])
    actor = records.create(dossier, RecordKind.ACTOR, name="ministère").result
    assert isinstance(actor, int)
    with dossier.operation("Mention") as op:
        op.execute(
            'INSERT INTO mention (uid, actor_id, document_id, start, "end", exact) VALUES (?, ?, ?, 3, 12, ?)',
            ("a" * 32, actor, id, wrong[3:12]),
        )
    report = rereading.apply(dossier, rereading.prepare(dossier, id, "cp1252", worker)).result
    assert isinstance(report, rereading.Report)
    assert (report.held + report.moved, report.lost, report.mentions_lost) == (2, (), 0)
    reader = dossier.reader()
    assert reads.quote(reader, plain).text == "trois cargos"
    assert reads.quote(reader, accented).text == "Le ministère […] une œuvre de 12 €"
    assert reader.value("SELECT exact FROM mention") == "ministère"
    assert list(verify(reader)) == []


def test_one_undo_brings_the_old_reading_back(
    dossier: Dossier, worker: Worker, contents: Callable[[Dossier], object]
) -> None:
    id = _misread(dossier, worker)
    _quote(dossier, id, "trois cargos")
    before = contents(dossier)
    rereading.apply(dossier, rereading.prepare(dossier, id, "cp1252", worker))
    after = contents(dossier)
    dossier.undo()
    assert contents(dossier) == before
    assert list(verify(dossier.reader())) == []
    dossier.redo()
    assert contents(dossier) == after
    assert list(verify(dossier.reader())) == []


def test_a_quote_that_would_be_lost_stops_it_until_the_analyst_says_so(dossier: Dossier, worker: Worker) -> None:
    words = "Trois cargos sont arrivés hier au port du nord. " * 3
    id = _import(dossier, worker, words.encode("utf-16-le"), "wide.txt")
    lost = _quote(dossier, id, "arrivés hier")
    found = rereading.prepare(dossier, id, "utf-16-be", worker)
    report = rereading.apply(dossier, found).result
    assert isinstance(report, rereading.Report)
    assert not report.is_done
    assert [(one.id, one.words) for one in report.lost] == [(lost, "arrivés hier")]
    assert read.text(dossier.reader(), id) == words
    assert "arrivés hier" in str(report)
    report = rereading.apply(dossier, found, drop_lost=True).result
    assert isinstance(report, rereading.Report)
    assert report.is_done
    assert list(verify(dossier.reader())) == []
    dossier.undo()
    assert reads.quote(dossier.reader(), lost).text == "arrivés hier"


def test_what_the_analyst_wrote_stays_and_what_the_file_says_is_read_again(dossier: Dossier, worker: Worker) -> None:
    page = "<title>L’été à Séoul</title><meta name=author content='Inès Morel'><p>" + "Le ministère a confirmé. " * 5
    id = _import(dossier, worker, page.encode("mac-roman"), "page.html")
    rereading.apply(dossier, rereading.prepare(dossier, id, "cp1252", worker))
    records.edit(dossier, RecordKind.DOCUMENT, id, author="I. Morel")
    rereading.apply(dossier, rereading.prepare(dossier, id, "mac-roman", worker))
    held = read.document(dossier.reader(), id)
    assert (held.title, held.author) == ("L’été à Séoul", "I. Morel")


def test_what_cannot_be_read_otherwise_says_so(dossier: Dossier, worker: Worker, docx_bytes: bytes) -> None:
    id = _import(dossier, worker, b"Only plain letters here, nothing else.")
    with pytest.raises(InvalidValue, match="the same text"):
        rereading.prepare(dossier, id, "cp1252", worker)
    with pytest.raises(RefusedFile, match="not the name of a text encoding"):
        rereading.prepare(dossier, id, "klingon", worker)
    office = _import(dossier, worker, docx_bytes, "a.docx")
    with pytest.raises(InvalidValue, match="no encoding to choose"):
        rereading.prepare(dossier, office, "cp1252", worker)


@pytest.fixture
def docx_bytes() -> bytes:
    import pypandoc

    return bytes(_converted(pypandoc))


def _converted(pypandoc: object) -> bytes:
    import subprocess

    program = pypandoc.get_pandoc_path()  # type: ignore[attr-defined]
    return subprocess.run(
        [program, "-f", "markdown", "-t", "docx", "-o", "-"],
        input=b"Un texte de bureau.",
        capture_output=True,
        check=True,
    ).stdout


def test_a_snapshot_from_before_brings_the_former_text_back(
    dossier: Dossier, worker: Worker, contents: Callable[[Dossier], Any]
) -> None:
    id = _misread(dossier, worker)
    _quote(dossier, id, "sans r")
    before = contents(dossier)
    snapshots.take(dossier, "misread")
    held = dossier.reader().value("SELECT id FROM snapshot")
    rereading.apply(dossier, rereading.prepare(dossier, id, "cp1252", worker))
    after = contents(dossier)
    assert after != before
    snapshots.restore(dossier, held)
    assert contents(dossier) == before
    with dossier.reading() as reader:
        assert list(verify(reader)) == []
    dossier.undo()
    assert contents(dossier) == after
    with dossier.reading() as reader:
        assert list(verify(reader)) == []
