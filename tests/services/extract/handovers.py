"""What the tests of who gives and who receives have in common."""

from __future__ import annotations

from workbench.services.extract.analysis import analyse


def handovers(text: str, language: str) -> str:
    """The donors and recipients that the rules find in `text`: "NO>SE" for Norway to Sweden, in order, "" for none."""
    found = analyse(text, blocks=[], language=language).transfers
    return " ".join(sorted({f"{one.donor}>{one.recipient}" for one in found}))
