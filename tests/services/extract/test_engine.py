"""What the engine proposes of a document."""

from __future__ import annotations

from workbench.core.progress import Batch, Step
from workbench.core.proposals import Suggestion
from workbench.services.extract import engine

TEXT = (
    "Le 4 mai 2019, Lisbonne a livré trois navires à la Norvège. "
    "Le Portugal dit ne rien savoir.\n"
    "Depuis 2021, les marins norvégiens manquent de pièces."
)


def _proposed(text: str, language: str = "fr", published: str | None = None) -> list[Suggestion]:
    items = engine.propose(text, blocks=[], language=language, published=published)
    return [one for item in items if isinstance(item, Batch) for one in item.records]


def test_every_suggestion_has_the_exact_words_of_its_place() -> None:
    proposed = _proposed(TEXT)
    assert proposed
    for one in proposed:
        assert TEXT[one.span.start : one.span.end] == one.exact
        assert one.engine == engine.ENGINE
        assert 0 < one.score <= 1


def test_a_country_is_one_suggestion_with_all_its_mentions() -> None:
    actors = {one.payload["key"]: one.payload for one in _proposed(TEXT) if one.kind == "actor"}
    portugal = actors["PT"]
    assert portugal["name"] == "Portugal"
    assert [(TEXT[start:end], form) for start, end, form in portugal["mentions"]] == [
        ("Lisbonne", "metonym"),
        ("Portugal", "name"),
    ]
    assert [form for _, _, form in actors["NO"]["mentions"]] == ["name", "demonym"]


def test_a_dated_sentence_is_an_event_whose_quote_is_the_sentence() -> None:
    first, second = (one for one in _proposed(TEXT) if one.kind == "event")
    assert (first.payload["edtf"], second.payload["edtf"]) == ("2019-05-04", "2021/..")
    start, end = first.payload["quote"]
    assert TEXT[start:end] == "Le 4 mai 2019, Lisbonne a livré trois navires à la Norvège."
    assert first.payload["label"].startswith("Lisbonne a livré trois navires")


def test_a_date_taken_from_the_document_scores_less_than_one_written_out() -> None:
    written, inferred = (one for one in _proposed("Il part le 4 mai 2019. Il revient hier.", published="2019-06-01"))
    assert inferred.score < written.score


def test_progress_is_told_while_reading() -> None:
    assert any(isinstance(item, Step) for item in engine.propose(TEXT, blocks=[], language="fr", published=None))


def test_transfers_figures_and_claims_are_proposed_on_demand_with_their_quotes() -> None:
    text = "Selon Oslo, la Suède aurait livré 40 obus à la Norvège."
    items = engine.propose(text, blocks=[], language="fr", published=None, kinds=("transfer", "figure", "claim"))
    found = {one.kind: one for item in items if isinstance(item, Batch) for one in item.records}
    assert set(found) == {"transfer", "figure", "claim"}
    assert found["transfer"].payload["object"] == "40 obus"
    assert found["figure"].payload["best"] == 40
    assert found["claim"].payload["sources"][0]["actor"] == "NO"
    for one in found.values():
        assert one.modality == "reported"
        start, end = one.payload["quote"]
        assert text[start:end] == text


def test_a_text_whose_language_is_not_declared_is_read_in_its_own() -> None:
    [event] = (one for one in _proposed("Le pont est ouvert dans la ville depuis mai 2019.", "") if one.kind == "event")
    assert event.payload["edtf"] == "2019-05/.."
