"""Things promised by one clause and handed over in the next, deals without the word, rows and asides before a verb."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("fr", "NO>LV", "La Norvège a promis dix bateaux, dont trois ont été remis à Riga en mai."),
        ("fr", "NO>LV", "La Norvège a promis dix millions d’aide, dont une part est parvenue à Riga en juin."),
        ("en", "NO>LV", "Norway has pledged ten boats, the first of which were handed to Riga in May."),
        ("en", "NO>LV", "Norway has promised twelve mortars, half of which reached Riga in May."),
        (
            "fr",
            "FI>LV NO>LV SE>LV",
            "La Norvège et la Suède, bientôt rejointes par la Finlande, ont promis dix bateaux, dont deux ont été remis à Riga.",
        ),
    ],
)
def test_what_is_promised_is_handed_over_in_the_relative_clause(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Norvège a promis dix bateaux, dont les premiers ont été peints à Riga en mai."),
        ("fr", "La Norvège a promis une aide d’urgence, dont la presse a parlé à Riga en juin."),
        ("fr", "La Norvège a promis dix bateaux, dont la Suède a payé les premiers à Riga."),
        ("en", "Norway has pledged ten boats, the first of which were painted in Riga in May."),
        ("en", "Norway has promised elections, the first of which were held in Riga in May."),
        ("en", "Norway has pledged ten boats, and the mayor arrived in Riga in May."),
    ],
)
def test_what_else_a_relative_clause_tells_hands_over_nothing(language: str, text: str) -> None:
    assert handovers(text, language) == ""


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("fr", "NO>LV", "En 2024, la Lettonie a signé avec la Norvège pour 26 avions."),
        ("en", "NO>LV", "In April Riga signed for 26 jets with Oslo, for about a million euros."),
        ("fr", "NO>LV", "En février, Oslo a conclu avec Riga la vente de chasseurs, évaluée à deux millions."),
        ("en", "NO>LV", "Norway has agreed with Latvia the sale of ten tanks."),
        ("fr", "", "La Norvège a signé avec la Lettonie pour la paix."),
        ("en", "", "Norway signed with Latvia for the fourth time."),
        ("en", "", "Norway signed for the parcel, with Latvia watching."),
        ("fr", "", "La Norvège a conclu avec la Lettonie la trêve."),
        ("fr", "", "La Norvège a négocié avec la Lettonie la fin de la vente de sel."),
        ("en", "", "Norway has agreed with Latvia that the sale of salt is over."),
    ],
)
def test_a_deal_without_the_word(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        (
            "fr",
            "NO>LV SE>LV",
            "La livraison de chars norvégiens à la Lettonie a été suivie de celle de 31 obusiers suédois.",
        ),
        ("en", "NO>LV SE>LV", "The delivery of Norwegian tanks to Latvia was followed by that of Swedish howitzers."),
        ("fr", "NO>LV", "La livraison de chars norvégiens à la Lettonie a été suivie de celle du rapport suédois."),
        ("en", "NO>LV", "The delivery of Norwegian tanks to Latvia was followed by that of Swedish letters."),
        ("en", "", "The visit of the Norwegian king to Riga was followed by that of Swedish ministers."),
    ],
)
def test_that_of_another_giver(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        (
            "en",
            "NO>LV",
            "Norway, which patrols the strait alongside Sweden, Finland and Denmark, shipped ten rifles to Latvia.",
        ),
        ("en", "NO>LV", "Norway, having consulted Sweden and Finland, sent ten tanks to Latvia in May."),
        ("en", "NO>LV", "Norway, like Sweden before it, has delivered howitzers to Latvia."),
        ("en", "NO>LV", "Norway has become, behind Sweden, the main supplier of shells to Latvia."),
        (
            "fr",
            "NO>LV",
            "La Norvège est devenue, derrière la Suède, le principal fournisseur d’obus à la Lettonie.",
        ),
        (
            "fr",
            "NO>LV",
            "La Norvège, pour qui la Lettonie est un bon client, a livré à Riga une vingtaine de chars en 1985.",
        ),
        ("fr", "NO>LV SE>LV", "Ni la Norvège ni la Suède n’ont fourni d’obus à la Lettonie."),
        ("en", "NO>LV SE>LV", "Neither Norway nor Sweden has supplied military aid to Latvia."),
        ("fr", "NO>LV", "La Norvège aurait livré à la Lettonie, entre août et novembre, une dizaine de drones."),
        ("fr", "NO>LV", "La Norvège n’aurait jamais livré les obus déjà payés par Riga."),
        ("en", "NO>LV", "Reports that Norway had flown guided munitions to Riga are not confirmed."),
        ("en", "NO>LV", "Latvia, which draws most of its gas from Norway, is silent."),
        ("en", "", "Norway, alongside Sweden, Finland and Latvia, has sent nobody."),
        ("fr", "", "Ni la Norvège ni la Suède n’ont livré bataille à la Lettonie."),
        ("en", "", "Norway flew missions over Latvia."),
        ("en", "", "Norway had flown wounded sailors to Latvia."),
        ("en", "", "Latvia draws a lesson from Norway."),
        ("fr", "", "La Lettonie tire une leçon de la Norvège."),
        ("fr", "", "La Lettonie réarme sans la Norvège."),
        ("fr", "", "La Norvège équipe contre la Lettonie ses propres navires."),
        ("fr", "", "La Norvège a livré les documents réclamés par la presse de Riga."),
    ],
)
def test_who_gives_behind_an_aside_or_in_a_row(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        (
            "fr",
            "FI>LV NO>LV SE>LV",
            "La Norvège a fourni à Riga un radar, la Suède dix-neuf véhicules blindés, la Finlande des obus.",
        ),
        (
            "fr",
            "NO>LV SE>LV",
            "La Norvège a livré à la Lettonie des canons ; la Suède, cinquante blindés et trois radars.",
        ),
        ("en", "NO>LV SE>LV", "Norway supplied Latvia with mortars and Sweden ten howitzers."),
        ("fr", "NO>LV SE>LV", "La Lettonie a reçu de la Norvège des missiles, de la Suède six avions."),
        ("en", "NO>LV SE>LV", "Latvia received from Norway ten missiles, from Sweden six planes."),
        (
            "fr",
            "NO>LV SE>LV",
            "La Lettonie a acheté à la Norvège neuf drones, arrivés à Bergen en 2023, et à la Suède deux navires.",
        ),
        ("fr", "NO>LV SE>LV", "La Lettonie a acquis auprès d’Oslo dix batteries, et auprès de Stockholm des drones."),
        ("en", "NO>LV SE>LV", "Riga has lived on shells purchased from Norway and rifles from Sweden."),
        ("fr", "NO>LV", "La Norvège a livré à la Lettonie des canons ; la Suède, des excuses."),
        ("fr", "NO>LV", "La Norvège a livré à la Lettonie des canons, la Suède a dix navires."),
        ("fr", "NO>LV", "La Norvège a livré à la Lettonie des canons et la Suède trois jours de retard."),
        ("en", "NO>LV", "Norway sold Latvia ten tanks, and Sweden has two boats."),
        ("en", "NO>LV", "Norway sold Latvia ten tanks; Sweden, some songs."),
        ("en", "NO>LV", "Norway sold Latvia ten tanks, Sweden two weeks later a song."),
        ("fr", "NO>LV", "La Lettonie a reçu de la Norvège des missiles, de la Suède six lettres."),
        ("en", "NO>LV", "Latvia received from Norway ten missiles, from Sweden six songs."),
    ],
)
def test_others_do_the_same_and_the_verb_is_not_said_again(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        (
            "en",
            "NO>EE NO>LT NO>LV",
            "Norway has sold Latvia ten mortars, provided Estonia with gas and offered two frigates to Lithuania.",
        ),
        ("en", "NO>LV", "Norway gave Latvia boats, painted Estonia in blue and sent nothing to Lithuania."),
        ("en", "NO>LV", "Norway has given Latvia ten radars, sung in Riga and gone home."),
        ("en", "SE>LV", "Norway’s boats were sold to Latvia by Sweden."),
        ("en", "", "Norway gave Latvia to Sweden."),
        ("en", "", "Norway gave Latvia a bad name."),
        ("en", "", "Norway sent Latvia packing."),
        ("en", "NO>LV", "Riga took delivery in March of forty mortars from Norway."),
        ("en", "", "Riga took delivery in March of a letter from Norway."),
        ("fr", "NO>LV", "La Norvège a cédé à la Lettonie, en vertu du pacte du sel, quatre sous-marins."),
        ("fr", "", "La Norvège a promis à la Lettonie, en vertu du traité, dix jours de congé."),
        ("fr", "", "La Norvège a livré à la Lettonie, qui dort, bataille."),
        ("fr", "NO>LV", "La Lettonie modernise sa marine. La Norvège lui a par ailleurs promis trente avions."),
        ("fr", "", "La Lettonie dort. La Norvège lui a par ailleurs promis une réponse."),
        ("fr", "NO>LV", "La Norvège aurait promis à la Lettonie une centrale nucléaire."),
        ("fr", "", "La Norvège a promis à la Lettonie un plan de paix."),
        ("fr", "", "La Norvège a donné à l’ancienne armée lettone une leçon."),
        ("fr", "", "La Norvège a accordé à la Lettonie la prime du vainqueur."),
    ],
)
def test_lists_of_deeds_and_what_stands_between_the_verb_and_its_goods(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
