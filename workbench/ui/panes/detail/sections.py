"""The lists of each kind of record: names, ratings, participants, attribution, evidence, figures, links, tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu

from workbench.core.fields import NAME_KINDS, RECORD_KINDS, RELATIONS
from workbench.core.kinds import RecordKind, Relation
from workbench.core.numbers import as_number, leading
from workbench.core.records import Reference
from workbench.core.wording import tr
from workbench.operations import actors, claims, events, quotes, records
from workbench.store.read import mergers, scales
from workbench.ui.panes.detail.section import Section
from workbench.ui.panes.detail.table import Column, Row

_SIGNS = ((Relation.SUPPORTS.value, "+"), (Relation.CONTRADICTS.value, "≠"), (Relation.MENTIONS.value, "·"))
_RELATION = Column("relation", "relation", RELATIONS, width=20, signs=_SIGNS)


class NamesSection(Section):
    """Every name of an actor, as written somewhere."""

    TITLE = "Names"
    COLUMNS = (
        Column("text"),
        Column("language", "language", width=54),
        Column("script", "script", width=54),
        Column("kind", "kind", NAME_KINDS, width=66),
    )
    ADD = "Add a name…"
    ADDS_BY_TYPING = True

    def rows(self, record: Any) -> Sequence[Row]:
        came = {
            id: tr("From “{name}”, merged in on {day}", name=merged.name, day=merged.at[:10])
            for merged in reversed(mergers.merged_into(self.desk.reader, RecordKind.ACTOR, record.id))
            for id in merged.names
        }
        return [
            Row(
                name.id,
                {"text": name.text, "language": name.language, "script": name.script, "kind": name.kind},
                tooltip=came.get(name.id, ""),
            )
            for name in record.names
        ]

    def add(self, text: str) -> None:
        self.desk.run(actors.add_name, self.record.id, text)

    def edit(self, id: int, key: str, text: str) -> None:
        if key == "text" and not text:
            self.remove(id)
        else:
            self.desk.run(actors.edit_name, id, **{key: text})

    def remove(self, id: int) -> None:
        self.desk.run(actors.remove_name, id)


class RatingsSection(Section):
    """The history of an actor's source reliability; a grade typed below adds to it, nothing is overwritten."""

    TITLE = "Source reliability"
    COLUMNS = (
        Column("grade", is_editable=False, width=30),
        Column("since", "since", is_editable=False, width=84),
        Column("reason", "no reason given", is_editable=False),
    )
    ADD = "Rate: B, or B 2024-06 reason…"
    ADDS_BY_TYPING = True

    def rows(self, record: Any) -> Sequence[Row]:
        labels = {value.code: value.label for value in scales.values(self.desk.reader, "reliability")}
        return [
            Row(
                rating.id,
                {"grade": rating.grade, "since": rating.since or "", "reason": rating.reason},
                tooltip=f"{rating.grade} · {labels.get(rating.grade, '')} · {rating.rated_at[:10]}",
            )
            for rating in reversed(record.ratings)
        ]

    def add(self, text: str) -> None:
        grade, _, rest = text.partition(" ")
        allowed = {value.code: value.label for value in scales.values(self.desk.reader, "reliability")}
        if grade.upper() not in allowed:
            listed = ", ".join(f"{code} ({label})" for code, label in allowed.items())
            self.refuse(tr("“{grade}” is not a grade; write one of {grades}.", grade=grade, grades=listed))
            return
        since, _, reason = rest.strip().partition(" ")
        if not since[:1].isdigit():
            since, reason = "", rest.strip()
        if self._is_date(since):
            self.desk.run(actors.rate, self.record.id, grade.upper(), since=since or None, reason=reason.strip())


class ParticipantsSection(Section):
    """Who takes part in an event, and as what."""

    TITLE = "Participants"
    COLUMNS = (Column("name", is_editable=False), Column("role", "role", width=110))
    ADD = "Add a participant…"

    def rows(self, record: Any) -> Sequence[Row]:
        return [Row(part.id, {"name": part.name, "role": part.role}) for part in record.participants]

    def pick(self) -> None:
        self.pick_record(RecordKind.ACTOR, tr("Who takes part?"), self._add, self.record.id)

    def _add(self, event_id: int, actor_id: int) -> None:
        self.desk.run(events.add_participant, event_id, actor_id)

    def edit(self, id: int, key: str, text: str) -> None:
        self.desk.run(events.edit_participant, id, role=text)

    def remove(self, id: int) -> None:
        self.desk.run(events.remove_participant, id)

    def open(self, id: int) -> None:
        actor = next(part.actor_id for part in self.record.participants if part.id == id)
        self.desk.focus(RecordKind.ACTOR, actor)


