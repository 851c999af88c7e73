"""A copy of a damaged file in which SQLite finds its way again: whole in length, its list of tables readable."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

# A file of which less than this part is there says nonsense about its length, or holds nothing worth the room.
_MOST_MISSING = 100
_INTERIOR, _LEAF = 5, 13
# Where the first page says what it is, its last child, and where its cells are.
_HEAD, _RIGHT, _CELLS = 100, 108, 112


def mend(path: Path, copy: Path) -> None:
    """Copy `path`; of what cannot be read of its list of tables, the copy says that there is nothing."""
    shutil.copyfile(path, copy)
    with copy.open("rb+") as file:
        head = file.read(100)
        size = int.from_bytes(head[16:18], "big")
        size = 65536 if size == 1 else size
        if size < 512 or size & (size - 1):
            return
        _fill_up(file, size * int.from_bytes(head[28:32], "big"), copy.stat().st_size)
        _skip_unreadable(file, size)


def _fill_up(file: BinaryIO, wanted: int, present: int) -> None:
    """SQLite reads nothing of a file that breaks off, as half a copy does."""
    if present < wanted <= present * _MOST_MISSING:
        file.truncate(wanted)


def _page(file: BinaryIO, size: int, number: int) -> bytes:
    file.seek((number - 1) * size)
    return file.read(size)


def _skip_unreadable(file: BinaryIO, size: int) -> None:
    """Take pages that are no pages of a table any more out of the list of tables: SQLite reads none of it otherwise."""
    first = bytearray(_page(file, size, 1))
    if len(first) < size or first[_HEAD] != _INTERIOR:
        return
    count = int.from_bytes(first[_HEAD + 3 : _HEAD + 5], "big")
    cells = [
        int.from_bytes(first[place : place + 2], "big")
        for place in range(_CELLS, _CELLS + 2 * count, 2)
        if place < size
    ]
    held = [cell for cell in cells if _is_readable(file, size, int.from_bytes(first[cell : cell + 4], "big"))]
    if not _is_readable(file, size, int.from_bytes(first[_RIGHT : _RIGHT + 4], "big")):
        if not held:
            return
        # The last page stands in the head and has no cell of its own.
        last = held.pop()
        first[_RIGHT : _RIGHT + 4] = first[last : last + 4]
    first[_HEAD + 3 : _HEAD + 5] = len(held).to_bytes(2, "big")
    first[_CELLS : _CELLS + 2 * len(held)] = b"".join(cell.to_bytes(2, "big") for cell in held)
    file.seek(0)
    file.write(first)


def _is_readable(file: BinaryIO, size: int, number: int) -> bool:
    page = _page(file, size, number) if number > 1 else b""
    return len(page) == size and page[0] in (_INTERIOR, _LEAF)
