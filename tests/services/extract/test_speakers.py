"""Ways in which prose says who speaks: for each, sentences that have it and at least twice as many that have not."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import sources as _sources
from workbench.services.extract.analysis import analyse

# The language, sentences with their sources, and sentences that look like them and give no source to anybody.
Cases = tuple[str, dict[str, list[str]], list[str]]

CLASSES: dict[str, Cases] = {
    "a second verb of the same subject": (
        "en",
        {
            "The general visited the port and said that it was shut.": ["The general"],
            "Norway’s minister met the envoy and later warned that the bridge would fall.": ["Norway’s minister"],
        },
        [
            "The general will wait and see the port.",
            "The river rose and carried the bridge away.",
            "The bridge that stood and held the road fell.",
            "The port has ships and reports on ships.",
        ],
    ),
    "a second verb in French": (
        "fr",
        {
            "Le ministre a reçu l’envoyé et a déclaré que le pont tenait.": ["Le ministre"],
            "Il a visité le port et a affirmé que tout allait bien.": ["Il"],
        },
        [
            "Le ministre a reçu l’envoyé et a fermé le pont.",
            "La crue a emporté le pont et coupé la route.",
            "Le pont qui a cédé et a coupé la route est ancien.",
            "Le vent est tombé et a cessé.",
        ],
    ),
    "those who say": (
        "fr",
        {"Il y a ceux qui affirment que le pont tient.": ["ceux"]},
        ["Il y a un pont qui tient.", "Un pont qui se dit solide cède parfois."],
    ),
    "a list of speakers": (
        "en",
        {
            "In a letter, Norway, Sweden, Denmark, and Finland condemned the theft.": [
                "Norway",
                "Sweden",
                "Denmark",
                "Finland",
            ]
        },
        ["Norway, Sweden, and Denmark share a bridge.", "The theft in Norway, Sweden, and Denmark went on."],
    ),
    "a list behind “par”": (
        "fr",
        {"Le projet est défendu par la Norvège, la Suède et le Danemark.": ["la Norvège", "la Suède", "le Danemark"]},
        ["Le pont est gardé par la Norvège, la Suède et le Danemark.", "Le pont est menacé par la crue."],
    ),
    "nouns of people in a list": (
        "fr",
        {
            "Le reporter, son avocat et ses proches rejettent ces accusations.": [
                "Le reporter",
                "son avocat",
                "ses proches",
            ]
        },
        ["Le reporter, son avocat et ses proches sont partis.", "Le pont, la route et le port ferment."],
    ),
    "a name that no list knows": (
        "en",
        {"Vardanex denounced the treaty.": ["Vardanex"], "Vardanex implied that the bridge stood.": ["Vardanex"]},
        [
            "Prices threatened the treaty.",
            "The wood implied that the bridge stood.",
            "Vardanex bought the bridge.",
            "So the river rose.",
        ],
    ),
    "whose words they are": (
        "en",
        {"The minister quoted a sailor as saying that the bridge stood.": ["The minister", "a sailor"]},
        ["The minister quoted a price.", "The minister knew a sailor as a saying man."],
    ),
    "a verb of its own behind “that it claimed”": (
        "en",
        {"Norway built a ship that it claimed was unsinkable.": ["it"]},
        ["Norway built a ship that it later sank.", "Norway built a ship that was unsinkable."],
    ),
    "a genitive before a participle or a noun": (
        "en",
        {"Norway’s minister alleged that the ship was stolen.": ["Norway’s minister"]},
        [
            "The ship carried Norway’s alleged weapons.",
            "Norway’s remarks came late.",
            "Norwegian demands for a truce failed.",
        ],
    ),
    "a relative clause behind a noun that looks like a verb": (
        "en",
        {"The Norwegian government claims that the bridge stands.": ["The Norwegian government"]},
        [
            "Norway has networks that carry weapons.",
            "The treaty contains territorial claims that nobody reads.",
        ],
    ),
    "time and place between the verb and who speaks": (
        "fr",
        {
            "Le pont restera fermé, a annoncé à la télévision, lundi 3 mai, le premier ministre Ola Berg.": [
                "le premier ministre Ola Berg"
            ]
        },
        ["Le pont, fermé lundi 3 mai, a rouvert.", "Le pont restera fermé, a priori, lundi 3 mai."],
    ),
    "straight quotes that a comma follows": (
        "fr",
        {'"Il tient", répondent les libéraux, qui en doutent.': ["les libéraux, qui en doutent"]},
        ['"Il tient", mais les libéraux partent.', 'Le "pont", que les libéraux aiment, ferme.'],
    ),
    "an averted thing that is no speaker": (
        "fr",
        {"Le pont tient, a rappelé le ministre Berg.": ["le ministre Berg"]},
        ["La crue est passée, le pont, lui, est resté.", "La digue a tenu, le port est resté ouvert."],
    ),
    "beside another verb, with a pronoun": (
        "fr",
        {
            "Il a fermé le pont, ajoutant que le vent forcissait.": ["Il"],
            "L’Union a puni Oslo, l’accusant de vol.": ["L’Union"],
        },
        [
            "Il a fermé le pont, gagnant ainsi du temps.",
            "Le vent a fermé le pont, coupant la route.",
            "L’Union a puni Oslo, la privant de pont.",
            "Le pont a cédé, entraînant que la route ferme.",
        ],
    ),
    "a verb behind its quotation": (
        "fr",
        {
            "« Le pont tient », a aussitôt lancé cette pêcheuse.": ["cette pêcheuse"],
            "« Le pont tient », poursuit-il.": ["il"],
            "“Le pont tient”, a indiqué à la presse, mardi 3 mai, Ola Berg.": ["Ola Berg"],
        },
        [
            'Connu pour son "pont", a pris l’avantage le vent du nord.',
            "« Le pont » poursuit sa route.",
            "Le bateau poursuit-il sa route ?",
            "Il a tenu à la presse, mardi 3 mai, un stand.",
            "Autrement dit, le pont tient.",
            "Nulle part n’est-il fait mention que le pont tient.",
        ],
    ),
    "a paper that no list knows": (
        "fr",
        {"Le pont est fermé, rapporte Le Nord.": ["Le Nord"]},
        ["Le pont est fermé, annonce de taille.", "Le pont est fermé, note en main."],
    ),
    "another one with his epithets": (
        "en",
        {
            "The bridge failed, said another Norwegian official who asked not to be named.": [
                "another Norwegian official"
            ]
        },
        ["The bridge failed, said rivets being few.", "The bridge failed, and another Norwegian official left."],
    ),
    "who told it": (
        "en",
        {"It was a blow for local fishermen, who told an envoy that the bridge fell.": ["local fishermen"]},
        ["It was a blow for local fishermen, who sold a boat.", "It was a blow for the bridge, which fell."],
    ),
    "an act of recognition": (
        "fr",
        {"Oslo a reconnu que le pont cédait.": ["Oslo"]},
        ["Oslo a reconnu Israël en 1948.", "La Suède a officiellement reconnu l’indépendance de l’île."],
    ),
    "between auxiliary and verb": (
        "en",
        {"Norway has, in response to a report of theft, denied that the bridge fell.": ["Norway"]},
        ["Norway has, in response to the flood, a new bridge.", "Norway has, of late, built much."],
    ),
    "single quotation marks": (
        "en",
        {"Ola Berg declared in a recent interview: ‘The bridge is ours’.": ["Ola Berg"]},
        ["Ola Berg’s bridge is the sailors’ own.", "The ‘bridge’ is but a plank, and the sailors’ boats pass."],
    ),
    "what somebody owns": (
        "en",
        {"Norway’s envoy denied that the bridge fell.": ["Norway’s envoy"]},
        ["Berg’s remarks contradict the spirit of it.", "Norway’s bridges contradict the rule of it."],
    ),
    "what a thing indicates": (
        "fr",
        {"La ministre indique que le pont tient.": ["La ministre"]},
        ["La crue indiquait que le pont tenait.", "Le saumon souligne que le pont tient."],
    ),
    "what is cited is no voice": (
        "en",
        {"The ship left, citing a local official.": ["a local official"]},
        ["The ship left, citing delays for its allies.", "The ship left, citing costs."],
    ),
    "papers named before": (
        "fr",
        {"Ils montrent comment le pont a cédé.": ["Ils"]},
        ["Ils montrent le pont.", "Ils montrent du courage."],
    ),
    "to whom it is said": (
        "fr",
        {"Ils lui expliquent la méthode.": ["Ils"]},
        ["Ils lui vendent le pont.", "Ils expliquent la méthode."],
    ),
    "himself": (
        "fr",
        {"Le port ferme, victime selon lui de la crue.": ["lui"]},
        ["Le port ferme selon la marée.", "Le port ferme selon l’heure."],
    ),
    "a sentence without a verb": (
        "fr",
        {"Une annonce aussitôt démentie par Oslo.": ["Oslo"]},
        ["Une annonce de plus pour Oslo.", "Une porte ouverte par Oslo."],
    ),
    "what things do of themselves": (
        "fr",
        {"Le ministre annonce la fermeture.": ["Le ministre"]},
        ["La fermeture s’annonce longue.", "La fermeture, dont la durée s’annonce longue, gêne."],
    ),
    "an opinion with its adjective": (
        "fr",
        {"La population juge plutôt positif le bilan.": ["La population"]},
        ["La population aime plutôt le bilan.", "La population part."],
    ),
    "an answer by deeds": (
        "en",
        {"Norway responded that the bridge stood.": ["Norway"]},
        ["Norway responded with missile strikes.", "The river responded to rain."],
    ),
    "knowing is not saying": (
        "fr",
        {"Oslo affirme que le pont tient.": ["Oslo"]},
        ["Oslo sait que le pont tient.", "Oslo a découvert que le pont tenait."],
    ),
    "a title, the name, its long office": (
        "en",
        {
            "“It holds,” Ola Berg, head of the Oslo Institute for Bridges and Law of the Sea, said.": [
                "Ola Berg, head of the Oslo Institute for Bridges and Law of the Sea"
            ]
        },
        ["“It holds” is the motto of the Institute for Bridges.", "Ola Berg, head of the port, left."],
    ),
}


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_has_twice_as_many_against_it(name: str) -> None:
    _, having, without = CLASSES[name]
    assert len(set(without)) >= 2 * len(having)


@pytest.mark.parametrize(
    "language, text, sources",
    [(language, text, sources) for language, having, _ in CLASSES.values() for text, sources in having.items()],
)
def test_whoever_speaks_is_found(language: str, text: str, sources: list[str]) -> None:
    assert _sources(text, language) == sources


@pytest.mark.parametrize(
    "language, text", [(language, text) for language, _, without in CLASSES.values() for text in without]
)
def test_nobody_speaks(language: str, text: str) -> None:
    assert _sources(text, language) == []


def _last_actor(text: str, language: str) -> str:
    sentences = analyse(text, blocks=[], language=language).sentences
    return [one.actor for one in sentences[-1].attributions][-1]


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Ola Berg said the bridge stood. He added that the port was shut."),
        ("en", "The minister, Ola Berg, said the bridge stood. The river rose. He added that it fell."),
        ("fr", "M. Ola Berg a déclaré que le pont tenait. « Le port est fermé », a-t-il ajouté."),
        ("fr", "« Le pont tient », a déclaré Ola Berg. Ce dernier a précisé que le port fermait."),
    ],
)
def test_a_pronoun_speaks_for_whoever_spoke_last(language: str, text: str) -> None:
    assert _last_actor(text, language) == "per:ola-berg"


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Ola Berg left. He said the bridge stood."),
        ("en", "Ola Berg said the bridge stood. Ina Dahl left. He added that it fell."),
        ("en", "Ola Berg and Ina Dahl said the bridge stood. He added that it fell."),
        ("en", "Ola Berg said the bridge stood. They added that it fell."),
        ("en", "Ola Berg said it stood. It rained. It poured. It froze. He said that it fell."),
        ("fr", "Mme Ina Dahl a déclaré que le pont tenait. « Le port est fermé », a-t-il ajouté."),
        ("fr", "M. Ola Berg a déclaré que le pont tenait. « Le port est fermé », a-t-elle ajouté."),
        ("fr", "Ola Berg a déclaré que le pont tenait. « Le port est fermé », a-t-on ajouté."),
    ],
)
def test_a_pronoun_that_may_mean_another_speaks_for_nobody(language: str, text: str) -> None:
    assert _last_actor(text, language) == ""
