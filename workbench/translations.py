"""Finds the catalogue of a language and installs it."""

from __future__ import annotations

import json
import os

from workbench.core import wording
from workbench.files import resource

LANGUAGES = ("en", "fr")


def catalogue(language: str) -> dict[str, str]:
    """Every translated sentence of `language`; empty for English, the source."""
    found: dict[str, str] = {}
    folder = resource("translations", language)
    if folder.is_dir():
        for path in sorted(folder.glob("*.json")):
            found.update(json.loads(path.read_text(encoding="utf-8")))
    return found


def preferred() -> str:
    """The language of the environment (WORKBENCH_LANGUAGE first), "en" unless it is French."""
    for name in ("WORKBENCH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    import locale

    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"


def install(language: str) -> None:
    """Make `language` the language of every later sentence."""
    wording.install(language, catalogue(language))


def install_preferred() -> None:
    """Install the environment's language."""
    install(preferred())
