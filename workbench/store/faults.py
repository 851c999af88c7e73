"""What SQLite says of a file that is at fault, in one sentence each."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.core.errors import Damaged, DossierError, Unsaved
from workbench.core.wording import tr

# What SQLite says when the file is at fault, and never when a query is.
_OF_THE_FILE = (
    "malformed", "not a database", "disk I/O", "decode to UTF-8", "vtable constructor", "unable to open", "locked",
)  # fmt: skip


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """SQLite's own errors about the file become one sentence each: Unsaved where it could not be written."""
    try:
        yield
    except UnicodeDecodeError as error:
        # Python cannot even read SQLite's complaint when it cites a damaged name.
        if b"malformed" not in error.object:
            raise
        raise damaged(path) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise
        sentence, kind = _sentence(path, str(error))
        raise kind(sentence) from error


def told(path: Callable[[], Path], error: sqlite3.DatabaseError | UnicodeDecodeError) -> Exception:
    """The world's fault in a sentence; a fault of the query stays what it is."""
    if isinstance(error, UnicodeDecodeError):
        # Python cannot even read SQLite's complaint when it cites a damaged name.
        return damaged(path())
    if "closed database" in str(error):
        return DossierError(tr("This dossier is closed; open it again to read on."))
    if any(words in str(error) for words in _OF_THE_FILE):
        return DossierError(_sentence(path(), str(error))[0])
    return error


def damaged(path: Path) -> DossierError:
    """That the file is damaged, and what to do."""
    return Damaged(_sentence(path, "malformed")[0])


def _sentence(path: Path, reason: str) -> tuple[str, type[DossierError]]:
    name = path.name

    def is_damaged() -> str:
        return tr("“{name}” is damaged; restore it from a backup, or salvage what can be read.", name=name)

    known: list[tuple[str, type[DossierError], Callable[[], str]]] = [
        (
            "locked",
            DossierError,
            lambda: tr("“{name}” is in use by another program; close it there, then try again.", name=name),
        ),
        (
            "readonly",
            Unsaved,
            lambda: tr("“{name}” may only be read, so nothing was saved; copy it to a folder of yours.", name=name),
        ),
        (
            "full",
            Unsaved,
            lambda: tr("The disk is full, so the last change to “{name}” was not saved; free some space.", name=name),
        ),
        (
            "disk I/O",
            Unsaved,
            lambda: tr(
                "The disk with “{name}” does not answer, so the last change was not saved; check it.", name=name
            ),
        ),
        (
            "unable to open",
            Unsaved,
            lambda: tr("“{name}” cannot be opened; check the folder and that you may write there.", name=name),
        ),
        ("malformed", Damaged, is_damaged),
        ("decode to UTF-8", Damaged, is_damaged),
        ("vtable constructor", Damaged, is_damaged),
        ("not a database", DossierError, lambda: tr("“{name}” is not a dossier; open a .dossier file.", name=name)),
    ]
    for words, kind, sentence in known:
        if words in reason:
            return sentence(), kind
    return tr("“{name}” could not be used: {reason}.", name=name, reason=reason), DossierError
