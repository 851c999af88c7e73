"""The dossier as a file: made, opened, copied, put back."""

from __future__ import annotations

from pathlib import Path

from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.store.dossier import Dossier

SUFFIX = ".dossier"


def new(path: Path, *, title: str = "") -> Dossier:
    """An empty dossier at `path`; its folder must be there."""
    if not path.parent.is_dir():
        raise DossierError(tr("There is no folder “{name}”; make it first.", name=str(path.parent)))
    return Dossier.create(path, title=title)


def backup(path: Path, target: Path) -> None:
    """A whole copy of a dossier, even while it is in use; nothing is overwritten."""
    with Dossier.open(path) as dossier:
        dossier.backup_to(target)


def restore(copy: Path, target: Path) -> None:
    """Put a backup back as a new dossier; nothing is overwritten."""
    if target.exists():
        raise DossierError(tr("“{name}” is there already; choose another name.", name=target.name))
    # Never file by file: a dossier that is open elsewhere keeps its last gestures in a second file.
    with Dossier.open(copy) as source:
        source.backup_to(target)
