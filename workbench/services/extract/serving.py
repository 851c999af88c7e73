"""The engine as the job child runs it: one document in, suggestions out, the first ones while the rest is still read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.core.kinds import BlockKind
from workbench.core.progress import Step
from workbench.core.proposals import Lesson, Suggestion
from workbench.core.texts import Block
from workbench.services.extract import engine, model
from workbench.services.extract.messages import as_message
from workbench.services.extract.wire import as_data

Message = dict[str, Any]
# The window takes a message apart in one go: one of a long report's thousands of suggestions would be a stall.
_AT_ONCE = 200
# An actor of a book may have thousands of mentions: each counts.
_MENTIONS_AT_ONCE = 1_000


def warm() -> None:
    """Load the rules with their word lists, and the models that are installed, before the first document.

    A model reads once here, so that it opens no file later; the patterns of a language are made when a text needs them.
    """
    from workbench.services.extract import analysis, language, lessons, lexicon, proposing  # noqa: F401

    for name in lexicon.NAMES:
        lexicon.table(name)
    for spoken, words in _FIRST_WORDS.items():
        if (installed := model.load(spoken)) is not None:
            analysis.analyse(words, blocks=(), language=spoken, model=installed)


_FIRST_WORDS = {
    "fr": "Selon Oslo, le 3 mai 2024, la Norvège a livré dix chars à la Suède.",
    "en": "According to Oslo, Norway delivered ten tanks to Sweden on 3 May 2024.",
}


def serve(payload: bytes, options: Mapping[str, Any]) -> Iterator[Message]:
    """Read the text in `payload`: {"step": [done, total, words]}, {"suggestions"} and {"is_partial", "is_reduced", ...}.

    The latter closes the suggestions before it. That on the whole text also has "sentences" [[start, end, 1 for a
    heading], ...] and, where `wants_found`, "found": everything, as scripts read it.
    """
    text = payload.decode("utf-8", "surrogatepass")
    items = engine.propose(
        text,
        blocks=[Block(start, end, BlockKind(kind), level) for start, end, kind, level in options["blocks"]],
        language=options["language"],
        published=options["published"],
        lessons=[Lesson(**lesson) for lesson in options["lessons"]],
        with_model=True,
    )
    for item in items:
        if isinstance(item, Step):
            yield {"step": [item.done, item.total, item.text]}
            continue
        for some in _portions(item.suggestions):
            yield {"suggestions": [as_message(one) for one in some]}
        yield _summed(item, wants_found=bool(options.get("wants_found")))


def _portions(suggestions: Sequence[Suggestion]) -> Iterator[list[Suggestion]]:
    """The suggestions in order, in messages that are taken apart in a few milliseconds."""
    some: list[Suggestion] = []
    weight = 0
    for one in suggestions:
        more = len(one.payload.get("mentions", ()))
        if some and (len(some) >= _AT_ONCE or weight + more > _MENTIONS_AT_ONCE):
            yield some
            some, weight = [], 0
        some.append(one)
        weight += more
    if some:
        yield some


def _summed(found: engine.Found, *, wants_found: bool) -> Message:
    analysis = found.analysis
    message: Message = {
        "is_partial": found.is_partial,
        "is_reduced": found.is_reduced,
        "language": analysis.language,
        "engine": engine.ENGINE,
    }
    if not found.is_partial:
        message["sentences"] = [[one.span.start, one.span.end, int(one.is_heading)] for one in analysis.sentences]
        message["found"] = as_data(analysis) if wants_found else None
    return message
