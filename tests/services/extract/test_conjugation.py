"""A verb in the list stands for its tenses, with the spelling that each asks for."""

from __future__ import annotations

import pytest

from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import conjugated, future, gerund, simple_past


@pytest.mark.parametrize(
    "language, verb, forms",
    [
        ("fr", "affirmer", {"affirme", "affirment", "affirmait", "affirmaient", "affirma", "affirmèrent", "affirmé"}),
        ("fr", "juger", {"jugeait", "jugea", "jugèrent"}),
        ("fr", "dénoncer", {"dénonçait", "dénonça", "dénoncèrent"}),
        ("fr", "réitérer", {"réitère", "réitérait", "réitérées"}),
        ("fr", "alléguer", {"allègue", "alléguait"}),
        ("fr", "appuyer", {"appuie", "appuyait"}),
        ("fr", "avertir", {"avertit", "avertissent", "avertissait", "averti"}),
        ("fr", "prévenir", {"prévient", "préviennent", "prévint", "prévenues"}),
        ("fr", "démentir", {"dément", "démentent", "démenti"}),
        ("fr", "se plaindre", {"se plaint", "se plaignaient", "plainte"}),
        ("fr", "s'en prendre à", {"s'en prend à", "pris à"}),
        ("fr", "mettre en garde", {"met en garde", "mirent en garde", "mis en garde"}),
        ("en", "deny", {"denies", "denied"}),
        ("en", "admit", {"admits", "admitted"}),
        ("en", "credit", {"credited"}),
        ("en", "tell", {"tells", "told"}),
        ("en", "lash out", {"lashes out", "lashed out"}),
    ],
)
def test_the_forms_of_a_verb(language: str, verb: str, forms: set[str]) -> None:
    assert forms <= {form for group in conjugated(verb, language) for form in group}


@pytest.mark.parametrize(
    "language, verb, wrong",
    [
        ("fr", "juger", {"jugait", "juga"}),
        ("fr", "dénoncer", {"dénoncait"}),
        ("fr", "réitérer", {"réitére"}),
        ("fr", "suspecter", {"suspècte"}),
        ("fr", "mettre en garde", {"mise en garde", "mettit en garde"}),
        ("en", "credit", {"creditted"}),
        ("en", "deny", {"denyed", "denys"}),
        ("en", "tell", {"telled"}),
        ("en", "offer", {"offerred"}),
    ],
)
def test_forms_that_no_verb_has(language: str, verb: str, wrong: set[str]) -> None:
    assert not wrong & {form for group in conjugated(verb, language) for form in group}


def test_the_form_beside_another_verb() -> None:
    french = [gerund(verb, "fr") for verb in ("affirmer", "dénoncer", "prévenir", "se plaindre", "faire valoir")]
    assert french == ["affirmant", "dénonçant", "prévenant", "se plaignant", "faisant valoir"]
    assert [gerund(verb, "en") for verb in ("say", "admit", "agree", "make clear")] == [
        "saying",
        "admitting",
        "agreeing",
        "making clear",
    ]


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_every_verb_of_speech_has_forms_and_no_form_is_listed_beside_them(language: str) -> None:
    for kind in ("strong", "weak", "that"):
        words = lexicon.words("speech", language)[kind]
        made = [form for verb in words["verbs"] for group in conjugated(verb, language) for form in group]
        assert len(made) >= 2 * len(words["verbs"])
        assert not {*made} & {*words.get("present", ())}


@pytest.mark.parametrize(
    "verb, forms",
    [
        ("rappeler", {"rappellera", "rappelleront"}),
        ("répéter", {"répétera", "répètera"}),
        ("avertir", {"avertira"}),
        ("dire", {"dira", "diront"}),
        ("prévenir", {"préviendra"}),
        ("prévoir", {"prévoira"}),
        ("faire savoir", {"fera savoir"}),
        ("se plaindre", {"se plaindra"}),
    ],
)
def test_what_is_still_to_come(verb: str, forms: set[str]) -> None:
    assert forms <= set(future(verb))


@pytest.mark.parametrize(
    "verb, forms",
    [
        ("livrer", ("livra", "livrèrent")),
        ("vendre", ("vendit", "vendirent")),
        ("remettre", ("remit", "remirent")),
        ("faire don", ("fit don", "firent don")),
        ("dépêcher", ("dépêcha", "dépêchèrent")),
    ],
)
def test_the_tense_of_history(verb: str, forms: tuple[str, ...]) -> None:
    assert simple_past(verb) == forms
