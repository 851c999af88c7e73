"""Columns of small numbers out of SQLite in one piece, which no thread of the program waits for.

Row by row, a million of them take and let go of the interpreter's lock a million times, and each click between them
waits for its turn again and again. SQLite joins a stretch of rows into one text without the lock. Needs numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.store.connection import Reader

_STRETCH = 10_000
_BITS = 2**32 - 1


def stretches(
    reader: Reader, table: str, columns: Sequence[str], goes_on: Callable[[], bool] = lambda: True
) -> Iterator[NDArray[np.int32]]:
    """Id and `columns` (expressions that are numbers of 32 bits) of every row of a table by id, some thousands at a time."""
    numbers = ["id", *columns]
    held = ", ".join(f"{expression} AS c{at}" for at, expression in enumerate(numbers))
    each = ", ".join(f"c{at} & {_BITS}" for at in range(len(numbers)))
    sql = f"""SELECT max(c0), group_concat(printf('{"%08x" * len(numbers)}', {each}), '')
        FROM (SELECT {held} FROM {table} WHERE id > ? ORDER BY id LIMIT {_STRETCH})"""
    last = 0
    while goes_on():
        last, text = reader.row(sql, (last,))
        if text is None:
            return
        # Two's complement, the first byte of each number first.
        yield np.frombuffer(bytes.fromhex(text), ">i4").astype(np.int32).reshape(-1, len(numbers))
