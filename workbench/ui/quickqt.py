"""Imports Qt for Python in half the time: what a window's start does not need of it is made when it is asked for.

A bare `import PySide6.QtWidgets` spends most of its time in Python, not in Qt:

- The modules that explain signatures in error messages lie as *source* in a zip inside the library, 3,000 lines that are
  compiled at every start, with argparse, ast, logging and textwrap behind them. Here each is an empty module that fills
  itself at the first look at one of its names.
- Every enumeration of a class is built by `enum.EnumType` member by member when the class is first touched; `Qt` alone
  has 93 of 1,195 members, 20 ms. Here the same classes are built by one pass over the pairs.
- `builtins.__import__` is replaced by one that asks of every import whether it wants snake_case names, and looks for Qt's
  name in the source of what is imported. Here it is given no source, and taken away again.

All three are undone or fall back to the library's own way where anything is not as expected, so a later PySide is slower
and never wrong. `tests/ui/test_quickqt.py` compares every enumeration of the three Qt modules with the slow way.
"""

from __future__ import annotations

import builtins
import enum
import os
import sys
import threading
from contextlib import suppress
from functools import lru_cache
from types import CodeType
from typing import Any

from workbench.later import later

# What shiboken imports in case that it has to write its zip to a file or to report a problem, and what reads other zips.
_UNUSED = ("bz2", "lzma", "shutil", "tempfile", "textwrap", "traceback")
# What only explains signatures and errors; the others run at the import itself.
_EXPLAINING = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "mapping", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)
_ASKING = "shibokensupport/feature.py"
_KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_AS_CALLED_BY_QT = {"module": None, "qualname": None, "type": None, "start": 1, "boundary": enum.KEEP}
_real_compile = builtins.compile
# Typeshed knows nothing of the innards of `enum`.
_enumerations: Any = enum.EnumType
_real_create = _enumerations._create_
_sources: dict[str, bytes | str] = {}


def preload() -> None:
    """Let a thread load Qt's libraries and the fonts' configuration while Python imports its own: both take no lock of it.

    Linux only, and only a help: whatever is missing is loaded, or missed, by Qt itself later.
    """
    if sys.platform.startswith("linux"):
        threading.Thread(target=_load_libraries, name="preload", daemon=True).start()


# Each brings those that it stands on; the last is what Qt talks to an X server with.
_LIBRARIES = (
    "Qt/lib/libQt6Widgets.so.6",
    "QtWidgets.abi3.so",
    "QtGui.abi3.so",
    "QtCore.abi3.so",
    "QtSvg.abi3.so",
    "Qt/plugins/platforms/libqxcb.so",
)


def _load_libraries() -> None:
    import ctypes

    with suppress(OSError, AttributeError):
        folder = next((path for path in sys.path if os.path.isdir(os.path.join(path, "PySide6"))), "")  # noqa: PTH112, PTH118
        # Through the C function: `CDLL(path)` would hold the interpreter's lock all the while.
        load = ctypes.CDLL(None).dlopen
        load.argtypes, load.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
        for name in _LIBRARIES:
            load(os.fsencode(f"{folder}/PySide6/{name}"), os.RTLD_LAZY)
        ctypes.CDLL("libfontconfig.so.1").FcInit()


def import_qt() -> None:
    """Import PySide6.QtWidgets and what it stands on; a second call changes nothing."""
    if "PySide6.QtWidgets" in sys.modules:
        return
    if sys.version_info[:2] == (3, 11):
        # The innards of an enumeration differ from one Python to the next; these are those of 3.11. From now on: QLocale's
        # 806 names are made by the import itself.
        _enumerations._create_ = _create
    builtins.compile = _compile
    try:
        with later(*_UNUSED, functions=("textwrap.dedent",)):
            import PySide6.QtWidgets

            # The enumerations that stand in `Qt` itself take hold of it now.
            PySide6.QtCore.Qt  # noqa: B018
    finally:
        builtins.compile = _real_compile
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        # Nothing here asks for `from __feature__ import ...`; the plain import is PySide's own, kept under this name.
        builtins.__import__ = original


def getsource(module: object) -> str:
    """In the place of `inspect.getsource`, which reads, with that module, four more: no source is to be had."""
    raise OSError


def _compile(source: Any, filename: Any, mode: str, *arguments: Any, **named: Any) -> Any:
    if filename == _ASKING and type(source) is bytes:
        source = source.replace(b"\nimport inspect\n", b"\nfrom workbench.ui import quickqt as inspect\n", 1)
    if filename in _EXPLAINING:
        _sources[filename] = source
        source = _LAZY.format(filename=filename) + (_CALLED_BY_THE_LIBRARY if "mapping" in filename else "")
    return _real_compile(source, filename, mode, *arguments, **named)


