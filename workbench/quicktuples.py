"""Named tuples of a start, made in half the time and without a compiled form of each annotation, which nobody looks at.

`typing.NamedTuple` parses and compiles the words that `from __future__ import annotations` makes of a field's type, to
refuse those that name no type. A type checker has read ours; there are 65 such classes before a window is painted.
"""

from __future__ import annotations

import sys
import typing
from collections import namedtuple
from collections.abc import Iterable
from typing import Any

# Typeshed knows nothing of the innards of `typing`.
_typing: Any = typing


def make_quickly() -> None:
    """From now on, annotations of named tuples that are words stay words; `typing.get_type_hints` reads them as ever."""
    # The innards differ from one Python to the next; these are those of 3.11.
    if sys.version_info[:2] == (3, 11):
        _typing._make_nmtuple = _make


def _make(name: str, types: Iterable[tuple[str, Any]], module: str, defaults: Iterable[Any] = ()) -> Any:
    kinds = {
        field: kind if type(kind) is str else _typing._type_check(kind, f"field {field} annotation must be a type")
        for field, kind in types
    }
    made: Any = namedtuple(name, kinds, defaults=defaults, module=module)  # type: ignore[misc]
    made.__annotations__ = made.__new__.__annotations__ = kinds
    return made
