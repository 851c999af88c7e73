"""Names with their initials beside them, before or behind; brackets that hold something else are left."""

from __future__ import annotations

import pytest

from workbench.services.extract.initials import behind_initials, spelled_out
from workbench.services.extract.reading import Reading


@pytest.mark.parametrize(
    "language, text, name",
    [
        ("fr", "Le Front des meuniers de Vardane (FMV) siège.", "Front des meuniers de Vardane"),
        ("en", "The Vardane Salt Guild (VSG) met.", "Vardane Salt Guild"),
        ("en", "He left (see below).", None),
        ("en", "The Vardane Salt Guild (KLM) met.", None),
        ("fr", "Il vend du sel (FMV) au marché.", None),
    ],
)
def test_initials_tell_where_the_name_before_them_begins(language: str, text: str, name: str | None) -> None:
    found = [span.of(text) for span in spelled_out(Reading(text, language, frozenset(), ()))]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    "language, text, name",
    [
        ("fr", "La MSV (Mission de Soutien au Vardane) part.", "Mission de Soutien au Vardane"),
        ("fr", "La KLM (Mission de Soutien au Vardane) part.", "Mission de Soutien au Vardane"),
        ("en", "The VSC (Vardane Salt Council) met.", "Vardane Salt Council"),
        ("en", "The VSP (Vardane Salt Price) rose.", None),
        ("en", "The KLM (Vardane Salt Council) met.", None),
        ("fr", "La KLM (Mission, dit-il, de paix) part.", None),
        ("en", "The VSC (very salty cheese) aged.", None),
    ],
)
def test_a_name_behind_its_initials_is_found_whole(language: str, text: str, name: str | None) -> None:
    found = [span.of(text) for span in behind_initials(Reading(text, language, frozenset(), ()))]
    assert found == ([name] if name else [])
