"""From argv to an exit code: 0 done, 1 refused or found wrong, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from workbench.cli import VERBS
from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr


def main(argv: Sequence[str]) -> int:
    """Run one verb; what was refused is said on stderr in one line."""
    from workbench.cli import parser
    from workbench.cli.verbs import run

    arguments = parser.build().parse_args(argv)
    try:
        return run(arguments)
    except WorkbenchError as error:
        print(f"workbench: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    except (UnicodeEncodeError, OverflowError):
        # Only what was typed can be so: the texts of a dossier are Unicode, and its numbers fit.
        print("workbench: " + tr("Something typed is not UTF-8 text, or a number beyond measure."), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of a pipe left early (`| head`): nothing went wrong here.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # A disk, a folder or a file that is not as it was a moment ago.
        where = f" ({error.filename})" if error.filename else ""
        print(f"workbench: {error.strerror or error}{where}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1


def is_verb(argv: Sequence[str]) -> bool:
    """Whether the words name a verb or ask for help, rather than a dossier to open."""
    return bool(argv) and (argv[0] in VERBS or argv[0].startswith("-"))
