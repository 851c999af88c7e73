"""Finding labels as they are typed: case, accents and word order do not matter, and 100,000 rows are few."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MARKS = re.compile("[\u0300-\u036f]+")
_FEW = 48


def fold(text: str) -> str:
    """`text` in lower case and without accents.

    >>> fold("Corée du Nord")
    'coree du nord'
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    foreign = {character for character in set(lowered) if not character.isascii()}
    if len(foreign) > _FEW:
        return _bare(lowered)
    # A handful of replacements costs a third of decomposing a long text and cutting its marks.
    for character in foreign:
        lowered = lowered.replace(character, _bare(character))
    return lowered


def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def fold_all(labels: Sequence[str]) -> list[str]:
    """Every label folded; one pass over one long string, as 100,000 calls would be felt."""
    if not labels:
        return []
    # A label may hold any character; line ends would shift every later row.
    joined = fold("\n".join([label.replace("\n", " ") if "\n" in label else label for label in labels]))
    return joined.split("\n")


def matching(folded: Sequence[str], typed: str) -> list[int]:
    """Which of the folded labels hold every typed word, those that begin with what was typed first.

    >>> matching(["armee", "petite armee", "russie"], "Armée")
    [0, 1]
    """
    words = fold(typed).split()
    if not words:
        return list(range(len(folded)))
    first, *others = words
    hits = [at for at, label in enumerate(folded) if first in label]
    for word in others:
        hits = [at for at in hits if word in folded[at]]
    start = " ".join(words)
    leading = [at for at in hits if folded[at].startswith(start)]
    if not leading or len(leading) == len(hits):
        return hits
    taken = set(leading)
    return leading + [at for at in hits if at not in taken]
