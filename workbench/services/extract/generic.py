"""Descriptions that point to nobody: one of many, what somebody is, an adjective that looks like a body."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.services.extract import lexicon
from workbench.services.extract.descriptions import nouns
from workbench.services.extract.veils import Sight

_NEAR = 40


def is_nobody(match: Sight, rule: str, language: str) -> bool:
    """Whether a description is one of many, what somebody is, or no noun at all.

    "A Danish official said …" is somebody: who speaks is told apart from who is named as an example.
    """
    if rule in _SURE:
        return False
    before = match.text[max(0, match.start("whole") - _NEAR) : match.start("whole")]
    noun = match["noun"].lower()
    if rule != "described.people" and noun.startswith("peuple"):
        return True
    if language == "en" and noun == "mission":
        return True
    if language == "fr" and _is_adjective_of(before, match, noun):
        return True
    group = nouns(language).get(noun) or nouns(language).get(match["noun"])
    if group == "persons":
        return _is_example_person(before, match, language)
    if group in ("organisations", "states"):
        return _INDEFINITE[language].search(before) is not None and noun not in _alone(language)
    return (
        group == "groups" and noun in _words(language)["counted_only"] and _NUMBER[language].search(before) is not None
    )


# One of them is somebody too: "a source in Oslo", "an adviser of General Berg".
_SURE = (
    "described.counted", "described.led", "described.panel", "described.unowned", "described.affiliated", "described.placed",
    "described.both", "described.of-person", "described.arm", "described.seated", "described.shared-by-many",
)  # fmt: skip


@lru_cache(maxsize=2)
def _words(language: str) -> dict[str, frozenset[str]]:
    known = lexicon.words("actors", language)
    return {name: frozenset(known[name]) for name in ("counted_only", "one_of_many", "one_is_somebody")}


def _alone(language: str) -> frozenset[str]:
    """Bodies that are one even with "a": "a Danish coalition", "a Danish mission"."""
    return _words(language)["one_is_somebody"]


_INDEFINITE = {
    "fr": re.compile(
        r"(?<![\w'])(?:une?|d'une?|qu'une?|autre|certaines?|toute|chaque|aucune?|première?|seule?) (?:[a-zà-ÿ]+ )?$",
        re.I,
    ),
    "en": re.compile(r"(?<!\w)(?:an?|any|another|every|each|some|no|one|first|only) (?:[a-z-]+ )?$", re.I),
}
_NUMBER = {
    "fr": re.compile(
        r"(?:\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|mille|plusieurs|quelques|autres|certains|certaines|divers|milliers d[e']|centaines d[e']|dizaines d[e']) ?$",
        re.I,
    ),
    "en": re.compile(
        r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|several|some|many|other|additional|more|various|numerous|certain|of|most) $",
        re.I,
    ),
}
# "est aussi un ancien général danois", "as a Danish envoy": what somebody is.
_IS = {
    "fr": re.compile(
        r"(?<!\w)(?:est|était|fut|sont|soit|serait|comme|devenue?|devient|reste|demeure|titre d'|statut d')"
        r"(?: aussi| également| toujours| encore)? ?(?:une?|de|des)? (?:ancien(?:ne)? )?$",
        re.I,
    ),
    "en": re.compile(
        r"(?<!\w)(?:is|was|were|are|as|be|been|became|become|becoming|remains|being|like)(?: also| still| now)?"
        r" (?:an?|the first|the only)? ?(?:former |retired |senior )?$",
        re.I,
    ),
}
# "Ola Berg, un général danois": the name before the comma says it already.
_BEHIND_NAME = re.compile(
    r"[A-ZÀ-Ý][\w'-]+(?:\)|»|\")?, (?:une?|an?|ancien(?:ne)?|ex-|former|a former|un ancien|une ancienne|then|longtime)?"
    r" ?(?:former |retired |senior |veteran )?$"
)
_CLOSES = re.compile(
    r"[,.;:)»”\"]|$| (?:who|of|at|in|from|with|and|to|based|qui|de|du|des|à|au|aux|en|et|d'|pour|chargée?|cité) ?"
)


def _is_example_person(before: str, match: Sight, language: str) -> bool:
    behind_name = _BEHIND_NAME.search(before) is not None and _CLOSES.match(match.text, match.end("whole")) is not None
    if behind_name or _IS[language].search(before):
        return True
    is_office = match["noun"].lower() in _words(language)["one_of_many"]
    return is_office and _INDEFINITE[language].search(before) is not None


_ARMED = re.compile(
    r"(?<![\w'])(?!(?:cette|notre|votre|leur|avec|contre|pour|dans|entre|sans|sous|vers|chaque|ancienne|nouvelle|future|seule|première|grande"
    r"|petite|jeune|propre|actuelle|vieille|puissante|même|toute|mais|quand|dont|comme|donc|chez|voire|quelle|telle|autre|belle|ex)\b)[a-zà-ÿ]{4,} $"
)
_ORGAN = re.compile(
    r"(?<!\w)(?:organe|directeur|directrice|comité|bureau|secrétaire|pouvoir|président|conseil|décret|vice-président) $"
)
_CHAIR = re.compile(r" (?:tournante |semestrielle )?(?:du Conseil|de l'UE|de l'Union|du G7|du G20|de la CPE)")


def _is_adjective_of(before: str, match: Sight, noun: str) -> bool:
    """ "une agression armée russe", "l'organe exécutif de l'UE", "la présidence danoise de l'UE"."""
    if noun in ("état", "etat") and before.endswith("d'"):
        return True
    if noun == "armée":
        return _ARMED.search(before) is not None
    if noun == "exécutif":
        return _ORGAN.search(before) is not None
    if noun == "flotte":
        return match.text.startswith((" de ", " d'"), match.end("whole"))
    return noun == "présidence" and _CHAIR.match(match.text, match.end("whole")) is not None
