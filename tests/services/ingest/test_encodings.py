from __future__ import annotations

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.guessing import codec_name

FRENCH = (
    "À l’été 2024, l’œuvre du chœur a été jouée à Nîmes – « sans fard », selon ses élèves ; coût : 300 € à peine. "
    "Où étaient les garçons ? Nul ne l’a su, hélas, et le maître s’est tu."
)
ENGLISH = (
    "The minister’s office said “no comment” – twice – and closed the door before anyone could ask about the café."
)


@pytest.mark.parametrize(
    "encoding, mark, found",
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32-le"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", b"", "utf-32-le"),
        ("cp1252", b"", "cp1252"),
    ],
)
@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
def test_the_usual_encodings_are_found(encoding, mark, found, text):
    assert decode(mark + text.encode(encoding)) == (text, found, ())


def test_plain_ascii_is_utf8():
    assert decode(b"plain words") == ("plain words", "utf-8", ())


@pytest.mark.parametrize("text", ["Élysée", "à côté", "l’été", "œuvre"])
def test_a_few_french_words_in_cp1252_are_not_taken_for_another_alphabet(text):
    assert decode(text.encode("cp1252"))[0] == text


def test_a_page_that_says_latin_1_means_cp1252():
    assert decode("l’œuvre à 5 €".encode("cp1252"), declared="ISO-8859-1")[:2] == ("l’œuvre à 5 €", "cp1252")


def test_a_wrong_declaration_does_not_spoil_utf8():
    assert decode(FRENCH.encode(), declared="iso-8859-1")[:2] == (FRENCH, "utf-8")


def test_the_analysts_choice_wins():
    assert decode("été".encode(), "cp1252")[:2] == ("Ã©tÃ©", "cp1252")
    assert decode("Łódź".encode("cp1250"), "windows-1250")[0] == "Łódź"


@pytest.mark.parametrize("name", ["klingon", "base64", "zlib", "rot13", "a\0b", "utf-7", "unicode_escape"])
def test_a_name_that_is_no_text_encoding_is_refused(name):
    with pytest.raises(RefusedFile, match="not the name of a text encoding"):
        decode(b"abc", name)


def test_a_text_cut_inside_a_character_stays_utf8_and_says_so():
    text, encoding, warnings = decode((FRENCH + "é").encode()[:-1])
    assert (text, encoding) == (FRENCH + "\ufffd", "utf-8")
    assert len(warnings) == 1


def test_one_bad_byte_does_not_turn_utf8_into_mojibake():
    text, encoding, warnings = decode(FRENCH.encode() * 5 + b"\xff" + FRENCH.encode())
    assert text == FRENCH * 5 + "\ufffd" + FRENCH
    assert encoding == "utf-8"
    assert warnings


def test_bytes_that_cp1252_does_not_know_are_shown_as_such():
    text, encoding, warnings = decode(b"caf\xe9 \x81 noir", "cp1252")
    assert (text, encoding, len(warnings)) == ("café \ufffd noir", "cp1252", 1)


def test_labels_of_the_web_are_known():
    assert codec_name("latin1") == codec_name("windows-1252") == codec_name("us-ascii") == "cp1252"


def test_characters_written_as_two_halves_are_made_whole():
    assert decode(b"mot " + b"\xed\xa0\xbd\xed\xb9\x82" + " été ".encode())[:2] == ("mot 🙂 été ", "utf-8")


def test_seven_bit_japanese_is_japanese():
    assert decode("日本語のテキスト".encode("iso2022_jp"))[0] == "日本語のテキスト"


def test_one_accent_is_not_taken_for_central_european():
    assert decode("Inès".encode("cp1252"))[:2] == ("Inès", "cp1252")


POLISH = "Minister potwierdził wczoraj, że kilka statków dotarło do portu, i odmówił odpowiedzi; źdźbło, żółć, łąka. "
CZECH = "Ministr včera potvrdil, že do přístavu dorazilo několik lodí, a odmítl odpovědět; žluťoučký kůň. "
TURKISH = "Bakan dün birkaç geminin limana ulaştığını doğruladı ve soruları yanıtlamayı reddetti; ışık ağır. "
RUSSIAN = "Министр подтвердил вчера, что несколько кораблей прибыли в порт, и отказался отвечать на вопросы. "
GREEK = "Ο υπουργός επιβεβαίωσε χθες ότι πολλά πλοία έφτασαν στο λιμάνι και αρνήθηκε να απαντήσει. "
JAPANESE = "大臣は昨日、数隻の船が港に到着したことを確認し、積荷に関する記者の質問には答えなかった。"
CHINESE = "部长昨天证实，几艘船已抵达港口，并拒绝回答记者关于货物的问题。"


@pytest.mark.parametrize(
    "text, encoding",
    [
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (GREEK, "cp1253"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (FRENCH.replace(" ", "\r", 1), "mac-roman"),
    ],
)
def test_other_scripts_and_old_machines_are_read_right(text, encoding):
    assert decode((text * 4).encode(encoding))[0] == text * 4


@pytest.mark.parametrize("text", [RUSSIAN, GREEK, JAPANESE, CHINESE, POLISH])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_of_any_script_needs_no_mark(text, encoding):
    assert decode(text.encode(encoding)) == (text, encoding, ())


def test_ukrainian_of_an_old_unix_has_its_own_letters():
    said = "Міністр повідомив у вівторок, що кораблі вийшли з порту ще до світанку. Її слова підтвердив речник."
    assert decode(said.encode("koi8-u"))[:2] == (said, "koi8-u")
