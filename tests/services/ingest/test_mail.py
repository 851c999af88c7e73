from __future__ import annotations

import base64
import time
from email.message import EmailMessage

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest import mail
from workbench.services.ingest.mail import read_eml, read_mbox, read_mhtml
from workbench.services.ingest.reading import read, read_whole

HEAD = (
    b"From: =?utf-8?q?In=C3=A8s_Morel?= <ines@port.example>\r\nTo: Jean <jean@port.example>, ops@port.example\r\n"
    b"Subject: =?utf-8?B?TGUgY29udm9pIGRl?=\r\n =?utf-8?B?IGzigJnDqXTDqQ==?=\r\nDate: Tue, 4 Jun 2024 23:30:00 -0500\r\n"
    b"MIME-Version: 1.0\r\n"
)
SHOWN = (
    "From: Inès Morel <ines@port.example>\nTo: Jean <jean@port.example>, ops@port.example\n"
    "Date: Tue, 4 Jun 2024 23:30:00 -0500\nSubject: Le convoi de l’été"
)


def message(kind: str, body: bytes, *more: str) -> bytes:
    headers = "".join(f"{line}\r\n" for line in (f"Content-Type: {kind}", *more))
    return HEAD + headers.encode() + b"\r\n" + body


def parts(subtype: str, *inner: tuple[str, bytes]) -> bytes:
    body = b"".join(b"--xx\r\n" + head.encode() + b"\r\n\r\n" + words + b"\r\n" for head, words in inner)
    return message(f'multipart/{subtype}; boundary="xx"', body + b"--xx--\r\n")


def body(content: bytes) -> str:
    """The words below the headers."""
    text = read_eml(content).document.text
    assert text.startswith(SHOWN)
    return text.removeprefix(SHOWN).removeprefix("\n\n")


def test_a_message_is_its_headers_and_its_words(words):
    found = read(message("text/plain; charset=utf-8", "Bonjour,\r\n\r\nLe navire est là.\r\n".encode()), "a.eml")
    assert words(found) == [("paragraph", SHOWN), ("paragraph", "Bonjour,"), ("paragraph", "Le navire est là.")]
    assert (found.title, found.author, found.published, found.format) == (
        "Le convoi de l’été",
        "Inès Morel",
        "2024-06-04",
        "eml",
    )


@pytest.mark.parametrize(
    "charset, content, said",
    [
        ("iso-8859-1", b"\x93\xc9t\xe9\x94 \x80", "“Été” €"),
        ("windows-1251", b"\xcf\xf0\xe8\xe2\xe5\xf2", "Привет"),
        ("iso-2022-jp", b"\x1b$BF|K\\\x1b(B", "日本"),
        ("x-unknown", b"\xc9t\xe9", "Été"),
        ("utf-8", b"\xc9t\xe9", "Été"),
        ("", "Été".encode(), "Été"),
        ("base64", "Été".encode(), "Été"),
    ],
)
def test_any_charset_declared_wrongly_or_unknown_still_reads(charset, content, said):
    kind = f'text/plain; charset="{charset}"' if charset else "text/plain"
    assert body(message(kind, content)) == said


@pytest.mark.parametrize(
    "coding, content",
    [("quoted-printable", b"=C3=89t=C3=A9 =\r\nici"), ("base64", b"w4l0w6kgaWNp"), ("8bit", "Été ici".encode())],
)
def test_transfer_encodings_are_undone(coding, content):
    assert body(message("text/plain; charset=utf-8", content, f"Content-Transfer-Encoding: {coding}")) == "Été ici"


def test_of_two_versions_the_plain_one_is_read_unless_it_says_nothing():
    plain, page = (
        ("Content-Type: text/plain", b"Plain words."),
        ("Content-Type: text/html", b"<p>Rich <b>words</b>.</p>"),
    )
    assert body(parts("alternative", plain, page)) == "Plain words."
    assert body(parts("alternative", ("Content-Type: text/plain", b" "), page)) == "Rich words."
    long = ("Content-Type: text/html", b"<p>" + b"Rich words. " * 100)
    assert body(parts("alternative", ("Content-Type: text/plain", b"See the page."), long)).startswith("Rich words.")


