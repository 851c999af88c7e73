"""One door for every format: bytes in, a text of record out, or one sentence saying why not."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.core.texts import Ingested
from workbench.core.wording import tr
from workbench.services.ingest.building import record_text, squeezed
from workbench.services.ingest.language import declared_language, language_of
from workbench.services.ingest.parts import Reading, Recognition, Scanned, told_left_out
from workbench.services.ingest.plain import read_markdown, read_text
from workbench.services.ingest.similarity import signature
from workbench.services.ingest.sniffing import format_in
from workbench.services.ingest.wire import kept_to_json, reading_to_json

# Programs write the language of their own menus where nobody has said otherwise.
_LONG_ENOUGH = 200
MOST_BYTES = 256 * 1024 * 1024

_BLANK = b" \t\r\n\v\f"

_READ_AS_TEXT = {"txt": read_text, "md": read_markdown}


def read(content: bytes, filename: str, *, encoding: str | None = None) -> Ingested:
    """The text of record of a file's bytes, with blocks, pages and what the file says about itself.

    RefusedFile, one sentence, for everything that cannot become a document. `encoding` overrides what would be found.
    """
    return read_whole(content, filename, encoding=encoding).document


def read_whole(
    content: bytes, filename: str, *, encoding: str | None = None, recognition: Recognition | None = None
) -> Reading:
    """`read` with the files attached to the document and the works it describes.

    With a `recognition` that is offered, pictures of text are not refused: `scanned` of the answer says which pages to
    recognise, and the next call brings their lines.
    """
    if not content:
        raise RefusedFile(tr("The file is empty; choose one with text in it."))
    if not content[:1].strip(_BLANK) and not content.strip(_BLANK):
        raise RefusedFile(tr("The file holds no text; choose one with text in it."))
    if len(content) > MOST_BYTES:
        raise RefusedFile(
            tr("The file is larger than {size} MB; split it and import the parts.", size=MOST_BYTES // 2**20)
        )
    try:
        found = _read_as(format_in(content, filename), content, encoding, recognition or Recognition())
    except Scanned as scanned:
        return Reading(Ingested("", ()), scanned=scanned.pages)
    if not found.document.text.strip():
        raise RefusedFile(tr("The file holds no text; choose one with text in it."))
    return replace(found, document=_in_one_line(found.document))


def _in_one_line(document: Ingested) -> Ingested:
    """With what the file says of itself fit to be kept: half a character in a name would stop a whole import."""
    return replace(
        document,
        title=squeezed(record_text(document.title)),
        author=squeezed(record_text(document.author)),
        publisher=squeezed(record_text(document.publisher)),
        url=squeezed(record_text(document.url)),
        language=_language(document),
    )


def _language(document: Ingested) -> str:
    """By its words; else as declared, but a long text that reads neither as French nor as English is in neither."""
    found, declared = language_of(document.text), declared_language(document.language)
    is_mistaken = declared in ("fr", "en") and len(document.text) >= _LONG_ENOUGH
    return found or ("" if is_mistaken else declared)


def serve(payload: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """`read_whole` for the child process: option `filename`, and `encoding`, `signature`, `kept` where wanted.

    `ocr` says that pictures can be recognised, `recognised` brings the lines of pages that were ({"0": [[...]]}).
    The answer is `wire.reading_to_json`'s, or with `kept` true `wire.kept_to_json`'s, which lacks a text that `payload`
    says as it stands; with `signature` true it also holds `similarity.signature` of the text.
    """
    found = read_whole(
        payload, str(options.get("filename", "")), encoding=options.get("encoding"), recognition=_recognition(options)
    )
    answer = kept_to_json(found, payload) if options.get("kept") else reading_to_json(found)
    if options.get("signature"):
        answer["signature"] = base64.b64encode(signature(found.document.text)).decode("ascii")
    return answer


def _recognition(options: Mapping[str, Any]) -> Recognition:
    from workbench.services.ingest.pdfline import line_from_json

    pages = {
        int(page): [line_from_json(line, int(page)) for line in lines]
        for page, lines in options.get("recognised", {}).items()
    }
    return Recognition(bool(options.get("ocr")), pages)


def warm() -> None:
    """Load what the first file would wait for: readers and the language classifier."""
    from workbench.services.ingest import docx, epub, html, language, mail, odt, pdf, rtf  # noqa: F401

    language.warm()
    for module in ("cchardet", "mammoth", "pypdfium2"):
        __import__(module)


def _read_as(format: str, content: bytes, encoding: str | None, recognition: Recognition) -> Reading:
    """Each reader is imported when its first file comes: lxml and pdfium cost nothing to whoever reads plain text."""
    if format in ("eml", "mbox", "mhtml"):
        from workbench.services.ingest import mail

        readers = {"eml": mail.read_eml, "mbox": mail.read_mbox, "mhtml": mail.read_mhtml}
        return readers[format](content, encoding=encoding)
    if format in ("ris", "bib", "csl"):
        from workbench.services.ingest.references import read_references

        document, works = read_references(content, format, encoding=encoding)
        return Reading(document, works=works)
    if format == "html":
        from workbench.services.ingest.html import read_html

        return Reading(read_html(content, encoding=encoding))
    if format in _READ_AS_TEXT:
        return Reading(_READ_AS_TEXT[format](content, encoding=encoding))
    if format == "picture":
        from workbench.services.ingest.pictures import read_picture

        return Reading(read_picture(recognition))
    if format == "pdf":
        from workbench.services.ingest.pdf import read_pdf
        from workbench.services.ingest.pdfattached import attached_to

        document = read_pdf(content, recognition)
        files, left_out = attached_to(content)
        return Reading(replace(document, warnings=(*document.warnings, *told_left_out(left_out))), files)
    return Reading(_read_office(format, content))


def _read_office(format: str, content: bytes) -> Ingested:
    if format == "docx":
        from workbench.services.ingest.docx import read_docx

        return read_docx(content)
    if format == "odt":
        from workbench.services.ingest.odt import read_odt

        return read_odt(content)
    if format == "epub":
        from workbench.services.ingest.epub import read_epub

        return read_epub(content)
    from workbench.services.ingest.rtf import read_rtf

    return read_rtf(content)
