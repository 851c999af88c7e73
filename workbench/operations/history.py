"""What can be done with the past: gestures taken back and made again, old steps, whole imports."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.changes import Changes
from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr
from workbench.operations import own_lexicon
from workbench.store.dossier import Dossier


def undo(dossier: Dossier) -> Changes | None:
    """Take the last gesture back, with what it taught for all dossiers; None when there is none.

    `result` is a sentence where something outside of the dossier had to stay.
    """
    changes = dossier.undo()
    return None if changes is None else _followed(dossier, changes)


def redo(dossier: Dossier) -> Changes | None:
    """Make the gesture again that was undone last, with what it taught; None when there is none."""
    changes = dossier.redo()
    return None if changes is None else _followed(dossier, changes)


def undo_step(dossier: Dossier, step: int) -> Changes:
    """Take one old gesture back, as a gesture of its own; WorkbenchError that names what depends on it."""
    return _followed(dossier, dossier.undo_step(step))


def undo_import(dossier: Dossier, step: int) -> Changes:
    """Take back the whole import that a gesture was part of; WorkbenchError when it was part of none."""
    with dossier.reading() as reader:
        run = reader.value("SELECT run FROM operation WHERE id = ?", (step,))
    if not run:
        raise WorkbenchError(tr("Step {id} was not part of an import; choose the line of an import.", id=step))
    return dossier.undo_run(run)


def _followed(dossier: Dossier, changes: Changes) -> Changes:
    try:
        own_lexicon.follow(dossier)
    except WorkbenchError as error:
        return replace(changes, result=tr("What is taught for all dossiers stays as it was. {reason}", reason=error))
    return changes
