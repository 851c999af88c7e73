"""A reading as a dossier keeps it."""

from __future__ import annotations

import json

from workbench.core.kept import kept
from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, Ingested, Page, text_digest


def test_a_reading_is_kept_with_its_structure_as_json() -> None:
    made = Ingested("Été.\nFin.", (Block(0, 4, BlockKind.HEADING, 1), Block(5, 9)), (Page(0, 9, "ii"),), title="T",
                    warnings=("One.", "Two."))  # fmt: skip
    found = kept(made)
    assert (found.text, found.length, found.title, found.warnings) == ("Été.\nFin.", 9, "T", "One.\nTwo.")
    assert json.loads(found.blocks) == [[0, 4, "heading", 1], [5, 9, "paragraph", 0]]
    assert json.loads(found.pages) == [[0, 9, "ii"]]


def test_bytes_of_utf8_say_the_same_as_the_characters() -> None:
    found = kept(Ingested("Été 🚢", ()))
    bare = found._replace(text="Été 🚢".encode())
    assert bare.words == found.words == "Été 🚢"
    assert bare.digest == found.digest == text_digest("Été 🚢")
