"""A real dossier with one document, four quotes, an actor, an event and two notes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.citations import token
from workbench.core.identity import new_uid
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.operations import notes, quotes, records
from workbench.store.dossier import Dossier, now
from workbench.store.read import quotes as stored
from workbench.ui.desk import Desk
from workbench.ui.panes.notes.pane import NotesPane

TEXT = "The ministry counts three thousand men. Moscow may have paid.\nA test took place. Nobody denies it."
WORDS = ("three thousand men", "Moscow may have paid", "A test took place", "Nobody denies it")


@dataclass
class Case:
    """What the tests need to know of the dossier."""

    dossier: Dossier
    document: int
    quotes: list[int]
    uids: list[str]
    actor: int
    event: int
    note: int
    other: int


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Dossier.create(tmp_path / "case.dossier") as dossier:
        document = _document(dossier)
        ids = [_id(quotes.add(dossier, document, [_span(words)])) for words in WORDS]
        reader = dossier.reader()
        uids = [stored.quote(reader, id).uid for id in ids]
        actor = _id(records.create(dossier, RecordKind.ACTOR, name="Corée du Nord", kind="state"))
        event = _id(records.create(dossier, RecordKind.EVENT, label="Missile test", edtf="2024-10-30"))
        quotes.link(dossier, ids[2], RecordKind.EVENT, event)
        quotes.link(dossier, ids[0], RecordKind.ACTOR, actor)
        other = _id(notes.create(dossier, "Second thoughts", body="Nothing yet."))
        body = f"# Effects\n\nThree thousand are there {token(uids[0])}. A test was made {token(uids[2])}."
        note = _id(notes.create(dossier, "Effects for Tokyo", body=body))
        yield Case(dossier, document, ids, uids, actor, event, note, other)


@pytest.fixture
def desk(case: Case, qapp: object) -> Desk:
    return Desk(case.dossier)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rescue copies of a test belong to the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> NotesPane:
    made = NotesPane(desk)
    qtbot.addWidget(made)
    made.resize(460, 640)
    made.show()
    return made


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _id(changes: object) -> int:
    return int(changes.result)  # type: ignore[attr-defined]


def _document(dossier: Dossier) -> int:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    with dossier.operation("Import") as op:
        cursor = op.execute(
            """INSERT INTO document (uid, title, format, sha256, text_sha256, length, imported_at)
               VALUES (?, 'Background note', 'txt', ?, ?, ?, ?)""",
            (new_uid(), digest, digest, len(TEXT), now()),
        )
        id = int(cursor.lastrowid or 0)
        op.execute("INSERT INTO document_text (document_id, text) VALUES (?, ?)", (id, TEXT))
        op.execute(
            "INSERT INTO structure (document_id, blocks, pages) VALUES (?, ?, ?)",
            (id, '[[0, 61, "paragraph", 0], [62, 98, "paragraph", 0]]', '[[0, 98, "1"]]'),
        )
    return id
