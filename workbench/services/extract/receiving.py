"""Verbs and nouns of receiving: "Z a reçu Y de X", "Z bought Y from X", "l'achat de Y par Z auprès de X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import FRONTED, FRONTED_REACH, HAVING, is_passive, next_subject, subject
from workbench.services.extract.parties import (
    Clause,
    Place,
    Sides,
    behind,
    breaks,
    fellows,
    owns,
    parties,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention


def received(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of a verb of receiving."""
    text, words = clause.text, transfer_words(clause.language)
    if _ENDS.match(text, place.span.end):
        # "Oslo a choisi : …"
        return None
    after = [m for m in behind(clause, place.span) if not breaks(text, place.span, m.span)]
    recipient = _wishing(clause, place) or subject(clause, place.span)
    if is_passive(clause, place.span) or _is_bought_by(clause, place, after):
        recipient = next((m for m in after if preceded(text, m, words["by"])), None)
    if FRONTED.search(clause.before(place.span, FRONTED_REACH)):
        recipient = next_subject(clause, place) or recipient
    if recipient is None or recipient.key.endswith(":"):
        # "Au Mali, la junte": whoever has no state of his own acts where he is.
        recipient = _there(clause) or recipient
    recipient = _exemplary(clause, place) or recipient
    if recipient is None:
        return None
    donor = _giver(clause, place, [m for m in after if m.key != recipient.key]) or _fronted(clause, recipient)
    return Sides(donor, recipient) if donor is not None and donor.key != recipient.key else None


_ENDS = re.compile(r" ?[:;.]")


def _is_bought_by(clause: Clause, place: Place, after: Sequence[Mention]) -> bool:
    """ "rifles bought by Norway from Sweden", "des obus achetés par Oslo à Riga": the participle stands at its noun."""
    words = transfer_words(clause.language)
    if not after or not preceded(clause.text, after[0], words["by"]):
        return False
    at_once = _BY_AT_ONCE.fullmatch(clause.text, place.span.end, after[0].span.start)
    return at_once is not None and not HAVING.search(clause.before(place.span))


_BY_AT_ONCE = re.compile(r" (?:by|par) (?:the |la |le |les |l')?")


def _fronted(clause: Clause, recipient: Mention) -> Mention | None:
    """ "From Sweden Norway has bought jets", "À la Suède, Oslo a acheté des obus": the source opens the sentence."""
    text, start = clause.text, clause.sentence.start
    first = next((m for m in parties(clause.inside) if m.form != "demonym"), None)
    if first is None or first.span.end > recipient.span.start:
        return None
    return first if _SOURCE.fullmatch(text, start, first.span.start) is not None else None


_SOURCE = re.compile(r"(?:From|De|D'|Du|Des|Auprès de|Auprès d'|Auprès du|À|Aux?) ?(?:the |la |l')?")


def _exemplary(clause: Clause, place: Place) -> Mention | None:
    """ "countries that buy Swedish oil, such as Norway and Latvia": those who are named for all."""
    if _COUNTRIES.search(clause.text, clause.sentence.start, place.span.start) is None:
        return None
    named = [m for m in behind(clause, place.span) if m.form != "demonym"]
    return next((m for m in named if _SUCH_AS.search(clause.text, place.span.end, m.span.start)), None)


_COUNTRIES = re.compile(
    r"(?<!\w)(?:countries|nations|states|customers|buyers|pays|États|clients) (?:that|which|who|qui) [^,;:]{0,25}\Z"
)
_SUCH_AS = re.compile(r",? (?:such as|like|including|comme|tels que|dont|notamment) (?:the |la |le |les |l')?\Z")


def _there(clause: Clause) -> Mention | None:
    """ "Au Mali, la junte a reçu": the state in which those act who have no name of their own."""
    text, start = clause.text, clause.sentence.start
    first = next((m for m in clause.inside if m.kind == "state" and m.form != "demonym"), None)
    if first is None or _IN.fullmatch(text, start, first.span.start) is None:
        return None
    return first if _organs(clause.language).match(text, first.span.end) is not None else None


_IN = re.compile(r"(?:In|Au|Aux|En) (?:the )?")


