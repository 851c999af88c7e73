"""Fact packs: offered when their document comes in, applied as one gesture, made from any document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue, NotFound, WorkbenchError
from workbench.core.wording import tr
from workbench.files import seed
from workbench.operations.pack_application import Application, Report
from workbench.operations.texts import replace_whole
from workbench.services.exchange import making
from workbench.services.exchange import pack as packs
from workbench.store.dossier import Dossier
from workbench.store.read import documents, exchange

__all__ = ["Report", "Shipped", "apply", "apply_file", "make", "offer", "read", "write"]


class Shipped(NamedTuple):
    """A pack that comes with the workbench: its file and the quotes it brings."""

    path: Path
    quotes: frozenset[str]
    digests: tuple[str, str]


def offer(dossier: Dossier, document_id: int) -> Path | None:
    """The shipped pack of this document, by its bytes or its text; None when there is none or it was applied already."""
    shipped = _shipped(seed("packs"))
    with dossier.reading() as reader:
        held = documents.document(reader, document_id)
        found = shipped.get(held.sha256) or shipped.get(held.text_sha256)
        is_applied = found is not None and not found.quotes.isdisjoint(exchange.uids(reader, "quote"))
    return None if found is None or is_applied else found.path


def offer_among(dossier: Dossier, document_ids: Sequence[int]) -> Path | None:
    """The shipped pack of the first of these documents that has one, as `offer` tells it; a thousand cost no more than one."""
    among = set(document_ids)
    shipped = {pack.path: pack.digests for pack in _shipped(seed("packs")).values()}
    with dossier.reading() as reader:
        known = {id for digests in shipped.values() for id in exchange.documents_of(reader, *digests)}
    offered = (offer(dossier, id) for id in sorted(known & among))
    return next((path for path in offered if path is not None), None)


@lru_cache(maxsize=1)
def _shipped(folder: Path) -> Mapping[str, Shipped]:
    """SHA-256 of bytes and of text -> the pack that is about them."""
    found: dict[str, Shipped] = {}
    for path in sorted(folder.glob("*.json")):
        pack = read(path)
        shipped = Shipped(path, frozenset(quote["uid"] for quote in pack["quotes"]), _digests(pack))
        found.update(dict.fromkeys(shipped.digests, shipped))
    return found


def read(path: Path) -> packs.Pack:
    """The pack in a file; WorkbenchError in one sentence when it cannot be read or is none."""
    try:
        return packs.parse(path.read_bytes())
    except OSError as error:
        raise WorkbenchError(
            tr("“{name}” cannot be read: {reason}.", name=path.name, reason=error.strerror or str(error))
        ) from error
    except InvalidValue as error:
        raise InvalidValue(f"{path.name}: {error}") from error


def apply_file(dossier: Dossier, path: Path, *, document_id: int | None = None) -> Changes:
    """`apply` for a pack in a file."""
    return apply(dossier, read(path), document_id=document_id)


def apply(dossier: Dossier, pack: Mapping[str, Any], *, document_id: int | None = None) -> Changes:
    """The pack's facts in, as one undoable gesture; `result` is the Report.

    A record that is there already, by its identity, stays as it is; what is missing is added. `document_id` names a
    document whose text differs from the pack's: its quotes are then found again, or reported as lost.
    """
    held = packs.check(dict(pack))
    with dossier.operation(tr("Apply fact pack")) as op:
        if document_id is None:
            document_id = _document_of(exchange.documents_of(op.reader, *_digests(held)), held)
        op.result = Application(op, held, document_id).run()
        op.rename(tr("Apply fact pack: {title}", title=documents.document(op.reader, document_id).title))
    return dossier.changes(op)


def _digests(pack: packs.Pack) -> tuple[str, str]:
    return pack["document"]["sha256"], pack["document"]["text_sha256"]


def _document_of(found: list[int], pack: packs.Pack) -> int:
    if found:
        return found[0]
    title, sha256 = pack["document"]["title"], pack["document"]["sha256"]
    if isinstance(title, str):
        message = tr(
            "This pack is about “{title}”, which is not in the dossier; import the file whose SHA-256 is {sha256} first.",
            title=title,
            sha256=sha256,
        )
    else:
        message = tr(
            "This pack’s document is not in the dossier; import the file whose SHA-256 is {sha256} first.",
            sha256=sha256,
        )
    raise NotFound(message)


def make(dossier: Dossier, document_id: int) -> packs.Pack:
    """The pack of one document: its facts, none of its sentences."""
    with dossier.reading() as reader:
        text = documents.text(reader, document_id)
        return making.make(exchange.everything(reader, document_id), text)


def write(dossier: Dossier, document_id: int, target: Path) -> None:
    """The pack of one document, as a file that is there whole or not at all."""
    replace_whole(target, packs.dump(make(dossier, document_id)).encode("utf-8"))
