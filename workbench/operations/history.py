"""What can be done with the past: old steps and whole imports taken back."""

from __future__ import annotations

from workbench.core.changes import Changes
from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr
from workbench.store.dossier import Dossier


def undo_step(dossier: Dossier, step: int) -> Changes:
    """Take one old gesture back, as a gesture of its own; WorkbenchError that names what depends on it."""
    return dossier.undo_step(step)


def undo_import(dossier: Dossier, step: int) -> Changes:
    """Take back the whole import that a gesture was part of; WorkbenchError when it was part of none."""
    with dossier.reading() as reader:
        run = reader.value("SELECT run FROM operation WHERE id = ?", (step,))
    if not run:
        raise WorkbenchError(tr("Step {id} was not part of an import; choose the line of an import.", id=step))
    return dossier.undo_run(run)
