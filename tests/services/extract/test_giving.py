"""Who gives and who receives by a verb of giving."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Les canons donnés par la Suède à la Norvège tirent loin."),
        ("fr", "La Suède a fait parvenir des obus à la Norvège."),
        ("fr", "La Norvège est équipée par la Suède en missiles."),
        ("fr", "La Suède a ravitaillé la Norvège en munitions."),
        ("fr", "Deux pétroliers suédois ont livré du gaz à la Norvège."),
        ("en", "Norway was granted ten vehicles by Sweden."),
        ("en", "Swedish shells supplied to Norway often fail."),
        ("en", "Sweden has equipped Norway with launchers."),
        ("en", "Rifles were trafficked from Sweden into Norway."),
    ],
)
def test_a_verb_gives(language: str, text: str) -> None:
    assert handovers(text, language) == "SE>NO"


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Les canons construits par la Suède plaisent à la Norvège."),
        ("fr", "La Suède a fait parvenir ses vœux à la Norvège."),
        ("fr", "La Suède a fait venir des obus à Bergen."),
        ("fr", "La Norvège est surveillée par la Suède en mer."),
        ("fr", "La Suède a ravitaillé ses avions en Norvège."),
        ("fr", "La Suède alimente les critiques de la Norvège."),
        ("fr", "L’équipe de Suède a perdu en Norvège."),
        ("fr", "Deux pétroliers suédois ont contourné la Norvège."),
        ("fr", "Les critiques suédoises adressées à la Norvège se multiplient."),
        ("fr", "La Suède doute que le Danemark soit doté de chars."),
        ("fr", "La Roumanie part, la Suède aussi."),
        ("en", "Norway was granted a delay by Sweden."),
        ("en", "Norway was defeated by Sweden."),
        ("en", "Swedish sailors shouted at Norway."),
        ("en", "Sweden has equipped its planes in Norway."),
        ("en", "Sweden armed itself against Norway."),
        ("en", "Refugees fled from Sweden into Norway."),
        ("en", "Sweden channels its anger at Norway."),
        ("en", "Swedish officials were praised by Norway."),
    ],
)
def test_a_verb_that_gives_nothing_or_nobody(language: str, text: str) -> None:
    assert handovers(text, language) == ""


def test_the_recipient_is_not_named_again() -> None:
    text = "Sweden is providing Norway with guns, including shells donated by Denmark and Finland."
    assert handovers(text, "en") == "DK>NO FI>NO SE>NO" or handovers(text, "en") == "DK>NO FI>NO"


def test_what_another_verb_did_is_no_gift() -> None:
    assert handovers("Sweden sent Norway jets that were built by Germany.", "en") == "SE>NO"