_LAZY = """
def __getattr__(name):
    if name.startswith("__") and name != "__all__":
        raise AttributeError(name)
    from workbench.ui.quickqt import fill
    return fill({filename!r}, globals(), name)
"""
# The library looks for this one in the module itself, in the middle of an error, and ends the program where it is not.
_CALLED_BY_THE_LIBRARY = """
def update_mapping(*arguments):
    return __getattr__("update_mapping")(*arguments)
"""


def fill(filename: str, names: dict[str, Any], wanted: str) -> Any:
    """Run the library's own source of `filename` in its module's `names`, and return what `wanted` names there."""
    source = _sources.pop(filename, None)
    if source is not None:
        names.pop("__getattr__", None)
        code: CodeType = _real_compile(source, filename, "exec")
        exec(code, names)
    try:
        return names[wanted]
    except KeyError:
        raise AttributeError(wanted) from None


def _create(base: Any, class_name: str, names: Any, **named: Any) -> Any:
    """`EnumType._create_` for the lists of names and numbers that Qt for Python hands it; the rest goes the usual way."""
    if base in _KINDS and type(names) is list and names and named == _AS_CALLED_BY_QT:
        is_flag = issubclass(base, enum.Flag)
        if _is_plain(base, names, is_flag):
            # The library names the class itself right afterwards; until then it has the caller's module, as in `enum`.
            return _built(base, class_name, names, sys._getframe(2).f_globals.get("__name__", ""))
    return _real_create(base, class_name, names, **named)


def _is_plain(base: type, pairs: list[Any], is_flag: bool) -> bool:
    """Whether `enum` would do nothing but make a member of each pair: no name of its own among them, no negative bits."""
    if set(map(type, pairs)) != {tuple} or set(map(len, pairs)) != {2}:
        return False
    names, values = zip(*pairs, strict=True)
    return (
        set(map(type, names)) == {str}
        and set(map(type, values)) == {int}
        and "\n_" not in "\n" + "\n".join(names)
        and _taken(base).isdisjoint(names)
        and (not is_flag or min(values) >= 0)
    )


@lru_cache(maxsize=4)
def _taken(base: type) -> frozenset[str]:
    return frozenset(name for one in (*base.__mro__, enum.EnumType) for name in one.__dict__)


@lru_cache(maxsize=4)
def _template(base: Any) -> dict[str, Any]:
    """What `enum` itself puts into a class of this kind, but for its members."""
    made = _real_create(base, "Template", [("ONE", 1)], **{**_AS_CALLED_BY_QT, "module": __name__})
    # The abstract slots of a new class are made by `type` itself.
    skipped = {"ONE", "__dict__", "__weakref__", "__new__"}
    return {name: value for name, value in made.__dict__.items() if name not in skipped}


def _built(base: Any, class_name: str, pairs: list[tuple[str, int]], module: str) -> Any:
    """The enumeration of `pairs`, alike in every attribute to the one that `enum` would build."""
    by_name: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    listed: list[str] = []
    inside = dict(_template(base))
    inside.update(
        __module__=module,
        _member_names_=listed,
        _member_map_=by_name,
        _value2member_map_=by_value,
        _unhashable_values_=[],
    )
    made: Any = type.__new__(_enumerations, class_name, (base,), inside)
    is_flag = issubclass(base, enum.Flag)
    is_int = issubclass(base, int)
    mask = singles = 0
    put = type.__setattr__
    put(made, "__new__", enum.Enum.__new__)
    for name, value in pairs:
        member = by_value.get(value)
        is_single = value and not value & (value - 1)
        if is_flag:
            mask |= value
            singles |= value if is_single else 0
        if member is None:
            member = by_value[value] = int.__new__(made, value) if is_int else object.__new__(made)
            inside = member.__dict__
            inside["_value_"] = value
            inside["_name_"] = name
            inside["__objclass__"] = made
            inside["_sort_order_"] = len(listed)
            if is_single or not is_flag:
                listed.append(name)
        by_name[name] = member
        put(made, name, member)
    if is_flag:
        _set_bits(made, mask, singles)
    return made


def _set_bits(made: Any, mask: int, singles: int) -> None:
    put = type.__setattr__
    put(made, "_flag_mask_", mask)
    put(made, "_singles_mask_", singles)
    put(made, "_all_bits_", 2 ** mask.bit_length() - 1)
    values = [made._member_map_[name]._value_ for name in made._member_names_]
    if values != sorted(values):
        put(made, "_iter_member_", made._iter_member_by_def_)
