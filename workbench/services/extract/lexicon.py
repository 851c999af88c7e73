"""The word lists that the rules read, from `db/lexicons/`; an analyst can extend them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from workbench.files import seed

LANGUAGES = ("fr", "en")


@lru_cache(maxsize=16)
def table(name: str) -> Any:
    """The content of `db/lexicons/<name>.json`."""
    return json.loads(seed("lexicons", f"{name}.json").read_text("utf-8"))


def words(name: str, language: str) -> dict[str, Any]:
    """The part of a word list that is for `language`."""
    found: dict[str, Any] = table(name)[language]
    return found


def either(choices: Iterable[str]) -> str:
    """A pattern that matches any of `choices`, the longest first.

    >>> either(["mi", "mi-", "a.b"])
    '(?:a\\\\.b|mi\\\\-|mi)'
    """
    return "(?:" + "|".join(re.escape(choice) for choice in sorted(choices, key=lambda c: (-len(c), c))) + ")"
