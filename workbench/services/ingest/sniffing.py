"""What a file really is: its content decides, its name only breaks ties; what is not read is refused with a way out."""

from __future__ import annotations

import codecs
import re

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.formats import extension, format_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WITHIN = 1024
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FLAT = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!DOCTYPE[^>]{0,2000}>[^<]{0,20})?<office:document\s[^>]*?office:mimetype=\"([^\"]{1,100})\"",
    re.DOTALL,
)
_TAG = re.compile(rb"<[a-zA-Z!/?]")
_HEADER = re.compile(rb"(?:From [^\r\n]*\r?\n)?[!-9;-~]{1,80}:[^\r\n]*\r?\n")
_KNOWN_HEADER = re.compile(
    rb"^(from|to|subject|date|mime-version|received|return-path|message-id|delivered-to|content-type|cc|x-mozilla-status"
    rb"|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_MULTIPART = re.compile(rb"^content-type:\s*(?:multipart|message)/|^content-transfer-encoding:", re.I | re.MULTILINE)
_RELATED = re.compile(rb"^content-type:\s*multipart/related|^snapshot-content-location:", re.I | re.MULTILINE)
_MARKUP = re.compile(rb"^content-type:\s*text/html", re.I | re.MULTILINE)
_MBOX = re.compile(rb"From \S+ .{0,40}\d\d:\d\d")
_RIS = re.compile(rb"TY  ?- ?[A-Z]{3,6}\s*[\r\n]")
_BIB = re.compile(rb"@[a-zA-Z]{2,30}\s*[{(]")
_JSON = re.compile(rb"[\[{]")
_TEXTUAL = ("txt", "md", "html", "mhtml", "eml", "mbox", "ris", "bib", "csl")
_BINARY = ("docx", "odt", "pdf", "epub", "rtf", "picture")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"II+\x00", b"\x00\x00\x01\x00")
_SOUND = (
    b"ID3\x02",
    b"ID3\x03",
    b"ID3\x04",
    b"OggS\x00",
    b"fLaC\x00",
    b"\x1aE\xdf\xa3",
    b"FLV\x01",
    b"\xff\xfb",
    b"\xff\xf3",
    b"\x00\x00\x01\xba",
)
_PACKED = (b"7z\xbc\xaf'\x1c", b"Rar!\x1a", b"\x1f\x8b", b"BZh91AY", b"\xfd7zXZ", b"(\xb5/\xfd", b"MSCF\x00")


def format_in(content: bytes, filename: str) -> str:
    """The format whose reader is to have `content`; RefusedFile, saying what to convert it to, when there is none."""
    named = format_of(filename)
    if content.startswith(_OLE):
        raise RefusedFile(_ole_sentence(content, named))
    if content.startswith(_ZIP):
        return _zip_format(content)
    start = _start(content)
    if start.startswith(b"%PDF-") or (named not in _TEXTUAL and b"%PDF-" in content[:_PDF_WITHIN]):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if is_picture(content):
        return "picture"
    if sentence := _other_sentence(content):
        raise RefusedFile(sentence)
    if flat := _FLAT.match(start):
        return _flat_format(flat[1])
    if mail := _mail_format(start, named):
        return mail
    if references := _reference_format(start, named):
        return references
    if named in _BINARY:
        raise RefusedFile(
            tr(
                "The file is called {extension} but is not one inside; open it in the program that made it and save it again.",
                extension=extension(filename),
            )
        )
    return _text_format(content, start, filename, named)


def _start(content: bytes) -> bytes:
    """What the file begins with, as UTF-8 where a mark says that it is in wider letters, lines ending as elsewhere."""
    start = content[: _PDF_WITHIN * 8]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        start = decode(start)[0].encode("utf-8", "replace")
    if b"\n" not in start:
        start = start.replace(b"\r", b"\n")
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")


