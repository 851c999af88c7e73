"""What an analyst has taught, applied to what the rules found: it outranks every rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from workbench.core.proposals import Lesson
from workbench.core.spans import Span
from workbench.services.extract.grid import Grid
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Actor, Analysis, Attribution, Mention, Sentence

_RULE = "taught"


def applied(text: str, found: Analysis, lessons: Sequence[Lesson]) -> Analysis:
    """`found` without stopped words, with taught names given to their actors, and with taught kinds."""
    if not lessons:
        return found
    found = _stopped(text, found, [one for one in lessons if one.kind == "stop"])
    found = _renamed(text, found, [one for one in lessons if one.kind == "alias"])
    return _sorted_out(text, found, [one for one in lessons if one.kind == "kind"])


def plain(words: str) -> str:
    """Words without case, accents, typography or an article before them.

    >>> plain("L’Étoile  du Nord")
    'etoile du nord'
    """
    bare = unicodedata.normalize("NFD", words.replace("’", "'"))
    bare = " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).casefold().split())
    return re.sub(r"^(?:l'|d'|les? |la |the |an? )", "", bare)


# -- stop words ----------------------------------------------------------------------------------------------------


def _stopped(text: str, found: Analysis, lessons: Sequence[Lesson]) -> Analysis:
    words: dict[str, set[str]] = {}
    for lesson in lessons:
        words.setdefault(lesson.about, set()).add(plain(lesson.words))

    def is_stopped(about: str, span: Span) -> bool:
        return about in words and plain(span.of(text)) in words[about]

    found = _without_actors(text, found, words.get("actor", set()))
    sentences = tuple(_without_sources(one, lambda cue: is_stopped("claim", cue.cue)) for one in found.sentences)
    held = {one.span: one for one in sentences}
    return replace(
        found,
        sentences=sentences,
        events=tuple(one for one in found.events if not is_stopped("event", one.date.span)),
        figures=tuple(one for one in found.figures if not is_stopped("figure", one.span)),
        transfers=tuple(one for one in found.transfers if not is_stopped("transfer", one.span)),
        claims=tuple(
            replace(one, sources=held[one.span].attributions)
            for one in found.claims
            if one.span not in held or held[one.span].attributions
        ),
    )


def _without_sources(sentence: Sentence, is_stopped: Callable[[Attribution], bool]) -> Sentence:
    kept = tuple(one for one in sentence.attributions if not is_stopped(one))
    if len(kept) == len(sentence.attributions):
        return sentence
    # Without its source a sentence is its author's own, unless it hedges by itself.
    own = next((cue.modality for cue in sentence.cues if cue.is_main), "asserted")
    modality = own if sentence.modality == "reported" and not kept else sentence.modality
    return replace(sentence, attributions=kept, modality=modality)


def _without_actors(text: str, found: Analysis, words: set[str]) -> Analysis:
    if not words:
        return found
    actors = []
    for actor in found.actors:
        mentions = tuple(one for one in actor.mentions if plain(one.span.of(text)) not in words)
        if mentions:
            actors.append(replace(actor, mentions=mentions))
    gone = {actor.id for actor in found.actors} - {actor.id for actor in actors}
    return _pointing(replace(found, actors=tuple(actors)), dict.fromkeys(gone, ""))


# -- names ---------------------------------------------------------------------------------------------------------


def _renamed(text: str, found: Analysis, lessons: Sequence[Lesson]) -> Analysis:
    for lesson in lessons:
        found = _with_alias(text, found, lesson)
    return found


def _with_alias(text: str, found: Analysis, lesson: Lesson) -> Analysis:
    """Every place that has the words names the actor that was taught, whomever the rules gave it to."""
    target = _target(found.actors, lesson)
    wanted = plain(lesson.words)
    moved: list[Mention] = []
    rest: list[Actor] = []
    for actor in found.actors:
        taken = [one for one in actor.mentions if actor.id != target and plain(one.span.of(text)) == wanted]
        moved += taken
        rest.append(replace(actor, mentions=tuple(one for one in actor.mentions if one not in taken)))
    moved += _unseen(text, lesson.words, [*rest, Actor("", "", "", "", tuple(moved))])
    if not moved:
        return found
    same = {actor.id: target for actor in rest if not actor.mentions}
    given = [replace(one, key=target, rule=_RULE, score=1.0, form="name") for one in moved]
    kept = [actor for actor in rest if actor.mentions or actor.id == target]
    return _pointing(replace(found, actors=_joined(kept, target, lesson, given)), same)


def _joined(actors: Sequence[Actor], target: str, lesson: Lesson, given: Sequence[Mention]) -> tuple[Actor, ...]:
    held = next((actor for actor in actors if actor.id == target), None)
    if held is None:
        kind = lesson.actor_kind or given[0].kind or "organisation"
        held = Actor(target, lesson.key, kind, lesson.name, ())
    mentions = sorted([*held.mentions, *given], key=lambda one: one.span)
    joined = replace(held, mentions=tuple(replace(one, kind=held.kind) for one in mentions))
    others = [actor for actor in actors if actor.id != target]
    return tuple(sorted([*others, joined], key=lambda actor: actor.mentions[0].span))


def _target(actors: Iterable[Actor], lesson: Lesson) -> str:
    """The id of the actor that a lesson means: the one in the text with its code or name, else one of its own."""
    for actor in actors:
        if (lesson.key and actor.key == lesson.key) or plain(actor.name) == plain(lesson.name):
            return actor.id
    return lesson.key or f"taught:{slug(lesson.name)}"


def _unseen(text: str, words: str, actors: Sequence[Actor]) -> list[Mention]:
    """Places that have the words and that no mention touches."""
    taken = Grid((one.span, one) for actor in actors for one in actor.mentions)
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    spans = [Span(*match.span()) for match in re.finditer(pattern, text)]
    return [Mention(span, "", "", "name", _RULE, 1.0) for span in spans if not taken.touches(span)]


# -- kinds ---------------------------------------------------------------------------------------------------------


def _sorted_out(text: str, found: Analysis, lessons: Sequence[Lesson]) -> Analysis:
    kinds = {plain(lesson.words): lesson.actor_kind for lesson in lessons}
    if not kinds:
        return found
    actors = []
    for actor in found.actors:
        names = [plain(actor.name), *(plain(one.span.of(text)) for one in actor.mentions if one.form == "name")]
        kind = next((kinds[name] for name in names if name in kinds), actor.kind)
        mentions = tuple(replace(one, kind=kind) for one in actor.mentions)
        actors.append(replace(actor, kind=kind, mentions=mentions))
    return replace(found, actors=tuple(actors))


# -- what points at actors -----------------------------------------------------------------------------------------


def _pointing(found: Analysis, same: dict[str, str]) -> Analysis:
    """The analysis with every id of `same` replaced by what it stands for; "" leaves the place empty."""
    if not same:
        return found

    def now(id: str) -> str:
        return same.get(id, id)

    def sources(listed: Sequence[Attribution]) -> tuple[Attribution, ...]:
        return tuple(replace(one, actor=now(one.actor)) for one in listed)

    return replace(
        found,
        sentences=tuple(replace(one, attributions=sources(one.attributions)) for one in found.sentences),
        events=tuple(
            replace(one, participants=tuple(dict.fromkeys(filter(None, map(now, one.participants)))))
            for one in found.events
        ),
        transfers=tuple(
            replace(one, donor=now(one.donor), recipient=now(one.recipient))
            for one in found.transfers
            if now(one.donor) or now(one.recipient)
        ),
        claims=tuple(replace(one, sources=sources(one.sources)) for one in found.claims),
    )
