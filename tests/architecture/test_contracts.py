"""The house plan, held: one way for imports, no Qt where none belongs, no network anywhere, a light start."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from tests.conftest import Filled

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workbench"
WITH_QT = ("workbench.ui", "workbench.app")
HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "numpy",
    "pyqtgraph",
    "pypandoc",
    "lxml",
    "trafilatura",
    "mammoth",
    "pypdfium2",
    "typst",
)


def _python(code: str, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env, check=False, timeout=110)


def _modules() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def test_imports_point_one_way() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    if not command.exists():
        pytest.skip("import-linter is not installed beside this Python")
    told = subprocess.run([str(command), "--no-cache"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-1000:]


BLOCKED = """
import importlib, json, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph"):
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocked())
failed = {}
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed[name] = str(error)
print(json.dumps(failed))
"""


def test_what_needs_no_window_loads_without_qt() -> None:
    names = [name for name in _modules() if not name.startswith(WITH_QT) and not name.endswith("__main__")]
    assert len(names) > 80
    told = _python(BLOCKED, *names)
    assert told.returncode == 0, told.stderr[-2000:]
    assert json.loads(told.stdout) == {}


def test_sqlite_is_spoken_to_in_the_store_only() -> None:
    found = set()
    for path, tree in _trees():
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            if any(name.split(".")[0] in ("sqlite3", "sqlalchemy", "sqlmodel") or "QtSql" in name for name in names):
                found.add(path.parts[1])
    assert found == {"store"}


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(map(_is_broad, caught.elts))
    return caught is None or (isinstance(caught, ast.Name) and caught.id in ("Exception", "BaseException"))


def _swallows(node: ast.AST) -> bool:
    """Whether a bug that is met here goes no further: a broad handler ends by raising it again, or it is one."""
    if isinstance(node, ast.ExceptHandler):
        last = node.body[-1]
        return _is_broad(node.type) and not (isinstance(last, ast.Raise) and last.exc is None)
    if isinstance(node, ast.Call):
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        return called == "suppress" and any(map(_is_broad, node.args))
    return False


def test_every_error_is_caught_by_name_except_at_the_borders() -> None:
    borders = {
        ("workbench/jobs/child.py", "_answer"),
        ("workbench/ui/desk.py", "_do"),
        ("workbench/ui/background.py", "bordered"),
    }
    found = {
        (path.as_posix(), function.name)
        for path, tree in _trees()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if _swallows(node)
    }
    assert found == borders


def test_no_function_is_too_long_to_read() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]
    assert long == []


# -- the binding -------------------------------------------------------------------------------------------------------


class _Bell(QObject):
    rung = Signal(bool)


def test_the_binding_keeps_its_references_to_none_and_true(qapp: QObject) -> None:
    """PySide6 6.12.0 on CPython 3.11 loses one at each emit and each void call, and the window dies of it."""
    bell = _Bell()
    heard = []
    bell.rung.connect(lambda is_loud: heard.append(is_loud))
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(500):
        bell.rung.emit(True)
        bell.blockSignals(False)
        bell.setObjectName("bell")
    assert len(heard) == 500
    heard.clear()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert abs(after[0] - before[0]) < 50
    assert abs(after[1] - before[1]) < 50


# -- the start ---------------------------------------------------------------------------------------------------------

START = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbench.app import Application

qt = QApplication(sys.argv[:1])
application = Application(qt)
held = []
import workbench.app
workbench.app._load_the_rest = lambda window: (held.append(sorted(sys.modules)), qt.quit())
application.open(Path(sys.argv[1]))
QTimer.singleShot(60_000, lambda: qt.exit(3))
code = qt.exec()
print(json.dumps(held[0] if held else []))
application.window.close()
application.window.desk.dossier.close()
sys.exit(code)
"""


def test_the_first_paint_waits_for_no_heavy_library(filled: Filled) -> None:
    filled.dossier.close()
    told = _python(START, filled.path, QT_QPA_PLATFORM="offscreen")
    assert told.returncode == 0, told.stderr[-3000:]
    loaded = set(json.loads(told.stdout))
    assert "workbench.ui.window" in loaded
    assert sorted(loaded & set(HEAVY)) == []
    assert not {
        name for name in loaded if name in ("socket", "ssl", "http.client", "urllib.request", "multiprocessing")
    }


# -- the network -------------------------------------------------------------------------------------------------------

LISTEN = """
import os, sys

def listen(event, details):
    if event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethost", "socket.sendto",
                         "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        with open(os.environ["WORKBENCH_TEST_HEARD"], "a") as file:
            file.write(event + "\\n")

sys.addaudithook(listen)
"""

DAY = """
import sys
from pathlib import Path
from workbench.cli.main import main

folder = Path(sys.argv[1])
dossier, page, note = folder / "day.dossier", folder / "page.html", folder / "note.md"
page.write_text("<html><head><link rel=stylesheet href=http://example.org/a.css></head><body><article><p>Le phare est "
                "éteint depuis hier soir, selon la capitainerie. <img src='http://example.org/a.png'></p></article></body></html>")
note.write_text("# Phare\\n\\nLe phare est éteint [@1]. ![image](http://example.org/b.png)\\n")
codes = [
    main(["new", str(dossier)]),
    main(["import", str(dossier), str(page)]),
    main(["quote", str(dossier), "--document", "1", "--text", "Le phare est éteint"]),
    main(["note", str(dossier), "--add", str(note)]),
    *(main(["export", str(dossier), "1", "--to", format, "-o", str(folder / ("out." + format))])
      for format in ("markdown", "html", "docx", "odt", "pdf")),
    main(["verify", str(dossier)]),
]
sys.exit(0 if not any(codes) else 5)
"""


def test_a_day_of_work_reaches_no_network(tmp_path: Path) -> None:
    hooks, heard = tmp_path / "hooks", tmp_path / "heard"
    hooks.mkdir()
    # Python runs it in the program and in every child that the program starts.
    (hooks / "sitecustomize.py").write_text(LISTEN)
    path = os.pathsep.join([str(hooks), str(ROOT)])
    more = {"PYTHONPATH": path, "WORKBENCH_TEST_HEARD": str(heard)}
    control = _python(
        "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 0.2)\nexcept OSError: pass", **more
    )
    assert control.returncode == 0
    assert "socket.connect" in heard.read_text()
    heard.unlink()
    told = _python(DAY, tmp_path, **more)
    assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
    assert not heard.exists(), heard.read_text()


# -- the wheel ---------------------------------------------------------------------------------------------------------


def test_nothing_in_the_package_is_compiled_or_generated() -> None:
    kinds = {path.suffix for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert kinds <= {".py", ".typed"}
    assert shutil.which("pyside6-rcc") is None or not list(ROOT.glob("resources/**/*.qrc"))


def test_migrations_and_vocabularies_are_outside_the_package() -> None:
    assert (ROOT / "db" / "migrations").is_dir()
    assert (ROOT / "resources" / "themes").is_dir()
    assert not list(PACKAGE.rglob("*.sql"))
