"""Reference files (RIS, BibTeX, CSL-JSON): the works that they describe."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.core.texts import Block, Ingested
from workbench.core.wording import tr, trn
from workbench.services.ingest.bibtex import NEXT_NAME, entries, month
from workbench.services.ingest.building import TextBuilder, record_text, squeezed
from workbench.services.ingest.dates import edtf_date, edtf_span, edtf_told
from workbench.services.ingest.encodings import decode

_LONGEST = 5_000
_LONGEST_ABSTRACT = 50_000
_MOST_WORKS = 50_000
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|$)")
# The only marks that CSL-JSON knows in its words, and those of abstracts as publishers hand them on.
_ADDRESS = re.compile(r"https?://[^\s{}]+")
_RICH = re.compile(r"</?(?:i|b|sc|sub|sup|span|jats:[a-z-]+)(?: [^<>]{0,200})?/?>")
_OF_WORKS = frozenset(("container-title", "DOI", "URL", "ISBN", "ISSN", "citation-key"))
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}|\\^]+")


@dataclass(frozen=True, slots=True)
class Work:
    """One described work; "" and None where the entry does not say. `publisher` is the newspaper or journal if any."""

    kind: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str | None = None
    retrieved: str | None = None
    url: str = ""
    doi: str = ""
    language: str = ""
    pages: str = ""
    abstract: str = ""
    files: tuple[str, ...] = ()

    @property
    def author(self) -> str:
        """The authors in one line."""
        return ", ".join(self.authors)


def read_references(content: bytes, format: str, *, encoding: str | None = None) -> tuple[Ingested, tuple[Work, ...]]:
    """The works of a "ris", "bib" or "csl" file, and a document that lists them, one paragraph a work."""
    text, used, warnings = decode(content, encoding)
    text = record_text(text)
    works, left_out = _told(_READERS[format](text))
    if not works:
        raise RefusedFile(tr("The file describes no works; export the references again as RIS, BibTeX or CSL-JSON."))
    builder = TextBuilder()
    for work in works:
        _tell(builder, work)
    return Ingested(builder.text, builder.blocks, encoding=used, format=format, warnings=(*warnings, *left_out)), works


def described(work: Work) -> tuple[str, tuple[Block, ...]]:
    """One work as a text of record: its reference, then its abstract."""
    builder = TextBuilder()
    _tell(builder, work)
    return builder.text, builder.blocks


def _tell(builder: TextBuilder, work: Work) -> None:
    builder.add(formatted(work))
    builder.add(work.abstract)


def _told(entries: Iterable[Work]) -> tuple[tuple[Work, ...], tuple[str, ...]]:
    """The works that say which they are, and a warning of how many do not or are too many."""
    works: list[Work] = []
    left_out = 0
    for work in entries:
        if len(works) < _MOST_WORKS and (work.title or work.url or work.doi):
            works.append(work)
        else:
            left_out += 1
    words = trn(
        "{count} entry was left out: it has neither title nor address, or the file has too many.",
        "{count} entries were left out: they have neither title nor address, or the file has too many.",
        left_out,
    )
    return tuple(works), (words,) if left_out else ()


def formatted(work: Work) -> str:
    """The work in one line: authors, title, publisher, date, pages, address.

    >>> formatted(Work(title="Une paix", authors=("Morel, Inès",), publisher="Le Port", published="2024-06"))
    'Morel, Inès. Une paix. Le Port, 2024-06.'
    """
    where = ", ".join(filter(None, (work.publisher, work.published or "", work.pages)))
    address = f"https://doi.org/{work.doi}" if work.doi else work.url
    parts = ("; ".join(work.authors), work.title, where, address)
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts if part)


def _ris(text: str) -> Iterator[Work]:
    fields: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.split("\n"):
        match = _RIS_LINE.match(line.strip())
        if match is None:
            # A long abstract goes on over several lines.
            if lines:
                lines.append(line)
            continue
        name, value = match[1], (match[2] or "").strip()
        _end_field(fields, lines)
        lines = []
        if name in ("TY", "ER"):
            if fields:
                yield _ris_work(fields)
            fields = {"TY": [value]} if name == "TY" else {}
        elif value:
            lines = [name, value]
    _end_field(fields, lines)
    if fields:
        yield _ris_work(fields)


def _end_field(fields: dict[str, list[str]], lines: list[str]) -> None:
    """Take in a field of one or more lines, the first of which is its name."""
    if lines:
        fields.setdefault(lines[0], []).append(" ".join(lines[1:]))


def _ris_work(fields: dict[str, list[str]]) -> Work:
    def first(*names: str) -> str:
        return next((_tidy(fields[name][0]) for name in names if name in fields), "")

    pages = "-".join(filter(None, (first("SP"), first("EP"))))
    return _checked(
        Work(
            kind=first("TY"),
            title=first("TI", "T1", "CT", "BT"),
            authors=tuple(_tidy(name) for tag in ("AU", "A1") for name in fields.get(tag, [])),
            publisher=first("JF", "JO", "T2", "JA", "PB"),
            published=_ris_date(first("DA")) or _ris_date(first("PY", "Y1")),
            retrieved=_ris_date(first("Y2")),
            url=first("UR", "L2"),
            doi=first("DO", "M3"),
            language=first("LA"),
            pages=pages,
            abstract=_tidy(next(iter(fields.get("AB", fields.get("N2", []))), ""), _LONGEST_ABSTRACT),
            files=tuple(_tidy(name) for tag in ("L1", "L4") for name in fields.get(tag, [])),
        )
    )


def _ris_date(value: str) -> str | None:
    """RIS writes 2024/06/05/season, 2024/06// or 2024."""
    return edtf_told("-".join(filter(None, value.split("/")[:3])))


