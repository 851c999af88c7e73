"""An analysis as a whole, and as the plain data that scripts read."""

from __future__ import annotations

import json
import random

from workbench.core.modality import Modality
from workbench.services.extract.analysis import analyse
from workbench.services.extract.wire import as_data

FRENCH = (
    "Un port sous surveillance\n"
    "Selon la marine norvégienne, 40 marins suédois ont quitté Vardane le 4 mai 2019. "
    "La Suède aurait livré des obus à Oslo (Norvège). Le général Ola Berg n’a pas répondu.\n"
)
ENGLISH = "On 4 May 2019, Norway said that Sweden had sent 40 guns to Denmark. It may be true.\n"


def test_every_place_lies_in_the_text_and_actors_are_referred_to_by_their_id() -> None:
    data = as_data(analyse(FRENCH, blocks=[], language="fr"))
    ids = {actor["id"] for actor in data["actors"]}
    for name in ("sentences", "dates", "figures", "transfers", "events", "claims"):
        assert data[name], name
        assert all(0 <= one["start"] < one["end"] <= len(FRENCH) for one in data[name])
    assert all(t["donor"] in ids and t["recipient"] in ids for t in data["transfers"])
    assert all(set(e["participants"]) <= ids for e in data["events"])
    assert all(set(c["sources"]) <= ids | {""} for c in data["claims"])


def test_plain_data_survives_json_and_is_the_same_twice() -> None:
    first = json.dumps(as_data(analyse(FRENCH, blocks=[], language="fr")))
    assert first == json.dumps(as_data(analyse(FRENCH, blocks=[], language="fr")))


def test_an_event_has_the_modality_of_its_sentence_and_its_participants() -> None:
    [event] = analyse(FRENCH, blocks=[], language="fr").events
    assert event.modality == "reported"
    assert event.date.edtf == "2019-05-04"
    assert "SE" in event.participants


def test_modalities_are_those_of_the_product() -> None:
    for text, language in ((FRENCH, "fr"), (ENGLISH, "en")):
        assert all(s.modality in set(Modality) for s in analyse(text, blocks=[], language=language).sentences)


def test_a_claim_keeps_who_says_it() -> None:
    [claim] = analyse(ENGLISH, blocks=[], language="en").claims
    assert [source.actor for source in claim.sources] == ["NO"]


def test_no_text_makes_the_rules_fail() -> None:
    pieces = [
        "«",
        "»",
        "(",
        ")",
        " ",
        "\n",
        ".",
        "..",
        ",",
        "’",
        "Oslo",
        "a déclaré",
        "selon",
        "2 000",
        "%",
        "Si",
        "é",
        "\u202f",
        "…",
    ]
    chance = random.Random(7)
    for _ in range(150):
        text = " ".join(chance.choice(pieces) for _ in range(30))
        for language in ("fr", "en"):
            data = as_data(analyse(text, blocks=[], language=language))
            assert all(m["end"] <= len(text) for actor in data["actors"] for m in actor["mentions"])


def test_empty_text_has_nothing() -> None:
    assert analyse("", blocks=[], language="fr").actors == ()
