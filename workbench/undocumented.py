"""Libraries of a window without their docstrings: four megabytes of English that no analyst asks a running program for.

Python has `-OO` for it, which takes assertions away too and cannot be said to a program that a wheel installs. Here each
docstring of these libraries is a short sentence instead, put there when the library's code is read; a module that only
gives docstrings to what is written in C does nothing.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType
from typing import Any

_LIBRARIES = frozenset(
    {"annotated_types", "numpy", "pydantic", "pydantic_core", "pyqtgraph", "sqlalchemy", "sqlmodel", "typing_extensions",
     "typing_inspection"}
)  # fmt: skip
_NOTHING_ELSE = frozenset({"numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars"})
# Masked arrays, which a first `unique` or `quantile` reads, look for words in what these say, and fail without them.
_SEARCHED = frozenset({"numpy._core.fromnumeric", "numpy._core.multiarray", "numpy._core.numeric"})
# Some give their functions docstrings made of others, so there is one.
_INSTEAD = "The library's own source says more."
# Shorter ones weigh little.
_LONG = 60
_FUNCTION = 0x02
_LOAD_CONST, _STORE_NAME, _HEAD = 100, 90, 64


def leave_out() -> None:
    """From now on, what is imported of these libraries comes without docstrings."""
    # Where a docstring is in the code differs from one Python to the next; these are the places of 3.11.
    if sys.version_info[:2] == (3, 11):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] not in _LIBRARIES:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType | None:
        if fullname in _NOTHING_ELSE:
            return compile("", self.path, "exec")
        code = super().get_code(fullname)
        return code if code is None or fullname in _SEARCHED else without(code)


def without(code: CodeType) -> CodeType:
    """The same code with `_INSTEAD` for each long docstring in it."""
    held = code.co_consts
    made: dict[int, Any] = {}
    for place, one in enumerate(held):
        if type(one) is CodeType:
            inside = without(one)
            if inside is not one:
                made[place] = inside
    place = _docstring(code)
    if place >= 0:
        made[place] = _INSTEAD
    if not made:
        return code
    return code.replace(co_consts=tuple(made.get(place, one) for place, one in enumerate(held)))


def _docstring(code: CodeType) -> int:
    """Which of its constants is a long docstring and nothing else; -1 when none is."""
    held = code.co_consts
    is_function = code.co_flags & _FUNCTION
    place = 0 if is_function else _stored(code)
    if is_function and code.co_name[0] == "<":
        # A lambda or a comprehension, whose first constant may be any word.
        return -1
    if place < 0 or not held or type(held[place]) is not str or len(held[place]) < _LONG:
        return -1
    # A use may be found that is none, where an argument and the next instruction look like one: the docstring stays.
    uses = code.co_code.count(bytes((_LOAD_CONST, place)))
    return place if uses == (0 if is_function else 1) else -1


def _stored(code: CodeType) -> int:
    """The constant that the first lines of a class or a module put into `__doc__`; -1 for none."""
    if "__doc__" not in code.co_names:
        return -1
    name, found = code.co_names.index("__doc__"), code.co_code[:_HEAD]
    for at in range(0, len(found) - 2, 2):
        if found[at] == _LOAD_CONST and found[at + 2] == _STORE_NAME and found[at + 3] == name:
            return found[at + 1]
    return -1
