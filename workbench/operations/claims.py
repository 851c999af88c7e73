"""Claims: who says so."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.store.dossier import Dossier
from workbench.store.read import claims
from workbench.store.read.names import short
from workbench.store.read.references import reference
from workbench.store.write import rows


def attribute(dossier: Dossier, claim_id: int, actor_ids: Sequence[int]) -> Changes:
    """Set a claim's attribution chain, nearest the document first."""
    with dossier.operation(tr("Attribute claim")) as op:
        claim = claims.claim(op.reader, claim_id)
        if [link.id for link in claim.attribution] != list(actor_ids):
            rows.delete_where(op, "attribution", "claim_id", claim_id)
            chain = [{"claim_id": claim_id, "seq": seq, "actor_id": id} for seq, id in enumerate(actor_ids)]
            rows.insert_many(op, "attribution", chain)
        names = " > ".join(reference(op.reader, RecordKind.ACTOR, id).label for id in actor_ids)
        op.rename(
            tr("Attribute “{claim}” to {names}", claim=short(claim.text, 40), names=short(names, 60))
            if names
            else tr("Attribute “{claim}” to nobody", claim=short(claim.text, 40))
        )
    return dossier.changes(op)
