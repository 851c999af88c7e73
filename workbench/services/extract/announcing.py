"""Speech in a verb and its noun, or in a verb of no list: "tire la conclusion que", "followed with findings that", "a découvert que"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.services.extract import lexicon

_FRENCH_LEAD = r"(?:une?|des|les?|la|l'|ces|cette|cet|son|sa|ses|leurs?|plusieurs|de) ?(?:\w+ ){0,2}"
_FRENCH_BEHIND = r"(?: \w+){0,2}? (?:que\b|qu'|selon l\w+ |(?!durant|pendant|avant|devant|concernant)\w{3,}ant (?:que |qu'|l[ae]s? |l'|à |une? |des |d))"


def french_announcing(verb: str, nouns: Sequence[str]) -> str:
    """ "ont tiré le constat que", "a publié une déclaration dénonçant": any form of `verb` with one of `nouns`."""
    named = lexicon.either(nouns)
    # "a la conviction que", "ont l'impression que"
    bare = rf"(?:a|ont|avait|avaient)(?= (?:la |l'|le ){named} (?:que\b|qu'))"
    came = r"(?:est|sont|était|étaient) (?:\w+ment |déjà |aussi |enfin |tous |toutes )?(?:parvenu|arrivé|venu)e?s? (?:à|aux)"
    return rf"(?:{verb}|{came})(?= (?:\w+ment |aussi |également |ainsi )?{_FRENCH_LEAD}{named}{_FRENCH_BEHIND})|{came}(?= (?:une? |la |cette )(?:\w+ )?conclusion)|{bare}"


def any_french(adverb: str, unsaid: Sequence[str]) -> str:
    """ "ont découvert que": a verb of no list with a clause behind it, but for those that say nothing."""
    past = rf"(?!{lexicon.either(unsaid)}e?s?\b)\w{{2,}}(?:é|i|u|is|it|ert)"
    return rf"(?P<any>(?:a|ont|avait|avaient) {adverb}{past}(?= (?:que\b(?! (?:d(?:e |u |es |')|deux|trois|\d|très|peu|par ))|qu'(?!à |en |un|d))))"


_ENGLISH_LEAD = r"(?:(?:an?|the|its|his|her|their|any|no|all|these|those|some|several) )?(?:[\w-]+ ){0,2}"


def english_announcing(verb: str, nouns: Sequence[str]) -> str:
    """ "followed with findings that", "issued a letter calling on": any form of `verb` with one of `nouns`."""
    behind = r"(?: to \w+| on \w+day| (?:last|this) \w+)? (?:that\b(?! (?:has|have|had|is|are|was|were|will|would|may|might|can|could)\b)|(?:say|call|stat|argu|warn|condemn|urg|claim|demand|alleg|accus|denounc|reject|insist|welcom|ask|blam)ing\b)"
    return rf"{verb}(?= {_ENGLISH_LEAD}{lexicon.either(nouns)}{behind})"


def english_future(verbs: Sequence[str]) -> str:
    """ "will argue that": a verb of speech that is still to come, with its clause."""
    return rf"will (?:\w+ly |also |now |then |again )?{lexicon.either(verbs)}(?= that (?:the|an?|its|his|her|their|it|they|he|she|there|this|these|those|no|all|any|some|both|neither|[A-Z]\w+)\b)"
