"""Bytes to characters: byte order mark, NUL pattern, strict UTF-8, faust-cchardet, then cp1252."""

from __future__ import annotations

import codecs
import re

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr
from workbench.services.ingest.ebcdic import ebcdic, with_lines
from workbench.services.ingest.guessing import SAMPLE, can_be, codec_name, guess, wide_by_shape

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF7_MARKS = (b"+/v8", b"+/v9", b"+/v+", b"+/v/")
_SHIFTED, _FEWEST_SHIFTS = re.compile(rb"\+[A-Za-z0-9/]{3,}-?"), 3
_KOREAN = b"\x1b$)C"
_SHIFT = re.compile(rb"\+(?:[A-Za-z0-9+/]{2,}|-)")
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))


def decode(content: bytes, encoding: str | None = None, declared: str = "") -> tuple[str, str, tuple[str, ...]]:
    """Characters of `content`, the encoding used, and warnings; `encoding` is the analyst's choice, `declared` the file's.

    Never fails on odd bytes (they become U+FFFD, with a warning), only on an `encoding` that does not exist.
    """
    if encoding:
        chosen = codec_name(encoding)
        if not chosen:
            raise RefusedFile(
                tr("“{name}” is not the name of a text encoding; try utf-8, cp1252 or utf-16.", name=encoding)
            )
        return _with(content, chosen)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _with(content[len(mark) :], name)
    if content.startswith(_UTF7_MARKS):
        return content.decode("utf-7", "replace").removeprefix("\ufeff"), "utf-7", ()
    sample = content[:4096]
    if page := ebcdic(sample):
        return with_lines(content.decode(page)), page, ()
    if wide := _wide(sample) or (len(sample.translate(None, _CONTROLS)) < len(sample) and wide_by_shape(sample)):
        return _with(content, wide)
    if declared and (wide := _declared_wide(content, declared)):
        return _with(content, wide)
    head = content[:SAMPLE]
    if (b"+A" in head or b"+I" in head) and _is_utf7(head) and content.isascii():
        return content.decode("utf-7", "replace"), "utf-7", ()
    if (b"\x1b$" in head or b"~{" in head or declared) and (shifted := _shifted(content, head, declared)):
        return content.decode(shifted), shifted, ()
    try:
        return content.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        if paired := _paired(content):
            return paired, "utf-8", ()
        if _is_nearly_utf8(content, error):
            return _with(content, "utf-8")
    return _with(content, codec_name(declared) if can_be(content, declared) else guess(content))


def _with(content: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return content.decode(name), name, ()
    except UnicodeDecodeError:
        text = content.decode(name, "replace")
    warning = tr(
        "Some bytes are not {encoding} text and are shown as �; if words look wrong, read the file with another encoding.",
        encoding=name,
    )
    return text, name, (warning,)


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 without a mark shows as NULs on every second (or three of four) byte."""
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    at = [sample[place::4].count(0) / len(sample[place::4]) for place in range(4)]
    for name, outer, inner in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
        # No character is beyond 0x10FFFF, and most have only two bytes.
        if at[outer] == 1 and at[inner] > 0.7 and _is_text(sample, name):
            return name
    even, odd = (at[0] + at[2]) / 2, (at[1] + at[3]) / 2
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else ""


def _is_text(sample: bytes, name: str) -> bool:
    """Whether whole characters of `sample` are such in this encoding, and no controls."""
    try:
        found = sample[: len(sample) // 4 * 4].decode(name)
    except UnicodeDecodeError:
        return False
    return not any(letter < " " and letter not in "\t\n\r\f" for letter in found)


def _declared_wide(content: bytes, declared: str) -> str:
    """UTF-16 or UTF-32 that is declared, where the bytes bear it out: most texts that say so are in no such encoding."""
    name = codec_name(declared)
    if not name.startswith(("utf-16", "utf-32")):
        return ""
    try:
        content.decode(name)
        if len(content[:4096].translate(None, _CONTROLS)) == len(content[:4096]):
            content.decode("utf-8")
            return ""
    except UnicodeDecodeError as error:
        return name if error.encoding == "utf-8" else ""
    return name


def _shifted(content: bytes, head: bytes, declared: str) -> str:
    """Asian mail and old news shift between alphabets with escapes: seven-bit bytes that pass for ASCII."""
    names: tuple[str, ...] = ()
    if b"\x1b$" in head:
        # The codec for Japanese also takes the escape that opens a Korean text.
        names = ("iso2022_kr", "iso2022_jp_2") if _KOREAN in head else ("iso2022_jp_2", "iso2022_kr")
    elif b"~{" in head and b"~}" in content and content.isascii():
        names = ("hz",)
    elif codec_name(declared) == "utf-7" and _SHIFT.search(head) and content.isascii():
        # Never by its looks: every text with a plus sign could be.
        names = ("utf-7",)
    for name in names:
        try:
            content.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return ""


def _is_utf7(head: bytes) -> bool:
    """Whether every plus sign of a text shifts to letters of Europe and its signs, several times: by chance none does."""
    shifts = _SHIFTED.findall(head)
    if len(shifts) < _FEWEST_SHIFTS or len(shifts) != head.count(b"+") - head.count(b"+-"):
        return False
    try:
        found = b" ".join(shifts).decode("utf-7")
    except UnicodeDecodeError:
        return False
    return all(letter < "\u0250" or "\u2010" <= letter <= "\u20ac" for letter in found)


def _paired(content: bytes) -> str:
    """What some databases write: UTF-8 but for characters beyond the first 65,536, which are two halves."""
    if b"\xed" not in content:
        return ""
    try:
        halves = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return ""
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_nearly_utf8(content: bytes, error: UnicodeDecodeError) -> bool:
    """A download cut inside a character, or a few bad bytes in a text that is plainly UTF-8."""
    if error.reason == "unexpected end of data" and error.start >= len(content) - 3:
        return any(byte >= 0xC2 for byte in content[: error.start][:SAMPLE])
    sample = content[:SAMPLE].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    good = sum(1 for letter in sample if letter > "\x7f") - broken
    # Bytes of other encodings hardly ever pair up to UTF-8 by chance.
    return good >= 2 * max(broken, 1)
