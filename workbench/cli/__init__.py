"""The command line: argv in, exit code out; the same verbs as the window."""

from __future__ import annotations

# Here and not beside the parser: a window that opens on a dossier asks only whether a word is one of them.
VERBS = (
    "open", "new", "import", "extract", "facts", "text", "search", "quote", "note", "pack", "lint", "export", "verify",
    "reread", "describe", "history", "undo", "redo", "backup", "restore", "salvage", "merge",
)  # fmt: skip
