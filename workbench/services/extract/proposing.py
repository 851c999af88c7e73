"""An analysis as suggestions, in the shapes that the dossier keeps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from workbench.core.proposals import Suggestion
from workbench.core.spans import Span
from workbench.services.extract.records import Actor, Analysis, Mention, Sentence

_SURE = 0.95
_SHORT = 6


class Source:
    """A text with all that was found in it, as the makers of suggestions ask for it."""

    def __init__(self, text: str, found: Analysis, engine: str) -> None:
        self.text = text
        self.found = found
        self.engine = engine
        self.names = {actor.id: actor.name for actor in found.actors}
        self._starts = [sentence.span.start for sentence in found.sentences]
        self._dates: dict[int, list[str]] = {}
        for date in found.dates:
            if date.edtf and not date.inferred and (sentence := self.holding(date.span)):
                self._dates.setdefault(sentence.span.start, []).append(date.edtf)

    def holding(self, span: Span) -> Sentence | None:
        """The sentence that `span` lies in."""
        at = bisect_right(self._starts, span.start) - 1
        sentence = self.found.sentences[at] if at >= 0 else None
        return sentence if sentence is not None and sentence.span.contains(span) else None

    def common(self, span: Span) -> dict[str, Any]:
        """What every payload says of the sentence around `span`: its place, its cue words and its sources."""
        sentence = self.holding(span)
        if sentence is None:
            return {"quote": _pair(span), "cues": [], "sources": []}
        sources = [
            {
                "actor": one.actor,
                "name": self.names.get(one.actor, ""),
                "source": _pair(one.source),
                "cue": _pair(one.cue),
            }
            for one in sentence.attributions
        ]
        cues = [[*_pair(cue.span), cue.modality, cue.rule] for cue in sentence.cues]
        cues += [[*_pair(one.cue), "reported", one.rule] for one in sentence.attributions]
        return {"quote": _pair(sentence.span), "cues": sorted(cues), "sources": sources}

    def date_of(self, span: Span) -> str | None:
        """The date of the sentence around `span`, where it states exactly one."""
        sentence = self.holding(span)
        dates = self._dates.get(sentence.span.start, []) if sentence else []
        return dates[0] if len(dates) == 1 else None


def events(source: Source) -> Iterator[Suggestion]:
    """One suggestion per dated sentence; the words of the date are its place."""
    for event in source.found.events:
        payload = {
            "label": event.label,
            "edtf": event.date.edtf,
            "inferred": event.date.inferred,
            "participants": [{"id": id, "name": source.names.get(id, ""), "role": ""} for id in event.participants],
            **source.common(event.span),
            "quote": _pair(event.span),
        }
        span = event.date.span
        yield Suggestion(
            "event", span, span.of(source.text), payload, event.rule, source.engine, event.score, event.modality
        )


def actors(source: Source) -> Iterator[Suggestion]:
    """One suggestion per actor, with all its mentions; an actor that is only described scores low."""
    for actor in source.found.actors:
        first = actor.mentions[0]
        payload = {
            "kind": actor.kind,
            "key": actor.key,
            "name": actor.name,
            "id": actor.id,
            "is_known": _is_known(actor),
            "mentions": [[*_pair(mention.span), _form(source.text, mention)] for mention in actor.mentions],
            "cues": [],
        }
        words = first.span.of(source.text)
        yield Suggestion("actor", first.span, words, payload, first.rule, source.engine, _score(actor))


def transfers(source: Source) -> Iterator[Suggestion]:
    """One suggestion per transfer; donor and recipient are the ids of suggested actors."""
    for transfer in source.found.transfers:
        payload = {
            "donor": transfer.donor,
            "donor_name": source.names.get(transfer.donor, ""),
            "recipient": transfer.recipient,
            "recipient_name": source.names.get(transfer.recipient, ""),
            "kind": transfer.kind,
            "object": " ".join(transfer.object.of(source.text).split()),
            "object_span": _pair(transfer.object),
            "edtf": source.date_of(transfer.span),
            **source.common(transfer.span),
        }
        span, score = transfer.span, transfer.score
        words = span.of(source.text)
        yield Suggestion("transfer", span, words, payload, transfer.rule, source.engine, score, transfer.modality)


def figures(source: Source) -> Iterator[Suggestion]:
    """One suggestion per figure, with the sentence that states it."""
    for figure in source.found.figures:
        sentence = source.holding(figure.span)
        payload = {
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "bound_words": figure.bound_words,
            "unit": figure.unit,
            "counted": figure.counted,
            **source.common(figure.span),
        }
        modality = sentence.modality if sentence else "asserted"
        words = figure.span.of(source.text)
        yield Suggestion("figure", figure.span, words, payload, figure.rule, source.engine, 0.8, modality)


def claims(source: Source) -> Iterator[Suggestion]:
    """One suggestion per sentence that says who says it; the sources come with their words and their cue."""
    for claim in source.found.claims:
        payload = {
            "text": " ".join(claim.span.of(source.text).split()),
            "polarity": "negative" if claim.is_negative else "positive",
            **source.common(claim.span),
        }
        words = claim.span.of(source.text)
        yield Suggestion("claim", claim.span, words, payload, claim.rule, source.engine, 0.75, claim.modality)


def suggestions(text: str, found: Analysis, engine: str) -> Iterator[Suggestion]:
    """Everything that an analysis suggests, kind by kind; `engine` is the version that found it."""
    source = Source(text, found, engine)
    for maker in (actors, events, transfers, figures, claims):
        yield from maker(source)


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _is_known(actor: Actor) -> bool:
    """Whether the lists know the actor and the text names it: nothing is left to guess."""
    rules = {mention.rule for mention in actor.mentions}
    return "known.name" in rules and all(rule.startswith("known.") for rule in rules) and "known.half" not in rules


def _form(text: str, mention: Mention) -> str:
    words = mention.span.of(text)
    return "acronym" if mention.form == "name" and words.isupper() and 1 < len(words) <= _SHORT else mention.form


def _score(actor: Actor) -> float:
    """The surest mention, a little less when the text names the actor only once."""
    best = max(mention.score for mention in actor.mentions)
    return best if len(actor.mentions) > 1 or best >= _SURE else round(best - 0.05, 2)
