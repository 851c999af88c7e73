"""The rules against the annotated development article, where it lies beside the checkout."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from workbench.services.extract.analysis import analyse
from workbench.services.extract.wire import as_data
from workbench.services.ingest.plain import read_text

BARS = {
    "core_f": 0.95,
    "all_f": 0.92,
    "actor_f": 0.91,
    "resolve": 0.88,
    "date_recall": 0.98,
    "edtf": 0.95,
    "figure_value": 0.95,
    "sentence_f": 1.0,
    "modality": 0.88,
    "modality_lenient": 0.95,
    "attribution_p": 0.88,
    "attribution_r": 0.85,
    "transfer_p": 0.75,
    "transfer_r": 0.70,
}


@pytest.mark.shared
def test_the_rules_alone_pass_every_bar_on_the_development_article(shared_article: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared_article.with_name("score.py"))
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = json.loads(shared_article.with_name("gold_dossier.json").read_text("utf-8"))
    ingested = read_text(shared_article.read_bytes())
    found = as_data(analyse(ingested.text, blocks=ingested.blocks, language="fr"))
    _, measured = score.figures(gold, found, ingested.text)
    assert {name: measured[name] for name, bar in BARS.items() if measured[name] < bar} == {}
