"""What is done in French by saying it: promising, offering, asking for, ruling out, thanking, keeping silent."""

from __future__ import annotations

from workbench.services.extract.frenchparts import DAYS, HAVE, INFINITIVE, THAT, adverbs, past
from workbench.services.extract.speechparts import Frame, listed, one_of

# "a promis, mardi, de …": when and where may stand between.
_WHOM = r"dès|le \d|auprès|devant|lors|dans|en|à l'AFP|à (?:son|ses|la|l'|leurs?)\b|aux?|envers|vis-à-vis"
_ASIDE = rf"(?:,? (?:{DAYS}|hier|{_WHOM})\b[^.;:«»]{{0,60}}?,?)?"
_SO_MUCH = r"(?:deux|trois|quelque|près|plus|jusqu'à|au moins)\b"
_DETERMINER = rf"(?:(?:une?|des|les?|la|son|sa|ses|leurs?|cette|cet|ces|plusieurs)\b|{_SO_MUCH})"
_THING = rf"(?:{_DETERMINER}|l'|d'(?!ici)|\$|€|\d)"
_TO_DO = rf"d[e'] ?{INFINITIVE}"


def french_acts() -> tuple[Frame, ...]:
    """The ways in which a French sentence promises, offers, asks, rules out, thanks or keeps silent."""
    return (
        _ready(),
        *_promised(),
        *_offered(),
        _asked(),
        *_excluded(),
        _thanked(),
        _sorry(),
        *_silent(),
        _titled(),
    )


def _ready() -> Frame:
    """Telling oneself ready to do something; not "se montre prêt à"."""
    cue = r"(?:s'est|se sont|s'était|s'étaient) (?:\w+ment |aussi |même )?(?:dit|déclaré)e?s?|se (?:dit|disent|disait|disaient|déclare|déclarent)"
    return Frame(
        "s'est dit prêt à vendre", cue, then=rf" (?:\w+ment |aussi |même )?(?:prête?s?|disposée?s?) à {INFINITIVE}"
    )


def _promised() -> tuple[Frame, ...]:
    """Promising to do something, or what is done in words; not "a promis trois bacs", "promet beaucoup"."""
    word = rf"(?:{_DETERMINER} |l'|d')(?:\w+ ){{0,2}}?{listed('fr', 'promised')}s?\b"
    return (
        Frame("a promis, mardi, une réponse", past("promis"), then=rf"{_ASIDE} (?:{word}|{_TO_DO})"),
        Frame("promet de revenir", r"promet(?:tent|tait|taient)?", then=rf" (?:{word}|{_TO_DO})"),
    )


def _offered() -> tuple[Frame, ...]:
    """Offering a thing, an office, or to do something."""
    # "a proposé à la ville trois bacs" offers, "a proposé à la ville de céder" speaks.
    offered_to = r" (?:aux?|à) [^.,;:«»]{2,40}? (?:une?|des|deux|trois|plusieurs|\d+)\b"
    proposed = rf"{_ASIDE} (?:{_THING}|{_TO_DO}|(?:à|aux?) [^.,;:]{{2,50}}? {_TO_DO})"
    return (
        Frame("a aussi proposé une trêve", past("proposé"), then=proposed, unless=(offered_to,)),
        Frame("a offert sa médiation", past("offert"), then=rf" (?:{_TO_DO}|{listed('fr', 'offers')})"),
    )


def _asked() -> Frame:
    """Asking for a thing."""
    thing = r" (?:une?|les?|la|son|sa|ses|leurs?|davantage|plus de|des) | l'"
    return Frame("demande la levée du péage", r"demand(?:e|ent|ait|aient)", then=thing)


def _excluded() -> tuple[Frame, ...]:
    """Ruling a thing out, or doing it; not "a exclu du vote"."""
    for_now = r" (?:\w+ment |pour l'instant |à ce stade )?"
    kept_open = rf"{for_now}(?:{_THING}|{THAT}|{_TO_DO})"
    return (
        Frame("a exclu à ce stade toute trêve", past("exclu"), then=rf"{for_now}(?:toute?s?\b|{_THING})"),
        Frame("exclut de céder", r"exclu(?:t|ent|ait|aient)", then=rf"{for_now}(?:toute? |{THAT}|{_TO_DO})"),
        Frame("n'exclut pas une crue", r"(?:exclu(?:t|ent|ait|aient) pas|(?:a|ont) pas exclu)", then=kept_open),
    )


def _thanked() -> Frame:
    """Thanking somebody."""
    whom = r" (?:les? |la |l'|ses? |son |sa |leurs? |tous |ceux |M\. |Mme |[A-ZÀ-Ý])"
    return Frame("a remercié les bateliers", rf"{past('remercié')}|remerci(?:e|ent|ait|aient)", then=whom)


def _sorry() -> Frame:
    """Being sorry, to somebody or for something."""
    cue = rf"(?:s'est|se sont|s'était) {adverbs()}excusée?s?"
    return Frame("s'est excusé pour le retard", cue, then=r" (?:auprès |d[e'u] ?|des |pour )")


def _silent() -> tuple[Frame, ...]:
    """Not wishing to speak, refusing to tell."""
    unwilling = r"(?:\w+ment )?(?:pas|jamais) (?:\w+ment )?(?:souhaité|voulu|désiré|été en mesure de)"
    refused = one_of(past("refusé"), r"refus(?:e|ent|ait|aient)")
    return (
        Frame("n'a pas souhaité commenter", rf"{HAVE} {unwilling} {listed('fr', 'silence')}"),
        Frame("refuse de préciser", rf"{refused} de {listed('fr', 'kept_to_oneself')}"),
    )


def _titled() -> Frame:
    """The headline of a paper."""
    quoted = r"[^.;:«“\"]{0,40}[«“\"]"
    return Frame("titre en une « Le bac coule »", rf"{past('titré')}|titr(?:e|ent|ait)", then=quoted)
