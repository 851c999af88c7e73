"""Bytes of a dossier changed at random: it opens and works or is refused in a sentence, and no quote lies unnoticed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.core.errors import WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.operations import files, records
from workbench.store.connection import Reader
from workbench.store.read import (
    actors,
    claims,
    documents,
    events,
    facts,
    history,
    notes,
    quotes,
    search,
    summary,
    tags,
    timeline,
    transfers,
    verification,
)

if TYPE_CHECKING:
    from tests.conftest import Filled


def _damaged(sound: bytes, chance: random.Random) -> bytes:
    held = bytearray(sound)
    at = chance.randrange(len(held))
    match chance.randrange(6):
        case 0 | 1:
            held[at] ^= 1 << chance.randrange(8)
        case 2:
            for _ in range(chance.randrange(2, 40)):
                held[chance.randrange(len(held))] = chance.randrange(256)
        case 3:
            length = chance.choice((4, 64, 512, 4096))
            held[at : at + length] = bytes(min(length, len(held) - at))
        case 4:
            page, other = (chance.randrange(len(held) // 4096) * 4096 for _ in range(2))
            held[page : page + 4096] = held[other : other + 4096]
        case _:
            del held[at:]
    return bytes(held)


def _look_around(reader: Reader) -> dict[str, str]:
    """Read what the window reads when an analyst looks at everything; the words of each quote by its identity."""
    shown: dict[str, str] = {}
    summary.summary(reader)
    history.ends(reader)
    for step in history.rows(reader):
        history.entries(reader, step.id)
    for row in documents.rows(reader):
        documents.document(reader, row.id)
        documents.text(reader, row.id)
        documents.structure(reader, row.id)
        for line in quotes.rows(reader, row.id):
            quote = quotes.quote(reader, line.id)
            shown[quote.uid] = quote.text
            quotes.cards(reader, [line.id])
    for each in actors.tree(reader):
        actors.actor(reader, each.id)
    for listed, one in ((events, events.event), (claims, claims.claim), (transfers, transfers.transfer)):
        for record in listed.rows(reader):
            one(reader, record.id)
    timeline.outline(reader)
    tags.rows(reader)
    for note in notes.rows(reader):
        notes.note(reader, note.id)
    facts.facts(reader, status="all")
    search.search(reader, "cargos")
    return shown


def _use(path: Path) -> tuple[dict[str, str], bool]:
    """Open, look at everything, make a gesture, verify: the quotes that were shown, and whether anything was said."""
    shown: dict[str, str] = {}
    try:
        with files.open_as_can_be(path) as dossier:
            with dossier.reading() as reader:
                is_told = any(verification.verify(reader)) or bool(dossier.reason_to_read_only)
                shown = _look_around(reader)
            records.create(dossier, RecordKind.TAG, name="a gesture")
            dossier.undo()
    except WorkbenchError:
        is_told = True
    return shown, is_told


@pytest.mark.timeout(1800)
def test_no_damage_ends_in_a_crash_or_in_a_quote_that_lies_unnoticed(
    filled: Filled, tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    pattern, path = tmp_path / "sound.dossier", tmp_path / "damaged.dossier"
    filled.dossier.backup_to(pattern)
    truth, is_told = _use(pattern)
    assert len(truth) == len(filled.quotes)
    assert not is_told
    connection = sqlite3.connect(pattern)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    sound = pattern.read_bytes()
    for number in range(rounds(60, 500)):
        for left in tmp_path.glob("damaged.dossier*"):
            left.unlink()
        path.write_bytes(_damaged(sound, random.Random(number)))
        try:
            shown, is_told = _use(path)
        except Exception as error:
            raise AssertionError(f"variant {number}") from error
        lies = {uid for uid, words in shown.items() if truth.get(uid) != words}
        assert is_told or not lies, f"variant {number}: {lies}"


@pytest.mark.timeout(1800)
def test_a_salvage_of_any_damage_ends_in_a_sound_dossier_or_in_a_sentence(
    filled: Filled, tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    pattern, path, target = tmp_path / "sound.dossier", tmp_path / "damaged.dossier", tmp_path / "new.dossier"
    filled.dossier.backup_to(pattern)
    truth, _ = _use(pattern)
    with sqlite3.connect(pattern) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    sound = pattern.read_bytes()
    for number in range(rounds(15, 200)):
        target.unlink(missing_ok=True)
        path.write_bytes(_damaged(sound, random.Random(number)))
        try:
            report = files.salvage(path, target)
        except WorkbenchError:
            assert not target.exists()
            continue
        shown, _ = _use(target)
        lies = {uid for uid, words in shown.items() if truth.get(uid) != words}
        assert report.findings or not lies, f"variant {number}: {lies}"
        assert not {one.rule for one in report.findings} & {"file-integrity", "foreign-key", "unreadable"}
