"""Whoever is described by whom they serve, where they sit or what they do: "combattants du mouvement", "forces loyal to Berg"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.services.extract import lexicon
from workbench.services.extract.reading import WORD

Rows = list[tuple[str, str]]

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


def french_affiliations(words: dict[str, Any], demonym: str, names: str, people: str) -> Rows:
    """Rows of (rule, pattern) for French; the whole description is the group "whole"."""
    told = lexicon.either(_cased(words["affiliated"]))
    every = lexicon.either([*words["forces"], *words["groups"], *words["organisations"]])
    human = lexicon.either([*words["forces"], *words["groups"]])
    adjective = r"(?: [a-zà-ÿ-]{4,}(?:iques?|ales?|aux|aires?|istes?|ées?|és|eux))?"
    ministry = rf" {_OF}{lexicon.either(words['domains'])}"
    whose = rf"(?:{names}|(?:{_TOLD['fr']})(?: {demonym})?(?:{ministry})?)"
    somebody = rf"(?:{_FRENCH_RANK} (?P<person>{WORD}(?: {WORD})?)|(?P<named>{people}))"
    return [
        # "interlocuteurs au sein du mouvement", "une source proche du ministère"
        (
            "described.affiliated",
            rf"(?P<whole>(?P<noun>{told}){adjective} (?:au sein |proches? |issue?s? ){_OF}(?P<body>{whose}))",
        ),
        # "combattants du mouvement", "dirigeants de l'opposition"
        (
            "described.affiliated",
            rf"(?P<whole>(?P<noun>{told}){adjective} (?:du |de la |de l'|des )(?P<body>(?:{_TOLD['fr']})(?: {demonym}(?:{ministry})?)?))(?! [a-zà-ÿ]+(?:ale|ales|ien|ienne|ique|aire|iste|able)\b| (?:de|du|des|d'))",
        ),
        # "une source gouvernementale à Oslo"
        (
            "described.placed",
            rf"(?P<whole>(?P<noun>sources?|responsables?|interlocuteurs?|diplomates?|officiels?){adjective}(?: {demonym})? (?:à|en|au) (?P<at>{names}))",
        ),
        # "responsables militaires des deux pays"
        (
            "described.both",
            rf"(?P<whole>(?P<noun>{human}){adjective} (?:des|de ces) (?:deux|trois|quatre) (?:pays|États|capitales|camps|parties|républiques)(?: (?:ennemis|voisins|alliés|rivaux|ennemies|voisines))?)",
        ),
        # "un conseiller du capitaine Berg", "la délégation accompagnant Ola Berg"
        (
            "described.of-person",
            rf"(?P<whole>(?:nouveau |nouvelle |futur |précédent )?(?P<noun>{lexicon.either(words['retinue'])}) (?:de |d'|du |de la |accompagnant (?:le )?){somebody})",
        ),
        # "la filiale danoise de Vardane", "le bras armé du mouvement"
        (
            "described.arm",
            rf"(?P<whole>(?P<noun>filiale|branche|antenne|aile militaire|bras armé|bras financier|factions?|faction dissidente)(?: {demonym}|(?: [a-zà-ÿ-]+(?:aire|ale|ique|ée|entes?))(?: {demonym})?)? {_OF}(?:{names}|{WORD}(?: {WORD})?))",
        ),
        # "les troupes de montagne norvégiennes", "d'anciens pilotes de chasse danois"
        (
            "described.by-trade",
            rf"(?P<whole>(?:anciens |anciennes |ex-)?(?P<noun>{every}) (?:de |d')(?!{every}\b)[a-zà-ÿ-]{{3,}} (?P<of>{demonym}))",
        ),
        ("described.by-trade", rf"(?P<whole>(?:anciens |anciennes |ex-)(?P<noun>{human}) (?P<of>{demonym}))"),
        # "des intermédiaires tchèques, polonais et danois"
        ("described.shared-by-many", rf"(?P<whole>(?P<noun>{human}) (?P<of>{demonym})(?:, {demonym})+ et {demonym})"),
        # "des sociétés établies en Norvège"
        (
            "described.seated",
            rf"(?P<whole>(?P<noun>{_FIRMS}) {_SEATED} (?:en |au |aux |à |à l'|dans les? )(?P<at>{names}))",
        ),
        (
            "described.ministry",
            rf"(?P<whole>(?P<noun>ministres?) chargée?s? {_OF}(?P<domain>{lexicon.either(words['domains'])}))",
        ),
    ]


def english_affiliations(words: dict[str, Any], demonym: str, names: str, people: str) -> Rows:
    """Rows of (rule, pattern) for English; the whole description is the group "whole"."""
    told = lexicon.either(_cased(words["affiliated"]))
    human = lexicon.either(_cased([*words["forces"], *words["groups"]]))
    ahead = r"(?:(?i:exiled|dissident|former|senior|local|western|military|government|retired) )?"
    somebody = rf"(?:{_ENGLISH_RANK} (?P<person>{WORD}(?: {WORD}){{0,2}}(?: Jr\.?)?)|(?P<named>{people}))"
    owner = rf"(?:{_ENGLISH_RANK} (?P<person>{WORD}(?: {WORD}){{0,2}}(?: Jr\.?)?)|(?P<named>{people}))'s?"
    retinue = r"forces|troops|army|fighters|men|militia|supporters|allies|followers|camp"
    return [
        (
            "described.of-person",
            rf"(?P<whole>(?P<noun>[Ff]orces|[Tt]roops|[Ff]ighters|[Ss]oldiers|[Uu]nits) (?:loyal to|commanded by|led by) {somebody})",
        ),
        ("described.of-person", rf"(?P<whole>{owner} (?P<noun>{retinue}|government|regime|administration))"),
        (
            "described.of-person",
            rf"(?P<whole>(?P<noun>[Gg]overnment|representatives|Representatives|supporters|allies|envoys?|advisers?) of {somebody})",
        ),
        # "the government in Oslo"
        (
            "described.of-state",
            rf"(?P<whole>(?P<noun>[Gg]overnment|[Aa]uthorities|[Rr]egime|[Jj]unta) in (?P<of>{names}))",
        ),
        # "officials in two of the three capitals", "commanders of the two armies"
        (
            "described.both",
            rf"(?P<whole>(?P<noun>{human}) (?:of|from|in) (?:the |both |two of the )(?:two |three |four )?(?:countries|governments|capitals|sides|armies|states))",
        ),
        # "interlocutors in Oslo", "a Western diplomat in Oslo"
        (
            "described.placed",
            rf"(?P<whole>{ahead}(?P<noun>(?i:officials?|diplomats?|interlocutors?|sources?)) in (?P<at>{names}))",
        ),
        # "supporters of the opposition", "jihadists of the Vardane Front"
        (
            "described.affiliated",
            rf"(?P<whole>{ahead}(?P<noun>{told}) (?:of|within|inside|close to) (?:the )?(?:{names}|(?:{_TOLD['en']})))(?! [a-z]+(?:'s|s') )",
        ),
        # "the Danish arm of Vardane", "dissident factions of the VGH"
        (
            "described.arm",
            rf"(?P<whole>(?:{demonym} |dissident |military |local |armed )?(?P<noun>arm|branch|wing|subsidiary|affiliate|offshoot|factions?) of (?:the )?(?:{names}|(?!{demonym}(?!\w)){WORD}(?: {WORD})?))",
        ),
        # "former Norwegian soldiers"
        ("described.by-trade", rf"(?P<whole>(?i:former|retired|ex-) ?(?P<of>{demonym}) (?P<noun>{human}))"),
        (
            "described.seated",
            rf"(?P<whole>(?P<noun>company|companies|firms?|entit(?:y|ies)|banks?) (?:registered|based|established|incorporated|headquartered) in (?:the )?(?P<at>{names}))",
        ),
        (
            "described.both",
            rf"(?P<whole>(?P<noun>[Gg]overnments|[Aa]uthorities|[Aa]rmies) of (?:the )?{names} and (?:of )?(?:the )?{names})",
        ),
        (
            "described.of-body",
            rf"(?P<whole>(?P<of>{names}) (?P<noun>aides?|staffers?|representatives|agency|research institute|think[- ]tank))",
        ),
    ]
