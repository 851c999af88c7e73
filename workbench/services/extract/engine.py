"""The extraction engine: what one document says, as suggestions that a person decides on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.core.progress import Step
from workbench.core.proposals import Lesson, Suggestion
from workbench.core.texts import Block
from workbench.core.wording import tr

if TYPE_CHECKING:
    from workbench.services.extract.records import Analysis

ENGINE = "rules/20"
# So much of a longer text is read first: its proposals can be looked at while the rest is read.
_FIRST = 6_000


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a text, or in its first part (`is_partial`); `is_reduced` where no model helped."""

    suggestions: tuple[Suggestion, ...]
    is_partial: bool
    is_reduced: bool
    analysis: Analysis


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
    lessons: Sequence[Lesson] = (),
    with_model: bool = False,
) -> Iterator[Step | Found]:
    """Read one document; of a long one first what its beginning says, then all of it.

    `with_model` loads the language's model where one is installed: only in a process that may block for seconds.
    """
    # The rules are loaded on the first reading, not with the window.
    from workbench.services.extract.analysis import analysed
    from workbench.services.extract.language import reading_language
    from workbench.services.extract.lessons import applied
    from workbench.services.extract.model import load
    from workbench.services.extract.proposing import suggestions

    language = reading_language(text, language)
    model = load(language) if with_model else None

    def read(words: str, blocks: Sequence[Block], first: float, last: float) -> Iterator[Step | Found]:
        reading = analysed(words, blocks=blocks, language=language, published=published, model=model)
        while True:
            try:
                done = round(100 * (first + (last - first) * next(reading)))
            except StopIteration as end:
                found = applied(words, end.value, lessons)
                break
            if done > told[-1]:
                told.append(done)
                yield Step(done, 100, tr("Reading the text…"))
        yield Found(tuple(suggestions(words, found, ENGINE)), last < 1, model is None, found)

    told = [0]
    yield Step(0, 100, tr("Reading the text…"))
    cut = _cut(text, blocks)
    share = cut / (cut + len(text)) if cut else 0.0
    if cut:
        yield from read(text[:cut], [block for block in blocks if block.end <= cut], 0.0, share)
    yield from read(text, blocks, share, 1.0)


def _cut(text: str, blocks: Sequence[Block]) -> int:
    """Where the part that is read first ends, at the end of a paragraph; 0 where the text is short."""
    if len(text) < 2 * _FIRST:
        return 0
    end = min((block.end for block in blocks if block.end >= _FIRST), default=text.find("\n", _FIRST))
    return end if 0 < end < len(text) // 2 + _FIRST else 0
