"""How sure a sentence is: cue words, each in a main or a subordinate clause, and the most marked of the main ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.clauses import is_main, subordinate
from workbench.services.extract.records import Attribution, Cue
from workbench.services.extract.scope import governs, is_false
from workbench.services.extract.supposed import is_supposed, of_a_thought

# The most marked first: what is doubted is so whoever says it, a report wraps whatever else it reports, a denial yields
# to any hedge of it.
ORDER = (
    "divergent", "doubtful", "reported", "hypothetical", "probable", "conditional", "possible", "planned", "denied",
)  # fmt: skip
_CONDITIONAL = re.compile(
    r"(?<![\w-])(?:ser|aur|ir|fer|verr|enverr|mourr|courr|\w+[^é\W]er|\w+[^aoué\W]ir|\w+dr|\w+oir|\w+uir|\w+evr|\w+ivr"
    r"|\w+ttr|\w+îtr|\w+mpr|\w+iendr|\w*courr)ai(?:t|ent)(?![\w])"
)
_NOT_HEARSAY = re.compile(r"(?:pourr|devr|voudr|aimer|souhaiter|faudr|saur|préférer)ai")
_COUNTERFACTUAL = re.compile(r"\s(?:\w+\s)?(?:pas )?(?:dû|pu|fallu|mieux valu)\b")
_WITHOUT_IT = re.compile(
    r"aurai(?:t|ent) (?:\w+ment |sans doute )?(?:pas |jamais |guère |point |rien )?[^.;:,]{2,80} sans (?!doute\b)"
)
_IMPERFECT = re.compile(r"(?<![\w-])(?!pourr|devr)\w+(?:ait|aient)(?!\w)")
_SI = re.compile(r"(?<![\w'-])(?:[Ss]i (?!bien|peu|l'on veut)|[Ss]'(?=ils? ))")


def find_cues(text: str, sentence: Span, language: str, *, latest_year: int | None = None) -> list[Cue]:
    """The cues of one sentence in order; `latest_year` tells a future that is history by now."""
    regions = subordinate(text, sentence, language)
    found = list(_listed(text, sentence, language, regions, latest_year))
    if language == "fr":
        found.extend(_beside(found, _french_conditions(text, sentence, regions)))
    return sorted(found, key=lambda cue: cue.span)


def _beside(listed: Sequence[Cue], conditions: Iterator[Cue]) -> Iterator[Cue]:
    """The conditions that are no part of a listed cue: "serait probable" is probable."""
    hedges = [cue.span for cue in listed if cue.modality in ("possible", "probable", "doubtful") and cue.is_main]
    for cue in conditions:
        if cue.modality == "hypothetical" or not any(cue.span.overlaps(hedge) for hedge in hedges):
            yield cue


@lru_cache(maxsize=2)
def _between(language: str) -> str:
    """What may stand between the two halves of a cue, "compte pour sa part porter"; written "~" in the word list."""
    return rf"(?:, [^,.;:]{{3,50}},)? (?:(?:{'|'.join(lexicon.words('scope', language)['between'])}) ){{0,2}}"


@lru_cache(maxsize=1)
def _imperfects() -> frozenset[str]:
    """Imperfects that are spelt like a conditional: "montrait", "livraient"."""
    stems = lexicon.words("scope", "fr")["imperfects"]
    return frozenset(stem + ending for stem in stems for ending in ("ait", "aient"))


@lru_cache(maxsize=1)
def _asking() -> re.Pattern[str]:
    """What makes a question of the "si" behind it: "savoir si", "comme si"."""
    return re.compile(rf"(?:{'|'.join(lexicon.words('scope', 'fr')['asking'])}) $", re.I)


@lru_cache(maxsize=1)
def _set_phrases() -> re.Pattern[str]:
    """What begins with "si" and sets no condition: "s'il en fut", "si besoin"."""
    return re.compile(rf"(?:{'|'.join(lexicon.words('scope', 'fr')['set_phrases'])})(?!\w)", re.I)


@lru_cache(maxsize=1)
def _advice() -> re.Pattern[str]:
    """Conditionals that advise and tell of nothing: "gagnerait à attendre", "ferait bien de partir"."""
    return re.compile(rf"(?:{'|'.join(lexicon.words('scope', 'fr')['advice'])})", re.I)


@lru_cache(maxsize=2)
def _rules(language: str) -> list[tuple[dict[str, str], re.Pattern[str]]]:
    """Each cue of a language with the pattern of its ways, of which an analyst's own list may give one or many."""
    boundary = r"(?:(?<=')|(?<= )|(?!\w))"
    found = []
    for entry in lexicon.table("cues")[language]:
        listed = entry["pattern"] if isinstance(entry["pattern"], list) else [entry["pattern"]]
        ways = _with_parts("|".join(listed), language).replace("~", _between(language))
        pattern = _OPENING.sub(lambda _: _SENTENCE_START, ways)
        found.append((entry, re.compile(rf"(?<![\w-])(?:{pattern}){boundary}", re.I)))
    return found


