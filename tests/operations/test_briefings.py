"""Notes checked and exported: footnotes take their words from the sources, never from the note."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.core.errors import DossierError, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.jobs.worker import Worker
from workbench.operations import briefings, notes, records, texts

if TYPE_CHECKING:
    from tests.conftest import Filled


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with briefings.export_worker() as worker:
        yield worker


def test_a_briefing_says_who_said_it_how_sure_and_how_rated(filled: Filled) -> None:
    made = briefings.compose(filled.dossier.reader(), filled.note, today=date(2026, 1, 2))
    cargos = made.quotes[filled.uids["cargos"]]
    assert cargos.exact_parts == ("trois cargos auraient livré des moteurs à la Sylvanie",)
    assert cargos.attribution == ("ministère de la Pêche",)
    assert cargos.modality == "conditional"
    assert (cargos.reliability, cargos.credibility) == ("C", "3")
    assert made.marking is not None
    assert made.marking.code == "TLP:GREEN"
    assert made.language == "fr"
    source = made.documents[cargos.document_sha256]
    assert (source.publisher, source.published) == ("Gazette du littoral", "2023-03-20")


def test_markdown_has_its_manifest_beside_it(filled: Filled, worker: Worker, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    written = briefings.export(filled.dossier, filled.note, "markdown", target, worker)
    assert written == [target, tmp_path / "brief.md.manifest.json"]
    assert "trois cargos auraient livré des moteurs à la Sylvanie" in target.read_text(encoding="utf-8")
    held = json.loads(written[1].read_text(encoding="utf-8"))
    assert held["note"]["title"] == "Les moteurs"
    assert briefings.check_bundle(target, filled.dossier.reader()) == []
    assert briefings.check_bundle(written[1], filled.dossier.reader()) == []


def test_a_source_that_changed_its_words_is_found_by_the_manifest(
    filled: Filled, worker: Worker, tmp_path: Path
) -> None:
    target = tmp_path / "brief.md"
    beside = briefings.export(filled.dossier, filled.note, "markdown", target, worker)[1]
    beside.write_text(beside.read_text(encoding="utf-8").replace("trois cargos", "quatre cargos"), encoding="utf-8")
    found = briefings.check_bundle(target, filled.dossier.reader())
    assert found
    assert all(one.message for one in found)


def test_an_export_that_fails_leaves_the_file_that_was_there(filled: Filled, worker: Worker, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    target.write_text("precious")
    with pytest.raises(WorkbenchError, match="not an export format"):
        briefings.export(filled.dossier, filled.note, "papyrus", target, worker)
    assert target.read_text() == "precious"
    assert list(tmp_path.glob(".brief*")) == []


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "brief.md"
    target.write_text("precious")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WorkbenchError, match="No space left"):
        texts.replace_whole(target, b"new")
    assert target.read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["brief.md"]


def test_a_folder_in_the_way_leaves_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    target.mkdir()
    with pytest.raises(WorkbenchError, match="could not be written"):
        texts.replace_whole(target, b"new")
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_no_briefing_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "words.md"
    path.write_text("words")
    with pytest.raises(WorkbenchError, match="manifest"):
        briefings.check_bundle(path, None)
    with pytest.raises(DossierError, match="cannot be read"):
        briefings.check_bundle(tmp_path / "none.md", None)


def test_the_lint_knows_the_dossiers_quotes(filled: Filled) -> None:
    assert briefings.check(filled.dossier.reader(), filled.note) == ()
    records.delete(filled.dossier, RecordKind.QUOTE, filled.quotes["four"])
    assert [one.rule for one in briefings.check(filled.dossier.reader(), filled.note)] == ["broken-citation"]
    notes.save(filled.dossier, filled.note, "Seven submarines crossed the strait on Monday.")
    assert [one.rule for one in briefings.check(filled.dossier.reader(), filled.note)] == ["uncited-sentence"]