def _ole_sentence(content: bytes, named: str) -> str:
    """What an Office file in the old container is, told by the names of its streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("DRMEncryptedDataSpace"):
        return tr("The file is protected by a password; remove the password and import it again.")
    if holds("__nameid_version1.0") or holds("__substg1.0_"):
        return tr("Outlook messages (.msg) are not read; save the message as .eml or .mht and import that.")
    if holds("Workbook") or holds("PowerPoint Document"):
        return tr("Old Excel and PowerPoint files are not read; save the file as .pdf and import that.")
    if named in ("docx", "odt") and not holds("WordDocument"):
        return tr(
            "The file is protected by a password, or an old .doc under a new name; save it as .docx without a password."
        )
    return tr("Old Office files such as .doc are not read; save the file as .docx and import that.")


def is_picture(content: bytes) -> bool:
    """Whether the bytes are a picture of a kind that can be recognised."""
    # "BM" alone also opens the word BMW.
    is_bitmap = content.startswith(b"BM") and content[6:10] == b"\0\0\0\0"
    return content.startswith(_PICTURES) or is_bitmap or (content.startswith(b"RIFF") and content[8:12] == b"WEBP")


def _other_sentence(content: bytes) -> str:
    """Why a file of a known kind that holds no text for us is refused, and what to import in its place."""
    is_riff = content.startswith(b"RIFF")
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return tr("Pictures of this kind (HEIC, AVIF) are not read; save the picture as .jpg or .png and import that.")
    if content.startswith(_SOUND) or content[4:8] == b"ftyp" or (is_riff and content[8:12] in (b"WAVE", b"AVI ")):
        return tr("The file is a recording; import a transcript of it as text.")
    if content.startswith(_PACKED) or content[257:262] == b"ustar":
        return tr("The file is an archive; unpack it and import the files in it.")
    if content[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        return tr("Kindle books are not read; convert the book to .epub and import that.")
    if content.startswith((b"AT&TFORM", b"%!PS", b"\xc5\xd0\xd3\xc6")):
        return tr("DjVu and PostScript files are not read; convert the file to .pdf and import that.")
    if content.startswith((b"\xffWPC", b"\xdb\xa5-", b"\x31\xbe\x00\x00")):
        return tr("Old word processor files are not read; save the file as .docx and import that.")
    if content.startswith(b"bplist00"):
        return tr("Safari web archives are not read; save the page as .html or .pdf and import that.")
    if content.startswith(b"\x78\x9f\x3e\x22"):
        return tr("Attachments wrapped by Outlook (winmail.dat) are not read; ask the sender for the files themselves.")
    if content.startswith(b"!BDN"):
        return tr("Outlook stores are not read; export the messages as .eml or .mbox and import those.")
    return ""


def _zip_format(content: bytes) -> str:
    from workbench.services.ingest.docx import is_docx
    from workbench.services.ingest.epub import is_epub
    from workbench.services.ingest.odt import is_odt
    from workbench.services.ingest.zips import open_zip

    archive = open_zip(content)
    if is_docx(archive):
        return "docx"
    if is_odt(archive):
        return "odt"
    if is_epub(archive):
        return "epub"
    raise RefusedFile(_archive_sentence(frozenset(archive.namelist())))


def _flat_format(kind: bytes) -> str:
    """ "odt" for an OpenDocument text in one piece; RefusedFile for its spreadsheets and drawings."""
    if b"opendocument.text" not in kind:
        raise RefusedFile(tr("Of OpenDocument files only texts are read; save the file as .pdf and import that."))
    return "odt"


def _archive_sentence(names: frozenset[str]) -> str:
    if any(name.startswith(("xl/", "ppt/", "visio/")) for name in names) or "Index/Slide.iwa" in names:
        return tr("Spreadsheets and presentations are not read; save the file as .pdf and import that.")
    if any(name.endswith(".iwa") or name in ("index.apxl", "index.xml", "Index.zip") for name in names):
        return tr("Pages, Numbers and Keynote files are not read; export the file as .docx or .pdf and import that.")
    if "mimetype" in names and "content.xml" in names:
        return tr("Of OpenDocument files only texts are read; save the file as .pdf and import that.")
    return tr("The file is an archive; unpack it and import the files in it.")


def _mail_format(start: bytes, named: str) -> str:
    """ "eml", "mbox" or "mhtml" for what opens with the headers of a message; "" for everything else."""
    if not _HEADER.match(start):
        return "mbox" if named == "mbox" and start.startswith(b"From ") else ""
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    known = len({name.lower() for name in _KNOWN_HEADER.findall(head)})
    is_certain = known >= 2 and _MULTIPART.search(head) is not None
    # A message pasted into a .txt file stays the text that it is, unless only decoding makes it readable.
    if not (is_certain or (known >= 1 and named in ("eml", "mbox", "mhtml")) or (known >= 3 and named not in _TEXTUAL)):
        return ""
    if _MBOX.match(start):
        return "mbox"
    is_page = named in ("mhtml", "html") or b"<Saved by" in head or b"Snapshot-Content-Location:" in head
    is_alone = named == "mhtml" and _MARKUP.search(head) is not None
    return "mhtml" if is_page and (is_alone or _RELATED.search(head)) else "eml"


def _reference_format(start: bytes, named: str) -> str:
    """The kind of reference file; a .txt counts when it can be nothing else."""
    if named in ("ris", "bib"):
        # BibTeX takes whatever stands outside of an entry for a remark.
        return named if (_RIS.match(start) if named == "ris" else _BIB.search(start)) else ""
    if named == "csl" and _JSON.match(start):
        return "csl"
    if named in ("", "txt") and _RIS.match(start):
        return "ris"
    return ""


def _text_format(content: bytes, start: bytes, filename: str, named: str) -> str:
    is_page = _PAGE.match(start) is not None
    if not named and extension(filename) and not is_page:
        raise RefusedFile(_unread_sentence(extension(filename)))
    if is_binary(content):
        raise RefusedFile(tr("The file is not text inside; import a document, a page, a message or plain text."))
    if is_page:
        return "html"
    if named in ("eml", "mbox", "mhtml", "ris", "bib", "csl"):
        raise RefusedFile(
            tr(
                "The file is called {extension} but is not one inside; open it in the program that made it and save it again.",
                extension=extension(filename),
            )
        )
    if named == "html" and not _TAG.search(content[:65536].replace(b"\0", b"")):
        return "txt"
    return named or "txt"


def _unread_sentence(ending: str) -> str:
    if ending in (".doc", ".dot", ".wpd", ".wps", ".pages", ".sxw", ".docm"):
        return tr(
            "Files of the kind {extension} are not read; save the file as .docx and import that.", extension=ending
        )
    if ending in (".msg", ".pst", ".ost"):
        return tr("Outlook messages (.msg) are not read; save the message as .eml or .mht and import that.")
    if ending in (".xls", ".xlsx", ".csv", ".tsv", ".ods", ".ppt", ".pptx", ".odp", ".ps", ".djvu"):
        return tr(
            "Files of the kind {extension} are not read; save the file as .pdf and import that.", extension=ending
        )
    return tr(
        "Files of the kind {extension} are not read; import .docx, .odt, .rtf, .epub, .pdf, .html, .eml, .md or .txt.",
        extension=ending,
    )


def is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding: several control characters in what decoding gives."""
    sample = content[:4096]
    if not sample.translate(None, bytes(range(9, 14)) + bytes(range(32, 256)) + b"\x1b"):
        return False
    text = decode(sample[: len(sample) & ~3])[0]
    controls = sum(letter < " " and letter not in "\t\n\r\x0b\x0c\x1b" for letter in text)
    if controls * 20 <= len(text):
        return False
    # A few bytes of a short text can be damaged; what is no text has hardly more readable bytes than chance gives.
    return controls * 4 > len(text) or sum(" " <= letter <= "~" for letter in text) * 4 < 3 * len(text)