def _with_parts(pattern: str, language: str) -> str:
    """A pattern with the parts that it names, "{month}", each of which scope.json has as one pattern or as a list."""
    parts = lexicon.words("scope", language)["parts"]
    found = _PART.search(pattern)
    while found is not None:
        part = parts[found[1]]
        listed = part if isinstance(part, str) else f"(?:{'|'.join(part)})"
        pattern = pattern[: found.start()] + listed + pattern[found.end() :]
        found = _PART.search(pattern)
    return pattern


_PART = re.compile(r"\{([a-z]+)\}")
# "^" in a word list means the beginning of a sentence, wherever in the text that is.
_OPENING = re.compile(r"(?<!\[)\^")
_SENTENCE_START = r"(?:^|(?<=[.!?…»”\"] )|(?<=\n))"


def _listed(text: str, sentence: Span, language: str, regions: list[Span], latest_year: int | None) -> Iterator[Cue]:
    taken: list[Span] = []
    for entry, pattern in _rules(language):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span()).trimmed(text)
            is_free = entry["where"] == "always" or not any(span.overlaps(other) for other in taken)
            if not is_free or is_false(entry, match, text, sentence, latest_year):
                continue
            if entry["modality"] != "denied" and entry["where"] not in ("always", "never"):
                taken.append(span)
            yield Cue(
                span,
                entry["modality"],
                f"modality.{entry['id']}",
                governs(entry, text, span, sentence, regions),
            )


def _french_conditions(text: str, sentence: Span, regions: list[Span]) -> Iterator[Cue]:
    """The conditional of hearsay, and "si" with its two halves."""
    whole = sentence.of(text)
    condition = _condition(whole)
    if condition is not None:
        span, main = condition
        span = Span(sentence.start + span.start, sentence.start + span.end)
        main = main and not any(region.start < span.start < region.end for region in regions)
        yield Cue(span, "hypothetical", "modality.hypothetical.si", main)
    for match in _CONDITIONAL.finditer(text, sentence.start, sentence.end):
        if match[0].lower() in _imperfects() or _NOT_HEARSAY.match(match[0].lower()):
            continue
        if match[0].startswith("aurai") and _COUNTERFACTUAL.match(text, match.end()):
            continue
        if _WITHOUT_IT.match(text, match.start(), sentence.end) and text.endswith("n'", 0, match.start()):
            # "Le moulin n'aurait pas tenu sans eux": it was not so.
            continue
        if _advice().match(text, match.start()) or (
            match[0].lower().startswith("serai") and of_a_thought("fr").match(text, match.end())
        ):
            continue
        span = Span(*match.span())
        supposed = condition is not None or is_supposed(text, sentence, match)
        name, modality = ("hypothetical.apodosis", "hypothetical") if supposed else ("conditional.mood", "conditional")
        yield Cue(span, modality, f"modality.{name}", is_main(span.start, regions))


def _condition(sentence: str) -> tuple[Span, bool] | None:
    """The "si" that makes a hypothesis, and whether it governs the sentence; "si" that concedes or asks is none."""
    for match in _SI.finditer(sentence):
        if _asking().search(sentence[max(0, match.start() - 20) : match.start()]):
            continue
        if _set_phrases().match(sentence, match.start()):
            continue
        end = sentence.find(",", match.end())
        clause = sentence[match.end() : end if end > 0 else len(sentence)]
        rest = sentence[: match.start()] + (sentence[end:] if end > 0 else "")
        unreal = _IMPERFECT.search(clause) is not None and not _CONDITIONAL.search(clause)
        if sentence[max(0, match.start() - 5) : match.start()].lower() == "même " and not (
            unreal and _CONDITIONAL.search(rest)
        ):
            continue
        then = _THEN.search(sentence, match.end())
        if then is not None and match.start() < _AT_ONCE:
            return Span(*match.span()).trimmed(sentence), True
        could = re.search(r"pourrai(?:t|ent)", rest) is not None
        plain = any(not _NOT_HEARSAY.match(m[0].lower()) for m in _CONDITIONAL.finditer(rest))
        future = re.search(r"\w(?:era|eront|ira|iront|dra|dront|ra|ront)\b", rest) is not None
        concedes = not unreal and (_DENIED if could else _OVER).search(clause) is not None
        must = _NOBODY_DOES.search(clause) is not None and re.search(r"\bdoi(?:t|vent)\b", rest) is not None
        if not (unreal or plain or must or ((could or future) and not concedes)):
            continue
        leads = match.start() < _AT_ONCE
        if leads and unreal and not (could or _CONDITIONAL.search(rest)) and _DID.search(rest):
            # "Si Riga y avait renoncé, Oslo l'a fait": two facts side by side.
            continue
        return Span(*match.span()).trimmed(sentence), leads or not could
    return None


