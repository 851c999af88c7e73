"""How the open document is read: only its article, in another encoding, its pictures recognised."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from workbench.core.wording import tr, trn
from workbench.store.read import documents
from workbench.ui.background import Errands
from workbench.ui.kit.picker import Picker
from workbench.ui.kit.picker_rows import PickerRow

if TYPE_CHECKING:
    from workbench.jobs.worker import Worker
    from workbench.operations.rereading import Report, Reread
    from workbench.ui.panes.source.view import SourceView
    from workbench.ui.window import Window

_SAMPLE = 30
# Name, words and where it is used, side by side.
_WIDTH = 560


class ReadingTools(QObject):
    """Works on the document that is open; what takes long runs beside the window, in a child process of its own."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._worker: Worker | None = None
        self._errands = Errands(self)

    # -- the article only ------------------------------------------------------------------------------------------

    def toggle_article(self) -> None:
        """Show only the article of the open page, or all of it again."""
        source = self._window.panes.source
        id = source.document_id
        if id is None:
            self._window.desk.notice(tr("No document is open; import or open one first."))
        elif source.view.shows_part:
            self._show_all()
        else:
            self._find_article(id)

    def _find_article(self, id: int) -> None:
        from workbench.operations import articles

        dossier, worker = self._window.desk.dossier, self._worker_at_hand()
        self._run(lambda: articles.article(dossier, id, worker), partial(self._show_article, id))

    def _show_article(self, id: int, spans: object) -> None:
        source, desk = self._window.panes.source, self._window.desk
        assert isinstance(spans, tuple)
        if source.document_id != id:
            return
        if not spans:
            desk.notice(tr("No article stands out on this page; all of it is shown."))
            return
        hidden = source.view.show_only(spans)
        words = trn(
            "Article only: {count} paragraph around it is hidden, and still searched and verified.",
            "Article only: {count} paragraphs around it are hidden, and still searched and verified.",
            hidden,
        )
        desk.notice(words, actions=((tr("Show everything"), self._show_all),))
        self._withdraw_with(source.view, words)

    def _withdraw_with(self, view: SourceView, words: str) -> None:
        """What was said of an article goes when the whole page is shown, or another document: it would not be true."""

        def look() -> None:
            if not view.shows_part:
                view.place_changed.disconnect(look)
                if self._window.notices.text == words:
                    self._window.notices.dismiss()

        view.place_changed.connect(look)

    def _show_all(self) -> None:
        self._window.panes.source.view.show_only(None)
        self._window.desk.notice(tr("All of the page is shown."))

    # -- read again ------------------------------------------------------------------------------------------------

    def read_again(self, document_id: int | None = None) -> None:
        """Offer the encodings that a document can be read in, each with some of its words, and OCR for pictures."""
        id = self._window.panes.source.document_id if document_id is None else document_id
        desk = self._window.desk
        if id is None:
            desk.notice(tr("No document is open; import or open one first."))
            return
        held = documents.document(desk.reader, id)
        if held.format == "pdf":
            self._recognise(id)
        elif not held.encoding:
            desk.notice(
                tr(
                    "“{title}” says itself how its letters are written; there is no encoding to choose.",
                    title=held.title,
                )
            )
        else:
            self._offer(id, held.encoding)

    def _offer(self, id: int, encoding: str) -> None:
        from workbench.services.ingest.samples import ENCODINGS, sample

        content = documents.original(self._window.desk.reader, id)
        rows = [
            # All of it in the label, which is what typing searches.
            PickerRow(
                name,
                f"{name} · {sample(content, name)[:_SAMPLE].rstrip()} · {tr(where)}",
                icon="check" if name == encoding else "document",
            )
            for name, where in ENCODINGS.items()
        ]
        picker = Picker(self._window, width=_WIDTH)
        picker.picked.connect(lambda name: self._chosen(picker, id, str(name)))
        picker.cancelled.connect(picker.deleteLater)
        pane = self._window.panes.source
        place = pane.mapTo(self._window, QPoint(pane.width() // 8, 48))
        picker.open_at(place, rows, title=tr("Read as… (now {encoding})", encoding=encoding))

    def _chosen(self, picker: Picker, id: int, encoding: str) -> None:
        from workbench.operations import rereading

        picker.deleteLater()
        dossier, worker = self._window.desk.dossier, self._worker_at_hand()
        self._run(lambda: rereading.prepare(dossier, id, encoding, worker), self._apply)

    def _recognise(self, id: int) -> None:
        from workbench.operations import rereading
        from workbench.operations.scanning import Scanner

        dossier, worker = self._window.desk.dossier, self._worker_at_hand()

        def work() -> object:
            with closing(Scanner()) as scanner:
                return rereading.prepare_scan(dossier, id, worker, scanner)

        self._run(work, self._apply)

    def _apply(self, found: object, *, drop_lost: bool = False) -> None:
        from workbench.operations import rereading

        desk = self._window.desk
        assert isinstance(found, rereading.Reread)
        changes = desk.run(rereading.apply, found, drop_lost=drop_lost)
        if changes is not None:
            assert isinstance(changes.result, rereading.Report)
            self._tell(found, changes.result)

    def _tell(self, found: Reread, report: Report) -> None:
        desk = self._window.desk
        if report.is_done:
            desk.notice(str(report), actions=((tr("Undo"), desk.undo),))
            self._window.verbs.dossier.proposing.after_reread(report.document, report.gesture)
            return
        go_on = trn("Read again and delete it", "Read again and delete them", len(report.lost))
        desk.notice(str(report), "warning", actions=((go_on, partial(self._apply, found, drop_lost=True)),))

    # -- beside the window -----------------------------------------------------------------------------------------

    def _worker_at_hand(self) -> Worker:
        from workbench.jobs.worker import Worker

        if self._worker is None:
            self._worker = Worker()
        return self._worker

    def _run(self, work: Callable[[], object], then: Callable[[object], object]) -> None:
        self._errands.run(work, done=then, failed=self._window.desk.notice)

    def stop(self) -> None:
        """End what runs: the dossier is about to be closed."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None
        self._errands.wait()
