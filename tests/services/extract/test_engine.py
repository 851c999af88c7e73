"""What the engine proposes of a document."""

from __future__ import annotations

from workbench.core.progress import Step
from workbench.core.proposals import Suggestion
from workbench.services.extract import engine
from workbench.services.extract.analysis import analyse

TEXT = (
    "Le 4 mai 2019, Lisbonne a livré trois navires à la Norvège. "
    "Le Portugal dit ne rien savoir.\n"
    "Depuis 2021, les marins norvégiens manquent de pièces."
)


def _proposed(text: str, language: str = "fr", published: str | None = None) -> list[Suggestion]:
    items = list(engine.propose(text, blocks=[], language=language, published=published))
    found = items[-1]
    assert isinstance(found, engine.Found)
    return list(found.suggestions)


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


def test_transfers_figures_and_claims_are_proposed_with_their_quotes_cues_and_sources() -> None:
    text = "Selon Oslo, la Suède aurait livré 40 obus à la Norvège."
    found = {one.kind: one for one in _proposed(text)}
    assert found["transfer"].payload["object"] == "40 obus"
    assert found["figure"].payload["best"] == 40
    for kind in ("transfer", "figure", "claim"):
        one = found[kind]
        assert one.modality == "reported"
        start, end = one.payload["quote"]
        assert text[start:end] == text
        assert one.payload["sources"][0]["actor"] == "NO"
        assert "Selon" in [text[start:end] for start, end, *_ in one.payload["cues"]]


def test_only_an_actor_that_the_lists_know_by_name_is_known() -> None:
    text = "La Norvège attend. Le groupe Vega et des soldats suédois avancent."
    known = {one.payload["name"]: one.payload["is_known"] for one in _proposed(text) if one.kind == "actor"}
    assert known["Norvège"]
    assert list(known.values()).count(True) == 1


def test_the_beginning_of_a_long_text_comes_first_and_ends_with_a_paragraph() -> None:
    text = (TEXT + "\n") * 120
    first, whole = (
        one for one in engine.propose(text, blocks=[], language="fr", published=None) if isinstance(one, engine.Found)
    )
    assert (first.is_partial, whole.is_partial) == (True, False)
    last = max(one.span.end for one in first.suggestions)
    assert last < len(text) // 2
    assert {(one.kind, one.span) for one in first.suggestions} <= {(one.kind, one.span) for one in whole.suggestions}


def test_a_text_whose_language_is_not_declared_is_read_in_its_own() -> None:
    [event] = (one for one in _proposed("Le pont est ouvert dans la ville depuis mai 2019.", "") if one.kind == "event")
    assert event.payload["edtf"] == "2019-05/.."


def test_a_long_text_tells_how_far_it_is_read_and_shows_its_beginning_early() -> None:
    text = "\n".join(f"Le {day % 28 + 1} mai 2019, Oslo a livré {day} navires à la Suède." for day in range(1, 1_500))
    items = list(engine.propose(text, blocks=[], language="fr", published=None))
    steps = [item.done for item in items if isinstance(item, Step)]
    first = next(place for place, item in enumerate(items) if isinstance(item, engine.Found))
    assert steps == sorted(set(steps))
    assert len(steps) > 10
    assert isinstance(items[first], engine.Found)
    assert items[first].is_partial
    assert max(item.done for item in items[:first] if isinstance(item, Step)) < 20


def test_the_model_reads_in_pieces_and_every_name_stands_where_it_was() -> None:
    text = "Ada Berg part.\n" * 2_000
    seen: list[int] = []

    def read(words: str) -> list[tuple[int, int, str]]:
        seen.append(len(words))
        return [(at, at + 8, "PER") for at in range(0, len(words), 15) if words.startswith("Ada Berg", at)]

    found = analyse(text, blocks=[], language="fr", model=read)
    assert len(seen) > 2
    assert sum(seen) == len(text)
    [actor] = found.actors
    assert len(actor.mentions) == 2_000
    assert {mention.span.of(text) for mention in actor.mentions} == {"Ada Berg"}
