"""Where `resources/` and `db/` are: inside a wheel, or beside the package in a checkout or editable install."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=2)
def _root(name: str) -> Path:
    package = Path(__file__).resolve().parent
    for candidate in (package / f"_{name}", package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{name}/ is neither in the package nor beside it; the installation is incomplete")


def resource(*parts: str) -> Path:
    """A file or folder under `resources/`."""
    return _root("resources").joinpath(*parts)


def seed(*parts: str) -> Path:
    """A file or folder under `db/`."""
    return _root("db").joinpath(*parts)


def readable(path: Path) -> str:
    """The path as words that can be kept and shown, even where a name is in an old encoding.

    >>> readable(Path("note.txt"))
    'note.txt'
    """
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def data_folder() -> Path:
    """The user's folder for the sample dossier, rescue copies and logs; made when missing."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    folder = base / "analyst-workbench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
