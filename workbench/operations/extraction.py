"""Documents read by the extraction rules in the job child: what they suggest becomes proposals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from workbench.core.changes import Changes
from workbench.core.errors import Cancelled
from workbench.core.proposals import Suggestion, reconciled, renamed
from workbench.core.wording import tr
from workbench.jobs.worker import Limits, Worker
from workbench.operations import lessons
from workbench.operations.accepted_names import named_in
from workbench.services.extract.messages import suggestion
from workbench.store.dossier import Dossier, Operation
from workbench.store.operation import MERGE_WINDOW
from workbench.store.read import documents
from workbench.store.read import proposals as reads
from workbench.store.write import proposals as write

# A long text with a model that has to be loaded first.
_LONGEST = 900.0
_FREED_AT_ONCE = 200

SERVICE = "workbench.services.extract.serving:serve"


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps of one document are behind; `text` says what is under way."""

    done: int
    total: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Proposals that have come: how many are new, what a pane must refresh by, and whether all of the text was read."""

    document_id: int
    added: int
    changes: Changes
    is_partial: bool
    is_reduced: bool
    language: str
    found: dict[str, Any] | None = None


def reading_worker() -> Worker:
    """A child process to read documents in: it may load a language model, and a long text takes its time."""
    return Worker(limits=Limits(memory=4 * 1024**3, cpu_seconds=900, seconds=900))


def extract(
    dossier: Dossier,
    document_id: int,
    worker: Worker,
    *,
    is_gesture: bool = True,
    joins: str = "",
    wants_found: bool = False,
) -> Iterator[Progress | Proposed]:
    """Propose what the rules find in one document, the first proposals while the rest is still read.

    What was decided stays decided. A reading that somebody asked for (`is_gesture`) is one undoable gesture; one that
    follows an import leaves no step in the history, lest undo take back a machine's work instead of the analyst's; one
    that a gesture called for `joins` it, as long as that is the last one. Cancelled when the text became another.
    """
    # To look a book through for every name that is known takes seconds: no gesture waits for that.
    with dossier.reading_apart() as reader:
        about = documents.document(reader, document_id)
        text = documents.long_text(reader, document_id)
        blocks, _ = documents.structure(reader, document_id)
        accepted = [asdict(lesson) for lesson in named_in(reader, text)]
    taught = lessons.for_engine(dossier)
    options = {
        "language": about.language,
        "published": about.published,
        "blocks": [[block.start, block.end, block.kind.value, block.level] for block in blocks],
        "lessons": [*accepted, *taught],
        "wants_found": wants_found,
    }
    gathered: list[Suggestion] = []
    for message in worker.run(SERVICE, text.encode("utf-8", "surrogatepass"), **options):
        if "step" in message:
            yield Progress(*message["step"])
        elif "suggestions" in message:
            gathered += map(suggestion, message["suggestions"])
        else:
            yield _publish(dossier, about, gathered, message, is_gesture=is_gesture, joins=joins)
            _let_go(gathered)


def _let_go(some: list[Any]) -> None:
    """Give back thousands of payloads a few at a time: in one go no other thread could do anything for that long."""
    while some:
        del some[-_FREED_AT_ONCE:]


def _publish(
    dossier: Dossier,
    about: documents.DocumentDetail,
    gathered: Sequence[Suggestion],
    message: Mapping[str, Any],
    *,
    is_gesture: bool,
    joins: str,
) -> Proposed:
    if is_gesture or joins:
        label, key = tr("Propose facts: {title}", title=about.title), joins or f"extract {about.id}"
        with dossier.operation(label, merge_key=key, merge_within=_LONGEST if joins else MERGE_WINDOW) as op:
            _, added = _write(op, about, gathered, message)
        changes = dossier.changes(op)
    else:
        with dossier.apart() as op:
            touched, added = _write(op, about, gathered, message)
        # A pane asks whether anything of these tables changed, never which row of the readings.
        changes = Changes(rows={"proposal": touched, "extraction": frozenset({about.id})})
    is_partial, is_reduced = message["is_partial"], message["is_reduced"]
    return Proposed(about.id, added, changes, is_partial, is_reduced, message["language"], message.get("found"))


def _write(
    op: Operation, about: documents.DocumentDetail, gathered: Sequence[Suggestion], message: Mapping[str, Any]
) -> tuple[frozenset[int], int]:
    """Write the proposals as the dossier is now: a decision may have been taken while the text was read."""
    document_id = about.id
    if documents.document(op.reader, document_id).text_sha256 != about.text_sha256:
        # Read again, or that undone: what was found is at the places of another text.
        raise Cancelled
    called = reads.corrected_names(op.reader, document_id)
    suggested = [_as_called(one, called) for one in gathered] if called else gathered
    held = reads.held(op.reader, document_id)
    plan = reconciled(held, suggested, is_partial=message["is_partial"])
    _let_go(held)
    touched = write.carry_out(op, document_id, plan)
    if not message["is_partial"]:
        write.keep_reading(
            op,
            document_id,
            engine=message["engine"],
            is_reduced=message["is_reduced"],
            sentences=message["sentences"],
        )
    return touched, len(plan.added)


def _as_called(one: Suggestion, called: Mapping[str, str]) -> Suggestion:
    """A statement that names actors as an analyst has corrected them in this review."""
    payload = dict(one.payload)
    for actor, name in called.items():
        payload = renamed(payload, actor, name) or payload
    return replace(one, payload=payload)


def extract_all(
    dossier: Dossier, document_ids: Sequence[int], worker: Worker, *, wants_found: bool = False
) -> Iterator[Proposed]:
    """Propose what the rules find in each document; how each reading went."""
    for id in document_ids:
        for item in extract(dossier, id, worker, wants_found=wants_found):
            if isinstance(item, Proposed):
                yield item


def how_to_add_model(language: str) -> str:
    """The sentence that says how a model for `language` is added."""
    return tr(
        "To add one: pip install {extra}, then start the program again.", extra=f'"analyst-workbench[{language}]"'
    )
