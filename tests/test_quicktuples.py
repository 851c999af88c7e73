"""A named tuple made quickly is the one that `typing` makes, in a program of its own: what is replaced belongs to `typing`."""

from __future__ import annotations

import subprocess
import sys

SAME = '''
from __future__ import annotations
import pickle, sys, typing
from typing import NamedTuple

def made():
    class Row(NamedTuple):
        """One row."""
        id: int
        name: str | None = None
        kinds: tuple[str, ...] = ()

        def first(self) -> int:
            return self.id
    return Row

usual = made()
from workbench.quicktuples import make_quickly
make_quickly()
quick = made()
leaves = {"__annotations__", "__new__"}
mine, theirs = dict(vars(quick)), dict(vars(usual))
assert mine.keys() == theirs.keys()
for name in mine.keys() - leaves:
    assert repr(mine[name]).split(" at 0x")[0] == repr(theirs[name]).split(" at 0x")[0], name
assert typing.get_type_hints(quick) == typing.get_type_hints(usual)
assert quick(1, kinds=("a",)) == usual(1, None, ("a",)) and quick(7).first() == 7
assert repr(quick(1)) == repr(usual(1)) and quick.__doc__ == "One row."
for wrong in (lambda: quick(), lambda: quick(1, nothing=2)):
    try:
        wrong()
    except TypeError:
        pass
    else:
        raise AssertionError("a wrong call passed")
Asked = NamedTuple("Asked", [("id", int)])
assert Asked.__annotations__ == {"id": int}
try:
    NamedTuple("Wrong", [("id", (int, str))])
except TypeError:
    print("as promised")
'''


def test_a_named_tuple_made_quickly_is_the_one_that_typing_makes() -> None:
    done = subprocess.run([sys.executable, "-c", SAME], capture_output=True, text=True, timeout=60)
    assert done.stdout == "as promised\n", done.stderr[-3000:]