def test_a_page_is_read_as_a_page(words):
    page = b"<h1>Bilan</h1><p>Le port <span style='display:none'>secret</span>rouvre.</p>"
    found = read_eml(message("text/html; charset=utf-8", page)).document
    assert words(found)[1:] == [("heading", "Bilan"), ("paragraph", "Le port rouvre.")]


def test_attachments_are_files_of_their_own_with_harmless_names():
    inner = b"From: a@b.example\r\nSubject: Inner\r\n\r\nInside."
    content = parts(
        "mixed",
        ("Content-Type: text/plain", b"See attached."),
        ("Content-Type: text/plain\r\nContent-Disposition: attachment; filename=../../../etc/passwd", b"root"),
        ("Content-Type: application/pdf; name*=utf-8''C%3A%5Ca%5Cr%C3%A9sum%C3%A9.pdf", b"%PDF-"),
        ("Content-Type: application/pdf\r\nContent-Disposition: attachment", b"%PDF-"),
        ('Content-Type: text/plain\r\nContent-Disposition: attachment; filename="a\u202efdp.exe"', b"x"),
        ("Content-Type: message/rfc822", inner),
    )
    reading = read_whole(content, "a.eml")
    assert [one.filename for one in reading.attached] == [
        "passwd",
        "résumé.pdf",
        "attachment-3.pdf",
        "afdp.exe",
        "attachment-5.eml",
    ]
    assert reading.attached[0].content == b"root"
    assert reading.document.text.endswith("See attached.")
    assert read(reading.attached[4].content, "x.eml").text.endswith("Inside.")


def test_pictures_and_signatures_of_a_message_are_no_attachments():
    content = parts(
        "related",
        ("Content-Type: text/html", b"<p>Words<img src='cid:1'>"),
        ("Content-Type: image/png\r\nContent-ID: <1>", b"png"),
    )
    assert read_eml(content).attached == ()
    signed = parts(
        "signed", ("Content-Type: text/plain", b"Words"), ("Content-Type: application/pgp-signature", b"xyz")
    )
    assert (body(signed), read_eml(signed).attached) == ("Words", ())


def test_too_many_attachments_are_left_out_with_a_warning(monkeypatch):
    monkeypatch.setattr(mail, "MOST_ATTACHED", 2)
    one = ("Content-Type: application/pdf; name=a.pdf", b"x")
    reading = read_eml(parts("mixed", ("Content-Type: text/plain", b"Words"), one, one, one, one))
    assert len(reading.attached) == 2
    assert reading.document.warnings == ("2 attachments were left out: they are damaged, empty or too large.",)


def test_an_encrypted_message_is_refused():
    locked = ("Content-Type: application/pgp-encrypted", b"Version: 1")
    with pytest.raises(RefusedFile, match="encrypted"):
        read_eml(parts("encrypted", locked))
    with pytest.raises(RefusedFile, match="encrypted"):
        read_eml(message("application/pkcs7-mime; smime-type=enveloped-data", b"xyz"))


def test_flowed_lines_are_made_whole():
    flowed = b"A paragraph that \r\ngoes on.\r\n\r\n> quoted \r\n> more\r\nOwn \r\n-- \r\nInes"
    assert body(message("text/plain; format=flowed", flowed)) == (
        "A paragraph that goes on.\n\n> quoted more\nOwn \n-- \nInes"
    )


def test_a_boundary_that_never_comes_leaves_the_words():
    assert "Words all the same" in body(message('multipart/mixed; boundary="never"', b"Words all the same."))


def test_header_words_cut_inside_a_letter_are_joined():
    content = b"From: a@b.example\r\nSubject: =?utf-8?B?w4k=?= =?utf-8?B?dMM=?= =?utf-8?B?qQ==?= =?x?q?ok?=\r\n\r\nx"
    assert read_eml(content).document.title == "Étéok"


