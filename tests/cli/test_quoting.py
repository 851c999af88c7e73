"""Every occurrence quoted, and a quote moved to other words, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Filled
from workbench.cli.main import main

WORDS = "livraison"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def path(filled: Filled) -> Path:
    filled.dossier.close()
    return filled.path


def test_every_place_of_the_words_is_quoted_and_undone_as_one(
    capsys: pytest.CaptureFixture[str], path: Path, filled: Filled
) -> None:
    code, out, _ = run(capsys, "quote", path, "--document", 1, "--text", "de", "--every", "--json")
    found = json.loads(out)
    assert code == 0
    text = filled.texts["harbour"]
    assert [text[quote["start"] : quote["end"]] for quote in found] == ["de"] * text.count("de")
    before = json.loads(run(capsys, "facts", path, "--json")[1])["quotes"]
    assert run(capsys, "undo", path)[0] == 0
    after = json.loads(run(capsys, "facts", path, "--json")[1])["quotes"]
    assert len(before) - len(after) == len(found)


def test_a_quote_is_moved_and_still_verifies(capsys: pytest.CaptureFixture[str], path: Path, filled: Filled) -> None:
    moved = filled.quotes["wheat"]
    code, out, _ = run(capsys, "quote", path, "--document", 1, "--text", "1 200 tonnes", "--move", moved, "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["id"], told["text"]) == (moved, "1 200 tonnes")
    assert run(capsys, "verify", path)[0] == 0


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (["--text", "porte-avions", "--every"], 1, "does not occur"),
        (["--start", "0", "--end", "2", "--every"], 2, "--every goes with"),
        (["--text", "livraison", "--move", "4"], 1, "not of this document"),
        (["--text", "livraison", "--move", "99"], 1, "no quote 99"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], path: Path, arguments: list[str], code: int, words: str
) -> None:
    ended, _, said = run(capsys, "quote", path, "--document", 1, *arguments)
    assert ended == code
    assert words in said
    assert said.count("\n") == 1
