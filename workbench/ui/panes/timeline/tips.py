"""What hovering over an event says."""

from __future__ import annotations

from workbench.core.errors import NotFound
from workbench.core.records import EventRow
from workbench.core.wording import language, tr, trn
from workbench.store.connection import Reader
from workbench.store.read import events
from workbench.ui.panes.timeline.marks import words_of


def tip_of(reader: Reader, id: int) -> str:
    """Label, date in words, the dates that quotes give instead, who took part, how sure, how many quotes."""
    try:
        found = events.event(reader, id)
    except NotFound:
        return ""

    def when(edtf: str | None) -> str:
        return words_of(EventRow(found.id, found.label, edtf, None, None, found.kind, found.modality), language())

    own = dict.fromkeys(when(one.edtf) for one in found.evidence if one.edtf and one.edtf != found.edtf)
    others = tr("quotes say: {dates}", dates=", ".join(own)) if own else ""
    who = ", ".join(dict.fromkeys(one.name for one in found.participants))
    quotes = trn("{count} quote", "{count} quotes", len(found.evidence))
    lines = [found.label, when(found.edtf), others, who, f"{tr(found.modality)} · {quotes}"]
    return "\n".join(line for line in lines if line)
