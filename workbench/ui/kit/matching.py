"""Finding labels as they are typed: case, accents and word order do not matter, and 100,000 rows are few."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_MARKS = re.compile("[\u0300-\u036f]+")
_WORDS = re.compile(r"\w{3,}")
_FEW = 48
# One letter is in nearly every further name.
_TELLING = 2


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
    return _first([at for at in hits if folded[at].startswith(start)], hits)


def alike(folded: Sequence[str], words: str) -> list[int]:
    """Which of the folded labels share words of three letters and more with `words`, those with most of them first.

    >>> alike(["north mill", "salt", "the old mill"], "Old mill")
    [2, 0]
    """
    shared: Counter[int] = Counter()
    for word in set(_WORDS.findall(fold(words))):
        shared.update(at for at, label in enumerate(folded) if word in label)
    return sorted(shared, key=lambda at: (-shared[at], at))


def _first(these: Sequence[int], hits: list[int]) -> list[int]:
    if not these or len(these) == len(hits):
        return hits
    taken = set(these)
    return [*these, *(at for at in hits if at not in taken)]


def found(folded: Sequence[str], whole: Sequence[str], typed: str) -> list[int]:
    """Which labels hold every typed word, themselves or with their further names; `whole` has all of them as `together`.

    Those that begin with it come first, then those of which it is a further name, then the other labels.

    >>> found(["russie", "coree"], [together("russie", ""), together("coree", "rpdc · us")], "US")
    [1, 0]
    """
    by_label, name = matching(folded, typed), fold(" ".join(typed.split()))
    if len(name) < _TELLING:
        return by_label
    by_name = matching(whole, typed)
    if len(by_name) > len(by_label):
        held = set(by_label)
        hits = by_label + [at for at in by_name if at not in held]
    else:
        hits = by_label
    leading = [at for at in by_label if folded[at].startswith(name)]
    wanted = f" · {name} · "
    return _first(list(dict.fromkeys([*leading, *(at for at in by_name if wanted in whole[at])])), hits)


def together(label: str, names: str) -> str:
    """A label with its further names, " · " between."""
    return f"{label} · {names} · "