def _bib(text: str) -> Iterator[Work]:
    for kind, fields in entries(text):
        date = fields.get("date", "") or "-".join(
            filter(
                None,
                (fields.get("year", ""), fields.get("month", "") and month(fields["month"]), fields.get("day", "")),
            )
        )
        note = _ADDRESS.search(fields.get("howpublished", ""))
        yield _checked(
            Work(
                kind=kind,
                title=_tidy(fields.get("title", "")),
                authors=tuple(filter(None, map(_tidy, fields.get("author", "").split(NEXT_NAME)))),
                publisher=_tidy(
                    next(
                        (
                            fields[name]
                            for name in ("journal", "journaltitle", "booktitle", "publisher", "institution")
                            if fields.get(name)
                        ),
                        "",
                    )
                ),
                published=edtf_told(date) or edtf_told(fields.get("year", "")),
                retrieved=edtf_date(fields.get("urldate", "")),
                url=_tidy(fields.get("url", "")) or (note[0] if note else ""),
                doi=_tidy(fields.get("doi", "")),
                language=_tidy(fields.get("langid", "") or fields.get("language", "")),
                pages=_tidy(fields.get("pages", "")),
                abstract=_tidy(fields.get("abstract", ""), _LONGEST_ABSTRACT),
                files=_files(fields.get("file", "")),
            )
        )


def _files(value: str) -> tuple[str, ...]:
    r"""File names of a BibTeX field: Zotero and JabRef write “title:path:type;…” with \: for a colon of the path."""
    found = []
    for one in value.split(";"):
        parts = re.split(r"(?<!\\):", one)
        found.append((parts[1] if len(parts) >= 3 else parts[0]).replace("\\:", ":").strip())
    return tuple(filter(None, found))


def _csl(text: str) -> Iterator[Work]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedFile(
            tr("The file is damaged or cut short; open it in the program that made it and save it again.")
        ) from error
    items = found.get("items", [found]) if isinstance(found, dict) else found
    for item in items if isinstance(items, list) else []:
        # Any JSON can come under this name; what is no work says nothing that a work says.
        yield _csl_work(item) if isinstance(item, dict) and _is_work(item) else Work()


def _is_work(item: dict[str, Any]) -> bool:
    """Whether an item has a type, or else is shaped as only works are: with names in parts, or parts of a date."""
    names = item.get("author")
    parts = [set(name) for name in names if isinstance(name, dict)] if isinstance(names, list) else []
    is_named = any({"family", "literal"} & part for part in parts)
    return (
        isinstance(item.get("type"), str)
        or is_named
        or isinstance(item.get("issued"), dict)
        or not _OF_WORKS.isdisjoint(item)
    )


def _csl_work(item: dict[str, Any]) -> Work:
    def words(name: str, longest: int = _LONGEST) -> str:
        value = item.get(name)
        return _tidy(_RICH.sub("", str(value)), longest) if isinstance(value, str | int) else ""

    return _checked(
        Work(
            kind=words("type"),
            title=words("title"),
            authors=tuple(filter(None, map(_csl_name, item.get("author") or []))) if _is_list(item, "author") else (),
            publisher=words("container-title") or words("publisher"),
            published=_csl_date(item.get("issued")),
            retrieved=_csl_date(item.get("accessed")),
            url=words("URL"),
            doi=words("DOI"),
            language=words("language"),
            pages=words("page"),
            abstract=words("abstract", _LONGEST_ABSTRACT),
        )
    )


def _is_list(item: dict[str, Any], name: str) -> bool:
    return isinstance(item.get(name), list)


def _csl_name(name: object) -> str:
    if not isinstance(name, dict):
        return ""
    if isinstance(name.get("literal"), str):
        return _tidy(name["literal"])
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    return _tidy(", ".join(filter(None, (family, given, str(name.get("suffix") or "")))))


def _csl_date(value: object) -> str | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        days = ("-".join(f"{part:0>2}" for part in one[:3] if part) for one in parts[:2] if isinstance(one, list))
        date = edtf_span("/".join(filter(None, days)))
        return f"{date}~" if date and "/" not in date and value.get("circa") else date
    return edtf_told(str(value.get("raw") or value.get("literal") or ""))


_READERS = {"ris": _ris, "bib": _bib, "csl": _csl}


def _tidy(words: str, longest: int = _LONGEST) -> str:
    return squeezed(record_text(words[:longest]))


def _checked(work: Work) -> Work:
    """`work` with a bare DOI, taken from its address when it is one, and no address that is none."""
    doi = _DOI.search(work.doi) or (_DOI.search(work.url) if "doi.org/" in work.url else None)
    url = work.url if work.url.startswith(("http://", "https://")) else ""
    return replace(work, doi=doi[0].rstrip(".,;)") if doi else "", url=url)
