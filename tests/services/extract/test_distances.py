"""Dates told as a distance from another: the unit says how fine they are, and what follows may be what they count from."""

from __future__ import annotations

import pytest

from workbench.services.extract.clean import clean
from workbench.services.extract.dates import Date, find_dates

TOLD = [
    ("fr", "Le 14 juin 2020, un pacte fut signé. Onze jours plus tôt, il avait été refusé.", "2020-06-03"),
    ("fr", "Le 14 juin 2020, un pacte fut signé. Un mois plus tôt, rien n’était prêt.", "2020-05"),
    ("fr", "Le 14 juin 2020, un pacte fut signé. Près de quarante ans plus tard, il fut oublié.", "2060"),
    ("fr", "Le 14 juin 2020, un pacte fut signé. Deux semaines auparavant, on dormait.", "2020-05-31"),
    ("fr", "Le 14 juin 2020, un pacte fut signé. Trois jours avant, on dormait.", "2020-06-11"),
    ("fr", "En mai 2019, le moulin brûla. Soixante-douze mois plus tard, il rouvrit.", "2025-05"),
    ("en", "On 3 June 2020 a pact was signed. Four days before, it had been refused.", "2020-05-30"),
    ("en", "On 3 June 2020 a pact was signed. It had been refused three years before.", "2017"),
    ("en", "On 3 June 2020 a pact was signed. Five months on, nothing has come of it.", "2020-11"),
    ("en", "On 3 June 2020 a pact was signed. Forty years later, it was forgotten.", "2060"),
    ("en", "In May 2019 the mill burnt. Less than six months later it opened.", "2019-11"),
    ("en", "In 2019 the mill burnt. Seventy-two years earlier it had been built.", "1947"),
]
OPEN = [
    ("fr", "Onze jours plus tôt, il avait été refusé."),
    ("fr", "En 2019, le moulin brûla. Trois jours plus tard, il rouvrit."),
    ("en", "Four days before, it had been refused."),
    ("en", "In May 2019 the mill burnt. Two weeks later it opened."),
]
NONE = [
    ("fr", "Le 14 juin 2020, il partit. Trois jours avant la fête, il dormait."),
    ("fr", "Le 14 juin 2020, il partit. Deux ans après le meunier, le sel vint."),
    ("fr", "Le 14 juin 2020, il partit. Plus tôt il dormait."),
    ("fr", "Le 14 juin 2020, il partit. Trois moulins plus tard, il dormait."),
    ("fr", "Le 14 juin 2020, il partit. Le voyage dure trois jours."),
    ("fr", "Le 14 juin 2020, il partit. Zéro jour plus tard, il revint."),
    ("en", "On 3 June 2020 he left. Four days before the raid he slept."),
    ("en", "On 3 June 2020 he left. Two years after his death salt came."),
    ("en", "On 3 June 2020 he left. Three days on the road were long."),
    ("en", "On 3 June 2020 he left. Earlier he slept."),
    ("en", "On 3 June 2020 he left. Three mills later he slept."),
    ("en", "On 3 June 2020 he left. The way takes three days."),
]


def _distances(language: str, text: str) -> list[Date]:
    found = find_dates(clean(text), language=language, published="2023-06-14")
    return [date for date in found if date.rule in ("date.distance", "date.told-from")]


@pytest.mark.parametrize(("language", "text", "value"), TOLD)
def test_a_distance_is_counted_from_the_date_before(language: str, text: str, value: str) -> None:
    assert [(date.edtf, date.inferred) for date in _distances(language, text)] == [(value, True)]


@pytest.mark.parametrize(("language", "text"), OPEN)
def test_a_distance_from_nothing_as_fine_stays_open(language: str, text: str) -> None:
    assert [date.edtf for date in _distances(language, text)] == [None]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_a_length_or_what_happened_otherwise_is_no_distance(language: str, text: str) -> None:
    assert _distances(language, text) == []
