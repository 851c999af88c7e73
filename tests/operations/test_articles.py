"""The article of a web page is found in its text of record, whose offsets stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.core.errors import InvalidValue
from workbench.jobs.worker import Worker
from workbench.operations import articles, imports
from workbench.operations.imports import Source
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read

FIRST = "Le ministre a confirmé mardi que trois cargos ont quitté le port du nord avant l’aube. " * 3
SECOND = "Aucune date n’a été donnée pour leur retour, selon un officier qui n’a pas voulu être nommé. " * 3
PAGE = (
    "<title>Trois cargos</title><nav><a href=/>Accueil</a> <a href=/monde>Monde</a></nav>"
    f"<article><h1>Trois cargos</h1><p>{FIRST}</p><p>{SECOND}</p></article><footer>Mentions légales</footer>"
)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


def _import(dossier: Dossier, worker: Worker, name: str, content: bytes) -> int:
    (done,) = imports.import_sources(dossier, [Source(name, content=content)], worker)
    assert done.document is not None
    return done.document


def _article(dossier: Dossier, worker: Worker, id: int) -> list[str]:
    with dossier.reading() as reader:
        text = read.text(reader, id)
    return [span.of(text) for span in articles.article(dossier, id, worker)]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_article_is_what_stands_between_menu_and_footer(dossier: Dossier, worker: Worker, encoding: str) -> None:
    id = _import(dossier, worker, "page.html", PAGE.encode(encoding))
    assert _article(dossier, worker, id) == ["Trois cargos", FIRST.strip(), SECOND.strip()]
    with dossier.reading() as reader:
        assert "Accueil" in read.text(reader, id)


def test_a_page_saved_with_its_pictures_has_one_too(dossier: Dossier, worker: Worker) -> None:
    import base64

    body = base64.encodebytes(PAGE.encode("cp1252"))
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/b\r\nSubject: Trois cargos\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="XX"\r\n\r\n--XX\r\n'
        b"Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    id = _import(dossier, worker, "page.mhtml", head + body + b"\r\n--XX--\r\n")
    assert _article(dossier, worker, id)[1:] == [FIRST.strip(), SECOND.strip()]


def test_where_no_article_stands_out_there_is_none_and_other_documents_have_none(
    dossier: Dossier, worker: Worker
) -> None:
    short = _import(dossier, worker, "short.html", b"<p>Three ships.</p><p>No more is known.</p>")
    assert articles.article(dossier, short, worker) == ()
    with pytest.raises(InvalidValue, match="no web page"):
        articles.article(dossier, _import(dossier, worker, "a.txt", b"Three ships."), worker)
