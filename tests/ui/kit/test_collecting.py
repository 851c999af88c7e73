"""The collector waits while a large thing is read, and only then."""

from __future__ import annotations

import gc

from workbench.ui.kit.collecting import uncollected


def test_it_waits_for_the_last_block_and_goes_on_after_it() -> None:
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
