"""Web pages: what a reader sees of them, and what they declare about themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from workbench.core.kinds import BlockKind
from workbench.core.texts import Ingested
from workbench.core.wording import tr
from workbench.services.ingest.building import TextBuilder
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.framing import unframed
from workbench.services.ingest.page import PageReader, Piece, read_page

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_REMARK = re.compile(rb"<!--.*?-->", re.DOTALL)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_TOUCHING = re.compile(r"\[\d{1,3}\](?=\w)")


def read_html(
    content: bytes,
    *,
    encoding: str | None = None,
    declared: str = "",
    sheets: Sequence[str] = (),
    beside: Mapping[str, str] | None = None,
) -> Ingested:
    """A web page: what a reader sees of it, and the title, author, publisher, date and address that it declares.

    `declared` is the encoding that its sender names, which counts more than the page's own word; `sheets` are style
    sheets that were saved beside it, and `beside` pages that it shows, by address.
    """
    markup, used, warnings = decode(content, encoding, declared or declared_encoding(content))
    page, more = shown(markup, sheets=sheets, beside=beside)
    builder, _ = placed(page.pieces)
    if page.frames and beside is None and not builder.text:
        raise unframed(page.frames)
    meta = page.meta
    return Ingested(
        builder.text,
        builder.blocks,
        title=meta.best_title(builder.first_heading()),
        author=meta.author,
        publisher=meta.publisher,
        published=meta.published,
        retrieved=meta.retrieved,
        url=meta.url,
        language=meta.language,
        encoding=used,
        format="html",
        warnings=(*warnings, *more),
    )


def shown(
    markup: str,
    reader: Callable[[], PageReader] = PageReader,
    sheets: Sequence[str] = (),
    beside: Mapping[str, str] | None = None,
) -> tuple[PageReader, tuple[str, ...]]:
    """The page read by a new `reader`, and warnings; style sheets that hide most of its words are not believed."""
    page = reader()
    page.beside = beside or {}
    for sheet in sheets:
        page.styles.begin("")
        page.styles.data(sheet)
        page.styles.end(applies=True)
    page = read_page(markup, page)
    if page.styles.hidden_letters <= sum(len(piece.words) for piece in page.pieces):
        return page, ()
    # Such a page waits for its script to show the article.
    page = reader()
    page.beside = beside or {}
    page.styles.is_believed = False
    warning = tr("The page’s style sheets hide most of its words; they were read all the same.")
    return read_page(markup, page), (warning,)


def placed(pieces: list[Piece]) -> tuple[TextBuilder, list[int]]:
    """The text of record of these pieces, and for each piece the number of its block (-1 when it gave none)."""
    builder = TextBuilder()
    numbers = []
    noted = ""
    for piece in pieces:
        before = builder.position
        if piece.note:
            builder.add(piece.words if piece.note == noted else numbered(piece), BlockKind.FOOTNOTE)
        else:
            builder.add(piece.words, piece.kind, piece.level, is_verbatim=piece.is_verbatim)
        noted = piece.note
        numbers.append(builder.count - 1 if builder.position > before else -1)
    return builder, numbers


_BLANK = " \u00a0\t"


def numbered(piece: Piece) -> str:
    """Words of a note with its number in brackets, unless they bring it along or its id has none."""
    numbers = _NUMBER.findall(piece.note)
    if touching := _TOUCHING.match(piece.words):
        return f"{touching[0]} {piece.words[touching.end() :]}"
    if not numbers or re.match(rf"[\[(]?{numbers[-1]}\b", piece.words):
        return piece.words
    return f"[{numbers[-1]}] {piece.words.lstrip(_BLANK)}"


def declared_encoding(content: bytes) -> str:
    """The encoding that the page names for itself; "" when it names none."""
    head = _REMARK.sub(b"", content[:8192])
    match = _XML_ENCODING.search(head) or _CHARSET.search(head)
    return match[1].decode("ascii") if match else ""
