"""From a briefing to pandoc's syntax tree: the analyst's Markdown with each citation turned into a footnote.

The tree is what every format is written from. Pandoc reads the analyst's Markdown, nothing else does; what could
act (raw HTML, images, links to files) is turned into words here, before any writer sees it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from workbench.core import citations, edtf
from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr
from workbench.services.briefing import footnotes, pandoc, syntax
from workbench.services.briefing.records import Briefing
from workbench.services.briefing.syntax import Node
from workbench.services.briefing.words import Words

_DIALECT = "commonmark+pipe_tables+strikeout"
_SPACES = ("Space", "SoftBreak")


@dataclass(frozen=True, slots=True)
class Footnote:
    """Footnote `number` prints the quote `uid`."""

    number: int
    uid: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A briefing as trees: `body` without its title, `sources` with their heading; `missing` are uids not found."""

    briefing: Briefing
    words: Words
    body: list[Node]
    sources: list[Node]
    footnotes: tuple[Footnote, ...]
    missing: tuple[str, ...]

    @property
    def subtitle(self) -> str:
        """The dossier and the day of export, in words."""
        day = edtf.describe(edtf.parse(self.briefing.exported_on.isoformat()), self.words.language)
        dossier = self.briefing.dossier_title
        return f"{dossier} · {day}" if dossier else day

    @property
    def language(self) -> str:
        """The note's language with its region."""
        return self.words.tag

    def whole(self) -> bytes:
        """All of it under its title, as pandoc reads it."""
        blocks = [*self.body, *self.sources]
        return syntax.document(blocks, title=self.briefing.title, subtitle=self.subtitle, language=self.language)


def compose(briefing: Briefing) -> Composed:
    """The trees of `briefing`; WorkbenchError when its Markdown cannot be read."""
    words = Words.of(briefing.language)
    builder = _Builder(briefing, words)
    try:
        body = builder.body()
    except RecursionError as error:
        raise WorkbenchError(
            tr("The note is nested too deeply to be exported; flatten its lists and quotations.")
        ) from error
    return Composed(
        briefing, words, body, builder.sources(), tuple(builder.footnotes), tuple(dict.fromkeys(builder.missing))
    )


class _Builder:
    """Walks one note in reading order and numbers its citations on the way."""

    def __init__(self, briefing: Briefing, words: Words) -> None:
        self.briefing = briefing
        self.words = words
        self.footnotes: list[Footnote] = []
        self.missing: list[str] = []
        self._uids: list[str] = []
        self._place = re.compile("")

    def body(self) -> list[Node]:
        tree = json.loads(pandoc.convert(self._with_places().encode("utf-8", "replace"), _DIALECT, "json"))
        blocks: list[Node] = self._value(syntax.rebuilt(tree["blocks"], self._harmless))
        has_title = bool(blocks) and blocks[0]["t"] == "Header"
        if has_title and syntax.plain_text(blocks[0]["c"][2]).strip() == self.briefing.title.strip():
            del blocks[0]
        return blocks

    def sources(self) -> list[Node]:
        cited: dict[str, list[int]] = {}
        for footnote in self.footnotes:
            cited.setdefault(self.briefing.quotes[footnote.uid].document_sha256, []).append(footnote.number)
        if not cited:
            return []
        entries = [
            syntax.styled(
                "Source",
                [syntax.paragraph(footnotes.source_entry(self.briefing.documents[sha256], numbers, self.words))],
            )
            for sha256, numbers in cited.items()
        ]
        how = self.words.say(
            "Every quotation can be checked offline against its source, word for word: workbench verify."
        )
        colophon = syntax.styled("Colophon", [syntax.paragraph(syntax.inlines(how))])
        return [syntax.header(1, self.words.say("Sources")), *entries, colophon]

    def _with_places(self) -> str:
        """The body with each token as a numbered place between marks that the analyst did not use.

        Brackets, because Markdown tells `**bold.**[` from `**bold.**x` by the punctuation that follows.
        """
        body = self.briefing.body
        opening, closing = "⸢", "⸣"
        while opening in body:
            opening += "⸢"
        pieces: list[str] = []
        done = 0
        for found in citations.tokens(body):
            pieces += [body[done : found.start], f"{opening}{len(self._uids)}{closing}"]
            self._uids.append(found.uid)
            done = found.end
        self._place = re.compile(f"{opening}([0-9]+){closing}")
        return "".join([*pieces, body[done:]])

    def _tokens_back(self, text: str) -> str:
        return self._place.sub(lambda match: citations.token(self._uids[int(match[1])]), text)

    def _harmless(self, node: Node) -> list[Node]:
        """What may stand for `node` in a briefing: words for whatever could act or reach out."""
        kind, content = node["t"], node.get("c", "")
        if kind == "RawInline":
            return syntax.inlines(content[1])
        if kind == "RawBlock":
            lines: list[Node] = []
            for line in content[1].rstrip("\n").split("\n"):
                lines += [*syntax.inlines(line), {"t": "LineBreak"}]
            return [syntax.paragraph(lines[:-1])]
        if kind in ("Code", "CodeBlock"):
            text = syntax.printable(self._tokens_back(content[1]))
            return [{"t": kind, "c": [["", [], []], text]}]
        if kind == "Image":
            return list(content[1])
        if kind == "Link":
            return self._link(content[1], self._tokens_back(content[2][0]))
        return [{"t": "Str", "c": syntax.printable(content)}] if kind == "Str" else [node]

    def _link(self, text: list[Node], url: str) -> list[Node]:
        if footnotes.is_followable(url):
            return [syntax.link(text, url)]
        return [*text, *syntax.inlines(f" ({url})")] if url else text

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return self._listed(value)
        return {key: self._value(item) for key, item in value.items()} if isinstance(value, dict) else value

    def _listed(self, nodes: list[Any]) -> list[Any]:
        """A list of nodes with its places filled, in reading order: the order in which notes are numbered."""
        kept: list[Any] = []
        for node in nodes:
            is_word = isinstance(node, dict) and node.get("t") == "Str"
            for piece in self._filled(node["c"]) if is_word else [self._value(node)]:
                if isinstance(piece, dict) and piece.get("t") == "Note":
                    _join_note(kept)
                kept.append(piece)
        return kept

    def _filled(self, text: str) -> list[Node]:
        pieces = self._place.split(text)
        nodes: list[Node] = []
        for index, piece in enumerate(pieces):
            if index % 2:
                nodes.append(self._cited(self._uids[int(piece)]))
            elif piece:
                nodes.append({"t": "Str", "c": piece})
        return nodes

    def _cited(self, uid: str) -> Node:
        quote = self.briefing.quotes.get(uid)
        source = self.briefing.documents.get(quote.document_sha256) if quote else None
        if quote is None or source is None:
            self.missing.append(uid)
            return syntax.strong(self.words.say("[quote {uid} not found]", uid=uid[:8]))
        self.footnotes.append(Footnote(len(self.footnotes) + 1, uid))
        return syntax.note(footnotes.footnote(quote, source, self.words))


def _join_note(kept: list[Any]) -> None:
    """A note's number stands against the word before it, and apart from the number of another note."""
    while len(kept) > 1 and kept[-1].get("t") in _SPACES:
        kept.pop()
    if kept and kept[-1].get("t") == "Note":
        kept.append(syntax.separator())
