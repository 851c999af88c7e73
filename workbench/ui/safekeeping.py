"""What a window does for the safety of its dossier: looks it over at the start, keeps copies, rescues what failed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from workbench.core.changes import Changes
from workbench.core.errors import Unsaved, WorkbenchError
from workbench.core.wording import tr
from workbench.files import data_folder
from workbench.operations import files
from workbench.store import backups
from workbench.store.backups import Policy
from workbench.store.dossier import Dossier
from workbench.store.read import summary
from workbench.ui.background import Errands
from workbench.ui.kit import drafts
from workbench.ui.kit.drafts import Draft, Drafts
from workbench.ui.kit.filedialog import file_dialog
from workbench.ui.kit.picker import Picker
from workbench.ui.kit.picker_rows import PickerRow
from workbench.ui.settings import Settings

if TYPE_CHECKING:
    from workbench.ui.window import Window

_log = logging.getLogger(__name__)
_ANOTHER = "another"
_TIDY_AFTER = 3_000
Gesture = Callable[[Dossier], Changes]


def policy(settings: Settings) -> Policy:
    """How many copies the analyst's settings keep, and how often one is made; the usual where they do not say."""

    def number(name: str, usual: int) -> int:
        try:
            return max(0, int(settings.text(f"backups/{name}", str(usual))))
        except ValueError:
            return usual

    usual = Policy()
    return Policy(*(number(name, getattr(usual, name)) for name in ("recent", "daily", "megabytes", "minutes")))