# "Si le port y croit, alors il doit agir"
_THEN = re.compile(r",? alors (?=(?:elles?|ils?|on|je|tu|nous|vous|l[ae]s?|une?|ce|cela) |c'|l'|j')")
_AT_ONCE = 6
_DID = re.compile(
    r", [^;:]{2,120}?(?<![\w'-])(?:n'|l'|s'|y |en |lui |leur )?(?:a|ont|est|sont|fut|furent|reste|restent|demeure|demeurent|était|étaient"
    r"|avait|avaient|\w{2,}(?:èrent|ait|aient)|l'\w+e)(?![\w'-])"
)
# "Si le sel ne manque pas, le prix pourrait …": what is denied is conceded.
_DENIED = re.compile(r"\b(?:ne |n')[^,]*\b(?:pas|plus|jamais|guère)\b")
# "Si l'accord n'a pas tout réglé, il permettra …": what is over is, too; "s'il n'y parvient pas, il y aura" concedes nothing.
_OVER = re.compile(
    r"\b(?:ne |n')(?:a|ont|est|sont|était|étaient|avait|avaient|fut|furent|en est|y a|s'est|se sont|constitue|suffit|permet)\b[^,]*\b(?:pas|plus|jamais|guère)\b"
)
# "Si aucun berger ne vient, la vente doit …"
_NOBODY_DOES = re.compile(r"^(?: ?(?:aucune?|nul(?:le)?|personne)\b)")
_ADVERBS = ("modality.possible.adverb", "modality.probable.adverb")


def judged(
    cues: Sequence[Cue], attributions: Sequence[Attribution], main_attribution: bool
) -> tuple[str, tuple[str, ...]]:
    """The sentence's own modality and every label of it."""
    main = {cue.modality for cue in cues if cue.is_main}
    adverbs = [cue.span for cue in cues if cue.is_main and cue.rule in _ADVERBS]
    if adverbs:
        # "proviendrait peut-être de Libye": the adverb tells how sure it is, the mood goes with it.
        main = {cue.modality for cue in cues if cue.is_main and not _yields(cue, adverbs)}
    every = {cue.modality for cue in cues}
    if attributions or main_attribution:
        every.add("reported")
    if main_attribution:
        main.add("reported")
    first = next((modality for modality in ORDER if modality in main), "asserted")
    labels = [modality for modality in ORDER if modality in every]
    return first, tuple(labels if first != "asserted" else ["asserted", *labels])


def _yields(cue: Cue, adverbs: Sequence[Span]) -> bool:
    """Whether an adverb tells more: of the French mood in any place, of "would" at its side."""
    if cue.rule == "modality.hypothetical.would":
        return any(0 <= adverb.start - cue.span.end < _NEXT_TO for adverb in adverbs)
    return cue.rule == "modality.conditional.mood"


def is_denied(attribution: Attribution, cues: Sequence[Cue]) -> bool:
    """Whether nobody says it, or nobody thinks so: "do not believe that", "ne considère pas que"."""
    verb = attribution.cue
    return attribution.rule == "attribution.subject" and any(
        cue.is_main and cue.modality == "denied" and cue.span.start < verb.end and verb.start - cue.span.end < _NEXT_TO
        for cue in cues
    )


def is_undertaking(attribution: Attribution, cues: Sequence[Cue]) -> bool:
    """Whether what is said is what somebody binds himself to do: "a promis trois bacs", "s'est engagé à payer"."""
    return any(
        cue.is_main and cue.rule == "modality.planned.undertaking" and cue.span.overlaps(attribution.cue)
        for cue in cues
    )


# Only a space stands between "do not" and its verb.
_NEXT_TO = 2
