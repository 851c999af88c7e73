"""Parts of a year or month that stands elsewhere: their value, what they rest on, and words that only look like them."""

from __future__ import annotations

import pytest

from workbench.services.extract.clean import clean
from workbench.services.extract.dates import find_dates

PUBLISHED = "2023-06-14"

FROM_THE_DOCUMENT = [
    ("en", "The mill closes before the end of the year.", "../2023"),
    ("en", "The mill closes by the end of the current year.", "../2023"),
    ("en", "The mill must close by year-end.", "../2023"),
    ("en", "The ferry sails until the end of the month.", "../2023-06"),
    ("en", "The ferry leaves at the end of the month.", "2023-06~"),
    ("en", "In the first months of the year the mill stood still.", "2023-01/2023-03"),
    ("en", "In the second half of the year the mill will grind.", "2023~"),
    ("en", "They stay until the autumn.", "../2023-23"),
    ("en", "They stay until the spring.", "../2024-21"),
    ("en", "Salt was scarce over the winter.", "2022-24"),
    ("en", "The mill closes before the end of the summer.", "../2023-22"),
    ("en", "The price rose in the first quarter.", "2023-33"),
    ("en", "The ferry is ready before Christmas.", "../2023-12-25"),
    ("en", "The ferry has stood still since Christmas.", "2022-12-25/.."),
    ("en", "Salt was scarce throughout the spring.", "2023-21"),
    ("fr", "Le moulin ferme avant la fin de l’année.", "../2023"),
    ("fr", "Le moulin ferme avant la fin de l’été.", "../2023-22"),
    ("fr", "Le prix a monté au premier trimestre.", "2023-33"),
    ("fr", "Le prix montera au second semestre.", "2023-41"),
    ("fr", "Le bac sera prêt avant Noël.", "../2023-12-25"),
    ("fr", "Le bac est arrêté depuis Noël.", "2022-12-25/.."),
    ("fr", "Le moulin ferme d’ici à la fin de l’année.", "../2023"),
    ("fr", "Le bac part à la fin du mois.", "2023-06~"),
    ("fr", "Le bac est là depuis le début du mois.", "2023-06~/.."),
    ("fr", "Durant les premiers mois de l’année, le moulin dormait.", "2023-01/2023-03"),
    ("fr", "Dans le courant de l’année, le moulin dormira.", "2023~"),
    ("fr", "Au début de l’année, le moulin dormait.", "2023~"),
    ("fr", "Ils restent jusqu’à l’automne.", "../2023-23"),
    ("fr", "Ils partent dès l’automne.", "2023-23"),
    ("fr", "Le sel manqua durant l’hiver.", "2022-24"),
]
FROM_THE_TEXT = [
    ("en", "In May 2019 the mill burnt. It opened at the end of the month.", "2019-05~", True),
    ("en", "In May 2019 the mill burnt. It opened before the end of the year.", "../2019", True),
    ("en", "The first nine months of 2019 were dry.", "2019-01/2019-09", False),
    ("fr", "En mai 2019, le moulin brûla. Il rouvrit à la fin du mois.", "2019-05~", True),
    ("fr", "En mai 2019, le moulin brûla. Il rouvrit avant la fin de l’année.", "../2019", True),
    ("fr", "Les six premiers mois de 2019 furent secs.", "2019-01/2019-06", False),
]
NO_DATE = [
    ("en", "He lives in the first quarter of the town."),
    ("en", "Christmas is a long feast."),
    ("en", "After the fall of the miller they wept."),
    ("fr", "Le premier trimestre est long."),
    ("fr", "Noël est une longue fête."),
    ("fr", "Il sert le second moulin."),
    ("en", "The end of the road is near."),
    ("en", "The miller of the year is from Bergen."),
    ("en", "By the end of the day's work they sang."),
    ("en", "After the fall of the mill they wept."),
    ("en", "They walk through the springs of Bergen."),
    ("en", "The first months were hard."),
    ("en", "They bathe in summer and ski in winter."),
    ("en", "Until the springs ran dry they stayed."),
    ("en", "At the start of the race they ran."),
    ("en", "The month of the miller is short."),
    ("en", "The year's end-of-term feast is loud."),
    ("fr", "La fin de la route est proche."),
    ("fr", "Le meunier de l’année vient de Bergen."),
    ("fr", "Jusqu’à la fin du jour, ils chantent."),
    ("fr", "Les premiers mois furent durs."),
    ("fr", "Le début du moulin fut dur."),
    ("fr", "Le moulin est fermé durant l’étiage."),
    ("fr", "La fin du moissonneur est triste."),
    ("fr", "Il boit à l’étang du moulin."),
    ("fr", "Le milieu de la rivière est froid."),
    ("fr", "Il court à la fin du marché."),
    ("fr", "Un avant l’étable, deux derrière."),
]


def _all(text: str, language: str, published: str | None) -> list[tuple[str | None, bool]]:
    return [(one.edtf, one.inferred) for one in find_dates(clean(text), language=language, published=published)]


@pytest.mark.parametrize(("language", "text", "value"), FROM_THE_DOCUMENT)
def test_a_part_of_the_year_of_writing(language: str, text: str, value: str) -> None:
    assert _all(text, language, PUBLISHED) == [(value, True)]


@pytest.mark.parametrize(("language", "text", "value", "inferred"), FROM_THE_TEXT)
def test_a_part_of_a_year_that_the_text_names(language: str, text: str, value: str, inferred: bool) -> None:
    assert (value, inferred) in _all(text, language, None)


@pytest.mark.parametrize(("language", "text"), NO_DATE)
def test_words_that_name_no_part_of_a_year(language: str, text: str) -> None:
    assert _all(text, language, PUBLISHED) == []


def test_without_any_year_the_words_are_kept_and_the_value_stays_open() -> None:
    assert _all("The mill closes before the end of the year.", "en", None) == [(None, True)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "A vote scheduled for November could change this.", "2023-11"),
        ("en", "The mill will close in November.", "2023-11"),
        ("en", "The mill closed in November.", "2022-11"),
        ("en", "The vote of November changed this.", "2022-11"),
        ("fr", "Le vote prévu en novembre changera tout.", "2023-11"),
        ("fr", "Le moulin devrait fermer en novembre.", "2023-11"),
        ("fr", "Le vote de novembre a tout changé.", "2022-11"),
        ("fr", "Le moulin a fermé en novembre.", "2022-11"),
        ("en", "Over the past five years salt grew dear.", "2018/2023"),
        ("en", "Over the last decade salt grew dear.", "2013/2023"),
        ("fr", "Ces cinq dernières années, le sel a renchéri.", "2018/2023"),
        ("fr", "Au cours de la dernière décennie, le sel a renchéri.", "2013/2023"),
    ],
)
def test_what_is_to_come_and_what_lasted(language: str, text: str, value: str) -> None:
    assert _all(text, language, PUBLISHED) == [(value, True)]
