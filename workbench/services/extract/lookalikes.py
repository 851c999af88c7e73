"""Nouns and participles that are spelt like a verb of speech: "la note", "the report", "as reported"."""

from __future__ import annotations

import re

from workbench.services.extract.speechforms import plural_forms

_DETERMINER = re.compile(
    r"(?:^|\W)(?:le|la|les|un|une|des|du|de|ce|cette|ces|son|sa|ses|leur|leurs|au|aux|en|par|sans|toute?|the|a|an|its|their|his|her|this|of|no|to|by|in|for|with|be|been|being|as)\s$",
    re.I,
)
# "Larijani's remarks", "the army’s strong protest"
_OWNED = re.compile(r"(?:'s?|s') (?:[\w-]+ )?$|[“\"][\w-]+ $")
_NOUNS = frozenset(
    [
        "remark",
        "forecast",
        "forecasts",
        "remarks",
        "report",
        "reports",
        "comment",
        "comments",
        "protest",
        "protests",
        "claim",
        "claims",
        "charge",
        "charges",
        "demand",
        "demands",
        "warning",
        "threat",
        "threats",
        "estimate",
        "estimates",
        "doubt",
        "doubts",
        "fear",
        "fears",
        "hope",
        "hopes",
        "view",
        "views",
        "promise",
        "promises",
        "pledge",
        "pledges",
        "request",
        "requests",
        "answer",
        "answers",
        "reply",
        "replies",
        "response",
        "complaint",
        "complaints",
        "criticism",
        "praise",
        "statement",
        "statements",
        "note",
        "notes",
        "record",
        "records",
        "count",
        "counts",
        "plea",
        "pleas",
        "account",
        "accounts",
        "signal",
        "signals",
        "quote",
        "quotes",
        "judge",
        "judges",
        "guess",
        "bet",
        "vow",
        "vows",
    ]
)
# "U.S. demands for a truce": the word before it says whose it is, a complement follows.
_PLURAL_NOUN = re.compile(
    r"(?:demands (?:to|for|of|from|on|over)|claims (?:of|by|over|on|about|against)|reports (?:of|by|from|about|on)|charges (?:of|against|over)|comments (?:by|from|about|on)|complaints (?:of|by|about|from)|estimates (?:of|by|for)|doubts (?:about|over)|fears (?:of|over|about|for)|requests (?:for|to|by)|views (?:on|of|about)|responses (?:to|by)|threats (?:of|by|against|from|to)|protests (?:in|at|by|over)|pledges (?:of|by|from)|promises (?:of|by|from)|hopes (?:of))\b"
)
_MODIFIED = re.compile(r"(?:U\.S\.|[A-Z]\w+(?:an|ish|ese|ench|eek|i)|US|UN|EU|[a-z]+(?:al|ed|ic|ive|ing|ous|ern)) $")
# "to its old pledges", "reports suggest"
_POSSESSED = re.compile(r"\b(?:its|their|his|her|our|these|those|such|no)\s(?:[\w-]+\s){0,2}$")
# "The panel obtained reports", but "the displaced claim"
_VERB_BEFORE = re.compile(
    r"(?<!\bthe )\b(?:obtained|received|issued|gathered|published|heard|sent|made|gave|drew|filed|wrote|read) $"
)
# "whose chief fear is war", but "whose officials fear war"
_WHOSE = re.compile(r"\bwhose\s(?:[a-z-]+(?<!s)\s){0,2}$")
# "the Gulf states that have paid", "public fears that it would sink", "press reports."
_STATES_THAT = re.compile(r"states that (?:has|have|had|is|are|was|were|will|would|can|could|may|might|do|did)\b")
_THAT_IS_SO = re.compile(r"(?:fears|hopes|claims|reports|doubts) that\b")
_NO_SUBJECT = re.compile(
    r"(?:^|\b(?:and|of|despite|amid|with|by|on|to|over|against|from|about|given)) (?:[a-z-]+(?:al|ed|ic|ive|ing|ous|ern|read)|[A-Z]\w+(?:an|ish|ese)) $"
)
_OF_A_KIND = re.compile(
    r"\b(?:press|news|police|intelligence|field|agency|status|court|medical|progress|annual|witness) $"
)
_SPEAKS_ITSELF = re.compile(
    r" (?:suggest|indicat|say\b|said|show|claim|point|emerg|surfac|confirm|describ|reveal)\w*\b"
)
# "a fresh claim"
_SINGULAR = re.compile(r"\b(?:an?|another|any|every|each|this|that)\s(?:[\w-]+\s){1,2}$")


def is_noun(text: str, match: re.Match[str], language: str) -> bool:
    """A noun or a participle that is spelt like a verb of speech: "la note", "the report", "as reported"."""
    if language == "fr" and re.match(r"(?:a|ont|avait|avaient|ayant|eut) |s'|se |fait |font |met", match["cue"]):
        return False
    before = text[max(0, match.start("cue") - 10) : match.start("cue")]
    if match["before"]:
        before = text[max(0, match.start() - 10) : match.start()]
    if language == "en" and before.endswith(("'s ", "s' ")) and match["cue"].split()[0].endswith("ed"):
        # "North Korea's alleged shipments"
        return True
    if language == "en" and _OWNED.search(before) and match["cue"].removesuffix(" that").split()[-1] in _NOUNS:
        return True
    if before.endswith("("):
        return True
    if language == "en" and before.endswith((" was ", " were ")) and match["cue"].split()[0].endswith("ed"):
        # "a pilot who went missing was declared dead"
        return True
    if language == "en" and match["cue"].removesuffix(" that") in _NOUNS:
        ahead = text[max(0, match.start("cue") - 45) : match.start("cue")]
        if (
            _VERB_BEFORE.search(ahead)
            or _POSSESSED.search(ahead)
            or _WHOSE.search(ahead)
            or _SPEAKS_ITSELF.match(text, match.end("cue"))
        ):
            return True
    if language == "en" and _is_plural_noun(text, match):
        return True
    if language == "en" and _PLURAL_NOUN.match(text, match.start("cue")) and _MODIFIED.search(before):
        return True
    if match.groupdict().get("any") and before.endswith(", "):
        # "…, efforts that they support"
        return True
    if (
        language == "en"
        and match["cue"] in plural_forms()
        and _SINGULAR.search(text, max(0, match.start("cue") - 40), match.start("cue"))
    ):
        return True
    return _DETERMINER.search(before) is not None and not re.match(r"(?:has|have|had) ", match["cue"])


def _is_plural_noun(text: str, match: re.Match[str]) -> bool:
    """Whether a present is a noun: "the Gulf states that have paid", "public fears that it sinks", "press reports"."""
    start = match.start("cue")
    if _STATES_THAT.match(text, start):
        return True
    ahead = text[max(0, start - 30) : start]
    if _THAT_IS_SO.match(text, start) and _NO_SUBJECT.search(ahead):
        return True
    return (
        match["cue"].startswith("reports") and _OF_A_KIND.search(ahead) is not None and match["cue"] != "reports that"
    )
