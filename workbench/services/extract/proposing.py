"""An analysis as suggestions, in the shapes that the dossier keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.core.proposals import Suggestion
from workbench.core.spans import Span
from workbench.services.extract.records import Actor, Analysis, Mention, Sentence

_SURE = 0.95
_SHORT = 6


def events(text: str, found: Analysis, engine: str) -> Iterator[Suggestion]:
    """One suggestion per dated sentence; the words of the date are its place."""
    for event in found.events:
        payload = {
            "label": event.label,
            "edtf": event.date.edtf,
            "quote": _pair(event.span),
            "inferred": event.date.inferred,
            "participants": list(event.participants),
        }
        span = event.date.span
        yield Suggestion("event", span, span.of(text), payload, event.rule, engine, event.score, event.modality)


def actors(text: str, found: Analysis, engine: str) -> Iterator[Suggestion]:
    """One suggestion per actor, with all its mentions; an actor that is only described scores low."""
    for actor in found.actors:
        first = actor.mentions[0]
        mentions = [[*_pair(m.span), _form(text, m)] for m in actor.mentions]
        payload = {"kind": actor.kind, "key": actor.key, "name": actor.name, "id": actor.id, "mentions": mentions}
        yield Suggestion("actor", first.span, first.span.of(text), payload, first.rule, engine, _score(actor))


def transfers(text: str, found: Analysis, engine: str) -> Iterator[Suggestion]:
    """One suggestion per transfer; donor and recipient are the ids of suggested actors."""
    for transfer in found.transfers:
        payload = {
            "donor": transfer.donor,
            "recipient": transfer.recipient,
            "kind": transfer.kind,
            "object": transfer.object.of(text),
            "object_span": _pair(transfer.object),
            "quote": _pair(_sentence(found, transfer.span)),
        }
        span = transfer.span
        yield Suggestion(
            "transfer", span, span.of(text), payload, transfer.rule, engine, transfer.score, transfer.modality
        )


def figures(text: str, found: Analysis, engine: str) -> Iterator[Suggestion]:
    """One suggestion per figure, with the sentence that states it."""
    for figure in found.figures:
        sentence = _holding(found, figure.span)
        payload = {
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "bound_words": figure.bound_words,
            "unit": figure.unit,
            "counted": figure.counted,
            "quote": _pair(sentence.span if sentence else figure.span),
        }
        modality = sentence.modality if sentence else "asserted"
        yield Suggestion("figure", figure.span, figure.span.of(text), payload, figure.rule, engine, 0.8, modality)


def claims(text: str, found: Analysis, engine: str) -> Iterator[Suggestion]:
    """One suggestion per sentence that says who says it; the sources come with their words and their cue."""
    for claim in found.claims:
        words = " ".join(claim.span.of(text).split())
        payload = {
            "text": words,
            "quote": _pair(claim.span),
            "polarity": "negative" if claim.is_negative else "positive",
            "sources": [
                {"actor": one.actor, "source": _pair(one.source), "cue": _pair(one.cue)} for one in claim.sources
            ],
        }
        yield Suggestion("claim", claim.span, claim.span.of(text), payload, claim.rule, engine, 0.75, claim.modality)


MAKERS: dict[str, Callable[[str, Analysis, str], Iterator[Suggestion]]] = {
    "actor": actors,
    "event": events,
    "transfer": transfers,
    "figure": figures,
    "claim": claims,
}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _holding(found: Analysis, span: Span) -> Sentence | None:
    return next((sentence for sentence in found.sentences if sentence.span.contains(span)), None)


def _sentence(found: Analysis, span: Span) -> Span:
    sentence = _holding(found, span)
    return sentence.span if sentence else span


def _form(text: str, mention: Mention) -> str:
    words = mention.span.of(text)
    return "acronym" if mention.form == "name" and words.isupper() and 1 < len(words) <= _SHORT else mention.form


def _score(actor: Actor) -> float:
    """The surest mention, a little less when the text names the actor only once."""
    best = max(mention.score for mention in actor.mentions)
    return best if len(actor.mentions) > 1 or best >= _SURE else round(best - 0.05, 2)
