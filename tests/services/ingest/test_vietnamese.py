from __future__ import annotations

import pytest

from workbench.services.ingest.encodings import decode
from workbench.services.ingest.html import read_html

SENTENCE = "Theo Bộ Giao thông, dự án đường sắt sẽ được Quốc hội xem xét trong tháng này và không có gì mới."
CAPITALS = "BỘ GIAO THÔNG: KHÔNG CÓ GÌ MỚI TRONG THÁNG NÀY, THEO MỘT NGƯỜI CỦA CHÍNH PHỦ."


@pytest.mark.parametrize("text", [SENTENCE, CAPITALS])
@pytest.mark.parametrize("encoding", ["viscii", "tcvn5712"])
def test_a_sentence_is_told_by_its_letters(encoding, text):
    assert decode(text.encode(encoding))[:2] == (text, encoding)


def test_capitals_that_stand_where_controls_are_come_back():
    assert "ẲẴẪỶỸỴ".encode("viscii") == b"\x02\x05\x06\x14\x19\x1e"
    assert decode("MỸ, KỶ, TỴ".encode("viscii"), "viscii")[0] == "MỸ, KỶ, TỴ"


def test_a_page_that_names_the_encoding_is_believed():
    page = '<meta charset="VISCII"><p>Đã có'.encode("viscii")
    assert read_html(page).text == "Đã có"


def test_what_neither_knows_is_an_error_and_not_a_letter():
    with pytest.raises(UnicodeEncodeError):
        "中".encode("viscii")
    assert "a中".encode("tcvn5712", "replace") == b"a?"
