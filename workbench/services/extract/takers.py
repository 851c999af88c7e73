"""Who receives by a verb of giving: led to by "to", named right behind the verb, promised, asking or using."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import HAVING, is_passive, next_subject, subject
from workbench.services.extract.holders import having
from workbench.services.extract.parties import (
    Clause,
    Place,
    exemplified,
    parties,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.receiving import partner
from workbench.services.extract.records import Mention
from workbench.services.extract.things import kind_of


def taker(clause: Clause, place: Place, near: Sequence[Mention], donor: Mention) -> Mention | None:
    text, words = clause.text, transfer_words(clause.language)
    dative = next(
        (m for m in clause.inside if m.rule == "taken-up.dative" and 0 <= place.span.start - m.span.end < 40), None
    )
    if dative is not None and dative.key != donor.key:
        return dative
    fronted = _cleft(clause, place) or _by_pronoun(clause, place, donor)
    if fronted is not None and fronted.key != donor.key:
        return fronted
    others = [m for m in near if m.key != donor.key and m.form != "demonym"]
    verb = place.span.of(text)
    more = words["benefit"] if _PAYS.match(verb) else _SHARED_WITH if _SHARES.match(verb) else ()
    leads = (*words["recipient"], *more)
    if _ANNOUNCES.match(verb):
        # "announced shells for Riga", never "announced to Riga"; who deploys troops in a state may be at war with it.
        leads = () if verb.lower().startswith(_DEPLOYS) else words["benefit"]
    led = _double_object(clause, place, others) or next(
        (m for m in others if leads and (preceded(text, m, leads) or exemplified(text, m, leads))), None
    )
    if led is not None and _STANDING.search(text, place.span.end, led.span.start):
        # "promis à Oslo un canon pour un navire stationné en Suède"
        led = None
    led = led or _promised(clause, place) or next((m for m in others if _DISPOSAL.match(text, m.span.end)), None)
    organ = _organ(clause, near, leads)
    if organ is not None and (led is None or 0 <= organ.span.start - led.span.end < _SPELT):
        led = organ
    if led is None and clause.language == "en":
        led = next((m for m in others[:1] if _ARTICLE.fullmatch(text, place.span.end, m.span.start)), None)
        led = led or _its_organ(clause, place, near)
        led = _organ_of(clause, near, led) if led is not None else None
    if led is None and clause.language == "en" and is_passive(clause, place.span):
        # "Greece was granted vehicles by Norway"
        led = subject(clause, place.span) if preceded(text, donor, words["by"]) else None
    led = led or _user(clause, near, donor) or _asking(clause, place, donor)
    led = led or _relative(clause, place, donor) or holding(clause, place) or _thanks_to(clause, place)
    led = led or supported(clause, place, donor)
    if led is None and _GERUND.search(verb):
        led = helped(clause, place)
    if led is None or led.key == donor.key:
        return None
    # "donner des conseils pour la crise en Norvège": where it happens.
    is_where = (
        _WHERE.search(text, max(0, led.span.start - _LEAD), led.span.start) is not None
        and _HANDS.match(place.span.of(text)) is not None
    )
    return None if is_where else led


def _double_object(clause: Clause, place: Place, others: Sequence[Mention]) -> Mention | None:
    """ "gave | Riga boats and sold tanks to Oslo": whoever stands right behind the verb, before what he is given."""
    first = others[0] if others and clause.language == "en" and place.sort in ("strong", "weak") else None
    if first is None or first.kind != "state" or not _AT_ONCE.fullmatch(clause.text, place.span.end, first.span.start):
        return None
    return first if _WITH_THING.match(clause.text, first.span.end, clause.sentence.end) else None


_AT_ONCE = re.compile(r" (?:the )?")
_WITH_THING = re.compile(
    r" (?!to |into |and |or |in |at |on |from |for |by |via |through |was |has |is )(?:with )?[\w$€£]"
)


def _by_pronoun(clause: Clause, place: Place, donor: Mention) -> Mention | None:
    """ "Riga, to which it sells gas and, at the UN, lends its voice": the relative at the verb comes before all others."""
    is_at_verb = _TO_WHICH_IT.search(clause.text, clause.sentence.start, place.span.start) is not None
    return _relative(clause, place, donor) if is_at_verb else None


def _cleft(clause: Clause, place: Place) -> Mention | None:
    """ "C'est à Riga qu'Oslo vend", "it is to Latvia that Norway sells": who receives stands ahead of "that"."""
    text, start = clause.text, clause.sentence.start
    return next(
        (
            m
            for m in parties(clause.inside)
            if m.span.end < place.span.start
            and _IT_IS_TO.search(text, max(start, m.span.start - 30), m.span.start)
            and _THAT_FOLLOWS.match(text, m.span.end)
            and not _NEW_CLAUSE.search(text, m.span.end, place.span.start)
        ),
        None,
    )


_IT_IS_TO = re.compile(
    r"(?<!\w)(?:[Cc]'(?:est|était|est bien|est d'abord) (?:à|au|aux|vers)|[Ii]t (?:is|was) to)(?: (?:la |le |les |l'|the )?)\Z"
)
_THAT_FOLLOWS = re.compile(r",? (?:que |qu'|that )")
_NEW_CLAUSE = re.compile(r"[;:]|, (?:et|mais|and|but|ce qui|which) ")
_SPELT = 3
_DISPOSAL = re.compile(r"'s disposal(?!\w)")


@lru_cache(maxsize=2)
def _organ_led(language: str) -> re.Pattern[str]:
    organs = lexicon.either(transfer_words(language)["organs"])
    return re.compile(
        rf"(?P<lead>(?:à|au|aux|vers|to|for)(?: l'| la | le | les | the | ))\s?(?:(?:ancienne?|nouvelle|nouveau|jeune|former|old|new) )?{organs} \Z"
    )


def _organ(clause: Clause, near: Sequence[Mention], leads: Sequence[str]) -> Mention | None:
    """ "à l'armée de l'Air norvégienne": the state whose organ it is."""
    for mention in near:
        if mention.form != "demonym" or mention.kind != "state":
            continue
        lead = _organ_led(clause.language).search(clause.text, max(0, mention.span.start - 50), mention.span.start)
        if lead is not None and lead["lead"].split()[0] in leads:
            return replace(mention, form="name")
    return None


def _its_organ(clause: Clause, place: Place, near: Sequence[Mention]) -> Mention | None:
    """ "provided the Norwegian government with shells": the state whose organ stands right behind the verb."""
    text = clause.text
    first = near[0] if near and near[0].form == "demonym" and near[0].kind == "state" else None
    if first is None or not _ARTICLE.fullmatch(text, place.span.end, first.span.start):
        return None
    return replace(first, form="name") if _organ_next().match(text, first.span.end) is not None else None


@lru_cache(maxsize=1)
def _organ_next() -> re.Pattern[str]:
    return re.compile(rf" (?:\w+ )?{lexicon.either(transfer_words('en')['organs'])}(?!\w)")


def _organ_of(clause: Clause, near: Sequence[Mention], led: Mention) -> Mention:
    """ "gave Norway's embattled Council of Salt ten guns": whoever is named as the owner's is given them."""
    if not clause.text.startswith("'s ", led.span.end):
        return led
    named = (
        m
        for m in near
        if m.span.start > led.span.end
        and m.form == "name"
        and m.kind in _ORGANS
        # "UN-backed" is no name.
        and not clause.text.startswith("-", m.span.end)
    )
    first = next(named, None)
    return first if first is not None and _WHOSE.fullmatch(clause.text, led.span.end, first.span.start) else led


