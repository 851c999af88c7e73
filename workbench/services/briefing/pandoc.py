"""The pandoc program, shut in: no file, no network, a limit on time and memory."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime

from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr

TIME_LIMIT = 60.0
_MEMORY = ("+RTS", "-M1g", "-RTS")


def convert(source: bytes, read: str, write: str, *, on: date | None = None, options: tuple[str, ...] = ()) -> bytes:
    """`source` turned from the format `read` into `write`; `on` is the date it says it was made.

    Raises WorkbenchError when pandoc is missing, refuses or takes more than TIME_LIMIT seconds.
    """
    command = [
        _program(),
        *_MEMORY,
        "--sandbox",
        "--from",
        read,
        "--to",
        write,
        "--wrap=none",
        *options,
        "--output",
        "-",
    ]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    if on is not None:
        midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
        environment["SOURCE_DATE_EPOCH"] = str(max(0, int(midnight.timestamp())))
    try:
        done = subprocess.run(
            command, input=source, capture_output=True, timeout=TIME_LIMIT, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise WorkbenchError(
            tr(
                "The export took longer than {seconds} seconds and was stopped; split the note and export its parts.",
                seconds=int(TIME_LIMIT),
            )
        ) from error
    except OSError as error:
        raise WorkbenchError(
            tr("The pandoc program cannot be started ({reason}); reinstall the workbench.", reason=error)
        ) from error
    if done.returncode != 0:
        reason = " ".join(done.stderr.decode("utf-8", "replace").split()) or str(done.returncode)
        raise WorkbenchError(
            tr(
                "The note could not be turned into this format ({reason}); export it as Markdown instead.",
                reason=reason[:300],
            )
        )
    return done.stdout


def _program() -> str:
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise WorkbenchError(tr("The pandoc program is missing; reinstall the workbench.")) from error
