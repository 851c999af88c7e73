"""Messages, archives of messages and pages saved as messages: words to read, and the files attached to them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from workbench.core.errors import RefusedFile
from workbench.core.texts import Ingested, Page
from workbench.core.wording import tr
from workbench.services.ingest.building import TextBuilder, record_text
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.guessing import codec_name
from workbench.services.ingest.html import declared_encoding, placed, read_html, shown
from workbench.services.ingest.mailheaders import Headers, decoded
from workbench.services.ingest.mailtext import (
    ENRICHED,
    coding,
    has_words_behind,
    unfolded,
    unpacked,
    without_commands,
    without_files,
)
from workbench.services.ingest.parts import Attached, Reading, safe_name, told_left_out
from workbench.services.ingest.plain import plain_blocks

MOST_ATTACHED = 200
MOST_ATTACHED_BYTES = 64 * 1024 * 1024
_MOST_MESSAGES = 5_000
_MOST_PARTS = 2_000
_DEEPEST = 30
_MOST_SHEETS = 100
_MOST_FRAMES = 50
_PAGES = ("text/html", "application/xhtml+xml")
# A sentence can begin so too: the line that parts messages has a day and a year, and stands apart or over a header.
_SEPARATOR = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n)|(?<=\n)(?=From [^\r\n]*\r?\n[!-9;-~]{1,80}:))From [^\r\n]*?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
    rb"[^\r\n]*\d\d:\d\d[^\r\n]*\b(?:19|20)\d\d\b[^\r\n]*\r?\n"
)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_NAMED = re.compile(r"""name\s*=\s*(?:"([^"]*)"|([^;\s]+))""", re.IGNORECASE)
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_NO_CONTENT = ("text/rfc822-headers", "message/delivery-status", "message/external-body", "message/partial")
_LOCKED = ("multipart/encrypted", "application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_LOCKED_WORDS = re.compile(rb"-----BEGIN PGP MESSAGE-----[\r\n][^<>]*-----END PGP MESSAGE-----")
_LONG_HEADER = 20_000
_ENDLESS = re.compile(rb"^(content-(?:type|disposition):[^\r\n]{20000})[^\r\n]+", re.IGNORECASE | re.MULTILINE)
# For attachments without a name; the standard table would read files of the machine.
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/msword": ".doc",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
}
_PARSING_FAILS = (MessageError, LookupError, ValueError, TypeError, AttributeError)


@dataclass(slots=True)
class _Found:
    """What one message holds: bodies in order as (is it HTML, part), attachments, what could not be had."""

    bodies: list[tuple[bool, Message]] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    parts: int = 0
    size: int = 0
    left_out: int = 0
    is_locked: bool = False
    encoding: str = ""
    warnings: list[str] = field(default_factory=list)


def read_eml(content: bytes, *, encoding: str | None = None) -> Reading:
    """A message: its headers and words; subject, sender and day as metadata; its attachments as files of their own."""
    message = _parsed(content)
    builder, found, headers = TextBuilder(), _Found(), Headers(message)
    _add_message(builder, found, message, headers, encoding)
    if found.is_locked and not found.bodies:
        raise RefusedFile(
            tr("The message is encrypted; decrypt it in the mail program, save it again and import that.")
        )
    document = Ingested(
        builder.text,
        builder.blocks,
        title=headers.words("subject"),
        author=headers.author,
        published=headers.day,
        encoding=found.encoding,
        format="eml",
        warnings=_warnings(found),
    )
    return Reading(document, tuple(found.attached))


