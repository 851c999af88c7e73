"""Two kinds of error: the world's, told to the analyst in one sentence, and ours, which are bugs."""

from __future__ import annotations


class WorkbenchError(Exception):
    """The world's fault: `str(error)` is one sentence saying what was wrong, what was expected, what to do."""


class DossierError(WorkbenchError):
    """The dossier file cannot be opened, read or written as asked."""


class Unsaved(DossierError):
    """A gesture could not be written; what was saved before it still is."""


class Damaged(DossierError):
    """The dossier file holds what no dossier holds; something of it may still be salvaged."""


class RefusedFile(WorkbenchError):
    """A file that cannot become a document."""


class NotFound(WorkbenchError):
    """Something named by the analyst is not in the dossier."""


class InvalidValue(WorkbenchError):
    """A value that the record cannot hold."""


class Cancelled(WorkbenchError):
    """The analyst asked a running job to stop."""
