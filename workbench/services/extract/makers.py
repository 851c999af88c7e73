"""Goods told by their maker: "Iranian-designed drones", "des chars de fabrication russe", and who has them in use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import is_passive, subject
from workbench.services.extract.parties import Clause, for_its_state, owns, parties, transfer_words, verb_forms
from workbench.services.extract.records import Mention
from workbench.services.extract.things import first_thing

_GOODS = frozenset(["arms", "energy", "food"])
_ARMS = frozenset(["arms"])


def made_by(clause: Clause, mention: Mention, kinds: frozenset[str] = _GOODS) -> Span | None:
    """The goods that a mention tells the maker of."""
    text, end = clause.text, mention.span.end
    if (said := _said_of(clause, mention)) is not None:
        return said
    if clause.language == "fr":
        start = max(clause.sentence.start, mention.span.start - _PHRASE)
        goods = _BEFORE.search(text, start, mention.span.start) if mention.form == "demonym" else None
        return first_thing(text, Span(*goods.span("thing")), "fr", kinds) if goods is not None else None
    is_made = _MADE.match(text, end) is not None
    if not is_made and (not owns(text, mention) or (mention.form != "demonym" and text.startswith("'", end))):
        return None
    goods = _BEHIND.match(text, end, clause.sentence.end)
    thing = first_thing(text, Span(*goods.span("thing")), "en", kinds) if goods is not None else None
    return thing if thing is not None and not is_of_trade(clause, thing) else None


def is_of_trade(clause: Clause, goods: Span) -> bool:
    """ "arms makers", "aid workers", "drone flights": the next noun is what is meant."""
    return _trade(clause.language).match(clause.text, goods.end) is not None


@lru_cache(maxsize=2)
def _trade(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?: systems?)? {lexicon.stems(transfer_words(language)['loosely']['trade'])}(?!\w)", re.I)


def _said_of(clause: Clause, mention: Mention) -> Span | None:
    """ "Most of the rifles are Swedish", "l'arsenal est d'origine russe": the make is said of the subject."""
    if mention.form != "demonym" or not _IS.search(clause.before(mention.span, _LINKING)):
        return None
    ahead = Span(max(clause.sentence.start, mention.span.start - 2 * _PHRASE), mention.span.start)
    ends = _ORIGIN.match(clause.text, mention.span.end)
    return first_thing(clause.text, ahead, clause.language, _ARMS) if ends is not None else None


_IS = re.compile(
    r"(?<!\w)(?:(?:is|are|was|were) (?:mostly |largely |all |still )?(?:of )?|(?:est|sont|étaient) (?:\w+ment )?(?:de fabrication|d'origine|de conception) )\Z"
)
_ORIGIN = re.compile(r"(?: origin| make| manufacture| design)?(?=[.,;]|\Z| and | et )")
_LINKING = 40
_PHRASE = 50
_MADE = re.compile(r"-(?:made|built|designed|supplied|origin|produced|manufactured)(?!\w)")
_BEFORE = re.compile(r"(?P<thing>[\w'-]+(?: [\w-]+){0,2}?) (?:de |d')?(?:fabrication |conception |facture |origine )?$")
_BEHIND = re.compile(
    r"(?:-(?:made|built|designed|supplied|origin|produced|manufactured))? (?P<thing>(?!(?:will|would|can|could|may|might|must|should|has|had|is|was|does|did|also|\w+ing) )[\w-]+(?: (?!to |for |of |and |by |from |on |in |at )[\w-]+){0,2})"
)


def is_of_users(clause: Clause, mention: Mention) -> bool:
    """Whether a mention tells whose crews, army or depots: "Latvian gunners", "Latvia's air force", "l'armée lettone"."""
    text, users = clause.text, _users(clause.language)
    if mention.kind == "armed_force" or (mention.form == "nominal" and users.search(mention.span.of(text))):
        return True
    if clause.language == "fr":
        ahead = text[max(clause.sentence.start, mention.span.start - _PHRASE) : mention.span.start]
        last = _LAST_NOUN.search(ahead)
        return last is not None and users.search(last[0]) is not None
    if mention.form != "demonym" and not text.startswith("'s", mention.span.end):
        return False
    behind = _NOUNS.match(text, mention.span.end, clause.sentence.end)
    return behind is not None and users.search(behind[0]) is not None


_LAST_NOUN = re.compile(r"[\w'-]+(?: [\w-]+)? (?:de |d'|du |de la |de l')?$")
_NOUNS = re.compile(r"(?:'s)?(?: (?!to |for |of |and |by |from |on |in |at |with )[\w-]+){1,3}")


@lru_cache(maxsize=2)
def _users(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){lexicon.either(transfer_words(language)['loosely']['users'])}(?![\w-])", re.I)


def in_use(clause: Clause) -> Iterator[tuple[Mention, Mention, Span]]:
    """Maker and user of arms, where a sentence names no third party and nobody is fought: "Latvian crews fly Swedish jets"."""
    named = [m for m in parties(clause.inside) if for_its_state(m).kind == "state"]
    yield from _wielded(clause, named)
    yield from _used(clause, named)
    keys = {for_its_state(m).key for m in named}
    if len(keys) != _BOTH or _hostile(clause.language).search(clause.text, clause.sentence.start, clause.sentence.end):
        return
    for maker in named:
        thing = made_by(clause, maker, _ARMS)
        if (
            thing is None
            or maker.kind != "state"
            or _at(clause.language).search(clause.before(_whole(maker, thing), 20))
        ):
            continue
        user = next((m for m in named if for_its_state(m).key != maker.key and _has(clause, m, maker, thing)), None)
        if user is not None:
            yield maker, user, thing


_BOTH = 2


def _wielded(clause: Clause, named: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, Span]]:
    """ "Russia struck the town with Iranian drones": whoever strikes with them has them."""
    with_it, attacks = _wielding(clause.language)
    for maker in named:
        thing = made_by(clause, maker, _ARMS)
        lead = with_it.search(clause.before(_whole(maker, thing), _PHRASE)) if thing is not None else None
        if thing is None or lead is None:
            continue
        blows = list(attacks.finditer(clause.text, clause.sentence.start, _whole(maker, thing).start))
        blow = Span(*blows[-1].span()) if blows else None
        user = subject(clause, blow) if blow is not None and not is_passive(clause, blow) else None
        if user is not None and user in named and for_its_state(user).key != maker.key:
            yield maker, user, thing


def _used(clause: Clause, named: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, Span]]:
    """ "the Norwegian drones, mostly Falks, flown by Latvia": a name may stand between the goods and their user."""
    used = _used_by(clause.language)
    for maker in named:
        thing = made_by(clause, maker, _ARMS)
        by = used.match(clause.text, _whole(maker, thing).end, clause.sentence.end) if thing is not None else None
        user = next((m for m in named if by is not None and m.span.start == by.end()), None)
        if thing is not None and user is not None and user.form != "demonym" and user.key != maker.key:
            yield maker, user, thing


@lru_cache(maxsize=2)
def _used_by(language: str) -> re.Pattern[str]:
    used, by = lexicon.either(transfer_words(language)["used_by"]), lexicon.either(transfer_words(language)["by"])
    return re.compile(rf"(?:,? [\w-]+){{0,3}},? {used}(?:e?s)? {by} ?(?:the |la |le |les |l')?")


@lru_cache(maxsize=2)
def _wielding(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = transfer_words(language)["loosely"]
    return (
        re.compile(rf"(?<!\w){lexicon.either(words['by_means'])} ?(?:[\w-]+ )?(?:[\w-]+ )?\Z", re.I),
        re.compile(rf"(?<![\w-]){lexicon.stems(words['attacks'])}(?![\w-])", re.I),
    )


def _whole(maker: Mention, thing: Span) -> Span:
    return Span(min(maker.span.start, thing.start), max(maker.span.end, thing.end))


def _has(clause: Clause, user: Mention, maker: Mention, thing: Span) -> bool:
    """Whether a party is told as who has the goods: by its crews and depots, as owner, or as subject of a verb of having."""
    goods = _whole(maker, thing)
    between = (min(user.span.end, goods.end), max(user.span.start, goods.start))
    if _APART.search(clause.text, *between):
        return False
    if is_of_users(clause, user) or (owns(clause.text, user) and 0 < thing.start - user.span.end < _CLOSE):
        return True
    verb = (
        _having(clause.language).search(clause.text, user.span.end, goods.start)
        if user.span.end < goods.start
        else None
    )
    return verb is not None and subject(clause, Span(*verb.span())) is user


_CLOSE = 12
# Another clause begins.
_APART = re.compile(
    r"[;:]|(?<!\w)(?:that|when|while|whereas|because|but|whether|near|against|behind|beside|qui|que|alors|lorsque|quand|mais|près|contre|face)(?!\w)"
)


@lru_cache(maxsize=2)
def _having(language: str) -> re.Pattern[str]:
    verbs = transfer_words(language)["loosely"]["having"]
    return re.compile(
        rf"(?<![\w-]){lexicon.any_of(form for verb in verbs for form in verb_forms(verb, language))}(?![\w-])", re.I
    )


@lru_cache(maxsize=2)
def _hostile(language: str) -> re.Pattern[str]:
    """Words of fighting over the goods: what is shot down, seized or feared is in nobody's use."""
    return re.compile(rf"(?<![\w-]){lexicon.stems(transfer_words(language)['loosely']['hostile'])}(?![\w-])", re.I)


@lru_cache(maxsize=2)
def _at(language: str) -> re.Pattern[str]:
    """What leads to goods of the enemy: "fired at Norwegian tanks"."""
    return re.compile(rf"(?<!\w){lexicon.either(transfer_words(language)['loosely']['fought'])} (?:[\w-]+ ){{0,2}}$")
