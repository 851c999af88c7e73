"""Work on the file that no gesture should have to wait for, in small steps between the gestures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store import search_index
from workbench.store.turns import Turns

if TYPE_CHECKING:
    from workbench.store.dossier import Dossier

_MOST_STEPS = 200


def merge_index(dossier: Dossier, turns: Turns) -> None:
    """Bring the pieces together that gestures have added to the index of records; stops where anybody wants to write."""
    for _step in range(_MOST_STEPS):
        # Whoever writes, an import above all, must not think that a gesture waits for it.
        if turns.are_wanted or not turns.take_at_once():
            return
        try:
            with dossier.apart() as op:
                goes_on = search_index.merge_some(op)
        finally:
            turns.give_back()
        if not goes_on:
            return
