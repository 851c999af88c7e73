"""Reference files fill what documents do not say of themselves, and never overwrite what they do."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from workbench.core.errors import RefusedFile
from workbench.core.kinds import ImportStatus, RecordKind
from workbench.jobs.worker import Worker
from workbench.operations import describing, imports, records
from workbench.operations.describing import Described
from workbench.operations.imports import Source
from workbench.services.ingest.references import Work
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read

RIS = """TY  - NEWS
TI  - Le port fermé au large
AU  - Morel, Inès
T2  - La Gazette
DA  - 2023/03/20/
UR  - https://gazette.example/port
LA  - fr-FR
ER  -
TY  - RPRT
TI  - Bilan des livraisons de moteurs
AU  - Roy, Jean
PB  - Institut des quais
PY  - 2022
AB  - Ce rapport compte les cargos un par un.
ER  -
"""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        worker.warm(imports.SERVICE)
        yield worker


def _import(dossier: Dossier, worker: Worker, name: str, content: bytes) -> imports.Imported:
    (done,) = imports.import_sources(dossier, [Source(name, content=content)], worker)
    return done


def _said(changes: object) -> Described:
    result = changes.result  # type: ignore[attr-defined]
    assert isinstance(result, Described)
    return result


def test_a_reference_file_fills_what_is_empty_and_adds_the_rest(dossier: Dossier, worker: Worker) -> None:
    article = _import(dossier, worker, "Le port.txt", b"Trois cargos attendent au large.").document
    assert article is not None
    records.edit(dossier, RecordKind.DOCUMENT, article, title="Le port fermé au large", publisher="Gazette du littoral")
    done = _import(dossier, worker, "zotero.ris", RIS.encode())
    assert (done.status, done.reason) == (ImportStatus.IMPORTED, "1 source described, 1 description added")
    reader = dossier.reader()
    held = read.document(reader, article)
    assert (held.author, held.published, held.url) == ("Morel, Inès", "2023-03-20", "https://gazette.example/port")
    assert held.publisher == "Gazette du littoral"
    added = read.document(reader, read.rows(reader)[-1].id)
    assert (added.title, added.format, added.published) == ("Bilan des livraisons de moteurs", "reference", "2022")
    assert read.text(reader, added.id) == (
        "Roy, Jean. Bilan des livraisons de moteurs. Institut des quais, 2022.\n\nCe rapport compte les cargos un par un."
    )
    assert "not here" in added.warnings


def test_one_undo_takes_all_of_it_back_and_leaves_the_file(dossier: Dossier, worker: Worker) -> None:
    article = _import(dossier, worker, "a.txt", b"Trois cargos attendent au large.").document
    assert article is not None
    records.edit(dossier, RecordKind.DOCUMENT, article, title="Le port fermé au large")
    _import(dossier, worker, "zotero.ris", RIS.encode())
    dossier.undo()
    reader = dossier.reader()
    assert read.document(reader, article).author == ""
    assert [row.format for row in read.rows(reader)] == ["txt", "ris"]


def test_a_file_with_one_unknown_work_is_its_description(dossier: Dossier, worker: Worker) -> None:
    item = {
        "type": "report",
        "title": "Les quais du nord",
        "author": [{"literal": "Institut"}],
        "issued": {"raw": "2021"},
    }
    done = _import(dossier, worker, "one.json", json.dumps([item]).encode())
    assert done.document is not None
    reader = dossier.reader()
    held = read.document(reader, done.document)
    assert (held.title, held.author, held.published) == ("Les quais du nord", "Institut", "2021")
    assert len(read.rows(reader)) == 1


def test_describing_again_says_nothing_new(dossier: Dossier, worker: Worker) -> None:
    works = describing.read_works(worker, RIS.encode(), "zotero.ris")
    assert len(_said(describing.describe(dossier, works, "zotero.ris")).added) == 2
    assert _said(describing.describe(dossier, works, "zotero.ris")) == Described(known=2)


def test_an_analyst_s_own_words_are_never_overwritten(dossier: Dossier, worker: Worker) -> None:
    article = _import(dossier, worker, "port.txt", b"Trois cargos attendent au large.").document
    assert article is not None
    records.edit(dossier, RecordKind.DOCUMENT, article, title="Mon titre", author="Moi", published="2020", url="")
    work = Work(title="Autre titre", authors=("Lui",), published="2021", files=("C:/zotero/port.txt",), doi="10.1234/x")
    said = _said(describing.describe(dossier, [work], "a.ris"))
    held = read.document(dossier.reader(), article)
    assert said.filled == (article,)
    assert (held.title, held.author, held.published) == ("Mon titre", "Moi", "2020")
    assert held.url == "https://doi.org/10.1234/x"


def test_other_files_describe_nothing(worker: Worker) -> None:
    with pytest.raises(RefusedFile, match="no reference file"):
        describing.read_works(worker, b"Just a text.", "a.txt")
