"""What is done by saying it: promising, offering, asking for, ruling out, thanking; each with what must follow it."""

from __future__ import annotations

_VERB = r"(?:ne pas )?(?:l[ae]s? |l'|se |s'|y |en |lui |leur )?\w{2,}(?:er|ir|re|oir)\b"
# "a promis, mardi, de …": when and where may stand between.
_ASIDE = r"(?:,? (?:mardi|mercredi|jeudi|vendredi|samedi|dimanche|lundi|hier|auprès|devant|lors|dans|en|à l'AFP|à (?:son|ses|la|l'|leurs?)\b|aux?|envers|vis-à-vis)\b[^.;:«»]{0,60}?,?)?"
_DETERMINER = (
    r"(?:une?|des|les?|la|son|sa|ses|leurs?|cette|cet|ces|plusieurs|deux|trois|quelque|près|plus|jusqu'à|au moins)\b"
)
_THING = rf"(?:{_DETERMINER}|l'|d'(?!ici)|\$|€|\d)"
_SILENT = r"(?:commenter|s'exprimer|réagir|répondre|faire de commentaire|donner suite|communiquer|confirmer|préciser|détailler|se prononcer|être citée?s?)"
_KEEPS = r"(?:dire|commenter|préciser|indiquer|révéler|s'exprimer|répondre|dévoiler|nommer|confirmer|détailler|donner de détails|livrer)"


def french_acts(aux: str, adverb: str) -> str:
    """The verbs by which a French sentence promises, asks, offers, rules out, thanks or keeps silent."""

    def past(participle: str) -> str:
        return rf"{aux} ?{adverb}{participle}"

    bound = (
        rf"(?:(?:s'est|se sont|s'était|s'étaient) {adverb}engagée?s?|s'engage(?:nt)?)(?={_ASIDE} à (?:ce qu|{_VERB}))"
    )
    promised = rf"{past('promis')}(?={_ASIDE} (?:{_THING}|d[e'] ?{_VERB}))|promet(?:tent|tait|taient)?(?= (?:une?\b|des\b|sa\b|ses\b|plus\b|\d|d[e'] ?{_VERB}))"
    offered = rf"{past('proposé')}(?={_ASIDE} (?:{_THING}|d[e'] ?{_VERB}|(?:à|aux?) ))|{past('offert')}(?= (?:d[e'] ?{_VERB}|son aide|sa médiation|ses bons offices|l'asile))"
    asked = r"demand(?:e|ent|ait|aient)(?= (?:une?|les?|la|son|sa|ses|leurs?|davantage|plus de|des) | l')"
    excluded = rf"{past('exclu')}(?= (?:\w+ment |pour l'instant |à ce stade )?(?:toute?s?\b|{_THING}))|exclu(?:t|ent|ait|aient)(?= (?:\w+ment |pour l'instant |à ce stade )?(?:toute? |que\b|qu'|d[e'] ?{_VERB}))"
    thanked = rf"(?:{past('remercié')}|remerci(?:e|ent|ait|aient))(?= (?:les? |la |l'|ses? |son |sa |leurs? |tous |ceux |M\. |Mme |[A-ZÀ-Ý]))"
    sorry = rf"(?:s'est|se sont|s'était) {adverb}excusée?s?(?= (?:auprès |d[e'u] ?|des |pour ))"
    silent = rf"(?:a|ont|avait|avaient) (?:\w+ment )?(?:pas|jamais) (?:\w+ment )?(?:souhaité|voulu|désiré|été en mesure de) {_SILENT}|(?:{past('refusé')}|refus(?:e|ent|ait|aient)) de {_KEEPS}"
    titled = rf"(?:{past('titré')}|titr(?:e|ent|ait))(?=[^.;:«“\"]{{0,40}}[«“\"])"
    return "|".join((bound, promised, offered, asked, excluded, thanked, sorry, silent, titled))


_TO_DO = r"(?:not |never )?to (?!the\b|an?\b|its\b|his\b|her\b|their\b|this\b|that\b)[a-z]+"
_SOMETHING = r"(?:an?|the|its|his|her|their|more|further|new|fresh|additional|urgent|full|continued|another|up to|about|nearly|at least|over|[$€£]?\d[\w.,]*|hundreds|millions|billions|support|help|aid|assistance|troops|weapons|money|access|information|permission)\b"
_EVENT = r"(?:an?|no|the(?! same)|one|two|three|four|five|several|dozens|hundreds|heavy|fresh|more|new|further|at least|intense|sporadic|[a-z]+ing|clashes|explosions|strikes|casualties|losses|attacks|\d[\d,]*)\b"


def english_acts(adverb: str) -> str:
    """The verbs by which an English sentence promises, offers, asks, forecasts or reports a thing."""
    have = rf"(?:(?:has |have |had )?{adverb})"
    bound = rf"{have}(?:pledged|promised|vowed|offered|undertook|undertaken|volunteered|threatened)(?= {_TO_DO})|{adverb}(?:pledges|promises|vows|offers|undertakes)(?= {_TO_DO})"
    committed = rf"(?:has|have|had) {adverb}committed(?= to (?!the\b|an?\b|its\b|their\b|(?:prison|jail|trial|hospital|custody|memory|paper)\b)[a-z]+)"
    promised = rf"{have}(?:pledged|promised)(?= (?:{_SOMETHING}|[$€£]\d))"
    asked = rf"{have}requested(?= (?:{_SOMETHING}|that\b|[A-Z]))"
    foretold = rf"{have}(?:forecasts?|forecasted|foresees|foresaw)(?= (?:an?|the|growth|inflation|no|slower|faster|more|further|\d[\d.,]*)\b)"
    told = rf"{have}reported(?= {_EVENT})(?![^.;,]{{2,40}} to (?:the|its|an?|police|them|him|her)\b)"
    mutual = rf"{have}(?:accuse|accused|blame|blamed)(?= (?:each other|one another)\b)"
    return "|".join((bound, committed, promised, asked, foretold, told, mutual))