class AttributionSection(Section):
    """Who says it, nearest the document first; Alt+Up and Alt+Down change the order."""

    TITLE = "Said by, nearest first"
    COLUMNS = (Column("place", is_editable=False, width=22), Column("name", is_editable=False))
    ADD = "Add who says it…"

    def rows(self, record: Any) -> Sequence[Row]:
        hint = tr("Alt+Up and Alt+Down change the order, Delete takes one out")
        return [
            Row(place, {"place": f"{place + 1}.", "name": link.label}, hint)
            for place, link in enumerate(record.attribution)
        ]

    def _chain(self) -> list[int]:
        chain: tuple[Reference, ...] = self.record.attribution
        return [link.id for link in chain]

    def pick(self) -> None:
        self.pick_record(RecordKind.ACTOR, tr("Who says it?"), self._add, self.record.id, self._chain())

    def _add(self, claim_id: int, chain: list[int], actor_id: int) -> None:
        self.desk.run(claims.attribute, claim_id, [*chain, actor_id])

    def remove(self, id: int) -> None:
        chain = self._chain()
        self.desk.run(claims.attribute, self.record.id, chain[:id] + chain[id + 1 :])

    def move_row(self, place: int, step: int) -> None:
        chain = self._chain()
        if 0 <= place + step < len(chain):
            chain.insert(place + step, chain.pop(place))
            self.desk.run(claims.attribute, self.record.id, chain)
            self.table.setCurrentIndex(self.model.index(place + step, 0))

    def open(self, id: int) -> None:
        self.desk.focus(RecordKind.ACTOR, self._chain()[id])


class EvidenceSection(Section):
    """The quotes for, against or about a record, each with a date and a place of its own."""

    TITLE = "Quotes"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        _RELATION,
        Column("quote", is_editable=False),
        Column("edtf", "own date", width=86),
        Column("place", "own place", width=68),
    )
    ADD = "Link a quote…"
    KIND = RecordKind.EVENT

    def rows(self, record: Any) -> Sequence[Row]:
        return [
            Row(
                one.id,
                {
                    "quote": " ".join(one.label.split()),
                    "relation": one.relation,
                    "edtf": one.edtf or "",
                    "place": one.place,
                },
                tooltip=one.label,
            )
            for one in record.evidence
        ]

    def pick(self) -> None:
        self.pick_record(RecordKind.QUOTE, tr("Which quote?"), self._add, self.record.id)

    def _add(self, target_id: int, quote_id: int) -> None:
        self.desk.run(quotes.link, quote_id, self.KIND, target_id)

    def edit(self, id: int, key: str, text: str) -> None:
        self.desk.run(quotes.edit_evidence, id, **{key: (text or None) if key == "edtf" else text})

    def remove(self, id: int) -> None:
        self.desk.run(quotes.unlink, id)

    def open(self, id: int) -> None:
        self.desk.focus(RecordKind.QUOTE, next(one.quote_id for one in self.record.evidence if one.id == id))


class EventEvidence(EvidenceSection):
    """Quotes of an event."""


class ClaimEvidence(EvidenceSection):
    """Quotes of a claim, which has no date of its own to differ from."""

    KIND = RecordKind.CLAIM
    COLUMNS = (_RELATION, Column("quote", is_editable=False))


class TransferEvidence(EvidenceSection):
    """Quotes of a transfer."""

    KIND = RecordKind.TRANSFER