def test_raw_bytes_in_headers_and_nonsense_dates_do_no_harm():
    found = read_eml(b"From: In\xe8s <a@b>\nSubject: \xc3\xa9t\xc3\xa9\nDate: next week\n\nx").document
    assert (found.author, found.title, found.published) == ("Inès", "été", None)


def test_an_archive_is_its_messages_as_pages():
    content = b"".join(
        b"From ines@port.example Tue Jun  4 23:30:00 2024\nFrom: Ines <i@p.example>\nSubject: %s\n\n%s\n\n" % pair
        for pair in ((b"One", b"First.\n>From here on"), (b"Two", b"Second."), (b"Three", b"Third."))
    )
    found = read(content, "a.mbox")
    assert [page.label for page in found.pages] == ["1", "2", "3"]
    assert [found.text[page.start : page.end].strip().splitlines()[-1] for page in found.pages] == [
        "From here on",
        "Second.",
        "Third.",
    ]
    assert (found.author, found.published, found.format) == ("Ines", None, "mbox")
    single = read_mbox(content.split(b"From ines", 2)[1].join([b"From ines", b""])).document
    assert (single.title, single.pages) == ("One", ())


def test_a_saved_page_is_its_page_with_address_and_day():
    content = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courrier.example/port\r\nSubject: Le port\r\n"
        b"Date: Wed, 5 Jun 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/css\r\n\r\np{}\r\n'
        b"--xx\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>Le port a rouvert en =E9t=E9=\r\n.</p>\r\n--xx\r\nContent-Type: image/png\r\n\r\nx\r\n--xx--\r\n"
    )
    for name in ("a.mhtml", "a.mht", "a.html", "a"):
        found = read(content, name)
        assert (found.text, found.format) == ("Le port a rouvert en été.", "mhtml")
    assert (found.title, found.url, found.retrieved) == ("Le port", "https://courrier.example/port", "2024-06-05")
    assert read_mhtml(content).attached == ()


def test_what_the_library_writes_is_read():
    made = EmailMessage()
    made["From"], made["Subject"], made["To"] = "Inès <i@p.example>", "Été " * 30, "a@b.example"
    made.set_content("Voilà.\n")
    made.add_alternative("<p>Voilà.</p>", subtype="html")
    made.add_attachment(b"mot", maintype="text", subtype="plain", filename="été.txt")
    reading = read_whole(made.as_bytes(), "a.eml")
    assert reading.document.text.endswith("\n\nVoilà.")
    assert reading.document.title == ("Été " * 30).strip()
    assert [(one.filename, one.content) for one in reading.attached] == [("été.txt", b"mot")]


@pytest.mark.parametrize(
    "header",
    [
        b'Content-Type: text/plain; charset="a\0b"',
        b"Content-Type: text/plain; charset*=a\0b''utf%2d8",
        b"Content-Disposition: inline; filename*=a\0b''x%ff.txt",
    ],
)
@pytest.mark.parametrize("coding", [b"8bit", b"quoted-printable"])
def test_a_header_that_the_library_stumbles_over_leaves_the_words(header, coding):
    head = b"From: a@b.example\nSubject: x\n" + header + b"\nContent-Transfer-Encoding: " + coding
    assert read_eml(head + b"\n\nCaf\xe9 noir et th\xe9.\n").document.text.endswith("\n\nCafé noir et thé.")


def test_utf16_that_a_part_declares_is_believed_where_the_bytes_bear_it_out():
    head = b"From: a@b\nSubject: x\nContent-Type: text/plain; charset=%s\nContent-Transfer-Encoding: base64\n\n"
    wide = head % b"utf-16le" + base64.b64encode("Порт.".encode("utf-16-le"))
    assert read_eml(wide).document.text.endswith("\n\nПорт.")
    plain = head % b"utf-16" + base64.b64encode("Été.".encode())
    assert read_eml(plain).document.text.endswith("\n\nÉté.")


def test_a_sentence_that_begins_with_from_parts_no_messages():
    head = b"From a@b.example Wed Jun  5 23:30:00 2024\nFrom: a@b.example\nSubject: x\n\n"
    words = b"Intro.\n\nFrom 10:30 to 11:00 we met.\n\nFrom here on, at 12:15, nothing.\n"
    text = read_mbox(head + words + b"\n" + head + b"Two.").document.text
    assert "From 10:30 to 11:00 we met.\n\nFrom here on, at 12:15, nothing." in text
    assert text.endswith("Two.")


