"""The extraction engine: what one document says, as suggestions that a person decides on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.core.progress import Batch, Step
from workbench.core.proposals import Suggestion
from workbench.core.texts import Block
from workbench.core.wording import tr

ENGINE = "rules/2"
PROPOSED = ("event", "actor")


def is_reduced(language: str) -> bool:
    """Whether names are found by rules alone because no model for `language` is installed."""
    from workbench.services.extract.model import installed

    return installed(language) is None


def propose(
    text: str,
    *,
    blocks: Sequence[Block],
    language: str,
    published: str | None,
    kinds: Sequence[str] = PROPOSED,
    with_model: bool = False,
) -> Iterator[Step | Batch[Suggestion]]:
    """Read one document; one batch for each of `kinds` (event, actor, transfer, figure, claim), in the text's order.

    `with_model` loads the language's model where one is installed: only in a process that may block for seconds.
    """
    # The rules are loaded on the first reading, not with the window.
    from workbench.services.extract.analysis import analyse
    from workbench.services.extract.language import reading_language
    from workbench.services.extract.model import load
    from workbench.services.extract.proposing import MAKERS

    yield Step(0, len(kinds) + 1, tr("Reading the text…"))
    language = reading_language(text, language)
    model = load(language) if with_model else None
    found = analyse(text, blocks=blocks, language=language, published=published, model=model)
    for done, kind in enumerate(kinds, start=1):
        yield Step(done, len(kinds) + 1, tr("Writing proposals…"))
        yield Batch(tuple(MAKERS[kind](text, found, ENGINE)))
