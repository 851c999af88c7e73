"""Rotating copies beside the dossier: a few recent ones, one a day for some days, bounded in number and in size."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.store import safety

SUFFIX = ".dossier"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?:-(\d+))?( before version \d+)?$")
_MOMENT = "%Y-%m-%d %H.%M.%S"


class Policy(NamedTuple):
    """How many copies are kept: the last `recent`, the last of each of `daily` days, `megabytes` in all.

    `minutes` of work lie between two copies; 0 makes none by itself. The newest copy is kept whatever its size, and so
    is the last one made before an upgrade.
    """

    recent: int = 5
    daily: int = 7
    megabytes: int = 500
    minutes: int = 10


class Copy(NamedTuple):
    """One automatic copy: where, when (UTC), how large in bytes, whether an upgrade asked for it, which of its second."""

    path: Path
    made: datetime
    size: int
    is_before_upgrade: bool = False
    turn: int = 1


def folder_of(path: Path) -> Path:
    """Where the copies of a dossier are: `case.backups` beside `case.dossier`."""
    return path.with_name((path.stem if path.suffix == SUFFIX else path.name) + ".backups")


def copies(path: Path) -> list[Copy]:
    """The copies of a dossier, newest first; what somebody else put into the folder is none."""
    found = []
    try:
        listed = list(folder_of(path).glob(f"*{SUFFIX}"))
    except OSError:
        return []
    for one in listed:
        name = _NAME.search(one.stem)
        try:
            size = one.stat().st_size
            made = datetime.strptime(name[1], _MOMENT).replace(tzinfo=UTC) if name else None
        except (OSError, ValueError):
            continue
        if name and made:
            found.append(Copy(one, made, size, name[3] is not None, int(name[2] or 1)))
    return sorted(found, key=lambda copy: (copy.made, copy.turn), reverse=True)


def surplus(listed: Sequence[Copy], policy: Policy) -> list[Copy]:
    """Which of these copies, newest first, the policy lets go."""
    kept = set(listed[: max(1, policy.recent)])
    days = {copy.made.date(): copy for copy in reversed(listed)}
    if listed:
        since = listed[0].made.date() - timedelta(days=max(0, policy.daily - 1))
        kept.update(copy for day, copy in days.items() if policy.daily and day >= since)
    kept.update([copy for copy in listed if copy.is_before_upgrade][:1])
    return [copy for copy in listed if copy not in _within(listed, kept, policy.megabytes * 1_000_000)]


def _within(listed: Sequence[Copy], kept: Iterable[Copy], room: int) -> set[Copy]:
    """Of those kept, as many of the newest as there is room for, and the newest in any case."""
    chosen: set[Copy] = set()
    taken = 0
    wanted = set(kept)
    for copy in listed:
        if copy in wanted and (not chosen or taken + copy.size <= room):
            chosen.add(copy)
            taken += copy.size
    return chosen


def keep(path: Path, source: sqlite3.Connection, policy: Policy, *, reason: str = "") -> Copy | None:
    """A new copy from a connection to the dossier, then those let go that are too many; None when nothing changed.

    A copy that is damaged is thrown away before it could push a sound one out: DossierError.
    """
    listed = copies(path)
    if listed and not reason and safety.state(source) == _state_of(listed[0].path):
        return None
    made = _write(path, source, reason)
    _refuse_damaged(made.path, path)
    for copy in surplus(copies(path), policy):
        # One that cannot be let go is no reason to say that none was made.
        with suppress(OSError):
            copy.path.unlink(missing_ok=True)
    return made


def before_upgrade(path: Path, source: sqlite3.Connection, version: int) -> Path:
    """The copy made before the dossier is brought to `version`; DossierError when it cannot be made."""
    return _write(path, source, f" before version {version}").path


def _write(path: Path, source: sqlite3.Connection, reason: str) -> Copy:
    folder = folder_of(path)
    try:
        folder.mkdir(exist_ok=True)
        for left in folder.glob("*" + safety.DRAFT):
            left.unlink(missing_ok=True)
    except OSError as error:
        message = tr("No backup could be made in “{name}” ({reason}).", name=str(folder), reason=error.strerror)
        raise DossierError(message) from error
    moment = datetime.now(UTC).replace(microsecond=0)
    target = _free(folder, f"{path.stem} {moment:{_MOMENT}}", reason)
    try:
        safety.write_copy(source, target)
    except sqlite3.Error as error:
        message = tr("No backup could be made in “{name}” ({reason}).", name=str(folder), reason=str(error))
        raise DossierError(message) from error
    return next(copy for copy in copies(path) if copy.path == target)


def _free(folder: Path, name: str, reason: str) -> Path:
    target, number = folder / f"{name}{reason}{SUFFIX}", 1
    while target.exists():
        number += 1
        target = folder / f"{name}-{number}{reason}{SUFFIX}"
    return target


def _refuse_damaged(copy: Path, path: Path) -> None:
    connection = sqlite3.connect(copy.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        safety.harden(connection)
        found = safety.damage(connection)
    finally:
        connection.close()
    if found:
        copy.unlink(missing_ok=True)
        raise DossierError(
            tr(
                "“{name}” is damaged, so it was not backed up and its earlier backups are kept; "
                "restore one of them, or salvage what can be read.",
                name=path.name,
            )
        )


def _state_of(copy: Path) -> tuple[object, ...] | None:
    try:
        connection = sqlite3.connect(copy.absolute().as_uri() + "?mode=ro", uri=True)
    except sqlite3.Error:
        return None
    try:
        return safety.state(connection)
    except sqlite3.Error:
        return None
    finally:
        connection.close()
