""" "Never again": which lesson an analyst means, chosen by typing; for this dossier or for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from workbench.core.errors import WorkbenchError
from workbench.core.fields import ACTOR_KINDS
from workbench.core.kinds import RecordKind
from workbench.core.proposals import Lesson
from workbench.core.wording import tr
from workbench.operations import lessons, own_lexicon
from workbench.store.read import actors
from workbench.store.read import lessons as reads
from workbench.store.read.names import short
from workbench.store.read.proposals import ProposalRow
from workbench.ui.desk import Desk
from workbench.ui.kit.picker import Picker
from workbench.ui.kit.picker_rows import PickerRow

# Of a date or of a word of telling it is not the words that are left out, but what was read by them.
_STOPS = {
    "": ("Here: never propose “{words}” again", "In all dossiers: never propose “{words}” again"),
    "event": (
        "Here: never propose events dated “{words}”",
        "In all dossiers: never propose events dated “{words}”",
    ),
    "claim": (
        "Here: never propose claims told by “{words}”",
        "In all dossiers: never propose claims told by “{words}”",
    ),
}


class Teacher(QObject):
    """Asks what to teach of a proposal, teaches it, and offers to take it back."""

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(home)
        self._desk = desk
        self._home = home

    def ask(self, row: ProposalRow, text: str) -> None:
        """Offer the lessons that this proposal can give."""
        words = words_of(row, text)
        stop, named = Lesson("stop", row.kind, words), short(words, 48)
        here, everywhere = _STOPS.get(row.kind, _STOPS[""])
        offers: list[tuple[str, Callable[[], object]]] = [
            (tr(here, words=named), partial(self._teach, stop, row)),
            (tr(everywhere, words=named), partial(self._teach, stop, row, True)),
        ]
        if row.kind == "actor":
            alias, kind = Lesson("alias", "actor", words), Lesson("kind", "actor", words)
            offers += [
                (tr("Here: it is another name of…"), partial(self._ask_whose, alias, row, False)),
                (tr("In all dossiers: it is another name of…"), partial(self._ask_whose, alias, row, True)),
                (tr("Here: it is of another kind…"), partial(self._ask_kind, kind, row, False)),
                (tr("In all dossiers: it is of another kind…"), partial(self._ask_kind, kind, row, True)),
            ]
        self._pick(tr("Never again"), [PickerRow(act, said, "", "edit") for said, act in offers])

    def show_taught(self) -> None:
        """List what was taught; choosing a line takes it back."""
        here = [
            PickerRow(partial(self._forget, row.id), lessons.told(row.lesson), tr("this dossier"), "delete")
            for row in reads.rows(self._desk.reader)
        ]
        try:
            everywhere = own_lexicon.lessons()
        except WorkbenchError as error:
            self._desk.notice(str(error), "error")
            return
        rows = here + [
            PickerRow(partial(self._unteach, one), lessons.told(one), tr("all dossiers"), "delete")
            for one in everywhere
        ]
        if rows:
            self._pick(tr("Taught: choose what to take back"), rows)
        else:
            self._desk.notice(tr("Nothing was taught yet; press N on a proposal that should never come again."))

    def _pick(self, title: str, rows: list[PickerRow]) -> None:
        picker = Picker(self._home.window())
        picker.picked.connect(lambda act: act())
        picker.picked.connect(picker.deleteLater)
        picker.cancelled.connect(picker.deleteLater)
        picker.open_at(self._home.mapTo(self._home.window(), QPoint(8, 40)), rows, title=title)

    def _ask_whose(self, lesson: Lesson, row: ProposalRow, is_for_all: bool) -> None:
        def named(actor_id: int) -> None:
            actor = actors.actor(self._desk.reader, actor_id)
            whole = replace(lesson, key=actor.key, name=actor.name, actor_kind=actor.kind)
            self._teach(whole, row, is_for_all)

        title = tr("“{words}” is another name of", words=lesson.words)
        self._desk.pick(RecordKind.ACTOR, title=title, near=self._home, then=named, like=lesson.words)

    def _ask_kind(self, lesson: Lesson, row: ProposalRow, is_for_all: bool) -> None:
        rows = [
            PickerRow(
                partial(self._teach, replace(lesson, actor_kind=choice.value), row, is_for_all),
                tr(choice.label),
                "",
                choice.value.replace("_", "-"),
            )
            for choice in ACTOR_KINDS
        ]
        self._pick(tr("“{words}” is of the kind", words=lesson.words), rows)

    def _teach(self, lesson: Lesson, row: ProposalRow, is_for_all: bool = False) -> None:
        made = self._desk.run(lessons.teach, lesson, proposal_id=row.id, is_for_all=is_for_all)
        if made is not None:
            # Where nothing was left to decide here, there is no gesture to undo.
            back = self._desk.undo if made else partial(self._unteach, lesson)
            self._desk.notice(lessons.told(lesson), actions=((tr("Undo"), back),))

    def _forget(self, lesson_id: int) -> None:
        self._desk.run(lessons.forget, lesson_id)

    def _unteach(self, lesson: Lesson) -> None:
        try:
            own_lexicon.take_out(lesson)
        except WorkbenchError as error:
            self._desk.notice(str(error), "error")
        else:
            self._desk.notice(tr("No longer taught for all dossiers."))


def words_of(row: ProposalRow, text: str) -> str:
    """The words that a lesson about this proposal is of: the cue for a claim, else what was found."""
    if row.kind == "claim" and row.payload.get("sources"):
        start, end = row.payload["sources"][0]["cue"]
        if start < end:
            return " ".join(text[start:end].split())
    return " ".join(row.exact.split())
