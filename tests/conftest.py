"""What every test stands on: its own folders, the English language, nothing left behind, and dossiers to work with."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A test that shows a window shows it to nobody, unless the run says otherwise (tests/e2e under Xvfb).
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from workbench.core import wording
from workbench.core.citations import token
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import Block, Ingested, normalise
from workbench.operations import actors, claims, documents, events, notes, quotes, records
from workbench.store.dossier import Dossier
from workbench.store.read import quotes as stored

settings.register_profile("nightly", max_examples=2000, deadline=None)
settings.register_profile("usual", deadline=None)
settings.load_profile("usual")

_PATIENCE = 3.0
_FRENCH = normalise(
    "Le port de Vladivar est resté fermé lundi.\n\n"
    "Selon le ministère de la Pêche, trois cargos auraient livré des moteurs à la Sylvanie le 14 mars 2023. 🛰 "
    "Un porte-parole a démenti toute livraison.\n\n"
    "Au moins 1 200 tonnes de blé ont été promises en échange.\n"
)
_ENGLISH = normalise(
    "Harbour records list four ships that week. The Fisheries Ministry would not comment.\n\n"
    "A second delivery may follow in 2024.\n"
)


# -- isolation -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def _homes() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="workbench-homes-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def own_home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The user's folders, settings and language are this test's alone."""
    home = Path(tempfile.mkdtemp(dir=_homes))
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("WORKBENCH_LANGUAGE", "WORKBENCH_THEME", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings

        # Qt reads the environment for its settings only once in a process.
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home / "config"))
    wording.install("en", {})
    yield home
    wording.install("en", {})


def _children() -> set[int]:
    """Ids of the living child processes of this one, where the system tells."""
    found: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(map(int, task.read_text().split()))
        except OSError:
            continue
    return {id for id in found if not _has_ended(id)}


def _has_ended(id: int) -> bool:
    try:
        return Path(f"/proc/{id}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def _windows() -> dict[int, str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return {}
    return {id(widget): f"window {widget!r}" for widget in QApplication.topLevelWidgets() if widget.isVisible()}


def _timers() -> dict[int, str]:
    if "PySide6.QtCore" not in sys.modules:
        return {}
    import shiboken6
    from PySide6.QtCore import QTimer

    running = (one for one in shiboken6.getAllValidWrappers() if isinstance(one, QTimer) and one.isActive())
    # QTimer.singleShot with a receiver makes one without a parent, which does nothing once the receiver is gone.
    kept = (timer for timer in running if not (timer.isSingleShot() and timer.parent() is None))
    return {id(timer): f"timer {timer!r} of {timer.parent()!r}" for timer in kept}


def _standing() -> dict[object, str]:
    """Everything that could outlive a test."""
    found: dict[object, str] = {thread: f"thread {thread.name}" for thread in threading.enumerate()}
    found.update({("process", number): f"child process {number}" for number in _children()})
    found.update(_windows())
    found.update(_timers())
    return found


def _settle() -> None:
    """Give what is on its way out the turns that it needs."""
    gc.collect()
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()


@pytest.fixture(autouse=True)
def _nothing_left_behind(own_home: Path) -> Iterator[None]:
    """A thread, timer, child process or window that a test leaves is a failure of that test."""
    before = set(_standing())
    # Looking for garbage means looking at what came since: all that was there before takes a quarter of a second.
    gc.freeze()
    yield
    left = {key: words for key, words in _standing().items() if key not in before}
    deadline = time.monotonic() + _PATIENCE
    while left and time.monotonic() < deadline:
        _settle()
        for thread in left:
            if isinstance(thread, threading.Thread):
                thread.join(0.05)
        left = {key: words for key, words in _standing().items() if key not in before}
    gc.unfreeze()
    if left:
        pytest.fail("left behind: " + ", ".join(sorted(left.values())))


# -- dossiers ------------------------------------------------------------------------------------------------------


@dataclass
class Filled:
    """A small dossier of two invented reports, with the ids of what it holds by the names that tests use."""

    dossier: Dossier
    texts: dict[str, str]
    documents: dict[str, int]
    actors: dict[str, int]
    events: dict[str, int]
    quotes: dict[str, int]
    uids: dict[str, str]
    claims: dict[str, int]
    transfers: dict[str, int]
    tags: dict[str, int]
    figure: int
    note: int

    @property
    def path(self) -> Path:
        """The file."""
        return self.dossier.path


def _id(changes: Any) -> int:
    assert isinstance(changes.result, int)
    return changes.result


def _document(dossier: Dossier, text: str, title: str, **values: Any) -> int:
    blocks = []
    at = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(at, at + len(paragraph.rstrip("\n"))))
        at += len(paragraph) + 2
    ingested = Ingested(text=text, blocks=tuple(blocks), title=title, **values)
    return _id(documents.add(dossier, ingested, text.encode(), f"{title}.txt"))


