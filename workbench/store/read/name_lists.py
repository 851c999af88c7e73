"""A list of names against the dossier: how many records answer to each, and which names nothing answers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.query import WORD, Query, Term
from workbench.store.connection import Reader
from workbench.store.read import search

MOST = 100_000


class Listed(NamedTuple):
    """One name of a list and how many records of each kind hold it as a phrase."""

    name: str
    counts: dict[RecordKind, int]

    @property
    def total(self) -> int:
        """How many records hold it."""
        return sum(self.counts.values())


def names_in(text: str) -> list[str]:
    """The names of a list: one a line, each once, the first cell of a line with tabs or semicolons.

    >>> names_in("name;country\\nKim\\n\\n# from the annex\\nkim;KP\\n")
    ['name', 'Kim']
    """
    found: dict[str, str] = {}
    for line in text.lstrip("\ufeff").splitlines():
        name = " ".join(line.split("\t")[0].split(";")[0].strip().strip('"').split())
        if name and not name.startswith("#"):
            found.setdefault(name.casefold(), name)
    return list(found.values())


def as_query(name: str) -> Query:
    """A name as a phrase; InvalidValue where there is no letter in it."""
    words = tuple(WORD.findall(name))
    if not words:
        raise InvalidValue(name)
    return Query(Term(words), f'"{" ".join(words)}"')


def search_list(reader: Reader, names: Sequence[str]) -> Iterator[Listed]:
    """Each name with its counts, in the order given; as each is found, so that a caller may show or stop it."""
    for name in names:
        try:
            query = as_query(name)
        except InvalidValue:
            yield Listed(name, {})
            continue
        yield Listed(name, search.counts(reader, query))
