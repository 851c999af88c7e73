"""What is said of a giving that takes it back: it is denied, refused, ruled out, or none is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import Clause, transfer_words


def is_withheld(clause: Clause, giving: Span) -> bool:
    """Whether the words before a giving deny or refuse it: "n'a jamais livré", "refused to send", "denied selling"."""
    return _withheld().search(clause.before(giving)) is not None


@lru_cache(maxsize=1)
def _withheld() -> re.Pattern[str]:
    """Both languages in one: a quoted word of the other is refused all the same."""
    denied, refused = (
        lexicon.stems(word for language in lexicon.LANGUAGES for word in transfer_words(language)[name])
        for name in ("denied", "refused")
    )
    return re.compile(
        rf"(?<!\w){denied} (?:\w+ment |\w+ly )?(?:avoir |d'avoir |de |having |to )?(?:jamais |ever )?$"
        rf"|(?<!\w){refused} (?:de |d'|à |to )?(?:(?!and |but |et |mais )\w+ )?$|{_NOT}|{_UNMEANT}"
    )


_NOT = r"(?:(?<![\w-])(?:n'|ne )(?:[\w']+ ){0,2}(?:pas |jamais |rien |plus )?|(?:not|never|n't) (?:\w+ )?)$"
# "n'a pas l'intention de livrer", "has no plans to sell", "does not want to send".
_UNMEANT = (
    r"n'(?:a|ont|avait|avaient) (?:pas|aucunement|nullement|jamais) l'intention (?:de |d')$"
    r"|(?:no|without any) (?:intention of|plans? to|intent of|wish to|desire to) $"
    r"|not (?:intend|plan|want|wish|agree|mean) to $"
    r"|(?:n'|ne )(?:compte|entend|veu|souhaite|envisage)\w* (?:pas|plus|jamais) (?:de |d')?$"
)
