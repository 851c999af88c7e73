r"""BibTeX: entries and their fields, with TeX's accents as letters; whatever is broken ends at the next entry."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

_ENTRY = re.compile(r"@\s*([a-zA-Z]+)\s*[{(]")
_FIELD = re.compile(r"\s*,?\s*([a-zA-Z][\w:+.-]*)\s*=\s*")
_VALUE = re.compile(r"\s\w+\s*=\s*[{\"\d]")
_NEXT = re.compile(r"[{}\"\\]")
_WORD = re.compile(r"[^\s,{}\"#()=]+")
_LITERAL = frozenset(("url", "doi", "file", "howpublished", "date"))
_NOT_ENTRIES = frozenset(("comment", "preamble"))
# What others take their fields from, and lists of entries.
_NOT_WORKS = frozenset(("xdata", "set"))
_HANDED_DOWN = frozenset(
    ("booktitle", "publisher", "institution", "journal", "year", "month", "date", "url", "langid", "language")
)
_MONTHS = {
    month: f"{number:02}"
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
# A day before the month is taken for one where it can be no month.
_DAY = re.compile(r"(0\d|1[0-2])[~ \u00a0](\d\d?)|([1-9]|1[3-9]|2\d|3[01])[~ \u00a0](0\d|1[0-2])")
_LONGEST = 200_000
_MOST = 60_000
NEXT_NAME = "\x1f"
"""Parts the names in the fields of authors and editors."""

_NAME_PART = re.compile(r"\b(family|given|prefix|suffix)\s*=\s*([^,=]*)(?=,|$)", re.IGNORECASE)
_NAME_END = re.compile(r"[{}]|\s+and\s+", re.IGNORECASE)
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
_ACCENT = re.compile(
    r"""\\(?:([`'^~"=.])|([cvuHkrdb])(?![a-zA-Z]))\s*(?:\{\s*(\\?[a-zA-Z])\s*\}|(\\[ij](?![a-zA-Z])|[a-zA-Z]))"""
)
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "i",
    "j": "j",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "textquotesingle": "'",
    "textbullet": "•",
    "textdegree": "°",
    "texteuro": "€",
    "euro": "€",
    "pounds": "£",
    "copyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "S": "§",
    "DH": "Ð",
    "dh": "ð",
    "TH": "Þ",
    "th": "þ",
    "DJ": "Đ",
    "dj": "đ",
    "NG": "Ŋ",
    "ng": "ŋ",
    "textunderscore": "_",
    "textasciitilde": "\ue002",
    "textbackslash": "\\",
    "nobreakspace": "\u00a0",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
    "og": "« ",
    "fg": " »",
}
_COMMAND = re.compile(r"\\([a-zA-Z]+)\s*(?:\{\})?")
_SPACING = re.compile(r"\\[;:!/@]")
# TeX's thin space, which French sets before ; ! and ?.
_THIN = re.compile(r"\\,\s*")
_ESCAPED = re.compile(r"\\([&%$#_{}~^ -])")


def entries(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """(kind, fields) of every entry, names in small letters; abbreviations and what a crossref hands down are filled in."""
    found = list(itertools.islice(_written(text), _MOST))
    parents = {key.lower(): fields for _, key, fields in found if key}
    for kind, _, fields in found:
        for shared in fields.get("xdata", "").split(","):
            fields = parents.get(shared.strip().lower(), {}) | fields if shared.strip() else fields
        above = parents.get(fields.get("crossref", "").strip().lower(), {})
        handed = {name: value for name, value in above.items() if name in _HANDED_DOWN}
        if above.get("title"):
            handed.setdefault("booktitle", above["title"])
        if kind in _NOT_WORKS:
            continue
        yield kind, {name: _read(name, value) for name, value in (handed | fields).items()}


def _written(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """(kind, key, fields as they are written) of every entry."""
    strings = dict(_MONTHS)
    at = 0
    while (match := _ENTRY.search(text, at)) is not None:
        at = match.end()
        kind = match[1].lower()
        if kind in _NOT_ENTRIES:
            # What programs note for themselves can hold whole entries.
            at = _delimited(text, at - 1)[1] if text[at - 1] == "{" else at
            continue
        key = ""
        if kind != "string":
            end = _key_end(text, at)
            key, at = text[at:end].strip(), end
        fields, at = _fields(text, at, strings)
        if kind == "string":
            strings.update(fields)
        else:
            yield kind, key, fields


def _key_end(text: str, at: int) -> int:
    """Where the key of an entry ends: at a comma, or at white space where its comma was forgotten."""
    comma = text.find(",", at, at + 1_000)
    if comma >= 0 and not _VALUE.search(text, at, comma):
        return comma
    bare = _WORD.match(text, at)
    return bare.end() if bare else at


def month(written: str) -> str:
    """The two digits of a month, however it is written; the words themselves when it is none.

    With a day behind it, as in `mar # "~3"`, both.

    >>> month("feb"), month("February"), month("3"), month("03~3")
    ('02', '02', '03', '03-03')
    """
    if day := _DAY.fullmatch(written.strip()):
        return f"{day[1]}-{day[2]:0>2}" if day[1] else f"{day[4]}-{day[3]:0>2}"
    return _MONTHS.get(written.strip().lower()[:3], written.strip().zfill(2))


def _read(name: str, value: str) -> str:
    if name in ("author", "editor"):
        return NEXT_NAME.join(plain(_whole_name(one)) for one in _names(value) if one != "others")
    # In an address and a path a tilde and a dash are themselves.
    return _ESCAPED.sub(r"\1", value).strip("{} \n") if name in _LITERAL else plain(value)


def _names(value: str) -> Iterator[str]:
    """The names of a list; what stands in braces is one name, as in {Ministry of Trade and Industry}."""
    start = depth = 0
    for mark in _NAME_END.finditer(value):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] != "}":
            yield value[start : mark.start()].strip()
            start = mark.end()
    yield value[start:].strip()


def _whole_name(name: str) -> str:
    """A name that is written part by part, as biblatex allows, in the usual order.

    >>> _whole_name("given=Jean, family=Roy, prefix=de"), _whole_name("Roy, Jean")
    ('de Roy, Jean', 'Roy, Jean')
    """
    parts = {key.lower(): value.strip() for key, value in _NAME_PART.findall(name)}
    if "family" not in parts:
        return name
    family = " ".join(filter(None, (parts.get("prefix"), parts["family"])))
    return ", ".join(filter(None, (family, parts.get("suffix"), parts.get("given"))))


def _fields(text: str, at: int, strings: dict[str, str]) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while (match := _FIELD.match(text, at)) is not None:
        value, at = _value(text, match.end(), strings)
        fields.setdefault(match[1].lower(), value)
    return fields, at


def _value(text: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    """A value: braced, quoted, a number or an abbreviation, or several joined with #."""
    pieces = []
    while True:
        if text[at : at + 1] in ("{", '"') and text[at : at + 1]:
            piece, at = _delimited(text, at)
        elif match := _WORD.match(text, at):
            piece, at = strings.get(match[0].lower(), match[0]), match.end()
        else:
            break
        pieces.append(piece)
        joint = re.compile(r"\s*#\s*").match(text, at)
        if joint is None:
            break
        at = joint.end()
    return "".join(pieces)[:_LONGEST], at


def _delimited(text: str, at: int) -> tuple[str, int]:
    """What stands between a brace or quotation mark and its partner; at most 200,000 characters."""
    is_quoted = text[at] == '"'
    depth, start, end = 0, at + 1, min(len(text), at + _LONGEST)
    at += 1
    while (mark := _NEXT.search(text, at, end)) is not None:
        at = mark.end()
        if mark[0] == "\\":
            at += 1
        elif mark[0] == "{":
            depth += 1
        elif mark[0] == '"' and is_quoted and depth == 0:
            return text[start : mark.start()], at
        elif mark[0] == "}":
            if depth == 0:
                return text[start : mark.start()], at if not is_quoted else mark.start()
            depth -= 1
    return text[start:end], end


def plain(value: str) -> str:
    r"""A value as a reader sees it: accents composed, commands and braces gone.

    >>> plain(r"L'{\'e}t{\'e} \`a {Paris} \& fran\c{c}ais --- \oe uvre")
    "L'été à Paris & français — œuvre"
    """
    if "\\" in value:
        value = _ACCENT.sub(_accented, value)
        value = _ESCAPED.sub(
            lambda found: "\ue000" if found[1] == "{" else "\ue001" if found[1] == "}" else found[1], value
        )
        value = _THIN.sub("\u202f", value)
        value = _SPACING.sub("", value)
        value = _COMMAND.sub(lambda found: _LETTERS.get(found[1], ""), value)
    value = value.replace("{", "").replace("}", "").replace("\ue000", "{").replace("\ue001", "}")
    value = value.replace("``", "“").replace("''", "”")
    return value.replace("---", "—").replace("--", "–").replace("~", "\u00a0").replace("\ue002", "~").strip()


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] or found[4]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1] or found[2]])
