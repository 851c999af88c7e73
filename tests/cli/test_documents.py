"""Documents read again and described from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.cli.main import main

WIDE = "Trois cargos sont arrivés hier au port du nord. " * 3
RIS = "TY  - NEWS\nTI  - Les cargos du nord\nL1  - wide.txt\nAU  - Morel, I.\nER  -\n"


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A dossier with one document, in UTF-16 without a mark."""
    path, text = tmp_path / "case.dossier", tmp_path / "wide.txt"
    text.write_bytes(WIDE.encode("utf-16-le"))
    assert main(["new", str(path)]) == 0
    assert main(["import", str(path), str(text)]) == 0
    capsys.readouterr()
    return path


def test_a_document_is_read_again_unless_quotes_would_be_lost(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def reread(*more: str) -> int:
        return main(["reread", str(case), "--document", "1", "--encoding", "utf-16-be", *more])

    start = str(WIDE.index("arrivés"))
    assert main(["quote", str(case), "--document", "1", "--start", start, "--end", str(int(start) + 7), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["locator"] == {"page": None, "chapter": None, "paragraph": 1}
    assert reread("--json") == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["done"] is False
    assert json.loads(told.out)["quotes"]["lost"] == [{"quote": 1, "text": "arrivés"}]
    assert "--drop-lost" in told.err
    assert reread("--drop-lost") == 0
    assert "utf-16-be" in capsys.readouterr().out
    assert main(["undo", str(case)]) == 0
    assert main(["verify", str(case)]) == 0


def test_a_reference_file_describes_documents(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "z.ris").write_text(RIS)
    (tmp_path / "no.txt").write_text("Just words.")
    assert main(["describe", str(case), str(tmp_path / "z.ris"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"file": str(tmp_path / "z.ris"), "filled": [1], "added": [], "known": 0}
    ]
    assert main(["facts", str(case), "--json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert (document["title"], document["author"]) == ("Les cargos du nord", "Morel, I.")
    assert main(["describe", str(case), str(tmp_path / "no.txt"), str(tmp_path / "gone.ris")]) == 1
    told = capsys.readouterr().err.splitlines()
    assert ["no reference file" in told[0], "No such file" in told[1]] == [True, True]


def test_the_article_of_a_web_page_is_printed_alone(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "The minister said on Tuesday that three ships had left the northern port before dawn. " * 4
    page = f"<nav><a href=/>Home</a></nav><article><p>{said}</p></article><footer>Imprint</footer>"
    (tmp_path / "page.html").write_text(page)
    assert main(["import", str(case), str(tmp_path / "page.html")]) == 0
    capsys.readouterr()
    assert main(["text", str(case), "--document", "2"]) == 0
    assert capsys.readouterr().out == f"Home\n\n{said.strip()}\n\nImprint"
    assert main(["text", str(case), "--document", "2", "--article"]) == 0
    assert capsys.readouterr().out == said.strip()
