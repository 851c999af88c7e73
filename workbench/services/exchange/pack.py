"""Fact packs: what a document states, as JSON, without the document's words.

A pack names its document by SHA-256. Passages are positions with truncated digests; labels are the analyst's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from workbench.core import edtf
from workbench.core.errors import InvalidValue
from workbench.core.kinds import ActorKind, NameKind, Polarity, Relation, TransferObject
from workbench.core.modality import Modality
from workbench.core.wording import tr

SCHEMA = "workbench-pack/1"
LARGEST = 64 * 1024 * 1024
Pack = dict[str, Any]
Rule = Callable[[Any], bool]
Shape = dict[str, Any]

_UID = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DIGEST = re.compile(r"[0-9a-f]{16}")


def _matches(pattern: re.Pattern[str]) -> Rule:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _optional(rule: Rule) -> Rule:
    return lambda value: value is None or rule(value)


def _one_of(kinds: type[StrEnum]) -> Rule:
    allowed = {str(kind) for kind in kinds}
    return lambda value: isinstance(value, str) and value in allowed


def _text(value: Any) -> bool:
    """Text that a database and a person can read: no NUL, no half of a surrogate pair."""
    return (
        isinstance(value, str) and "\x00" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
    )


def _label(value: Any) -> bool:
    return _text(value) and value.strip() != ""


def _words(value: Any) -> bool:
    pieces = value if isinstance(value, list) else [value]
    return all(_text(piece) or _is_passage(piece) for piece in pieces)


def _label_words(value: Any) -> bool:
    return _words(value) and value != [] and (not isinstance(value, str) or value.strip() != "")


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300


def _date(value: Any) -> bool:
    try:
        return isinstance(value, str) and edtf.parse(value) is not None
    except InvalidValue:
        return False


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


_uid = _matches(_UID)
_PASSAGE: Shape = {
    "start": _count,
    "end": _count,
    "length": _count,
    "exact_digest": _matches(_DIGEST),
    "prefix_digest": _matches(_DIGEST),
    "suffix_digest": _matches(_DIGEST),
}


def _is_passage(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == set(_PASSAGE)
        and all(rule(value[name]) for name, rule in _PASSAGE.items())
        and value["end"] - value["start"] == value["length"] > 0
    )


_EVIDENCE: Shape = {"quote": _uid, "relation": _one_of(Relation), "edtf": _optional(_date), "place": _text}
_FACT: Shape = {"uid": _uid, "modality": _one_of(Modality), "description": _words, "evidence": [_EVIDENCE]}
_SHAPE: Shape = {
    "schema": _text,
    "document": {
        "sha256": _matches(_SHA256),
        "text_sha256": _matches(_SHA256),
        "length": _count,
        "title": _words,
        **dict.fromkeys(("publisher", "author", "language"), _text),
        "published": _optional(_date),
    },
    "actors": [
        {
            "uid": _uid,
            "kind": _one_of(ActorKind),
            "name": _label,
            "key": _text,
            "parent": _optional(_uid),
            "parent_dates": _optional(_date),
            "description": _words,
            "names": [{"text": _label, "language": _text, "script": _text, "kind": _one_of(NameKind)}],
            "mentions": [{**_PASSAGE, "form": _one_of(NameKind)}],
            "evidence": [_EVIDENCE],
        }
    ],
    "quotes": [{"uid": _uid, "parts": [_PASSAGE], "comment": _words}],
    "events": [
        {
            **_FACT,
            "label": _label_words,
            "edtf": _optional(_date),
            "place": _words,
            "place_actor": _optional(_uid),
            "kind": _text,
            "participants": [{"actor": _uid, "role": _text}],
        }
    ],
    "transfers": [
        {
            **_FACT,
            "donor": _optional(_uid),
            "recipient": _optional(_uid),
            "kind": _one_of(TransferObject),
            "object": _words,
            "edtf": _optional(_date),
        }
    ],
    "claims": [
        {
            **_FACT,
            "text": _label_words,
            "polarity": _one_of(Polarity),
            "credibility": _text,
            "event": _optional(_uid),
            "attribution": [_uid],
        }
    ],
    "figures": [
        {
            "uid": _uid,
            **{name: _optional(_number) for name in ("low", "best", "high")},
            "bound_words": _words,
            "unit": _text,
            "counted": _words,
            **{name: _optional(_uid) for name in ("quote", "event", "transfer", "claim")},
        }
    ],
    "tags": [
        {
            "uid": _uid,
            "name": _label,
            "description": _words,
            "document": _flag,
            **{name: [_uid] for name in ("quotes", "actors", "events", "claims")},
        }
    ],
}
# Which list a field's uid must be found in.
_POINTS_AT = {
    "parent": "actors",
    "place_actor": "actors",
    "actor": "actors",
    "donor": "actors",
    "recipient": "actors",
    "attribution": "actors",
    "quote": "quotes",
    "event": "events",
    "transfer": "transfers",
    "claim": "claims",
    "quotes": "quotes",
    "actors": "actors",
    "events": "events",
    "claims": "claims",
}
LISTS = ("actors", "quotes", "events", "transfers", "claims", "figures", "tags")


def parse(content: str | bytes) -> Pack:
    """The pack written in `content`; InvalidValue, one sentence with the place in the JSON, when it is none."""
    if len(content) > LARGEST:
        raise InvalidValue(tr("The pack is larger than {size} MB; that is no fact pack.", size=LARGEST // 2**20))
    try:
        held = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(
            tr(
                "The file is not a fact pack: it is not JSON ({reason}); choose one made by “workbench pack make”.",
                reason=error,
            )
        ) from error
    return check(held)


def check(held: Any) -> Pack:
    """`held` itself when it is a whole pack; InvalidValue naming the first place that is wrong."""
    if not isinstance(held, dict) or held.get("schema") != SCHEMA:
        found = held.get("schema") if isinstance(held, dict) else type(held).__name__
        raise InvalidValue(
            tr("The file is not a fact pack: “schema” is “{found}”, not “{expected}”.", found=found, expected=SCHEMA)
        )
    _check_shape(held, _SHAPE, "")
    _check_passages(held)
    _check_uids(held)
    _check_tree(held)
    return held


def passages(held: Any) -> Iterator[Mapping[str, Any]]:
    """Every passage of a pack, wherever it stands."""
    if isinstance(held, dict):
        if "exact_digest" in held:
            yield held
        else:
            for value in held.values():
                yield from passages(value)
    elif isinstance(held, list):
        for value in held:
            yield from passages(value)


def dump(pack: Mapping[str, Any]) -> str:
    """The pack as JSON text, one record a line, the same for the same pack."""
    lines = ["{", f' "schema": {json.dumps(pack["schema"])},']
    lines.append(f' "document": {_json(pack["document"])},')
    for name in LISTS:
        records = ",\n  ".join(_json(record) for record in pack[name])
        end = "" if name == LISTS[-1] else ","
        lines.append(f' "{name}": [\n  {records}\n ]{end}' if records else f' "{name}": []{end}')
    return "\n".join([*lines, "}", ""])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _refuse(path: str, reason: str) -> InvalidValue:
    return InvalidValue(tr("The fact pack is damaged at {path}: {reason}.", path=path or "/", reason=reason))


def _check_shape(value: Any, shape: Any, path: str) -> None:
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            raise _refuse(path, tr("an object is expected"))
        for name in value:
            if name not in shape:
                raise _refuse(f"{path}/{name}", tr("this field is unknown"))
        for name, inner in shape.items():
            if name not in value:
                raise _refuse(f"{path}/{name}", tr("it is missing"))
            _check_shape(value[name], inner, f"{path}/{name}")
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise _refuse(path, tr("a list is expected"))
        for number, item in enumerate(value):
            _check_shape(item, shape[0], f"{path}/{number}")
    elif not shape(value):
        shown = json.dumps(value, ensure_ascii=False)[:60]
        raise _refuse(path, tr("{value} is not allowed there", value=shown))


def _check_passages(pack: Pack) -> None:
    for number, quote in enumerate(pack["quotes"]):
        path = f"/quotes/{number}/parts"
        if not quote["parts"]:
            raise _refuse(path, tr("a quote needs at least one part"))
        behind = 0
        for at, part in enumerate(quote["parts"]):
            if not _is_passage(part) or part["start"] < behind:
                raise _refuse(f"{path}/{at}", tr("the parts must be in order, apart and not empty"))
            behind = part["end"]
    for number, actor in enumerate(pack["actors"]):
        for at, mention in enumerate(actor["mentions"]):
            if mention["end"] - mention["start"] != mention["length"] or not mention["length"]:
                raise _refuse(f"/actors/{number}/mentions/{at}", tr("the length does not fit start and end"))


def _check_uids(pack: Pack) -> None:
    known: dict[str, set[str]] = {}
    for name in LISTS:
        known[name] = set()
        for number, record in enumerate(pack[name]):
            if record["uid"] in known[name]:
                raise _refuse(f"/{name}/{number}/uid", tr("the identity is used twice"))
            known[name].add(record["uid"])
    for name in LISTS:
        for number, record in enumerate(pack[name]):
            for path, field, uid in _pointers(record, f"/{name}/{number}"):
                if uid not in known[_POINTS_AT[field]]:
                    raise _refuse(path, tr("it points at a record that the pack does not hold"))


def _pointers(record: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, str]]:
    """Every uid that a record holds of another one: its path, its field, itself."""
    for field, value in record.items():
        items = value if isinstance(value, list) else [value]
        for number, item in enumerate(items):
            place = f"{path}/{field}/{number}" if isinstance(value, list) else f"{path}/{field}"
            if isinstance(item, dict):
                yield from _pointers(item, place)
            elif field in _POINTS_AT and isinstance(item, str):
                yield place, field, item


def _check_tree(pack: Pack) -> None:
    parents = {actor["uid"]: actor["parent"] for actor in pack["actors"]}
    safe: set[str] = set()
    numbers = {actor["uid"]: number for number, actor in enumerate(pack["actors"])}
    for actor in pack["actors"]:
        passed: set[str] = set()
        uid: str | None = actor["uid"]
        while uid is not None and uid not in safe:
            if uid in passed:
                raise _refuse(f"/actors/{numbers[uid]}/parent", tr("the actor would stand under itself"))
            passed.add(uid)
            uid = parents[uid]
        safe |= passed
