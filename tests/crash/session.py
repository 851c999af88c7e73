"""An editing session that goes the same way every time: each gesture is one that an analyst makes.

`python -m tests.crash.session DOSSIER` works until it is killed, and prints the number of each gesture once it is saved.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import Block, Ingested
from workbench.operations import documents, notes, quotes, records
from workbench.store import schema
from workbench.store.dossier import Dossier

LENGTH = 80
_WORDS = ["port", "ferry", "crane", "harbour", "tariff", "signal", "Æsir", "déjà", "🛰", "grain"]
# Identities and moments differ from run to run, and nothing else may.
_OWN = ("uid", "quote_uid", "fact_uid", "created_at", "saved_at", "imported_at", "rated_at", "made_at", "decided_at")


def gestures(dossier: Dossier, *, day: int = 0) -> Iterator[int]:
    """Make a day's gestures one after the other; yields the number of each when it is saved."""
    chance = random.Random(20241023 + day)
    for number in range(day * LENGTH + 1, (day + 1) * LENGTH + 1):
        _gesture(dossier, chance, number)
        yield number


def _gesture(dossier: Dossier, chance: random.Random, number: int) -> None:
    ids = {kind: _ids(dossier, kind) for kind in ("document", "quote", "actor", "event", "note", "tag")}
    choice = chance.randrange(12)
    if not ids["document"] or choice == 0:
        text = "\n".join(" ".join(chance.choices(_WORDS, k=40)) + f" {number}." for _ in range(20))
        ingested = Ingested(text, (Block(0, len(text)),), title=f"Report {number}", language="en")
        documents.add(dossier, ingested, text.encode(), f"{number}.txt")
    elif choice == 1 or not ids["actor"]:
        parent = chance.choice([None, *ids["actor"]])
        records.create(dossier, RecordKind.ACTOR, name=f"Actor {number}", kind="state", parent_id=parent)
    elif choice == 2 or not ids["event"]:
        place = chance.choice(ids["actor"])
        records.create(dossier, RecordKind.EVENT, label=f"Event {number}", edtf="2024-10", place_actor_id=place)
    elif choice in (3, 4) and ids["document"]:
        start = chance.randrange(300)
        with dossier.batch():
            quote = quotes.add(dossier, chance.choice(ids["document"]), [Span(start, start + 50)]).result
            assert isinstance(quote, int)
            quotes.link(dossier, quote, RecordKind.EVENT, chance.choice(ids["event"]))
    elif choice == 5 or not ids["note"]:
        notes.create(dossier, f"Note {number}", body=f"Words {number}")
    elif choice == 6:
        notes.save(dossier, chance.choice(ids["note"]), f"Other words {number} " * chance.randrange(1, 400))
    elif choice == 7:
        records.edit(dossier, RecordKind.ACTOR, chance.choice(ids["actor"]), name=f"Renamed {number}")
    elif choice == 8 and len(ids["actor"]) > 3:
        records.delete(dossier, RecordKind.ACTOR, chance.choice(ids["actor"]))
    elif choice == 9 and len(ids["document"]) > 2:
        records.delete(dossier, RecordKind.DOCUMENT, chance.choice(ids["document"]))
    elif choice == 10:
        dossier.undo()
    else:
        records.create(dossier, RecordKind.TAG, name=f"Tag {number}")


def _ids(dossier: Dossier, table: str) -> list[int]:
    with dossier.reading() as reader:
        return [row[0] for row in reader.rows(f'SELECT id FROM "{table}" ORDER BY id')]


def content(dossier: Dossier) -> str:
    """A digest of every row of every journalled table, but for what differs from run to run."""
    found = sha256()
    with dossier.reading() as reader:
        for table, shape in schema.tables(reader).items():
            columns = ", ".join(f'"{column}"' for column in shape.columns if column not in _OWN)
            found.update(repr((table, reader.rows(f'SELECT {columns} FROM "{table}" ORDER BY 1'))).encode())
    return found.hexdigest()


if __name__ == "__main__":
    with Dossier.open(Path(sys.argv[1])) as opened:
        for done in gestures(opened):
            sys.stdout.write(f"{done}\n")
            sys.stdout.flush()
        # Until it is killed.
        sys.stdin.read()
