"""When, where and to whom something is said, between a French verb and what follows it."""

from __future__ import annotations

_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)"
_PLACE = r"(?:à |aux? |devant |dans |sur |lors |auprès |en |pour |par |depuis |via )"
# "a rapporté, mardi 3 mai à Oslo,": up to three of them, none with a stop within.
WHEN_AND_WHERE = (
    rf"(?:,? (?:(?:ce )?{_DAY}(?: (?:matin|midi|soir|dernier))?(?: \d+(?:er)? \w+)?|le \d+(?:er)? \w+|\w+ment"
    rf"|aujourd'hui|ce (?:matin|soir)|aussi|également|encore|notamment|de son côté|à son tour|pour sa part|{_PLACE}[^.,;:«»]{{1,40}}?),?){{0,3}}"
)
# "révèle deux choses :", "pose trois conditions :"
THINGS_AHEAD = (
    r"\s(?:une|deux|trois|quatre|cinq|plusieurs|quelques) (?:\w+ )?"
    r"(?:chose|point|raison|élément|fait|leçon|constat|piste|scénario|condition|priorité|hypothèse|argument|conclusion"
    r"|explication|message)s? ?:"
)
