"""What an analyst corrects in a proposal before it becomes a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.core.errors import InvalidValue
from workbench.core.kinds import ActorKind, Polarity, TransferObject
from workbench.core.modality import Modality
from workbench.core.numbers import as_number
from workbench.core.wording import tr
from workbench.operations import records
from workbench.store.read.proposals import ProposalRow

_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("actor", "kind"): tuple(ActorKind),
    ("transfer", "kind"): tuple(TransferObject),
    ("claim", "polarity"): tuple(Polarity),
}
_FIELDS: dict[str, frozenset[str]] = {
    "actor": frozenset({"name", "kind", "key"}),
    "event": frozenset({"label", "edtf", "place", "kind", "modality", "roles"}),
    "transfer": frozenset({"donor", "recipient", "kind", "object", "edtf", "modality"}),
    "figure": frozenset({"low", "best", "high", "bound_words", "unit", "counted", "modality"}),
    "claim": frozenset({"text", "modality", "polarity", "sources"}),
}
_SIDES = frozenset({"donor", "recipient"})
_NEEDED = frozenset({"name", "label", "text"})
_NUMBERS = frozenset({"low", "best", "high"})


def corrected(
    row: ProposalRow, values: Mapping[str, Any], names: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], str]:
    """The payload and the modality with these values; InvalidValue in one sentence when one cannot be.

    `roles` is {actor id: role}, `sources` {place in the chain: actor id, "" for nobody known}; `names` are what actors
    are called by their id. What the engine had said stays in the payload as `was`, so that a later reading knows the
    proposal again.
    """
    foreign = values.keys() - _FIELDS[row.kind]
    if foreign:
        raise InvalidValue(
            tr("The {kind} has no field “{name}” that can be edited.", kind=tr(row.kind), name=min(foreign))
        )
    payload, modality = dict(row.payload), row.modality
    payload.setdefault("was", {key: payload.get(key) for key in ("id", "key", "donor", "recipient")})
    payload["edited"] = True
    for name, value in values.items():
        if name == "modality":
            modality = _modality(value)
        elif name == "roles":
            payload["participants"] = [
                {**one, "role": str(value.get(one["id"], one["role"])).strip()} for one in payload["participants"]
            ]
        elif name == "sources":
            payload["sources"] = _sources(row, payload.get("sources", ()), value, names or {})
        else:
            payload[name] = _checked(row.kind, name, value)
            if name in _SIDES:
                payload[f"{name}_name"] = (names or {}).get(payload[name], "")
    return payload, modality


def _sources(
    row: ProposalRow, held: Sequence[Mapping[str, Any]], chosen: Mapping[int, str], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The chain of those who say so, each of `chosen` in its place; one that no words of the text name has none."""
    chain = [dict(one) for one in held]
    for at, actor in sorted(chosen.items()):
        if at >= len(chain):
            nowhere = [row.quote[0], row.quote[0]]
            chain.append({"source": nowhere, "cue": nowhere})
        chain[at] |= {"actor": actor, "name": names.get(actor, "")}
    return [one for one in chain if one["actor"] or one["source"][1] > one["source"][0]]


def _modality(value: object) -> str:
    try:
        return Modality(str(value)).value
    except ValueError as error:
        raise InvalidValue(
            tr(
                "“{value}” is not a {name}; it is one of {allowed}.",
                value=value,
                name="modality",
                allowed=", ".join(Modality),
            )
        ) from error


def _checked(kind: str, name: str, value: Any) -> Any:
    if name == "edtf":
        return records.date_of(str(value).strip()) if value else None
    if name in _NUMBERS:
        return number(value)
    words = str(value or "").strip()
    allowed = _CHOICES.get((kind, name))
    if allowed is not None and words not in allowed:
        raise InvalidValue(
            tr("“{value}” is not a {name}; it is one of {allowed}.", value=value, name=name, allowed=", ".join(allowed))
        )
    if name in _NEEDED and not words:
        raise InvalidValue(tr("The {kind} needs a name; type one.", kind=tr(kind)))
    return words


def number(value: Any) -> float | None:
    """A number as people type it, spaces and decimal comma included; None for nothing."""
    words = str(value if value is not None else "").strip()
    found = as_number(words)
    if words and found is None:
        raise InvalidValue(tr("“{value}” is not a number; write 1200 or 0.5.", value=value))
    return found
