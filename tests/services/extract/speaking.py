"""What the tests of speech ask of one sentence."""

from __future__ import annotations

from workbench.services.extract.analysis import analyse


def sources(text: str, language: str) -> list[str]:
    """Who speaks in the first sentence of `text`."""
    return [source for source, _ in told(text, language)]


def told(text: str, language: str) -> list[tuple[str, str]]:
    """The sources of the first sentence of `text` with their cues."""
    sentence = analyse(text, blocks=[], language=language).sentences[0]
    return [(one.source.of(text), one.cue.of(text)) for one in sentence.attributions]
