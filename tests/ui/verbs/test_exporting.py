"""Notes out: what the file of a note is called."""

from __future__ import annotations

import pytest

from workbench.ui.verbs.exporting import file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Troupes en Russie : ce qui est établi, ce qui ne l’est pas", "Troupes en Russie ce qui est établi, ce qui ne l’est pas"),
        ("A/B\\C", "A B C"),
        ("../../etc/passwd", "etc passwd"),
        ("..", "note"),
        ("", "note"),
        ("Why?\n", "Why"),
        ("n" * 300, "n" * 80),
    ],
)  # fmt: skip
def test_a_file_is_called_as_its_note(title: str, name: str) -> None:
    assert file_name(title) == name
