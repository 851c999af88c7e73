"""A pack is checked whole before anything is done with it, and what is wrong is named by its place."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from workbench.core.errors import InvalidValue
from workbench.files import seed
from workbench.services.exchange.pack import check, dump, parse

_PACK = parse(next(seed("packs").glob("*.json")).read_bytes())


def _damaged(change: Any) -> dict[str, Any]:
    held = copy.deepcopy(_PACK)
    change(held)
    return held


def _sentence(change: Any) -> str:
    with pytest.raises(InvalidValue) as raised:
        check(_damaged(change))
    told = str(raised.value)
    assert "\n" not in told
    return told


def test_a_pack_comes_back_from_its_own_text() -> None:
    assert parse(dump(_PACK)) == _PACK
    assert dump(parse(dump(_PACK))) == dump(_PACK)


@pytest.mark.parametrize("content", ["", "{", "[]", "3", b"\xff\xfe", '{"schema": "other/1"}', "[" * 100_000])
def test_what_is_no_pack_is_refused_in_one_sentence(content: str | bytes) -> None:
    with pytest.raises(InvalidValue) as raised:
        parse(content)
    assert "not a fact pack" in str(raised.value)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda pack: pack["events"][3].pop("label"), "/events/3/label"),
        (lambda pack: pack["events"][3].update(label=""), "/events/3/label"),
        (lambda pack: pack["events"][0].update(colour="red"), "/events/0/colour"),
        (lambda pack: pack["events"][0].update(edtf="23 octobre"), "/events/0/edtf"),
        (lambda pack: pack["actors"][2].update(kind="planet"), "/actors/2/kind"),
        (lambda pack: pack["actors"][2].update(parent="0" * 32), "/actors/2/parent"),
        (lambda pack: pack["actors"][2].update(parent=pack["actors"][2]["uid"]), "/actors/2/parent"),
        (lambda pack: pack["actors"][2].update(uid=pack["actors"][1]["uid"]), "/actors/2/uid"),
        (lambda pack: pack["quotes"][0].update(parts=[]), "/quotes/0/parts"),
        (lambda pack: pack["quotes"][0]["parts"][0].update(end=0), "/quotes/0/parts/0"),
        (lambda pack: pack["quotes"][0]["parts"][0].update(start=-1), "/quotes/0/parts/0/start"),
        (lambda pack: pack["quotes"][0]["parts"].append(pack["quotes"][0]["parts"][0]), "/quotes/0/parts/1"),
        (lambda pack: pack["claims"][1]["evidence"][0].update(quote="f" * 32), "/claims/1/evidence/0/quote"),
        (lambda pack: pack["claims"][1]["attribution"].append("f" * 32), "/claims/1/attribution/"),
        (lambda pack: pack["claims"][1].update(modality="sure"), "/claims/1/modality"),
        (lambda pack: pack["figures"][0].update(low=float("nan")), "/figures/0/low"),
        (lambda pack: pack["figures"][0].update(best=True), "/figures/0/best"),
        (lambda pack: pack["document"].update(sha256="abc"), "/document/sha256"),
        (lambda pack: pack.update(tags={}), "/tags"),
        (lambda pack: pack.pop("transfers"), "/transfers"),
    ],
)
def test_a_damaged_pack_is_refused_with_the_place(change: Any, place: str) -> None:
    assert place in _sentence(change)


def test_a_circle_of_actors_is_refused() -> None:
    def circle(pack: dict[str, Any]) -> None:
        child = next(actor for actor in pack["actors"] if actor["parent"])
        parent = next(actor for actor in pack["actors"] if actor["uid"] == child["parent"])
        parent["parent"] = child["uid"]

    assert "under itself" in _sentence(circle)


def test_a_pack_is_json_with_one_record_a_line() -> None:
    lines = dump(_PACK).splitlines()
    assert sum('"uid"' in line for line in lines) >= sum(len(_PACK[name]) for name in ("actors", "quotes", "events"))
    assert json.loads(dump(_PACK)) == _PACK