def _quote(dossier: Dossier, document: int, text: str, *words: str) -> int:
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in words]
    return _id(quotes.add(dossier, document, spans))


def fill(dossier: Dossier) -> dict[str, Any]:
    """Put the two reports and what they say into an empty dossier, through the verbs."""

    def make(kind: RecordKind, /, **values: Any) -> int:
        return _id(records.create(dossier, kind, **values))

    harbour = _document(
        dossier, _FRENCH, "Le port fermé", publisher="Gazette du littoral", published="2023-03-20", language="fr"
    )
    ships = _document(dossier, _ENGLISH, "Four ships", publisher="Harbour Watch", language="en")
    sylvania = make(RecordKind.ACTOR, name="Sylvanie", kind="state", key="SY")
    ministry = make(RecordKind.ACTOR, name="ministère de la Pêche", kind="organisation", parent_id=sylvania)
    fleet = make(RecordKind.ACTOR, name="Flotte du Nord", kind="armed_force", parent_id=ministry)
    borduria = make(RecordKind.ACTOR, name="Bordurie", kind="state")
    actors.add_name(dossier, ministry, "Fisheries Ministry", language="en", script="Latn")
    actors.rate(dossier, ministry, "C", since="2023", reason="Two retractions")
    delivery = make(
        RecordKind.EVENT, label="Livraison de moteurs", edtf="2023-03-14", modality="conditional", place="Vladivar"
    )
    follow_up = make(RecordKind.EVENT, label="Seconde livraison", edtf="2024", modality="possible")
    undated = make(RecordKind.EVENT, label="Accord secret", modality="reported")
    events.add_participant(dossier, delivery, sylvania, role="recipient")
    events.add_participant(dossier, delivery, fleet, role="carrier")
    events.add_participant(dossier, follow_up, borduria)
    cargos = _quote(dossier, harbour, _FRENCH, "trois cargos auraient livré des moteurs à la Sylvanie")
    denial = _quote(dossier, harbour, _FRENCH, "Un porte-parole a démenti", "toute livraison")
    wheat = _quote(dossier, harbour, _FRENCH, "Au moins 1 200 tonnes de blé")
    four = _quote(dossier, ships, _ENGLISH, "four ships")
    later = _quote(dossier, ships, _ENGLISH, "A second delivery may follow in 2024")
    quotes.link(dossier, cargos, RecordKind.EVENT, delivery, edtf="2023-03-14", place="Vladivar")
    quotes.link(dossier, denial, RecordKind.EVENT, delivery, relation="contradicts")
    quotes.link(dossier, four, RecordKind.EVENT, delivery)
    quotes.link(dossier, later, RecordKind.EVENT, follow_up)
    quotes.link(dossier, cargos, RecordKind.ACTOR, sylvania)
    said = _id(
        quotes.claim(
            dossier, cargos, text="Trois cargos ont livré des moteurs", modality="conditional", attribution=[ministry]
        )
    )
    denied = _id(quotes.claim(dossier, denial, text="Il y a eu une livraison", modality="denied"))
    records.edit(dossier, RecordKind.CLAIM, said, credibility="3", event_id=delivery)
    claims.attribute(dossier, denied, [ministry, fleet])
    grain = make(
        RecordKind.TRANSFER, donor_id=sylvania, recipient_id=borduria, kind="food", object="blé", modality="planned"
    )
    quotes.link(dossier, wheat, RecordKind.TRANSFER, grain)
    figure = make(
        RecordKind.FIGURE,
        low=1200.0,
        unit="tonnes",
        counted="blé",
        bound_words="Au moins",
        quote_id=wheat,
        transfer_id=grain,
    )
    doubt = make(RecordKind.TAG, name="doubt")
    quotes.tag(dossier, denial, doubt)
    with dossier.reading() as reader:
        uids = {name: stored.quote(reader, id).uid for name, id in (("cargos", cargos), ("four", four))}
    body = (
        f"# Les moteurs\n\nTrois cargos auraient livré des moteurs {token(uids['cargos'])}.\n\n"
        f"Four ships were there {token(uids['four'])} {token(uids['cargos'])}.\n"
    )
    note = _id(notes.create(dossier, "Les moteurs", body=body, language="fr", marking="TLP:GREEN"))
    return {
        "texts": {"harbour": _FRENCH, "ships": _ENGLISH},
        "documents": {"harbour": harbour, "ships": ships},
        "actors": {"sylvania": sylvania, "ministry": ministry, "fleet": fleet, "borduria": borduria},
        "events": {"delivery": delivery, "follow_up": follow_up, "undated": undated},
        "quotes": {"cargos": cargos, "denial": denial, "wheat": wheat, "four": four, "later": later},
        "uids": uids,
        "claims": {"said": said, "denied": denied},
        "transfers": {"grain": grain},
        "tags": {"doubt": doubt},
        "figure": figure,
        "note": note,
    }


