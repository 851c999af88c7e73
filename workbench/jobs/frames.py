"""What crosses between the window and its child: a JSON head and raw bytes, each with its length in front; never pickle."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct(">IQ")


def write_frame(stream: IO[bytes], head: dict[str, Any], payload: bytes = b"") -> None:
    """Send one frame and flush it."""
    words = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(_LENGTHS.pack(len(words), len(payload)) + words)
    if payload:
        stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next frame; None at the end of the stream, also when it ends inside a frame."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, payload_length = _LENGTHS.unpack(lengths)
    words = stream.read(head_length)
    payload = stream.read(payload_length) if payload_length else b""
    if len(words) < head_length or len(payload) < payload_length:
        return None
    head: dict[str, Any] = json.loads(words.decode("utf-8", "surrogatepass"))
    return head, payload
