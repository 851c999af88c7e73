from __future__ import annotations

import pytest

from workbench.services.ingest.encodings import decode
from workbench.services.ingest.speaking import spoken

SAID = {
    "cp1252 iso8859-15 mac-roman cp850": [
        "El señor Núñez explicó que la reunión será en Málaga. ¿Quién pagará los daños?, preguntó la alcaldesa; nadie respondió.",
        "Il ministro ha detto che la città non è più sicura. Perché aspettare?, ha chiesto; però i lavori cominceranno lunedì.",
        "A situação não é fácil: as eleições serão em março. Os pescadores já não têm peixe, e as mães estão à espera.",
        "Statsministeren sagde i går, at skibene først når frem til Ålborg på søndag, fordi prisen på olie er steget så meget.",
        "Utrikesministern förklarade på måndagen att båtarna redan nått Göteborg. Även på Åland är läget svårt.",
        "Der Minister erklärte am Dienstag, die Schiffe seien während der Nacht eingetroffen; für die Straßen fehlen größere Mittel.",
    ],
    "cp1250 iso8859-2 mac-latin2 cp852": [
        "Minister oświadczył we wtorek, że statki przypłynęły nocą do Gdańska. Również na południu brakuje środków.",
        "Ministr v úterý oznámil, že lodě připluly v noci do Děčína. Také na jihu chybějí peníze, než začne sněžit.",
        "A miniszter kedden közölte, hogy a hajók éjjel megérkeztek Győrbe. Délen is hiányzik a pénz, és a hidakat ellenőrizni kell.",
        "Ministar je u utorak izjavio da su brodovi stigli noću u Šibenik, a mostovi se moraju provjeriti prije nego što padne snijeg.",
    ],
    "cp1254 mac-turkish cp857": [
        "Bakan salı günü gemilerin gece İzmir’e ulaştığını açıkladı. Güneyde de para eksik ve köprülerin denetlenmesi gerekiyor."
    ],
    "cp1257 iso8859-13 cp775": [
        "Ministras antradienį pranešė, kad laivai naktį atplaukė į Klaipėdą. Ir pietuose trūksta pinigų, kol dar nesninga."
    ],
    "cp1251 koi8-r cp866 mac-cyrillic iso8859-5": [
        "Министр заявил во вторник, что корабли прибыли в порт ночью. На юге тоже не хватает денег, а мосты надо проверить."
    ],
    "cp1251 koi8-u cp1125 mac-cyrillic iso8859-5": [
        "Міністр заявив у вівторок, що кораблі прибули в порт уночі. На півдні теж бракує грошей, а мости треба перевірити."
    ],
    "cp1253 iso8859-7 mac-greek cp737": [
        "Ο υπουργός δήλωσε την Τρίτη ότι τα πλοία έφτασαν τη νύχτα στον Πειραιά και στον νότο λείπουν χρήματα."
    ],
    "cp1256 iso8859-6 cp720": [
        "قال الوزير يوم الثلاثاء إن السفن وصلت إلى الميناء ليلا. وفي الجنوب أيضا لا توجد أموال كافية لأن الطرق كلها مغلقة."
    ],
    "cp1255 iso8859-8 cp862": [
        "השר הודיע ביום שלישי כי האוניות הגיעו בלילה לנמל. גם בדרום חסר כסף, ויש לבדוק את הגשרים לפני שירד שלג."
    ],
}
CASES = [(encoding, text) for encodings, texts in SAID.items() for encoding in encodings.split() for text in texts]


@pytest.mark.parametrize("encoding, text", CASES)
def test_a_sentence_is_read_in_the_code_page_it_was_written_in(encoding, text):
    content = text.replace("’", "'").encode(encoding)
    read, _, warnings = decode(content)
    assert (read, warnings) == (content.decode(encoding), ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x81\x00" * 50,
        bytes(range(256)) * 8,
        "大臣は火曜日、船は夜に港に着いたと述べた。".encode("shift_jis"),
        "部长星期二表示，船只已于夜间抵达港口。一部分居民已经离开。".encode("gb18030"),
        "장관은 화요일 배들이 밤에 항구에 도착했다고 밝혔다.".encode("euc_kr"),
        "รัฐมนตรีแถลงเมื่อวันอังคารว่าเรือมาถึงท่าเรือในตอนกลางคืน".encode("cp874"),
    ],
)
def test_what_is_no_sentence_of_a_known_language_is_left_to_the_detector(content):
    assert spoken(content) == ""


def test_the_one_sign_that_two_sets_do_not_share_decides():
    text = "La sœur du maire a payé 3 € à l'été, mais elle n'a pas été reçue à la mairie."
    assert [decode(text.encode(name))[0] for name in ("cp1252", "iso8859-15")] == [text, text]


def test_bytes_that_are_letters_in_no_language_are_left_to_the_detector():
    assert spoken(b"\x15\xa3" * 51) == ""
