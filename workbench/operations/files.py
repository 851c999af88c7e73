"""The dossier as a file: made, opened, copied, put back, rescued."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from workbench.core.changes import Changes
from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.files import data_folder
from workbench.store import backups
from workbench.store import salvage as salvaging
from workbench.store.backups import Copy, Policy
from workbench.store.connection import uid_of
from workbench.store.dossier import Dossier

SUFFIX = ".dossier"
_SIBLINGS = 200
# Whoever asks for a copy by hand has none taken away for it.
_ALL = Policy(recent=1_000_000, megabytes=1_000_000_000)
# What the programs that share folders put into the name of a file that two machines changed at once.
_CONFLICT = re.compile(r"conflict|en conflit|copie|copy|\(\d+\)|-[A-Z0-9-]{5,}$", re.IGNORECASE)


def new(path: Path, *, title: str = "") -> Dossier:
    """An empty dossier at `path`; its folder must be there."""
    if not path.parent.is_dir():
        raise DossierError(tr("There is no folder “{name}”; make it first.", name=str(path.parent)))
    return Dossier.create(path, title=title)


def open_as_can_be(path: Path) -> Dossier:
    """The dossier to work on; where it is damaged or may not be written, to read, and it says why.

    DossierError when there is nothing to read either, or when it is only in use elsewhere.
    """
    try:
        return Dossier.open(path)
    except DossierError as error:
        try:
            return Dossier.open_to_read(path, str(error))
        except DossierError:
            raise error from None


def backup(path: Path, target: Path | None = None, *, policy: Policy | None = None) -> Path:
    """A whole copy of a dossier, even while it is in use; without a target, one more of the rotating copies."""
    with open_as_can_be(path) as dossier:
        if target is not None:
            dossier.backup_to(target)
            return target
        made = dossier.keep_backup(policy or _ALL)
    return made.path if made is not None else backups.copies(path)[0].path


def restore(copy: Path, target: Path) -> None:
    """Put a backup back as a new dossier; nothing is overwritten."""
    if target.exists():
        raise DossierError(tr("“{name}” is there already; choose another name.", name=target.name))
    # Never file by file: a dossier that is open elsewhere keeps its last gestures in a second file.
    with open_as_can_be(copy) as source:
        source.backup_to(target)


def restore_beside(copy: Copy, path: Path) -> Path:
    """Put an automatic copy back beside its dossier, under a name that says when it was made."""
    moment = f"{copy.made.astimezone():%Y-%m-%d %H.%M}"
    target = _free(path.parent, tr("{name} as of {moment}", name=path.stem, moment=moment), SUFFIX)
    restore(copy.path, target)
    return target


def restore_as_new(copy: Path, path: Path) -> Path:
    """Put any copy back beside a dossier, under the copy's own name."""
    target = _free(path.parent, tr("{name} restored", name=copy.stem), SUFFIX)
    restore(copy, target)
    return target


def salvage(damaged: Path, target: Path) -> salvaging.Report:
    """What can still be read of a damaged dossier, in a new one, and what could not be brought along."""
    return salvaging.salvage(damaged, target)


def _free(folder: Path, name: str, suffix: str) -> Path:
    target, number = folder / f"{name}{suffix}", 1
    while target.exists():
        number += 1
        target = folder / f"{name} {number}{suffix}"
    return target


def rescue(
    dossier: Dossier, gesture: Callable[[Dossier], Changes] | None = None, *, into: Path | None = None
) -> tuple[Path, str]:
    """A copy of the dossier in the user's rescue folder, with the gesture that could not be saved done in it.

    The copy's path and the gesture's name; `into` is a rescue copy that was made already. DossierError when there can
    be no copy either.
    """
    target = into if into is not None and into.is_file() else _rescue_copy(dossier)
    if gesture is None:
        return target, ""
    with Dossier.open(target) as copy:
        return target, gesture(copy).label


def _rescue_copy(dossier: Dossier) -> Path:
    folder = data_folder() / "rescue"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise DossierError(
            tr("No rescue copy could be made in “{name}” ({reason}).", name=str(folder), reason=error.strerror)
        ) from error
    target = _free(folder, f"{dossier.path.stem} {datetime.now(UTC):%Y-%m-%d %H.%M.%S}", SUFFIX)
    dossier.copy_what_is_left(target)
    return target


def other_copies(path: Path) -> list[Path]:
    """Files beside a dossier that are copies of it under a name that a shared folder gives after a conflict."""
    own = uid_of(path)
    found = [one for one in islice(_siblings(path), _SIBLINGS) if own is not None and uid_of(one) == own]
    return sorted(found)


def _siblings(path: Path) -> Iterator[Path]:
    """Dossiers in the same folder of whose two names one continues the other, or that say “conflict”."""
    try:
        listed = [Path(entry.path) for entry in os.scandir(path.parent) if entry.name.endswith(SUFFIX)]
    except OSError:
        return
    for one in listed:
        short, long = sorted((one.stem, path.stem), key=len)
        rest = long[len(short) :] if long.startswith(short) else ""
        if one != path and _CONFLICT.search(rest):
            yield one
