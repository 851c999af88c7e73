"""Rich text: our own reader, because libraries lose notes and table rows and show what the text hides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workbench.core.errors import RefusedFile
from workbench.core.kinds import BlockKind
from workbench.core.texts import Ingested
from workbench.core.wording import tr
from workbench.services.ingest.building import TextBuilder, record_text, squeezed
from workbench.services.ingest.guessing import codec_name
from workbench.services.ingest.rtfflow import Flow, flat, joined
from workbench.services.ingest.rtfwords import (
    CHARSETS,
    ENDS_PARAGRAPH,
    HIDING,
    LETTERS,
    RUNNING,
    SKIPPED,
    STARRED,
    SYMBOLS,
)
from workbench.services.ingest.running import add_remarks, add_running
from workbench.services.ingest.symbols import sign_font, symbol, with_signs

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
_BORDER = re.compile(rb"\\bin(\d{1,10}) ?|\\.|[{}]", re.DOTALL)
_HEADING_STYLE = re.compile(r"(?:heading|titre|überschrift|título) (\d)", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_DEEPEST = 5_000


@dataclass(slots=True)
class _State:
    """What a group inherits and gives back: where its words go, how its bytes read, whether they show."""

    goes_to: str = "body"
    codec: str = ""
    signs: str = ""
    hidden_by: frozenset[str] = frozenset()
    skips: int = 1


class _Reader:
    """Goes through the tokens once; every destination has its flow, kept aside until the end."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        self._state = _State()
        self._stack: list[tuple[_State, Flow | None]] = []
        self._flow = self.body = Flow()
        self._pending = bytearray()
        self._skipping = 0
        self._is_starred = False
        self._page = "cp1252"
        self._is_utf8 = _holds_utf8(content)
        self._fonts: dict[int, str] = {}
        self._font_names: dict[int, str] = {}
        self._font = 0
        self._default_font = 0
        self._styles: dict[int, int] = {}
        self._style, self._style_level = 0, 0
        self.info: dict[str, list[str]] = {}
        self.notes: list[Flow] = []
        self.running: dict[str, list[Flow]] = {"header": [], "footer": []}
        self.comments: list[tuple[str, Flow]] = []

    @property
    def is_cut(self) -> bool:
        """Whether the file ended inside its outer group."""
        return bool(self._stack)

    def run(self) -> None:
        while (token := _TOKEN.match(self._content, self._at)) is not None:
            self._at = token.end()
            word, number, hexed, symbol, brace, plain = token.groups()
            if plain is not None and self._is_utf8 and not plain.isascii():
                # Apart from escaped bytes, which are in the code page.
                self._flush()
                self._bytes(plain)
                self._flush()
            elif plain is not None:
                self._bytes(plain)
            elif hexed is not None:
                self._bytes(bytes((int(hexed, 16),)))
            elif brace == b"{":
                self._open()
            elif brace == b"}":
                self._close()
                if not self._stack:
                    return
            elif word is not None:
                if self._skipping and word != b"bin":
                    self._skipping -= 1
                    continue
                self._word(word.decode("ascii"), int(number) if number else None)
            elif symbol is not None:
                self._symbol(symbol.decode("latin-1"))
        self._flush()

    def _bytes(self, found: bytes) -> None:
        if self._skipping:
            skipped = min(self._skipping, len(found))
            self._skipping -= skipped
            found = found[skipped:]
        self._is_starred = False
        self._pending += found

    def _say(self, words: str) -> None:
        """Words of the document, to where the group sends them."""
        state = self._state
        if state.hidden_by or not words:
            return
        if state.goes_to == "body":
            self._flow.words.append(words)
        elif state.goes_to == "fonts":
            # Without groups the next number stands behind the name.
            self._font_names[self._font] = self._font_names.get(self._font, "") + words
        elif state.goes_to in ("title", "author", "atnauthor", "style"):
            self.info.setdefault(state.goes_to, []).append(words)

    def _flush(self) -> None:
        if self._pending:
            found = bytes(self._pending)
            self._pending.clear()
            if self._state.signs and self._state.goes_to == "body":
                self._say("".join(symbol(self._state.signs, byte) for byte in found))
                return
            name = "utf-8" if self._is_utf8 and _holds_utf8(found) else self._state.codec or self._page
            self._say(found.decode(name, "replace"))

    def _open(self) -> None:
        self._flush()
        self._skipping = 0
        if len(self._stack) >= _DEEPEST:
            raise RefusedFile(tr("The document nests its parts too deeply to be a real one; nothing was read."))
        self._stack.append((replace(self._state), None))

    def _close(self) -> None:
        self._flush()
        self._skipping, self._is_starred = 0, False
        if self._state.goes_to == "style":
            self._end_style()
        if self._stack:
            self._state, outer = self._stack.pop()
            if outer is not None:
                self._end_flow(outer)

    def _end_style(self) -> None:
        name = "".join(self.info.pop("style", [])).strip(" ;")
        named = _HEADING_STYLE.match(name)
        self._styles[self._style] = self._style_level or (int(named[1]) if named else _TITLES.get(name.lower(), 0))
        self._style = self._style_level = 0

    def _end_flow(self, outer: Flow) -> None:
        finished, self._flow = self._flow, outer
        if finished.is_box:
            outer.boxes += finished.finish()

    def _skip_group(self) -> None:
        """Jump behind the end of the group under way; what it holds is never looked at."""
        self._is_starred = False
        depth = 1
        while depth and (mark := _BORDER.search(self._content, self._at)) is not None:
            self._at = mark.end()
            if mark[1] is not None:
                self._at += int(mark[1])
            elif mark[0] in (b"{", b"}"):
                depth += 1 if mark[0] == b"{" else -1
        if depth:
            self._at = len(self._content)
        else:
            self._at -= 1

    def _symbol(self, symbol: str) -> None:
        if symbol in "{}\\":
            # Any of the three can be the second half of a Japanese or Chinese character.
            self._bytes(symbol.encode())
            return
        self._flush()
        if symbol == "*":
            self._is_starred = True
        elif symbol in "\r\n":
            self._flow.end_paragraph() if self._state.goes_to == "body" else None
        else:
            self._say(SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._flush()
            self._say(with_signs(chr(number % 0x10000), self._state.signs))
            self._skipping = self._state.skips
            return
        self._flush()
        starred, self._is_starred = self._is_starred, False
        if word == "bin":
            self._at += max(number or 0, 0)
        elif word in SKIPPED or (starred and word not in STARRED):
            self._skip_group()
        elif not (self._destination(word) or self._character(word, number)):
            self._paragraph(word, number)

    def _destination(self, word: str) -> bool:
        """Whether `word` says where the words of its group go."""
        if word in ("title", "author", "atnauthor"):
            self._state.goes_to = word
            if word == "atnauthor":
                self.info.pop(word, None)
        elif word == "info":
            self._state.goes_to = "nowhere"
        elif word == "fonttbl":
            self._state.goes_to = "fonts"
        elif word == "stylesheet":
            self._state.goes_to = "styles"
        elif word in ("pntext", "listtext"):
            self._flow.item = max(self._flow.item, 1)
            self._skip_group()
        elif word == "shpinst":
            self._state.goes_to = "nowhere"
        elif word == "shptxt":
            self._new_flow().is_box = True
        elif word == "upr":
            # The same words twice: first without, then with the letters that old readers do not know.
            if (inner := self._content.find(b"{", self._at)) >= 0:
                self._at = inner + 1
                self._skip_group()
                self._at += 1
        elif word == "footnote":
            self._say(f"[{len(self.notes) + 1}]")
            if not self._state.hidden_by:
                self.notes.append(self._new_flow())
            else:
                self._skip_group()
        elif word in RUNNING:
            self.running[word[:6]].append(self._new_flow())
        elif word == "annotation":
            self.comments.append(("".join(self.info.pop("atnauthor", [])), self._new_flow()))
        else:
            return False
        return True

    def _new_flow(self) -> Flow:
        if self._stack and self._stack[-1][1] is None:
            self._stack[-1] = (self._stack[-1][0], self._flow)
        self._flow = Flow()
        self._state.goes_to = "body"
        return self._flow

    def _character(self, word: str, number: int | None) -> bool:
        """Whether `word` is a letter or says how the next ones read."""
        state = self._state
        if word in LETTERS:
            self._say(LETTERS[word])
        elif word in HIDING:
            # What is deleted stays so where it is not hidden besides.
            state.hidden_by = state.hidden_by - {word} if number == 0 else state.hidden_by | {word}
        elif word == "plain":
            state.hidden_by = frozenset()
            self._use(self._default_font)
        elif word == "uc":
            state.skips = min(max(number or 0, 0), 100)
        elif word == "f":
            self._font = number or 0
            if state.goes_to != "fonts":
                self._use(self._font)
        elif word == "deff":
            self._default_font = number or 0
        elif word in ("fcharset", "cpg") and state.goes_to == "fonts":
            name = CHARSETS.get(number or 0, "") if word == "fcharset" else codec_name(f"cp{number}")
            self._fonts[self._font] = name or self._fonts.get(self._font, "")
        elif word in ("ansicpg", "mac", "pc", "pca"):
            pages = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
            self._page = pages.get(word) or codec_name("utf-8" if number == 65001 else f"cp{number}") or "cp1252"
            state.codec = ""
        else:
            return False
        return True

    def _use(self, font: int) -> None:
        """The words that follow are in this font of the table: its code page, or the signs that it shows."""
        self._state.codec = self._fonts.get(font, "")
        self._state.signs = sign_font(self._font_names.get(font, ""))

    def _paragraph(self, word: str, number: int | None) -> None:
        flow, goes_to = self._flow, self._state.goes_to
        if goes_to == "styles" and word in ("s", "cs", "ds", "ts"):
            self._state.goes_to, self._style = "style", (number or 0) if word == "s" else -1
        elif goes_to == "style" and word == "outlinelevel":
            self._style_level = (number or 0) + 1 if (number or 0) < 9 else 0
        elif goes_to != "body":
            return
        elif word in ENDS_PARAGRAPH:
            flow.end_paragraph()
        elif word == "cell":
            flow.end_cell()
        elif word == "nestcell":
            flow.words.append(" ")
        elif word == "row":
            flow.end_row()
        elif word == "pard":
            flow.level = flow.item = 0
            flow.is_row = False
        elif word == "intbl":
            flow.is_row = True
        elif word == "s":
            flow.level = self._styles.get(number or 0, 0)
        elif word == "outlinelevel":
            flow.level = (number or 0) + 1 if (number or 0) < 9 else 0
        elif word == "ls":
            flow.item = max(flow.item, 1) if number else 0
        elif word == "ilvl":
            flow.item = min((number or 0) + 1, 9)


def _holds_utf8(content: bytes) -> bool:
    """Whether bytes that should be escaped stand there as UTF-8, as programs write them that take RTF for plain text."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_rtf(content: bytes) -> Ingested:
    """A .rtf: headers, paragraphs, headings, items and table rows, then notes, remarks and footers; hidden text out."""
    reader = _Reader(content[content.find(b"{\\rtf") :])
    reader.run()
    builder = TextBuilder()
    said: set[str] = set()
    add_running(builder, map(flat, reader.running["header"]), said)
    for words, kind, level in reader.body.finish():
        builder.add(words, kind, level)
    for number, note in enumerate(reader.notes, 1):
        builder.add(f"[{number}] {flat(note)}", BlockKind.FOOTNOTE)
    add_remarks(builder, ((author, flat(remark)) for author, remark in reader.comments))
    add_running(builder, map(flat, reader.running["footer"]), said)
    title, author = (squeezed(record_text(joined(reader.info.get(name, [])))) for name in ("title", "author"))
    warnings = (tr("The file ends in the middle; words at its end may be missing."),) if reader.is_cut else ()
    return Ingested(
        builder.text,
        builder.blocks,
        title=title or builder.first_heading(),
        author=author,
        format="rtf",
        warnings=warnings,
    )
