"""Markdown that any CommonMark reader with footnotes shows as it was written."""

from __future__ import annotations

from dataclasses import replace

from workbench.services.briefing.formats import render
from workbench.services.briefing.records import Briefing


def test_the_marking_is_the_first_and_the_last_line(briefing: Briefing) -> None:
    lines = render(briefing, "markdown").content.decode().rstrip("\n").split("\n")
    assert (lines[0], lines[-1]) == ("**TLP:AMBER**", "**TLP:AMBER**")


def test_notes_are_called_and_defined_once(briefing: Briefing) -> None:
    text = render(briefing, "markdown").content.decode()
    assert "Quatre navires étaient à quai[^3][^4]." in text
    for number in range(1, 5):
        assert text.count(f"[^{number}]") == 2
        assert text.count(f"\n[^{number}]: ") == 1


def test_headings_stand_below_the_title(briefing: Briefing) -> None:
    text = render(briefing, "markdown").content.decode()
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# L’état du trafic",
        "## Ce que l’on sait",
        "## Sources",
    ]


def test_without_marking_the_title_comes_first(briefing: Briefing) -> None:
    assert render(replace(briefing, marking=None), "markdown").content.startswith("# L’état".encode())
