"""What an analyst types into the search box, read as a tree: words, phrases, prefixes, NEAR, AND / OR / NOT, brackets.

AND, OR and NOT are capitals, in English or French (ET, OU, SAUF); a word after a word means AND.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.core.errors import InvalidValue
from workbench.core.wording import tr

NEARNESS = 10
WORD = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\x00": " "})
_PART = re.compile(
    r"\s*(?:(?P<near>(?:NEAR|PROCHE)\s*\()|(?P<open>\()|(?P<close>\))"
    r"|(?P<slash>(?:NEAR|PROCHE)(?:/(?P<far>\d{1,3})(?=\s|$)|(?=\s)))"
    r'|"(?P<phrase>[^"]*)"?(?P<star>\*?)|(?P<comma>,\s*(?P<within>\d{1,3})\s*(?=\)))|(?P<word>(?:[^\s()",]|,(?=\w))+))'
)
_OPERATORS = {"AND": "AND", "ET": "AND", "OR": "OR", "OU": "OR", "NOT": "NOT", "SAUF": "NOT"}
_DEEPEST = 40
# What an argument in another encoding than the terminal's becomes.
_BROKEN = re.compile("[\ud800-\udfff]")


class Term(NamedTuple):
    """Words that follow one another; the last may be only the beginning of one."""

    words: tuple[str, ...]
    is_prefix: bool = False

    @property
    def match(self) -> str:
        """As FTS5 writes it."""
        return '"' + " ".join(self.words) + '"' + ("*" if self.is_prefix else "")


class Near(NamedTuple):
    """Terms with at most `distance` words between them."""

    terms: tuple[Term, ...]
    distance: int

    @property
    def match(self) -> str:
        """As FTS5 writes it."""
        return f"NEAR({' '.join(term.match for term in self.terms)}, {self.distance})"


class Joined(NamedTuple):
    """Two queries joined by AND, OR or NOT."""

    operator: str
    left: Node
    right: Node

    @property
    def match(self) -> str:
        """As FTS5 writes it."""
        return f"({self.left.match} {self.operator} {self.right.match})"


Node = Term | Near | Joined


class Query(NamedTuple):
    """A query that was read: its tree, and the words as they were typed."""

    node: Node
    text: str

    @property
    def match(self) -> str:
        """As FTS5 takes it.

        >>> parse('corée missile*').match
        '("corée" AND "missile"*)'
        """
        return self.node.match

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term that a hit may hold; those after NOT are left out."""
        return tuple(dict.fromkeys(_terms(self.node)))


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Near):
        yield from node.terms
    else:
        yield from _terms(node.left)
        if node.operator != "NOT":
            yield from _terms(node.right)


def parse(text: str, *, is_being_typed: bool = False) -> Query:
    """Read a query; InvalidValue in one sentence where it cannot be read.

    What `is_being_typed` may still be unfinished: the last word is a beginning, a last operator or bracket waits.
    """
    if _BROKEN.search(text):
        raise InvalidValue(tr("These words are in an encoding that cannot be read; type them again."))
    parts = list(_parts(text.translate(_QUOTES), is_being_typed))
    if not any(kind == "term" for kind, _ in parts):
        raise InvalidValue(tr("There is no word in the search; type at least one letter or figure."))
    if is_being_typed:
        parts = _finished(parts)
    reader = _Parser(parts)
    node = reader.either()
    if reader.at < len(parts):
        raise InvalidValue(tr("A bracket is closed that was not opened; take it away."))
    return Query(node, text)


def _parts(text: str, is_being_typed: bool) -> Iterator[tuple[str, object]]:
    """The parts of a query: ("term", Term), ("AND" | "OR" | "NOT", ""), "open", "near", "within", "slash", "close"."""
    last = text.rstrip()
    for found in _PART.finditer(text):
        if found["near"]:
            yield "near", None
        elif found["open"] or found["close"]:
            yield ("open" if found["open"] else "close"), None
        elif found["comma"]:
            yield "within", int(found["within"])
        elif found["slash"]:
            yield "slash", int(found["far"] or NEARNESS)
        elif found["phrase"] is not None:
            yield from _term(found["phrase"], is_prefix=bool(found["star"]))
        elif found["word"]:
            word = found["word"]
            if word in _OPERATORS:
                yield _OPERATORS[word], None
            else:
                is_last = is_being_typed and found.end() == len(last) == len(text)
                yield from _term(word, is_prefix=is_last or word.rstrip(",;").endswith("*"))


