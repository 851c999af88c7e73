"""The names that pages and mails give to text encodings, as Python knows them."""

from __future__ import annotations

import codecs
import re

# Names of the web and of old mail programs that Python does not know.
_ALIASES = {
    "8859_1": "iso8859-1",
    "ansi": "cp1252",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "logical": "iso8859-8",
    "macintosh": "mac-roman",
    "unicode": "utf-16",
    "utf8mb4": "utf-8",
    "visual": "iso8859-8",
    "gb_2312-80": "gb2312",
    "ms-ansi": "cp1252",
    "windows-874": "cp874",
    "windows-31j": "cp932",
    "windows-949": "cp949",
    "windows-936": "gbk",
    "windows-950": "cp950",
    "mac-ukrainian": "mac-cyrillic",
    "euc": "euc_jp",
    "sjis": "cp932",
}
_NUMBERED = re.compile(r"(?:windows|win|dos|ibm|cp|ms|code ?page)[-_ ]?(\d{3,5})")
_LATIN = re.compile(r"(?:iso[-_ ]?)?8859[-_](\d{1,2})(?:[-_](?:e|i|windows.*))?")
_FURTHER = re.compile(r"[;,(/].*$", re.DOTALL)
_LONGEST = 60


def known_codec(label: str) -> codecs.CodecInfo | None:
    """The encoding that `label` names, as carelessly as programs write it; None for none.

    >>> [known_codec(label).name for label in ("x-sjis", "Windows-31J", "iso-8859-8-i", "dos-866", "utf-8; format=flowed")]
    ['shift_jis', 'cp932', 'iso8859-8', 'cp866', 'utf-8']
    >>> known_codec("x-user-defined") is None
    True
    """
    label = label[:_LONGEST].strip().strip("\"'")
    bare = _FURTHER.sub("", label).strip().strip("\"'").lower()
    for name in (label, bare, bare.removeprefix("x-")):
        if found := _looked_up(name) or _looked_up(_spelled(name)):
            return found
    return None


def _spelled(name: str) -> str:
    if numbered := _NUMBERED.fullmatch(name):
        return f"cp{numbered[1]}"
    latin = _LATIN.fullmatch(name)
    return f"iso8859-{latin[1]}" if latin else _ALIASES.get(name, "")


def _looked_up(name: str) -> codecs.CodecInfo | None:
    try:
        return codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return None
