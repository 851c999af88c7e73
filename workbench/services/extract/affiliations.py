"""Whoever is described by whom they serve, where they sit or what they do: "combattants du mouvement", "forces loyal to Berg"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.services.extract.veils import DOT, Kind, Veil, names, peoples

# The rule, its pattern and the veil under which it reads a text.
Rows = list[tuple[str, str, Veil]]

_OF = r"(?:de la |de l'|du |des |de |d')"
# Bodies that a text has told of already: "les combattants du mouvement", "supporters of the opposition".
_TOLD = {
    "fr": "mouvement|groupe|parti|régime|gouvernement|junte|armée|opposition|coalition|organisation|ministère|milice|pouvoir",
    "en": "movement|group|party|regime|government|junta|army|opposition|coalition|organi[sz]ation|ministry|militia",
}
_FRENCH_RANK = r"(?:M\.|Mme|[Pp]résidente?|[Gg]énéral|[Cc]olonel|[Cc]apitaine|[Mm]aréchal|[Cc]ommandant|[Pp]remier ministre|[Pp]rince|[Éé]mir|[Cc]heikh)"
_ENGLISH_RANK = r"(?:Mr\.?|Mrs\.?|Ms\.?|President|General|Gen\.?|Colonel|Col\.?|Captain|Field Marshal|Marshal|Prime Minister|Crown Prince|Sheikh|Commander)"
_SEATED = r"(?:établi|basé|enregistré|installé|immatriculé|domicilié|implanté)(?:e|s|es)?"
_FIRMS = r"(?:sociétés?|entreprises?|compagnies?|firmes?|réseaux|banques?)"


def _cased(nouns: Iterable[str]) -> set[str]:
    """Each noun also with the capital that a sentence or a report gives it."""
    return {form for noun in nouns for form in (noun, noun[:1].upper() + noun[1:])}


def person(named: Veil) -> str:
    """A person whom all know, or a first name with what follows it."""
    return rf"(?:{named.any_of(Kind.PERSON)}|{named.any_of(Kind.GIVEN)}(?:{named.space}{named.word}){{1,2}})"


def french_affiliations(words: dict[str, Any]) -> Rows:
    """Rows for French; the whole description is the group "whole"."""
    people, named = peoples("fr"), names("fr")
    return [*_french_serving(words, named), *_french_owned(words, people, named)]


def _adjective(veil: Veil) -> str:
    return rf"(?: [{veil.small}{veil.hyphen}]{{4,}}(?:iques?|ales?|aux|aires?|istes?|ées?|és|eux))?"


def _french_serving(words: dict[str, Any], named: Veil) -> Rows:
    """Whom somebody serves or where they sit."""
    people = peoples("fr")
    demonym = people.any_of(Kind.PEOPLE)
    name, domains = named.any_of(Kind.NAME), named.either(words["domains"])
    told, human = _cased(words["affiliated"]), [*words["forces"], *words["groups"]]
    whose = rf"(?:{name}|(?:{_TOLD['fr']})(?: {demonym})?(?: {_OF}{domains})?)"
    rank = rf"(?:{_FRENCH_RANK}|{named.over('Cheikh')})"
    somebody = rf"(?:{rank} (?P<person>{named.word}(?:{named.space}{named.word}){{0,3}})|(?P<named>{person(named)}))"
    ministry = rf" {_OF}{people.either(words['domains'])}"
    return [
        # "interlocuteurs au sein du mouvement", "une source proche du ministère"
        (
            "described.affiliated",
            rf"(?P<whole>(?P<noun>{named.either(told)}){_adjective(named)} (?:au sein |proches? |issue?s? ){_OF}(?P<body>{whose}))",
            named,
        ),
        # "combattants du mouvement", "dirigeants de l'opposition"
        (
            "described.affiliated",
            rf"(?P<whole>(?P<noun>{people.either(told)}){_adjective(people)} (?:du |de la |de l'|des )(?P<body>(?:{_TOLD['fr']})(?: {demonym}(?:{ministry})?)?))(?! [{people.small}]+(?:ale|ales|ien|ienne|ique|aire|iste|able)\b| (?:de|du|des|d'))",
            people,
        ),
        # "une source gouvernementale à Oslo"
        (
            "described.placed",
            rf"(?P<whole>(?P<noun>sources?|responsables?|interlocuteurs?|diplomates?|officiels?){_adjective(named)}(?: {demonym})? (?:à|en|au) (?P<at>{name}))",
            named,
        ),
        # "responsables militaires des deux pays"
        (
            "described.both",
            rf"(?P<whole>(?P<noun>{people.either(human)}){_adjective(people)} (?:des|de ces) (?:deux|trois|quatre) (?:pays|États|capitales|camps|parties|républiques)(?: (?:ennemis|voisins|alliés|rivaux|ennemies|voisines))?)",
            people,
        ),
        # "un conseiller du capitaine Berg", "la délégation accompagnant Ola Berg"
        (
            "described.of-person",
            rf"(?P<whole>(?:nouveau |nouvelle |futur |précédent )?(?P<noun>{named.either(words['retinue'])}) (?:de |d'|du |de la |accompagnant (?:le )?){somebody})",
            named,
        ),
    ]


# "le groupe de Minsk": these meet there.
_CLUBS = r"(?:Minsk|Visegr[aá]d|Contadora|Lima|Rio|Casablanca|Brazzaville|Monrovia|Bilderberg|Weimar|Shanghai|Munich|Puebla|Bruxelles)"


def _french_owned(words: dict[str, Any], people: Veil, named: Veil) -> Rows:
    """Whose branch, whose soldiers by their trade, whose firms somebody is."""
    demonym, name = people.any_of(Kind.PEOPLE), named.any_of(Kind.NAME)
    every = people.either([*words["forces"], *words["groups"], *words["organisations"]])
    human = people.either([*words["forces"], *words["groups"]])
    return [
        # "la filiale danoise de Vardane", "le bras armé du mouvement"
        (
            "described.arm",
            rf"(?P<whole>(?P<noun>filiale|branche|antenne|aile militaire|bras armé|bras financier|factions?|faction dissidente)(?: {demonym}|(?: [{named.small}{named.hyphen}]+(?:aire|ale|ique|ée|entes?))(?: {demonym})?)? {_OF}(?:{name}|{named.word}(?:{named.space}{named.word})?))",
            named,
        ),
        # "les troupes de montagne norvégiennes", "d'anciens pilotes de chasse danois"
        (
            "described.by-trade",
            rf"(?P<whole>(?:anciens |anciennes |ex-)?(?P<noun>{every}) (?:de |d')(?!{every}\b)[{people.small}{people.hyphen}]{{3,}} (?P<of>{demonym}))",
            people,
        ),
        ("described.by-trade", rf"(?P<whole>(?:anciens |anciennes |ex-)(?P<noun>{human}) (?P<of>{demonym}))", people),
        # "des intermédiaires tchèques, polonais et danois"
        (
            "described.shared-by-many",
            rf"(?P<whole>(?P<noun>{human}) (?P<of>{demonym})(?:, {demonym})+ et {demonym})",
            people,
        ),
        # "des sociétés établies en Norvège"
        (
            "described.seated",
            rf"(?P<whole>(?P<noun>{_FIRMS}) {_SEATED} (?:en |au |aux |à |à l'|dans les? )(?P<at>{name}))",
            named,
        ),
        # "une société de Vardane", "une firme de sécurité d'Oslo"
        (
            "described.seated",
            rf"(?P<whole>(?P<noun>sociétés?|entreprises?|firmes?|compagnies?|constructeurs?|groupe)(?: de sécurité| de négoce| de transport| privée?s?| publique?s?)? (?:de |d')(?!{_CLUBS})(?P<at>{name}))",
            named,
        ),
        (
            "described.ministry",
            rf"(?P<whole>(?P<noun>ministres?) chargée?s? {_OF}(?P<domain>{people.either(words['domains'])}))",
            people,
        ),
    ]


_ENGLISH_FIRMS = r"compan(?:y|ies)|firms?|operators?|groups?|traders?|manufacturers?|contractors?|shipbuilders?|start-?ups?|brokers?|suppliers?|banks?|airlines?"
# Who comes from somewhere is sent from there; troops leave from there, and fighters are bought from there.
_COMERS = r"(?<!its )(?<!their )(?<!all )(?:[Ee]ngineers|[Tt]echnicians|[Ii]nstructors|[Aa]dvisers|[Ee]xperts|[Ss]pecialists|[Ss]cientists|[Ii]nvestigators|[Mm]echanics)"
_AHEAD = ("exiled", "dissident", "former", "senior", "local", "western", "Western", "military", "government", "retired")
_RETINUE = r"forces|troops|army|fighters|men|militia|supporters|allies|followers|camp|ministers|lieutenants|commanders|generals|diplomats|envoys|cabinet"


def english_affiliations(words: dict[str, Any]) -> Rows:
    """Rows for English; the whole description is the group "whole"."""
    named = names("en")
    return [*_english_persons(named), *_english_placed(words, named), *_english_owned(words, named)]


def _english_persons(named: Veil) -> Rows:
    """Whose forces, whose government, whose supporters somebody is."""
    rank = rf"(?:{_ENGLISH_RANK}|{named.over('Sheikh')})"
    leader = rf"{rank} (?P<person>{named.word}(?:{named.space}{named.word}){{0,2}}(?:{named.space}Jr(?:\.|{DOT})?)?)"
    somebody = rf"(?:{leader}|(?P<named>{person(named)}))"
    return [
        (
            "described.of-person",
            rf"(?P<whole>(?P<noun>[Ff]orces|[Tt]roops|[Ff]ighters|[Ss]oldiers|[Uu]nits) (?:loyal to|commanded by|led by) {somebody})",
            named,
        ),
        (
            "described.of-person",
            rf"(?P<whole>{somebody}'s? (?P<noun>{_RETINUE}|government|regime|administration))",
            named,
        ),
        (
            "described.of-person",
            rf"(?P<whole>(?P<noun>[Gg]overnment|[Ff]orces|[Tt]roops|[Ff]ighters|[Ss]oldiers|representatives|Representatives|supporters|allies|envoys?|advisers?) of {somebody})",
            named,
        ),
    ]


def _english_placed(words: dict[str, Any], named: Veil) -> Rows:
    """Where somebody sits, or whom they serve."""
    people = peoples("en")
    name, told = named.any_of(Kind.NAME), named.either(_cased(words["affiliated"]))
    human = people.either(_cased([*words["forces"], *words["groups"]]))
    ahead = rf"(?:(?i:{named.either(_AHEAD)}) )?"
    return [
        # "the government in Oslo"
        (
            "described.of-state",
            rf"(?P<whole>(?P<noun>[Gg]overnment|[Aa]uthorities|[Rr]egime|[Jj]unta) in (?P<of>{name}))",
            named,
        ),
        # "officials in two of the three capitals", "commanders of the two armies"
        (
            "described.both",
            rf"(?P<whole>(?P<noun>{human}) (?:of|from|in) (?:the |both |two of the )(?:two |three |four )?(?:countries|governments|capitals|sides|armies|states))",
            people,
        ),
        # "interlocutors in Oslo", "a Western diplomat in Oslo"
        (
            "described.placed",
            rf"(?P<whole>{ahead}(?P<noun>(?i:officials?|diplomats?|interlocutors?|sources?)) in (?P<at>{name}))",
            named,
        ),
        # "supporters of the opposition", "jihadists of the Vardane Front"
        (
            "described.affiliated",
            rf"(?P<whole>{ahead}(?P<noun>{told}) (?:of|within|inside|close to) (?:the )?(?:{name}|(?:{_TOLD['en']})))(?! [a-z]+(?:'s|s') )",
            named,
        ),
    ]


def _english_owned(words: dict[str, Any], named: Veil) -> Rows:
    """Whose arm, whose former soldiers, whose aides somebody is."""
    people = peoples("en")
    demonym, name = people.any_of(Kind.PEOPLE), named.any_of(Kind.NAME)
    human = people.either(_cased([*words["forces"], *words["groups"]]))
    return [
        # "the Danish arm of Vardane", "dissident factions of the VGH"
        (
            "described.arm",
            rf"(?P<whole>(?:{demonym} |dissident |military |local |armed )?(?P<noun>arm|branch|wing|subsidiary|affiliate|offshoot|factions?) of (?:the )?(?:{name}|(?!{demonym}(?!\w)){named.word}(?:{named.space}{named.word})?))",
            named,
        ),
        # "former Norwegian soldiers"
        (
            "described.by-trade",
            rf"(?P<whole>(?i:former|retired|ex-) ?(?P<of>{demonym}) (?P<noun>{human}))",
            people,
        ),
        (
            "described.seated",
            rf"(?P<whole>(?P<noun>company|companies|firms?|entit(?:y|ies)|banks?) (?:registered|based|established|incorporated|headquartered) in (?:the )?(?P<at>{name}))",
            named,
        ),
        # "a Vardane-based security company", "a firm from Vardane", "engineers from Norway"
        (
            "described.seated",
            rf"(?P<whole>(?P<at>{name})-based (?:(?!(?:and|or)\b)[a-z-]+ ){{0,2}}(?P<noun>{_ENGLISH_FIRMS}))",
            named,
        ),
        (
            "described.seated",
            rf"(?P<whole>(?:(?:independent|private|state|small|local) )?(?P<noun>company|companies|firms?|traders?|refiner(?:y|ies)|shipyards?) (?:in|from) (?P<at>{name}))",
            named,
        ),
        (
            "described.seated",
            rf"(?P<whole>(?P<noun>group|giant|manufacturer|shipbuilder|carmaker|planemaker) from (?P<at>{name}))",
            named,
        ),
        ("described.seated", rf"(?P<whole>(?P<noun>{_COMERS}) from (?P<at>{name}))", named),
        (
            "described.both",
            rf"(?P<whole>(?P<noun>[Gg]overnments|[Aa]uthorities|[Aa]rmies) of (?:the )?{name} and (?:of )?(?:the )?{name})",
            named,
        ),
        (
            "described.of-body",
            rf"(?P<whole>(?P<of>{name}) (?P<noun>aides?|staffers?|representatives|agency|research institute|think[- ]tank))",
            named,
        ),
    ]
