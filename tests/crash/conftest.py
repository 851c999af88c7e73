"""How much of it: a few in every run, all of it in the nightly one (`pytest tests/crash --hypothesis-profile nightly`)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings


@pytest.fixture
def rounds() -> Callable[[int, int], int]:
    """`rounds(usual, nightly)`: how many this run is to make."""
    is_nightly = settings.get_current_profile_name() == "nightly"
    return lambda usual, nightly: nightly if is_nightly else usual
