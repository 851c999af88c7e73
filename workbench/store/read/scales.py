"""Rating scales and markings, as the dossier carries them."""

from __future__ import annotations

from typing import NamedTuple

from workbench.core import wording
from workbench.store.connection import Reader


class ScaleValue(NamedTuple):
    """One value of a scale; colours are "#RRGGBB" or ""."""

    scale: str
    code: str
    rank: int
    label_en: str
    label_fr: str
    foreground: str
    background: str

    @property
    def label(self) -> str:
        """The label in the installed language."""
        return self.label_fr if wording.language() == "fr" else self.label_en


def values(reader: Reader, scale: str) -> list[ScaleValue]:
    """The values of "tlp", "reliability", "credibility", "likelihood" or "confidence", in order."""
    found = reader.rows(
        """SELECT scale, code, rank, label_en, label_fr, foreground, background
           FROM scale_value WHERE scale = ? ORDER BY rank""",
        (scale,),
    )
    return [ScaleValue(*row) for row in found]
