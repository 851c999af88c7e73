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


@pytest.mark.parametrize("name", ["klingon", "base64", "zlib", "rot13", "a\0b", "unicode_escape"])
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


CENTRAL = {
    "Czech": "Ministr obrany uvedl, že operace potrvá do konce roku. Příští týden začne cvičení.",
    "Slovak": "Minister uviedol, že operácia potrvá do konca roka. Ďalší týždeň začne cvičenie ľudí.",
    "Hungarian": "A miniszter közölte, hogy a művelet az év végéig folytatódik. Új gyűlés lesz Győrben, hűvös időben.",
    "Croatian": "Ministar je izjavio da će se operacija nastaviti. Sljedeći tjedan počinju vježbe, šest žena.",
    "Romanian": "Ministrul a declarat că operaţiunea va continua până la sfârşitul anului. Ştiri noi şi întâlniri.",
    "Polish": "Minister oświadczył, że operacja potrwa do końca roku. Żołnierze są gotowi; źródła ćwiczeń.",
}
NEAR = {
    "Danish": "Forsvarsministeren sagde, at øvelsen på Sjælland vil fortsætte året ud, også længere nordpå; øer og fæer.",
    "Icelandic": "Varnarmálaráðherra sagði að aðgerðin myndi halda áfram út árið. Það er þó ekki víst, þessi þjóð.",
    "Italian": "Il ministro ha dichiarato che proseguirà fino a fine anno. Perché così? È più lunedì che venerdì; ciò sarà.",
    "Portuguese": "O ministro declarou que a operação continuará. As ações não são irmãs; manhã, mães e põe.",
    "Spanish": "El ministro declaró que continuará hasta fin de año. ¿Qué pasará mañana? El 1º y el 2º día, señor.",
    "French": "Le préfet était très inquiet : « où étaient-ils, là-bas, l'été dernier ? » C'était Noël, à Orléans.",
    "German": "Der Minister erklärte, die Übung dauere bis zum Jahresende. Größer als zuvor über Straßen, äußerst.",
    "Dutch": "De minister zei dat de operatie zal duren. Eén geïnteresseerde coördinator, reële efficiënte ideeën.",
    "Catalan": "El ministre va declarar que l'operació continuarà. Això és català: pàgina, però també àvia.",
    "Swedish": "Försvarsministern sade att operationen fortsätter året ut. Övningen på Gotland blir större.",
}


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2"])
@pytest.mark.parametrize("language", CENTRAL)
def test_languages_of_central_europe_are_told_by_letters_that_no_western_one_has(language, encoding):
    assert decode(CENTRAL[language].encode(encoding))[0] == CENTRAL[language]


def test_turkish_is_no_icelandic():
    text = "Savunma Bakanı operasyonun yıl sonuna kadar süreceğini söyledi. İstanbul'da güçlü çağrı, barış için şans."
    assert decode(text.encode("cp1254"))[0] == text


@pytest.mark.parametrize("language", NEAR)
def test_western_languages_with_rare_letters_stay_western(language):
    assert decode(NEAR[language].encode("cp1252"))[0] == NEAR[language]


def test_seven_bit_texts_that_shift_between_alphabets_are_read():
    for text, encoding in (
        ("국방부 장관은 말했다.", "iso2022_kr"),
        ("防衛相は表明した。", "iso2022_jp"),
        ("国防部长表示。", "hz"),
    ):
        assert decode(text.encode(encoding))[0] == text
    plain = b"(format t ~{~a~} list) is Lisp; caf+AOk- is a word"
    assert decode(plain)[:2] == (plain.decode(), "utf-8")


def test_utf_7_is_read_where_the_sender_or_the_analyst_says_so():
    content = "Été à Kyiv 😀 : 1 + 1".encode("utf-7")
    assert decode(content, declared="unicode-1-1-utf-7")[:2] == ("Été à Kyiv 😀 : 1 + 1", "utf-7")
    assert decode(content, "utf-7")[:2] == ("Été à Kyiv 😀 : 1 + 1", "utf-7")
    assert decode(b"one + one, no shift", declared="utf-7")[:2] == ("one + one, no shift", "utf-8")
    assert decode("Été".encode(), declared="utf-7")[:2] == ("Été", "utf-8")


@pytest.mark.parametrize(
    "encoding, text",
    [
        ("euc_jp", "防衛相は表明した。"),
        ("gb18030", "国防部长表示反对。"),
        ("big5", "國防部長表示反對。"),
        ("big5", "行動將持續到年底,我們繼續觀察局勢的發展。"),
        ("cp949", "국방부 장관은 말했다."),
        ("cp932", "防衛相は表明した。"),
    ],
)
def test_a_sentence_is_enough_to_tell_the_alphabets_of_east_asia(encoding, text):
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["Été — 日本 😀 شكرا", "日本語のテキスト、船は夜に着いた。"])
def test_four_bytes_a_letter_need_no_mark_in_any_script(encoding, text):
    assert decode(text.encode(encoding))[:2] == (text, encoding)


@pytest.mark.parametrize(
    "encoding, text",
    [
        ("cp932", "大臣は火曜日、船は夜のうちに港に着いたと述べた。誰が払うのか分からないと市長は語った。雪が降る前に橋を点検しなければならない。"),
        ("euc_jp", "大臣は火曜日、船は夜のうちに港に着いたと述べた。誰が払うのか分からないと市長は語った。雪が降る前に橋を点検しなければならない。"),
        ("cp949", "장관은 화요일 배들이 밤에 항구에 도착했다고 밝혔다. 시장은 누가 돈을 낼지 모른다고 말했다. 남부에서도 돈이 부족하며 눈이 오기 전에 다리를 점검해야 한다."),
    ],
)  # fmt: skip
def test_a_text_of_asia_that_is_cut_inside_a_letter_stays_what_it_is_and_says_so(encoding, text):
    read, used, warnings = decode(text.encode(encoding).removesuffix(b".")[:-1])
    assert read.startswith(text[:-3])
    assert (used, len(warnings)) == (encoding, 1)


def test_utf_7_with_a_mark_is_read():
    assert decode(b"+/v8-" + "Été à la plage".encode("utf-7"))[:2] == ("Été à la plage", "utf-7")


@pytest.mark.parametrize("text", [FRENCH, "L’œuvre – naïve – d’Élise."])
def test_utf_7_is_told_where_every_plus_sign_is_a_shift_to_a_letter(text):
    assert decode(text.encode("utf-7"))[:2] == (text, "utf-7")


@pytest.mark.parametrize(
    "text",
    ["+33 1 42 +33 6 12 +33 7 99", "a+Ab c+Ib d+Ac e", "key+AAAA+BBBB+CCCC+IIII==", "C++ +A +B +C", "+ABC-D+EFG-"],
)
def test_other_plus_signs_are_plus_signs(text):
    assert decode(text.encode())[:2] == (text, "utf-8")
