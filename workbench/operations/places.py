"""Places: where an actor is on the map."""

from __future__ import annotations

import re

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.kinds import ActorKind, RecordKind
from workbench.core.wording import tr
from workbench.operations import records
from workbench.store.dossier import Dossier
from workbench.store.read import sites
from workbench.store.write import rows

_NUMBER = r"([+-−]?\d+(?:[.,]\d+)?)\s*°?\s*([NSEWO]?)"
_PAIR = re.compile(rf"^\s*{_NUMBER}\s*(?:[,;/]\s|[,;/]|\s)\s*{_NUMBER}\s*$", re.I)


def degrees(text: str) -> tuple[float, float]:
    """Latitude and longitude from "39.03, 125.75", "39,03 ; 125,75" or "39.03 N 125.75 E"; InvalidValue otherwise.

    >>> degrees("39.03, 125.75"), degrees("12,05 S 77,04 O")
    ((39.03, 125.75), (-12.05, -77.04))
    """
    match = _PAIR.match(text.replace("−", "-"))
    if match is None:
        raise InvalidValue(
            tr("“{text}” is no place on the earth; write latitude and longitude: 39.03, 125.75.", text=text)
        )
    latitude, longitude = (float(match[at].replace(",", ".")) for at in (1, 3))
    latitude *= -1 if match[2].upper() == "S" else 1
    longitude *= -1 if match[4].upper() in ("W", "O") else 1
    records.checked(RecordKind.ACTOR, {"latitude": latitude, "longitude": longitude})
    return latitude, longitude


def locate(dossier: Dossier, actor_id: int, latitude: float, longitude: float) -> Changes:
    """Put an actor on the map."""
    return records.edit(dossier, RecordKind.ACTOR, actor_id, latitude=latitude, longitude=longitude)


def found(dossier: Dossier, name: str, latitude: float, longitude: float) -> Changes:
    """Make a place of the words that events give as theirs, put it on the map, and let those events be there."""
    values = records.checked(RecordKind.ACTOR, {"name": name, "latitude": latitude, "longitude": longitude})
    with dossier.operation(tr("Place on the map: {name}", name=name)) as op:
        op.result = rows.insert(op, "actor", kind=ActorKind.PLACE.value, **values)
        for event in sites.events_named(op.reader, name):
            rows.update(op, "event", event, place_actor_id=op.result)
    return dossier.changes(op)
