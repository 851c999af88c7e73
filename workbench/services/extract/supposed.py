"""The French conditional: what would follow from something is supposed, what is only said to be so is hearsay."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon

_SUBJECT = r"(?:l[ae]s? |l'|une? |des |ce |cette |ces |cet |cela |ceci |il |elle |ils |elles |on |[A-ZÀ-Ý])"
_CUT = re.compile(rf"(?:[,;:»] |[,;:] « ?| (?:mais|et|car|or) )(?={_SUBJECT})")
_CLITICS = r"(?:ne |n'|en |y |lui |leur |l'|l[ae]s? |nous |se |s')*"
# "Cela coûterait", "une telle vente serait": what was just told of
_SUCH = re.compile(
    rf"(?<![\w'-])(?:[Tt]out )?(?:[Cc]ela|[Cc]eci|[Çç]a) {_CLITICS}$"
    rf"|(?<![\w'-])(?:[Uu]ne telle|[Uu]n tel|[Dd]e tel(?:le)?s|[Pp]areille?) [\w'-]+(?: [\w'-]+){{0,4}}? {_CLITICS}$"
)
_PERFECT = re.compile(
    r" (?:\w+ment |déjà |aussi |ainsi |pas |jamais )?"
    r"(?:été|eu|\w{2,}(?:é|ée|és|ées|i|is|ie|ies|u|us|ue|ues|it|ert))\b(?! (?:un|une|des|le|la|les)\b)"
)
# "mieux vaudrait", "il suffirait", "il conviendrait"
_IMPERSONAL = re.compile(r"(?:.* )?(?:mieux |il )(?:vaudrait|suffirait|conviendrait|importerait)", re.I)
# "Ancrer le bac": an infinitive and what it does, not "Alger reste" or "Vladimir Berg"
_FIRST_WORD = re.compile(
    r"(?:ne pas |se |s')?(\w{2,}(?:er|ir|oir|[dtvui]re|endre|ettre))"
    r" (?=(?:l[ae]s?|une?|des?|du|ce|cet|cette|ces|sa|son|ses|leurs?|à|aux?|sur|dans|en|par|avec|pour|ainsi|contre|vers|entre"
    r"|plus|moins|trop|\w+ment|aujourd'hui|demain|maintenant) |l'|d'|\w+ment )",
    re.I,
)
_HAVING = re.compile(
    r" (?:\w+ment |aussi |alors )?(?:pour (?:effet|conséquence|résultat|mérite)|(?:une?|des|de) (?:\w+ )?(?:coût|impact|effet|conséquence|répercussion|prix|sens)s?\b)"
)
# "Ce serait la fin"
_IT_IS = re.compile(r"(?:^|[\s'])ce (?:ne )?$", re.I)


def is_supposed(text: str, sentence: Span, conditional: re.Match[str]) -> bool:
    """ "Cela coûterait cher", "fermer le moulin serait une erreur": what would follow, no hearsay.

    >>> import re
    >>> text = "Fermer le moulin reviendrait à ruiner le port."
    >>> is_supposed(text, Span(0, len(text)), re.compile("reviendrait").search(text))
    True
    """
    verb = conditional[0].lower()
    if verb.startswith(("aurai", "serai")) and _PERFECT.match(text, conditional.end()):
        return False
    start = _clause_start(text, sentence.start, conditional.start())
    lead = text[start : conditional.start()]
    if _SUCH.search(lead) or _IMPERSONAL.fullmatch(lead + verb) or _is_infinitive(lead):
        return True
    if _supposing().fullmatch(text, sentence.start, start) or _supposing().fullmatch(lead):
        return True
    return _follows(text, conditional, lead)


@lru_cache(maxsize=2)
def of_a_thought(language: str) -> re.Pattern[str]:
    """A judgement of what one might think: "serait faux de croire", "would be wrong to see"."""
    listed = lexicon.words("scope", language)
    wrong, think = ("|".join(listed[name]) for name in ("misjudged", "thoughts"))
    if language == "fr":
        adverb = r"(?:\w+ment |donc |pourtant |toutefois |cependant |aussi |bien |très |trop |plus |un peu )*"
        clitic = r"(?:ne |en |y |l[ae]s? |l'|s'|se )*"
        return re.compile(rf" {adverb}(?:{wrong}) (?:de |d'){clitic}(?:{think})\b", re.I)
    return re.compile(
        rf" (?:\w+ly |therefore |also |too |quite |a little )*be (?:\w+ly |quite |too )?(?:{wrong}) (?:for \w+ )?to (?:{think})\b",
        re.I,
    )


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause of a verb begins: behind the last comma, semicolon or "mais" that a subject follows."""
    found = start
    for match in _CUT.finditer(text, start, end):
        found = match.end()
    return found


