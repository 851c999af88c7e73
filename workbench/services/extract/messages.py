"""Suggestions as they cross from the job child to the window; light, because the window loads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.core.proposals import Suggestion
from workbench.core.spans import Span


def as_message(one: Suggestion) -> dict[str, Any]:
    """A suggestion as plain data; its words stay behind, they are where its span says."""
    return {
        "kind": one.kind,
        "span": [one.span.start, one.span.end],
        "payload": one.payload,
        "rule": one.rule,
        "engine": one.engine,
        "score": one.score,
        "modality": one.modality,
    }


def suggestion(message: Mapping[str, Any]) -> Suggestion:
    """The suggestion that crossed as `message`, without its words."""
    return Suggestion(**{**message, "span": Span(*message["span"]), "exact": ""})
