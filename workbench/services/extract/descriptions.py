"""How actors are described in each language: the patterns, built from the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from workbench.services.extract import lexicon
from workbench.services.extract.affiliations import english_affiliations, french_affiliations
from workbench.services.extract.gazetteer import demonym_pattern, known_surfaces
from workbench.services.extract.reading import WORD

_GROUPS = ("forces", "groups", "organisations", "states", "persons")


@lru_cache(maxsize=2)
def nouns(language: str) -> dict[str, str]:
    """Every noun that describes an actor, with the list that it is in; the earlier list wins."""
    words: dict[str, Any] = lexicon.words("actors", language)
    return {noun: group for group in reversed(_GROUPS) for noun in words[group]}


@lru_cache(maxsize=2)
def patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """(rule id, pattern) in the order in which they are tried; the whole description is the group "whole"."""
    words: dict[str, Any] = lexicon.words("actors", language)
    # Reports of institutions write "le Gouvernement norvégien", "le Ministère".
    every = lexicon.any_of({form for noun in nouns(language) for form in (noun, noun[:1].upper() + noun[1:])})
    human = lexicon.either([*words["forces"], *words["groups"]])
    demonym = demonym_pattern(language)
    names = lexicon.any_of(word for word, known in known_surfaces(language).items() if known.form != "demonym")
    counted = lexicon.either(words["counted"])
    if language == "fr":
        return _french(words, every, human, demonym, names, counted)
    return _english(words, every, human, demonym, names, counted)


def _french(
    words: dict[str, Any], every: str, human: str, demonym: str, names: str, counted: str
) -> list[tuple[str, re.Pattern[str]]]:
    tail = lexicon.either(words["tail"])
    domain = rf"(?:de la |de l'|des |du |à la |aux |de )(?P<domain>{lexicon.either(words['domains'])}|[A-ZÉ][a-zé]+s?(?! [A-Z]))(?: et (?:de la |de l'|des |du ){lexicon.either(words['domains'])})?"
    body = lexicon.either({form for noun in words["ministries"] for form in (noun, noun[:1].upper() + noun[1:])})
    adjective = rf"(?: (?P<tail>{tail}|de défense|de l'air|de terre|d'élite|de sécurité|de renseignement))?"
    of = _OF
    bodies = lexicon.either([*words["organisations"], *words["groups"], *words["forces"]])
    trade = r"[a-zà-ÿ]{3,}(?:ières?|iers?|iques?|aires?|ale?s?|aux|ives?|ifs?|istes?|ées?|és|ants|antes|eux|euses)"
    ruling = lexicon.either(words["ruling"])
    people = _person()
    of_rank = r"(?:M\.|Mme|président|présidente|général|colonel|maréchal|clan|premier ministre)"
    rows = [
        ("described.panel", rf"(?P<whole>(?P<noun>groupe|panel|comité|collège|conseil) d'experts(?: {of}{names})?)"),
        *french_affiliations(words, demonym, names, people),
        (
            "described.head-of-body",
            rf"(?P<whole>(?P<noun>chefs?|cheffe|directeur|directrice|patron|porte-parole|commandant|président) {of}(?P<body>{every}){adjective} (?P<of>{demonym})(?: {domain})?)",
        ),
        ("described.ministry", rf"(?P<whole>(?P<noun>{body}) (?P<of>{demonym}) {domain})"),
        ("described.ministry", rf"(?P<whole>(?P<noun>{body}) {domain} (?P<of>{demonym}))"),
        (
            "described.people",
            rf"(?P<whole>(?P<noun>(?:[Pp]arlement|[Ss]énat|[Dd]iète|[Aa]ssemblée)) (?P<of>{demonym}))",
        ),
        ("described.ministry", rf"(?P<whole>(?P<noun>{body}) {domain} {of}(?P<of>{names}))"),
        ("described.pair", rf"(?P<whole>{human} et (?:d'|de |des )?(?P<noun>{human}) (?P<of>{demonym})(?: {tail})?)"),
        (
            "described.shared",
            rf"(?P<whole>(?P<noun>(?!homologues|services ){human}){adjective} (?P<of>{demonym}) et (?P<with>{demonym}))(?! \w+(?:ais|ains|iens)\b)",
        ),
        (
            "described.of-person",
            rf"(?P<whole>(?P<noun>{lexicon.either(words['followers'])}) (?:de |d'|du |à |au )(?:{of_rank} )?(?P<person>{people}))",
        ),
        ("described.people", rf"(?P<whole>(?P<noun>{every}){adjective} (?P<of>{demonym})(?: (?:{tail}))?)"),
        ("described.people", rf"(?P<whole>(?P<noun>{bodies}) {trade}(?: {trade})? (?P<of>{demonym})(?: (?:{tail}))?)"),
        (
            "described.of-organisation",
            rf"(?P<whole>(?P<noun>{human}|chef|mission|état-major|commandement|[Pp]arlement|[Ss]énat|[Dd]iète|[Aa]mbassade|[Cc]onsulat|[Bb]anque centrale|[Cc]our suprême|[Pp]résidence) {of}(?P<of>{names}))",
        ),
        (
            "described.of-state",
            rf"(?P<whole>(?P<noun>{ruling}|Gouvernement) (?:de la République (?:démocratique )?)?{of}(?P<of>{names}))",
        ),
        (
            "described.led",
            rf"(?P<whole>(?P<noun>coalition|force|mission|alliance)(?: [a-zà-ÿ]+)? (?:dirigée|menée|conduite|emmenée|commandée|pilotée) par (?:la |l'|les |le )?(?P<of>{names}))",
        ),
        *_french_offices(names, lexicon.either(words["heads_of"])),
        ("described.ministry", rf"(?P<whole>(?P<noun>ministère|ministres) {domain})"),
        ("described.unowned", rf"(?P<whole>(?P<noun>{lexicon.either(words['unowned'])}))"),
        ("described.counted", rf"(?P<whole>{_FRENCH_NUMBER}(?: ?autres| ?nouveaux| ?jeunes)? ?(?P<noun>{counted}))"),
    ]
    return [(rule, re.compile(rf"(?<![\w-]){pattern}(?![\w-])")) for rule, pattern in rows]


_OF = r"(?:de la |de l'|du |des |de |d')"
_FRENCH_NUMBER = (
    r"(?:\d[\d ]{0,12}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|vingt|trente|quarante|cinquante|cent"
    r"|(?:plusieurs |quelques |une? |deux |trois )?"
    r"(?:dizaines?|centaines?|milliers?|douzaine|vingtaine|trentaine|cinquantaine|quinzaine) (?:de |d'))"
)
_ENGLISH_NUMBER = (
    r"(?:\d[\d,]{0,12}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|(?:several |a few )?(?:dozens?|hundreds?|thousands?) of|a dozen|several dozen)"
)
_ENVOYS = (
    "(?:ambassadeur|ambassadrice|consul|représentant|représentante|chargé d'affaires|envoyé spécial|attaché militaire)"
)


def _french_offices(names: str, heads: str) -> list[tuple[str, str]]:
    """Who serves or rules somewhere: "le chef de l'OTAN", "la junte au pouvoir au Mali"."""
    return [
        # "l'ambassadrice d'Arménie en France": where an envoy serves belongs to the office.
        (
            "described.of-body",
            rf"(?P<whole>(?P<noun>{_ENVOYS}) {_OF}(?P<of>{names}) (?:en|au|aux|à|auprès {_OF}) ?{names})",
        ),
        ("described.of-body", rf"(?P<whole>(?P<noun>{heads}) {_OF}(?P<of>{names}))"),
        # "la junte au pouvoir au Mali", "le régime en place à Damas"
        (
            "described.of-state",
            rf"(?P<whole>(?P<noun>[Jj]unte|[Rr]égime|[Gg]ouvernement|militaires)(?: militaire)? (?:au pouvoir|en place)(?: (?:au|aux|en|à) (?P<of>{names}))?)",
        ),
    ]


def _either_case(choices: Iterable[str]) -> str:
    return lexicon.either({form for one in choices for form in (one, one[:1].upper() + one[1:])})


def _person() -> str:
    """A person whom all know, or a first name with what follows it."""
    known = lexicon.any_of(name for one in lexicon.table("people") for name in (*one["names"], *one["alone"]))
    return rf"(?:{known}|{lexicon.any_of(lexicon.table('given_names'))}(?: {WORD}){{1,2}})"


# "Pakistan military", "Myanmar navy": the bodies that a country's name stands before as well as its adjective.
_NATIONAL = r"(?:military|army|navy|air force|armed forces|coast guard|junta|police|regime|government)"

# "Ukraine's military", "Egypt's interim government": the bodies that a country has one of, as the press writes them.
_BODIES = (
    r"(?:[Mm]ilitary|[Aa]rmy|[Nn]avy|[Aa]ir [Ff]orce|armed forces|forces|[Cc]oast [Gg]uard|general staff|government|junta|regime"
    r"|(?:defen[cs]e|arms) industry|(?:defen[cs]e|foreign|interior|finance|energy|justice) ministry)"
)
_STANDING = r"(?:interim|military|new|former|current|transitional|caretaker|civilian|elected|decrepit|own)"


def _english_groups(names: str, states: str, owner: str) -> list[tuple[str, str]]:
    """Whoever belongs to what is named behind: "the armed forces of Ukraine", "members of Nato"."""
    return [
        # "the armed forces of Ukraine", "members of Nato"
        (
            "described.of-organisation",
            rf"(?P<whole>(?P<noun>armed forces|army|navy|air force|military) of (?:the )?(?P<of>{states}))",
        ),
        (
            "described.of-organisation",
            rf"(?P<whole>(?:European )?(?P<noun>members|allies|officials|supporters|sources) of (?:the )?(?P<of>{names}))",
        ),
        # "Russia's ambassador to Iran": where an envoy serves belongs to the office.
        (
            "described.people",
            rf"(?P<whole>(?:(?P<of>{states})'s|{owner}) (?P<noun>ambassador|envoy) to (?:the )?{names})",
        ),
    ]


def _english(
    words: dict[str, Any], every: str, human: str, demonym: str, names: str, counted: str
) -> list[tuple[str, re.Pattern[str]]]:
    ahead = rf"(?:(?:{lexicon.either(words['head_adjectives'])}) )?"
    insensitive = rf"(?P<noun>(?i:{every}))"
    heads = lexicon.either(words["heads_of"])
    plural = lexicon.either(
        noun for noun in [*words["forces"], *words["groups"]] if noun.endswith(("s", "men", "people", "personnel"))
    )
    # "a senior Norwegian official": what is said of the person, ahead of the country.
    rank = rf"(?:{lexicon.either(words['ranks'])} )?"
    bodies = rf"(?P<noun>{lexicon.either([*words['organisations'], *words['groups'], *words['forces']])})"
    # "the Norwegian marine research institute": one or two words of trade, no verb and no joint among them.
    trade = r"(?:(?!(?:and|or|of|in|to|the|a|an|on|at|by|for|with|as|is|was|has|had|who|that|from|but)\b)[a-z-]{3,}(?<!ed)(?<!ing)(?<!s) )"
    state = lexicon.either(["US", "U.S.", "UK", "U.K.", "EU", "NATO", "UN", "U.N."])
    states = lexicon.any_of(
        word for word, known in known_surfaces("en").items() if known.kind == "state" and known.form == "name"
    )
    domain = rf"(?P<domain>{lexicon.either(words['domains'])})(?: and {lexicon.either(words['domains'])})?"
    rows = [
        *english_affiliations(words, demonym, names, _person()),
        ("described.ministry", rf"(?P<whole>(?P<of>{demonym}) (?P<noun>Ministry|ministry) of {domain})"),
        ("described.ministry", rf"(?P<whole>(?P<noun>[Mm]inistry) of {domain} of (?P<of>{names}))"),
        (
            "described.head-of-body",
            rf"(?P<whole>(?P<noun>head|chief|commander|director) of (?:the )?(?P<of>{demonym}) {every})",
        ),
        (
            "described.shared",
            rf"(?P<whole>(?P<of>{demonym}|{state}) and (?P<with>{demonym}|{state})(?:-(?:backed|led|trained|allied))? {ahead}(?P<noun>{plural}))",
        ),
        ("described.pair", rf"(?P<whole>(?P<of>{demonym}|{state}) {ahead}(?P<noun>{human}) and {human})"),
        ("described.people", rf"(?P<whole>{rank}(?P<of>{demonym}|{state}) {ahead}{insensitive})"),
        ("described.people", rf"(?P<whole>(?P<of>{demonym}|{state}) {trade}{{1,2}}{bodies})"),
        (
            "described.of-organisation",
            rf"(?P<whole>(?P<of>{names})(?: defence| foreign)? (?P<noun>ministers|officials?|troops|forces|allies|members"
            r"|leaders|diplomats?|warships|soldiers|authorities|sources?(?! (?:some|its|their|the|an?|most|much|many|all|parts|components)\b)|commanders?|spokes(?:man|woman|person)))",
        ),
        ("described.people", rf"(?P<whole>(?P<of>{states}) (?P<noun>{_NATIONAL}))(?!-| {human})"),
        (
            "described.possessed",
            rf"(?P<whole>(?P<of>{states})'s {ahead}(?:{_STANDING} )?(?P<noun>{_BODIES}))(?!-| {every}|'s? {every})",
        ),
        ("described.of-state", rf"(?P<whole>(?P<noun>[Gg]overnment) of (?:the )?(?P<of>{names}))"),
        *_english_groups(names, states, rf"(?:{demonym}|{state})"),
        (
            "described.led",
            rf"(?P<whole>(?P<of>{demonym}|{states}|{state})-(?:led|backed|mandated) (?:[a-z-]+ )?(?P<noun>coalition|mission|force|alliance))",
        ),
        ("described.of-body", rf"(?P<whole>(?P<noun>{heads}) of (?:the )?(?P<of>{names}))"),
        ("described.unowned", rf"(?P<whole>(?P<noun>{_either_case(words['unowned'])}))(?! {every})"),
        ("described.panel", rf"(?P<whole>(?:(?:{state}) )?(?P<noun>panel|group|committee) of experts)"),
        ("described.counted", rf"(?P<whole>{_ENGLISH_NUMBER}(?: other| more)? (?P<noun>{counted}))"),
    ]
    return [(rule, re.compile(rf"(?<![\w-]){pattern}(?![\w-])")) for rule, pattern in rows]
