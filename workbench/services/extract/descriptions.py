"""How actors are described in each language: the patterns, built from the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.services.extract import lexicon
from workbench.services.extract.affiliations import Rows, english_affiliations, french_affiliations, person
from workbench.services.extract.veils import CAPITALS, INITIALS, Kind, Sight, Veil, names, peoples, veiled

_GROUPS = ("forces", "groups", "organisations", "states", "persons")


@lru_cache(maxsize=2)
def nouns(language: str) -> dict[str, str]:
    """Every noun that describes an actor, with the list that it is in; the earlier list wins."""
    words: dict[str, Any] = lexicon.words("actors", language)
    return {noun: group for group in reversed(_GROUPS) for noun in words[group]}


class Description(NamedTuple):
    """One way of describing an actor; the whole description is the group "whole"."""

    rule: str
    veil: Veil
    pattern: re.Pattern[str]

    def sights(self, text: str) -> Iterator[Sight]:
        """Every place of `text` that is described in this way."""
        for match in self.pattern.finditer(veiled(self.veil, text)):
            yield Sight(text, match)

    def at(self, text: str, start: int) -> Sight | None:
        """What begins at `start` and is described in this way."""
        match = self.pattern.match(veiled(self.veil, text), start)
        return Sight(text, match) if match is not None else None


@lru_cache(maxsize=2)
def descriptions(language: str) -> list[Description]:
    """All ways in the order in which they are tried."""
    words: dict[str, Any] = lexicon.words("actors", language)
    rows = _french(words) if language == "fr" else _english(words)
    return [Description(rule, veil, veil.whole(pattern)) for rule, pattern, veil in rows]


def _every(language: str, veil: Veil) -> str:
    # Reports of institutions write "le Gouvernement norvégien", "le Ministère".
    return veil.either(_cased(nouns(language)))


def _cased(nouns: Iterable[str]) -> set[str]:
    return {form for noun in nouns for form in (noun, noun[:1].upper() + noun[1:])}


def _domain(words: dict[str, Any], veil: Veil) -> str:
    """What a French ministry is for."""
    listed = veil.either(words["domains"])
    return (
        rf"(?:de la |de l'|des |du |à la |aux |de )(?P<domain>{listed}|[A-ZÉ{CAPITALS}][a-zé]+s?(?! [A-Z{CAPITALS}]))"
        rf"(?: et (?:de la |de l'|des |du ){listed})?"
    )


def _french(words: dict[str, Any]) -> Rows:
    people, named = peoples("fr"), names("fr")
    return [
        (
            "described.panel",
            rf"(?P<whole>(?P<noun>groupe|panel|comité|collège|conseil) d'experts(?: {_OF}{_NAME})?)",
            named,
        ),
        *french_affiliations(words),
        *_french_ministries(words, people, named),
        *_french_peoples(words, people, named),
        *_french_named(words, named),
        ("described.ministry", rf"(?P<whole>(?P<noun>ministère|ministres) {_domain(words, people)})", people),
        ("described.unowned", rf"(?P<whole>(?P<noun>{people.either(words['unowned'])}))", people),
        (
            "described.counted",
            rf"(?P<whole>{_FRENCH_NUMBER}(?: ?autres| ?nouveaux| ?jeunes)? ?(?P<noun>{people.either(words['counted'])}))",
            people,
        ),
    ]


def _tail(words: dict[str, Any], people: Veil) -> str:
    return people.either(words["tail"])


def _adjective(words: dict[str, Any], people: Veil) -> str:
    """What kind of body it is: "forces | armées | norvégiennes"."""
    kinds = r"de défense|de l'air|de terre|d'élite|de sécurité|de renseignement"
    return rf"(?: (?P<tail>{_tail(words, people)}|{kinds}))?"


def _french_ministries(words: dict[str, Any], people: Veil, named: Veil) -> Rows:
    """Ministries, and whoever heads a body of a country."""
    body = _cased(words["ministries"])
    ministry, domain = rf"(?P<noun>{people.either(body)})", _domain(words, people)
    return [
        (
            "described.head-of-body",
            rf"(?P<whole>(?P<noun>chefs?|cheffe|directeur|directrice|patron|porte-parole|commandant|président) {_OF}(?P<body>{_every('fr', people)}){_adjective(words, people)} (?P<of>{_PEOPLE})(?: {domain})?)",
            people,
        ),
        ("described.ministry", rf"(?P<whole>{ministry} (?P<of>{_PEOPLE}) {domain})", people),
        ("described.ministry", rf"(?P<whole>{ministry} {domain} (?P<of>{_PEOPLE}))", people),
        (
            "described.people",
            rf"(?P<whole>(?P<noun>(?:[Pp]arlement|[Ss]énat|[Dd]iète|[Aa]ssemblée)) (?P<of>{_PEOPLE}))",
            people,
        ),
        (
            "described.ministry",
            rf"(?P<whole>(?P<noun>{named.either(body)}) {_domain(words, named)} {_OF}(?P<of>{_NAME}))",
            named,
        ),
    ]


def _french_peoples(words: dict[str, Any], people: Veil, named: Veil) -> Rows:
    """Bodies and groups by the adjective of their country, and whoever follows somebody."""
    human = people.either([*words["forces"], *words["groups"]])
    bodies = people.either([*words["organisations"], *words["groups"], *words["forces"]])
    tail, adjective = _tail(words, people), _adjective(words, people)
    trade = rf"[{people.small}]{{3,}}(?:ières?|iers?|iques?|aires?|ale?s?|aux|ives?|ifs?|istes?|ées?|és|ants|antes|eux|euses)"
    of_rank = r"(?:M\.|Mme|président|présidente|général|colonel|maréchal|clan|premier ministre)"
    return [
        (
            "described.pair",
            rf"(?P<whole>{human} et (?:d'|de |des )?(?P<noun>{human}) (?P<of>{_PEOPLE})(?: {tail})?)",
            people,
        ),
        (
            "described.shared",
            rf"(?P<whole>(?P<noun>(?!homologues|services ){human}){adjective} (?P<of>{_PEOPLE}) et (?P<with>{_PEOPLE}))(?! \w+(?:ais|ains|iens)\b)",
            people,
        ),
        (
            "described.of-person",
            rf"(?P<whole>(?P<noun>{named.either(words['followers'])}) (?:de |d'|du |à |au )(?:{of_rank} )?(?P<person>{person(named)}))",
            named,
        ),
        (
            "described.people",
            rf"(?P<whole>(?P<noun>{_every('fr', people)}){adjective} (?P<of>{_PEOPLE})(?: (?:{tail}|{_FIELDS}))?)",
            people,
        ),
        (
            "described.people",
            rf"(?P<whole>(?P<noun>{bodies}) {trade}(?: {trade})? (?P<of>{_PEOPLE})(?: {tail})?)",
            people,
        ),
    ]


def _french_named(words: dict[str, Any], named: Veil) -> Rows:
    """Bodies and offices by the name of their country or organisation."""
    human = named.either([*words["forces"], *words["groups"]])
    supreme = named.either(["cour suprême", "Cour suprême"])
    return [
        (
            "described.of-organisation",
            rf"(?P<whole>(?P<noun>{human}|chef|mission|état-major|commandement|[Pp]arlement|[Ss]énat|[Dd]iète|[Aa]mbassade|[Cc]onsulat|[Bb]anque centrale|{supreme}|[Pp]résidence) {_OF}(?P<of>{_NAME}))",
            named,
        ),
        (
            "described.of-state",
            rf"(?P<whole>(?P<noun>{named.either(words['ruling'])}|Gouvernement) (?:de la République (?:démocratique )?)?{_OF}(?P<of>{_NAME}))",
            named,
        ),
        (
            "described.led",
            rf"(?P<whole>(?P<noun>coalition|force|mission|alliance)(?: [{named.small}]+)? (?:dirigée|menée|conduite|emmenée|commandée|pilotée) par (?:la |l'|les |le )?(?P<of>{_NAME}))",
            named,
        ),
        *_french_offices(named, named.either(words["heads_of"])),
    ]


# "le contingent norvégien | de maintien de la paix", "l'industrie danoise | d'armement"
_FIELDS = r"(?:de maintien de la paix|d'armement|de l'armement|de défense|de la défense)(?![\w-])"
_NAME = Veil.any_of(Kind.NAME)
_STATE = Veil.any_of(Kind.STATE)
_CAPITAL = Veil.any_of(Kind.COUNTRY)
_PEOPLE = Veil.any_of(Kind.PEOPLE)
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


def _french_offices(named: Veil, heads: str) -> Rows:
    """Who serves or rules somewhere: "le chef de l'OTAN", "la junte au pouvoir au Mali"."""
    return [
        # "l'ambassadrice d'Arménie en France": where an envoy serves belongs to the office.
        (
            "described.of-body",
            rf"(?P<whole>(?P<noun>{_ENVOYS}) {_OF}(?P<of>{_NAME}) (?:en|au|aux|à|auprès {_OF}) ?{_NAME})",
            named,
        ),
        ("described.of-body", rf"(?P<whole>(?P<noun>{heads}) {_OF}(?P<of>{_NAME}))", named),
        # "la junte au pouvoir au Mali", "le régime en place à Damas"
        (
            "described.of-state",
            rf"(?P<whole>(?P<noun>[Jj]unte|[Rr]égime|[Gg]ouvernement|militaires)(?: militaire)? (?:au pouvoir|en place)(?: (?:au|aux|en|à) (?P<of>{_NAME}))?)",
            named,
        ),
    ]


# "Pakistan military", "Myanmar navy": the bodies that a country's name stands before as well as its adjective.
_NATIONAL = r"(?:military|army|navy|air force|armed forces|coast guard|junta|police|regime|government)"

# "Ukraine's military", "Egypt's interim government": the bodies that a country has one of, as the press writes them.
_BODIES = (
    r"(?:[Mm]ilitary|[Aa]rmy|[Nn]avy|[Aa]ir [Ff]orce|armed forces|forces|[Cc]oast [Gg]uard|general staff|government|junta|regime"
    r"|(?:defen[cs]e|arms) industry|(?:defen[cs]e|foreign|interior|finance|energy|justice) ministry)"
)
# Whose government is told by its capital, whose province by its name: "Oslo's ambassador", "Vardane's authorities".
_OFFICIALS = (
    r"(?:authorities|ambassador(?! to\b)"
    r"|(?:(?:military|foreign|domestic) )?intelligence (?:services?|agency)|(?:military )?counter-?intelligence|secret services?|(?:defen[cs]e|foreign|interior|finance|energy|justice|oil) ministry(?: spokes(?:man|woman|person))?"
    r"|parliament|central bank|police|presidency|security (?:services|forces)|army|navy|air force|armed forces|military|government)"
)
# What has its seat in a capital: "the defence ministry in Oslo"
_SEATED = r"(?:(?:[Dd]efen[cs]e|[Ff]oreign|[Ii]nterior|[Ff]inance|[Ee]nergy|[Tt]rade|[Oo]il) ministry|[Gg]eneral staff|[Hh]igh command|[Cc]entral bank|[Mm]inistry of [Dd]efen[cs]e|[Mm]inistry of [Ff]oreign [Aa]ffairs)"
_STANDING = r"(?:interim|military|new|former|current|transitional|caretaker|civilian|elected|decrepit|own)"


# "US officials" beside "Danish officials".
_INITIALS = lexicon.either(INITIALS)
_OWNER = rf"(?P<of>{_PEOPLE}|{_INITIALS})"


def _english(words: dict[str, Any]) -> Rows:
    people, named = peoples("en"), names("en")
    return [
        *english_affiliations(words),
        *_english_ministries(words, people, named),
        *_english_peoples(words, people),
        *_english_named(words, named),
        ("described.of-state", rf"(?P<whole>(?P<noun>[Gg]overnment) of (?:the )?(?P<of>{_NAME}))", named),
        *_english_groups(named),
        *_english_rest(words, people, named),
    ]


def _english_ministries(words: dict[str, Any], people: Veil, named: Veil) -> Rows:
    """Ministries, and whoever heads a body of a country."""
    return [
        (
            "described.ministry",
            rf"(?P<whole>(?P<of>{_PEOPLE}) (?P<noun>Ministry|ministry) of {_english_domain(words, people)})",
            people,
        ),
        (
            "described.ministry",
            rf"(?P<whole>(?P<noun>[Mm]inistry) of {_english_domain(words, named)} of (?P<of>{_NAME}))",
            named,
        ),
        (
            "described.head-of-body",
            rf"(?P<whole>(?P<noun>head|chief|commander|director) of (?:the )?(?P<of>{_PEOPLE}) {_every('en', people)})",
            people,
        ),
    ]


def _english_domain(words: dict[str, Any], veil: Veil) -> str:
    listed = veil.either(words["domains"])
    return rf"(?P<domain>{listed})(?: and {listed})?"


def _ahead(words: dict[str, Any], veil: Veil) -> str:
    return rf"(?:{veil.either(words['head_adjectives'])} )?"


def _english_peoples(words: dict[str, Any], people: Veil) -> Rows:
    """Bodies and groups by the adjective of their country."""
    ahead, human = _ahead(words, people), [*words["forces"], *words["groups"]]
    plural = people.either(noun for noun in human if noun.endswith(("s", "men", "people", "personnel")))
    # Whatever the case of its letters: the longest first, so one by one.
    every = lexicon.either({people.over(noun) for noun in _cased(nouns("en"))})
    # "a senior Norwegian official": what is said of the person, ahead of the country.
    rank = rf"(?:{people.either(words['ranks'])} )?"
    bodies = rf"(?P<noun>{people.either([*words['organisations'], *human])})"
    # "the Norwegian marine research institute": one or two words of trade, no verb and no joint among them.
    trade = r"(?:(?!(?:and|or|of|in|to|the|a|an|on|at|by|for|with|as|is|was|has|had|who|that|from|but)\b)[a-z-]{3,}(?<!ed)(?<!ing)(?<!s) )"
    return [
        (
            "described.shared",
            rf"(?P<whole>{_OWNER} and (?P<with>{_PEOPLE}|{_INITIALS})(?:-(?:backed|led|trained|allied))? {ahead}(?P<noun>{plural}))",
            people,
        ),
        (
            "described.pair",
            rf"(?P<whole>{_OWNER} {ahead}(?P<noun>{people.either(human)}) and {people.either(human)})",
            people,
        ),
        ("described.people", rf"(?P<whole>{rank}{_OWNER} {ahead}(?P<noun>(?i:{every})))", people),
        ("described.people", rf"(?P<whole>{_OWNER} {trade}{{1,2}}{bodies})", people),
    ]


def _english_named(words: dict[str, Any], named: Veil) -> Rows:
    """Bodies and groups by the name of their country or organisation."""
    human, every = named.either([*words["forces"], *words["groups"]]), _every("en", named)
    return [
        (
            "described.of-organisation",
            rf"(?P<whole>(?P<of>{_NAME})(?: defence| foreign)? (?P<noun>ministers|officials?|troops|forces|allies|members"
            r"|leaders|diplomats?|warships|soldiers|authorities|sources?(?! (?:some|its|their|the|an?|most|much|many|all|parts|components)\b)|commanders?|spokes(?:man|woman|person)))",
            named,
        ),
        ("described.people", rf"(?P<whole>(?P<of>{_STATE}) (?P<noun>{_NATIONAL}))(?!-| {human})", named),
        (
            "described.possessed",
            rf"(?P<whole>(?P<of>{_STATE})'s {_ahead(words, named)}(?:{_STANDING} )?(?P<noun>{_BODIES}))(?!-| {every}|'s? {every})",
            named,
        ),
        (
            "described.possessed",
            rf"(?P<whole>(?P<of>{Veil.any_of(Kind.COUNTRY | Kind.NAME)})'s {_ahead(words, named)}(?:{_STANDING} )?(?P<noun>{_OFFICIALS}))(?!-| {every}|'s? {every})",
            named,
        ),
        ("described.of-state", rf"(?P<whole>(?P<noun>{_SEATED}) in (?P<of>{_CAPITAL}))", named),
    ]


def _english_groups(named: Veil) -> Rows:
    """Whoever belongs to what is named behind: "the armed forces of Ukraine", "members of Nato"."""
    return [
        # "the armed forces of Ukraine", "members of Nato"
        (
            "described.of-organisation",
            rf"(?P<whole>(?P<noun>armed forces|army|navy|air force|military) of (?:the )?(?P<of>{_STATE}))",
            named,
        ),
        (
            "described.of-organisation",
            rf"(?P<whole>(?:{named.over('European')} )?(?P<noun>members|allies|officials|supporters|sources) of (?:the )?(?P<of>{_NAME}))",
            named,
        ),
        # "Russia's ambassador to Iran": where an envoy serves belongs to the office.
        (
            "described.people",
            rf"(?P<whole>(?:(?P<of>{_STATE})'s|{Veil.any_of(Kind.PEOPLE | Kind.INITIALS)}) (?P<noun>ambassador|envoy) to (?:the )?{_NAME})",
            named,
        ),
    ]


def _english_rest(words: dict[str, Any], people: Veil, named: Veil) -> Rows:
    """Whoever is led, heads something, or has no country beside them."""
    return [
        (
            "described.led",
            rf"(?P<whole>(?P<of>{Veil.any_of(Kind.PEOPLE | Kind.STATE | Kind.INITIALS)})-(?:led|backed|mandated) (?:[a-z-]+ )?(?P<noun>coalition|mission|force|alliance))",
            named,
        ),
        (
            "described.of-body",
            rf"(?P<whole>(?P<noun>{named.either(words['heads_of'])}) of (?:the )?(?P<of>{_NAME}))",
            named,
        ),
        (
            "described.unowned",
            rf"(?P<whole>(?P<noun>{people.either(_cased(words['unowned']))}))(?! {_every('en', people)})",
            people,
        ),
        ("described.panel", rf"(?P<whole>(?:{_INITIALS} )?(?P<noun>panel|group|committee) of experts)", people),
        (
            "described.counted",
            rf"(?P<whole>{_ENGLISH_NUMBER}(?: other| more)? (?P<noun>{people.either(words['counted'])}))",
            people,
        ),
    ]
