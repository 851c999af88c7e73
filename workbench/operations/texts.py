"""Files of the analyst's own: texts read, and whole files written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from workbench.core.errors import RefusedFile, WorkbenchError
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


def replace_whole(target: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    draft: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(target)
    except OSError as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise WorkbenchError(
            tr("“{name}” could not be written: {reason}; choose another folder.", name=target.name, reason=reason)
        ) from error