def read_mbox(content: bytes, *, encoding: str | None = None) -> Reading:
    """An archive: its messages one after the other, each a page with its number as label; attachments as in `read_eml`."""
    messages = list(_messages(content))
    if len(messages) == 1:
        reading = read_eml(messages[0], encoding=encoding)
        return replace(reading, document=replace(reading.document, format="mbox"))
    builder, found = TextBuilder(), _Found()
    starts: list[int] = []
    authors: set[str] = set()
    for one in messages[:_MOST_MESSAGES]:
        starts.append(builder.position)
        message = _parsed(one)
        headers = Headers(message)
        authors.add(headers.author)
        _add_message(builder, found, message, headers, encoding)
        found.bodies.clear()
    if len(messages) > _MOST_MESSAGES:
        found.warnings.append(
            tr("Only the first {count} messages were read; split the archive for the others.", count=_MOST_MESSAGES)
        )
    # An empty message at the end begins nowhere.
    starts = [min(start, len(builder.text)) for start in starts]
    ends = [*starts[1:], len(builder.text)]
    pages = tuple(
        Page(min(start, end), end, str(number)) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    document = Ingested(
        builder.text,
        builder.blocks,
        pages,
        author=authors.pop() if len(authors) == 1 else "",
        encoding=found.encoding,
        format="mbox",
        warnings=_warnings(found),
    )
    return Reading(document, tuple(found.attached))


def read_mhtml(content: bytes, *, encoding: str | None = None) -> Reading:
    """A page saved with its pictures: the page itself, with the address and the day that the browser noted."""
    message = _parsed(content)
    headers = Headers(message)
    root = _page_of(message)
    if root is None:
        return read_eml(content, encoding=encoding)
    page = read_html(
        _payload(root),
        encoding=encoding,
        declared=_charset(root),
        sheets=_sheets(message),
        beside=_beside(message, root),
    )
    if not page.text.strip():
        page = _with_frames(page, message, root, encoding)
    addresses = (headers.words("snapshot-content-location"), Headers(root).words("content-location"))
    address = next((found for found in addresses if found.startswith(("http://", "https://"))), "")
    document = replace(
        page,
        title=page.title or headers.words("subject"),
        url=page.url or address,
        retrieved=page.retrieved or headers.day,
        format="mhtml",
    )
    return Reading(document)


def _with_frames(page: Ingested, message: Message, root: Message, encoding: str | None) -> Ingested:
    """A page that only divides the window, with the words of the pages that it shows in it."""
    builder = TextBuilder()
    frames = [part for part in message.walk() if part.get_content_type() == "text/html" and part is not root]
    for frame in frames[:_MOST_FRAMES]:
        inner = read_html(_payload(frame), encoding=encoding, declared=_charset(frame), beside={})
        if inner.text:
            builder.add_text(inner.text, inner.blocks)
    return replace(page, text=builder.text, blocks=builder.blocks)


def saved_page(content: bytes) -> tuple[bytes, str, tuple[str, ...], dict[str, str]]:
    """A page saved with its pictures: markup (b"" when it has none), declared encoding, style sheets, framed pages."""
    message = _parsed(content)
    root = _page_of(message)
    if root is None:
        return b"", "", (), {}
    return _payload(root), _charset(root), _sheets(message), _beside(message, root)


def _beside(message: Message, root: Message) -> dict[str, str]:
    """The other pages of the file by each address under which a frame may show them."""
    found: dict[str, str] = {}
    frames = (part for part in message.walk() if part.get_content_type() in _PAGES and part is not root)
    for part in itertools.islice(frames, _MOST_FRAMES):
        content = _payload(part)
        markup = decode(content, None, _charset(part) or declared_encoding(content))[0]
        location = Headers(part).words("content-location")
        identity = str(part.get("content-id", "")).strip("<> ")
        for address in (location, location.rpartition("/")[2], f"cid:{identity}"):
            if address not in ("", "cid:"):
                found.setdefault(address, markup)
    return found


def _sheets(message: Message) -> tuple[str, ...]:
    sheets = [part for part in message.walk() if part.get_content_type() == "text/css"]
    return tuple(decode(_payload(sheet))[0] for sheet in sheets[:_MOST_SHEETS])


def _page_of(message: Message) -> Message | None:
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = str(message.get_param("start", ""))
    root = next((part for part in pages if start and str(part.get("content-id", "")) == start), None)
    return root or next(iter(pages), None)


def _parsed(content: bytes) -> Message:
    if b"\n" not in content:
        # Lines of an old Macintosh.
        content = content.replace(b"\r", b"\n")
    if len(content) > _LONG_HEADER:
        # The library takes the square of the time for what follows the kind of a part.
        content = _ENDLESS.sub(rb"\1", content)
    try:
        return BytesParser(policy=compat32).parsebytes(content.lstrip(b"\xef\xbb\xbf\r\n"))
    except RecursionError as error:
        raise RefusedFile(tr("The document nests its parts too deeply to be a real one; nothing was read.")) from error
    except _PARSING_FAILS as error:
        raise RefusedFile(
            tr("The file is damaged or cut short; open it in the program that made it and save it again.")
        ) from error


def _messages(content: bytes) -> Iterator[bytes]:
    """The messages of an archive, without the lines that part them."""
    marks = list(_SEPARATOR.finditer(content))
    if not marks:
        yield content.partition(b"\n")[2] if content.startswith(b"From ") else content
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        yield _QUOTED_FROM.sub(rb"\1", content[mark.end() : following.start() if following else len(content)])


def _add_message(builder: TextBuilder, found: _Found, message: Message, headers: Headers, encoding: str | None) -> None:
    _collect(message, found, 0)
    builder.add(headers.shown)
    for is_page, part in found.bodies:
        text = _add_page(builder, part, encoding) if is_page else _add_plain(builder, found, part, encoding)
        found.encoding = found.encoding or text[0]
        found.warnings += [warning for warning in text[1] if warning not in found.warnings]


def _add_page(builder: TextBuilder, part: Message, encoding: str | None) -> tuple[str, tuple[str, ...]]:
    content = _payload(part)
    markup, used, warnings = decode(content, encoding, _charset(part) or declared_encoding(content))
    inner, _ = placed(shown(markup)[0].pieces)
    if inner.text:
        builder.add_text(inner.text, inner.blocks)
    return used, warnings


def _add_plain(builder: TextBuilder, found: _Found, part: Message, encoding: str | None) -> tuple[str, tuple[str, ...]]:
    raw, used, warnings = decode(_payload(part), encoding, _charset(part))
    text, files = without_files(record_text(raw))
    for name, content in files:
        _keep(found, name, ".bin", content)
    if part.get_content_type() in ENRICHED:
        text = without_commands(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unfolded(text, str(part.get_param("delsp", "")).lower() == "yes")
    text = text.strip("\n").rstrip()
    if text.strip():
        builder.add_text(text, plain_blocks(text))
    return used, warnings


def _collect(part: Message, found: _Found, depth: int) -> None:
    """Sort the parts of a message into bodies and attachments."""
    found.parts += 1
    if depth > _DEEPEST or found.parts > _MOST_PARTS:
        found.left_out += 1
        return
    kind = part.get_content_type()
    if _is_locked(part, kind):
        found.is_locked = True
    elif kind.startswith("multipart/") and part.is_multipart():
        _collect_parts(kind, [inner for inner in part.get_payload() if isinstance(inner, Message)], found, depth)
    elif kind in ("text/plain", "text/html", *ENRICHED) and (
        not _is_file(part) or not (found.bodies or part.get("content-disposition"))
    ):
        # Some programs name every part, the words of the message too.
        found.bodies.append((kind == "text/html", part))
    elif kind.startswith("multipart/"):
        # Its boundary never comes: what there is was kept as one text.
        found.bodies.append((False, part))
    elif kind not in (*_SIGNATURES, *_NO_CONTENT):
        _attach(part, kind, found)


def _is_locked(part: Message, kind: str) -> bool:
    """Whether a part is encrypted, as a part of its own kind or as words that are nothing but cipher."""
    if kind in _LOCKED:
        return "signed" not in str(part.get_param("smime-type", ""))
    return kind == "text/plain" and _LOCKED_WORDS.fullmatch(_payload(part).strip()) is not None


def _collect_parts(kind: str, parts: list[Message], found: _Found, depth: int) -> None:
    if kind == "multipart/alternative":
        parts, versions = _best(parts), parts
        for one in versions:
            if one not in parts:
                _collect_files(one, found, depth + 1)
    elif kind == "multipart/related":
        # Pictures that the page shows; anything with a name of its own was attached.
        parts = parts[:1] + [one for one in parts[1:] if not one.get("content-id") or _is_file(one)]
    for one in parts:
        _collect(one, found, depth + 1)


def _collect_files(part: Message, found: _Found, depth: int) -> None:
    """Attach what was sent along inside of a version of the message that is not the one read."""
    inner = part.get_payload() if part.is_multipart() and depth <= _DEEPEST else None
    for one in inner if isinstance(inner, list) else ():
        if not isinstance(one, Message):
            continue
        kind = one.get_content_type()
        if kind.startswith("multipart/"):
            _collect_files(one, found, depth + 1)
        elif _is_sent_along(one) and kind not in (*_SIGNATURES, *_NO_CONTENT):
            _attach(one, kind, found)


def _is_sent_along(part: Message) -> bool:
    return str(part.get("content-disposition", ""))[:1_000].strip().lower().startswith("attachment")


def _best(parts: list[Message]) -> list[Message]:
    """The plain version if it says something, else the richest; calendar entries come along as files."""
    plain = [one for one in parts if one.get_content_type() == "text/plain"]
    rich = [one for one in parts if one.get_content_type() in ("text/html", "multipart/related", "multipart/mixed")]
    others = [one for one in parts if one not in plain and one not in rich]
    said = len(_payload(plain[0]).strip()) if plain else 0
    is_stub = rich and said * 40 < sum(len(_payload(one)) for one in rich if not one.is_multipart())
    chosen = rich[-1:] if is_stub or not said else plain[:1]
    return [*(chosen or plain[:1] or rich[-1:]), *others]


def _is_file(part: Message) -> bool:
    disposition = str(part.get("content-disposition", ""))[:1_000].strip().lower()
    return disposition.startswith("attachment") or (bool(_said_name(part)) and not disposition.startswith("inline"))


def _said_name(part: Message) -> str:
    try:
        return str(part.get_filename() or "")
    except _PARSING_FAILS:
        return ""


def _file_name(part: Message) -> str:
    """The name that the sender gave the attachment; "" when there is none or it cannot be understood."""
    for header, value in part.raw_items():
        if header.lower() in ("content-disposition", "content-type") and not str(value).isascii():
            # Bytes that the standard forbids: the library would read each of them as no letter.
            raw = decoded(str(value)[:2_000])
            if match := _NAMED.search(raw):
                return match[1] or match[2]
    try:
        return decoded(_said_name(part)[:1_000])
    except _PARSING_FAILS:
        return ""


def _attach(part: Message, kind: str, found: _Found) -> None:
    content = _embedded(part) if part.is_multipart() else _payload(part)
    ending = ".eml" if kind == "message/rfc822" else _ENDINGS.get(kind, ".bin")
    _keep(found, _file_name(part), ending, content)


def _keep(found: _Found, name: str, ending: str, content: bytes) -> None:
    """Attach a file, if there is room for it, under its own name or a number."""
    found.size += len(content)
    if not content or len(found.attached) >= MOST_ATTACHED or found.size > MOST_ATTACHED_BYTES:
        found.left_out += 1
        return
    number = len(found.attached) + 1
    name = safe_name(name, f"attachment-{number}{ending}")
    if ending == ".eml" and not name.lower().endswith(".eml"):
        name += ".eml"
    found.attached.append(Attached(name, content))


def _embedded(part: Message) -> bytes:
    """Bytes of a message inside the message; b"" when they cannot be put together again."""
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    try:
        return first.as_bytes() if isinstance(first, Message) else b""
    except (RecursionError, *_PARSING_FAILS):
        return b""


def _payload(part: Message) -> bytes:
    if (written := part.get("content-transfer-encoding")) is not None and (plain := coding(part)) != written:
        # The library knows these only as the standard writes them.
        part.replace_header("content-transfer-encoding", plain)
    found, raw = _held(part, unpacks=True), _held(part, unpacks=False)
    said = raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""
    if not isinstance(found, bytes):
        return said
    if coding(part) == "base64":
        # What the library cannot unpack it hands back, without its line ends; a list's last words it takes for letters.
        return unpacked(said) if found == b"".join(said.splitlines()) or has_words_behind(said) else found
    return found


def _held(part: Message, *, unpacks: bool) -> object:
    """What the library has of a part; None where a header that nobody could write stops it."""
    try:
        return part.get_payload(decode=True) if unpacks else part.get_payload()
    except _PARSING_FAILS:
        return None


def _charset(part: Message) -> str:
    try:
        return codec_name(part.get_content_charset() or "")
    except _PARSING_FAILS:
        return ""


def _warnings(found: _Found) -> tuple[str, ...]:
    return (*found.warnings, *told_left_out(found.left_out))