def test_messages_without_an_empty_line_between_are_parted_by_their_headers():
    head = b"From a@b Wed Jun  5 23:30:00 2024\nFrom: a@b.example\nSubject: x\n\n"
    assert [page.label for page in read_mbox(head + b"One.\n" + head + b"Two.\n").document.pages] == ["1", "2"]


def test_style_sheets_saved_beside_a_page_hide_what_they_hide():
    parts = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
        b'<p>Seen by everybody.</p><p class="ad">Buy</p>\n--x\nContent-Type: text/css\n\n.ad{display:none}\n--x--\n'
    )
    assert read_mhtml(parts).document.text == "Seen by everybody."


def test_lines_of_an_old_macintosh_are_lines():
    assert read_eml(b"From: a@b\rSubject: x\r\rOne\rtwo.").document.text == "From: a@b\nSubject: x\n\nOne\ntwo."


def test_an_address_in_bytes_that_no_address_has_is_words_all_the_same():
    content = b"From: caf\xe9@\x82.example\nTo: a@b\nSubject: x\n\nWords."
    found = read(content, "a.eml")
    assert found.author.encode()
    assert found.author.startswith("caf")


def test_an_empty_message_at_the_end_is_an_empty_page():
    head = b"From a@b.example Wed Jun  5 23:30:00 2024\n"
    found = read_mbox(head + b"From: a@b\nSubject: x\n\nWords.\n\n" + head + b"X-Empty: y\n\n\n").document
    assert [(page.start, page.end) for page in found.pages] == [(0, len(found.text)), (len(found.text),) * 2]


def test_mail_in_utf_7_is_read_words_and_subject():
    content = (
        b"From: ines@port.example\r\nDate: Tue, 4 Jun 2024 23:30:00 -0500\r\nSubject: =?utf-7?Q?+AMk-t+AOk-?=\r\n"
        b"Content-Type: text/plain; charset=utf-7\r\n\r\nLe convoi de l+IBk-+AOk-t+AOk-.\r\n"
    )
    found = read_eml(content).document
    assert found.title == "Été"
    assert found.text.endswith("\n\nLe convoi de l’été.")


def test_a_saved_page_that_only_divides_the_window_is_read_with_its_frames():
    inner = (
        ("Content-Type: text/html", b'<html><frameset><frame src="cid:a"><frame src="cid:b"></frameset></html>'),
        ("Content-Type: text/html; charset=utf-8", "<p>Menu d’été</p>".encode()),
        ("Content-Type: text/html; charset=utf-8", b"<p>Le convoi est parti.</p>"),
    )
    assert read_mhtml(parts("related", *inner)).document.text == "Menu d’été\n\nLe convoi est parti."
    with_words = (("Content-Type: text/html", b"<p>The page.</p>"), *inner[1:])
    assert read_mhtml(parts("related", *with_words)).document.text == "The page."


def test_a_frame_is_read_where_the_page_shows_it():
    inner = (
        (
            "Content-Type: text/html",
            b"<p>Avant</p><iframe src='cid:f@x'></iframe><p>Milieu</p><iframe src=b.html></iframe>"
            b"<iframe src='cid:f@x' width=1></iframe>",
        ),
        ("Content-Type: text/html; charset=iso-8859-2\nContent-ID: <f@x>", "<p>Łódź</p>".encode("iso8859-2")),
        ("Content-Type: text/html\nContent-Location: http://x/b.html", b"<p>Fin</p>"),
    )
    assert read_mhtml(parts("related", *inner)).document.text == "Avant\n\nŁódź\n\nMilieu\n\nFin"


def test_the_words_of_a_message_may_have_a_name_and_what_follows_them_is_a_file():
    inner = (("Content-Type: text/plain; name=a.txt", b"Words."), ("Content-Type: text/plain; name=b.txt", b"File."))
    found = read_eml(parts("mixed", *inner))
    assert found.document.text.endswith("\n\nWords.")
    assert [one.filename for one in found.attached] == ["b.txt"]


