"""What crosses between the window and its child: a JSON head and raw bytes, each with its length in front; never pickle."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator
from typing import IO, Any

BUFFER = 256 * 1024
"""How many bytes each end of a pipe takes or gives at once."""
ENOUGH = 4
"""With so many frames at hand the next ones need not wake whoever reads them."""
FEW = 6
"""So many answers after a pause are wanted at once."""
PAUSE_SECONDS = 0.03
GATHER_SECONDS = 0.002
"""For how long they may gather then."""

Frame = tuple[dict[str, Any], bytes]
_LENGTHS = struct.Struct(">IQ")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def frame(head: dict[str, Any], payload: bytes = b"") -> tuple[bytes, ...]:
    """One frame as it crosses: pieces that follow each other."""
    words = _encode(head).encode("utf-8", "surrogatepass")
    begin = _LENGTHS.pack(len(words), len(payload))
    # A small payload is copied behind its head, to cross in one call.
    return (b"".join((begin, words, payload)),) if len(payload) <= BUFFER else (begin + words, payload)


def write_frame(stream: IO[bytes], head: dict[str, Any], payload: bytes = b"") -> None:
    """Send one frame and flush it."""
    for piece in frame(head, payload):
        stream.write(piece)
    stream.flush()


class FrameReader:
    """Frames out of a pipe, as many at a time as have come; `read` gives some of its bytes, b"" at its end."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._held = bytearray()

    def arrived(self) -> list[Frame]:
        """At least one frame, waited for; none at the end of the stream, also when it ends inside a frame."""
        found = list(self._whole())
        while not found and (piece := self._read(BUFFER)):
            self._held += piece
            found = list(self._whole())
        return found

    def _whole(self) -> Iterator[Frame]:
        """Take the frames that are complete."""
        held = self._held
        while len(held) >= _LENGTHS.size:
            words, payload = _LENGTHS.unpack_from(held)
            start, end = _LENGTHS.size + words, _LENGTHS.size + words + payload
            if len(held) < end:
                return
            with memoryview(held) as view:
                head = json.loads(str(view[_LENGTHS.size : start], "utf-8", "surrogatepass"))
                frame = head, bytes(view[start:end])
            del held[:end]
            yield frame
