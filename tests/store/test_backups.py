"""Copies beside the dossier: whole, rotated, bounded; never a damaged one in the place of a sound one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.errors import DossierError
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store import backups, migrations
from workbench.store.backups import Copy, Policy
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from tests.conftest import Filled

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]
NOON = datetime(2024, 10, 23, 12, tzinfo=UTC)


def _copies(*ages: timedelta, size: int = 1) -> list[Copy]:
    return [Copy(Path(f"{number}.dossier"), NOON - age, size) for number, age in enumerate(ages)]


def _kept(listed: list[Copy], policy: Policy) -> list[Copy]:
    gone = backups.surplus(listed, policy)
    return [copy for copy in listed if copy not in gone]


# -- which are kept ----------------------------------------------------------------------------------------------------


def test_the_last_five_and_the_last_of_each_of_seven_days_are_kept() -> None:
    hours = _copies(*(timedelta(hours=hour) for hour in range(240)))
    kept = _kept(hours, Policy())
    assert kept[:5] == hours[:5]
    assert [copy.made.date() for copy in kept[5:]] == [NOON.date() - timedelta(days=day) for day in range(1, 7)]
    # The last of each day.
    assert all(copy.made.hour == 23 for copy in kept[5:])


def test_the_folder_never_passes_its_size_but_keeps_the_newest() -> None:
    large = _copies(*(timedelta(minutes=minute) for minute in range(5)), size=200_000_000)
    assert _kept(large, Policy()) == large[:2]
    assert _kept(large, Policy(megabytes=1)) == large[:1]


def test_the_copy_made_before_an_upgrade_outlives_the_rotation() -> None:
    listed = _copies(*(timedelta(minutes=minute) for minute in range(20)))
    listed[12] = Copy(Path("up.dossier"), listed[12].made, 1, is_before_upgrade=True)
    assert _kept(listed, Policy(recent=2, daily=0)) == [listed[0], listed[1], listed[12]]


# -- made --------------------------------------------------------------------------------------------------------------


def test_a_copy_holds_the_last_gesture_and_its_history(filled: Filled, contents: Contents) -> None:
    records.create(filled.dossier, RecordKind.TAG, name="just now")
    made = filled.dossier.keep_backup(Policy())
    assert made is not None
    assert made.path.parent == filled.path.with_name("filled.backups")
    with Dossier.open(made.path) as copy:
        assert contents(copy) == contents(filled.dossier)
        assert copy.undo() is not None


def test_one_file_alone_is_the_copy(filled: Filled) -> None:
    filled.dossier.keep_backup(Policy())
    (only,) = filled.path.with_name("filled.backups").iterdir()
    assert only.suffix == ".dossier"


def test_nothing_is_copied_twice_and_every_change_is(filled: Filled) -> None:
    keep = filled.dossier.keep_backup
    assert keep(Policy()) is not None
    assert keep(Policy()) is None
    tag = records.create(filled.dossier, RecordKind.TAG, name="x").result
    assert isinstance(tag, int)
    assert keep(Policy()) is not None
    records.edit(filled.dossier, RecordKind.TAG, tag, name="y")
    assert keep(Policy()) is not None
    filled.dossier.undo()
    assert keep(Policy()) is not None
    assert len(backups.copies(filled.path)) == 4


def test_old_copies_go_and_what_somebody_else_put_there_stays(filled: Filled) -> None:
    folder = backups.folder_of(filled.path)
    folder.mkdir()
    (folder / "mine.dossier").write_text("precious")
    (folder / "cut short.dossier.draft").write_text("half")
    for number in range(4):
        records.create(filled.dossier, RecordKind.TAG, name=str(number))
        filled.dossier.keep_backup(Policy(recent=2, daily=0))
    assert len(backups.copies(filled.path)) == 2
    assert (folder / "mine.dossier").read_text() == "precious"
    assert not list(folder.glob("*.draft"))


def test_a_damaged_dossier_pushes_no_sound_copy_out(filled: Filled) -> None:
    sound = filled.dossier.keep_backup(Policy(recent=1, daily=0))
    records.create(filled.dossier, RecordKind.TAG, name="x")
    filled.dossier.close()
    held = bytearray(filled.path.read_bytes())
    with sqlite3.connect(filled.path) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'quote_part'").fetchone()
    connection.close()
    held[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    filled.path.write_bytes(held)
    with Dossier.open(filled.path) as damaged, pytest.raises(DossierError, match="earlier backups are kept"):
        damaged.keep_backup(Policy(recent=1, daily=0))
    assert backups.copies(filled.path) == [sound]


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(filled: Filled) -> None:
    backups.folder_of(filled.path).write_text("a file in its way")
    with pytest.raises(DossierError, match="No backup could be made") as told:
        filled.dossier.keep_backup(Policy())
    assert "\n" not in str(told.value)


def test_the_copy_before_an_upgrade_holds_what_another_program_has_not_yet_put_into_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.dossier"
    held, number = migrations.scripts(), migrations.latest() + 1
    script = tmp_path / f"{number:04}_more.sql"
    script.write_text(f"BEGIN; ALTER TABLE tag ADD COLUMN colour TEXT; PRAGMA user_version = {number}; COMMIT;")
    with Dossier.create(path) as dossier:
        records.create(dossier, RecordKind.TAG, name="in the journal beside")
        monkeypatch.setattr(migrations, "scripts", lambda: [*held, (number, script)])
        Dossier.open(path).close()
    (copy,) = backups.copies(path)
    assert copy.is_before_upgrade
    connection = sqlite3.connect(copy.path)
    assert connection.execute("SELECT name FROM tag").fetchall() == [("in the journal beside",)]
    connection.close()


def test_copies_of_one_second_stand_in_the_order_in_which_they_were_made(filled: Filled) -> None:
    made = []
    for number in range(12):
        records.create(filled.dossier, RecordKind.TAG, name=str(number))
        made.append(filled.dossier.keep_backup(Policy(recent=100)))
    assert backups.copies(filled.path) == made[::-1]
