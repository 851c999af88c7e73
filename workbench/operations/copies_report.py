"""What bringing two copies together did, in words and for scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.core.columns import noun
from workbench.core.wording import tr, trn


@dataclass(frozen=True, slots=True)
class Decided:
    """One conflict and how it ended, in words: `stands` and `gave_way` are the two values."""

    key: str
    what: str
    stands: str
    gave_way: str


@dataclass(frozen=True, slots=True)
class Report:
    """Rows by table that came in, changed or went, the conflicts and how they ended, and what was left out."""

    made: Mapping[str, int]
    changed: Mapping[str, int]
    gone: Mapping[str, int]
    decided: tuple[Decided, ...]
    left_out: int
    # Quotes that have no place in the reading of their document that stands.
    lost: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()

    def and_read(
        self, decided: Sequence[Decided], lost: Sequence[str], read: int, left_behind: Sequence[str]
    ) -> Report:
        """The same with documents that were read as they are there, and with what stayed behind."""
        changed = {**self.changed, "document": self.changed.get("document", 0) + read} if read else self.changed
        return replace(
            self,
            changed=changed,
            decided=(*decided, *self.decided),
            lost=tuple(lost),
            left_behind=tuple(left_behind),
        )

    def __bool__(self) -> bool:
        return any((self.made, self.changed, self.gone))

    def _counted(self, rows: Mapping[str, int]) -> str:
        return ", ".join(tr("{label}: {value}", label=tr(noun(table)), value=count) for table, count in rows.items())

    def __str__(self) -> str:
        lines = []
        if self.made:
            lines.append(tr("Brought in: {what}.", what=self._counted(self.made)))
        if self.changed:
            lines.append(tr("Changed: {what}.", what=self._counted(self.changed)))
        if self.gone:
            lines.append(tr("Deleted, as it was there: {what}.", what=self._counted(self.gone)))
        if not self:
            lines.append(tr("Nothing to bring in: all of it is here."))
        lines += [
            tr("Conflict — {what}: “{stands}” stands, “{gave_way}” gave way.", what=one.what, stands=one.stands,
               gave_way=one.gave_way)
            for one in self.decided
        ]  # fmt: skip
        lines += [tr("No place any more: {words}.", words=words) for words in self.lost]
        lines += self.left_behind
        if self.left_out:
            lines.append(
                trn(
                    "{count} link was left out, because what it belongs to is not here.",
                    "{count} links were left out, because what they belong to is not here.",
                    self.left_out,
                )
            )
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """The report for scripts."""
        return {
            "made": dict(self.made),
            "changed": dict(self.changed),
            "deleted": dict(self.gone),
            "conflicts": [
                {"key": one.key, "what": one.what, "stands": one.stands, "gave_way": one.gave_way}
                for one in self.decided
            ],
            "left_out": self.left_out,
            "quotes_lost": list(self.lost),
            "left_behind": list(self.left_behind),
        }
