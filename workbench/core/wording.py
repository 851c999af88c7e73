"""Words shown to people: `tr` finds them in the installed language, English being the source."""

from __future__ import annotations

from collections.abc import Mapping

_catalogue: dict[str, str] = {}
_language = "en"


def install(language: str, catalogue: Mapping[str, str]) -> None:
    """Make `language` ("en" or "fr") the language of every later `tr`."""
    global _language
    _catalogue.clear()
    _catalogue.update(catalogue)
    _language = language


def language() -> str:
    """The installed language, "en" or "fr"."""
    return _language


def tr(text: str, /, **values: object) -> str:
    """The words for `text` in the installed language, with `{name}` places filled from `values`.

    >>> tr("{count} documents", count=3)
    '3 documents'
    """
    found = _catalogue.get(text, text)
    return found.format(**values) if values else found


def trn(singular: str, plural: str, count: int, **values: object) -> str:
    """`singular` or `plural` by the installed language's rule, with `{count}` filled, thousands apart; French says singular for 0.

    >>> trn("{count} quote", "{count} quotes", 1)
    '1 quote'
    """
    is_singular = count < 2 if _language == "fr" else count == 1
    told = {name: grouped(value) if isinstance(value, int) else value for name, value in values.items()}
    return tr(singular if is_singular else plural, count=grouped(count), **told)


def catalogue() -> dict[str, str]:
    """A copy of the installed catalogue, to hand on to a child process."""
    return dict(_catalogue)


def grouped(number: int) -> str:
    """A number with its thousands apart, as the language writes it.

    >>> grouped(1234567)
    '1,234,567'
    """
    return f"{number:,}".replace(",", "\u202f") if language() == "fr" else f"{number:,}"
