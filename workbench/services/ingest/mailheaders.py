"""Headers of a message: decoded, bounded, and never trusted to be what they should."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from workbench.services.ingest.building import record_text, squeezed
from workbench.services.ingest.dates import edtf_date
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.guessing import codec_name

_LONGEST = 20_000
_LONGEST_ADDRESSES = 4_000
_MOST_HEADERS = 2_000
_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
# A remark between a name and its address, which is no part of the name; what stands in quotation marks is.
_REMARK = re.compile(r'("(?:[^"\\]|\\.)*")|(?<=[^\s,<])\s*\((?:[^()\\]|\\.)*\)(?=[^",;<>]*<)')
_ISO_DAY, _NO_YEAR = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)"), re.compile(r"(?<![+\-\d])00\d\d(?!\d)")
_LINKED = re.compile(r"\[mailto:([^\[\]\s]+)\]", re.IGNORECASE)
_SHOWN = ("From", "To", "Cc", "Bcc", "Date", "Subject")


class Headers:
    """What the headers of one message say, as words."""

    def __init__(self, message: Message) -> None:
        self._raw: dict[str, str] = {}
        for number, (name, value) in enumerate(message.raw_items()):
            if number >= _MOST_HEADERS:
                break
            self._raw.setdefault(name.lower(), str(value)[:_LONGEST])

    def words(self, name: str) -> str:
        """The decoded value in one line; "" when the header is missing."""
        return squeezed(record_text(decoded(self._raw.get(name.lower(), ""))))

    @property
    def author(self) -> str:
        """Names of the senders, or their addresses."""
        raw = _LINKED.sub(r"<\1>", self._raw.get("from", "")[:_LONGEST_ADDRESSES])
        bare = _REMARK.sub(lambda found: found[1] or "", raw)
        found = (_unquoted(squeezed(record_text(decoded(name or there)))) for name, there in getaddresses([bare]))
        return ", ".join(list(filter(None, found))[:20]) or self.words("from")

    @property
    def day(self) -> str | None:
        """The day that the Date header names, as the sender's clock had it."""
        said = self.words("date")
        # The library would make 2001 of the year 1, which programs write that know no day.
        if _NO_YEAR.search(said):
            return None
        try:
            return edtf_date(parsedate_to_datetime(said).date().isoformat())
        except (ValueError, TypeError, IndexError, OverflowError):
            return edtf_date(said[:10]) if _ISO_DAY.match(said) else None

    @property
    def shown(self) -> str:
        """What a mail program prints above a message, a line a header, under the names that the standard gives them."""
        lines = (f"{name}: {words}" for name in _SHOWN if (words := self.words(name)))
        return "\n".join(lines)


def _unquoted(name: str) -> str:
    """Without the single quotation marks that Outlook puts around a name."""
    return name[1:-1] if len(name) > 2 and name[0] == name[-1] == "'" else name


def decoded(raw: str) -> str:
    """A header value with its encoded words as letters, and bytes that should not be there read as text.

    >>> decoded("=?utf-8?B?w4k=?= =?utf-8?Q?t=C3=A9_?= 2024")
    'Été  2024'
    """
    if not raw.isascii():
        raw = decode(raw.encode("utf-8", "surrogateescape"))[0]
    if "=?" not in raw:
        return raw
    return _ENCODED.sub(_word, _joined(_BETWEEN.sub(r"\1", raw)))


def _joined(raw: str) -> str:
    """Neighbouring words of one encoding made one: a letter may be cut between them."""
    pieces: list[str] = []
    end, last = 0, ("", "")
    for match in _ENCODED.finditer(raw):
        key = (match[1].lower(), match[2].lower())
        if match.start() == end and key == last and key[1] == "q":
            pieces[-1] = pieces[-1][:-2] + match[3] + "?="
        elif match.start() == end and key == last:
            both = _unpacked(_ENCODED.fullmatch(pieces[-1])) + _unpacked(match)
            pieces[-1] = f"=?{match[1]}?b?{base64.b64encode(both).decode()}?="
        else:
            pieces += [raw[end : match.start()], match[0]]
        end, last = match.end(), key
    return "".join(pieces) + raw[end:]


def _unpacked(match: re.Match[str] | None) -> bytes:
    if match is None:
        return b""
    packed = match[3].encode("ascii", "replace")
    if match[2] in "qQ":
        return quopri.decodestring(packed, header=True)
    try:
        return base64.b64decode(packed + b"=" * (-len(packed) % 4))
    except (binascii.Error, ValueError):
        return b""


def _word(match: re.Match[str]) -> str:
    found = _unpacked(match)
    name = codec_name(match[1].partition("*")[0])
    return found.decode(name, "replace") if name else decode(found)[0]
