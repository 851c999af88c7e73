"""What a web page declares about itself: title, author, publisher, date, address; nothing is guessed from its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from workbench.services.ingest.building import record_text, squeezed
from workbench.services.ingest.dates import edtf_date

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator", "byl", "parsely-author")
_PUBLISHERS = (
    "og:site_name",
    "citation_journal_title",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_date",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "date",
)
_ADDRESSES = ("og:url", "citation_public_url", "dc.identifier")
_LANGUAGES = ("content-language", "language")
_WANTED = frozenset((*_LANGUAGES, *_TITLES, *_AUTHORS, *_PUBLISHERS, *_DATES, *_ADDRESSES))
# What Word keeps of a document that it saves as a page.
_OFFICE = re.compile(r"<o:(Title|Author)>([^<]{1,500})</o:")
_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(https?://\S+)|^\s*url:\s*(https?://\S+)", re.MULTILINE | re.IGNORECASE
)
# Firefox, SingleFile and others note when they saved a page; "Mon Jan 06 2025 10:11:12 GMT+0100" is JavaScript's.
_SAVED_ON = re.compile(r"^\s*saved date:\s*(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d{1,2}) (\d{4})", re.MULTILINE)
_SAVED_AT = re.compile(r"^\s*saved date:\s*(\d{4}-\d{2}-\d{2})", re.MULTILINE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "Report",
    "ScholarlyArticle",
)
_LONGEST_FIELD = 1_000
_MOST_AUTHORS = 20
_LONGEST_SCRIPT = 500_000


class WebMeta:
    """Listens to a page's elements and comments; the properties say what was found, "" or None where nothing was."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._article: dict[str, Any] = {}
        self._heading_title: str | None = None
        self._heard: list[str] = []
        self._listens = ""
        self._canonical = ""
        self._saved_from = ""
        self._office: dict[str, str] = {}
        self._time = ""
        self._authors: dict[str, list[str]] = {}
        self._language = ""
        self._marked: list[str] = []
        self._name = ""
        self._awaits_name = False
        self.is_naming = False
        self.retrieved: str | None = None

    def element(self, tag: str, attributes: dict[str, str | None]) -> None:
        """An element has begun."""
        if tag == "html":
            self._language = self._language or (attributes.get("lang") or attributes.get("xml:lang") or "")
        elif tag == "meta":
            self._meta(attributes)
        elif tag == "title" and self._heading_title is None:
            self._listen("title")
        elif tag == "script" and "ld+json" in (attributes.get("type") or "").lower():
            self._listen("script")
        elif tag == "link" and (attributes.get("rel") or "").lower() == "canonical":
            self._canonical = self._canonical or (attributes.get("href") or "")
        elif tag == "time" and ("pubdate" in attributes or attributes.get("itemprop") == "datePublished"):
            self._time = self._time or (attributes.get("datetime") or "")
        if "itemprop" in attributes or "itemscope" in attributes:
            self._property(attributes)

    def _property(self, attributes: dict[str, str | None]) -> None:
        """Marked up among the words: an author who is a thing of its own has a name inside."""
        said = attributes.get("itemprop")
        if said == "author" and "content" not in attributes:
            self._awaits_name = "itemscope" in attributes
            self.is_naming = not self._awaits_name
        elif said == "name" and self._awaits_name:
            self._awaits_name, self.is_naming = False, True
        elif "itemscope" in attributes:
            self._awaits_name = False

    def shown(self, words: str) -> None:
        """Words of the page while `is_naming`: those of an author."""
        self._name += words[:_LONGEST_FIELD]

    def end_name(self) -> None:
        """An element has ended while `is_naming`."""
        name, self._name = _tidy(self._name), ""
        if name:
            self.is_naming = False
            if name not in self._marked and len(self._marked) < _MOST_AUTHORS:
                self._marked.append(name)

    def data(self, words: str) -> None:
        """Words inside an element that is not shown."""
        if self._listens:
            self._heard.append(words)

    def end_title(self) -> None:
        """The title element has ended."""
        if self._listens == "title":
            self._heading_title = _tidy("".join(self._heard))
            self._listens = ""

    def end_script(self) -> None:
        """A script element has ended; JSON-LD is kept when it describes an article."""
        if self._listens != "script":
            return
        self._listens = ""
        text = "".join(self._heard)
        if self._article or len(text) > _LONGEST_SCRIPT:
            return
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return
        things = list(_things(found))
        article = next((item for item in things if _is_article(item)), {})
        # Blogs tell of author and publisher once and then only refer to them.
        named = {str(item["@id"]): item for item in things if "@id" in item and "name" in item}
        people: dict[str, Any] = {key: _told(article[key], named) for key in ("author", "publisher") if key in article}
        self._article = {**article, **people}

    def comment(self, words: str) -> None:
        """A comment; browsers and SingleFile write there where a page was saved from."""
        if "<o:DocumentProperties>" in words[:2_000]:
            for name, said in _OFFICE.findall(words[:2_000]):
                self._office.setdefault(name.lower(), squeezed(unescape(said)))
        if not self._saved_from and (match := _SAVED_FROM.search(words[:2_000])):
            self._saved_from = match[1] or match[2]
            self.retrieved = _saved_date(words[:2_000])

    def best_title(self, heading: str) -> str:
        """The declared title; else the title element, or the first heading when that is the title element's core."""
        declared = self._first(_TITLES) or _text(self._article.get("headline"))
        element = self._heading_title or ""
        declared = declared or self._office.get("title", "")
        return declared or (heading if not element or heading in element else element) or element

    @property
    def language(self) -> str:
        """The language that the page says it is in."""
        said = self._article.get("inLanguage")
        return (
            self._language or self._found.get("content-language", "") or self._found.get("language", "") or _text(said)
        )

    @property
    def author(self) -> str:
        """Who the page says wrote it."""
        named = next((self._authors[name] for name in _AUTHORS if name in self._authors), [])
        found = ", ".join(named[:_MOST_AUTHORS])
        if found and not found.startswith("http"):
            return found
        marked = ", ".join(self._marked)
        return _names(self._article.get("author")) or marked or self._office.get("author", "")

    @property
    def publisher(self) -> str:
        """Who the page says published it."""
        return _names(self._article.get("publisher")) or self._first(_PUBLISHERS)

    @property
    def published(self) -> str | None:
        """When the page says it was published, as EDTF."""
        declared = (
            *(self._found.get(name, "") for name in _DATES),
            _text(self._article.get("datePublished")),
            self._time,
        )
        return next(filter(None, map(edtf_date, declared)), None)

    @property
    def url(self) -> str:
        """The page's own address."""
        article = (self._article.get("url"), self._article.get("mainEntityOfPage"))
        said = (_text(one.get("@id") if isinstance(one, dict) else one) for one in article)
        declared = (self._canonical, *(self._found.get(name, "") for name in _ADDRESSES), self._saved_from, *said)
        return next(
            (address.strip() for address in declared if address.strip().startswith(("http://", "https://"))), ""
        )

    def _listen(self, what: str) -> None:
        self._listens = what
        self._heard = []

    def _meta(self, attributes: dict[str, str | None]) -> None:
        said = (attributes.get(what) for what in ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, said), "").lower().strip()
        if name in _WANTED and (content := _tidy(attributes.get("content") or "")):
            self._found.setdefault(name, content)
            # A page with several authors names each in an element of its own.
            if name in _AUTHORS and content not in (named := self._authors.setdefault(name, [])):
                named.append(content)

    def _first(self, names: tuple[str, ...]) -> str:
        return next((self._found[name] for name in names if name in self._found), "")


def _tidy(words: str) -> str:
    return squeezed(record_text(words[:_LONGEST_FIELD]).replace("\n", " "))


def _saved_date(comment: str) -> str | None:
    if match := _SAVED_AT.search(comment):
        return edtf_date(match[1])
    match = _SAVED_ON.search(comment)
    if match is None or match[1] not in _MONTHS:
        return None
    return edtf_date(f"{match[3]}-{_MONTHS.index(match[1]) + 1:02}-{match[2]:0>2}")


def _text(value: object) -> str:
    return _tidy(value) if isinstance(value, str) else ""


def _names(value: object) -> str:
    """Names out of JSON-LD, which allows a string, an object or a list of either."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_names, value[:_MOST_AUTHORS])))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _told(value: object, named: dict[str, dict[str, Any]]) -> object:
    """`value` with what only refers to one of `named` as that."""
    if isinstance(value, list):
        return [_told(one, named) for one in value[:_MOST_AUTHORS] if not isinstance(one, list)]
    is_reference = isinstance(value, dict) and "name" not in value
    return named.get(str(value.get("@id")), value) if is_reference and isinstance(value, dict) else value


def _things(found: object) -> Iterator[dict[str, Any]]:
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds]))
