"""Fonts that show signs in place of letters: which character a code of Symbol or Wingdings stands for."""

from __future__ import annotations

_FONTS = {name.lower(): name for name in ("Symbol", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3")}
# Under other names, or with what programs add to them.
_FONTS |= {
    "symbol (pcl6)": "Symbol",
    "symbol mt": "Symbol",
    "symbolmt": "Symbol",
    "wingdings-regular": "Wingdings",
    "standard symbols l": "Symbol",
}
# Where programs keep the 224 codes of such a font among the characters.
_FIRST, _LAST = 0xF020, 0xF0FF


def sign_font(name: str) -> str:
    """The name under which `symbol` knows a font; "" for a font of letters.

    >>> sign_font(' wingdings;'), sign_font("Times New Roman")
    ('Wingdings', '')
    """
    return _FONTS.get(name.strip(" ;\"'").lower(), "")


def symbol(font: str, code: int) -> str:
    """The character that `code` (also as U+F020 to U+F0FF) shows in `font`; "" where that is not known.

    >>> symbol("Symbol", 0x61), symbol("Wingdings", 0xF0FC), symbol("Times", 0x61)
    ('α', '✓', '')
    """
    # Its table is by far the most complete one that comes with the program.
    from mammoth.docx.dingbats import dingbats

    if _FIRST <= code <= _LAST:
        code -= 0xF000
    found = dingbats.get((sign_font(font), code))
    return chr(found) if found is not None else ""


def with_signs(words: str, font: str) -> str:
    """`words` with what `font` keeps between U+F020 and U+F0FF as the characters that are seen."""
    if not any("\uf020" <= letter <= "\uf0ff" for letter in words):
        return words
    return "".join((symbol(font, ord(letter)) if "\uf020" <= letter <= "\uf0ff" else "") or letter for letter in words)
