"""Which encoding bytes are in when nobody says: the detector's word, weighed by what its mistakes look like."""

from __future__ import annotations

import re
from collections import Counter

from workbench.services.ingest.eastern import eastern
from workbench.services.ingest.labels import known_codec
from workbench.services.ingest.speaking import spoken
from workbench.services.ingest.vietnamese import install
from workbench.services.ingest.western import is_western, western

install()

# What the web and Word call Latin-1 is Windows-1252: the quotation marks and the œ live in the difference.
_REALLY_CP1252 = {"iso8859-1", "ascii", "cp1252"}
# Central European guesses on Western text are the known mistake of every detector: é, è and ç look alike in both.
_DOUBTED = {"cp1250", "cp1254", "cp1257", "cp852", *(f"iso8859-{part}" for part in (2, 3, 4, 9, 10, 13, 16))}
# So the web reads these names: every text in the one is a text in the other, and files rarely keep to the smaller set.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
_NO_TEXT = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem")
# Hardly any file is in it, and what the detector takes for it is Romanian of Windows.
_RARE = {"iso8859-16": "cp1250"}
# The same with more characters, which few files need.
_LATER = {"cp932": "shift_jis_2004", "euc_jp": "euc_jis_2004"}
_FIRST_WIDE, _MOST_BROKEN = "\u2e7f", 50
SAMPLE = 64 * 1024
_FEWEST_CONFIDENCE, _FEWEST_WHEN_DOUBTED = 0.5, 0.9
_FEWEST_HIGH_BYTES = 12
_FEWEST_FOREIGN, _MOST_BESIDE = 3, 15
# Languages of Central Europe read as Western text: signs inside words, and letters where no Western language has them.
_FOREIGN = re.compile(
    r"(?<=[a-z])[³¹¿¶¼¾±º](?=[a-z .,;])|(?<![a-z])[¿¶º¾](?=[a-z])|[øþðý]|[ìòù](?=[a-zšž])|è(?=[aeiouyáéíóúý])|õ(?!e)|û(?=[vzjkgh])"
    r"|æ(?![b-df-hj-np-tvwxzé])|ã(?=[a-df-np-z])"
)
_ACCENTED = re.compile("[^\x00-\x7f\u00a0«»’“”–—…€]")
# Danish, Norwegian and Swedish have the one, Icelandic all of the others.
_NORDIC, _ICELANDIC = "å", ("þ", "ð", "á")
# Four letters that stand between others where the Russian set has lines for drawing boxes.
_UKRAINIAN = re.compile(b"[\xc0-\xff][\xa4\xa6\xa7\xad]|[\xa4\xa6\xa7\xad][\xc0-\xff]")
_HIGH, _HIGH_PAIR = re.compile(b"[\x80-\xff]"), re.compile(b"[\xa1-\xfe][\xa1-\xfe]")
_FEWEST_PAIRS = 7
_WIDE_LETTERS = re.compile(
    "[\t\n\r -~\u00a0-\u024f\u0370-\u06ff\u2010-\u2030\u20ac\u2116\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]"
)
_WIDE_PAUSE = re.compile("[ \n\u3000-\u3002\uff0c\uff0e]")


def codec_name(label: str) -> str:
    """Python's name of the encoding that `label` names, with "iso-8859-1" read as cp1252; "" when unknown or no text.

    >>> codec_name("ISO-8859-1"), codec_name("UTF8"), codec_name("base64")
    ('cp1252', 'utf-8', '')
    """
    info = known_codec(label)
    if info is None:
        return ""
    # `rot13`, `zlib` and others are registered beside the text encodings; decoding with one could be a bomb.
    if not getattr(info, "_is_text_encoding", True) or info.name in _NO_TEXT:
        return ""
    return "cp1252" if info.name in _REALLY_CP1252 else _WIDER.get(info.name, info.name)


