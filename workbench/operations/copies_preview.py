"""What bringing another copy in would do: for the window, for people in lines, for scripts with a key for each decision."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workbench.core.copies import FieldItem, Item, Prefer, Side, Status
from workbench.core.errors import DossierError, InvalidValue
from workbench.core.wording import tr
from workbench.operations.copies import Choice, Decisions, Situation
from workbench.operations.copies_left_behind import LeftBehindWords
from workbench.operations.copies_words import Words
from workbench.store.connection import copy_of, is_outdated, leaving_nothing
from workbench.store.dossier import Dossier

STATUSES = {
    Status.NEW: "new",
    Status.CHANGED_THERE: "changed there",
    Status.CHANGED_HERE: "changed here",
    Status.DELETED_THERE: "deleted there",
    Status.DELETED_HERE: "deleted here",
    Status.CONFLICT: "conflict",
}


@contextmanager
def opened(path: Path) -> Iterator[Dossier]:
    """Another dossier to look into; nothing is written to it, and one of an older version is upgraded in a copy."""
    with leaving_nothing(path), TemporaryDirectory() as folder:
        if is_outdated(path):
            copy = Path(folder) / path.name
            copy_of(path, copy)
            with Dossier.open(copy) as other:
                yield other
        else:
            with Dossier.open_to_read(path, tr("This copy is only looked into.")) as other:
                yield other


class Preview:
    """The situation in words."""

    def __init__(self, found: Situation, prefer: Prefer = Prefer.NEWER, decisions: Decisions | None = None) -> None:
        self._found = found
        self._words = Words(found)
        self._choice = Choice(found, prefer, decisions or {})

    def title(self, item: Item) -> str:
        """A row and what it is."""
        return self._words.title(item)

    def field(self, item: Item, field: FieldItem) -> tuple[str, str, str]:
        """A field's name, its value here and its value there."""
        return (self._words.label(item, field), *self._words.values(item, field))

    def stands(self, item: Item, field: FieldItem | None = None) -> Side:
        """Whose value would stand."""
        return self._choice.of_row(item) if field is None else self._choice.of_field(item, field)

    def lines(self) -> Iterator[str]:
        """One line a row that differs, and one a field."""
        for item in self._found.comparison.items:
            yield f"{tr(STATUSES[item.status])}: {self.title(item)}"
            for field in item.fields:
                label, mine, theirs = self.field(item, field)
                stands = tr("theirs stands") if self.stands(item, field) is Side.THEIRS else tr("ours stands")
                yield f"    {label} ({tr(STATUSES[field.status])}): {_one(mine)} | {_one(theirs)} — {stands}"
        yield from self.left_behind()
        same = sum(self._found.comparison.same.values())
        counted = {tr(STATUSES[status]): count for status, count in self._found.comparison.counts().items()}
        yield ", ".join([*(f"{count} {words}" for words, count in counted.items()), tr("{count} the same", count=same)])

    def left_behind(self) -> list[str]:
        """Changes that no decision can bring along, in sentences."""
        words = LeftBehindWords(self._found)
        return [words.sentence(one) for one in self._found.left_behind]

    def as_json(self) -> dict[str, Any]:
        """Every row that differs with its key; add "decision": "mine" or "theirs" to a row or field, and hand it back."""
        found = self._found.comparison
        return {
            "has_common_past": self._found.has_base,
            "counts": {status.value: count for status, count in found.counts().items()},
            "same": {table: count for table, count in found.same.items() if count},
            "left_behind": self.left_behind(),
            "items": [self._item(item) for item in found.items],
        }

    def _item(self, item: Item) -> dict[str, Any]:
        told: dict[str, Any] = {
            "key": item.key, "table": item.table, "name": self._words.name(item), "status": item.status.value,
        }  # fmt: skip
        if not item.fields:
            return {**told, "stands": self.stands(item).value}
        return {**told, "fields": [self._field(item, field) for field in item.fields]}

    def _field(self, item: Item, field: FieldItem) -> dict[str, Any]:
        label, mine, theirs = self.field(item, field)
        return {
            "key": item.field_key(field.column), "label": label, "status": field.status.value, "mine": mine,
            "theirs": theirs, "stands": self.stands(item, field).value,
        }  # fmt: skip


def _one(words: str) -> str:
    return " ".join(words.split()) or "–"


def decisions_in(path: Path) -> dict[str, Side]:
    """Key -> whose value stands, from a preview with decisions written into it or from plain pairs."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DossierError(
            tr("“{name}” cannot be read: {reason}.", name=path.name, reason=error.strerror or str(error))
        ) from error
    except ValueError as error:
        raise InvalidValue(
            tr("“{name}” is not JSON; write the decisions as the preview does.", name=path.name)
        ) from error
    pairs = dict(_pairs(held))
    wrong = next((value for value in pairs.values() if value not in set(Side)), None)
    if not isinstance(held, dict) or wrong is not None:
        raise InvalidValue(tr("A decision is “mine” or “theirs”, not “{value}”.", value=wrong))
    return {key: Side(value) for key, value in pairs.items()}


def _pairs(held: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(held, Mapping):
        return
    if not isinstance(held.get("items"), list):
        yield from held.items()
        return
    for item in held["items"]:
        for one in (item, *item.get("fields", ())):
            if "decision" in one:
                yield str(one["key"]), one["decision"]
