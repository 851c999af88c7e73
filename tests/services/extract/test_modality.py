"""How sure a sentence is, in its own terms."""

from __future__ import annotations

import pytest

from tests.services.extract.cases import ENGLISH, FRENCH
from workbench.core.modality import Modality
from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.analysis import analyse
from workbench.services.extract.clean import clean
from workbench.services.extract.modality import find_cues

_CASES = {"fr": FRENCH, "en": ENGLISH}


def _rules(text: str, language: str) -> set[str]:
    work = clean(text)
    return {cue.rule.removeprefix("modality.") for cue in find_cues(work, Span(0, len(work)), language)}


def _modality(text: str, language: str = "fr") -> str:
    return analyse(text, blocks=[], language=language).sentences[0].modality


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_rule_has_cases_and_twice_as_many_against_it(language: str) -> None:
    listed = {entry["id"] for entry in lexicon.table("cues")[language]}
    assert set(_CASES[language]) == listed
    assert all(len(against) >= 2 * len(matching) for matching, against in _CASES[language].values())


@pytest.mark.parametrize(
    "language, rule, text",
    [
        (lang, rule, text)
        for lang, cases in _CASES.items()
        for rule, (matching, _) in cases.items()
        for text in matching
    ],
)
def test_a_rule_matches_its_sentences(language: str, rule: str, text: str) -> None:
    assert rule in _rules(text, language)


@pytest.mark.parametrize(
    "language, rule, text",
    [(lang, rule, text) for lang, cases in _CASES.items() for rule, (_, against) in cases.items() for text in against],
)
def test_a_rule_leaves_other_sentences_alone(language: str, rule: str, text: str) -> None:
    assert rule not in _rules(text, language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_cue_lists_name_known_modalities(language: str) -> None:
    assert all(entry["modality"] in set(Modality) for entry in lexicon.table("cues")[language])


@pytest.mark.parametrize(
    "text",
    [
        "Le port aurait fermé.",
        "La flotte compterait dix navires.",
        "Les vivres viendraient du sud.",
        "Elle détiendrait trois otages.",
        "Il s’agirait d’un drone.",
    ],
)
def test_the_conditional_of_hearsay(text: str) -> None:
    assert _modality(text) == "conditional"


@pytest.mark.parametrize(
    "text",
    [
        "La garde montrait le chemin.",
        "Le préfet préparait son départ.",
        "Il espérait un accord.",
        "La flotte livrait des vivres.",
        "Le maire retirait sa plainte.",
        "La loi figurait au programme.",
        "Il aurait dû partir.",
        "L’armée assurait la garde.",
        "Le roi offrait des terres.",
        "Il entrait par le nord.",
        "La monnaie s’effondrait.",
        "Il parcourait la ville.",
    ],
)
def test_past_tenses_that_are_spelt_like_a_conditional(text: str) -> None:
    assert _modality(text) == "asserted"


@pytest.mark.parametrize(
    "text, modality",
    [
        ("Whether the bridge stands is unclear.", "doubtful"),
        ("If the bridge fell, the town would starve.", "hypothetical"),
        ("The bridge, which may fall, is open.", "asserted"),
        ("Accounts differ: the guard said that it fell.", "divergent"),
        ("The bridge is believed to stand.", "conditional"),
        ("The guard has not confirmed the fall.", "denied"),
    ],
)
def test_english_main_clauses_decide_too(text: str, modality: str) -> None:
    assert _modality(text, "en") == modality


@pytest.mark.parametrize(
    "text, modality",
    [
        ("Si le pont cédait, la ville serait isolée.", "hypothetical"),
        ("Si la digue cède, la plaine sera inondée.", "hypothetical"),
        ("Si la digue n’est pas neuve, elle tient bon.", "asserted"),
        ("Le pont tient, même si la digue cède.", "asserted"),
        ("La garde vérifie si le pont tenait.", "asserted"),
        ("Le pont, qui pourrait céder, reste ouvert.", "asserted"),
        ("Le pont tient parce qu’il n’a jamais servi.", "asserted"),
        ("Le pont pourrait céder, ce qui n’arrange personne.", "possible"),
        ("Seules les crues pourront ouvrir la digue.", "possible"),
        ("Tout cela aurait pourtant un coût.", "hypothetical"),
        ("Une telle vente serait une erreur.", "hypothetical"),
        ("Cela aurait coûté deux millions de couronnes.", "conditional"),
        ("La vente serait une erreur.", "hypothetical"),
        ("La vente serait en cours.", "conditional"),
        ("Cela coûte cher aux bergers.", "asserted"),
        ("Une telle vente coûtait cher.", "asserted"),
        ("Le roi n’a probablement pas signé.", "probable"),
        ("Selon le ministère, le pont pourrait céder.", "reported"),
    ],
)
def test_the_main_clause_decides(text: str, modality: str) -> None:
    assert _modality(text) == modality


@pytest.mark.parametrize(
    "language, text, modality",
    [
        ("fr", "La visite reste hypothétique.", "doubtful"),
        ("fr", "Le bilan reste pourtant très incertain.", "doubtful"),
        ("fr", "On peut douter que le pont tienne.", "doubtful"),
        ("fr", "Même si la ville payait, il faudrait dix ans et elle céderait.", "hypothetical"),
        ("fr", "La ville doit livrer dix ponts d’ici à 2028.", "planned"),
        ("fr", "L’union risque, à défaut, de céder.", "possible"),
        ("fr", "Les conclusions des experts divergent.", "divergent"),
        ("fr", "La ville n’a, en revanche, jamais cédé.", "denied"),
        ("en", "Were the route to open, the trip would shrink.", "hypothetical"),
        ("en", "A split between the officers who seized power together is possible.", "possible"),
        ("en", "It is far from certain that it holds.", "doubtful"),
        ("en", "Reports of the talks are contradictory.", "divergent"),
        ("en", "The town has pledged ten bridges.", "asserted"),
        ("en", "The town has pledged a review.", "planned"),
        ("en", "How many mills burned is disputed.", "divergent"),
        ("fr", "Le bilan de la crue est contesté.", "divergent"),
        ("fr", "Le moulin est contesté.", "asserted"),
        ("en", "The sale could not be confirmed.", "denied"),
        ("en", "The claim deserves scepticism.", "doubtful"),
        ("en", "The miller deserves a prize.", "asserted"),
        ("fr", "Le bruit n'est étayé par aucun témoin.", "denied"),
    ],
)
def test_hedges_in_longer_words(language: str, text: str, modality: str) -> None:
    assert _modality(text, language) == modality


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Même si la ville paie, le pont ferme."),
        ("fr", "La ville doit beaucoup à ses ponts."),
        ("fr", "Les routes des experts divergent."),
        ("fr", "La ville reste pourtant très belle."),
        ("en", "Votes were scheduled for May 2011 and cancelled. It is 2020."),
        ("en", "Although ships had been loaded, they left."),
        ("en", "The officers who seized power together won."),
        ("en", "The town is certain of its bridges."),
        ("en", "Talks of the reports went on."),
        ("en", "It is a far town."),
    ],
)
def test_plain_words_hedge_nothing(language: str, text: str) -> None:
    assert _modality(text, language) == "asserted"


