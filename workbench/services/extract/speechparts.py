"""What every pattern of speech is put together from: frames, and the small words that join their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import conjugated
from workbench.services.extract.speechforms import speech_words


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of speaking: its cue, with what stands before it, behind it, and may not stand behind it."""

    example: str
    cue: str
    after: str = ""
    then: str = ""
    unless: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """The frame as one pattern that takes in the cue alone."""
        follows = f"(?={self.then})" if self.then else ""
        never = "".join(f"(?!{one})" for one in self.unless)
        return f"{self.after}(?:{self.cue}){follows}{never}"


def one_of(*ways: str) -> str:
    """A pattern of any of several patterns.

    >>> one_of("que", "qu'")
    "(?:que|qu')"
    """
    return f"(?:{'|'.join(ways)})"


def just_after(*words: str) -> str:
    """A pattern of a place behind any of several words, each of a length of its own.

    >>> just_after("lui ", "l'")
    "(?:(?<=lui )|(?<=l'))"
    """
    return one_of(*(f"(?<={word})" for word in words))


def deeds(language: str) -> str:
    """A pattern of what verbs of speech do to a thing without a word: "recalled its envoy", "confié la garde".

    "&" stands for any article: "& place" is "sa place" and "la place". Verbs with the same deeds share a line.
    """
    done = []
    for verbs, objects in speech_words(language)["deeds"].items():
        forms = [conjugated(verb, language) for verb in verbs.split(", ")]
        just = just_after(*(form for one in forms for form in (*one.finite, *one.participles)))
        done.append(rf"{just} {lexicon.stems(objects).replace(_ANY_ARTICLE, _ARTICLES[language])}\b")
    return one_of(*done)


_ANY_ARTICLE = re.escape("& ")
_ARTICLES = {
    "fr": r"(?:(?:une?|des|l[ae]s?|cet?|cette|ces|son|sa|ses|leurs?|de nouve(?:lles|aux)) |l')?",
    "en": r"(?:(?:an?|the|this|that|these|its|his|her|their|new) )?",
}


def joined(frames: Iterable[Frame]) -> str:
    """A pattern of any of several frames, in their order."""
    return one_of(*(frame.pattern for frame in frames))


def listed(language: str, name: str, kind: str | None = None) -> str:
    """A pattern of the words of one list of speech, in which "*" stands for any letters."""
    held = speech_words(language)[name]
    words = held if kind is None else held[kind]
    return lexicon.stems(words) if any("*" in word for word in words) else lexicon.any_of(words)
