"""How an English verb of speech is written: all ways of speaking in the order in which they are tried."""

from __future__ import annotations

import re

from workbench.services.extract.announcing import english_announcing, english_future
from workbench.services.extract.englishacts import english_acts
from workbench.services.extract.englishjudged import (
    claims,
    convinced,
    counted,
    found_to_be,
    held,
    named,
    open_to,
    questioned,
    ruled,
    shown,
    unsure,
    valued,
)
from workbench.services.extract.englishsaid import (
    framed,
    gap,
    hoping,
    loose,
    ongoing,
    quoted,
    reported,
    revealing,
    strong,
    that,
    unlisted,
    urged,
    weak,
)
from workbench.services.extract.speechparts import Frame, joined


def english_frames() -> tuple[Frame, ...]:
    """Every way of speaking: those with a shape of their own before the plain verbs, the loosest last."""
    fixed = (quoted(), revealing(), framed(), ongoing(), claims(), *english_acts())
    judged = (
        named(),
        questioned(),
        held(),
        found_to_be(),
        ruled(),
        open_to(),
        convinced(),
        unsure(),
        reported(),
        valued(),
        urged(),
    )
    plain = (strong(), weak(), that(), hoping(), english_announcing(), english_future())
    last = (counted(), shown(), unlisted(), loose(), gap())
    return (*fixed, *judged, *plain, *last)


def english_verbs() -> re.Pattern[str]:
    """Verbs of speech with what must follow the weak ones; groups: before, cue, shown, any, loose, gap."""
    return re.compile(rf"(?<![\w'-])(?P<before>)(?P<cue>{joined(english_frames())}(?![\w-])(?:\sthat\b)?)")
