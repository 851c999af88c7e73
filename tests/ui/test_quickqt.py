"""Qt for Python imported the quick way is the same Qt for Python: each enumeration, each error message, each import."""

from __future__ import annotations

import os
import subprocess
import sys

# In a program of its own: what is tested is the first import of Qt in a process.
ENUMERATIONS = """
import enum
from workbench.ui import quickqt

quick, slow = quickqt._create, quickqt._real_create
LATER = {"__dict__", "__weakref__", "__module__", "__qualname__"}
told = {"quick": 0, "members": 0}

def both(base, name, names, **named):
    made, usual = quick(base, name, names, **named), slow(base, name, names, **named)
    mine, theirs = dict(vars(made)), dict(vars(usual))
    assert mine.keys() == theirs.keys(), (name, mine.keys() ^ theirs.keys())
    for key in mine.keys() - LATER:
        one, other = mine[key], theirs[key]
        if type(other) is usual:
            held = [{k: v for k, v in vars(member).items() if k != "__objclass__"} for member in (one, other)]
            assert held[0] == held[1], (name, key, held)
            assert vars(one)["__objclass__"] is made
        elif hasattr(other, "__func__"):
            assert one.__func__ is other.__func__, (name, key)
        else:
            assert repr(one) == repr(other), (name, key, one, other)
    assert [repr(member) for member in made] == [repr(member) for member in usual]
    if issubclass(base, enum.Flag):
        for value in (0, 1, 6, 255):
            assert repr(made(value)) == repr(usual(value))
            assert repr(~made(value)) == repr(~usual(value)), (name, value)
    told["quick"] += type(base).__name__ == "EnumType" and quickqt._is_plain(base, names, issubclass(base, enum.Flag))
    told["members"] += len(names)
    return made

quickqt._create = both
quickqt.import_qt()
assert enum.EnumType._create_ is both and told["members"] > 800
from PySide6 import QtCore, QtGui, QtWidgets
for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        getattr(module, name)
print(told["quick"], told["members"])
"""

BEHAVIOUR = """
import builtins, enum, pickle, sys
from workbench.ui import quickqt

quickqt.import_qt()
# PySide's own import stays, but for the layer that asks each module whether it wants snake_case names.
assert builtins.__import__ is builtins.__orig_import__ is not builtins.__feature_import__
assert builtins.compile is quickqt._real_compile
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

assert Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop == Qt.AlignmentFlag(0x21)
assert Qt.Key(0x41) is Qt.Key.Key_A
assert pickle.loads(pickle.dumps(Qt.Key.Key_Q)) is Qt.Key.Key_Q
assert Qt.AlignmentFlag.__module__ == "PySide6.QtCore"
from PySide6.QtGui import QColor
for wrong, words in (
    (lambda: QObject().setObjectName(12), "Supported signatures"),
    (lambda: QColor([], {}, 3), "QColor"),
    (lambda: QObject(nothing=1), "nothing"),
    (lambda: QObject().setProperty(), "setProperty"),
):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        assert words in str(error), error
    else:
        raise AssertionError(f"a wrong call passed: {words}")
from PySide6.support.signature import get_signature
assert "name" in str(get_signature(QObject.setObjectName)), get_signature(QObject.setObjectName)

class Colour(enum.Flag):
    RED = 1
    BLUE = 2

assert [one.name for one in enum.Enum("Made", ["x", "y"])] == ["x", "y"]
quickqt.import_qt()
print("done")
"""


def _run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_every_enumeration_of_qt_is_the_one_that_python_would_build() -> None:
    count, members = map(int, _run(ENUMERATIONS).split())
    assert members > 5000
    if sys.version_info[:2] == (3, 11):
        # Nearly all: one with a negative flag or a name that Python's own classes use goes the usual way.
        assert count > 560


def test_errors_signatures_and_imports_are_as_ever() -> None:
    assert _run(BEHAVIOUR).strip() == "done"
