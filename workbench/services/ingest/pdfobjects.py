"""Values as a PDF file writes them: dictionaries, lists, names, numbers and references."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_TOKEN = re.compile(
    rb"\s*(?:%[^\r\n]*\s*)*(?:(?P<reference>\d{1,7})\s+\d{1,5}\s+R\b|(?P<number>[-+]?\d{1,15}(?:\.\d*)?|[-+]?\.\d+)"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*)|(?P<open><<|\[)|(?P<close>>>|\])|<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<string>\()|(?P<word>[A-Za-z]+))"
)
_ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPES = {b"\\n": b"\n", b"\\r": b"\r", b"\\t": b"\t"}
_DEEPEST, _MOST = 40, 200_000


class Reference(NamedTuple):
    """Says that the value is the object of this number."""

    number: int


class Name(bytes):
    """A name, without its slash."""


class Words(dict[bytes, Any]):
    """A dictionary; `at` is the place in the bytes just behind its opening brackets."""

    at = 0


def value_of(content: bytes) -> Any:
    """The value that `content` begins with: Words, list, Name, bytes, float, bool or Reference; None where it is none."""
    return _Reader(content).value(0)


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        self._room = _MOST

    def value(self, depth: int) -> Any:
        found = _TOKEN.match(self._content, self._at)
        self._room -= 1
        if found is None or depth > _DEEPEST or self._room < 0:
            self._at = len(self._content)
            return None
        self._at = found.end()
        kind, token = str(found.lastgroup), found[str(found.lastgroup)]
        if kind == "open":
            return self._words(depth) if token == b"<<" else self._several(depth)
        if kind == "string":
            return self._string()
        return _plain(kind, token)

    def _several(self, depth: int) -> list[Any]:
        """Values up to the bracket that closes them."""
        values = []
        while self._at < len(self._content):
            ending = _TOKEN.match(self._content, self._at)
            if ending is not None and ending.lastgroup == "close":
                self._at = ending.end()
                break
            values.append(self.value(depth + 1))
        return values

    def _words(self, depth: int) -> Words:
        at = self._at
        values = self._several(depth)
        found = Words((key, value) for key, value in zip(values[::2], values[1::2], strict=False) if type(key) is Name)
        found.at = at
        return found

    def _string(self) -> bytes:
        pieces: list[bytes] = []
        done, depth = self._at, 1
        for mark in _IN_STRING.finditer(self._content, self._at):
            if mark[0] in b"()":
                depth += 1 if mark[0] == b"(" else -1
                if not depth:
                    self._at = mark.end()
                    return b"".join([*pieces, self._content[done : mark.start()]])
            else:
                pieces += [self._content[done : mark.start()], _ESCAPES.get(mark[0], mark[0][1:])]
                done = mark.end()
        self._at = len(self._content)
        return b""


def _plain(kind: str, token: bytes) -> Any:
    if kind == "reference":
        return Reference(int(token))
    if kind == "number":
        return float(token)
    if kind == "name":
        return Name(_ESCAPED_NAME.sub(lambda found: bytes((int(found[1], 16),)), token[1:]))
    if kind == "hex":
        digits = b"".join(token.split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return {b"true": True, b"false": False}.get(token)
