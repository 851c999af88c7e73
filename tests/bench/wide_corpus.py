"""Dossiers to look around in: many documents of 2 kB, or a million events and links; made once, then taken again.

`python -m tests.bench.wide_corpus KIND FILE` makes one of KIND "texts" or "links" through the bulk path of the app.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from tests.bench import corpus
from workbench.core.identity import derived_uid
from workbench.core.spans import Anchor, Span
from workbench.operations import documents
from workbench.store.dossier import Dossier, Operation

SIZE = 2_000
# kind -> documents, actors, events, quotes, claims
SIZES = {
    "texts": (100_000, 100_000, 20_000, 20_000, 10_000),
    "links": (1_000, 100_000, 1_000_000, 200_000, 100_000),
    "small": (300, 2_000, 3_000, 2_000, 500),
}
_SYLLABLES = ("ka", "rém", "dor", "vél", "sun", "tok", "mir", "jon", "pra", "zeb", "lin", "oss", "né", "hal")
_KINDS = ("state", "organisation", "person", "place", "office", "armed_force", "alliance", "group")
_MODALITIES = ("asserted", "reported", "conditional", "possible", "probable", "planned", "denied")
_MOMENT = "2024-01-01T00:00:00Z"


def at(path: Path, kind: str) -> Path:
    """The dossier of this kind at `path`, made when there is none."""
    if not path.exists():
        making = path.with_suffix(".making.dossier")
        making.unlink(missing_ok=True)
        _make(making, *SIZES[kind])
        making.rename(path)
    return path


def _make(path: Path, texts: int, actors: int, events: int, quotes: int, claims: int) -> None:
    with Dossier.create(path, title=f"{texts} documents, {events} events") as made:
        for first in range(0, texts, 10_000):
            with made.batch():
                for number in range(first, min(first + 10_000, texts)):
                    given = corpus.ingested(number, SIZE)
                    documents.add(made, given, given.text.encode(), f"report-{number}.txt")
        with made.operation("Fill") as op:
            _actors(op, actors)
            _events(op, events, actors)
            _quotes(op, quotes, texts, events, actors)
            _claims(op, claims, quotes, events, actors)
            _tags_and_notes(op, texts, quotes, events, actors)


def name(chance: random.Random) -> str:
    """A name of two words."""
    return " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).title() for _ in range(2))


def _actors(op: Operation, count: int) -> None:
    chance = random.Random(7919)
    rows, aliases = [], []
    for n in range(count):
        parent = None if n < 200 else chance.randint(1, 200) if n < count // 10 else chance.randint(1, count // 10)
        rows.append((derived_uid("actor", str(n)), _KINDS[n % len(_KINDS)], name(chance), parent))
        if n % 5 == 0:
            aliases.append((derived_uid("alias", str(n)), n + 1, name(chance), "fr"))
    op.execute_many("INSERT INTO actor (uid, kind, name, parent_id) VALUES (?, ?, ?, ?)", rows)
    op.execute_many("INSERT INTO actor_name (uid, actor_id, text, language) VALUES (?, ?, ?, ?)", aliases)
    graded = [(derived_uid("rating", str(n)), n + 1, "ABCDEF"[n % 6], _MOMENT) for n in range(0, count, 10)]
    op.execute_many("INSERT INTO reliability (uid, actor_id, grade, rated_at) VALUES (?, ?, ?, ?)", graded)


def _events(op: Operation, count: int, actors: int) -> None:
    chance = random.Random(11)
    words, weights = corpus.vocabulary()
    rows, parts = [], []
    for n in range(count):
        first = 738000 + chance.randrange(2200)
        last = first if n % 5 else first + chance.randrange(1, 60)
        label = " ".join(chance.choices(words, cum_weights=weights, k=6)).capitalize()
        rows.append((derived_uid("event", str(n)), label, first, last, chance.choice(_MODALITIES)))
        # A quarter of all events belong to one actor, the hub.
        parts.append((n + 1, 1 if n % 4 == 0 else chance.randrange(actors) + 1))
    op.execute_many("INSERT INTO event (uid, label, earliest, latest, modality) VALUES (?, ?, ?, ?, ?)", rows)
    op.execute_many("INSERT INTO participant (event_id, actor_id) VALUES (?, ?)", parts)


def _quotes(op: Operation, count: int, texts: int, events: int, actors: int) -> None:
    chance = random.Random(13)
    held = {number: corpus.text(number, SIZE) for number in range(min(texts, count))}
    quotes, parts, links = [], [], []
    for n in range(count):
        document = n % texts
        start = chance.randrange(SIZE - 200)
        anchor = Anchor.take(held[document], Span(start, start + chance.randint(40, 180)).trimmed(held[document]))
        span = anchor.span
        quotes.append((derived_uid("quote", str(n)), document + 1, span.start, span.end, _MOMENT))
        parts.append((n + 1, 0, span.start, span.end, anchor.exact, anchor.prefix, anchor.suffix))
        links.append((derived_uid("evidence", str(n)), n + 1, n % events + 1, None))
        links.append((derived_uid("evidence", f"a{n}"), n + 1, None, chance.randrange(actors) + 1))
    op.execute_many('INSERT INTO quote (uid, document_id, start, "end", created_at) VALUES (?, ?, ?, ?, ?)', quotes)
    op.execute_many(
        'INSERT INTO quote_part (quote_id, seq, start, "end", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?)',
        parts,
    )
    op.execute_many("INSERT INTO evidence (uid, quote_id, event_id, actor_id) VALUES (?, ?, ?, ?)", links)


def _claims(op: Operation, count: int, quotes: int, events: int, actors: int) -> None:
    chance = random.Random(17)
    words, weights = corpus.vocabulary()
    rows, said, links = [], [], []
    for n in range(count):
        text = " ".join(chance.choices(words, cum_weights=weights, k=12)).capitalize()
        credibility = str(chance.randint(1, 6)) if n % 3 == 0 else ""
        rows.append((derived_uid("claim", str(n)), text, chance.choice(_MODALITIES), credibility, n % events + 1))
        said.append((n + 1, 0, chance.randrange(actors) + 1))
        links.append((derived_uid("evidence", f"c{n}"), n % quotes + 1, n + 1))
    op.execute_many("INSERT INTO claim (uid, text, modality, credibility, event_id) VALUES (?, ?, ?, ?, ?)", rows)
    op.execute_many("INSERT INTO attribution (claim_id, seq, actor_id) VALUES (?, ?, ?)", said)
    op.execute_many("INSERT INTO evidence (uid, quote_id, claim_id) VALUES (?, ?, ?)", links)


def _tags_and_notes(op: Operation, texts: int, quotes: int, events: int, actors: int) -> None:
    chance = random.Random(19)
    op.execute_many(
        "INSERT INTO tag (uid, name) VALUES (?, ?)", [(derived_uid("tag", str(n)), f"Tag {n}") for n in range(60)]
    )
    for column, count in (("quote_id", quotes), ("document_id", texts), ("actor_id", actors), ("event_id", events)):
        pairs = {(chance.randrange(60) + 1, chance.randrange(count) + 1) for _ in range(count // 5)}
        op.execute_many(f"INSERT INTO tagging (tag_id, {column}) VALUES (?, ?)", sorted(pairs))
    notes = [
        (derived_uid("note", str(n)), f"Note {n}", corpus.text(10**6 + n, 600), _MOMENT, _MOMENT) for n in range(500)
    ]
    op.execute_many("INSERT INTO note (uid, title, body, created_at, saved_at) VALUES (?, ?, ?, ?, ?)", notes)


if __name__ == "__main__":
    began = time.perf_counter()
    made = at(Path(sys.argv[2]), sys.argv[1])
    print(f"{made}: {made.stat().st_size / 1e6:.0f} MB after {time.perf_counter() - began:.0f} s")
