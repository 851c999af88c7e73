"""What says only when is told from what names somebody."""

from __future__ import annotations

import re

import pytest

from workbench.services.extract.moments import time_pattern


@pytest.mark.parametrize(
    "language, text, is_time",
    [
        ("fr", "lundi", True),
        ("fr", "mardi 3 mai", True),
        ("fr", "deux jours plus tard", True),
        ("fr", "deux pêcheurs", False),
        ("en", "on Monday", True),
        ("en", "three weeks later", True),
        ("en", "Monday's envoy", False),
        ("en", "the week", False),
    ],
)
def test_moments(language: str, text: str, is_time: bool) -> None:
    assert (re.fullmatch(time_pattern(language), text, re.I) is not None) == is_time
