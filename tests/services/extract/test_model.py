"""The optional model adds names; lists and sure rules keep what they know."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.services.extract import engine, model
from workbench.services.extract.analysis import analyse


def _reader(*names: tuple[str, str]) -> model.Reader:
    def read(text: str) -> Sequence[tuple[int, int, str]]:
        return [(text.index(words), text.index(words) + len(words), label) for words, label in names]

    return read


def _kinds(text: str, *names: tuple[str, str]) -> dict[str, str]:
    actors = analyse(text, blocks=[], language="fr", model=_reader(*names)).actors
    return {mention.span.of(text): actor.kind for actor in actors for mention in actor.mentions}


def test_a_name_that_no_rule_dares_to_take_comes_from_the_model() -> None:
    text = "Lindalvo refuse de parler."
    assert "Lindalvo" not in _kinds(text)
    assert _kinds(text, ("Lindalvo", "PER"))["Lindalvo"] == "person"


def test_the_list_decides_what_it_knows() -> None:
    assert _kinds("La Norvège attend.", ("Norvège", "PER"))["Norvège"] == "state"


def test_a_longer_name_of_the_model_holds_a_known_one() -> None:
    found = _kinds("Le quai George Washington est fermé.", ("George Washington", "LOC"))
    assert "George Washington" in found
    assert "Washington" not in found


def test_articles_and_labels_without_a_kind_are_left_out() -> None:
    found = _kinds("Le Vardalo brûle. Un Zorgue passe.", ("Le Vardalo", "ORG"), ("Zorgue", "MISC"))
    assert found["Vardalo"] == "organisation"


def test_without_a_package_nothing_is_loaded_and_the_window_can_say_so() -> None:
    assert model.installed("xx") is None
    assert engine.is_reduced("xx")


def _found(text: str, *names: tuple[str, str], language: str = "fr") -> set[str]:
    actors = analyse(text, blocks=[], language=language, model=_reader(*names)).actors
    return {mention.span.of(text) for actor in actors for mention in actor.mentions}


def test_what_the_model_takes_for_one_name_is_cut_to_its_names() -> None:
    assert {"Vardalo", "Zorgue"} <= _found("Il va à Vardalo, Zorgue ou ailleurs.", ("Vardalo, Zorgue", "LOC"))
    assert "Lindalvo" in _found("On voit MM. Lindalvo et Berg.", ("MM. Lindalvo", "PER"))
    assert "Vardane Union" in _found("the Vardane Union's men", ("Vardane Union's", "ORG"), language="en")


def test_words_with_a_capital_from_their_place_are_no_names() -> None:
    assert _found("Frapper sans attendre.", ("Frapper", "PER")) == set()
    assert _found("Reste un pont.", ("Reste", "ORG")) == set()
    assert "Nord" not in _found("Il va vers le Nord du port.", ("Nord", "LOC"))
    assert _found("Les Norvégiens partent.", ("Norvégiens", "LOC")) == {"Norvégiens"}


def test_a_sure_name_does_not_grow_a_thing() -> None:
    assert "Norvège" in _found("Il vend à la Norvège Vardalo 30.", ("Norvège Vardalo", "LOC"))


def test_what_is_fired_sailed_or_driven_is_no_actor_for_the_model_either() -> None:
    assert _found("Il vend des blindés Vardalo.", ("Vardalo", "LOC")) == set()
    assert _found("Il vend un radar VX200.", ("VX200", "ORG")) == set()
    assert _found("He sells Vardalo drones.", ("Vardalo", "ORG"), language="en") == set()
    assert _found("Il vend des blindés à Vardalo.", ("Vardalo", "LOC")) == {"Vardalo"}
    assert _found("Le patron du radar, Lindalvo, vend.", ("Lindalvo", "PER")) == {"Lindalvo"}
    assert _found("Le port de Vardalo vend.", ("Vardalo", "LOC")) == {"Vardalo"}
    assert _found("He sells Vardalo timber.", ("Vardalo", "ORG"), language="en") == {"Vardalo"}
    assert _found("Drones left Vardalo.", ("Vardalo", "LOC"), language="en") == {"Vardalo"}
    assert _found("Il vend une mine à Vardalo.", ("Vardalo", "LOC")) == {"Vardalo"}
