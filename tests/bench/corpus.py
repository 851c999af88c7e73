"""Dossiers of a stated size, the same on every machine: words and places come from a seed and nothing else."""

from __future__ import annotations

import random
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from workbench.core.identity import derived_uid
from workbench.core.kinds import BlockKind
from workbench.core.spans import Anchor, Span
from workbench.core.texts import Block, Ingested
from workbench.operations import documents
from workbench.store.dossier import Dossier, Operation

_WORDS = [
    "le",
    "ministère",
    "affirme",
    "que",
    "la",
    "délégation",
    "aurait",
    "livré",
    "des",
    "munitions",
    "au",
    "port",
    "et",
    "que",
    "la",
    "coopération",
    "pourrait",
    "durer",
    "selon",
    "une",
    "source",
    "proche",
    "du",
    "dossier",
    "the",
    "agency",
    "reported",
    "that",
    "the",
    "shipment",
    "had",
    "reached",
    "the",
    "border",
    "in",
    "autumn",
    "while",
    "officials",
    "declined",
    "to",
    "confirm",
    "figures",
    "trois",
    "mille",
    "soldats",
    "neuf",
    "millions",
    "octobre",
    "novembre",
    "missile",
    "accord",
    "sanctions",
    "énergie",
    "charbon",
    "pétrole",
    "frontière",
    "exercice",
    "conjoint",
    "résolution",
    "comité",
    "experts",
    "satellite",
    "lancement",
]


_SYLLABLES = [
    "ba",
    "cor",
    "dé",
    "fra",
    "gui",
    "lo",
    "mé",
    "nou",
    "par",
    "qua",
    "ré",
    "sta",
    "tion",
    "u",
    "ver",
    "xi",
    "zo",
    "an",
    "ber",
    "cla",
    "eur",
    "for",
    "ment",
    "able",
    "ique",
    "ance",
]


@lru_cache(maxsize=1)
def vocabulary() -> tuple[list[str], list[float]]:
    """30,000 words with the weights of a natural text (the n-th word is 1/n as frequent): an index feels the difference."""
    chance = random.Random(5)
    words = list(dict.fromkeys(_WORDS))
    seen = set(words)
    while len(words) < 30_000:
        word = "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4)))
        if word not in seen:
            seen.add(word)
            words.append(word)
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


_SMALL = {
    "fr": [
        "de",
        "la",
        "le",
        "les",
        "et",
        "des",
        "en",
        "un",
        "une",
        "du",
        "à",
        "que",
        "dans",
        "est",
        "pour",
        "qui",
        "sur",
        "pas",
        "au",
        "par",
        "il",
        "avec",
        "ne",
        "plus",
        "ce",
        "son",
        "ont",
        "sont",
    ],
    "en": [
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "that",
        "is",
        "for",
        "on",
        "with",
        "as",
        "by",
        "it",
        "from",
        "at",
        "was",
        "which",
        "be",
        "has",
        "have",
        "are",
        "not",
        "this",
        "an",
    ],
}


def report(number: int, size: int = 13_000) -> str:
    """Document `number` as files come: in one language, nearly every second word a small one of it; else as `text`."""
    chance = random.Random(104_729 * number + 3)
    small = chance.choice(list(_SMALL.values()))
    words, weights = vocabulary()
    paragraphs: list[str] = []
    length = 0
    while length < size:
        count = chance.randint(25, 60)
        pairs = zip(chance.choices(small, k=count), chance.choices(words, cum_weights=weights, k=count), strict=True)
        paragraph = " ".join(word for pair in pairs for word in (pair if chance.random() < 0.85 else pair[1:]))
        paragraphs.append(f"{paragraph.capitalize()}.")
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def text(number: int, size: int = 13_000) -> str:
    """Document `number`: about `size` characters in paragraphs, French and English words mixed."""
    chance = random.Random(7919 * number + 7)
    words, weights = vocabulary()
    paragraphs: list[str] = []
    length = 0
    while length < size:
        paragraph = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(40, 110))).capitalize() + "."
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def ingested(number: int, size: int = 13_000) -> Ingested:
    """The same, as the reader of text files would give it."""
    words = text(number, size)
    blocks, at = [], 0
    for paragraph in words.split("\n\n"):
        blocks.append(Block(at, at + len(paragraph), BlockKind.PARAGRAPH))
        at += len(paragraph) + 2
    return Ingested(words, tuple(blocks), title=f"Report {number}", language="fr", encoding="utf-8")


def dossier(path: Path, *, texts: int, quotes: int, actors: int, events: int, size: int = 13_000) -> Path:
    """A dossier at `path` with that many records, every quote linked to an event and an actor."""
    with Dossier.create(path, title=f"Bench {texts} documents") as made:
        with made.batch():
            for number in range(texts):
                given = ingested(number, size)
                documents.add(made, given, given.text.encode(), f"report-{number}.txt")
        with made.operation("Fill") as op:
            _actors(op, actors)
            _events(op, events, actors)
            _quotes(op, quotes, texts, events, actors, size)
    return path


def _actors(op: Operation, count: int) -> None:
    kinds = ("state", "organisation", "person", "place", "office", "armed_force")
    rows = [
        (derived_uid("actor", str(n)), kinds[n % 6], f"Actor {n:06d}", None if n < 50 else n % 50 + 1)
        for n in range(count)
    ]
    op.execute_many("INSERT INTO actor (uid, kind, name, parent_id) VALUES (?, ?, ?, ?)", rows)


def _events(op: Operation, count: int, actors: int) -> None:
    chance = random.Random(11)
    modalities = ("asserted", "reported", "conditional", "possible")
    rows, parts = [], []
    for n in range(count):
        first = 738000 + chance.randrange(2200)
        last = first if n % 5 else first + chance.randrange(1, 60)
        rows.append((derived_uid("event", str(n)), f"Event {n}", None, first, last, modalities[n % 4]))
        parts.extend((n + 1, id) for id in {chance.randrange(actors) + 1, min(actors, int(chance.paretovariate(1)))})
    op.execute_many("INSERT INTO event (uid, label, edtf, earliest, latest, modality) VALUES (?, ?, ?, ?, ?, ?)", rows)
    op.execute_many("INSERT INTO participant (event_id, actor_id) VALUES (?, ?)", parts)


def _quotes(op: Operation, count: int, texts: int, events: int, actors: int, size: int) -> None:
    chance = random.Random(13)
    held = {number: text(number, size) for number in range(texts)}
    quotes, parts, links = [], [], []
    for n in range(count):
        document = n % texts
        start = chance.randrange(size - 200)
        anchor = Anchor.take(held[document], Span(start, start + chance.randint(40, 180)).trimmed(held[document]))
        span = anchor.span
        quotes.append((derived_uid("quote", str(n)), document + 1, span.start, span.end, "2024-01-01T00:00:00Z"))
        parts.append((n + 1, 0, span.start, span.end, anchor.exact, anchor.prefix, anchor.suffix))
        links.append((derived_uid("evidence", str(n)), n + 1, n % events + 1, None))
        links.append((derived_uid("evidence", f"a{n}"), n + 1, None, n % actors + 1))
    op.execute_many('INSERT INTO quote (uid, document_id, start, "end", created_at) VALUES (?, ?, ?, ?, ?)', quotes)
    op.execute_many(
        'INSERT INTO quote_part (quote_id, seq, start, "end", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?)',
        parts,
    )
    op.execute_many("INSERT INTO evidence (uid, quote_id, event_id, actor_id) VALUES (?, ?, ?, ?)", links)
