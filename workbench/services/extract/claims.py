"""Statements that the text gives to somebody, kept as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.services.extract.records import Claim, Sentence


def find_claims(sentences: Sequence[Sentence]) -> Iterator[Claim]:
    """One claim per sentence that names its source."""
    for sentence in sentences:
        if sentence.attributions:
            is_negative = any(cue.modality == "denied" for cue in sentence.cues)
            rule = sentence.attributions[0].rule
            yield Claim(sentence.span, sentence.attributions, sentence.modality, is_negative, rule)
