from __future__ import annotations

from pathlib import Path

import pytest

from workbench.ui.kit import memory


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1])


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="resident memory is read from /proc")
def test_small_pieces_that_were_let_go_go_back_to_the_system():
    # Freed from under a piece that stays, which is what keeps the C library from returning them.
    pieces = [bytes(2000) for _ in range(40_000)]
    kept = pieces[-1]
    held = _resident()
    del pieces
    memory.give_back()
    assert len(kept) == 2000
    assert (held - _resident()) * 4096 > 40_000_000


def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch):
    import ctypes

    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    memory.give_back()
