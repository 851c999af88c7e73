"""A verb's forms from its infinitive, by the endings of `db/lexicons/conjugation.json`: one entry stands for all tenses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from workbench.services.extract import lexicon


class Forms(NamedTuple):
    """The third persons of a verb in the tenses of one word, and what follows an auxiliary ("a", or "s'est")."""

    finite: tuple[str, ...]
    participles: tuple[str, ...]
    reflexive: tuple[str, ...] = ()


def conjugated(verb: str, language: str) -> Forms:
    """The forms of a verb with the words that belong to it.

    >>> conjugated("mettre en garde", "fr").finite[:2], conjugated("se féliciter", "fr").reflexive[0]
    (('met en garde', 'mettent en garde'), 'félicité')
    >>> conjugated("deny", "en")
    Forms(finite=('deny', 'denies'), participles=('denied',), reflexive=())
    """
    return _french(verb) if language == "fr" else _english(verb)


_PRONOUN = re.compile(r"(?:(?:en|y) |s'en |s'y |se |s')")
_VOWEL = re.compile(r"[aeiouyàâéèêîôû]")


def _french(phrase: str) -> Forms:
    match = _PRONOUN.match(phrase)
    pronoun = match[0] if match is not None else ""
    verb, _, rest = phrase[len(pronoun) :].partition(" ")
    tail = f" {rest}" if rest else ""
    *finite, participle = _french_stems(verb)
    if pronoun == "s'":
        finite = [form if _VOWEL.match(form) or form[0] == "h" else f" {form}" for form in finite]
    # "a mis en garde" agrees with nothing behind it.
    endings = ("", "e", "s", "es") if pronoun or not rest else ("",)
    agreed = [participle + ending for ending in endings if not (participle.endswith("s") and ending == "s")]
    past = tuple(form + tail for form in agreed)
    finite_forms = tuple(pronoun + form + tail for form in finite)
    return Forms(finite_forms, (), past) if pronoun else Forms(finite_forms, past)


def _french_stems(verb: str) -> list[str]:
    for ending, forms in _endings():
        if verb.endswith(ending):
            return [verb[: len(verb) - len(ending)] + form for form in forms]
    if verb.endswith("er"):
        return _first_group(verb[:-2])
    stem = verb[:-2]
    return [stem + form for form in ("it", "issent", "issait", "issaient", "irent", "i")]


def simple_past(phrase: str) -> tuple[str, ...]:
    """The third persons of the tense in which French tells history; what else a form may be is no matter here.

    >>> simple_past("livrer"), simple_past("faire don")
    (('livra', 'livrèrent'), ('fit don', 'firent don'))
    """
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    return tuple(form + tail for form in _french_stems(verb)[-3:-1])


def future(phrase: str) -> tuple[str, ...]:
    """The third persons that French has for what comes, in either spelling.

    >>> future("faire savoir"), future("répéter")[:2]
    (('fera savoir', 'feront savoir'), ('répètera', 'répèteront'))
    """
    match = _PRONOUN.match(phrase)
    pronoun = match[0] if match is not None else ""
    verb, _, rest = phrase[len(pronoun) :].partition(" ")
    tail = f" {rest}" if rest else ""
    table: dict[str, str] = lexicon.words("conjugation", "future")
    ending = next((one for one in sorted(table, key=len, reverse=True) if verb.endswith(one)), None)
    if ending is not None:
        stems = [verb[: len(verb) - len(ending)] + table[ending]]
    elif verb.endswith("er"):
        stems = list(dict.fromkeys([_french_stems(verb)[0] + "r", verb]))
    else:
        stems = [verb.removesuffix("e")]
    return tuple(pronoun + stem + person + tail for stem in stems for person in ("a", "ont"))


@lru_cache(maxsize=1)
def _endings() -> list[tuple[str, list[str]]]:
    """The irregular endings, the longest first."""
    table: dict[str, str] = lexicon.words("conjugation", "fr")
    return [(ending, table[ending].split()) for ending in sorted(table, key=len, reverse=True)]


def _first_group(stem: str) -> list[str]:
    """-er with what its spelling asks for: nous jugeons, il réitère, il appuie."""
    before_a = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1], stem)
    mute = re.sub(r"[eé](?=(?:[bcdfgpt][lr]|gn|[gq]u|[b-df-hj-np-tv-z])$)", "è", stem)
    mute = stem[:-1] + "i" if stem[-1] == "y" else mute
    plain = [mute + "e", mute + "ent"]
    past = [before_a + ending for ending in ("ait", "aient", "a")]
    return [*plain, *past, stem + "èrent", stem + "é"]


def _english(phrase: str) -> Forms:
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    irregular: dict[str, str] = lexicon.words("conjugation", "en")
    past = irregular[verb].split() if verb in irregular else [_ed(verb)]
    return Forms((verb + tail, _s(verb) + tail), tuple(form + tail for form in past))


def _s(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else "s")


# A short vowel in a last syllable that is stressed: "admit" doubles, "credit" does not.
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$|(?:mit|pel|bel|vel|nal|cur|gret|but|quip)$")


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    doubled = verb[-1] if _DOUBLING.search(verb) else ""
    return verb + doubled + "ed"


def gerund(phrase: str, language: str) -> str:
    """The form that goes with another verb's subject: "affirmant", "warning of".

    >>> [gerund(verb, "en") for verb in ("deny", "admit", "argue for", "lie")]
    ['denying', 'admitting', 'arguing for', 'lying']
    >>> [gerund(verb, "fr") for verb in ("dénoncer", "avertir", "juger", "faire savoir")]
    ['dénonçant', 'avertissant', 'jugeant', 'faisant savoir']
    """
    if language == "fr":
        # The imperfect has the same stem: "faisait", "faisant".
        return re.sub(r"aient(?= |$)", "ant", _french(phrase).finite[3])
    verb, _, rest = phrase.partition(" ")
    stem = verb
    if verb.endswith("ie"):
        stem = verb[:-2] + "y"
    elif re.search(r"[^eoy]e$", verb):
        stem = verb[:-1]
    elif _DOUBLING.search(verb):
        stem = verb + verb[-1]
    return f"{stem}ing {rest}".rstrip()
