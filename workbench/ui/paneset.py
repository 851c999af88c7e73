"""The panes of one window, in the order in which they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.ui.desk import Desk

if TYPE_CHECKING:
    from workbench.ui.panes.actors.pane import ActorsPane
    from workbench.ui.panes.claims.pane import ClaimsPane
    from workbench.ui.panes.detail.pane import DetailPane
    from workbench.ui.panes.history.pane import HistoryPane
    from workbench.ui.panes.network.pane import NetworkPane
    from workbench.ui.panes.notes.pane import NotesPane
    from workbench.ui.panes.places.pane import PlacesPane
    from workbench.ui.panes.review.pane import ReviewPane
    from workbench.ui.panes.source.pane import SourcePane
    from workbench.ui.panes.sources.pane import SourcesPane
    from workbench.ui.panes.tags.pane import TagsPane
    from workbench.ui.panes.timeline.pane import TimelinePane


class Panes:
    """The panes of a window. Four are there as soon as it is built, the others when `complete` is called."""

    actors: ActorsPane
    source: SourcePane
    notes: NotesPane
    timeline: TimelinePane
    detail: DetailPane
    sources: SourcesPane
    tags: TagsPane
    review: ReviewPane
    claims: ClaimsPane
    network: NetworkPane
    places: PlacesPane
    history: HistoryPane

    def __init__(self, desk: Desk) -> None:
        from workbench.ui.panes.actors.pane import ActorsPane
        from workbench.ui.panes.notes.pane import NotesPane
        from workbench.ui.panes.source.pane import SourcePane
        from workbench.ui.panes.timeline.pane import TimelinePane

        self._desk = desk
        self.actors = ActorsPane(desk)
        self.source = SourcePane(desk)
        self.notes = NotesPane(desk)
        self.timeline = TimelinePane(desk)

    def complete(self) -> dict[str, QWidget]:
        """Make the panes that the first paint does without, and return them by the keys of the layout."""
        from workbench.ui.panes.claims.pane import ClaimsPane
        from workbench.ui.panes.detail.pane import DetailPane
        from workbench.ui.panes.history.pane import HistoryPane
        from workbench.ui.panes.network.pane import NetworkPane
        from workbench.ui.panes.places.pane import PlacesPane
        from workbench.ui.panes.review.pane import ReviewPane
        from workbench.ui.panes.sources.pane import SourcesPane
        from workbench.ui.panes.tags.pane import TagsPane

        self.detail = DetailPane(self._desk)
        self.sources = SourcesPane(self._desk)
        self.tags = TagsPane(self._desk)
        self.review = ReviewPane(self._desk)
        self.claims = ClaimsPane(self._desk)
        self.network = NetworkPane(self._desk)
        self.places = PlacesPane(self._desk)
        self.history = HistoryPane(self._desk)
        return {
            key: getattr(self, key)
            for key in ("detail", "sources", "tags", "review", "claims", "network", "places", "history")
        }

    def first(self) -> dict[str, QWidget]:
        """The panes of the first paint by the keys of the layout."""
        return {key: getattr(self, key) for key in ("actors", "source", "notes", "timeline")}

    def all(self) -> dict[str, QWidget]:
        """Every pane that has been made."""
        from workbench.ui.layout import PLACES

        return {place.key: getattr(self, place.key) for place in PLACES if hasattr(self, place.key)}