class Safekeeper(QObject):
    """Watches over the dossier of one window; everything that takes time happens in threads of its own."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._dossier = window.desk.dossier
        self._policy = policy(window.settings)
        self._errands = Errands(self)
        self._rescued: Path | None = None
        self._is_lost = False
        self._place_of_drafts = data_folder() / "drafts"
        self._uid = summary.uid(window.desk.reader)
        self._drafts = Drafts(drafts.path_for(self._place_of_drafts, self._uid), self)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.back_up)
        self._tidying = QTimer(self)
        self._tidying.setSingleShot(True)
        self._tidying.setInterval(_TIDY_AFTER)
        self._tidying.timeout.connect(self._tidy)
        window.desk.changed.connect(self._on_changed)
        window.desk.unsaved.connect(self.rescue)

    # -- at the start --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Look the file over, page by page, and for copies of it that a shared folder made."""
        if self._dossier.reason_to_read_only:
            self.tell_damage(self._dossier.reason_to_read_only)
            return
        path = self._dossier.path
        self._run(lambda: (self._dossier.damage(), files.other_copies(path)), self._looked_over)

    def _looked_over(self, found: tuple[str, list[Path]]) -> None:
        damage, others = found
        if damage:
            words = tr(
                "“{name}” is damaged, so from now on it is only read; what you see may be incomplete.",
                name=self._dossier.path.name,
            )
            _log.error("Damage in %s: %s", self._dossier.path.name, damage)
            self._dossier.stop_writing(words)
            self.tell_damage(words)
        elif left := drafts.left_behind(self._place_of_drafts, self._uid):
            self._offer(left)
        elif others:
            self._window.desk.notice(
                tr(
                    "Beside this dossier there is another copy of it, “{name}”, as a shared folder makes one "
                    "when two machines changed it at once; compare the two to bring them together.",
                    name=others[0].name,
                ),
                "warning",
                actions=(
                    (tr("Compare with it…"), partial(self._compare, others[0])),
                    (tr("Open the other copy"), partial(self._window.dossier_requested.emit, others[0])),
                ),
            )

    def _offer(self, left: list[Path]) -> None:
        """Say what was being typed when the program ended and had not become part of the dossier."""
        found = [draft for path in left for draft in drafts.read(path)]
        if not found:
            self._forget_drafts(left)
            return
        told = "; ".join(_told(draft) for draft in found)
        actions = (
            (tr("Copy it"), partial(self._copy_drafts, found, left)),
            (tr("Forget it"), partial(self._forget_drafts, left)),
        )
        words = tr("When the program ended, this was being typed and was not saved yet: {drafts}.", drafts=told)
        self._window.desk.notice(words, "warning", actions=actions)

    def _copy_drafts(self, found: list[Draft], left: list[Path]) -> None:
        QApplication.clipboard().setText("\n".join(draft.text for draft in found))
        self._forget_drafts(left)

    def _forget_drafts(self, left: list[Path]) -> None:
        for path in left:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _compare(self, other: Path) -> None:
        self._window.verbs.dossier.joining.look_into(other)

    def tell_damage(self, words: str, path: Path | None = None) -> None:
        """Say that a file is damaged, the dossier's own where none is named, and offer what can be done."""
        actions = (
            (tr("Restore from a backup…"), partial(self.restore, path)),
            (tr("Salvage into a new dossier…"), partial(self.salvage, path)),
        )
        self._window.desk.notice(words, "error", actions=actions)
        self._window.refresh_words()

    # -- copies --------------------------------------------------------------------------------------------------------

    def _on_changed(self, _changes: Changes) -> None:
        # What is saved again after a failure is not in the rescue copy: the next failure makes another.
        self._rescued = None
        if self._policy.minutes and not self._due.isActive():
            self._due.start(self._policy.minutes * 60_000)
        if not self._tidying.isActive():
            self._tidying.start()

    def _tidy(self) -> None:
        """Move what was committed into the dossier file itself, so that no gesture has to."""
        if not self._dossier.reason_to_read_only:
            self._run(self._tidy_up)

    def _tidy_up(self) -> None:
        try:
            self._dossier.tidy()
        except WorkbenchError as error:
            # Nothing is lost: the next gesture tells of a file that cannot be written, and the writer tidies up itself.
            _log.warning("The dossier was not tidied up: %s", error)

    def back_up(self) -> None:
        """One more rotating copy, in the background, if anything changed since the last."""
        self._run(lambda: self._dossier.keep_backup(self._policy))

    def close(self) -> None:
        """The window is closing: wait for what runs, and keep a copy of this session's work."""
        self._drafts.close()
        is_changed = self._due.isActive()
        self._due.stop()
        self._tidying.stop()
        self._errands.wait()
        if is_changed and not self._dossier.reason_to_read_only:
            # A large dossier takes a second or two, which nobody need look at.
            self._window.hide()
            began = time.monotonic()
            try:
                self._dossier.keep_backup(self._policy)
            except WorkbenchError as error:
                _log.error("No backup at the end of the session: %s", error)
            _log.info("Backup at the end of the session: %.2f s", time.monotonic() - began)

    def restore(self, path: Path | None = None) -> None:
        """Let the analyst choose a copy of a file, the dossier's own where none is named; it opens as a new dossier."""
        path = path or self._dossier.path
        rows = [
            PickerRow(
                copy,
                f"{copy.made.astimezone():%Y-%m-%d %H:%M}",
                tr("before an upgrade") if copy.is_before_upgrade else _size(copy.size),
                "history",
            )
            for copy in backups.copies(path)
        ]
        rows.append(PickerRow(_ANOTHER, tr("Another file…"), "", "folder"))
        picker = Picker(self._window)
        picker.picked.connect(partial(self._restore_chosen, picker, path))
        picker.cancelled.connect(picker.deleteLater)
        width = self._window.width()
        picker.open_at(QPoint(width // 3, self._window.height() // 6), rows, title=tr("Restore from a backup"))

    def _restore_chosen(self, picker: Picker, path: Path, chosen: object) -> None:
        picker.deleteLater()
        if isinstance(chosen, backups.Copy):
            self._run(lambda: files.restore_beside(chosen, path), self._window.dossier_requested.emit)
            return
        dialog = self._dialog(tr("Restore from a backup"), path)
        dialog.fileSelected.connect(partial(self._restore_file, path))
        dialog.open()

    def _restore_file(self, path: Path, name: str) -> None:
        self._run(lambda: files.restore_as_new(Path(name), path), self._window.dossier_requested.emit)

    def salvage(self, path: Path | None = None) -> None:
        """Ask where to, and bring everything that can still be read of a file into a new dossier there."""
        path = path or self._dossier.path
        dialog = self._dialog(tr("Salvage into a new dossier"), path, is_saving=True)
        dialog.fileSelected.connect(partial(self._salvage_to, path))
        dialog.open()

    def _salvage_to(self, path: Path, name: str) -> None:
        self._run(lambda: files.salvage(path, Path(name)), lambda report: self._salvaged(Path(name), report.lines()))

    def _salvaged(self, target: Path, lines: list[str]) -> None:
        words = tr("Salvaged into “{name}”: {lines}.", name=target.name, lines="; ".join(lines[:6]))
        actions = ((tr("Open it"), partial(self._window.dossier_requested.emit, target)),)
        self._window.desk.notice(words, "warning", actions=actions)

    def _dialog(self, title: str, path: Path, *, is_saving: bool = False) -> QFileDialog:
        names = tr("Dossiers") + " (*.dossier)"
        dialog = file_dialog(self._window, title, path.parent, names, is_saving=is_saving)
        dialog.setDefaultSuffix("dossier")
        return dialog

    # -- when saving fails -----------------------------------------------------------------------------------------------

    def is_in_place(self) -> bool:
        """Whether the file still stands where it stood; says so once when it does not, with everything in a copy."""
        try:
            self._dossier.check_in_place()
        except Unsaved as error:
            if not self._is_lost:
                self._is_lost = True
                self.rescue(str(error), None)
            return False
        self._is_lost = False
        return True

    def rescue(self, words: str, gesture: Gesture | None) -> None:
        """Do a gesture that could not be saved in a copy elsewhere, and say what was not saved and where it is now."""
        if self._dossier.reason_to_read_only:
            self._window.desk.notice(words, "error")
            return
        try:
            self._rescued, label = files.rescue(self._dossier, gesture, into=self._rescued)
        except WorkbenchError as error:
            self._window.desk.notice(f"{words} {error}", "error")
            return
        if label:
            where = tr("“{label}” is in the rescue copy {path}.", label=label, path=str(self._rescued))
        else:
            where = tr("Everything up to then is in the rescue copy {path}.", path=str(self._rescued))
        actions = ((tr("Open the rescue copy"), partial(self._window.dossier_requested.emit, self._rescued)),)
        self._window.desk.notice(f"{words} {where}", "error", actions=actions)

    def _run(self, work: Callable[[], object], done: Callable[..., object] | None = None) -> None:
        self._errands.run(work, done=done, failed=lambda words: self._window.desk.notice(words, "warning"))


def _told(draft: Draft) -> str:
    if draft.before:
        return tr("“{text}” over “{before}” ({what})", text=draft.text, before=draft.before, what=draft.what)
    return tr("“{text}” ({what})", text=draft.text, what=draft.what)


def _size(count: int) -> str:
    return tr("{count} MB", count=f"{count / 1_000_000:.1f}")
