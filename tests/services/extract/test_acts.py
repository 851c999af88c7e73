"""What is done by saying it: for each act, sentences in which somebody does it and twice as many in which nobody does."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import sources

Cases = tuple[str, dict[str, list[str]], list[str]]

ACTS: dict[str, Cases] = {
    "to bind oneself": (
        "fr",
        {
            "Oslo a promis de rendre le pont.": ["Oslo"],
            "Les ministres promettent de rouvrir le pont.": ["Les ministres"],
        },
        [
            "Le bateau s’est engagé sous le pont.",
            "Il s’engage dans la marine.",
            "Une course s’engage à midi.",
            "Le pont engage à la prudence.",
        ],
    ),
    "to promise": (
        "fr",
        {"La Norvège a promis un audit.": ["La Norvège"], "Le ministre promet une réponse.": ["Le ministre"]},
        [
            "Le ciel promet une averse.",
            "Le ministre promet beaucoup.",
            "Un pont promis tarde.",
            "La pluie a promis 7 crues.",
        ],
    ),
    "to offer": (
        "fr",
        {"Oslo a proposé une trêve.": ["Oslo"], "La Norvège a aussi proposé son aide.": ["La Norvège"]},
        [
            "Le pont a proposé une ombre.",
            "Une trêve proposée tarde.",
            "La carte propose du saumon.",
            "Le saumon proposé est cher.",
        ],
    ),
    "to ask for": (
        "fr",
        {"La Suède demande la levée du péage.": ["La Suède"]},
        ["Le pont demande la patience.", "La demande la plus forte vient du nord."],
    ),
    "to rule out": (
        "fr",
        {"Le ministre a également exclu toute trêve.": ["Le ministre"], "Oslo exclut de céder.": ["Oslo"]},
        [
            "Le pont exclut toute trêve.",
            "Oslo n’exclut rien.",
            "Un vote exclu tarde.",
            "La liste a exclu de vieux ponts.",
        ],
    ),
    "to thank": (
        "fr",
        {"Le roi a remercié les pêcheurs.": ["Le roi"]},
        ["Les pêcheurs ont été remerciés.", "Un mot remercie les pêcheurs."],
    ),
    "to keep silent": (
        "fr",
        {"Le ministère n’a pas souhaité commenter.": ["Le ministère"], "Oslo refuse de dire où est le pont.": ["Oslo"]},
        [
            "Le ministère n’a pas souhaité de pont.",
            "Oslo refuse de payer.",
            "Le pont refuse de céder.",
            "Le ministère n’a pas suivi.",
        ],
    ),
    "to have as a headline": (
        "fr",
        {"Le quotidien Le Nord a titré « Assez ».": ["Le quotidien Le Nord"]},
        ["Le quotidien a titré long.", "Un titre « Assez » barre la une."],
    ),
    "to pledge": (
        "en",
        {"Norway has pledged a review.": ["Norway"], "The minister promised to open the bridge.": ["The minister"]},
        [
            "The sky promised rain.",
            "A promised bridge is late.",
            "Its pledges to the town lapsed.",
            "The bridge offers to few a road.",
        ],
    ),
    "to request": (
        "en",
        {"Norway requested an urgent meeting.": ["Norway"]},
        ["A meeting requested by Norway is late.", "The requested bridge is late."],
    ),
    "to forecast": (
        "en",
        {"The central bank forecasts growth of 2 percent.": ["The central bank"]},
        ["The weather forecasts are late.", "The bank’s forecasts the world over are late."],
    ),
    "to report what happened": (
        "en",
        {"Officials reported heavy clashes near the bridge.": ["Officials"]},
        ["Officials reported the thief to the police.", "The reported clashes are over."],
    ),
    "each to the other": (
        "en",
        {"Both sides accuse each other of theft.": ["Both sides"]},
        ["Both sides face each other.", "The bridges resemble each other."],
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_has_twice_as_many_against_it(name: str) -> None:
    _, having, without = ACTS[name]
    assert len(set(without)) >= 2 * len(having)


@pytest.mark.parametrize(
    "language, text, expected", [(language, *one) for language, having, _ in ACTS.values() for one in having.items()]
)
def test_whoever_does_it_is_found(language: str, text: str, expected: list[str]) -> None:
    assert sources(text, language) == expected


@pytest.mark.parametrize(
    "language, text", [(language, text) for language, _, without in ACTS.values() for text in without]
)
def test_nobody_does_it(language: str, text: str) -> None:
    assert sources(text, language) == []
