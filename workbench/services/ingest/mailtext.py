"""Plain words of a message that its program broke into lines or dressed with commands."""

from __future__ import annotations

import base64
import binascii
import re
from email.message import Message

# What came before HTML in mail; “<<” is a sign of its own, and what was called rich text wrote it and line ends as words.
ENRICHED = ("text/enriched", "text/richtext")
_BROKEN = "\x0b"
_COMMAND, _PARAMETER = (
    re.compile(r"<<|</?[A-Za-z][A-Za-z-]{0,40}>"),
    re.compile(r"<param>[^<]{0,500}</param>", re.IGNORECASE),
)
_MEANT = {"<<": "<", "<lt>": "<", "<nl>": _BROKEN}
_LINE_ENDS = re.compile(r"\n+")
# Before there were attachments a file was written into the words, up to 45 bytes a line.
_WRITTEN_IN = re.compile(
    r"^begin(?:-base64)? [0-7]{3,4} (\S[^\n]{0,200})\n((?:[ -`]{1,62}\n){1,400000}?)end[ \t]*$", re.MULTILINE
)
_MOST_BEHIND = 2_000
_NO_BASE64 = re.compile(rb"^(?![A-Za-z0-9+/]*={0,2}[ \t]*\r?$)", re.MULTILINE)

_REMARK = re.compile(r"\([^)]*\)|;.*$", re.DOTALL)


def coding(part: Message) -> str:
    """How the bytes of a part are written, as the standard names it: programs add marks, remarks and spaces.

    >>> message = Message()
    >>> message["Content-Transfer-Encoding"] = '"Quoted Printable"; x'
    >>> coding(message)
    'quoted-printable'
    """
    written = str(part.get("content-transfer-encoding", ""))[:200].lower()
    bare = _REMARK.sub("", written).strip(" \t\r\n\"'").replace(" ", "-")
    return "quoted-printable" if bare in ("quotedprintable", "quoted_printable", "qp") else bare


def without_files(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The words without the files written among them (uuencode), and those files by name."""
    found: list[tuple[str, bytes]] = []

    def taken(match: re.Match[str]) -> str:
        try:
            content = b"".join(map(binascii.a2b_uu, match[2].encode("ascii").splitlines()))
        except (binascii.Error, ValueError):
            return match[0]
        found.append((match[1].strip(), content))
        return ""

    if "begin " not in text:
        return text, found
    return _WRITTEN_IN.sub(taken, text), found


def has_words_behind(raw: bytes) -> bool:
    """Whether base64 is followed by a few plain lines."""
    odd = _NO_BASE64.search(raw)
    return odd is not None and len(raw) - odd.start() < _MOST_BEHIND


def unpacked(raw: bytes) -> bytes:
    """Base64 that the standard library gives up on: whole groups of it, and the plain lines that a list put behind."""
    end = _NO_BASE64.search(raw)
    packed, rest = (raw[: end.start()], raw[end.start() :]) if end else (raw, b"")
    letters = b"".join(packed.split()).rstrip(b"=")
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4)) + (b"\n" + rest if rest else b"")
    except (binascii.Error, ValueError):
        return raw


def without_commands(text: str) -> str:
    """The words of enriched text: one line end only breaks the source, of several one is no word."""
    words = _COMMAND.sub(lambda found: _MEANT.get(found[0].lower(), ""), _PARAMETER.sub("", text))
    lines = _LINE_ENDS.sub(lambda found: found[0][1:] or " ", words)
    return lines.replace(_BROKEN, "\n")


def unfolded(text: str, drops_space: bool) -> str:
    """Paragraphs whose lines the sender's program broke, made whole (“format=flowed”)."""
    lines: list[str] = []
    flows, depth = False, 0
    for line in text.split("\n"):
        bare = line.lstrip(">")
        quoted = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        if flows and quoted == depth and bare != "-- ":
            lines[-1] = (lines[-1][:-1] if drops_space else lines[-1]) + bare
        else:
            lines.append(f"{'>' * quoted}{' ' if quoted else ''}{bare}")
        flows, depth = bare.endswith(" ") and bare != "-- ", quoted
    return "\n".join(lines)
