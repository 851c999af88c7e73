"""The lint points at what a note says beyond its sources, and leaves the analyst's own judgement alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.services.assess.lint import QuotedWords, lint

A, B, UNKNOWN = (f"{number:032x}" for number in (1, 2, 3))
KNOWN = {
    A: QuotedWords(("quarante wagons auraient franchi", "la frontière « sans papiers »")),
    B: QuotedWords(("It’s  a\nlong way to the eastern pier",)),
}


def found(body: str) -> list[tuple[str, str]]:
    return [(finding.rule, body[finding.start : finding.end]) for finding in lint(body, KNOWN)]


@pytest.mark.parametrize(
    "body",
    [
        f"Quarante wagons ont passé la frontière [@{A}].",
        f"Quarante wagons ont passé la frontière.[@{A}]",
        f"Quarante wagons ont passé la frontière. [@{A}][@{B}]",
        f"Le ministère dit deux choses : « quarante wagons » [@{A}].",
        "Nous jugeons probable que le trafic reprenne au printemps.",
        "We assess with low confidence that the traffic will resume.",
        "# Un titre long de bien plus que quatre mots",
        "Un titre long de bien plus que quatre mots\n=====",
        "> Une citation longue recopiée par l’analyste lui-même.",
        "| une table | avec des mots | dans ses cases |",
        "```\nle code ne dit rien de lui-même ici\n```",
        "À suivre demain.",
        "Les points suivants restent à établir par la suite :",
        "",
    ],
)
def test_nothing_to_say(body: str) -> None:
    assert found(body) == []


def test_each_uncited_sentence_is_found_at_its_place() -> None:
    body = f"🛰 Les wagons ont passé la frontière [@{A}]. M. Roy a compté 2.5 tonnes par wagon. Nul ne sait pourquoi. Fin.\n"
    assert found(body) == [("uncited-sentence", "M. Roy a compté 2.5 tonnes par wagon.")]


def test_list_items_are_sentences_of_their_own() -> None:
    body = f"- le trafic a repris dès octobre\n- le quai est vide depuis mai [@{B}]\n  et le reste aussi\n1. des navires attendent encore au large"
    assert found(body) == [
        ("uncited-sentence", "le trafic a repris dès octobre"),
        ("uncited-sentence", "des navires attendent encore au large"),
    ]


def test_a_citation_behind_the_full_stop_is_not_the_next_sentences() -> None:
    body = f"Le quai est vide depuis mai. [@{B}] Les navires attendent encore au large."
    assert found(body) == [("uncited-sentence", "Les navires attendent encore au large.")]


def test_a_citation_in_code_cites_nothing() -> None:
    assert found(f"Le quai est vide depuis mai `[@{B}]`.") == [
        ("uncited-sentence", f"Le quai est vide depuis mai `[@{B}]`.")
    ]


def test_a_citation_of_no_quote_is_broken() -> None:
    assert found(f"Le quai est vide depuis mai [@{UNKNOWN}].") == [("broken-citation", f"[@{UNKNOWN}]")]


@pytest.mark.parametrize(
    "words",
    [
        "« quarante wagons »",
        "«\u00a0Quarante  wagons auraient\u00a0»",
        "« quarante […] franchi »",
        "« quarante wagons auraient franchi (...) frontière »",
        "« franchi la frontière »",
        "“sans papiers”",
        "« *quarante* wagons »",
    ],
)
def test_words_that_the_quote_holds_have_not_drifted(words: str) -> None:
    assert found(f"La source dit bien {words} [@{A}].") == []


@pytest.mark.parametrize(
    "words", ["« quatorze wagons »", "“forty cars”", '"wagons quarante"', "« frontière […] wagons »"]
)
def test_words_that_the_quote_does_not_hold_have_drifted(words: str) -> None:
    assert found(f"La source dit bien {words} [@{A}].") == [("drifted-quote", words)]


def test_apostrophes_and_line_ends_do_not_count() -> None:
    assert found(f'As they say, "It\'s a long way" [@{B}].') == []


def test_any_of_the_citations_side_by_side_may_hold_the_words() -> None:
    assert found(f"La source dit bien « eastern pier » [@{A}] [@{B}].") == []
    assert found(f"La source dit « eastern pier » [@{A}], et plus [@{B}].") == [("drifted-quote", "« eastern pier »")]


def test_words_behind_the_last_citation_are_not_held_against_it() -> None:
    assert found(f"La source [@{A}] parle de « tout autre chose ».") == []


@given(
    st.lists(
        st.sampled_from([f"[@{A}]", f"[@{UNKNOWN}]", "« a »", "mot ", ". ", "\n", "\n\n", "- ", "`", "🛰", "# "]),
        max_size=25,
    )
)
def test_findings_point_into_the_note_in_order(pieces: list[str]) -> None:
    body = "".join(pieces)
    findings = lint(body, KNOWN)
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
    assert all(0 <= finding.start < finding.end <= len(body) for finding in findings)
