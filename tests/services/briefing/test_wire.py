"""A briefing comes through to the child process unchanged, and the file back."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from types import MappingProxyType

from workbench.services.briefing import wire
from workbench.services.briefing.formats import render
from workbench.services.briefing.records import Briefing


def test_a_briefing_survives_the_journey(briefing: Briefing, hostile: Briefing) -> None:
    for note in (briefing, hostile, replace(briefing, marking=None)):
        assert wire.from_json(wire.to_json(note)) == note


def test_read_only_mappings_travel_too(briefing: Briefing) -> None:
    frozen = replace(briefing, quotes=MappingProxyType(dict(briefing.quotes)))
    assert wire.from_json(wire.to_json(frozen)) == briefing


def test_serving_gives_the_file_and_its_manifest_as_json(briefing: Briefing) -> None:
    answer = json.loads(json.dumps(wire.serve(wire.to_json(briefing), {"format": "html"})))
    export = render(briefing, "html")
    assert base64.b64decode(answer["file"]) == export.content
    assert answer["manifest"] == export.manifest
    assert answer["is_embedded"] is True
