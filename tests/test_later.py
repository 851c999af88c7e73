"""A module that is read when a name of it is asked for, tried in a program of its own: what is tested is a first import."""

from __future__ import annotations

import subprocess
import sys

import pytest

READ_WHEN_ASKED = """
import sys
from workbench.later import later

with later("asyncio", "wave", functions=("wave.open",)):
    import asyncio
    from wave import open as opened
    held = asyncio
    assert "asyncio.base_events" not in sys.modules and "_wave" not in sys.modules
assert "asyncio" not in sys.modules and "wave" not in sys.modules
assert asyncio.Queue is __import__("asyncio").Queue  # read now, and whole
import asyncio
assert asyncio is not held and asyncio.run is held.run
try:
    opened("/nonexistent")
except FileNotFoundError:
    print("as promised")
"""
WHAT_IS_THERE_STAYS = """
import json, sys
from workbench.later import later

before = json
with later("json", "no_such_module"):
    import json
    assert json is before
    try:
        import no_such_module
    except ModuleNotFoundError:
        print("as promised")
assert not any(type(finder).__name__ == "_Finder" for finder in sys.meta_path)
"""
INSIDE_ONE = """
import sys, threading
from workbench.later import later

with later("xml"):
    import xml
    found = []
    def elsewhere():
        import xml.dom.minidom
        found.append(xml.dom.minidom.parseString("<a/>").documentElement.tagName)
    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
assert found == ["a"]
print("as promised")
"""
NO_NETWORK_FOR_ROWS = """
import sys
import workbench.store.sessions
unread = {"asyncio", "ssl", "_hashlib", "email", "importlib.metadata", "secrets", "sqlalchemy.dialects.sqlite.aiosqlite"}
assert not unread & sys.modules.keys(), unread & sys.modules.keys()
import sqlalchemy.util.compat as compat
assert compat.md5_not_for_security().hexdigest() == "d41d8cd98f00b204e9800998ecf8427e"
assert compat.importlib_metadata.version("sqlmodel")
from sqlalchemy.util.concurrency import iscoroutine
async def waits(): pass
waiting = waits()
assert iscoroutine(waiting) and not iscoroutine(1)
waiting.close()
from sqlalchemy.dialects.sqlite.aiosqlite import dialect
assert dialect.driver == "aiosqlite"
print("as promised")
"""


@pytest.mark.parametrize(
    "program",
    [READ_WHEN_ASKED, WHAT_IS_THERE_STAYS, INSIDE_ONE, NO_NETWORK_FOR_ROWS],
    ids=["read when asked", "what is there stays", "a module inside one", "no network for rows"],
)
def test_modules_are_read_when_a_name_is_asked_for(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=300)
    assert done.stdout.strip() == "as promised", done.stderr
