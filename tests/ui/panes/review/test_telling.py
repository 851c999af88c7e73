"""A proposal in words."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.store.read.proposals import ProposalRow
from workbench.ui.panes.review import telling

TEXT = "Hier encore. Selon Oslo, au moins 1 200 obus seraient partis. Demain aussi.\n"
SENTENCE = (13, 61)


def row(kind: str, start: int, end: int, **payload: Any) -> ProposalRow:
    held = {"quote": list(SENTENCE), "cues": [], "sources": [], **payload}
    return ProposalRow(
        1,
        1,
        kind,
        start,
        end,
        TEXT[start:end],
        "reported",
        "figure.number",
        0.8,
        "proposed",
        "rules/9",
        "a" * 64,
        "",
        held,
    )


@pytest.mark.parametrize(
    "low, best, high, words",
    [
        (None, 40.0, None, "40 obus"),
        (1200.0, None, None, "≥ 1\u202f200 obus"),
        (None, None, 0.5, "≤ 0.5 obus"),
        (3000.0, None, 5000.0, "3\u202f000 – 5\u202f000 obus"),
        (None, None, None, "? obus"),
    ],
)
def test_a_figure_is_written_with_its_bounds(
    low: float | None, best: float | None, high: float | None, words: str
) -> None:
    assert telling.amount({"low": low, "best": best, "high": high, "unit": "", "counted": "obus"}) == words


def test_the_quote_shows_the_words_in_bold_and_the_cues_lit_even_where_they_overlap() -> None:
    figure = row("figure", 34, 44, cues=[[13, 18, "reported", "r"], [25, 38, "reported", "r"]])
    shown = telling.quote_html(figure, TEXT)
    assert "Selon" in shown
    assert "Hier" not in shown
    assert 'font-weight:600">' in shown
    # The stretch that both hold has both looks; taken apart, the words are still all there, once.
    import re

    assert re.sub("<[^>]+>", "", shown) == TEXT[slice(*SENTENCE)]
    assert any("background" in style and "font-weight" in style for style in re.findall('style="([^"]*)"', shown))


def test_a_source_without_an_actor_is_named_by_its_words() -> None:
    claim = row("claim", *SENTENCE, text="…", sources=[{"actor": "", "name": "", "source": [19, 23], "cue": [13, 18]}])
    assert ("According to", "Oslo") in telling.facts(claim, TEXT)


def test_why_names_the_rule_in_words_also_one_that_nobody_has_described() -> None:
    figure = row("figure", 34, 44)
    assert telling.why(figure, TEXT)[0] == ("Rule", "figure.number: a number with what it counts")
    assert telling.why(figure._replace(rule="x.y"), TEXT)[0] == ("Rule", "x.y: a rule of the engine")
    assert telling.why(figure, TEXT)[1] == ("Cue words", "none")


def test_why_says_how_an_actor_is_named() -> None:
    actor = row("actor", 19, 23, mentions=[[19, 23, "metonym"], [34, 44, "name"], [45, 50, "name"]])
    assert ("Named as", "name 2, metonym 1") in telling.why(actor, TEXT)


def test_an_actor_is_shown_with_a_few_words_around_it_and_never_past_its_paragraph() -> None:
    text = "One before.\n" + "word " * 40 + "Oslo spoke" + " again" * 40 + ".\nOne after.\n"
    at = text.index("Oslo")
    shown = telling.quote_html(row("actor", at, at + 4, quote=[at, at + 4]), text)
    assert "Oslo</span> spoke again again" in shown
    assert shown.count("again") < 20
    assert shown.count("word") < 20
    near = "One before.\nOslo spoke.\nOne after.\n"
    at = near.index("Oslo")
    shown = telling.quote_html(row("actor", at, at + 4, quote=[at, at + 4]), near)
    assert shown.endswith("</span> spoke.")
    assert "before" not in shown
