"""Who gives and who receives, with those who are named along with them."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _pairs(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.donor, one.recipient) for one in analyse(text, blocks=[], language=language).transfers]


@pytest.mark.parametrize(
    "language, text, pairs",
    [
        ("fr", "La Suède et le Danemark ont livré des chars à la Norvège.", [("SE", "NO"), ("DK", "NO")]),
        ("fr", "La Suède a livré des chars à la Norvège et au Danemark.", [("SE", "NO"), ("SE", "DK")]),
        ("fr", "La Suède a livré des chars aux garde-côtes norvégiens.", [("SE", "NO")]),
        ("fr", "La Suède a vendu au Danemark un char abattu, dont a ri l’armée norvégienne.", [("SE", "DK")]),
        ("fr", "La Suède fournit des obus au gouvernement de Norvège.", [("SE", "NO")]),
        ("fr", "La Suède fournira par ailleurs à la Norvège dix chars.", [("SE", "NO")]),
        ("en", "Sweden saved Denmark from Russia, when it gave Norway tanks.", [("SE", "NO")]),
        ("en", "Sweden and Denmark have lent Norway tanks.", [("SE", "NO"), ("DK", "NO")]),
        ("en", "Sweden, NATO's newest member, delivered shells to Norway.", [("SE", "NO")]),
        ("en", "Sweden approved the sale of tanks to Norway.", [("SE", "NO")]),
        ("en", "Sweden approved $2 billion in arms sales to Norway.", [("SE", "NO")]),
        ("en", "China has handed Mali 80 military vehicles.", [("CN", "ML")]),
    ],
)
def test_each_of_a_list_gives_or_receives(language: str, text: str, pairs: list[tuple[str, str]]) -> None:
    assert _pairs(text, language) == pairs


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Suède et le Danemark ont livré bataille à la Norvège."),
        ("fr", "La Suède a bloqué la vente de chars à la Norvège."),
        ("fr", "La Suède a livré des chars à trois pays."),
        ("fr", "La Suède et la Norvège ont des chars."),
        ("fr", "La Suède remet en cause l’accord avec la Norvège."),
        ("fr", "La Suède donne tort à la Norvège et au Danemark."),
        ("fr", "La Suède offre l’asile à la Norvège."),
        ("fr", "La Suède envoie un message à la Norvège."),
        ("fr", "Le livre de la Suède plaît à la Norvège."),
        ("en", "Sweden threatened to block the sale of tanks to Norway."),
        ("en", "Sweden and Norway have tanks."),
        ("en", "Sweden handed power to Norway."),
        ("en", "Sweden extended an invitation to Norway."),
        ("en", "Sweden gave its consent to Norway."),
        ("en", "Sweden sent tanks to three countries."),
        ("en", "Sweden passed laws against Norway."),
        ("en", "Sweden lost tanks to Norway."),
        ("en", "Sweden awarded Norway a medal."),
    ],
)
def test_nobody_gives_what_is_blocked_unnamed_or_no_thing(language: str, text: str) -> None:
    assert _pairs(text, language) == []
