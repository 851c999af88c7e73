"""`workbench`: a verb for the command line, a dossier (or nothing) for the window."""

from __future__ import annotations

import sys

from workbench.later import later

with later("urllib.parse", functions=("urllib.parse.quote_from_bytes",)):
    # For paths that are written as addresses, which a start has none of.
    from pathlib import Path


def main() -> int:
    """Run the command line or open the window; the exit code."""
    from workbench import translations

    argv = sys.argv[1:]
    translations.install_preferred()
    from workbench.cli.main import is_verb
    from workbench.cli.main import main as run_verb

    if is_verb(argv) and argv[0] != "open":
        return run_verb(argv)
    words = argv[1:] if argv[:1] == ["open"] else argv
    if len(words) > 1 or any(word.startswith("-") for word in words):
        return run_verb(argv if argv[:1] == ["open"] else ["open", *words])
    from workbench.app import start

    return start(Path(words[0]) if words else None)


if __name__ == "__main__":
    raise SystemExit(main())
