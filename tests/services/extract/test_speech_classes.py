"""Every word of every class of speech in the frames that it must match, and in twice as many that it must not."""

from __future__ import annotations

import pytest

from workbench.core.spans import Span
from workbench.services.extract.attribution import find_attributions
from workbench.services.extract.clean import clean
from workbench.services.extract.conjugation import conjugated
from workbench.services.extract.speechforms import speech_words, spoken

# For each class: the frames in which a word of it tells who speaks, and near misses. "{}" is the word.
VERBS: dict[tuple[str, str], tuple[list[str], list[str]]] = {
    ("fr", "strong"): (
        ["Le ministère {} ceci."],
        ["Le saumon {} ceci.", "Aucun ministère {} ceci.", "Personne {} ceci."],
    ),
    ("fr", "weak"): (
        ["Le ministère {} que le pont tient.", "Le ministère {} : « Le pont tient »."],
        [
            "Le saumon {} le pont.",
            "Aucun ministère {} que le pont tient.",
            "Le ministère {} le pont.",
            "Le ministère {} beaucoup.",
        ],
    ),
    ("fr", "that"): (
        ["Le ministère {} que le pont tient."],
        ["Le saumon {} le pont.", "Le ministère {} vendre le pont.", "Le ministère {} ceci."],
    ),
    ("en", "strong"): (
        ["The ministry {} this."],
        ["The salmon {} this.", "No ministry {} this.", "The wood {} by noon."],
    ),
    ("en", "weak"): (
        ["The ministry {} that the bridge stands.", "“The bridge stands,” the ministry {}."],
        [
            "The salmon {} this.",
            "The ministry {} three bridges.",
            "The ministry {} beyond the bridge.",
            "No ministry {} three bridges.",
        ],
    ),
    ("en", "that"): (
        ["The ministry {} that the bridge stands."],
        ["The ministry {} three bridges.", "The ministry {} beyond the bridge.", "The salmon {} this."],
    ),
}
NOUNS: dict[str, tuple[list[str], list[str]]] = {
    "fr": (
        ["Selon le {}, le pont tient."],
        ["Le {} part.", "Le pont du {} tient.", "Selon le calendrier du {}, tout va."],
    ),
    "en": (
        ["According to a local {}, the bridge stands."],
        ["The {} left.", "The bridge of the {} stands.", "They went to the {} at noon."],
    ),
}


def _speaks(text: str, language: str) -> bool:
    work = clean(text)
    return bool(find_attributions(work, Span(0, len(work)), language, []))


def _finite(language: str, kind: str) -> list[str]:
    """A present form of every verb that is listed by its infinitive, but of those that belong to a stronger class too."""
    words = speech_words(language)
    lists = [words[other].get("present", []) for other in ("strong", "weak", "urged", "held") if other in words]
    taken = {*words["counted"], *(form for one in lists for form in one)}
    verbs: list[str] = words[kind]["verbs"]
    forms = [conjugated(verb, language).finite[0 if language == "fr" else 1] for verb in verbs]
    return [form for form in forms if form not in taken]


@pytest.mark.parametrize("language, kind", VERBS)
def test_a_class_of_verbs_tells_who_speaks(language: str, kind: str) -> None:
    frames = VERBS[language, kind][0]
    forms = _finite(language, kind)
    assert {form: frame for form in forms for frame in frames if not _speaks(frame.format(form), language)} == {}


@pytest.mark.parametrize("language, kind", VERBS)
def test_a_class_of_verbs_leaves_near_misses_alone(language: str, kind: str) -> None:
    matching, against = VERBS[language, kind]
    assert len(against) >= 2 * len(matching)
    forms = _finite(language, kind)
    assert {form: frame for form in forms for frame in against if _speaks(frame.format(form), language)} == {}


@pytest.mark.parametrize("language", NOUNS)
def test_every_noun_that_speaks_is_a_source(language: str) -> None:
    [frame], _ = NOUNS[language]
    assert {noun for noun in speech_words(language)["sources"] if not _speaks(frame.format(noun), language)} == set()


@pytest.mark.parametrize("language", NOUNS)
def test_a_noun_that_could_speak_does_not_by_standing_there(language: str) -> None:
    frames = NOUNS[language][1]
    nouns = speech_words(language)["sources"]
    assert {noun: frame for noun in nouns for frame in frames if _speaks(frame.format(noun), language)} == {}


CLAIMS = {
    "fr": ("Le ministère rejette les {}.", ["Le ministère rejette les saumons.", "Le ministère rejette l’eau."]),
    "en": ("The ministry issued a fresh {}.", ["The ministry issued a fresh stamp.", "The ministry issued it."]),
}


@pytest.mark.parametrize("language", CLAIMS)
def test_what_is_said_as_a_noun_tells_who_speaks(language: str) -> None:
    frame, against = CLAIMS[language]
    nouns = speech_words(language)["claims"]["nouns"]
    assert {noun for noun in nouns if not _speaks(frame.format(noun) + " x", language)} == set()
    assert not any(_speaks(text, language) for text in against)


@pytest.mark.parametrize("language", CLAIMS)
def test_a_noun_of_speech_that_nobody_utters_is_none(language: str) -> None:
    frames = {
        "fr": ["Le ministère vend trois {}.", "Le saumon rejette les {}.", "Les {} du ministère durent."],
        "en": ["The ministry sold a fresh {}.", "The salmon issued a fresh {}.", "A fresh {} came to the ministry."],
    }[language]
    words = speech_words(language)
    # "trois reproche" and "a fresh calls" are no language: a form of a verb stands there.
    verbs = {form.split()[0] for kind in ("strong", "weak", "that") for form in spoken(language, kind).finite}
    nouns = [one for one in words["claims"]["nouns"] if one.split()[0] not in verbs and one not in words["sources"]]
    assert {noun: text for noun in nouns for text in frames if _speaks(text.format(noun), language)} == {}
