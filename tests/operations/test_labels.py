"""What the history calls each gesture: which thing it was about and what became of it, in words."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

import workbench.operations
from tests.conftest import Filled
from workbench.core.kinds import RecordKind
from workbench.core.proposals import Lesson
from workbench.operations import actors, bulk, claims, events, lessons, merging, places, quotes, records, trash
from workbench.store.dossier import Dossier
from workbench.store.read import history

ACTOR, EVENT = RecordKind.ACTOR, RecordKind.EVENT
Act = Callable[[Filled], object]


def _row(filled: Filled, sql: str) -> int:
    return int(filled.dossier.reader().value(sql))


def _marked(filled: Filled) -> int:
    made = merging.mark_same(filled.dossier, ACTOR, filled.actors["fleet"], filled.actors["borduria"]).result
    assert isinstance(made, int)
    return made


def _taught(filled: Filled) -> int:
    made = lessons.teach(filled.dossier, Lesson("stop", "actor", "le port")).result
    assert isinstance(made, int)
    return made


def _deleted(filled: Filled) -> None:
    records.delete(filled.dossier, ACTOR, filled.actors["fleet"])
    trash.restore(filled.dossier, ACTOR, filled.actors["fleet"])


GESTURES: list[tuple[Act, str]] = [
    (lambda f: records.create(f.dossier, RecordKind.TAG, name="rumour"), "New tag: rumour"),
    (lambda f: records.edit(f.dossier, ACTOR, f.actors["fleet"], name="North"), "Rename actor: Flotte du Nord → North"),
    (
        lambda f: records.edit(f.dossier, EVENT, f.events["delivery"], edtf="2023", place="Port"),
        "Edit event: Livraison de moteurs · Date, Place",
    ),
    (
        lambda f: records.edit(f.dossier, EVENT, f.events["delivery"], label="Livraison de moteurs", edtf="2023"),
        "Edit event: Livraison de moteurs · Date",
    ),
    (lambda f: records.delete(f.dossier, ACTOR, f.actors["fleet"]), "Delete actor: Flotte du Nord"),
    (_deleted, "Restore actor: Flotte du Nord"),
    (
        lambda f: bulk.edit(f.dossier, ACTOR, [f.actors["fleet"], f.actors["borduria"]], kind="group"),
        "Edit actor: 2 records · Kind",
    ),
    (
        lambda f: actors.move(f.dossier, f.actors["fleet"], f.actors["borduria"]),
        "Move actor: Flotte du Nord → Bordurie",
    ),
    (lambda f: actors.move(f.dossier, f.actors["fleet"], None), "Move actor: Flotte du Nord → top level"),
    (lambda f: actors.add_name(f.dossier, f.actors["fleet"], "Nordflotte"), "Add name: Nordflotte"),
    (
        lambda f: actors.edit_name(f.dossier, _row(f, "SELECT id FROM actor_name"), text="Ministry"),
        "Edit name: Fisheries Ministry → Ministry",
    ),
    (
        lambda f: actors.edit_name(f.dossier, _row(f, "SELECT id FROM actor_name"), language="fr"),
        "Edit name: Fisheries Ministry",
    ),
    (
        lambda f: actors.remove_name(f.dossier, _row(f, "SELECT id FROM actor_name")),
        "Remove name: Fisheries Ministry",
    ),
    (lambda f: actors.rate(f.dossier, f.actors["fleet"], "B"), "Rate source: Flotte du Nord B"),
    (
        lambda f: events.add_participant(f.dossier, f.events["undated"], f.actors["fleet"]),
        "Add participant: Flotte du Nord in Accord secret",
    ),
    (
        lambda f: events.edit_participant(f.dossier, _row(f, "SELECT min(id) FROM participant"), role="buyer"),
        "Edit participant: Sylvanie — Livraison de moteurs, buyer",
    ),
    (
        lambda f: events.remove_participant(f.dossier, _row(f, "SELECT min(id) FROM participant")),
        "Remove participant: Sylvanie — Livraison de moteurs",
    ),
    (
        lambda f: quotes.unlink(f.dossier, _row(f, "SELECT id FROM evidence WHERE relation = 'contradicts'")),
        "Unlink quote: Un porte-parole a démenti […] toute livraison — Livraison de moteurs",
    ),
    (
        lambda f: quotes.edit_evidence(
            f.dossier, _row(f, "SELECT id FROM evidence WHERE relation = 'contradicts'"), edtf="2023"
        ),
        "Edit link: Un porte-parole a démenti […] toute livraison — Livraison de moteurs",
    ),
    (lambda f: quotes.untag(f.dossier, f.quotes["denial"], f.tags["doubt"]), "Untag quote: doubt"),
    (lambda f: quotes.tag(f.dossier, f.quotes["wheat"], f.tags["doubt"]), "Tag quote: doubt"),
    (
        lambda f: claims.attribute(f.dossier, f.claims["said"], [f.actors["fleet"], f.actors["sylvania"]]),
        "Attribute “Trois cargos ont livré des moteurs” to Flotte du Nord > Sylvanie",
    ),
    (
        lambda f: claims.attribute(f.dossier, f.claims["said"], []),
        "Attribute “Trois cargos ont livré des moteurs” to nobody",
    ),
    (lambda f: _marked(f), "Possibly the same: Flotte du Nord and Bordurie"),
    (lambda f: merging.mark_different(f.dossier, _marked(f)), "Not the same: Flotte du Nord — Bordurie"),
    (
        lambda f: merging.merge(f.dossier, ACTOR, f.actors["sylvania"], f.actors["borduria"]),
        "Merge actors: Bordurie → Sylvanie",
    ),
    (lambda f: lessons.forget(f.dossier, _taught(f)), "Forget what was taught: le port"),
    (lambda f: places.found(f.dossier, "Vladivar", 48.0, 2.0), "Place on the map: Vladivar"),
]


@pytest.mark.parametrize(("act", "label"), GESTURES, ids=[label for _, label in GESTURES])
def test_the_history_says_what_was_done_to_what(filled: Filled, act: Act, label: str) -> None:
    act(filled)
    assert history.steps(filled.dossier.reader())[0].label == label


# What names nothing in the dossier but is a sentence all the same.
_WHOLE = {"Describe the sample dossier", "Rate the sample’s sources", "Judge how likely it is"}


def _operations(tree: ast.AST) -> list[tuple[ast.With, ast.expr]]:
    return [
        (node, item.context_expr.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.With)
        for item in node.items
        if isinstance(item.context_expr, ast.Call)
        and isinstance(item.context_expr.func, ast.Attribute)
        and item.context_expr.func.attr == "operation"
    ]


def _says_too_little(block: ast.With, label: ast.expr) -> bool:
    """A label of fixed words that no `rename` makes precise."""
    words = [node.value for node in ast.walk(label) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    is_fixed = isinstance(label, ast.Call) and len(words) == 1 and "{" not in words[0] and words[0] not in _WHOLE
    is_renamed = any(isinstance(node, ast.Attribute) and node.attr == "rename" for node in ast.walk(block))
    return is_fixed and not is_renamed


def test_no_gesture_is_called_by_its_kind_alone() -> None:
    folder = Path(workbench.operations.__file__).parent
    found = [
        f"{path.name}:{block.lineno}"
        for path in sorted(folder.glob("*.py"))
        for block, label in _operations(ast.parse(path.read_text(encoding="utf-8")))
        if _says_too_little(block, label)
    ]
    assert found == []


def test_the_last_label_is_what_the_window_offers_to_undo(dossier: Dossier) -> None:
    records.create(dossier, RecordKind.TAG, name="rumour")
    assert history.ends(dossier.reader())[0] == "New tag: rumour"
