"""A note's citations become numbered notes in reading order, and the analyst's words stay as they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from workbench.core.errors import WorkbenchError
from workbench.services.briefing import syntax
from workbench.services.briefing.compose import Composed, compose
from workbench.services.briefing.records import Briefing

MakeBriefing = Callable[..., Briefing]
ONE, TWO, THREE = (f"{number:032x}" for number in (1, 2, 3))


def _notes(composed: Composed) -> list[str]:
    found: list[str] = []

    def keep(node: dict[str, Any]) -> list[dict[str, Any]]:
        if node["t"] == "Note":
            found.append(syntax.plain_text(node["c"][0]["c"]))
        return [node]

    syntax.rebuilt(composed.body, keep)
    return found


def _words(composed: Composed) -> str:
    return syntax.plain_text(block for node in composed.body for block in node["c"] if isinstance(block, dict))


def test_citations_are_numbered_in_reading_order(briefing: Briefing) -> None:
    composed = compose(briefing)
    assert [(note.number, note.uid) for note in composed.footnotes] == [(1, ONE), (2, TWO), (3, THREE), (4, ONE)]
    assert composed.missing == ()


def test_a_footnote_says_words_source_speaker_and_ratings(briefing: Briefing) -> None:
    first, second, third, _ = _notes(compose(briefing))
    assert first == (
        "«\u00a0quarante wagons auraient franchi la frontière\u00a0» Le rail et la frontière, Ève Marchal, Cahiers du rail, "
        "23 oct. 2024, p.\u00a04, §\u00a01. Attribué à\u00a0: Agence du Nord › ministère. "
        "Modalité\u00a0: au conditionnel. Fiabilité de la source\u00a0:\u00a0B\u202f; crédibilité de l’information\u00a0:\u00a03."
    )
    assert second.startswith("«\u00a0Un porte-parole a refusé […] « ces rumeurs »\u00a0» Le rail")
    assert second.endswith("§\u00a02.")
    assert third.startswith("“four ships at the eastern pier” Four ships, Harbour Watch, vers nov. 2024")


def test_the_note_decides_the_language_of_our_words(make_briefing: MakeBriefing) -> None:
    (note,) = _notes(compose(make_briefing(f"So it is [@{ONE}].", language="en")))
    assert note.startswith("«\u00a0quarante wagons")
    assert (
        "23 Oct 2024, p.\u00a04, para.\u00a01. Attributed to Agence du Nord › ministère. Modality: conditional." in note
    )


def test_each_document_is_listed_once_with_its_notes(briefing: Briefing) -> None:
    entries = [node for node in compose(briefing).sources if node["t"] == "Div" and "source" in node["c"][0][1]]
    listed = [syntax.plain_text(entry["c"][1][0]["c"]) for entry in entries]
    assert len(listed) == 2
    assert listed[0].startswith("Ève Marchal. Le rail et la frontière, Cahiers du rail, 23 oct. 2024.")
    assert "En français. Notes 1, 2, 4. SHA-256 " in listed[0]
    assert "Note 3." in listed[1]


def test_neighbouring_numbers_are_kept_apart_and_stand_against_the_word(make_briefing: MakeBriefing) -> None:
    (block,) = compose(make_briefing(f"À quai [@{ONE}] [@{TWO}][@{THREE}], dit-on.")).body
    assert [node["t"] for node in block["c"][3:8]] == ["Note", "Superscript", "Note", "Superscript", "Note"]
    assert block["c"][2] == {"t": "Str", "c": "quai"}


@pytest.mark.parametrize("before", ["**gras.**", "⸢1⸣ ⸢⸢", "*a*", "1.", "«"])
def test_what_stands_before_a_citation_does_not_matter(make_briefing: MakeBriefing, before: str) -> None:
    composed = compose(make_briefing(f"Mot {before}[@{ONE}] fin"))
    assert [note.uid for note in composed.footnotes] == [ONE]
    assert "*" not in _words(composed)
    assert "[@" not in json.dumps(composed.body)


def test_code_holds_no_citation(make_briefing: MakeBriefing) -> None:
    composed = compose(make_briefing(f"Écrire `[@{ONE}]` cite.\n\n    [@{TWO}]\n"))
    assert composed.footnotes == ()
    assert f"[@{ONE}]" in json.dumps(composed.body)
    assert f"[@{TWO}]" in json.dumps(composed.body)


def test_a_lost_quote_is_said_in_the_text(make_briefing: MakeBriefing) -> None:
    composed = compose(make_briefing(f"Perdu [@{'a' * 32}]."))
    assert composed.missing == ("a" * 32,)
    assert "[citation aaaaaaaa introuvable]" in _words(composed)
    assert composed.sources == []


def test_a_first_heading_that_repeats_the_title_is_dropped(make_briefing: MakeBriefing) -> None:
    composed = compose(make_briefing("# L’état du trafic\n\nTexte.\n"))
    assert [node["t"] for node in composed.body] == ["Para"]


def test_nothing_that_acts_or_reaches_out_is_left(hostile: Briefing) -> None:
    kinds: set[str] = set()
    targets: list[str] = []

    def look(node: dict[str, Any]) -> list[dict[str, Any]]:
        kinds.add(node["t"])
        if node["t"] == "Link":
            targets.append(node["c"][2][0])
        return [node]

    composed = compose(hostile)
    syntax.rebuilt([*composed.body, *composed.sources], look)
    assert not kinds & {"RawInline", "RawBlock", "Image", "Math"}
    assert targets == []


def test_too_deep_a_note_gets_a_sentence(make_briefing: MakeBriefing) -> None:
    with pytest.raises(WorkbenchError, match=r"nested too deeply|could not be turned"):
        compose(make_briefing("> " * 4000 + "x"))
