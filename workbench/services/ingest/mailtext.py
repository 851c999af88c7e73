"""Plain words of a message that its program broke into lines or dressed with commands."""

from __future__ import annotations

import re

# What came before HTML in mail; “<<” is a sign of its own, and what was called rich text wrote it and line ends as words.
ENRICHED = ("text/enriched", "text/richtext")
_BROKEN = "\x0b"
_COMMAND, _PARAMETER = (
    re.compile(r"<<|</?[A-Za-z][A-Za-z-]{0,40}>"),
    re.compile(r"<param>[^<]{0,500}</param>", re.IGNORECASE),
)
_MEANT = {"<<": "<", "<lt>": "<", "<nl>": _BROKEN}
_LINE_ENDS = re.compile(r"\n+")


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
