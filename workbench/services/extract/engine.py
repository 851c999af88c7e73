"""The extraction engine: what one document says, as suggestions that a person decides on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.core.progress import Batch, Step
from workbench.core.proposals import Suggestion
from workbench.core.texts import Block
from workbench.core.wording import tr

ENGINE = "rules/2"


def propose(
    text: str, *, blocks: Sequence[Block], language: str, published: str | None
) -> Iterator[Step | Batch[Suggestion]]:
    """Read one document; each batch holds suggestions in the order of their words."""
    # The rules are loaded on the first reading, not with the window.
    from workbench.services.extract import proposing
    from workbench.services.extract.analysis import analyse

    yield Step(0, 2, tr("Reading the text…"))
    found = analyse(text, blocks=blocks, language=language, published=published)
    yield Step(1, 2, tr("Writing proposals…"))
    yield Batch(tuple(proposing.events(text, found, ENGINE)))
    yield Batch(tuple(proposing.actors(text, found, ENGINE)))
