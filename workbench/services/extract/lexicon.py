"""The word lists that the rules read: `db/lexicons/`, extended by an analyst's own files of the same names and shape."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from workbench.core.errors import InvalidValue
from workbench.core.wording import tr
from workbench.files import data_folder, seed

LANGUAGES = ("fr", "en")


NAMES = (
    "abbreviations", "actors", "conjugation", "countries", "cues", "dates", "epithets", "figures", "given_names",
    "names", "openers", "organisations", "people", "places", "scope", "speakers", "speech", "transfers", "turningpoints",
)  # fmt: skip
# An analyst's entry may leave out what the rules ask of every country, organisation or place.
_ENTRY: dict[str, Any] = {"names": [], "demonyms": [], "capitals": [], "seats": []}


@lru_cache(maxsize=32)
def table(name: str) -> Any:
    """The content of `db/lexicons/<name>.json` with what the analyst's own file adds; InvalidValue when that is none."""
    held = json.loads(seed("lexicons", f"{name}.json").read_text("utf-8"))
    path = own_folder() / f"{name}.json"
    try:
        own = json.loads(path.read_text("utf-8"))
        return joined(held, own)
    except FileNotFoundError:
        return held
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidValue(
            tr("The word list “{path}” cannot be read; mend it or delete it, then try again.", path=str(path))
        ) from error


def own_folder() -> Path:
    """Where an analyst's own word lists lie; they are read when the workbench starts to read documents."""
    return data_folder() / "lexicons"


def joined(held: Any, own: Any) -> Any:
    """`held` with `own` added: lists are lengthened, tables filled, an entry with a known key extends that entry.

    >>> joined({"fr": ["a"]}, {"fr": ["a", "b"], "en": ["c"]})
    {'fr': ['a', 'b'], 'en': ['c']}
    """
    if isinstance(held, dict):
        return {**held, **{key: joined(held[key], value) if key in held else value for key, value in own.items()}}
    if not isinstance(held, list):
        return own
    if not held or not (isinstance(held[0], dict) and "key" in held[0]):
        return [*held, *(one for one in own if one not in held)]
    entries = {entry["key"]: entry for entry in held}
    for entry in own:
        known = entries.get(entry["key"])
        plain = {"fr": _ENTRY, "en": _ENTRY, "prefixes": []}
        entries[entry["key"]] = joined(known, entry) if known else joined(plain, entry)
    return list(entries.values())


def words(name: str, language: str) -> dict[str, Any]:
    """The part of a word list that is for `language`."""
    found: dict[str, Any] = table(name)[language]
    return found


def either(choices: Iterable[str]) -> str:
    """A pattern that matches any of `choices`, the longest first.

    >>> either(["mi", "mi-", "a.b"])
    '(?:a\\\\.b|mi\\\\-|mi)'
    """
    return "(?:" + "|".join(re.escape(choice) for choice in sorted(choices, key=lambda c: (-len(c), c))) + ")"


def stems(choices: Iterable[str]) -> str:
    """A pattern that matches any of `choices`, in which "*" stands for any letters: "approv*" is all its forms.

    >>> stems(["sign* off", "cut"])
    '(?:sign\\\\w*\\\\ off|cut)'
    """
    return either(choices).replace(r"\*", r"\w*")


def any_of(choices: Iterable[str]) -> str:
    """What `either` matches, with what many choices begin with written once: fast for thousands of names.

    >>> any_of(["Oran", "Oslo", "Os"])
    '(?:O(?:ran|s(?:lo)?))'
    """
    tree: dict[str, Any] = {}
    for choice in choices:
        node = tree
        for letter in choice:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branch(tree)})"


def _branch(node: dict[str, Any]) -> str:
    """The longest ways on from `node` first; the way that ends here last."""
    ways = []
    for letter, child in node.items():
        if not letter:
            continue
        way, last = re.escape(letter), child
        while len(last) == 1 and "" not in last:
            letter, last = next(iter(last.items()))
            way += re.escape(letter)
        ways.append(way + _branch(last))
    if not ways:
        return ""
    grouped = f"(?:{'|'.join(ways)})"
    if "" in node:
        return grouped + "?"
    return grouped if len(ways) > 1 else ways[0]
