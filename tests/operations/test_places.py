"""An actor is put on the map, words become a place, and nonsense is refused in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.operations import places, records
from workbench.store.dossier import Dossier
from workbench.store.read import actors, events


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = Dossier.create(tmp_path / "places.dossier")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("39.03, 125.75", (39.03, 125.75)),
        ("39,03 ; 125,75", (39.03, 125.75)),
        ("-12.05 -77.04", (-12.05, -77.04)),
        ("12.05 S 77.04 W", (-12.05, -77.04)),
        ("48,85° N, 2,35° E", (48.85, 2.35)),
    ],
)
def test_degrees_are_read_as_people_write_them(text: str, found: tuple[float, float]) -> None:
    assert places.degrees(text) == found


@pytest.mark.parametrize("text", ["", "39.03", "Pyongyang", "91, 10", "10, 181", "1 2 3"])
def test_what_is_no_place_on_the_earth_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        places.degrees(text)


def test_an_actor_is_put_on_the_map_and_undo_takes_it_off(dossier: Dossier) -> None:
    id = records.create(dossier, RecordKind.ACTOR, name="Base", kind="place").result
    assert isinstance(id, int)
    places.locate(dossier, id, 39.5, 126.0)
    with dossier.reading() as reader:
        assert (actors.actor(reader, id).latitude, actors.actor(reader, id).longitude) == (39.5, 126.0)
    dossier.undo()
    with dossier.reading() as reader:
        assert actors.actor(reader, id).latitude is None


def test_words_become_a_place_and_their_events_are_there_in_one_gesture(dossier: Dossier) -> None:
    for place in ("Le gué", "Le gué", "Ailleurs"):
        records.create(dossier, RecordKind.EVENT, label="X", place=place)
    id = places.found(dossier, "Le gué", 50.0, 30.0).result
    with dossier.reading() as reader:
        assert [events.event(reader, event).place_actor_id for event in (1, 2, 3)] == [id, id, None]
    dossier.undo()
    with dossier.reading() as reader:
        assert events.event(reader, 1).place_actor_id is None


def test_the_card_takes_no_impossible_degrees(dossier: Dossier) -> None:
    with pytest.raises(InvalidValue, match="90"):
        records.create(dossier, RecordKind.ACTOR, name="X", kind="place", latitude=91.0)