def guess(content: bytes) -> str:
    """The likeliest encoding of bytes that are neither marked nor UTF-8."""
    import cchardet

    sample = content[:SAMPLE]
    if wide := wide_by_shape(sample[:4096]):
        return wide
    if one := _wider(eastern(sample), content) or spoken(sample):
        return one
    if b"\r" in sample and b"\n" not in sample:
        # Lines have ended so on no machine but the old Macintosh.
        return "mac-roman"
    likeliest, share = western(sample)
    found = cchardet.detect(sample)
    name = codec_name(found["encoding"] or "")
    is_foreign = name in _DOUBTED and _is_foreign(sample)
    is_sure = name in _DOUBTED and (found["confidence"] or 0) >= _FEWEST_WHEN_DOUBTED
    is_cp1252 = likeliest == "cp1252"
    if not is_sure and not (is_foreign and is_cp1252) and is_western(sample, share):
        # Also where the detector is sure of Russian: French of a DOS or a Macintosh is Russian to it.
        return likeliest
    name = _RARE.get(name, name)
    if name in _DOUBTED and not is_foreign:
        # One è among plain letters is č to the detector, and it is sure of it.
        few = sum(byte > 0x7F for byte in sample) < _FEWEST_HIGH_BYTES
        if few or (found["confidence"] or 0) < _FEWEST_WHEN_DOUBTED:
            return "cp1252"
    if not name or (found["confidence"] or 0) < _FEWEST_CONFIDENCE:
        return "cp1252"
    if name == "big5hkscs":
        name = _of_high_pairs(sample) or name
    if name == "koi8-r" and _UKRAINIAN.search(sample):
        name = "koi8-u"
    fitting = (other for other in (name, _LATER.get(name, "")) if other and can_be(content, other))
    return next(fitting, name if _is_nearly(sample, name) else "cp1252")


def _wider(name: str, content: bytes) -> str:
    """The encoding of East Asia, or the later one with more characters that all of the content is text in."""
    later = _LATER.get(name, "")
    return later if later and not can_be(content, name) and can_be(content, later) else name


def _is_nearly(sample: bytes, name: str) -> bool:
    """Whether bytes of a script of many letters are text but for a few: cut inside a letter, or damaged somewhere."""
    text = sample.decode(name, "replace")
    letters = sum(letter > _FIRST_WIDE for letter in text) - text.count("\ufffd")
    return letters > 0 and text.count("\ufffd") * _MOST_BROKEN <= letters


def _is_foreign(sample: bytes) -> bool:
    """Whether the bytes, read as Western European, look like another language read wrongly."""
    text = sample.decode("cp1252", "replace").lower()
    foreign = len(_FOREIGN.findall(text))
    if foreign < _FEWEST_FOREIGN or foreign * _MOST_BESIDE < len(_ACCENTED.findall(text)):
        return False
    return text.count(_NORDIC) * _MOST_BESIDE < foreign and not all(letter in text for letter in _ICELANDIC)


def _of_high_pairs(sample: bytes) -> str:
    """What a short text is whose letters are all two high bytes: of Big5 two letters in five have a low second one."""
    pairs = _HIGH_PAIR.findall(sample)
    if len(pairs) < _FEWEST_PAIRS or _HIGH.search(_HIGH_PAIR.sub(b"", sample)):
        return ""
    kana = sum(pair[0] in (0xA4, 0xA5) for pair in pairs)
    return "euc_jp" if kana * 6 > len(pairs) else "gb18030"


def wide_by_shape(sample: bytes) -> str:
    """UTF-16 of any script without a mark: the bytes at even and at odd places have hardly a value in common."""
    sample = sample[: len(sample) & ~1]
    if len(sample) < 32:
        return ""
    even, odd = Counter(sample[::2]), Counter(sample[1::2])
    if sum((even & odd).values()) * 4 > len(sample) // 2:
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if _WIDE_PAUSE.search(text) and len(_WIDE_LETTERS.findall(text)) > 0.97 * len(text):
            return name
    return ""


def can_be(content: bytes, declared: str) -> bool:
    """Whether the bytes can be text in the encoding that `declared` names; for cp1252 nearly so is enough."""
    name = codec_name(declared) if declared else ""
    if not name or name.startswith(("utf-8", "utf-16", "utf-32")):
        return False
    try:
        content.decode(name)
    except UnicodeDecodeError:
        return name == "cp1252"
    return True
