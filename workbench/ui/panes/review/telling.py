"""A proposal in words: what it would become, what it stands on, and why it was proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from workbench.core.fields import (
    ACTOR_KINDS,
    MODALITIES,
    NAME_KINDS,
    POLARITIES,
    RECORD_KINDS,
    TRANSFER_OBJECTS,
    label_of,
)
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr, trn
from workbench.store.read.proposals import ProposalRow, QueueRow
from workbench.ui.kit.lines import Line
from workbench.ui.kit.markup import escape
from workbench.ui.panes.review.model import Queue
from workbench.ui.theme import theme

_LONGEST = 700
KINDS = {kind.value: words for kind, words in RECORD_KINDS.items()}
# What a rule's name, or its first part, says of the rule.
RULES = {
    "known": "named in the word lists",
    "name": "a proper name, by the words around it",
    "model": "a proper name, seen by the language model",
    "described": "described by its people or its office",
    "date": "a date that the text writes",
    "date.relative": "a date counted from another one",
    "figure": "a number with what it counts",
    "transfer": "a verb of giving between two actors",
    "attribution": "words that say who says so",
    "taught": "taught in a review",
    "": "a rule of the engine",
}


def kind_of(row: ProposalRow) -> str:
    """What kind of record it would become."""
    return tr(KINDS.get(row.kind, row.kind))


def title_of(row: ProposalRow) -> str:
    """What the record would be called."""
    held = row.payload
    match row.kind:
        case "transfer":
            return f"{_name(held, 'donor')} → {_name(held, 'recipient')}"
        case "figure":
            return amount(held)
    return " ".join(str(held.get("name") or held.get("label") or held.get("text") or row.exact).split())


def _name(held: dict[str, Any], side: str) -> str:
    return str(held.get(f"{side}_name") or held.get(side) or "?")


def amount(held: dict[str, Any]) -> str:
    """A figure as people write it: "≥ 1,200 shells", "3000 – 5000 soldiers"."""
    low, best, high = (held.get(name) for name in ("low", "best", "high"))
    if best is not None:
        number = _number(best)
    elif low is not None and high is not None:
        number = f"{_number(low)} – {_number(high)}"
    else:
        number = f"≥ {_number(low)}" if low is not None else f"≤ {_number(high)}" if high is not None else "?"
    return " ".join(str(part) for part in (number, held.get("unit"), held.get("counted")) if part)


def _number(value: float) -> str:
    return f"{value:,.10g}".replace(",", "\u202f")


def facts(row: ProposalRow, text: str, known: str = "") -> list[tuple[str, str]]:
    """(label, value) of what the record would hold beside its title; `known` names the record that it would join."""
    held = row.payload
    lines = {"actor": _actor, "event": _event, "transfer": _transfer, "figure": _figure, "claim": _claim}
    found = lines[row.kind](held) if row.kind in lines else []
    if known:
        found.append((tr("Joins"), known))
    sources = [_source(one, text) for one in held.get("sources", ())]
    if sources:
        found.insert(0, (tr("According to"), " > ".join(dict.fromkeys(sources))))
    return [(label, value) for label, value in found if value]


def _source(one: dict[str, Any], text: str) -> str:
    return str(one.get("name") or "") or " ".join(text[one["source"][0] : one["source"][1]].split())


def _actor(held: dict[str, Any]) -> list[tuple[str, str]]:
    count = len(held["mentions"])
    mentions = trn("{count} mention", "{count} mentions", count)
    if held.get("joins"):
        mentions = trn("{count} more mention of an accepted actor", "{count} more mentions of an accepted actor", count)
    said = (tr(label_of(ACTOR_KINDS, held["kind"])), str(held.get("key") or ""), mentions)
    return [(tr("Kind"), " · ".join(part for part in said if part))]


def _event(held: dict[str, Any]) -> list[tuple[str, str]]:
    date = str(held.get("edtf") or "")
    if held.get("inferred"):
        date = tr("{date} (inferred)", date=date)
    who = ", ".join(
        f"{one['name'] or one['id']} ({one['role']})" if one["role"] else str(one["name"] or one["id"])
        for one in held.get("participants", ())
    )
    return [(tr("Date"), date), (tr("Place"), str(held.get("place") or "")), (tr("Participants"), who)]


def _transfer(held: dict[str, Any]) -> list[tuple[str, str]]:
    kind = tr(label_of(TRANSFER_OBJECTS, held["kind"]))
    return [(tr("Object"), str(held["object"])), (tr("Kind"), kind), (tr("Date"), str(held.get("edtf") or ""))]


def _figure(held: dict[str, Any]) -> list[tuple[str, str]]:
    return [(tr("As written"), str(held.get("bound_words") or ""))]


def _claim(held: dict[str, Any]) -> list[tuple[str, str]]:
    polarity = held.get("polarity", "positive")
    return [(tr("Polarity"), tr(label_of(POLARITIES, polarity)) if polarity != "positive" else "")]


def quote_html(row: ProposalRow, text: str) -> str:
    """The words that it stands on, its own in bold, the cue words lit."""
    start, end = row.quote
    if row.kind == "actor":
        start, end = _around(text, start, end)
    end = min(end, start + _LONGEST)
    look = theme.current()
    lit = f"background-color:{look.colour('search_hit').name()}"
    marks: list[tuple[int, int, str]] = [(one[0], one[1], lit) for one in row.payload.get("cues", ())]
    if (row.start, row.end) != row.quote:
        marks.append((row.start, row.end, "font-weight:600"))
    elif row.kind == "actor":
        marks.append((*row.quote, "font-weight:600"))
    return "".join(_marked(text, start, end, marks)).replace("\n", " ")


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """A few words on both sides, cut between words."""
    first = text.rfind(" ", 0, max(start - 60, 0)) + 1
    last = text.find(" ", min(end + 80, len(text)))
    return max(first, text.rfind("\n", 0, start) + 1), _before_break(text, end, last if last > 0 else len(text))


def _before_break(text: str, end: int, last: int) -> int:
    broken = text.find("\n", end, last)
    return broken if broken > 0 else last


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[int, int, str]]) -> Iterable[str]:
    """The stretch as markup: at every place the styles of all marks that hold it."""
    edges = sorted({start, end, *(min(max(at, start), end) for mark in marks for at in mark[:2])})
    for left, right in pairwise(edges):
        styles = [style for first, last, style in marks if first <= left and right <= last]
        words = escape(text[left:right])
        yield f'<span style="{";".join(styles)}">{words}</span>' if styles else words


def why(row: ProposalRow, text: str) -> list[tuple[str, str]]:
    """(label, value): the rule, its cue words, how sure it is, and which engine read which text."""
    rule = tr(RULES.get(row.rule) or RULES.get(row.rule.partition(".")[0], RULES[""]))
    cues = [
        tr("“{words}” ({what})", words=text[start:end], what=tr(label_of(MODALITIES, modality)))
        for start, end, modality, _rule in row.payload.get("cues", ())
    ]
    forms = Counter(form for _, _, form in row.payload.get("mentions", ()))
    named = ", ".join(f"{tr(label_of(NAME_KINDS, form))} {count}" for form, count in forms.most_common())
    return [
        (tr("Rule"), f"{row.rule}: {rule}"),
        *([(tr("Named as"), named)] if named else []),
        (tr("Cue words"), ", ".join(dict.fromkeys(cues)) or tr("none")),
        (tr("Score"), tr("{number}%", number=round(row.score * 100))),
        (tr("Engine"), f"{row.engine} · SHA-256 {row.text_sha256[:12]}…"),
    ]


def lit_words(row: ProposalRow) -> tuple[tuple[int, int], ...]:
    """What is lit in the source: an actor's mentions, else the cue words."""
    if row.payload.get("mentions"):
        return tuple((start, end) for start, end, *_ in row.payload["mentions"])
    cues = tuple((start, end) for start, end, *_ in row.payload.get("cues", ()))
    return cues or ((row.start, row.end),)


def record_kind(row: ProposalRow) -> RecordKind:
    """The kind of record that it would become."""
    return RecordKind(row.kind)


def line(row: QueueRow) -> Line:
    """A proposal as a row of the queue."""
    score = tr("{number}%", number=round(row.score * 100))
    return Line(
        " ".join(str(row.said).split()),
        trailing=f"{tr(KINDS.get(row.kind, row.kind))} {score}",
        stripe=row.modality if row.kind != "actor" else "accent",
        tooltip=row.exact,
    )


def nothing(queue: Queue | None, *, is_reading: bool, has_documents: bool) -> tuple[str, str]:
    """Why nothing is to be decided, and what can be done about it ("" while a document is read, or none is there)."""
    if is_reading:
        return tr("A document is being read. Its first proposals show here before the last sentence is read."), ""
    next_step = tr("Next document") if queue is not None and queue.others else tr("Propose facts of this document")
    if queue is not None and queue.was_read:
        return tr("Nothing of “{title}” is left to review.", title=queue.title), next_step
    return tr(
        "Nothing to review. What the rules find in a document waits here until you accept or reject it."
    ), next_step if has_documents else ""