_ORGANS = ("organisation", "armed_force", "group")
_WHOSE = re.compile(r"'s (?:[\w-]+ ){0,3}")
# "gave Norway", "provided the Norwegian army": the recipient right behind its verb.
_ARTICLE = re.compile(
    r" (?!from |with |into |about )(?:the |its |their )?(?:(?:government|authorities|army|regime|junta|forces) (?:in|of) (?:the )?|(?:Mr|Mrs|Ms|Dr|Gen)\.? |[\w-]{4,} )?"
)
_SHARES = re.compile(r"(?:shar|partag)", re.I)
_SHARED_WITH = ("with", "with the", "avec", "avec la", "avec le", "avec l'", "avec les")
_STANDING = re.compile(
    r"(?:(?:stationn|bas|déploy|situ|install|arriv|positionn|amarr|fabriqu|assembl|formul|livr)(?:é|ée|és|ées)|construite?s?|based|stationed|deployed|located) (?:en|in|aux?|at) (?:the )?$"
)
_PROMISED = re.compile(
    r"(?<!\w)(?:promi\w+|propos\w+|offert|garanti\w*|assur\w+|permis|permet\w*)(?: \w+ment)? (?P<to>[^;:]{3,90}) (?:de |d')$"
)


def _promised(clause: Clause, place: Place) -> Mention | None:
    """ "a promis à Oslo de livrer des chars": to whom the promise is made."""
    promise = _PROMISED.search(clause.text, clause.sentence.start, place.span.start)
    if promise is None:
        return None
    to = ("à", "au", "aux", "à la", "à l'", "à l'armée de", "à l'armée des", "à l'armée du", "au gouvernement de")
    return next(
        (
            m
            for m in parties(clause.inside)
            if promise.start("to") <= m.span.start < promise.end("to") and preceded(clause.text, m, to)
        ),
        None,
    )


