"""What a cue word reaches, each rule with sentences that it must know and twice as many that it must leave alone."""

from __future__ import annotations

import pytest

from tests.services.extract.familycases import FAMILIES
from tests.services.extract.scopecases import MORE
from workbench.services.extract import lexicon
from workbench.services.extract.analysis import analyse

# Of each rule: the language, what a sentence is by it, sentences that are so, sentences that are not.
_RULES: dict[str, tuple[str, str, list[str], list[str]]] = {
    "the purpose of a thing is no plan": (
        "fr",
        "asserted",
        ["Cette loi vise à encadrer les ventes de sel.", "L’opération de mardi vise à dégager la route du col."],
        [
            "La ville vise à doubler ses ponts.",
            "La loi vise à doubler les ponts d’ici à 2040.",
            "Le roi vise à reprendre le col.",
            "Les bergers visent à obtenir un pont.",
        ],
    ),
    "the purpose of a thing is no plan, in English": (
        "en",
        "asserted",
        [
            "The law aims to curb sales of salt.",
            "The system is designed to detect floods.",
            "The plan was intended to calm the valley.",
        ],
        [
            "The town aims to double its bridges.",
            "The law aims to double the bridges by 2040.",
            "The king aims to retake the pass.",
            "Shepherds plan to sell the herd.",
            "The town intends to sell the bridge.",
            "The guard means to hold the bridge.",
        ],
    ),
    "what was meant once is known by now": (
        "en",
        "asserted",
        ["The ferry was supposed to dock in March.", "The walls were meant to hold."],
        [
            "The ferry is supposed to dock in March.",
            "The ferry is due to dock in March.",
            "The ferry will dock in March.",
            "The walls were not meant to hold.",
        ],
    ),
    "a participle without its auxiliary": (
        "en",
        "asserted",
        ["The fair, slated for next month, has moved to the hill.", "A ferry expected to dock on Friday sank."],
        [
            "The fair is slated for next month.",
            "The fair is now scheduled for September.",
            "The ferry, which sank, was expected to dock on Friday.",
            "Two ferries are expected to dock on Friday.",
        ],
    ),
    "an infinitive is denied, not its sentence": (
        "fr",
        "asserted",
        ["Il a choisi de ne pas répondre.", "Pour ne rien perdre, le roi a vendu le pont."],
        [
            "Il n’a pas répondu.",
            "Le roi ne vend pas le pont.",
            "Il n’y aura pas de pont.",
            "Il n’en fut rien.",
        ],
    ),
    "a restriction denies nothing": (
        "fr",
        "asserted",
        ["Il ne reste plus qu’un pont.", "La ville n’a jamais eu que deux ponts."],
        [
            "Il ne reste plus de pont.",
            "La ville n’a jamais eu deux ponts.",
            "Le roi n’a jamais dit que le pont tenait.",
            "La garde n’a plus qualité pour signer.",
        ],
    ),
    "what is perceived is there": (
        "en",
        "asserted",
        ["Smoke could be seen from the hill.", "Shepherds could hear the flood all night."],
        [
            "The bridge could be sold.",
            "Shepherds could hold the bridge.",
            "The flood could be a sign.",
            "The town could sell the bridge one day.",
        ],
    ),
    "a frame leads in the statement itself": (
        "fr",
        "possible",
        ["Il est clair que la crue pourrait durer.", "Toujours est-il que le pont pourrait céder."],
        [
            "Le pont tient bien que la crue puisse durer.",
            "Il est mort avant que le pont puisse servir.",
            "Le berger est si clair que tous comprennent.",
            "Les bergers partent pour que le pont puisse servir.",
        ],
    ),
    "a frame leads in the statement itself, in English": (
        "en",
        "hypothetical",
        [
            "The truth is that without the bridge the town would starve.",
            "It is clear that without the bridge the town would starve.",
        ],
        [
            "The truth is out, and the town starves.",
            "The town sold the bridge so that it would not starve.",
            "The way is clear, and the town lives.",
            "It is clear water that the town drinks.",
        ],
    ),
    "that may be a pronoun": (
        "en",
        "possible",
        ["And that seems to be the rule in the valley, a hard one.", "That may change, and soon."],
        [
            "The bridge that seems old stands.",
            "And the bridge that may fall, an old one, stands.",
            "That bridge, old as it is, stands.",
            "The town, and that town alone, pays.",
        ],
    ),
    "a noun with its relative clause and nothing else": (
        "fr",
        "possible",
        ["Une vente qui pourrait coûter cher à la ville.", "Ventes qui pourraient reprendre."],
        [
            "Une vente qui pourrait coûter cher est annulée.",
            "Le pont qui pourrait céder ferme.",
            "Une digue qui pourrait céder inquiétait la ville.",
            "Un pont qui pourrait céder a fermé.",
        ],
    ),
    "behind its comma an adverb hedges why": (
        "fr",
        "asserted",
        ["Le roi est venu, apparemment dans le but de vendre le pont.", "Ils sont partis, sans doute par crainte."],
        [
            "Le roi est apparemment venu.",
            "Ils sont sans doute partis par crainte.",
            "La ville, apparemment, a vendu le pont.",
            "Le roi a probablement vendu le pont.",
        ],
    ),
    "a past that is likely": (
        "en",
        "probable",
        ["The floods likely destroyed most of the salt.", "The king likely knew."],
        [
            "The floods destroyed a likely cause of dispute.",
            "The guard counted sacks likely packed with salt.",
            "The king knew.",
            "He saw the likely heir.",
        ],
    ),
    "can no longer is a denial": (
        "en",
        "denied",
        ["Shepherds can no longer leave the hill.", "The town could never afford a bridge."],
        [
            "Shepherds can leave the hill.",
            "The town could afford a bridge.",
            "The longer road can be used.",
            "Shepherds may leave the hill.",
        ],
    ),
    "an adverb stands before not": (
        "en",
        "denied",
        ["The treaty has still not been signed.", "The bridge was clearly not built."],
        [
            "The treaty has still been signed.",
            "The bridge was clearly built.",
            "The bridge is still standing, not far from the pass.",
            "The treaty was, not surprisingly, signed.",
        ],
    ),
    "who refuses something states it": (
        "fr",
        "asserted",
        ["La ville refuse de vendre le pont.", "Le roi a refusé de se rendre au col."],
        [
            "La ville ne vend pas le pont.",
            "Le roi refuserait de se rendre au col.",
            "Le roi n’a pas vu le col.",
            "Le roi, qui refuse de payer, partira.",
        ],
    ),
    "a duty with a date is a plan": (
        "fr",
        "planned",
        ["Un vote doit être organisé dans les six mois.", "La foire doit durer trois jours."],
        [
            "La ville doit protéger ses bergers.",
            "Tout berger doit avoir un chien.",
            "La ville doit beaucoup à ce roi.",
            "Le pont doit son nom à un roi.",
        ],
    ),
    "present and a day to come": (
        "en",
        "planned",
        ["The new mayor takes office on Monday.", "The truce comes into force at midnight."],
        [
            "The mayor took office on Monday.",
            "The mayor takes the bus.",
            "The truce came into force at midnight.",
            "The market opens onto the square.",
        ],
    ),
    "figures that contradict each other": (
        "fr",
        "divergent",
        ["Les chiffres de la ville contredisent ceux du roi.", "Le récit du berger contredit la version du roi."],
        [
            "Le roi contredit le berger.",
            "Les chiffres de la ville sont justes.",
            "Le récit du berger est long.",
            "Les bergers contredisent le roi.",
        ],
    ),
    "what diverges in somebody's words is told": (
        "en",
        "reported",
        ["The ministry said that estimates of the damage varied widely."],
        ["Estimates of the damage vary widely.", "Accounts of what the king said differ."],
    ),
    "little chance is doubt": (
        "fr",
        "doubtful",
        ["Le plan a peu de chances d’aboutir.", "La question de savoir qui commande reste entière."],
        [
            "Le plan a de la chance.",
            "Le roi a peu d’or.",
            "La question est réglée.",
            "Il sait qui commande.",
        ],
    ),
    "an adverb tells more than the mood": (
        "fr",
        "probable",
        ["Le roi s’y opposerait sans doute.", "Le pont fermerait probablement."],
        ["Le roi s’y opposerait.", "Le pont fermerait.", "Le pont pourrait fermer.", "Le pont ferme."],
    ),
    "an adverb inside an infinitive": (
        "en",
        "asserted",
        ["The town passed a bill to potentially close the bridge."],
        ["The town will potentially close the bridge.", "Potentially the bridge closes."],
    ),
    "a plan that is only reported": (
        "en",
        "conditional",
        ["The town is reportedly ready to sell the bridge."],
        ["The town is now ready to sell the bridge.", "The town is ready to sell the bridge."],
    ),
    "the past seen from before it": (
        "en",
        "asserted",
        ["Two weeks later the bridge would fall.", "The next day the king would flee."],
        [
            "A flood would close the bridge.",
            "The bridge would fall within two weeks.",
            "Two weeks later the bridge will fall.",
            "Two weeks later the bridge may fall.",
        ],
    ),
    "a noun with what it did": (
        "en",
        "asserted",
        ["The guard burnt the bridge, a deed it never denied."],
        ["The guard never denied the deed.", "A guard left, and it never denied the deed."],
    ),
    "not one thing": (
        "fr",
        "denied",
        ["La ville ne dispose d’aucun pont."],
        ["La ville dispose d’un pont.", "La ville en sait plus qu’aucun roi."],
    ),
    "present and a day to come, in French": (
        "fr",
        "planned",
        ["La foire reprend lundi dans la vallée."],
        ["La foire a repris lundi.", "Le vote du conseil lundi a fâché la ville."],
    ),
    "as if is no condition": (
        "en",
        "asserted",
        ["As if that was too little, the well ran dry."],
        ["If the well ran dry, the town would starve.", "Unless it rains, the well will run dry."],
    ),
    "an infinitive for a subject": (
        "fr",
        "hypothetical",
        ["Vendre le pont reviendrait à fermer la vallée.", "Il suffirait d’une crue."],
        [
            "Hier la garde serait partie.",
            "Notre maire serait parti.",
            "Vendre le pont revient à fermer la vallée.",
            "Le berger serait parti.",
        ],
    ),
    "what nothing suggests": (
        "en",
        "doubtful",
        ["Nothing suggests that the bridge fell.", "Questions remain over who sold the bridge."],
        ["Nothing was sold.", "The questions were read out.", "Nobody sold the bridge.", "The guard asked questions."],
    ),
    "might is a noun too": (
        "en",
        "asserted",
        ["Military might is dear.", "Naval might of old built the port."],
        [
            "The military might sell the bridge.",
            "The town might sell the bridge.",
            "It might of course rain.",
            "The navy may leave.",
        ],
    ),
    "what a task is": (
        "en",
        "asserted",
        ["The guard's task is to hold the bridge."],
        ["The guard is to hold the bridge.", "The town is to sell the bridge."],
    ),
    "a plan that came to nothing": (
        "fr",
        "asserted",
        ["La ville avait prévu de vendre le pont, mais la crue est venue."],
        ["La ville a prévu de vendre le pont, mais tard.", "La ville avait prévu de vendre le pont en mai."],
    ),
    "no plan at all": (
        "en",
        "denied",
        ["The town has no plans to sell the bridge.", "The guard won't sell the bridge.", "Not a sack was sold."],
        [
            "The town has plans to sell the bridge.",
            "The town plans to sell the bridge.",
            "The guard will sell the bridge.",
            "Not far from the bridge stands a mill.",
            "A sack was sold.",
            "Not only the bridge was sold.",
        ],
    ),
    "a contrast of facts": (
        "en",
        "asserted",
        ["If the king has said little, his guards have sung all night."],
        ["If the king leaves, the guards will sing.", "If the king has left, the guards may sing."],
    ),
    "more than one can": (
        "en",
        "asserted",
        ["The valley grows more salt than it can sell."],
        ["The valley can sell more salt than the hill.", "The valley can sell salt."],
    ),
    "who is singled out": (
        "fr",
        "planned",
        ["C’est le maire, élu en mai, qui va rouvrir le pont."],
        ["C’est le maire qui a rouvert le pont.", "Le maire, qui va rouvrir le pont, est élu."],
    ),
    "an adverb inside a phrase": (
        "en",
        "asserted",
        ["The truce came with potentially useful gifts."],
        ["The truce potentially brings gifts.", "It rained for perhaps a dozen days.", "Apparently it rained."],
    ),
    "a dash ends a clause": (
        "en",
        "denied",
        ["The king—a man whom many fear—did not sign."],
        ["The king—a man who did not sign—left.", "The king—a man whom many fear—signed."],
    ),
    "contradictions of a file": (
        "fr",
        "divergent",
        ["Il y a des contradictions dans ce registre."],
        ["Il y a des ponts dans la vallée.", "Il y a des divergences d’intérêts.", "Le dossier est long."],
    ),
    "an idea that is spoken of": (
        "fr",
        "possible",
        ["L’hypothèse d’un second pont est évoquée."],
        ["L’hypothèse du pont est vieille.", "La possibilité d’un pont a réjoui la ville."],
    ),
    "seemed hedges as seems does": (
        "fr",
        "possible",
        ["Le roi a semblé approuver la vente.", "Les deux ponts auraient pu céder."],
        ["Le roi a approuvé la vente.", "Les ponts ont cédé.", "Il aurait dû partir.", "Le pont a tenu."],
    ),
    **MORE,
    **FAMILIES,
}


def _modality(text: str, language: str) -> str:
    return analyse(text, blocks=[], language=language).sentences[0].modality


@pytest.mark.parametrize("rule", _RULES)
def test_every_rule_has_twice_as_many_against_it(rule: str) -> None:
    _, _, known, left = _RULES[rule]
    assert len(left) >= 2 * len(known)


@pytest.mark.parametrize("rule, text", [(rule, text) for rule, (_, _, known, _) in _RULES.items() for text in known])
def test_a_rule_knows_its_sentences(rule: str, text: str) -> None:
    language, modality, _, _ = _RULES[rule]
    assert _modality(text, language) == modality


@pytest.mark.parametrize("rule, text", [(rule, text) for rule, (_, _, _, left) in _RULES.items() for text in left])
def test_a_rule_leaves_other_sentences_alone(rule: str, text: str) -> None:
    language, modality, _, _ = _RULES[rule]
    assert _modality(text, language) != modality


def test_the_lists_of_things_and_frames_are_of_both_languages() -> None:
    for language in lexicon.LANGUAGES:
        held = lexicon.words("scope", language)
        assert set(held) >= {"things", "frames", "openings", "between"}
        assert all(held.values())
