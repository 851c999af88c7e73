"""The word lists are an analyst's to extend: a file of the same name and shape in their own folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.core.errors import InvalidValue
from workbench.services.extract import (
    attribution,
    englishparts,
    frenchparts,
    gazetteer,
    handing,
    lexicon,
    names,
    parties,
    speech,
)
from workbench.services.extract.analysis import analyse


def _forget() -> None:
    for module in (lexicon, gazetteer, attribution, handing, names, parties, speech, frenchparts, englishparts):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(lexicon, "own_folder", lambda: tmp_path)
    _forget()
    yield tmp_path
    _forget()


def _write(folder: Path, name: str, content: Any) -> None:
    (folder / f"{name}.json").write_text(json.dumps(content), "utf-8")


def test_every_list_is_read_and_named() -> None:
    found = {path.stem for path in lexicon.seed("lexicons").glob("*.json")}
    assert found == set(lexicon.NAMES)
    assert all(lexicon.table(name) for name in lexicon.NAMES)


def test_an_entry_of_ones_own_is_found_and_one_with_a_known_key_is_a_further_name(own: Path) -> None:
    mine = {"key": "#LYNX", "kind": "group", "fr": {"names": ["Lynx gris"]}}
    further = {"key": "#NATO", "fr": {"names": ["la vieille Alliance"]}}
    _write(own, "organisations", [mine, further])
    actors = analyse("Le Lynx gris attend. la vieille Alliance dort.", blocks=[], language="fr").actors
    assert [(actor.id, actor.kind) for actor in actors] == [("#LYNX", "group"), ("#NATO", "organisation")]


def test_a_verb_of_ones_own_tells_who_speaks(own: Path) -> None:
    text = "Le ministère gazouille une trêve."
    assert not analyse(text, blocks=[], language="fr").sentences[0].attributions
    _write(own, "speech", {"fr": {"strong": {"present": ["gazouille"]}}})
    _forget()
    [found] = analyse(text, blocks=[], language="fr").sentences[0].attributions
    assert found.source.of(text) == "Le ministère"


def test_a_verb_of_ones_own_is_known_in_all_its_tenses_by_its_infinitive(own: Path) -> None:
    _write(own, "speech", {"fr": {"strong": {"verbs": ["gazouiller"]}}})
    _forget()
    for verb in ("gazouille", "gazouillait", "a gazouillé", "gazouilla"):
        text = f"Le ministère {verb} une trêve."
        [found] = analyse(text, blocks=[], language="fr").sentences[0].attributions
        assert found.cue.of(text) == verb


@pytest.mark.parametrize("content", ["no json", "[{}]", '[{"fr": {}}]', "[3]"])
def test_a_broken_list_is_refused_in_one_sentence(own: Path, content: str) -> None:
    (own / "places.json").write_text(content, "utf-8")
    with pytest.raises(InvalidValue, match=r"places\.json.* cannot be read"):
        lexicon.table("places")


def test_lists_are_lengthened_never_replaced() -> None:
    held = {"fr": {"a": ["x"], "b": 1}}
    assert lexicon.joined(held, {"fr": {"a": ["x", "y"]}}) == {"fr": {"a": ["x", "y"], "b": 1}}
    assert held == {"fr": {"a": ["x"], "b": 1}}


def test_a_word_of_ones_own_decides_on_a_delivery(own: Path) -> None:
    text = "La Suède gazouille la vente de chars à la Norvège."
    assert not analyse(text, blocks=[], language="fr").transfers
    _write(own, "transfers", {"fr": {"decided": ["gazouill*"]}})
    _forget()
    [found] = analyse(text, blocks=[], language="fr").transfers
    assert (found.donor, found.recipient) == ("SE", "NO")
