"""A reader can check offline every word that a briefing quotes."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from workbench.core.errors import InvalidValue
from workbench.services.briefing import manifest
from workbench.services.briefing.formats import render
from workbench.services.briefing.records import Briefing


@pytest.fixture
def made(briefing: Briefing) -> dict[str, Any]:
    return deepcopy(render(briefing, "markdown").manifest)


def _rules(found: list[manifest.Finding]) -> list[str]:
    return [finding.rule for finding in found]


def test_it_lists_every_footnote_with_its_words_and_place(made: dict[str, Any], texts: dict[str, str]) -> None:
    assert [note["number"] for note in made["footnotes"]] == [1, 2, 3, 4]
    assert made["note"]["title"] == "L’état du trafic"
    assert made["marking"] == "TLP:AMBER"
    for note in made["footnotes"]:
        assert all(texts[note["document"]][part["start"] : part["end"]] == part["exact"] for part in note["parts"])
    assert [len(note["parts"]) for note in made["footnotes"]] == [1, 2, 1, 1]


@pytest.mark.parametrize("format", ["html", "markdown", "docx"])
def test_an_untouched_export_has_no_findings(briefing: Briefing, texts: dict[str, str], format: str) -> None:
    export = render(briefing, format)
    written = manifest.read(export.content if export.is_embedded else manifest.dump(export.manifest))
    assert manifest.check(written, texts.get, content=export.content) == []


def test_a_changed_file_is_found(briefing: Briefing, texts: dict[str, str]) -> None:
    export = render(briefing, "html")
    changed = export.content.replace(b"quarante wagons", b"quatorze wagons", 1)
    assert _rules(manifest.check(manifest.read(changed), texts.get, content=changed)) == ["file-changed"]


def test_a_source_that_says_something_else_is_found(made: dict[str, Any], texts: dict[str, str]) -> None:
    changed = {sha256: text.replace("quarante", "quatorze") for sha256, text in texts.items()}
    found = manifest.check(made, changed.get)
    assert _rules(found) == ["changed-text", "drifted-quote", "drifted-quote"]
    assert [finding.number for finding in found] == [None, 1, 4]
    assert "rail" in found[0].message


def test_a_document_that_is_not_here_is_said_once(made: dict[str, Any]) -> None:
    assert _rules(manifest.check(made, lambda sha256: None)) == ["missing-document", "missing-document"]


def test_words_altered_in_the_manifest_are_found(made: dict[str, Any], texts: dict[str, str]) -> None:
    made["footnotes"][2]["parts"][0]["exact"] = "five ships at the eastern pier"
    found = manifest.check(made, texts.get)
    assert [(finding.rule, finding.number) for finding in found] == [("altered-manifest", 3)]


def test_a_lost_quote_is_found(make_briefing: Callable[..., Briefing], texts: dict[str, str]) -> None:
    export = render(make_briefing(f"Perdu [@{'a' * 32}]."), "markdown")
    found = manifest.check(export.manifest, texts.get)
    assert [(finding.rule, finding.quote_uid) for finding in found] == [("missing-quote", "a" * 32)]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"<html></html>", b"[]", b'{"format": "x"}', b"[" * 100_000])
def test_what_is_no_manifest_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(InvalidValue, match="carries no manifest"):
        manifest.read(content)


def test_a_newer_manifest_asks_for_a_newer_workbench(made: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue, match="newer workbench"):
        manifest.read(json.dumps({**made, "version": 2}).encode())


@pytest.mark.parametrize(
    "key, value",
    [
        *((key, value) for key in ("documents", "footnotes") for value in (None, 3, "x", [3], [{}])),
        *(("missing", value) for value in (None, 3, "x")),
    ],
)
def test_a_damaged_manifest_is_refused_in_a_sentence(made: dict[str, Any], key: str, value: object) -> None:
    with pytest.raises(InvalidValue, match="damaged"):
        manifest.check({**made, key: value}, lambda sha256: None)
