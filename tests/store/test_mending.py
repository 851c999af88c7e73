"""A damaged list of tables is cut down to what of it can be read; a sound file is copied as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workbench.store.mending import mend

_TABLES = 200
_PAGE = 512


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with so many tables that their list takes many pages."""
    made = tmp_path / "many.db"
    with closing(sqlite3.connect(made)) as connection:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("BEGIN")
        for number in range(_TABLES):
            connection.execute(f"CREATE TABLE t{number:03} (id INTEGER PRIMARY KEY, words TEXT)")
        connection.commit()
    return made


def _listed(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        return [name for (name,) in connection.execute("SELECT name FROM sqlite_schema ORDER BY name")]


def _children(path: Path) -> list[int]:
    """The pages that the first page leads to, the last one at the end."""
    page = path.read_bytes()[:_PAGE]
    assert page[100] == 5
    count = int.from_bytes(page[103:105], "big")
    cells = [int.from_bytes(page[112 + 2 * at : 114 + 2 * at], "big") for at in range(count)]
    return [*(int.from_bytes(page[at : at + 4], "big") for at in cells), int.from_bytes(page[108:112], "big")]


def _destroy(path: Path, *pages: int) -> None:
    held = bytearray(path.read_bytes())
    for page in pages:
        held[(page - 1) * _PAGE : page * _PAGE] = b"\xaa" * _PAGE
    path.write_bytes(held)


def test_a_sound_file_is_copied_as_it_is(path: Path, tmp_path: Path) -> None:
    mend(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("places", [[0], [-1], [0, 1, -1], [1, 2]])
def test_pages_that_are_none_any_more_are_left_out_of_the_list(path: Path, tmp_path: Path, places: list[int]) -> None:
    pages = _children(path)
    lost = [pages[place] for place in places]
    before = path.read_bytes()
    _destroy(path, *lost)
    mend(path, tmp_path / "copy.db")
    found = _listed(tmp_path / "copy.db")
    assert 0 < len(found) < _TABLES
    assert set(_children(tmp_path / "copy.db")) == set(pages) - set(lost)
    # The damaged file itself is as it was.
    assert len(path.read_bytes()) == len(before)


def test_a_list_of_which_nothing_is_left_stays_as_it_is(path: Path, tmp_path: Path) -> None:
    _destroy(path, *_children(path))
    mend(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == path.read_bytes()


def test_half_a_file_is_as_long_as_it_says_and_a_boaster_is_not(path: Path, tmp_path: Path) -> None:
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2])
    mend(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size == len(held)
    path.write_bytes(held[:28] + b"\x7f\xff\xff\xff" + held[32:])
    mend(path, tmp_path / "boaster.db")
    assert (tmp_path / "boaster.db").stat().st_size == len(held)


@pytest.mark.parametrize("size", [0, 3, 100])
def test_a_size_that_no_page_has_is_left_alone(path: Path, tmp_path: Path, size: int) -> None:
    held = path.read_bytes()
    path.write_bytes(held[:16] + size.to_bytes(2, "big") + held[18:])
    mend(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == path.read_bytes()
