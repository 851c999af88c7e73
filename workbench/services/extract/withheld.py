"""Whether a giving is told as one that was denied, refused or ruled out, or that none means."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import Clause, transfer_words

# How far before a giving its denial may stand.
_REACH = 90


def as_told(clause: Clause, giving: Span, modality: str) -> str:
    """How a giving is told: "denied" where it is denied or refused, "refused to send", else as its sentence is."""
    if is_withheld(clause, giving):
        return "denied"
    if modality != "denied":
        return modality
    # "never stopped supplying": two denials make none; "Oslo, which sold Riga shells, does not": another verb is denied.
    is_done = _DONE_EVEN_SO.search(clause.before(giving, _REACH)) is not None
    rest = Span(giving.end, min(clause.sentence.end, giving.end + _NEAR)).of(clause.text)
    told = Span(clause.sentence.start, giving.end).of(clause.text) + re.split("[,;]", rest)[0]
    return "asserted" if is_done or _ANY_NOT.search(told) is None else modality


def is_withheld(clause: Clause, giving: Span) -> bool:
    """Whether a giving is denied or refused: "n'a jamais livré", "refused to send", "sold no tanks"."""
    text, before = clause.text, clause.before(giving, _REACH)
    behind = text[giving.end : min(clause.sentence.end, giving.end + _REACH)]
    if _ONLY.match(behind) is not None and _NOT_BEFORE.search(before) is not None:
        return False
    if _DONE_EVEN_SO.search(before) is not None:
        return False
    if _NOT.search(before) is not None or _UNMEANT.search(before) is not None or _NO_SUBJECT.search(before):
        return True
    if _NO_OBJECT.match(behind) is not None or (_NE.search(before) and _PAS.match(behind)):
        return True
    return any(_NEGATED.search(before, 0, found.start()) is None for found in _withheld().finditer(before))


@lru_cache(maxsize=1)
def _withheld() -> re.Pattern[str]:
    """Both languages in one: a quoted word of the other is refused all the same."""
    denied, refused, bare = (
        lexicon.stems(word for language in lexicon.LANGUAGES for word in transfer_words(language)[name])
        for name in ("denied", "refused", "forgone")
    )
    return re.compile(
        rf"(?<!\w){denied}(?!\w){_SAME_CLAUSE}\Z"
        rf"|(?<!\w){refused} (?:{_WORD}){{0,6}}\Z"
        rf"|(?<!\w){bare} (?:de |d'|à |to |ever |jamais )?(?:(?!and |but |et |mais )\w+ )?\Z"
    )


# What stands between "refused" and its giving; "refused to say whether it sold" refuses no giving.
_WORD = (
    r"(?!(?:and|but|et|mais|or|ou|stop|halt|cease|end|suspend|freeze|cesser|arrêter|suspendre|interrompre|say|confirm|comment"
    r"|disclose|discuss|clarify|dire|confirmer|commenter|préciser|indiquer|révéler|if|whether|si|because|after|until|qui"
    r"|which|who|that|que)\b)(?:[\w-]+ |[ld]'|[ld]'(?=\w))"
)
_SAME_CLAUSE = (
    r"(?:(?!(?<!\w)(?:and|but|et|mais|or|qui|which|who|while|after|before|après|avant|alors|malgré)\b)[^,;:]){0,70}"
)
# "n'a jamais", "ne pas avoir", "has not yet", "is not going to"; "not only" denies nothing.
_NOT = re.compile(
    r"(?<![\w-])(?:n'|ne )(?:(?:lui|leur|y|en|les|le|la) |l')?(?:(?:a|ont|avait|avaient|aurait|auraient|aura|auront|ait|aient|est"
    r"|sont|était|étaient|fut|furent|sera|seront|serait|peut|peuvent|pouvait|pourra|pourrait|veut|veulent|voulait|voudrait|doit"
    r"|souhaite|souhaitait|compte|entend|envisage|avoir|être|faut|saurait) )?(?:(?:toujours|encore|donc|pourtant|\w+ment) )?"
    r"(?:pas|jamais|plus|rien|point|guère|aucunement|nullement) (?:(?:encore|avoir|été|être|lui|leur|en|y|de|jamais|\w+ment) )*\Z"
    r"|(?:(?<![\w-])(?:not|never|neither|nor|no longer)|n't) (?:(?!only|hesitate|stop|cease|hide|conceal|deny|just|merely|simply|refuse|rule)"
    r"\w+ly |ever |yet |been |be |being |have |having |to |going to |actually |itself |yet to )*\Z"
    r"|(?<!\w)(?:has|have|had) yet to (?:be )?\Z"
)
# "n'a pas l'intention de livrer", "has no plans to sell", "does not want to send".
_UNMEANT = re.compile(
    r"n'(?:a|ont|avait|avaient) (?:pas|aucunement|nullement|jamais) l'intention (?:de |d')$"
    r"|(?:no|without any) (?:intention of|plans? to|intent of|wish to|desire to) $"
    r"|not (?:intend|plan|want|wish|agree|mean|prepared|ready|willing) to $"
    r"|(?:n'|ne )(?:compte|entend|veu|souhaite|envisage|vou)\w* (?:pas|plus|jamais) (?:de |d')?$"
)
# "Aucune arme n'a été", "No Swedish shells were", "Neither Oslo nor Riga has": nothing of it happened.
_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:Aucune?|aucune?|[Pp]as une?|Nul|Nulle) [^,;:]{2,60} (?:n'|ne )(?:[\w']+ ){0,3}\Z"
    r"|(?<!\w)(?:No|no|[Nn]one of|[Nn]either of|[Nn]either) (?!doubt|one|longer|evidence|proof|matter|sooner|less|more|wonder)[^,;:]{2,60} (?:has|have|had|was|were|is"
    r"|are|will|would)(?: ever| yet)?(?: be| been)? \Z"
)
# "sold no tanks", "n'a fourni aucune arme"; "no fewer than ten" is a number.
_NO_OBJECT = re.compile(
    r" (?:(?:à |to )?(?:the |la |le |les |l')?[A-ZÀ-Ý][\w'-]+ )?(?:no (?!fewer|less|more than|doubt|later|longer)|none of |neither |aucune? |pas la moindre |ni )"
)
_NE = re.compile(r"(?<![\w-])(?:n'|ne )(?:(?:lui|leur|y|en|les|le|la) |l')?\Z")
_PAS = re.compile(r" (?:\w+ment )?(?:pas|plus|jamais|rien|point|guère|aucune?)(?!\w)")
# "n'a livré que trois chars": it did.
_ONLY = re.compile(r" (?:[\w'-]+ ){0,4}(?:que |qu')")
_NOT_BEFORE = re.compile(r"(?<![\w-])(?:n'|ne )(?:[\w']+ ){0,2}\Z")
_NEAR = 40
_ANY_NOT = re.compile(
    r"(?<!\w)(?:n'|ne |not |no |nor |none |never |neither |without |aucun|ni |sans |jamais |nul|pas |den[iy]|dém|nie|refus|reject|rejet)|n't ",
    re.I,
)
_DONE_EVEN_SO = re.compile(
    r"(?<![\w-])(?:n'|ne )(?:(?:a|ont|avait|avaient) (?:pas |jamais ))?(?:ni|cach|cess|hésit|dément|démen|arrêt|dissimul|refus)\w*"
    r" (?:pas |plus |jamais )?(?:de |d'|avoir |à )*\Z"
    r"|(?:(?<![\w-])(?:not|never|no longer)|n't) (?:den[yi]|stop|ceas|hesitat|hid|conceal|refus)\w*(?: that it(?: has| had)?| having| to| from)? \Z"
)
# "ne nie pas", "did not refuse": no denial.
_NEGATED = re.compile(r"(?:(?<![\w-])(?:n'|ne )(?:[\w']+ ){0,2}|(?:(?<![\w-])(?:not|never)|n't) (?:\w+ )?)\Z")