def _user(clause: Clause, near: Sequence[Mention], donor: Mention) -> Mention | None:
    """ "supplied the shells that have allowed Riga to hold", "sold the jets flown by Riga": who has them."""
    used = lexicon.either(transfer_words(clause.language)["used_by"])
    pattern = re.compile(
        rf" (?:{used}e?s? (?:by|par)|(?:consumed|burnt|burned|consommée?s?) (?:in|en|au|aux)|{_ALLOWED}) (?:the |la |le |les |l')?\Z"
    )
    return next(
        (
            m
            for m in near
            if m.form != "demonym"
            and m.key != donor.key
            and pattern.search(clause.text, max(0, m.span.start - 50), m.span.start)
        ),
        None,
    )


_ALLOWED = r"(?:that|which|qui)(?: have| has| had| ont| a)? (?:allowed|enabled|helped|let|permis à|aidé)"


def _relative(clause: Clause, place: Place, donor: Mention) -> Mention | None:
    """ "Norway, to which Sweden delivers oil", "Oslo, à qui elle a livré": the name that the pronoun takes up."""
    text, start = clause.text, clause.sentence.start
    found = _TO_WHICH.search(text, start, donor.span.start) or _TO_WHICH_IT.search(text, start, place.span.start)
    if found is None:
        return None
    before = [m for m in parties(clause.inside) if m.span.end <= found.start() and m.form != "demonym"]
    led = [m for m in before[-2:] if _OF_HIS.fullmatch(text, m.span.end, found.start())]
    return next((m for m in reversed(led) if m.kind != "person"), led[-1] if led else None)


# "Norway's king, to whom", "la Norvège du roi Berg, à laquelle"
_OF_HIS = re.compile(r"(?:'s [\w-]+| (?:de |du |d')[^,;:]{2,30}| un (?:client|allié|partenaire|acheteur)(?: \w+)?)?")
_TO_WHICH_IT = re.compile(
    r",? (?:to (?:which|whom)|à qui|à laquelle|auquel|auxquels|auxquelles) (?:it|they|he|she|il|elle|ils|elles) (?:[\w'-]+ ){0,3}\Z"
)
_TO_WHICH = re.compile(
    r",? (?:to (?:which|whom)|à qui|à laquelle|auquel|auxquels|auxquelles) (?:the |la |le |les |l')?\Z"
)


def holding(clause: Clause, place: Place) -> Mention | None:
    """ "Norway uses shells | supplied by Sweden": whoever has what a participle tells of."""
    is_of_noun = _DONE.search(place.span.of(clause.text)) is not None and not is_passive(clause, place.span)
    if not is_of_noun or HAVING.search(clause.before(place.span)):
        return None
    return having(clause, place.span.start, is_made=True)


_DONE = re.compile(r"(?:ed|sold|sent|given|lent|built|made|ée?s?|ie?s?|us?|ues?|te?s)$")


def _asking(clause: Clause, place: Place, donor: Mention) -> Mention | None:
    """ "Riga has asked Oslo to supply tanks", "the deal that Oslo signed with Riga to sell tanks": who is to have them."""
    if place.sort not in ("strong", "weak"):
        return None
    asked = _asks(clause.language).search(clause.text, clause.sentence.start, donor.span.start)
    if asked is not None and asked.end() >= donor.span.start:
        return subject(clause, Span(asked.start(), asked.start()))
    return partner(clause, place) if _TO_DO.search(clause.before(place.span)) else None


_TO_DO = re.compile(r"(?<!\w)(?:to|de|d'|pour) ?$")


@lru_cache(maxsize=2)
def _asks(language: str) -> re.Pattern[str]:
    asks = lexicon.either({form for verb in transfer_words(language)["asks"] for form in verb_forms(verb, language)})
    return re.compile(rf"(?<!\w){asks} (?:\w+ment |\w+ly )?(?:on |à )?(?:the |les? |la |l'|aux? )?\Z")


def _thanks_to(clause: Clause, place: Place) -> Mention | None:
    """ "Thanks to the shells supplied by Oslo, Riga held": whoever has what opens the sentence."""
    opening = clause.text[clause.sentence.start : place.span.start]
    is_of_noun = _DONE.search(place.span.of(clause.text)) is not None and not HAVING.search(opening)
    return next_subject(clause, place) if is_of_noun and _THANKS.match(opening) is not None else None


