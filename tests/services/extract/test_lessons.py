"""What was taught outranks what the rules found."""

from __future__ import annotations

import pytest

from workbench.core.proposals import Lesson
from workbench.services.extract.analysis import analyse
from workbench.services.extract.lessons import applied, plain
from workbench.services.extract.records import Analysis

TEXT = "Selon Oslo, la Suède aurait livré 40 obus à la Norvège le 4 mai 2019. Le groupe Vega se tait. Vega attend."


def read(*lessons: Lesson, text: str = TEXT) -> Analysis:
    return applied(text, analyse(text, blocks=[], language="fr"), lessons)


def keys(found: Analysis) -> set[str]:
    return {actor.key or actor.id for actor in found.actors}


def test_without_lessons_nothing_changes() -> None:
    found = analyse(TEXT, blocks=[], language="fr")
    assert applied(TEXT, found, []) is found
    assert applied(TEXT, found, [Lesson("stop", "actor", "Danemark")]) == found


@pytest.mark.parametrize("words", ["Suède", "suède", "la Suède", "SUEDE", "Suede"])
def test_a_stopped_name_is_no_actor_whatever_its_case_accents_or_article(words: str) -> None:
    found = read(Lesson("stop", "actor", words))
    assert "SE" not in keys(found)
    assert "NO" in keys(found)
    assert all("SE" not in event.participants for event in found.events)


@pytest.mark.parametrize(
    "words", ["Sued", "Suè", "Suédois", "la", "Suède aurait", "S", "uède", "Norvège-Suède", "Sud", "Vega"]
)
def test_other_words_stop_no_other_actor(words: str) -> None:
    assert "SE" in keys(read(Lesson("stop", "actor", words)))


def test_a_stopped_figure_date_or_cue_goes_alone() -> None:
    plainly = read()
    assert len(read(Lesson("stop", "figure", "40 obus")).figures) <= len(plainly.figures)
    figure = plainly.figures[0].span.of(TEXT)
    assert read(Lesson("stop", "figure", figure)).figures == plainly.figures[1:]
    date = plainly.events[0].date.span.of(TEXT)
    assert read(Lesson("stop", "event", date)).events == ()
    unsaid = read(Lesson("stop", "claim", "Selon"))
    assert unsaid.claims == ()
    assert unsaid.actors == plainly.actors
    assert unsaid.sentences[0].attributions == ()


def test_a_taught_name_is_its_actors_wherever_the_text_has_it() -> None:
    found = read(Lesson("alias", "actor", "Vega", key="NO", name="Norvège"))
    norway = next(actor for actor in found.actors if actor.key == "NO")
    assert [mention.span.of(TEXT) for mention in norway.mentions].count("Vega") >= 1
    assert not any(actor.id != norway.id and actor.name == "Vega" for actor in found.actors)


def test_a_taught_name_that_no_rule_saw_is_found_as_whole_words_only() -> None:
    text = "Les Frelons avancent. Les Frelonsville attendent."
    found = read(Lesson("alias", "actor", "Frelons", name="Escadron 12", actor_kind="armed_force"), text=text)
    [force] = (actor for actor in found.actors if actor.name == "Escadron 12")
    assert (force.kind, [mention.span.start for mention in force.mentions]) == ("armed_force", [4])


def test_a_taught_kind_is_its_actors() -> None:
    found = read(Lesson("kind", "actor", "Suède", actor_kind="place"))
    assert {actor.key: actor.kind for actor in found.actors if actor.key} == {"NO": "state", "SE": "place"}


def test_words_are_compared_without_case_accents_and_article() -> None:
    assert plain("L’Étoile") == plain("etoile") == "etoile"
    assert plain("Lamas") != plain("mas")
