"""PDF files cut short: what is whole of them, found by looking for its objects, put under a new table of contents."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,7})\s{1,4}(\d{1,5})\s{1,4}obj\b")
_HEAD_END = re.compile(rb"\bstream\r?\n|\bendobj\b")
_REFERENCE = re.compile(rb"(\d{1,7})\s{1,4}\d{1,5}\s{1,4}R\b")
# What an object refers to without needing it to be read; the tree above a page would lead to every other page.
_BESIDE = re.compile(
    rb"/(?:Parent|P|Annots|B|Metadata|PieceInfo|Thumb|Dest|Next|Prev)\s*(?:\d+\s+\d+\s+R\b|\[[^\]]{0,2000}\])"
    rb"|/Kids\s*\[[^\]]{0,200000}\]"
)
_PAGE, _PACKED = re.compile(rb"/Type\s*/Page\b(?!s)"), re.compile(rb"/Type\s*/ObjStm\b")
_PARENT, _RESOURCES = re.compile(rb"/Parent\s+(\d+)\s+\d+\s+R\b"), re.compile(rb"/Resources\b")
_COUNT, _FIRST, _NUMBER = re.compile(rb"/N\s+(\d{1,6})"), re.compile(rb"/First\s+(\d{1,8})"), re.compile(rb"\d{1,9}")
_LONGEST_NUMBER = 12
_MOST_OBJECTS, _MOST_UNPACKED, _LONGEST_HEAD, _DEEPEST = 300_000, 64 * 1024 * 1024, 1_000_000, 50


def opened(content: bytes) -> tuple[Any, bool]:
    """The document, and whether the file is cut short and only its whole pages are there; PdfiumError when none is."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content), False
    except pypdfium2.PdfiumError as error:
        made = b"" if "password" in str(error).lower() else repaired(content)
        if not made:
            raise
        return pypdfium2.PdfDocument(made), True


def repaired(content: bytes) -> bytes:
    """`content` with a new table of its objects and a new tree of its whole pages; b"" when it has no whole page."""
    start = content.find(b"%PDF-")
    # Words of a locked file cannot be read without the dictionary at its end.
    if start < 0 or b"/Encrypt" in content:
        return b""
    found = Objects(content[start:])
    pages = found.whole_pages()
    return found.under_new_tree(pages) if pages else b""


class Objects:
    """Every object of a file by its number: the last one counts. Those packed together are taken out."""

    def __init__(self, content: bytes) -> None:
        self._content = bytearray(content)
        self.heads: dict[int, bytes] = {}
        self._offsets: dict[int, int] = {}
        self._cut: set[int] = set()
        self._room = _MOST_UNPACKED
        self._look(content)

    @property
    def in_order(self) -> list[int]:
        """Numbers of the objects, as they stand in the file."""
        return sorted(self._offsets, key=self._offsets.__getitem__)

    def stream(self, number: int) -> bytes:
        """What follows the head of an object that is a stream, up to its end; b"" of any other."""
        at = self._offsets[number]
        begin = self._content.find(self.heads[number], at) + len(self.heads[number])
        if not self._content.startswith(b"stream", begin):
            return b""
        end = self._content.find(b"endstream", begin)
        return bytes(self._content[begin : end + len(b"endstream")]) if end > 0 else b""

    def whole_pages(self) -> list[int]:
        """Pages of which all is there that they are drawn with: without its fonts a page reads as other letters."""
        broken = self._broken()
        pages = (number for number in self.in_order if _PAGE.search(self.heads[number]) and number not in broken)
        return [page for page in pages if self._has_resources(page, broken)]

    def _has_resources(self, page: int, broken: set[int]) -> bool:
        """Its own, or those of the branch of the tree that it hangs on."""
        for _ in range(_DEEPEST):
            if _RESOURCES.search(self.heads[page]):
                return page not in broken
            above = _PARENT.search(self.heads[page])
            if above is None or int(above[1]) not in self.heads:
                return False
            page = int(above[1])
        return False

    def under_new_tree(self, pages: list[int]) -> bytes:
        """The file with these pages."""
        tree = max(self._offsets) + 1
        kids = b" ".join(b"%d 0 R" % page for page in pages)
        self._append(tree, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids))
        self._append(tree + 1, b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
        table = len(self._content)
        rows = (b"%d 1\n%010d 00000 n \n" % (number, self._offsets[number]) for number in sorted(self._offsets))
        self._content += b"xref\n0 1\n0000000000 65535 f \n" + b"".join(rows)
        self._content += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (tree + 2, tree + 1, table)
        return bytes(self._content)

    def _broken(self) -> set[int]:
        """Objects that are cut, or that need one that is cut or missing."""
        users: dict[int, list[int]] = {}
        waiting = list(self._cut)
        for number, head in self.heads.items():
            for reference in _REFERENCE.finditer(_BESIDE.sub(b"", head)):
                needed = int(reference[1])
                if needed in self.heads:
                    users.setdefault(needed, []).append(number)
                else:
                    waiting.append(number)
        broken: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number not in broken:
                broken.add(number)
                waiting += users.get(number, ())
        return broken

    def _look(self, content: bytes) -> None:
        packed: list[tuple[bytes, bytes]] = []
        at = 0
        while (mark := _OBJECT.search(content, at)) is not None and len(self._offsets) < _MOST_OBJECTS:
            number = int(mark[1])
            ending = _HEAD_END.search(content, mark.end(), mark.end() + _LONGEST_HEAD)
            self._offsets[number] = mark.start()
            self.heads[number] = content[mark.end() : ending.start()] if ending else b""
            self._cut.discard(number)
            if ending is None:
                self._cut.add(number)
                break
            at = ending.end()
            if ending[0] != b"endobj":
                # Never by the length that it declares: that may be another object, or wrong.
                at = content.find(b"endstream", ending.end())
                if at < 0:
                    self._cut.add(number)
                    break
                if _PACKED.search(self.heads[number]):
                    packed.append((self.heads[number], content[ending.end() : at]))
        for head, stream in packed:
            for number, words in self._unpacked(head, stream):
                if number not in self._offsets:
                    self._append(number, words)

    def _append(self, number: int, words: bytes) -> None:
        self._content += b"\n"
        self._offsets[number], self.heads[number] = len(self._content), words
        self._content += b"%d 0 obj\n%s\nendobj\n" % (number, words)

    def _unpacked(self, head: bytes, stream: bytes) -> Iterator[tuple[int, bytes]]:
        """(number, words) of the objects of an object stream, as far as it can be read."""
        count, first = _COUNT.search(head), _FIRST.search(head)
        if count is None or first is None or self._room <= 0:
            return
        try:
            words = zlib.decompressobj().decompress(stream, self._room) if b"FlateDecode" in head else stream
        except zlib.error:
            return
        self._room -= len(words)
        begin, most = int(first[1]), 2 * min(int(count[1]), _MOST_OBJECTS)
        numbers = [int(found) for found in _NUMBER.findall(words[: min(begin, _LONGEST_NUMBER * most)])[:most]]
        places = [begin + place for place in numbers[1::2]]
        for number, place, end in zip(numbers[::2], places, [*places[1:], len(words)], strict=False):
            if number <= 10**7 - 10:
                yield number, words[place:end]
