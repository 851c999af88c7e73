"""One page that fetches nothing, runs nothing and carries its own manifest."""

from __future__ import annotations

import re

import pytest
from lxml import html

from workbench.services.briefing import manifest
from workbench.services.briefing.formats import render
from workbench.services.briefing.records import Briefing


@pytest.fixture
def page(briefing: Briefing) -> html.HtmlElement:
    return html.document_fromstring(render(briefing, "html").content)


def test_notes_lead_there_and_back(page: html.HtmlElement) -> None:
    calls = page.xpath("//a[@class='footnote-ref']")
    assert [call.text_content() for call in calls] == ["1", "2", "3", "4"]
    for call in calls:
        (note,) = page.xpath(f"//li[@id='{call.get('href')[1:]}']")
        assert note.xpath(f".//a[@class='footnote-back' and @href='#{call.get('id')}']")


def test_the_marking_stands_at_both_ends(page: html.HtmlElement) -> None:
    body = page.find("body")
    banners = page.xpath("//div[contains(@class, 'marking')]")
    assert [banner.text_content() for banner in banners] == ["TLP:AMBER", "TLP:AMBER"]
    assert body[0] is banners[0]
    assert body[-2] is banners[1]


def test_the_languages_of_note_and_quotes_are_told(page: html.HtmlElement) -> None:
    assert page.get("lang") == "fr-FR"
    assert {span.get("lang") for span in page.xpath("//li//span[@lang]")} == {"fr-FR", "en-GB"}


def test_nothing_is_fetched_or_run(briefing: Briefing, hostile: Briefing) -> None:
    for note in (briefing, hostile):
        content = render(note, "html").content
        root = html.document_fromstring(content)
        assert [script.get("type") for script in root.xpath("//script")] == ["application/json"]
        assert not root.xpath("//img|//link|//iframe|//object|//embed|//*[@src]|//*[starts-with(name(@*), 'on')]")
        assert not re.search(r"url\(|@import", content.decode())
        assert all(re.match(r"#|https?:|mailto:", anchor.get("href")) for anchor in root.xpath("//a"))


def test_the_page_carries_the_manifest_that_was_returned(briefing: Briefing, hostile: Briefing) -> None:
    for note in (briefing, hostile):
        export = render(note, "html")
        assert export.is_embedded
        assert manifest.read(export.content) == export.manifest


def test_a_colour_that_is_none_cannot_enter_the_style(hostile: Briefing) -> None:
    from dataclasses import replace

    assert hostile.marking is not None
    marking = replace(hostile.marking, foreground="red;} body{display:none", background="</style><b>")
    content = render(replace(hostile, marking=marking), "html").content.decode()
    assert "display:none" not in content
    assert content.count("</style>") == 1
