"""The words a briefing adds of its own, in the note's language, whatever the window speaks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from workbench.core.modality import Modality
from workbench.files import resource

_MARKS = {
    "fr": ("«\u00a0", "\u00a0»"),
    "de": ("„", "“"),
    "ru": ("«", "»"),
    "uk": ("«", "»"),
    "es": ("«", "»"),
    "it": ("«", "»"),
}
_REGIONS = {"fr": "fr-FR", "en": "en-GB"}

MODALITIES = {
    Modality.REPORTED: "Modality: reported",
    Modality.CONDITIONAL: "Modality: conditional",
    Modality.POSSIBLE: "Modality: possible",
    Modality.PROBABLE: "Modality: probable",
    Modality.PLANNED: "Modality: planned",
    Modality.HYPOTHETICAL: "Modality: hypothetical",
    Modality.DOUBTFUL: "Modality: doubtful",
    Modality.DENIED: "Modality: denied",
    Modality.DIVERGENT: "Modality: divergent accounts",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the briefing says by itself, in `language` ("fr" or "en")."""

    language: str

    @classmethod
    def of(cls, language: str) -> Words:
        """Words of the nearest language there is: French for any French, else English."""
        return cls("fr" if language.lower().startswith("fr") else "en")

    def say(self, text: str, **values: object) -> str:
        """`text` (English) in this language, with `{name}` places filled.

        >>> Words("en").say("Notes {numbers}", numbers="1, 2")
        'Notes 1, 2'
        """
        found = _catalogue(self.language).get(text, text)
        return found.format(**values) if values else found

    @property
    def tag(self) -> str:
        """The language with its region, as office formats want it."""
        return language_tag(self.language)

    @property
    def semicolon(self) -> str:
        """A semicolon as this language spaces it, with the space that follows."""
        return "\u202f; " if self.language == "fr" else "; "


def language_tag(language: str) -> str:
    """A BCP 47 tag with a region where one is usual; "" stays ""."""
    return _REGIONS.get(language.lower(), language)


def quotation_marks(language: str) -> tuple[str, str]:
    """The opening and closing quotation marks of `language`; English ones where it is unknown."""
    return _MARKS.get(language.lower()[:2], ("“", "”"))


@lru_cache(maxsize=4)
def _catalogue(language: str) -> dict[str, str]:
    path = resource("translations", language, "briefing.json")
    if language == "en" or not path.is_file():
        return {}
    catalogue: dict[str, str] = json.loads(path.read_text("utf-8"))
    return catalogue
