"""Vietnamese of old Unix and DOS: two one-byte encodings that Python does not know (RFC 1456 and TCVN 5712)."""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Buffer

# What each puts in place of the second half of the table, and of control characters.
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_TCVN = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN_CONTROLS = {
    0x01: "Ú",
    0x02: "Ụ",
    0x04: "Ừ",
    0x05: "Ử",
    0x06: "Ữ",
    0x11: "Ứ",
    0x12: "Ự",
    0x13: "Ỳ",
    0x14: "Ỷ",
    0x15: "Ỹ",
    0x16: "Ý",
    0x17: "Ỵ",
}


def _table(high: str, low: dict[int, str]) -> str:
    return "".join(low.get(code, chr(code)) for code in range(128)) + high


_TABLES = {"viscii": _table(_VISCII, _VISCII_CONTROLS), "tcvn5712": _table(_TCVN, _TCVN_CONTROLS)}
_ALIASES = {"csviscii": "viscii", "tcvn": "tcvn5712", "tcvn_5712": "tcvn5712", "x_viet_tcvn5712": "tcvn5712"}


def _codec(name: str) -> codecs.CodecInfo | None:
    name = name.replace("-", "_").lower()
    name = _ALIASES.get(name, name)
    if (table := _TABLES.get(name)) is None:
        return None
    codes = codecs.charmap_build(table)

    def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
        return codecs.charmap_encode(text, errors, codes)

    def decode(content: Buffer, errors: str = "strict") -> tuple[str, int]:
        return codecs.charmap_decode(bytes(content), errors, table)

    return codecs.CodecInfo(encode, decode, name=name)


@lru_cache(maxsize=1)
def install() -> None:
    """Let Python know both, as “viscii” and “tcvn5712”; once in a process."""
    codecs.register(_codec)
