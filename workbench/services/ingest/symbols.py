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
_FONTS |= {
    "symbolps": "Symbol",
    "opensymbol": "Symbol",
    **dict.fromkeys(("zapf dingbats", "zapfdingbats", "itc zapf dingbats"), "Zapf Dingbats"),
}
# Where Zapf’s signs have no place in Unicode’s row of them, as they were there before.
_ZAPF = {0x25: 0x260E, 0x2A: 0x261B, 0x2B: 0x261E, 0x48: 0x2605, 0x6C: 0x25CF, 0x6E: 0x25A0, 0x73: 0x25B2}
_ZAPF |= {0x74: 0x25BC, 0x75: 0x25C6, 0x77: 0x25D7, 0xA8: 0x2663, 0xA9: 0x2666, 0xAA: 0x2665, 0xAB: 0x2660}
_ZAPF |= {0xD5: 0x2192, 0xD6: 0x2194, 0xD7: 0x2195, **{0xAC + number: 0x2460 + number for number in range(10)}}
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
    if sign_font(font) == "Zapf Dingbats":
        return _zapf(code)
    found = dingbats.get((sign_font(font), code))
    return chr(found) if found is not None else ""


def _zapf(code: int) -> str:
    if code == 0x20 or code in _ZAPF:
        return chr(_ZAPF.get(code, code))
    if 0x21 <= code <= 0x7E:
        return chr(0x2700 + code - 0x20)
    return chr(0x2700 + code - 0x40) if 0xA1 <= code <= 0xFE and code != 0xF0 else ""


def with_signs(words: str, font: str) -> str:
    """`words` with what `font` keeps between U+F020 and U+F0FF as the characters that are seen."""
    if not any("\uf020" <= letter <= "\uf0ff" for letter in words):
        return words
    return "".join((symbol(font, ord(letter)) if "\uf020" <= letter <= "\uf0ff" else "") or letter for letter in words)