@pytest.fixture(scope="session")
def _patterns(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, Any]]:
    """An empty dossier and a filled one, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("patterns")
    empty, full = folder / "empty.dossier", folder / "filled.dossier"
    Dossier.create(empty, title="Empty").close()
    with Dossier.create(full, title="Les moteurs de Vladivar") as dossier:
        held = fill(dossier)
    return empty, full, held


@pytest.fixture
def dossier(_patterns: tuple[Path, Path, dict[str, Any]], tmp_path: Path) -> Iterator[Dossier]:
    """An empty dossier of the test's own."""
    path = tmp_path / "case.dossier"
    shutil.copy(_patterns[0], path)
    with Dossier.open(path) as opened:
        yield opened


@pytest.fixture
def filled(_patterns: tuple[Path, Path, dict[str, Any]], tmp_path: Path) -> Iterator[Filled]:
    """A dossier with two documents, a tree of actors, events, quotes, claims, a transfer, a tag and a note that cites."""
    path = tmp_path / "filled.dossier"
    shutil.copy(_patterns[1], path)
    with Dossier.open(path) as opened:
        yield Filled(opened, **_patterns[2])


@pytest.fixture
def shared_article() -> Path:
    """The development article, which is not part of the repository."""
    path = Path(__file__).resolve().parents[2] / "shared" / "extraction" / "dossier.txt"
    if not path.is_file():
        pytest.skip("the development article is not beside this checkout (../shared/extraction/dossier.txt)")
    return path


@pytest.fixture
def contents() -> Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]:
    """Reads every journalled table of a dossier, ordered: what undo and redo must bring back."""

    def read(dossier: Dossier) -> dict[str, list[tuple[Any, ...]]]:
        with dossier.reading() as reader:
            names = [
                row[0]
                for row in reader.rows(
                    """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                       AND name NOT LIKE '%_search%' AND name NOT IN ('operation', 'change', 'kept', 'snapshot', 'reverted', 'signature') ORDER BY name"""
                )
            ]
            return {name: reader.rows(f'SELECT * FROM "{name}" ORDER BY 1') for name in names}

    return read
