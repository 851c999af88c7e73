"""Numbers as the press writes them, with their scales and units; those that name something are no figures."""

from __future__ import annotations

import pytest

from tests.services.extract import figurecases_en, figurecases_fr
from tests.services.extract.test_dateforms import told
from workbench.services.extract.analysis import analyse
from workbench.services.extract.records import Figure


def _written(figure: Figure) -> str:
    low, best, high = ("" if one is None else f"{one:.15g}" for one in (figure.low, figure.best, figure.high))
    return f"{best or f'{low}..{high}'} {figure.unit}".strip()


@pytest.mark.parametrize(
    "language, text, values",
    [("en", *case) for case in told(figurecases_en.CASES)] + [("fr", *case) for case in told(figurecases_fr.CASES)],
)
def test_each_form_of_a_figure(language: str, text: str, values: list[str]) -> None:
    assert [_written(one) for one in analyse(text, blocks=[], language=language).figures] == values