_GERUND = re.compile(r"(?:ing|ant)$")
_THANKS = re.compile(
    r"(?:Grâce (?:à|aux?)|Avec|Thanks to|With|Using|Armed with|Armée? de|Dotée? de|Équipée? de) [^,;:]*$"
)


def helped(clause: Clause, place: Place) -> Mention | None:
    """ "supports | Riga by sending arms", "appuie | Riga par l'envoi d'armes": whoever is helped by the giving."""
    before = [m for m in parties(clause.inside) if m.span.end <= place.span.start]
    if not before or before[-1].form == "demonym":
        return None
    last = before[-1]
    is_means = _BY_MEANS.fullmatch(clause.text, last.span.end, place.span.start) is not None
    verb = _helping(clause.language).search(clause.text, clause.sentence.start, last.span.start)
    return last if is_means and verb is not None else None


def helper(clause: Clause, place: Place) -> Mention | None:
    """ "| Oslo supports Riga through arms sales": whoever helps by the giving."""
    taken = helped(clause, place)
    verb = _helping(clause.language).search(clause.text, clause.sentence.start, taken.span.start) if taken else None
    return subject(clause, Span(verb.start("verb"), verb.start("verb"))) if verb is not None else None


# ", en lui", " by", " through its": how the help is given.
_BY_MEANS = re.compile(
    r",? (?:(?:by|en|through|with|via|par|grâce à|avec) ?(?:the |its |a |la |l'|des |ses |lui |leur |also |illegally |secretly )?)(?:[\w-]+ (?:de |d')?)?"
)


@lru_cache(maxsize=2)
def _helping(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    forms = lexicon.either(
        form for verb in (*words["helps"], *words["purposes"]) for form in verb_forms(verb, language)
    )
    return re.compile(rf"(?<![\w-])(?P<verb>{forms}) (?:\w+ly |\w+ment )?(?:the |la |le |les |l')?\Z")


def supported(clause: Clause, place: Place, donor: Mention) -> Mention | None:
    """ "sent shells to help defend | Riga", "shipments of guns in support of | Riga": for whom things are sent."""
    text = clause.text
    why = _purpose(clause.language).search(text, place.span.end, min(clause.sentence.end, place.span.end + _FAR))
    if why is None:
        return None
    # "soldiers were sent to fight for Riga": what is sent stands before its passive.
    start = max(clause.sentence.start, place.span.start - _NOUN) if is_passive(clause, place.span) else place.span.start
    if kind_of(text, Span(start, why.start()), clause.language) not in _SENT:
        return None
    named = next((m for m in parties(clause.inside) if m.span.start >= why.end()), None)
    if named is None or named.key == donor.key or named.kind == "person":
        return None
    at_once = _THE.fullmatch(text, why.end(), named.span.start) is not None
    return replace(named, form="name") if at_once else None


_FAR = 140
_NOUN = 60
_SENT = ("arms", "troops", "energy", "money", "food", "technology")
_THE = re.compile(
    r" ?(?:the |la |le |les |l'|d'|de |its |ses )?(?:(?:army|forces|troops|fleet|war|defence|defense|armée|forces|guerre|défense) (?:of|de|du|des|d') ?(?:the |la |l')?)?"
)


@lru_cache(maxsize=2)
def _purpose(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    aims, fights = lexicon.either(words["purposes"]), lexicon.either(words["fights"])
    if language == "fr":
        return re.compile(
            rf"(?<!\w)(?:(?:pour|afin de|afin d')\s?(?:aider à )?{aims}(?!\w)|(?:pour |de )?{fights})(?!\w)"
        )
    return re.compile(rf"(?<!\w)(?:(?:to|and) (?:help (?:to )?)?{aims}(?!\w)|(?:to )?{fights})(?!\w)")


_PAYS = re.compile(r"(?:débloqu|allou|réserv|vers|approuv|annonc|vot|approv|announc)", re.I)
_ANNOUNCES = re.compile(r"(?:annonc|announc|vot|deploy|déploy)", re.I)
_DEPLOYS = ("deploy", "déploy")
# No more letters than "dans la " has lead to where it happens.
_LEAD = 9
_WHERE = re.compile(r"(?<!\w)(?:en|dans|in) (?:le |la |the )?$")
_HANDS = re.compile(r"(?:donn|apport|accord|offr|offert|prom|remet|remi|garanti|give|gave|giving|grant|lend)", re.I)