@pytest.mark.parametrize(
    "language, text, modality",
    [
        ("fr", "Le port n'aurait pu survivre sans l'appui d'Oslo.", "denied"),
        ("fr", "Cette récolte n'aurait pas été possible sans le sel norvégien.", "denied"),
        ("fr", "Sans Oslo, le port coûterait cher.", "hypothetical"),
        ("fr", "Un bac aurait coulé sans que l'on sache pourquoi.", "conditional"),
        ("fr", "Ce retrait placerait Riga en position de force.", "hypothetical"),
        ("fr", "Cette livraison comprendrait trente bacs.", "conditional"),
        ("fr", "Le retrait du bac comprendrait trois étapes.", "conditional"),
        (
            "fr",
            "Jamais, depuis le début de la grève des meuniers au mois de mars de l'année 2015, la querelle ne s'était montrée.",
            "denied",
        ),
        ("fr", "Aucune livraison n'a été confirmée.", "denied"),
        ("fr", "La livraison n'a pas été confirmée.", "denied"),
        ("fr", "Si l'ancien maire avait renoncé à fermer le port, son successeur a tenu parole.", "asserted"),
        ("fr", "Si la Suède fermait le port, Riga manquerait de sel.", "hypothetical"),
        (
            "fr",
            "Si l'accord venait à être signé, trois bacs, même grands, pourraient mouiller au port.",
            "hypothetical",
        ),
        (
            "fr",
            "Des ventes auraient eu lieu, par l'intermédiaire d'un courtier, sans que l'on sache si elles ont abouti.",
            "conditional",
        ),
        ("fr", "Si Oslo avait vendu ses bacs, Riga aurait tenu.", "hypothetical"),
        ("fr", "Une usine de sel doit voir le jour à Riga.", "planned"),
        ("fr", "Le port doit beaucoup à la Norvège.", "asserted"),
        ("en", "There are rumours of a sale.", "conditional"),
        ("en", "The port is considered to be in Norwegian hands.", "conditional"),
        ("en", "The miller is credited with having built the port.", "conditional"),
        ("en", "A second port is being discussed for the northern coast.", "planned"),
        ("en", "The toll was discussed for hours.", "asserted"),
        ("en", "If the old mayor spared the port, his successor closed it.", "asserted"),
        ("en", "If Oslo closed the port, Riga would lose its salt.", "hypothetical"),
    ],
)
def test_what_was_not_so_without_another_is_denied_and_what_an_event_brings_supposed(
    language: str, text: str, modality: str
) -> None:
    assert analyse(text, blocks=[], language=language).sentences[0].modality == modality


@pytest.mark.parametrize(
    "text, modality",
    [
        ("Reste la question de savoir si le bac tient.", "doubtful"),
        ("Restent plusieurs inconnues.", "doubtful"),
        ("Reste la question du sel.", "asserted"),
        ("Reste la question de l’équipage.", "asserted"),
        ("Reste le sel.", "asserted"),
        ("Longtemps proche des meuniers, le roi s’est ravisé.", "asserted"),
        ("Aux termes de l’accord, la Norvège livre du sel à Riga.", "asserted"),
    ],
)
def test_a_question_that_is_only_named_is_no_doubt(text: str, modality: str) -> None:
    [sentence] = analyse(text, blocks=[], language="fr").sentences
    assert sentence.modality == modality
