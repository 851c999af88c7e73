"""Training given to another's soldiers, and soldiers who train by themselves."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("fr", "NO>LV", "La Norvège a formé des pilotes lettons à Bodø."),
        ("fr", "NO>LV", "Une mission militaire norvégienne entraîne par ailleurs les troupes de montagne lettonnes."),
        ("fr", "NO>LV", "La formation de militaires lettons assurée par la Norvège plaît."),
        ("fr", "NO>LV", "Des recrues lettonnes ont été formées en Norvège."),
        ("fr", "NO>LV", "Près de 500 soldats lettons ont été entraînés par des instructeurs norvégiens."),
        ("fr", "NO>LV", "Quant à la Norvège, elle accueille dans ses académies une soixantaine de cadets lettons."),
        ("fr", "NO>LV", "La Norvège a conduit deux stages au profit des parachutistes lettons."),
        ("en", "NO>LV", "Norway trained 5,000 Latvian recruits."),
        ("en", "NO>LV", "Norway is training Latvian pilots and technicians on the new jets."),
        ("en", "#HEZBOLLAH", "Norway also trained fighters from Hezbollah, it was alleged."),
        ("en", "NO>LV", "Norwegian instructors have taught salt mining to Latvian conscripts."),
        ("en", "NO>LV", "Norwegian aid included training Latvian officers and mending mills."),
        ("en", "NO>LV", "Norway hosted 61 Latvian cadets at the Military Academy in Bergen."),
        ("en", "NO>LV", "Some 3,000 Latvian soldiers have been trained in Norway since 2020."),
        ("en", "NO>LV", "Norway announced a training programme for Latvian soldiers."),
        ("en", "NO>LV", "Latvian crews trained by Norway man the ferries."),
        ("en", "NO>LV SE>LV", "Norway and Sweden have trained and equipped the Latvian army."),
        ("en", "NO>LV", "Norway's training of Latvian troops goes on."),
    ],
)
def test_training_is_given(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language).removeprefix("NO>" if pairs.startswith("#") else "") == pairs


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Norvège a formé un gouvernement avec des officiers lettons à la retraite."),
        ("fr", "Les soldats norvégiens et lettons se sont entraînés ensemble en Suède."),
        ("fr", "La Norvège forme ses pilotes en mer, loin de la Lettonie."),
        ("fr", "L’accord entraîne des coûts pour les policiers lettons et la Norvège."),
        ("fr", "La Norvège a formé une coalition avec la Lettonie contre les pirates."),
        ("fr", "La formation des nuages gêne les pilotes lettons et la Norvège."),
        ("fr", "La Norvège accueille des soldats lettons dans ses ports."),
        ("fr", "Des soldats lettons ont été formés avec soin, dit la Norvège."),
        ("fr", "La chute du rouble a entraîné le départ des soldats lettons de Norvège."),
        ("en", "A train from Oslo carried Latvian soldiers past Norway's guards."),
        ("en", "Norwegian and Latvian soldiers trained together in Sweden."),
        ("en", "Norway trained its guns on Latvian soldiers."),
        ("en", "Norway taught Latvian officers a lesson."),
        ("en", "Latvian soldiers trained hard while Norway slept."),
        ("en", "Norwegian pilots trained in the mountains of Latvia."),
        ("en", "Norway hosted Latvian officers at a dinner in Bergen."),
        ("en", "The training of horses bores Latvian soldiers in Norway."),
        ("en", "Norwegian instructors drilled a well for Latvian herders."),
        ("en", "Norway received Latvian pilots in May."),
        ("en", "Norway welcomed the Latvian army’s return to the academy."),
        ("en", "Norway and Latvia will train their own pilots."),
        ("en", "The Latvian navy’s training ship was seen off Norway."),
        ("en", "Norway coached the Latvian team before the match."),
        ("fr", "L’école de la Norvège instruit un procès contre deux soldats lettons."),
        ("fr", "La Norvège a inscrit des pilotes lettons sur une liste noire."),
        ("fr", "La Norvège enseigne le letton à ses officiers."),
        ("fr", "Le stage des pilotes lettons a déçu la Norvège."),
        ("fr", "L’entraînement des soldats lettons inquiète la Norvège."),
        ("fr", "L’instruction ouverte contre des officiers lettons gêne la Norvège."),
        ("en", "Norway fears the training of Latvian troops."),
        ("en", "Norway teaches Latvian to its pilots."),
        ("en", "The train with the Latvian recruits reached Norway."),
        ("en", "Latvian fighters taught Norway’s towns to fear."),
        ("en", "Norway saw a training film about Latvian sailors."),
    ],
)
def test_where_nobody_trains_anothers_soldiers(language: str, text: str) -> None:
    assert handovers(text, language) == ""
