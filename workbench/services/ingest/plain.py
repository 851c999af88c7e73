"""Plain text and Markdown: the text of record is the file's own text; blocks are found on it, nothing is rewritten."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.core.errors import RefusedFile
from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, Ingested
from workbench.core.wording import tr
from workbench.services.ingest.building import record_text, squeezed
from workbench.services.ingest.dates import edtf_date
from workbench.services.ingest.encodings import decode

_LINE = re.compile(r"\S[^\n]*")
_BULLET = re.compile(r"\s*(?:[-*+•‣▪◦●○■–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_ENDINGS = ".!?…:;,»”\"'’)]"
_SENTENCE_ENDINGS = '.!?…:;»”"'
_LONGEST_HEADING = 100
_LONGEST_WRAPPED = 120
_MOST_LINES = 1_500_000

_MD_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_MD_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_MD_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MD_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_MD_NOTE = re.compile(r" {0,3}\[\^[^\]\n]+\]:")
_MD_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_MD_FIELD = re.compile(
    r"(title|author|date|published|publisher|url|source|lang|language)s?[ \t]*[:=][ \t]*(.*)$", re.IGNORECASE
)
_MD_FRONT = ("---\n", "+++\n")
_MD_ENTRY = re.compile(r"[ \t]*-[ \t]+(.+)$")


class _Line(NamedTuple):
    """One line that is not blank: its stretch without outer white space, and whether it follows the one before."""

    start: int
    end: int
    words: str
    follows: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def read_text(content: bytes, *, encoding: str | None = None) -> Ingested:
    """A .txt file, kept to the letter: one block per paragraph, whether or not its lines are wrapped."""
    raw, used, warnings = decode(content, encoding)
    is_plain = used == "utf-8" and not warnings and not content.startswith(codecs.BOM_UTF8)
    text = _bounded(record_text(raw, content if is_plain else b""))
    return Ingested(text, tuple(plain_blocks(text)), encoding=used, format="txt", warnings=warnings)


def _bounded(text: str) -> str:
    """`text` itself, unless it has more lines than could be read in time."""
    if text.count("\n") > _MOST_LINES:
        raise RefusedFile(tr("The file has more than {count} lines; split it and import the parts.", count=_MOST_LINES))
    return text


def plain_blocks(text: str) -> list[Block]:
    """The paragraphs, headings and items of a text: by line, or by empty line where the lines are hard-wrapped."""
    lines = list(_lines(text))
    runs = list(_runs(lines)) if _is_wrapped(lines) else [[line] for line in lines]
    blocks = [_plain_block(run, runs[number + 1] if number + 1 < len(runs) else []) for number, run in enumerate(runs)]
    if _opens_with_byline(runs, blocks):
        # A wire's headline stands over its byline, and the byline alone over the text: the rule for headings sees
        # a short line before a paragraph and takes the wrong one.
        blocks[:2] = [
            blocks[0]._replace(kind=BlockKind.HEADING, level=1),
            blocks[1]._replace(kind=BlockKind.PARAGRAPH, level=0),
        ]
    return blocks


def _opens_with_byline(runs: list[list[_Line]], blocks: list[Block]) -> bool:
    """Whether the text begins with a headline and one more short line before its first paragraph."""
    if len(runs) < 3 or len(runs[0]) != 1 or blocks[0].kind is not BlockKind.PARAGRAPH:
        return False
    head = runs[0][0]
    is_headline = head.length <= _LONGEST_HEADING and head.words[-1] not in _ENDINGS
    return is_headline and blocks[1].kind is BlockKind.HEADING


def _lines(text: str) -> Iterator[_Line]:
    before = -2
    for match in _LINE.finditer(text):
        start, end = match.span()
        words = match.group().rstrip()
        # The line itself begins with its indent.
        yield _Line(start, start + len(words), words, text.rfind("\n", 0, start) <= before)
        before = end


def _is_wrapped(lines: list[_Line]) -> bool:
    """Whether line ends fall inside sentences: lines of about one width, most of them not ending a sentence."""
    inner = [line for line, following in itertools.pairwise(lines) if following.follows]
    if len(inner) < 2 or sum(line.length > _LONGEST_WRAPPED for line in lines) * 20 > len(lines):
        return False
    width = sorted(line.length for line in inner)[len(inner) * 9 // 10]
    full = sum(line.length >= 0.6 * width for line in inner)
    open_ended = sum(line.words[-1] not in _SENTENCE_ENDINGS for line in inner)
    return width >= 40 and full >= 0.6 * len(inner) and open_ended >= 0.5 * len(inner)


def _runs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines that belong to one paragraph: up to an empty line or the next list item."""
    run: list[_Line] = []
    for line in lines:
        if run and (not line.follows or _BULLET.match(line.words)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _plain_block(run: list[_Line], following: list[_Line]) -> Block:
    start, end = run[0].start, run[-1].end
    if _BULLET.match(run[0].words) and not _is_heading(run, following, numbered=True):
        return Block(start, end, BlockKind.ITEM, 1)
    if _is_heading(run, following):
        return Block(start, end, BlockKind.HEADING, 1)
    return Block(start, end)


def _is_heading(run: list[_Line], following: list[_Line], *, numbered: bool = False) -> bool:
    """One short line without a final mark before a longer paragraph; "1. Context" too, if a real paragraph follows."""
    if len(run) != 1 or not following or run[0].length > _LONGEST_HEADING or run[0].words[-1] in _ENDINGS:
        return False
    if numbered and not run[0].words[0].isdigit():
        return False
    length = following[-1].end - following[0].start
    is_item = _BULLET.match(following[0].words) is not None
    return not is_item and length > max(120 if numbered else 80, 1.5 * run[0].length)


def read_markdown(content: bytes, *, encoding: str | None = None) -> Ingested:
    """A .md file: the source text as it stands, with headings, items, notes and paragraphs as blocks."""
    raw, used, warnings = decode(content, encoding)
    text = _bounded(record_text(raw))
    front, body = _front_matter(text)
    blocks = list(_markdown_blocks(text, body))
    title = front.get("title", "")
    for block in blocks:
        if not title and block.kind is BlockKind.HEADING and block.level == 1:
            title = squeezed(text[block.start : block.end].split("\n")[0].strip("# \t"))
    return Ingested(
        text,
        tuple(blocks),
        title=title,
        author=front.get("author", ""),
        publisher=front.get("publisher", ""),
        published=edtf_date(front.get("published", "")) or edtf_date(front.get("date", "")),
        url=next((found for found in (front.get("url", ""), front.get("source", "")) if found.startswith("http")), ""),
        language=front.get("lang", "") or front.get("language", ""),
        encoding=used,
        format="md",
        warnings=warnings,
    )


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """Fields of a YAML or TOML header, as far as they are plain lines, and where the text after it begins."""
    if not text.startswith(_MD_FRONT):
        return {}, 0
    end = text.find(f"\n{text[:4]}", 3, 20_000)
    if end < 0:
        return {}, 0
    fields: dict[str, str] = {}
    name = ""
    for line in text[4:end].split("\n"):
        if match := _MD_FIELD.match(line):
            name = match[1].lower()
            fields[name] = _plain_value(match[2].strip())
        elif name and (entry := _MD_ENTRY.match(line)):
            fields[name] = ", ".join(filter(None, (fields[name], _plain_value(entry[1].strip()))))
        else:
            name = ""
    return fields, end + 5


def _plain_value(written: str) -> str:
    """A YAML value without its quotation marks; a list in brackets as its entries with commas between.

    >>> _plain_value('["Inès Morel", Jean]'), _plain_value("'Une note'")
    ('Inès Morel, Jean', 'Une note')
    """
    if written.startswith("[") and not written.startswith("[[") and written.endswith("]"):
        return ", ".join(filter(None, (_plain_value(one.strip()) for one in written[1:-1].split(","))))
    # Clippings name their authors as links: “[[Name]]”.
    return written.strip("\"'").removeprefix("[[").removesuffix("]]")


def _markdown_blocks(text: str, body: int) -> Iterator[Block]:
    """Blocks from `body` on; a line decides by itself except inside a fence or as the rest of a paragraph."""
    fence = ""
    open_block: Block | None = None
    for line in _lines(text):
        if line.start < body:
            continue
        if not line.follows and not fence and open_block:
            yield open_block
            open_block = None
        indented = text[text.rfind("\n", 0, line.start) + 1 : line.end]
        mark = _MD_FENCE.match(indented)
        if fence or mark:
            fence = _next_fence(fence, mark)
            open_block = _joined(open_block, line)
            continue
        if open_block and open_block.kind is BlockKind.PARAGRAPH and (under := _MD_UNDERLINE.match(indented)):
            yield Block(open_block.start, line.end, BlockKind.HEADING, 1 if under[1][0] == "=" else 2)
            open_block = None
            continue
        kind, level = _markdown_kind(indented)
        if kind is BlockKind.PARAGRAPH and open_block and open_block.kind is not BlockKind.ROW:
            open_block = _joined(open_block, line)
            continue
        if open_block:
            yield open_block
        open_block = Block(line.start, line.end, kind, level) if level >= 0 else None
        if kind is BlockKind.HEADING and open_block:
            yield open_block
            open_block = None
    if open_block:
        yield open_block


def _next_fence(fence: str, mark: re.Match[str] | None) -> str:
    """The fence that is open after a line: one closes with at least as many of its own marks."""
    if not fence:
        return mark[1] if mark else ""
    return "" if mark and mark[1].startswith(fence) else fence


def _joined(block: Block | None, line: _Line) -> Block:
    return Block(block.start, line.end, block.kind, block.level) if block else Block(line.start, line.end)


def _markdown_kind(line: str) -> tuple[BlockKind, int]:
    """What a line starts; level -1 for a rule, which holds no words."""
    if heading := _MD_HEADING.match(line):
        return BlockKind.HEADING, len(heading[1])
    if _MD_RULE.match(line):
        return BlockKind.ROW, -1
    if _MD_NOTE.match(line):
        return BlockKind.FOOTNOTE, 0
    if _MD_ITEM.match(line):
        return BlockKind.ITEM, 1 + (len(line) - len(line.lstrip())) // 2
    if line.lstrip().startswith("|"):
        return BlockKind.ROW, 0
    return BlockKind.PARAGRAPH, 0
