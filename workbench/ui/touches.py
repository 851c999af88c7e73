"""What became of the sentences of a document, in words and colours: the review and the source tell it alike."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.core.wording import tr
from workbench.store.read.coverage import Touch

# Colour and size tell the four apart, so that they read without colours too.
ROLES = {Touch.FACTS: "accent", Touch.WAITING: "warning", Touch.LEFT: "text_faint", Touch.UNTOUCHED: "border_strong"}
SIZES = {Touch.FACTS: 1.0, Touch.WAITING: 0.75, Touch.LEFT: 0.5, Touch.UNTOUCHED: 0.22}
LABELS = {
    Touch.FACTS: "has facts",
    Touch.WAITING: "proposals wait",
    Touch.LEFT: "read and left",
    Touch.UNTOUCHED: "untouched",
}


def summed(counts: Mapping[Touch, int]) -> str:
    """How many sentences are what, in words."""
    return tr(
        "Sentences: {facts} with facts, {waiting} waiting, {left} left, {untouched} untouched",
        facts=counts[Touch.FACTS],
        waiting=counts[Touch.WAITING],
        left=counts[Touch.LEFT],
        untouched=counts[Touch.UNTOUCHED],
    )
