"""Every word that a person reads is there in French, with the same places to fill and French typography."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench import translations
from workbench.core import columns, fields, kinds, wording
from workbench.core.modality import Modality
from workbench.files import resource, seed

PACKAGE = Path(__file__).resolve().parents[1] / "workbench"
FRENCH = translations.catalogue("fr")
# Words that are the same in both languages, so that nobody takes them for forgotten.
ONE_SENTENCE = re.compile(r"[A-Za-zÀ-ÿ]{3}")


def _literal(node: ast.expr) -> Iterator[str]:
    """The strings that an expression can be: a literal, or either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literal(node.body)
        yield from _literal(node.orelse)


def _called() -> dict[str, str]:
    """Each string given to tr or trn -> where it stands."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            wanted = {"tr": 1, "trn": 2}.get(name, 0)
            for argument in node.args[:wanted]:
                for text in _literal(argument):
                    found[text] = f"{path.relative_to(PACKAGE.parent)}:{node.lineno}"
    return found


def _strings(value: Any) -> Iterator[str]:
    """Every string in a table made of tuples, dictionaries and dataclasses."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, tuple | list | frozenset | set):
        for part in value:
            yield from _strings(part)


def _tabled() -> dict[str, str]:
    """Strings that reach tr through a table -> which table."""
    from workbench.services.briefing.formats import FORMATS as EXPORTS
    from workbench.services.ingest.formats import FORMATS as IMPORTS
    from workbench.store.read import search
    from workbench.ui import actions, filterbar, filterpanel, layout, results, touches
    from workbench.ui.dialogs import shortcuts
    from workbench.ui.panes.review import telling

    found: dict[str, str] = {}

    def add(where: str, words: Any) -> None:
        found.update(dict.fromkeys(filter(None, _strings(words)), where))

    add("actions.COMMANDS", [command.text for command in actions.COMMANDS])
    add("actions.MENUS", [*actions.MENUS, *(command.menu for command in actions.COMMANDS)])
    add("layout.PLACES", [place.title for place in layout.PLACES])
    add("filterbar._HEADS", list(filterbar._HEADS.values()))
    add("filterbar.STATUSES", list(filterbar.STATUSES.values()))
    add("filterpanel._FACETS", list(filterpanel._FACETS.values()))
    add("search._FIELDS", list(search._FIELDS.values()))
    add("results._PLURALS", list(results._PLURALS.values()))
    add("shortcuts._READING", [text for _, text in shortcuts._READING])
    add("briefing.FORMATS", [one.label for one in EXPORTS.values()])
    add("ingest.FORMATS", list(IMPORTS.values()))
    add("kinds.RecordKind", [kind.value for kind in kinds.RecordKind])
    add("columns tables", [*columns._PARTS.values(), *columns._LABELS.values()])
    add("modality.Modality", [modality.value for modality in Modality])
    add("review tables", [*telling.RULES.values(), *touches.LABELS.values()])
    add("operation states", ["undone", "dropped"])
    add("fields.RECORD_KINDS", list(fields.RECORD_KINDS.values()))
    for listed in fields.FIELDS.values():
        for field in listed:
            add("fields.FIELDS", [field.label, [choice.label for choice in field.choices]])
    for choices in (fields.RELATIONS, fields.NAME_KINDS, fields.ACTOR_KINDS):
        add("fields choices", [choice.label for choice in choices])
    return found


CALLED = _called()


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_everything_that_is_said_is_said_in_french() -> None:
    missing = {
        text: where
        for text, where in {**_tabled(), **CALLED}.items()
        if text not in FRENCH and ONE_SENTENCE.search(text)
    }
    assert missing == {}


def test_the_places_to_fill_are_the_same_in_both_languages() -> None:
    different = {text: words for text, words in FRENCH.items() if _places(text) != _places(words)}
    # A singular may be said without its number.
    assert {text for text in different if _places(different[text]) - _places(text)} == set()
    assert {text for text in different if _places(text) - _places(different[text]) - {"count"}} == set()


def test_no_entry_is_left_over() -> None:
    literals = {
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    held = {
        label
        for path in (resource("sample").glob("*.json") if resource("sample").is_dir() else ())
        for label in path.name
    }
    known = literals | set(_tabled()) | set(CALLED) | held
    assert sorted(text for text in FRENCH if text not in known) == []


def test_no_two_files_translate_one_sentence_differently() -> None:
    said: dict[str, dict[str, str]] = {}
    for path in sorted(resource("translations", "fr").glob("*.json")):
        for text, words in json.loads(path.read_text(encoding="utf-8")).items():
            said.setdefault(text, {})[path.name] = words
    assert {text: held for text, held in said.items() if len(set(held.values())) > 1} == {}


def test_a_file_says_each_sentence_once() -> None:
    for path in sorted(resource("translations", "fr").glob("*.json")):
        pairs = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
        keys = [key for key, _ in pairs]
        assert sorted({key for key in keys if keys.count(key) > 1}) == [], path.name


@pytest.mark.parametrize(
    "rule, wrong",
    [
        ("a narrow no-break space before ; ! ?", re.compile(r"(?<![\u202f\u00a0;!?…(«])[;!?](?![\w/=&])")),
        ("a no-break space before :", re.compile(r"(?<![\u00a0\u202f\d\w/]):(?=\s|$)|\w:(?=\s|$)")),
        ("a no-break space inside « »", re.compile(r"«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»")),
        ("the apostrophe ’", re.compile(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]")),
        ("French quotation marks", re.compile(r"[“”]")),
        ("no space at the end of a line", re.compile(r" \n")),
    ],
)
def test_french_typography(rule: str, wrong: re.Pattern[str]) -> None:
    assert {text: words for text, words in FRENCH.items() if wrong.search(words)} == {}, rule


def test_a_scale_is_labelled_in_both_languages() -> None:
    for path in seed("vocabularies").glob("*.json"):
        for value in json.loads(path.read_text(encoding="utf-8"))["values"]:
            assert value["en"]
            assert value["fr"]


def test_the_environment_chooses_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert translations.preferred() == "fr"
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert translations.preferred() == "en"
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "fr")
    assert translations.preferred() == "fr"
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "de")
    assert translations.preferred() == "en"


def test_an_installed_language_is_spoken_until_the_next() -> None:
    translations.install("fr")
    assert wording.language() == "fr"
    assert wording.tr("Undo") == "Annuler"
    assert wording.trn("{count} quote", "{count} quotes", 0) == "0 citation"
    translations.install("en")
    assert wording.tr("Undo") == "Undo"
    assert wording.trn("{count} quote", "{count} quotes", 0) == "0 quotes"


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    translations.install("fr")
    assert wording.tr("Xyzzy {name}", name="plugh") == "Xyzzy plugh"