@lru_cache(maxsize=2)
def _organs(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    organs = lexicon.either([*words["organs"], *words["objects"]["troops"], "militaires", "generals"])
    return re.compile(rf", (?:the |la |le |les |l')?(?:[\w-]+ )?{organs}(?!\w)")


def _giver(clause: Clause, place: Place, after: Sequence[Mention]) -> Mention | None:
    """Whoever is named as the source: "from X", else whose the thing is, else with whom the deal is made."""
    text = clause.text
    theirs = next((m for m in after if m.rule == "taken-up.owner"), None)
    if theirs is not None:
        # "a bénéficié de son appui, dont ses pilotes finlandais"
        return theirs
    leads = [lead for lead in transfer_words(clause.language)["from"] if not _only_bought(lead, place.span.of(text))]
    led = next((m for m in after if m.form != "demonym" and preceded(text, m, leads)), None)
    led = led or next((m for m in after if _given_by(text, m, clause.language)), None)
    owners = (m for m in after if owns(text, m) and not _VERB_BETWEEN.search(text, place.span.end, m.span.start))
    own = next(owners, None)
    if led is not None and own is not None and _TOLD_ON.search(text, own.span.end, led.span.start):
        # "took delivery of Norwegian shells, officials said, hours after a warning from Riga"
        return own
    return led or own or _of_him(clause, place) or partner(clause, place)


_TOLD_ON = re.compile(
    r", [^;:]{0,200}(?<!\w)(?:said|says|told|after|before|when|while|a dit|ont dit|selon|après|alors|tandis)(?!\w)"
)


def _of_him(clause: Clause, place: Place) -> Mention | None:
    """ "Oslo lui a acheté des obus": whoever stands for the seller before the verb."""
    ahead = (m for m in clause.inside if m.rule == "taken-up.dative")
    return next((m for m in ahead if 0 <= place.span.start - m.span.end < _CLOSE), None)


_CLOSE = 30


def _given_by(text: str, mention: Mention, language: str) -> bool:
    """ "took helicopters given by Norway" """
    words = transfer_words(language)
    return preceded(text, mention, [f"{form} {by}" for form in _participles(language) for by in words["by"]])


@lru_cache(maxsize=2)
def _participles(language: str) -> tuple[str, ...]:
    words = transfer_words(language)
    forms = [form for verb in (*words["strong"], *words["weak"]) for form in verb_forms(verb, language)]
    return tuple(form for form in forms if re.search(r"(?:ed|sold|sent|given|lent|é|ée|és|ées|i|is|us|ues)$", form))


# "ordered an inquiry to see whether Norwegian": what owns a thing stands in the object, not in a clause behind it.
_VERB_BETWEEN = re.compile(
    r"[,;:]|(?<!\w)(?<!up )(?:to|over|that|whether|which|who|because|as|when|while|after|before|qui|que|pour|afin|lorsque|quand|après|avant)(?!\w)"
)


def _only_bought(lead: str, verb: str) -> bool:
    """ "acheter à la Suède", but never "recevoir à la Suède"."""
    return lead in ("à", "à la", "à l'", "au", "aux") and verb.lower()[:2] == "re"


def turned(clause: Clause, place: Place) -> Sides | None:
    """ "Z turned to X for Y", "Z dépend de X pour Y"; else what "Z relies on Y from X" receives."""
    text = clause.text
    first = next((m for m in behind(clause, place.span) if m.form != "demonym"), None)
    if first is not None and _AT_ONCE.fullmatch(text, place.span.end, first.span.start):
        recipient = _owner_of(clause, place) or subject(clause, place.span)
        is_both = recipient is not None and recipient.key != first.key
        return Sides(first, recipient) if recipient is not None and is_both else None
    found = received(clause, place)
    # "depends on Swedish gas": bought of many, perhaps; arms that one has are told elsewhere.
    return found if found is not None and found.donor.form != "demonym" else None


def _owner_of(clause: Clause, place: Place) -> Mention | None:
    """ "Norway's growing reliance on Sweden for shells" """
    before = [m for m in parties(clause.inside) if m.span.end <= place.span.start and owns(clause.text, m)]
    is_noun = place.span.of(clause.text).lower().startswith(("relian", "depend", "dépendance"))
    near = _NEAR.fullmatch(clause.text, before[-1].span.end, place.span.start) if before and is_noun else None
    return before[-1] if near is not None else None


_AT_ONCE = re.compile(r" ?(?:on |upon )?(?:the |la |le |les |l')?")


_DEAL = re.compile(
    r"(?<!\w)(?:contrats?|accords?|marchés?|commandes?|deals?|contracts?|agreements?|orders?|négoci\w+|pourparlers|negotiat\w+|talks)(?!\w)",
    re.I,
)


def partner(clause: Clause, place: Place) -> Mention | None:
    """ "signed a deal with Norway to buy jets": whoever the deal is made with."""
    text, leads = clause.text, ("with", "with the", "avec", "avec la", "avec le", "avec l'", "avec les")
    if not _DEAL.search(text, clause.sentence.start, place.span.start):
        return None
    return next(
        (
            m
            for m in parties(clause.inside)
            if m.span.end <= place.span.start and m.form != "demonym" and preceded(text, m, leads)
        ),
        None,
    )


_WISHED = re.compile(
    r"(?<!\w)(?:bids?|requests?|plans?|proposals?|offers?|efforts?|attempts?|deals?|orders?|demandes?|projets?|offres?|contrats?) (?:by|from|of|du|des|de la|de l'|de|d') ?(?:the )?$",
    re.I,
)


def _wishing(clause: Clause, place: Place) -> Mention | None:
    """Whoever stands right before "to buy", though a preposition ties him to his bid: "a bid by Norway to buy"."""
    text = clause.text
    link = re.compile(r" (?:to|d'|de)\s?$")
    last = [m for m in parties(clause.inside) if m.form != "demonym" and m.span.end <= place.span.start]
    if not last or link.fullmatch(text, last[-1].span.end, place.span.start) is None:
        return None
    first = fellows(text, last[-1], clause.inside, Span(0, place.span.start))[0]
    return last[-1] if _WISHED.search(text, max(0, first.span.start - 30), first.span.start) else None


def purchased(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of a noun of buying: "les achats d'armes par Z auprès de X", "Z's imports of Y from X"."""
    text, words = clause.text, transfer_words(clause.language)
    after = [m for m in behind(clause, place.span) if not breaks(text, place.span, m.span)]
    counted = _share(clause, place, after)
    if counted is not None:
        return counted
    recipient = _buyer(clause, place, after)
    if recipient is None:
        return None
    others = [m for m in after if m.key != recipient.key]
    named = [m for m in others if m.form != "demonym" and not preceded(text, m, words["bound"])]
    donor = next((m for m in named if preceded(text, m, words["origin"])), None)
    own = (m for m in others if owns(text, m) and not _VERB_BETWEEN.search(text, place.span.end, m.span.start))
    donor = donor or next(own, None) or _owner_before(clause, place, recipient) or partner(clause, place)
    return Sides(donor, recipient) if donor is not None and donor.key != recipient.key else None


def _owner_before(clause: Clause, place: Place, recipient: Mention) -> Mention | None:
    """ "Swedish arms orders placed by Norway": whose goods are ordered by him who is named behind."""
    if recipient.span.start < place.span.end:
        return None
    before = [m for m in parties(clause.inside) if m.span.end <= place.span.start]
    is_own = bool(before) and owns(clause.text, before[-1]) and before[-1].key != recipient.key
    return before[-1] if is_own and _NEAR.fullmatch(clause.text, before[-1].span.end, place.span.start) else None


_ACCOUNTS = re.compile(
    r"(?<!\w)(?:représent\w+|compt\w+ pour|assur\w+|fourni\w*|account\w* for|ma[dk]es? up|suppl\w+|provid\w+|furnish\w*)(?!\w)(?:, (?:selon|d'après|according to) [^,;:]{2,60},)?[^,;:]{0,50}$"
)


def _share(clause: Clause, place: Place, after: Sequence[Mention]) -> Sides | None:
    """ "Norway accounts for half of Latvia's imports of gas": whoever makes up a share of what is bought gives."""
    text = clause.text
    if not _ACCOUNTS.search(text, clause.sentence.start, place.span.start):
        return None
    giver = subject(clause, place.span)
    before = [m for m in parties(clause.inside) if m.span.end <= place.span.start and owns(text, m)]
    of = ("de", "du", "des", "de la", "de l'", "d'", "of", "of the", "by", "by the")
    taker = next((m for m in after if m.form == "demonym" or preceded(text, m, of)), None)
    if before and _NEAR.fullmatch(text, before[-1].span.end, place.span.start):
        taker = before[-1]
    if giver is None or taker is None or giver.key == taker.key:
        return None
    return Sides(giver, taker)


def _buyer(clause: Clause, place: Place, after: Sequence[Mention]) -> Mention | None:
    text, words = clause.text, transfer_words(clause.language)
    by = next((m for m in after if preceded(text, m, words["by"])), None)
    if by is not None and not _DONE_BY.search(text, place.span.end, by.span.start):
        return by
    owner = next((m for m in reversed(clause.inside) if m.span.end <= place.span.start and owns(text, m)), None)
    if owner is not None and _NEAR.fullmatch(text, owner.span.end, place.span.start):
        return owner
    # "les importations algériennes d'armes"
    at_once = next((m for m in after[:1] if m.form == "demonym" and m.span.start - place.span.end < 2), None)
    return at_once or subject(clause, place.span)


_NEAR = re.compile(r"(?:'s|')? ?(?:[\w-]+ ){0,3}")
# "la formation assurée par la Norvège": what another verb did is no purchase.
_DONE_BY = re.compile(
    r"(?<!\bplac)(?<!\bpass)(?:(?<=\w)(?:é|és|ée|ées|uite?s?|made|built|run|ed)) (?:par|by) (?:the |la |le |les |l')?$"
)
