from __future__ import annotations

import json

import pytest

from workbench.services.ingest.article import article_blocks, serve
from workbench.services.ingest.html import read_html

FIRST = (
    "Le port a rouvert mardi après trois jours d’arrêt, ont annoncé les autorités, et les équipages attendent la suite."
)
SECOND = (
    "Aucune date n’a été donnée pour la reprise complète du trafic, qui dépend des grues et de la météo de la semaine."
)
THIRD = "Les syndicats demandent que les contrats soient relus avant la fin du mois, faute de quoi ils cesseront le travail."
MENU = (
    "<ul>"
    + "".join(f"<li><a href='/{number}'>Rubrique numéro {number} du journal</a></li>" for number in range(20))
    + "</ul>"
)


def said(markup: str) -> list[str]:
    content = markup.encode()
    text = read_html(content).text
    return [text[start:end] for start, end in article_blocks(content)]


@pytest.mark.parametrize(
    "markup",
    [
        "<nav>{menu}</nav><article><h1>Le port</h1><p>{a}</p><p>{b}</p><h2>Suite</h2><p>{c}</p></article><footer><p>{a}</p></footer>",
        "<div class=menu>{menu}</div><div class=post-content><h1>Le port</h1><p>{a}</p><p>{b}</p><h2>Suite</h2><p>{c}</p></div>"
        "<div class=comments><p>{b} {b} {b} {b}</p></div>",
        "<table><tr><td>{menu}</td><td><h1>Le port</h1><p>{a}</p><p>{b}</p><h2>Suite</h2><p>{c}</p></td></tr></table>",
        "<div><div>{menu}</div><div><h1>Le port</h1><p>{a}</p><p>{b}</p><h2>Suite</h2><p>{c}</p>"
        "<aside><p>{a} {a} {a}</p></aside></div></div>",
    ],
)
def test_the_article_is_told_from_what_is_around_it(markup):
    page = f"<!DOCTYPE html><body>{markup.format(menu=MENU, a=FIRST, b=SECOND, c=THIRD)}</body>"
    assert said(page) == ["Le port", FIRST, SECOND, "Suite", THIRD]


def test_lists_tables_and_quotes_of_the_article_belong_to_it():
    body = (
        f"<p>{FIRST}</p><ul><li>un navire</li></ul><table><tr><td>Quai</td><td>Nord</td></tr></table>"
        f"<blockquote>{SECOND}</blockquote><p>{THIRD}</p>"
    )
    assert said(f"<body>{MENU}<article>{body}</article>") == [FIRST, "un navire", "Quai\tNord", SECOND, THIRD]


@pytest.mark.parametrize("markup", ["<p>Court.</p>", MENU, "<pre>x</pre>", ""])
def test_a_page_without_an_article_offers_none(markup):
    assert said(f"<body>{markup}</body>") == []


def test_the_service_answers_with_stretches():
    content = f"<article><p>{FIRST}<p>{SECOND}<p>{THIRD}</article>".encode()
    spans = json.loads(json.dumps(serve(content, {})))["spans"]
    assert [tuple(span) for span in spans] == list(article_blocks(content))
    assert len(spans) == 3
