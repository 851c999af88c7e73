"""What the colours of the stripes in the gutter stand for: modality, actor or tag."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtGui import QColor

from workbench.store.read.striping import Owner
from workbench.ui.panes.source.colours import FAINT, Colours
from workbench.ui.panes.source.spans import Hit

MODALITY, ACTOR, TAG = "modality", "actor", "tag"
Owners = Callable[[Collection[int], str], Mapping[int, Owner]]
# Roles that keep apart in both themes; a ninth actor shares its colour with the first, its name tells them apart.
_ROLES = ("accent", "conditional", "denied", "asserted", "reported", "hypothetical", "probable", "divergent")


class Striping:
    """Asks for the owners of the quotes in sight and keeps them, so that a frame asks only for what is new."""

    def __init__(self) -> None:
        self.by = MODALITY
        self._owners: Owners | None = None
        self._known: dict[int, Owner | None] = {}

    def stand_for(self, by: str, owners: Owners | None) -> None:
        """Colour by this from now on."""
        self.by, self._owners = by, owners
        self._known.clear()

    def forget(self, quote_ids: Collection[int] | None = None) -> None:
        """Ask again for these quotes, for all without any."""
        if quote_ids is None:
            self._known.clear()
            return
        for quote_id in quote_ids:
            self._known.pop(quote_id, None)

    def prepare(self, hits: Sequence[Hit]) -> None:
        """Have the owners of these at hand."""
        if self.by == MODALITY or self._owners is None:
            return
        missing = {hit.quote_id for hit in hits if hit.quote_id not in self._known}
        if missing:
            found = self._owners(missing, self.by)
            self._known.update((quote_id, found.get(quote_id)) for quote_id in missing)

    def name_of(self, quote_id: int) -> str:
        """The actor or tag of a quote, "" where stripes tell the modality or the quote has none."""
        owner = self._known.get(quote_id) if self.by != MODALITY else None
        return owner.name if owner is not None else ""

    def colour(self, hit: Hit, colours: Colours, *, faint: bool) -> QColor:
        """The colour of one stripe."""
        if self.by == MODALITY:
            return colours.of(hit.modality, faint=faint)
        owner = self._known.get(hit.quote_id)
        colour = QColor(colours.role(_ROLES[owner.id % len(_ROLES)]) if owner is not None else colours.border)
        if faint:
            colour.setAlphaF(FAINT)
        return colour
