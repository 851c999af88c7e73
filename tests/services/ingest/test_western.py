from __future__ import annotations

import pytest

from workbench.services.ingest.encodings import decode
from workbench.services.ingest.western import is_western, western

FRENCH = (
    "Le ministère a confirmé mardi « sans réserve » que l’œuvre coûterait 12 € par tête ; près de 3 000 hommes, arrivés "
    "çà et là, attendaient où l’on sait. L’Église, naïve, n’a aucun rôle dans la décision du 1er août."
)
ENGLISH = "“Nothing is settled,” she said – and the café’s owner agreed. It cost £4.5m. He asked for a résumé of the naïve plan."


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac-roman", "cp850", "cp858"])
@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
def test_each_encoding_of_western_europe_is_told_by_where_its_letters_stand(encoding, text):
    content = text.encode(encoding, "ignore")
    found, _, warnings = decode(content)
    assert (found, warnings) == (content.decode(encoding), ())


@pytest.mark.parametrize(
    "encoding, text",
    [
        ("koi8-r", "Министр заявил во вторник, что корабли прибыли в порт ночью и что никто об этом не знал до утра."),
        ("cp1251", "Министр заявил во вторник, что корабли прибыли в порт ночью и что никто об этом не знал до утра."),
        ("cp1250", "Rzecznik powiedział, że statki przybyły nocą i że nikt o tym nie wiedział; część załogi została."),
        ("cp1253", "Ο υπουργός δήλωσε την Τρίτη ότι τα πλοία έφτασαν στο λιμάνι τη νύχτα και κανείς δεν το ήξερε."),
        ("shift_jis", "大臣は火曜日、船は夜に港に着いたと述べた。朝まで誰もそれを知らなかったという。"),
    ],
)
def test_other_alphabets_are_not_taken_for_western(encoding, text):
    content = text.encode(encoding)
    assert not is_western(content, western(content)[1])


def test_a_few_damaged_bytes_leave_utf_8_what_it_is():
    content = ENGLISH.encode().replace(b"owner", b"own\xe9r").replace(b"plan", b"pl\xffn")
    text, used, warnings = decode(content)
    assert used == "utf-8"
    assert text.startswith("“Nothing is settled,” she said – and the café’s own\ufffdr")
    assert len(warnings) == 1


def test_german_of_a_macintosh_is_told_by_its_quotation_marks():
    text = "Der Minister erklärte, die Übung dauere bis Jahresende – „größer“ als zuvor, über Straßen."
    assert decode(text.encode("mac-roman"))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "Le passeur a dit hier que la péniche chargée de sel était passée à l'écluse, où nul ne l'a vue.",
        "Die Müller führen das Salz über die Brücke, weil es größer und schöner als früher wäre.",
        "El señor Muñoz compró sal tres años; ¿quién más vendió? Nadie en la región lo sabía.",
    ],
)
def test_old_unix_of_printers_is_told_too(text):
    assert decode(text.encode("hp-roman8"))[:2] == (text, "hp-roman8")


@pytest.mark.parametrize("name", ["Øystein", "Þór", "Ìsold", "Søren", "Åse", "Ýmir", "Õie", "Ðe"])
def test_one_odd_letter_makes_no_text_of_old_unix(name):
    assert decode(f"From: {name} of the mill".encode("cp1252"))[1] != "hp-roman8"
