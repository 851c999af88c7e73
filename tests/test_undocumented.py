"""A library that is read without its docstrings does what it does with them."""

from __future__ import annotations

import subprocess
import sys
from types import FunctionType

from workbench.undocumented import without

SOURCE = '''
"""The module's own docstring, which is long enough to be worth leaving out."""
class Thing:
    """What a thing is, in so many words that they weigh something each time."""
    kind = "a constant that is as long as a docstring, and that is needed all the same"
    def told(self):
        """What this one tells, which is a docstring as well and goes like the others."""
        return "told"
    def again(self):
        "a constant that is as long as a docstring, and that is needed all the same"
        return "a constant that is as long as a docstring, and that is needed all the same"
    def short(self):
        """Short."""
found = [each for each in ("a constant that is as long as a docstring, and needed",) if each]
named = list(word for word in "ab" if word != "a constant that is as long as a docstring, and that is needed all the same")
asked = lambda: "a constant that is as long as a docstring, and that is needed all the same"
'''
LIBRARIES = """
import sys
from workbench.undocumented import leave_out
leave_out()
from workbench.store import sessions, tables
import numpy
assert numpy.pad.__doc__ == "The library's own source says more.", numpy.pad.__doc__
assert numpy.ndarray.__doc__ is None
assert sessions.Session.get.__doc__ == numpy.pad.__doc__
assert numpy.arange(6).reshape(2, 3).mean(axis=1).tolist() == [1.0, 4.0]
assert tables.Actor(kind="state", name="Ruritania").name == "Ruritania"
# Each of these reads further modules of numpy when it is first called, masked arrays among them.
assert numpy.quantile(numpy.eye(3), 0.95, axis=0).shape == (3,)
assert numpy.unique(numpy.array([2, 1, 2])).tolist() == [1, 2]
import numpy.ma, numpy.linalg, numpy.random, numpy.polynomial, numpy.fft, numpy.testing, numpy.lib.recfunctions
assert numpy.ma.clip(numpy.ma.masked_equal([1, 9, 5], 9), 0, 3).tolist() == [1, None, 3]
import json
assert len(json.loads.__doc__) > 500
print("as promised")
"""


def test_long_docstrings_go_and_every_other_constant_stays() -> None:
    names: dict[str, object] = {"__name__": "made"}
    exec(without(compile(SOURCE, "made", "exec")), names)
    thing, asked = names["Thing"], names["asked"]
    assert isinstance(thing, type)
    assert isinstance(asked, FunctionType)
    instead = names["__doc__"]
    assert instead == thing.__doc__ == vars(thing)["told"].__doc__ != vars(thing)["again"].__doc__
    made = thing()
    assert (made.told(), made.again(), made.kind, vars(thing)["short"].__doc__) == ("told", asked(), asked(), "Short.")
    assert names["named"] == ["a", "b"]
    assert len(names["found"]) == 1


def test_code_without_docstrings_stays_the_same_object() -> None:
    code = compile("def f(x):\n    return x + 1\n", "made", "exec")
    assert without(code) is code


def test_the_libraries_of_a_window_work_without() -> None:
    done = subprocess.run([sys.executable, "-c", LIBRARIES], capture_output=True, text=True, timeout=120)
    assert done.stdout == "as promised\n", done.stderr[-3000:]
