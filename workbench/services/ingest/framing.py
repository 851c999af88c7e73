"""Pages shown inside a page: those that were saved in its own markup, or beside it in one file."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from urllib.parse import unquote_to_bytes

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr
from workbench.services.ingest.building import record_text, squeezed
from workbench.services.ingest.encodings import decode

FRAMES = frozenset(("iframe", "frame"))
"""Elements that show another page."""

DEEPEST = 4
"""How many pages may stand inside one another."""

_DATA = re.compile(r"data:text/html([^,]{0,200}),", re.IGNORECASE)
_NO_SIZE = re.compile(r"[01](?:px)?", re.IGNORECASE)


def framed(attributes: dict[str, str | None], beside: Mapping[str, str]) -> str:
    """The markup that a frame shows, of its own or by its address in `beside`; "" when it is not there or has no size.

    >>> framed({"srcdoc": "<p>Oui</p>"}, {}), framed({"src": "data:text/html,%3Cp%3EOui"}, {})
    ('<p>Oui</p>', '<p>Oui')
    """
    if any(_NO_SIZE.fullmatch((attributes.get(side) or "").strip()) for side in ("width", "height")):
        return ""
    if own := attributes.get("srcdoc"):
        return own
    source = (attributes.get("src") or "").strip()
    data = _DATA.match(source)
    return _unpacked(source[data.end() :], data[1]) if data else beside.get(source, "")


def unframed(addresses: list[str]) -> RefusedFile:
    """The refusal of a page that only divides the window among pages that are not there."""
    names = ", ".join(squeezed(record_text(address))[:100] for address in addresses[:5] if address)
    return RefusedFile(
        tr("The page only shows other pages ({names}); import those, or save the whole as .mhtml.", names=names or "?")
    )


def _unpacked(packed: str, said: str) -> str:
    content = unquote_to_bytes(packed)
    if said.lower().endswith("base64"):
        try:
            content = base64.b64decode(content)
        except (binascii.Error, ValueError):
            return ""
    return decode(content)[0]