def _is_infinitive(lead: str) -> bool:
    """ "Ancrer le bac à la rive reviendrait à …": doing it is the subject."""
    first = _FIRST_WORD.match(lead)
    return first is not None and first[1].lower() not in lexicon.words("scope", "fr")["no_infinitives"]


def _follows(text: str, conditional: re.Match[str], lead: str) -> bool:
    """Whether a verb says what something would bring about, or what one would think of it."""
    verb, end = conditional[0].lower(), conditional.end()
    if verb.startswith("serai"):
        return _judging().match(text, end) is not None or _IT_IS.search(lead) is not None
    if verb.startswith("aurai"):
        return _HAVING.match(text, end) is not None
    if _THIS_EVENT.match(lead) is not None and _brings().match(verb) is not None:
        return True
    return _consequence().match(verb) is not None or _one_event().fullmatch(lead) is not None


@lru_cache(maxsize=1)
def _supposing() -> re.Pattern[str]:
    """What leads in a case that is only thought of: "sinon", "sans le bac"."""
    ways = "|".join(lexicon.words("scope", "fr")["supposing"])
    return re.compile(rf"(?:(?:mais|et|or|car) )?(?:{ways}), (?:.{{0,60}}(?:[^\w,;:]|\w))?", re.I)


@lru_cache(maxsize=1)
def _judging() -> re.Pattern[str]:
    """ "serait une erreur", "serait absurde de": a judgement of what has not happened."""
    adjectives = "|".join(f"{word}(?:e|s|es|le|ne|ve|se)?" for word in lexicon.words("scope", "fr")["judged"])
    nouns = lexicon.either(lexicon.words("scope", "fr")["judgements"])
    adverb = r"(?:\w+ment |donc |aussi |alors |sans doute |sans aucun doute |très |bien |plus |tout aussi |pour \w+ )*"
    return re.compile(rf" {adverb}(?:(?:{adjectives})\b|(?:(?:une?|l[ae]|des|le) |l'|pure )(?:\w+ )?{nouns}\b)", re.I)


@lru_cache(maxsize=1)
def _consequence() -> re.Pattern[str]:
    stems = "|".join(lexicon.words("scope", "fr")["consequences"])
    return re.compile(rf"(?:{stems})ai(?:t|ent)$", re.I)


# "Ce retrait", "cette nouvelle livraison"
_THIS_EVENT = re.compile(r"[Cc](?:e|et|ette) (?:\w+ )?[\w'-]+(?: [\w'-]+){0,6} (?:ne |n'|en |y |lui |leur )*$")


@lru_cache(maxsize=1)
def _brings() -> re.Pattern[str]:
    """ "offrirait", "placerait": what an event just told of would bring about."""
    stems = "|".join(lexicon.words("scope", "fr")["such_events_bring"])
    return re.compile(rf"(?:{stems})ai(?:t|ent)$", re.I)


@lru_cache(maxsize=1)
def _one_event() -> re.Pattern[str]:
    """ "Une crue", "un retrait des bergers": what happens, and nobody who acts ("un berger")."""
    listed = "|".join(lexicon.words("scope", "fr")["events"])
    return re.compile(rf"[Uu]ne? (?:\w+ )?(?:\w+(?:[ts]ion|ment|age|ure|ance|ence)|{listed})\b(?: [\w'-]+){{0,9}} $")
