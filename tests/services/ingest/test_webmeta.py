from __future__ import annotations

import json

import pytest

from workbench.services.ingest.html import read_html

PEOPLE = [{"@type": "Person", "@id": "#a", "name": "Ada Mill"}, {"@id": "#p", "name": "The Ford Post"}]


@pytest.mark.parametrize(
    "markup, author, publisher",
    [
        pytest.param(
            {"@graph": [{"@type": "Article", "author": {"@id": "#a"}, "publisher": {"@id": "#p"}}, *PEOPLE]},
            "Ada Mill",
            "The Ford Post",
            id="told of once and referred to",
        ),
        pytest.param(
            [*PEOPLE, {"@type": "BlogPosting", "author": [{"@id": "#a"}, {"name": "Otto Ferry"}, [1]]}],
            "Ada Mill, Otto Ferry",
            "",
            id="a list",
        ),
        pytest.param({"@type": "Article", "author": {"@id": "#nobody"}}, "", "", id="referred to and never told of"),
        pytest.param({"@type": "Person", "@id": "#a", "name": "Ada Mill"}, "", "", id="no article"),
        pytest.param(
            "<div itemscope><b itemprop=author itemscope><a itemprop=url href=x><i itemprop=name>Ada Mill</i></a></b></div>",
            "Ada Mill",
            "",
            id="among the words, with a name inside",
        ),
        pytest.param(
            "<p>By <a itemprop=author>Ada <b>Mill</b></a></p><p itemprop=author>Otto Ferry</p>",
            "Ada Mill, Otto Ferry",
            "",
            id="among the words",
        ),
        pytest.param(
            "<p itemprop=author itemscope></p><p itemprop=publisher itemscope><b itemprop=name>The Ford Post</b></p>",
            "",
            "",
            id="an author without a name",
        ),
    ],
)
def test_who_wrote_a_page_is_read_where_its_markup_says_so(markup, author, publisher):
    said = markup if isinstance(markup, str) else f'<script type="application/ld+json">{json.dumps(markup)}</script>'
    found = read_html(f"<html><body>{said}<p>The herders are back.</p></body></html>".encode())
    assert (found.author, found.publisher) == (author, publisher)
