"""Speech in a verb and its noun: "tire la conclusion que", "followed with findings that"."""

from __future__ import annotations

from workbench.services.extract.englishparts import verb as english_verb
from workbench.services.extract.frenchparts import BE, DETERMINER, HAVE, THAT
from workbench.services.extract.frenchparts import verb as french_verb
from workbench.services.extract.speechparts import Frame, listed, one_of


def french_announcing() -> tuple[Frame, ...]:
    """The ways in which a French verb says something by a noun of what is said."""
    named = listed("fr", "announces", "nouns")
    between = r"(?:\w+ment |déjà |aussi |enfin |tous |toutes )?"
    came = rf"{BE} {between}(?:parvenu|arrivé|venu)e?s? (?:à|aux)"
    noun = rf" (?:\w+ment |aussi |également |ainsi |alors |ensuite )?{DETERMINER} ?(?:\w+ ){{0,2}}{named}"
    return (
        Frame("ont tiré le constat que le bac coule", one_of(french_verb("announces"), came), then=noun + _behind()),
        Frame("sont parvenus à la conclusion", came, then=r" (?:une? |la |cette )(?:\w+ )?conclusion"),
        Frame("ont la conviction que le bac tient", HAVE, then=rf" (?:la |l'|le ){named} {THAT}"),
    )


def _behind() -> str:
    """What the noun says: "un communiqué dénonçant la grève", "l'avis qu'il coule"."""
    speaking = r"(?!durant|pendant|avant|devant|concernant)\w{3,}ant (?:que |qu'|l[ae]s? |l'|à |une? |des |d)"
    # "a publié ce message sur son site : « … »"
    quoted = r"[^.;:«»]{0,40}? ?: ?«"
    return rf"(?:(?: \w+){{0,2}}? (?:{THAT}|selon l\w+ |{speaking})|{quoted})"


def english_announcing() -> Frame:
    """Any form of a verb with a noun of what is said, and what it says: "issued a letter calling for salt"."""
    determiner = r"(?:(?:an?|the|its|his|her|their|any|no|all|these|those|some|several) )?"
    noun = rf" {determiner}(?:[\w-]+ ){{0,2}}{listed('en', 'announces', 'nouns')}"
    when = r"(?: to \w+| on \w+day| (?:last|this) \w+)?"
    # "a report that was wet" is no clause of what is said.
    clause = r"that\b(?! (?:has|have|had|is|are|was|were|will|would|may|might|can|could)\b)"
    behind = rf"{when} (?:{clause}|{listed('en', 'announces', 'saying')}\b)"
    return Frame("followed with findings that it sank", english_verb("announces"), then=noun + behind)


def english_future() -> Frame:
    """A verb of speech that is still to come, with its clause: "will argue that the ferry stays"."""
    verbs = one_of(listed("en", "strong", "verbs"), listed("en", "weak", "verbs"))
    subject = (
        r"(?:the|an?|its|his|her|their|it|they|he|she|there|this|these|those|no|all|any|some|both|neither|[A-Z]\w+)"
    )
    between = r"(?:\w+ly |also |now |then |again )?"
    return Frame("will argue that the ferry stays", rf"will {between}{verbs}", then=rf" that {subject}\b")