def test_the_headers_of_a_returned_message_are_no_attachment():
    message = (
        b"Subject: x\nContent-Type: multipart/report; boundary=r\n\n--r\n\nIt could not be delivered.\n--r\n"
        b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n--r\nContent-Type: text/rfc822-headers\n\n"
        b"Subject: y\n--r--\n"
    )
    found = read_eml(message)
    assert found.document.text.endswith("It could not be delivered.")
    assert found.attached == ()


def test_a_message_that_is_nothing_but_cipher_is_refused_and_one_that_quotes_some_is_read():
    cipher = "-----BEGIN PGP MESSAGE-----\n\nhQEMA1x\n=abcd\n-----END PGP MESSAGE-----\n"
    with pytest.raises(RefusedFile, match="encrypted"):
        read_eml(f"Subject: x\nFrom: a@b.example\n\n{cipher}".encode())
    found = read_eml(f"Subject: x\nFrom: a@b.example\n\nHe sent me this:\n\n{cipher}".encode()).document
    assert "He sent me this" in found.text


def test_an_endless_header_costs_no_more_than_its_length():
    begun = time.process_time()
    message = b"Subject: x\nContent-Type: text/plain; " + b"a=b; " * 200_000 + b"\n\nWords."
    assert read_eml(message).document.text.endswith("Words.")
    assert time.process_time() - begun < 3


def test_what_was_attached_inside_of_the_richer_version_is_attached():
    mixed = (
        b"--yy\r\nContent-Type: text/html\r\n\r\n<p>Rye.</p>\r\n--yy\r\nContent-Type: text/plain\r\n"
        b"Content-Disposition: attachment; filename=mill.txt\r\n\r\nSalt.\r\n--yy--\r\n"
    )
    found = read_eml(
        parts(
            "alternative", ("Content-Type: text/plain", b"Rye."), ("Content-Type: multipart/mixed; boundary=yy", mixed)
        )
    )
    assert found.document.text.endswith("Rye.")
    assert [(one.filename, one.content.strip()) for one in found.attached] == [("mill.txt", b"Salt.")]


def test_a_page_saved_alone_as_a_message_is_that_page():
    content = message(
        "text/html; charset=utf-8", "<p>Été au gué.</p>".encode(), "Content-Location: http://ford.example/a"
    )
    found = read(content, "page.mht")
    assert (found.text, found.url, found.format) == ("Été au gué.", "http://ford.example/a", "mhtml")
    assert read(content, "page.eml").format == "eml"


@pytest.mark.parametrize(
    "sender, author",
    [
        ("Ines Morel (harbour office) <i@tarn.example>", "Ines Morel"),
        ("Ines Morel <i@tarn.example> (by the list)", "Ines Morel"),
        ("i@tarn.example (Ines Morel)", "Ines Morel"),
        ("=?utf-8?q?In=C3=A8s?= (mill) <i@tarn.example>, Oste (ferry) <o@tarn.example>", "Inès, Oste"),
        ('"Morel, Ines (mill)" <i@tarn.example>', "Morel, Ines (mill)"),
        ("'Ines Morel' <i@tarn.example>", "Ines Morel"),
        ("Ines Morel [mailto:i@tarn.example]", "Ines Morel"),
    ],
)
def test_a_remark_beside_a_sender_is_no_part_of_the_name(sender, author):
    assert read_eml(f"From: {sender}\nSubject: Salt\n\nThe salt is late.\n".encode()).document.author == author


@pytest.mark.parametrize(
    "said, day",
    [
        ("2021-03-02 14:05:33 +0100", "2021-03-02"),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("Tue, 2 Mar 2021 00:00:00 +0000 (UTC)", "2021-03-02"),
        ("2021-03-021", None),
    ],
)
def test_a_day_is_read_as_it_is_written_and_none_is_made_up(said, day):
    assert read_eml(f"From: a@tarn.example\nDate: {said}\n\nThe salt is late.\n".encode()).document.published == day
