"""A veil marks what is known by name; all else, and every place, stays as it is."""

from __future__ import annotations

import re

import pytest

from workbench.services.extract.clean import clean
from workbench.services.extract.described import find_described
from workbench.services.extract.gazetteer import find_known
from workbench.services.extract.known import known_mentions
from workbench.services.extract.veils import Kind, Sight, Veil, names, peoples


def _marked(veil: Veil, kind: Kind, text: str) -> list[str]:
    seen = veil.over(text)
    assert len(seen) == len(text)
    return [text[match.start() : match.end()] for match in re.finditer(Veil.any_of(kind), seen)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("les meuniers norvégiens et lettons", ["norvégiens", "lettons"]),
        ("l'accord gréco-turc sur le sel", ["gréco-turc"]),
        ("un bac franco-nord-coréen", ["franco-nord-coréen"]),
        ("des meuniers pro-norvégiens", []),
        ("un gréco-meunier", []),
        ("la Norvège et Oslo", []),
    ],
)
def test_adjectives_of_peoples_are_marked_whole(text: str, found: list[str]) -> None:
    assert _marked(peoples("fr"), Kind.PEOPLE, text) == found


@pytest.mark.parametrize(
    "text, kind, found",
    [
        ("millers of South Korea and of Latvia", Kind.NAME, ["South Korea", "Latvia"]),
        ("salt from Oslo for Norway", Kind.STATE, ["Norway"]),
        ("salt from Oslo for Norwegians", Kind.COUNTRY, ["Oslo", "Norwegians"]),
        ("the U.S. ferry of the UN", Kind.INITIALS, ["U.S.", "UN"]),
        ("ex-Norwegian millers", Kind.PEOPLE, ["Norwegian"]),
        ("Norwegian-led ferries", Kind.PEOPLE, ["Norwegian"]),
        ("the miller Berg", Kind.NAME | Kind.PERSON | Kind.GIVEN, []),
    ],
)
def test_a_name_is_marked_by_what_it_is(text: str, kind: Kind, found: list[str]) -> None:
    assert _marked(names("en"), kind, text) == found


def test_the_longest_name_hides_those_inside_it() -> None:
    assert _marked(names("fr"), Kind.NAME, "le sel de la République démocratique du Congo") == [
        "République démocratique du Congo"
    ]


def test_a_name_ends_where_it_ends() -> None:
    seen = names("en").over("South Korea ferries")
    assert seen.endswith("orea ferries")
    assert re.fullmatch(Veil.any_of(Kind.NAME), seen[:11])
    assert not re.match(rf"{Veil.any_of(Kind.NAME)}(?=orea)", seen)


def test_a_text_in_the_letters_of_the_marks_has_no_names() -> None:
    text = "\ua501slo \ue000 salt"
    assert _marked(peoples("en"), Kind.NAME | Kind.PEOPLE, text) == []


def test_words_and_phrases_are_read_as_the_veiled_text_has_them() -> None:
    veil = peoples("fr")
    text = "Affaires européennes, sel nordique, Sel Letton"
    assert re.search(veil.either(["Affaires européennes"]), veil.over(text))
    assert re.search(rf"sel [{veil.small}]+iques?(?!\w)", veil.over(text))
    assert re.search(rf"{veil.word} {veil.word}$", veil.over(text))


def test_a_sight_tells_the_words_of_the_text() -> None:
    veil = peoples("en")
    text = "the Norwegian ferry"
    match = veil.whole(rf"(?P<of>{Veil.any_of(Kind.PEOPLE)}) (?P<noun>ferry)(?P<more> boat)?").search(veil.over(text))
    assert match is not None
    sight = Sight(text, match)
    assert (sight["of"], sight.span("of"), sight["more"]) == ("Norwegian", (4, 13), "")
    assert sight.groups() == {"of": "Norwegian", "noun": "ferry", "more": ""}


@pytest.mark.parametrize(
    "language, text, found",
    [
        ("fr", "Les soldats norvégiens attendent le bac.", ["soldats norvégiens"]),
        (
            "fr",
            "Le ministère des Affaires européennes norvégien attend.",
            ["ministère des Affaires européennes norvégien"],
        ),
        ("fr", "L'ambassadeur de Lettonie en Norvège attend.", ["ambassadeur de Lettonie en Norvège"]),
        ("en", "A Western diplomat in Oslo waits.", ["Western diplomat in Oslo"]),
        ("en", "Ex-Norwegian soldiers wait.", ["Ex-Norwegian soldiers"]),
        ("en", "Norway's interim government waits.", ["Norway's interim government"]),
    ],
)
def test_descriptions_are_found_through_the_veil(language: str, text: str, found: list[str]) -> None:
    work = clean(text)
    known = known_mentions(work, language, list(find_known(work, language)))
    assert [one.span.of(text) for one in find_described(work, language, known)] == found
