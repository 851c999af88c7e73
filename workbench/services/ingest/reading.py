"""One door for every format: the content decides what a file is, its name only breaks ties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.core.texts import Ingested
from workbench.core.wording import tr
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.formats import extension, format_of
from workbench.services.ingest.language import language_of
from workbench.services.ingest.plain import read_markdown, read_text
from workbench.services.ingest.wire import to_json

MOST_BYTES = 256 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WITHIN = 1024
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<[a-zA-Z!/?]")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")
_READ_AS_TEXT = {"txt": read_text, "md": read_markdown}


def read(content: bytes, filename: str, *, encoding: str | None = None) -> Ingested:
    """The text of record of a file's bytes, with blocks, pages and what the file says about itself.

    RefusedFile, one sentence, for everything that cannot become a document. `encoding` overrides what would be found.
    """
    if not content:
        raise RefusedFile(tr("The file is empty; choose one with text in it."))
    if len(content) > MOST_BYTES:
        raise RefusedFile(
            tr("The file is larger than {size} MB; split it and import the parts.", size=MOST_BYTES // 2**20)
        )
    found = _read_as(_format(content, filename), content, encoding)
    if not found.text.strip():
        raise RefusedFile(tr("The file holds no text; choose one with text in it."))
    return replace(found, language=language_of(found.text))


def serve(payload: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """`read` for the child process: options `filename` and, optionally, `encoding`; the answer is `wire.to_json`'s."""
    return to_json(read(payload, str(options.get("filename", "")), encoding=options.get("encoding")))


def warm() -> None:
    """Load what the first file would wait for: readers and the language classifier."""
    from workbench.services.ingest import docx, html, language, odt, pdf  # noqa: F401

    language.warm()
    for module in ("cchardet", "mammoth", "pypdfium2"):
        __import__(module)


def _read_as(format: str, content: bytes, encoding: str | None) -> Ingested:
    """Each reader is imported when its first file comes: lxml and pdfium cost nothing to whoever reads plain text."""
    if format == "html":
        from workbench.services.ingest.html import read_html

        return read_html(content, encoding=encoding)
    if format == "docx":
        from workbench.services.ingest.docx import read_docx

        return read_docx(content)
    if format == "odt":
        from workbench.services.ingest.odt import read_odt

        return read_odt(content)
    if format == "pdf":
        from workbench.services.ingest.pdf import read_pdf

        return read_pdf(content)
    return _READ_AS_TEXT[format](content, encoding=encoding)


def _format(content: bytes, filename: str) -> str:
    named = format_of(filename)
    if content.startswith(_OLE):
        raise RefusedFile(_ole_sentence(named))
    if content.startswith(_ZIP):
        return _zip_format(content)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(_PICTURES):
        raise RefusedFile(tr("The file is a picture or a recording; OCR is not installed, so import its text instead."))
    if content.startswith(b"{\\rtf"):
        raise RefusedFile(tr("RTF files are not read yet; save the file as .docx or .odt and import that."))
    if named in ("docx", "odt", "pdf"):
        raise RefusedFile(
            tr(
                "The file is called {extension} but is not one inside; open it in the program that made it and save it again.",
                extension=extension(filename),
            )
        )
    return _text_format(content, filename, named)


def _ole_sentence(named: str) -> str:
    if named in ("docx", "odt"):
        return tr(
            "The file is protected by a password, or an old .doc under a new name; save it as .docx without a password."
        )
    return tr("Old Office files such as .doc are not read; save the file as .docx and import that.")


def _zip_format(content: bytes) -> str:
    from workbench.services.ingest.docx import is_docx
    from workbench.services.ingest.odt import is_odt
    from workbench.services.ingest.zips import open_zip

    archive = open_zip(content)
    if is_docx(archive):
        return "docx"
    if is_odt(archive):
        return "odt"
    raise RefusedFile(
        tr(
            "The file is an archive or an Office file that holds no text document; import .docx, .odt, .pdf, .html, .md or .txt."
        )
    )


def _text_format(content: bytes, filename: str, named: str) -> str:
    if not named and extension(filename) and not _PAGE.match(content[:8192]):
        raise RefusedFile(
            tr(
                "Files of the kind {extension} are not read; import .docx, .odt, .pdf, .html, .md or .txt.",
                extension=extension(filename),
            )
        )
    if _is_binary(content):
        raise RefusedFile(tr("The file is not text inside; import .docx, .odt, .pdf, .html, .md or .txt."))
    if _PAGE.match(content[:8192].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if named == "html" and not _TAG.search(content[:65536].replace(b"\0", b"")):
        return "txt"
    return named or "txt"


def _is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding: several control characters in what decoding gives."""
    sample = content[:4096]
    if not sample.translate(None, bytes(range(9, 14)) + bytes(range(32, 256)) + b"\x1b"):
        return False
    text = decode(sample[: len(sample) & ~3])[0]
    controls = sum(letter < " " and letter not in "\t\n\r\x0b\x0c\x1b" for letter in text)
    return controls * 20 > len(text)
