"""People of several states are one group; soldiers told by their number are those of the state that sends them."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _keys(text: str, language: str) -> dict[str, str]:
    found = analyse(text, blocks=[], language=language).actors
    return {m.span.of(text): actor.id for actor in found for m in actor.mentions if m.form == "nominal"}


@pytest.mark.parametrize(
    "language, text, words, key",
    [
        (
            "en",
            "The foreign ministers of Norway, Sweden and Latvia met.",
            "foreign ministers of Norway, Sweden and Latvia",
            "nom:group:foreign-ministers:LV+NO+SE",
        ),
        ("en", "The Danish and Swedish presidents met.", "Danish and Swedish presidents", "nom:group:presidents:DK+SE"),
        (
            "fr",
            "Les présidents danois, suédois et letton rament.",
            "présidents danois, suédois et letton",
            "nom:group:présidents:DK+LV+SE",
        ),
        (
            "fr",
            "Les ministres de la Défense du Danemark et de la Suède rament.",
            "ministres de la Défense du Danemark et de la Suède",
            "nom:group:ministres-de-la-défense:DK+SE",
        ),
        ("fr", "Aucun des deux gouvernements ne rame.", "deux gouvernements", "nom:group:deux-gouvernements:"),
        # A list that "and" does not end, things that belong to states, one state alone.
        ("en", "The presidents of Norway, Sweden in tow, met.", "presidents of Norway, Sweden", None),
        ("en", "The ports of Norway and Sweden froze.", "ports of Norway and Sweden", None),
        ("fr", "Les moulins danois et suédois tournent.", "moulins danois et suédois", None),
        ("fr", "Les deux moulins tournent.", "deux moulins", None),
    ],
)
def test_what_several_states_share_is_one_group(language: str, text: str, words: str, key: str | None) -> None:
    assert _keys(text, language).get(words) == key


@pytest.mark.parametrize(
    "language, text, key",
    [
        ("en", "Norway sent 200 soldiers to the mill.", "nom:force:forces:NO"),
        ("en", "Norway could also contribute up to 5,000 soldiers to the ferry.", "nom:force:forces:NO"),
        ("fr", "La Norvège s’est dite prête à envoyer 5 000 soldats au moulin.", "nom:force:forces:NO"),
        ("fr", "Elle craint la Norvège, dont 3 000 soldats gardent le sel.", "nom:force:forces:NO"),
        # Who is fought or visited sends nobody; another sentence tells of others.
        ("en", "The miller sent to Norway 200 soldiers of salt.", None),
        ("en", "In Norway, the mill hid 200 soldiers.", None),
        ("en", "Norway slept. The mill kept 200 soldiers.", None),
        ("fr", "La Norvège compte un moulin et 200 soldats.", None),
        ("fr", "Le moulin a envoyé en Norvège 200 soldats.", None),
    ],
)
def test_soldiers_by_their_number_are_those_of_who_sends_them(language: str, text: str, key: str | None) -> None:
    found = _keys(text, language)
    assert next((found[word] for word in ("soldiers", "soldats") if word in found), None) == key
