"""Which actors of a pack are in the dossier already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.core.kinds import NameKind
from workbench.store.connection import Reader
from workbench.store.read import exchange

_SAME_AS_NAME = {NameKind.NAME.value, NameKind.ALIAS.value, NameKind.ACRONYM.value}


def match_actors(reader: Reader, actors: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Pack uid -> id of the actor that is the same: by identity, else by kind and code, else by kind and name.

    Names are compared without regard to case, the names that an analyst added or merged in included. Two actors of
    the pack never become one here.
    """
    held = exchange.all_rows(reader, "actor")
    by_uid = {row["uid"]: row["id"] for row in held}
    kinds = {row["id"]: row["kind"] for row in held}
    by_key = {(row["kind"], row["key"]): row["id"] for row in reversed(held) if row["key"]}
    by_name = {
        (kinds[row["actor_id"]], row["text"].casefold()): row["actor_id"]
        for row in reversed(exchange.all_rows(reader, "actor_name"))
        if row["kind"] in _SAME_AS_NAME
    }
    by_name.update({(row["kind"], row["name"].casefold()): row["id"] for row in reversed(held)})
    found = {actor["uid"]: by_uid[actor["uid"]] for actor in actors if actor["uid"] in by_uid}
    taken = set(found.values())
    for actor in actors:
        if actor["uid"] in found:
            continue
        same = by_key.get((actor["kind"], actor["key"])) if actor["key"] else None
        if same is None:
            same = by_name.get((actor["kind"], actor["name"].casefold()))
        if same is not None and same not in taken:
            found[actor["uid"]] = same
            taken.add(same)
    return found
