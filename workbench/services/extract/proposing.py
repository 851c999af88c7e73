"""An analysis as suggestions, in the shapes that the dossier keeps."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.core.proposals import Suggestion
from workbench.services.extract.records import Actor, Analysis, Mention

_SURE = 0.95
_SHORT = 6


def events(text: str, found: Analysis, engine: str) -> Iterator[Suggestion]:
    """One suggestion per dated sentence; the words of the date are its place."""
    for event in found.events:
        payload = {
            "label": event.label,
            "edtf": event.date.edtf,
            "quote": [event.span.start, event.span.end],
            "participants": list(event.participants),
        }
        span = event.date.span
        yield Suggestion("event", span, span.of(text), payload, event.rule, engine, event.score, event.modality)


def actors(text: str, found: Analysis, engine: str) -> Iterator[Suggestion]:
    """One suggestion per actor, with all its mentions; an actor that is only described scores low."""
    for actor in found.actors:
        first = actor.mentions[0]
        mentions = [[m.span.start, m.span.end, _form(text, m)] for m in actor.mentions]
        payload = {"kind": actor.kind, "key": actor.key, "name": actor.name, "mentions": mentions}
        yield Suggestion("actor", first.span, first.span.of(text), payload, first.rule, engine, _score(actor))


def _form(text: str, mention: Mention) -> str:
    words = mention.span.of(text)
    return "acronym" if mention.form == "name" and words.isupper() and 1 < len(words) <= _SHORT else mention.form


def _score(actor: Actor) -> float:
    """The surest mention, a little less when the text names the actor only once."""
    best = max(mention.score for mention in actor.mentions)
    return best if len(actor.mentions) > 1 or best >= _SURE else round(best - 0.05, 2)