def _term(words: str, *, is_prefix: bool) -> Iterator[tuple[str, object]]:
    found = tuple(WORD.findall(words))
    if found:
        yield "term", Term(found, is_prefix)


def _finished(parts: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """Without operators that still wait for their word, and with every bracket closed."""
    while parts and parts[-1][0] in ("AND", "OR", "NOT", "open", "near", "slash"):
        parts = parts[:-1]
    depth = sum({"open": 1, "near": 1, "close": -1}.get(kind, 0) for kind, _ in parts)
    return parts + [("close", None)] * max(depth, 0)


class _Parser:
    """OR binds least, then AND, then NOT."""

    def __init__(self, parts: list[tuple[str, object]]) -> None:
        self._parts = parts
        self.at = 0
        self._depth = 0

    def _next(self) -> str:
        return self._parts[self.at][0] if self.at < len(self._parts) else ""

    def either(self) -> Node:
        """One or more parts with OR between them."""
        node = self._both()
        while self._next() == "OR":
            self.at += 1
            node = Joined("OR", node, self._both())
        return node

    def _both(self) -> Node:
        node = self._without()
        while self._next() in ("AND", "term", "open", "near"):
            if self._next() == "AND":
                self.at += 1
            node = Joined("AND", node, self._without())
        return node

    def _without(self) -> Node:
        node = self._one()
        while self._next() == "NOT" or (self._next() == "AND" and self._after_and() == "NOT"):
            self.at += 2 if self._next() == "AND" else 1
            node = Joined("NOT", node, self._one())
        return node

    def _after_and(self) -> str:
        return self._parts[self.at + 1][0] if self.at + 1 < len(self._parts) else ""

    def _one(self) -> Node:
        kind = self._next()
        if kind == "open":
            return self._bracket()
        if kind == "near":
            return self._near()
        if kind == "term":
            term = self._take()
            return self._beside(term) if self._next() == "slash" else term
        if kind == "NOT":
            raise InvalidValue(tr("NOT takes something away; put a word before it."))
        raise InvalidValue(tr("AND, OR and NOT stand between two words; add the missing one."))

    def _take(self) -> Term:
        term = self._parts[self.at][1]
        assert isinstance(term, Term)
        self.at += 1
        return term

    def _bracket(self) -> Node:
        self.at += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise InvalidValue(tr("There are too many brackets in one another; use fewer."))
        node = self.either()
        if self._next() != "close":
            raise InvalidValue(tr("A bracket is not closed; close it."))
        self.at += 1
        self._depth -= 1
        return node

    def _near(self) -> Node:
        """NEAR(a b, 5)."""
        self.at += 1
        terms: list[Term] = []
        distance = NEARNESS
        while self._next() in ("term", "within"):
            if self._next() == "within":
                distance = int(str(self._parts[self.at][1]))
                self.at += 1
            else:
                terms.append(self._take())
        if self._next() != "close" or not terms:
            raise InvalidValue(tr("NEAR takes words in brackets and a distance: NEAR(port navire, 5)."))
        self.at += 1
        return Near(tuple(terms), distance) if len(terms) > 1 else terms[0]

    def _beside(self, first: Term) -> Node:
        """a NEAR/5 b."""
        terms, distance = [first], 0
        while self._next() == "slash":
            distance = max(distance, int(str(self._parts[self.at][1])))
            self.at += 1
            if self._next() != "term":
                raise InvalidValue(tr("NEAR takes words in brackets and a distance: NEAR(port navire, 5)."))
            terms.append(self._take())
        return Near(tuple(terms), distance)
