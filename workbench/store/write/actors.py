"""What merging two actors moves."""

from __future__ import annotations

from workbench.core.identity import new_uid
from workbench.store.dossier import Operation

_OWNED = (
    ("reliability", "actor_id"), ("transfer", "donor_id"), ("transfer", "recipient_id"),
    ("event", "place_actor_id"), ("attribution", "actor_id"),
)  # fmt: skip


def hand_over(op: Operation, from_id: int, to_id: int) -> None:
    """Point everything that points at one actor at the other; what would then stand twice stays with the first."""
    for table, column in _OWNED:
        op.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (to_id, from_id))
    op.execute(
        """DELETE FROM attribution WHERE actor_id = ?1 AND EXISTS (SELECT 1 FROM attribution AS nearer
           WHERE nearer.claim_id = attribution.claim_id AND nearer.actor_id = ?1 AND nearer.seq < attribution.seq)""",
        (to_id,),
    )
    op.execute(
        """UPDATE mention SET actor_id = ?1 WHERE actor_id = ?2 AND NOT EXISTS (SELECT 1 FROM mention AS held
           WHERE held.actor_id = ?1 AND held.document_id = mention.document_id
               AND held.start = mention.start AND held."end" = mention."end")""",
        (to_id, from_id),
    )
    op.execute("UPDATE actor SET parent_id = ?1 WHERE parent_id = ?2 AND id <> ?1", (to_id, from_id))
    op.execute("UPDATE OR IGNORE participant SET actor_id = ? WHERE actor_id = ?", (to_id, from_id))
    op.execute("UPDATE OR IGNORE tagging SET actor_id = ? WHERE actor_id = ?", (to_id, from_id))
    op.execute(
        """UPDATE evidence SET actor_id = ?1 WHERE actor_id = ?2
           AND quote_id NOT IN (SELECT quote_id FROM evidence WHERE actor_id = ?1)""",
        (to_id, from_id),
    )


def keep_names(op: Operation, from_id: int, to_id: int) -> None:
    """The other's names become aliases, each once."""
    name = op.execute("SELECT name FROM actor WHERE id = ?", (from_id,)).fetchone()[0]
    held = {row[0] for row in op.execute("SELECT text FROM actor_name WHERE actor_id = ?", (to_id,))}
    if name not in held:
        op.execute("INSERT INTO actor_name (uid, actor_id, text) VALUES (?, ?, ?)", (new_uid(), to_id, name))
    for id, text in op.execute("SELECT id, text FROM actor_name WHERE actor_id = ?", (from_id,)).fetchall():
        if text not in held:
            op.execute("UPDATE actor_name SET actor_id = ? WHERE id = ?", (to_id, id))