class FiguresSection(Section):
    """The quantities of a claim or a transfer, as low / best / high."""

    TITLE = "Figures"
    COLUMNS = (
        Column("low", "low", width=46),
        Column("best", "best", width=50),
        Column("high", "high", width=46),
        Column("unit", "unit", width=56),
        Column("counted", "what is counted"),
    )
    ADD = "Add a figure…"
    ADDS_BY_TYPING = True
    OWNER = "claim_id"

    def rows(self, record: Any) -> Sequence[Row]:
        return [
            Row(
                one.id,
                {
                    "low": number(one.low),
                    "best": number(one.best),
                    "high": number(one.high),
                    "unit": one.unit,
                    "counted": one.counted,
                },
                tooltip=" · ".join(part for part in (one.bound_words, tr("Ctrl+Enter opens the figure")) if part),
            )
            for one in record.figures
        ]

    def add(self, text: str) -> None:
        amount, most, unit = leading(text)
        if unit[:1].isdigit():
            # What is left of it would be the unit, and the figure another one.
            amount, most = text, ""
        low, high = self._number(amount), self._number(most) if most else None
        if low is None or (most and high is None):
            return
        bounds = {"low": low, "high": high} if most else {"best": low}
        self.desk.run(records.create, RecordKind.FIGURE, unit=unit, **bounds, **{self.OWNER: self.record.id})

    def edit(self, id: int, key: str, text: str) -> None:
        if key in ("low", "best", "high"):
            value = self._number(text) if text else None
            if text and value is None:
                return
            self.desk.run(records.edit, RecordKind.FIGURE, id, **{key: value})
        else:
            self.desk.run(records.edit, RecordKind.FIGURE, id, **{key: text})

    def _number(self, text: str) -> float | None:
        value = as_number(text)
        if value is None:
            self.refuse(tr("“{text}” is not a number; write 3000, 2.5 or 1e6.", text=text))
        return value

    def remove(self, id: int) -> None:
        self.desk.run(records.delete, RecordKind.FIGURE, id)

    def open(self, id: int) -> None:
        self.desk.focus(RecordKind.FIGURE, id)


class TransferFigures(FiguresSection):
    """Figures of a transfer."""

    OWNER = "transfer_id"


class LinksSection(Section):
    """What a quote is evidence of."""

    TITLE = "Linked to"
    COLUMNS = (
        _RELATION,
        Column("what", is_editable=False),
        Column("edtf", "own date", width=86),
        Column("place", "own place", width=68),
    )
    ADD = "Link to an event, actor or claim…"

    def rows(self, record: Any) -> Sequence[Row]:
        return [
            Row(
                one.id,
                {"what": one.label, "relation": one.relation, "edtf": one.edtf or "", "place": one.place},
                tooltip=f"{tr(RECORD_KINDS[one.kind])} — {one.label}",
            )
            for one in record.evidence
        ]

    def pick(self) -> None:
        """Ask which kind first, from a small menu that the keyboard opens too."""
        menu = QMenu(self)
        for kind in (RecordKind.EVENT, RecordKind.ACTOR, RecordKind.CLAIM, RecordKind.TRANSFER):
            menu.addAction(tr(RECORD_KINDS[kind]), self._picker(kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.mapToGlobal(self.table.rect().bottomLeft()))

    def _picker(self, kind: RecordKind) -> Callable[[], None]:
        def ask() -> None:
            self.pick_record(kind, tr("Link the quote to…"), self._link, self.record.id, kind)

        return ask

    def _link(self, quote_id: int, kind: RecordKind, target_id: int) -> None:
        self.desk.run(quotes.link, quote_id, kind, target_id)

    def edit(self, id: int, key: str, text: str) -> None:
        self.desk.run(quotes.edit_evidence, id, **{key: (text or None) if key == "edtf" else text})

    def remove(self, id: int) -> None:
        self.desk.run(quotes.unlink, id)

    def open(self, id: int) -> None:
        one = next(one for one in self.record.evidence if one.id == id)
        self.desk.focus(one.kind, one.target_id)


class TagsSection(Section):
    """The tags of a quote."""

    TITLE = "Tags"
    COLUMNS = (Column("name", is_editable=False),)
    ADD = "Add a tag…"

    def rows(self, record: Any) -> Sequence[Row]:
        return [Row(tag.id, {"name": tag.label}) for tag in record.tags]

    def pick(self) -> None:
        self.pick_record(RecordKind.TAG, tr("Which tag?"), self._tag, self.record.id)

    def _tag(self, quote_id: int, tag_id: int) -> None:
        self.desk.run(quotes.tag, quote_id, tag_id)

    def remove(self, id: int) -> None:
        self.desk.run(quotes.untag, self.record.id, id)

    def open(self, id: int) -> None:
        self.desk.focus(RecordKind.TAG, id)


SECTIONS: dict[RecordKind, tuple[type[Section], ...]] = {
    RecordKind.ACTOR: (NamesSection, RatingsSection),
    RecordKind.EVENT: (ParticipantsSection, EventEvidence),
    RecordKind.CLAIM: (AttributionSection, FiguresSection, ClaimEvidence),
    RecordKind.TRANSFER: (TransferFigures, TransferEvidence),
    RecordKind.QUOTE: (LinksSection, TagsSection),
}


def number(value: float | None) -> str:
    """A quantity without needless digits."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else str(value)
