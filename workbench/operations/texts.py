"""Plain text files of the analyst's own."""

from __future__ import annotations

from pathlib import Path

from workbench.core.errors import RefusedFile
from workbench.core.texts import normalise
from workbench.core.wording import tr


def read_text(path: Path) -> str:
    """A UTF-8 text file, normalised; RefusedFile in one sentence when it is none."""
    try:
        return normalise(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusedFile(
            tr("“{name}” is not UTF-8 text; save it as UTF-8, then try again.", name=path.name)
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedFile(tr("“{name}” cannot be read: {reason}.", name=path.name, reason=reason)) from error
