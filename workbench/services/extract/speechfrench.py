"""How a French verb of speech is written: all ways of speaking in the order in which they are tried."""

from __future__ import annotations

import re

from workbench.services.extract.announcing import french_announcing
from workbench.services.extract.frenchacts import french_acts
from workbench.services.extract.frenchjudged import (
    claimed,
    claims,
    convinced,
    counted,
    defended,
    held,
    litotes,
    rated,
    seen,
    shown,
    taken_for,
    taken_up,
    valued,
)
from workbench.services.extract.frenchparts import THAT
from workbench.services.extract.frenchsaid import (
    answered,
    asked_at,
    called,
    dative,
    elided,
    framed,
    insisted,
    loose,
    strong,
    that,
    told,
    unlisted,
    urged,
    weak,
    wonders,
    worded,
)
from workbench.services.extract.speechparts import Frame, joined

# "l'explique", "ne le lui dit"; "la critique" is a noun, "la critiquent" is none.
_CLITICS = r"(?P<before>(?:n'|ne |l'|le |les |lui |leur |en |s'|y |la (?=\w{3,}ent )){0,3})"
_START = r"(?:(?<![\w'-])(?<!\bse )|(?<=qu'))"


def french_frames() -> tuple[Frame, ...]:
    """Every way of speaking: those with a shape of their own before the plain verbs, the loosest last."""
    fixed = (
        seen(),
        convinced(),
        litotes(),
        told(),
        valued(),
        framed(),
        claims(),
        claimed(),
        worded(),
        called(),
        urged(),
        held(),
        taken_up(),
        taken_for(),
        answered(),
        asked_at(),
    )
    plain = (strong(), weak(), dative(), wonders(), insisted(), elided(), defended(), rated())
    last = (that(), counted(), shown(), unlisted(), loose())
    return (*fixed, *plain, *french_acts(), *french_announcing(), *last)


def french_verbs() -> re.Pattern[str]:
    """Verbs of speech with what must follow the weak ones; groups: before, cue, shown, any, loose."""
    cue = rf"(?P<cue>{joined(french_frames())}(?![\w-])(?:\s(?:\w+ment )?{THAT})?)"
    return re.compile(_START + _CLITICS + cue)
