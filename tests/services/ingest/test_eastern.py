from __future__ import annotations

import random

import pytest

from workbench.services.ingest.eastern import eastern
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.tongues import LATIN, OTHER

SHORT = {
    "gb18030": ["经济增长放缓", "北京,星期三", "双方同意停火", "中国外交部发言人", "部队已撤离边境地区"],
    "big5": ["總統府", "經濟增長放緩", "他說,這是一個錯誤。"],
    "big5hkscs": ["佢哋話係咁樣嘅", "我哋唔知佢喺邊度", "深水埗街市嘅檔販", "邨民反對重建計劃"],
    "shift_jis": ["外務省報道官", "ロシア軍が撤退", "双方が停戦に合意"],
    "euc_jp": ["外務省報道官", "東京、水曜日", "これは間違いだと述べた。"],
    "cp949": ["대통령실", "외교부 대변인", "뷁 똠방각하 펲시콜라 찦차를 타고"],
    "johab": ["대통령실", "서울, 수요일", "양측은 휴전에 합의했다"],
}


@pytest.mark.parametrize("encoding, text", [(name, text) for name, texts in SHORT.items() for text in texts])
def test_a_headline_is_enough(encoding, text):
    assert decode(text.encode(encoding))[0] == text


def test_words_of_languages_that_one_byte_holds_are_none_of_east_asia():
    chosen = random.Random(7)
    tried = wrong = 0
    for tongue in (*LATIN, *OTHER):
        words = sorted(tongue.words)
        for encoding in tongue.encodings:
            for count in (1, 2, 3, 5, 8, 40):
                text = " ".join(chosen.choice(words) for _ in range(count))
                try:
                    content = (text.upper() if count == 5 else text).encode(encoding)
                except (UnicodeEncodeError, LookupError):
                    continue
                tried += 1
                wrong += eastern(content) != ""
    assert tried > 500
    assert wrong <= 1


def test_a_sample_that_is_cut_inside_a_letter_is_told_all_the_same():
    content = "군대가 국경 지역에서 철수했다".encode("johab")
    assert {eastern(content), eastern(content[:-1])} == {"johab"}
