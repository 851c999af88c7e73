"""Which panes are shown, light or dark, and the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from workbench.core import wording
from workbench.ui.theme import theme

if TYPE_CHECKING:
    from workbench.ui.window import Window


class ViewVerbs:
    """The View menu."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def show_actors(self) -> None:
        """To the actor tree."""
        self._window.layout_of_panes.show("actors")

    def show_source(self) -> None:
        """To the source."""
        self._window.layout_of_panes.show("source")

    def show_note(self) -> None:
        """To the note."""
        self._window.layout_of_panes.show("notes")

    def show_timeline(self) -> None:
        """To the timeline."""
        self._window.layout_of_panes.show("timeline")

    def show_detail(self) -> None:
        """To the detail card."""
        self._window.layout_of_panes.show("detail")

    def show_sources(self) -> None:
        """To the list of sources."""
        self._window.layout_of_panes.show("sources")

    def show_tags(self) -> None:
        """To the tags."""
        self._window.layout_of_panes.show("tags")

    def show_review(self) -> None:
        """To the review queue."""
        self._window.layout_of_panes.show("review")

    def show_claims(self) -> None:
        """To the claims."""
        self._window.layout_of_panes.show("claims")

    def show_network(self) -> None:
        """To the network of actors."""
        self._window.layout_of_panes.show("network")

    def show_places(self) -> None:
        """To the map."""
        self._window.layout_of_panes.show("places")

    def show_history(self) -> None:
        """To the history."""
        self._window.layout_of_panes.show("history")

    def show_record_history(self) -> None:
        """To what happened to the record in focus."""
        self._window.panes.history.show_record()
        self._window.layout_of_panes.show("history")

    def switch_beside(self) -> None:
        """Two sources side by side, or one again."""
        self._window.panes.source.switch_beside()

    def compare_copy(self) -> None:
        """What the document read is a copy of, or a copy of it, beside it."""
        self._window.panes.source.active.copies.compare()

    def turn_stripes(self) -> None:
        """The stripes of the source stand for the next of modality, actor and tag."""
        self._window.panes.source.active.turn_stripes()

    def switch_pages(self) -> None:
        """Pages as printed beside the source's text, in its place, or not at all."""
        self._window.panes.source.active.pages.switch()

    def switch_theme(self) -> None:
        """From light to dark and back."""
        name = "light" if theme.current().is_dark else "dark"
        self._window.settings.set_text("theme", name)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.choose(application, name)

    def switch_language(self) -> None:
        """From English to French and back; the window is built anew on the same dossier."""
        self._window.settings.set_text("language", "en" if wording.language() == "fr" else "fr")
        self._window.reopen_requested.emit()

    def toggle_article(self) -> None:
        """Of a web page only its article, or all of it."""
        self._window.verbs.dossier.reading.toggle_article()

    def make_larger(self) -> None:
        """More room for the pane that has the keyboard."""
        self._window.layout_of_panes.stretch(QApplication.focusWidget(), +1)

    def make_smaller(self) -> None:
        """Less room for the pane that has the keyboard."""
        self._window.layout_of_panes.stretch(QApplication.focusWidget(), -1)

    def reset_layout(self) -> None:
        """Every pane back where it first was."""
        self._window.layout_of_panes.reset()
