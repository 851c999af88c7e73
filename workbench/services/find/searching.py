"""Every match of one pattern in one text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.core.finding import Wanted, bare, hits, pattern_of

MOST = 100_000


def serve(payload: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """`payload` is the text as UTF-8, the options those of `Wanted`; answers {hits: [[start, end], ...], is_all}."""
    text = payload.decode("utf-8", "surrogatepass")
    wanted = Wanted(**{key: options[key] for key in Wanted._fields if key in options})
    found: list[tuple[int, int]] = []
    for span in hits(pattern_of(wanted), text if wanted.heeds_accents else bare(text), 0, len(text)):
        found.append(span)
        if len(found) == MOST:
            break
    return {"hits": found, "is_all": len(found) < MOST}


def warm() -> None:
    """Nothing to load."""
