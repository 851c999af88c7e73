"""How a file would read in other encodings: what an analyst chooses by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from workbench.services.ingest.building import record_text, squeezed
from workbench.services.ingest.vietnamese import install

install()

ENCODINGS: Mapping[str, str] = MappingProxyType(
    {
        "utf-8": "every script",
        "cp1252": "Western Europe, Windows",
        "iso8859-15": "Western Europe, Unix",
        "mac-roman": "Western Europe, Macintosh",
        "cp850": "Western Europe, DOS",
        "hp-roman8": "Western Europe, HP",
        "utf-16-le": "every script, two bytes",
        "utf-16-be": "every script, two bytes",
        "cp1250": "Central Europe, Windows",
        "iso8859-2": "Central Europe, Unix",
        "cp1251": "Cyrillic, Windows",
        "koi8-r": "Cyrillic, Unix",
        "cp866": "Cyrillic, DOS",
        "mac-cyrillic": "Cyrillic, Macintosh",
        "cp1253": "Greek, Windows",
        "cp1254": "Turkish, Windows",
        "cp1255": "Hebrew, Windows",
        "cp1256": "Arabic, Windows",
        "cp1258": "Vietnamese, Windows",
        "viscii": "Vietnamese, Unix",
        "tcvn5712": "Vietnamese, DOS",
        "gb18030": "Chinese, simplified",
        "big5": "Chinese, traditional",
        "shift_jis": "Japanese",
        "euc_jp": "Japanese, Unix",
        "euc_kr": "Korean",
        "utf-7": "every script, old mail",
    }
)
"""Python's name of an encoding -> where it is used, to be shown through `tr`."""

_BEYOND = re.compile(rb"[\x80-\xff\x00]")
_SHAPELESS = re.compile("[\x80-\x9f\ue000-\uf8ff\ufff0-\uffff]")
_AROUND = 24
_WINDOW = 1_000_000


def sample(content: bytes, encoding: str) -> str:
    """Some words around the first byte that encodings read differently, in one line.

    >>> sample("Déjà vu, dit-il.".encode("cp1252"), "cp1252")
    'Déjà vu, dit-il.'
    """
    found = _BEYOND.search(content[:_WINDOW])
    start = max(0, (found.start() if found else 0) - _AROUND)
    start -= start % 4
    text = record_text(content[start : start + 4 * _AROUND].decode(encoding, "replace"))
    # From a whole word on, where words are parted by spaces.
    if start and " " in text[:_AROUND]:
        text = text.partition(" ")[2]
    # Characters that have no shape: a wrong encoding shows by them.
    return squeezed(_SHAPELESS.sub("\ufffd", text.strip("\ufffd")))
