"""What a note says beyond its sources: sentences without a citation, citations without a quote, words that drifted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.core import citations
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.services.assess.sentences import sentences

LONGEST_LABEL = 4
"""A sentence of this many words or fewer says too little to need a source."""

_JUDGEMENT = re.compile(
    r"(?:nous (?:jugeons|estimons|considérons|évaluons)|we (?:judge|assess|estimate|believe)"
    r"|(?:il est )?(?:à notre avis|selon nous)|in our (?:judge?ment|assessment|view))\b",
    re.IGNORECASE,
)
_LINE_MARK = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_MARKUP = re.compile(r"!?\[([^\]\[]*)\]\([^)\n]*\)|[*_~`#|>]")
_WORD = re.compile(r"\w[\w’'\-]*")
_QUOTED = re.compile(r"«\s*([^«»\n]+?)\s*»|“([^“”\n]+)”|\"([^\"\n]+)\"")
_MARKS = re.compile(r"\[@[0-9a-f]{32}\]|[*_]")
_OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.")
_TRAILING_TOKENS = re.compile(r"[\s,;]*(?:\[@[0-9a-f]{32}\][\s,;]*)+[.!?…]?[»”\"]?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at in a note: `rule` is stable; `start` and `end` are code points in the note's body."""

    rule: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """What the lint needs to know of a quote: its exact words, part by part."""

    exact_parts: tuple[str, ...]


def lint(body: str, known: Mapping[str, QuotedWords]) -> tuple[Finding, ...]:
    """The findings of a note's Markdown, in the order of the text; `known` holds the dossier's quotes by uid.

    Rules: `uncited-sentence`, `broken-citation`, `drifted-quote`.
    """
    tokens = citations.tokens(body)
    found = [*_broken(body, tokens, known)]
    for block in _prose(body):
        for sentence in _with_trailing_tokens(body, sentences(body, block.start, block.end), block.end):
            cited = [token for token in tokens if sentence.start <= token.start < sentence.end]
            found += _drifted(body, sentence, cited, known)
            if not cited and _needs_source(body, sentence):
                message = tr("This sentence cites no source; add a quote, or say that it is your judgement.")
                found.append(Finding("uncited-sentence", sentence.start, sentence.end, message))
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))


def _broken(body: str, tokens: tuple[citations.Token, ...], known: Mapping[str, QuotedWords]) -> Iterator[Finding]:
    """Citations of a quote that is gone, and references by a number that never was one's."""
    message = tr("The quote cited here is not in the dossier; cite another one or take the citation out.")
    for token in tokens:
        if token.uid not in known:
            yield Finding("broken-citation", token.start, token.end, message)
    for reference in citations.unresolved(body):
        yield Finding("broken-citation", reference.start, reference.end, message)


def _prose(body: str) -> list[Span]:
    """Paragraphs and list items: what is no heading, quotation, table, code or rule."""
    code = [span for span in citations.code_spans(body) if "\n" in span.of(body)]
    blocks: list[Span] = []
    at, is_open = 0, False
    for line in body.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        text = line.strip()
        is_code = any(span.start <= start < span.end for span in code)
        if is_open and _UNDERLINE.match(line):
            blocks.pop()
        if not text or is_code or text[0] in "#>|" or _RULE.match(line) or _UNDERLINE.match(line):
            is_open = False
            continue
        mark = _LINE_MARK.match(line)
        begin = start + (mark.end() if mark else 0)
        starts_item = bool(mark and mark[0].strip())
        if is_open and not starts_item:
            blocks[-1] = Span(blocks[-1].start, end)
        else:
            blocks.append(Span(begin, end))
        is_open = True
    return blocks


def _with_trailing_tokens(body: str, found: list[Span], limit: int) -> list[Span]:
    """A citation right behind a full stop belongs to the sentence that ends there."""
    kept: list[Span] = []
    done = 0
    for span in found:
        start = max(span.start, done)
        if start >= span.end:
            continue
        behind = _TRAILING_TOKENS.match(body, span.end, limit)
        done = behind.end() if behind else span.end
        kept.append(Span(start, max(span.end, done)).trimmed(body))
    return [span for span in kept if span.length]


def _needs_source(body: str, sentence: Span) -> bool:
    words = _MARKUP.sub(lambda match: match[1] or "", sentence.of(body)).strip()
    if words.endswith(":") or _JUDGEMENT.match(words):
        return False
    return len(_WORD.findall(words)) > LONGEST_LABEL


def _drifted(
    body: str, sentence: Span, cited: list[citations.Token], known: Mapping[str, QuotedWords]
) -> Iterator[Finding]:
    """Words in quotation marks that none of the quotes cited next behind them contains."""
    for match in _QUOTED.finditer(body, sentence.start, sentence.end):
        sources = _answering(body, match.end(), cited)
        quotes = [known[token.uid] for token in sources if token.uid in known]
        words = next(group for group in match.groups() if group is not None)
        if quotes and not any(_says(quote, words) for quote in quotes):
            message = tr(
                "The quote cited here does not contain “{words}”; copy its exact words.", words=_shortened(words)
            )
            yield Finding("drifted-quote", match.start(), match.end(), message)


def _answering(body: str, position: int, cited: list[citations.Token]) -> list[citations.Token]:
    """The first run of citations behind `position`; several words in quotation marks may share one run."""
    behind = [token for token in cited if token.start >= position]
    run: list[citations.Token] = []
    for token in behind:
        if run and body[run[-1].end : token.start].strip(" \t\n,;"):
            break
        run.append(token)
    return run


def _says(quote: QuotedWords, words: str) -> bool:
    """Whether the quote holds `words`, letter case, spaces and shapes of quotation marks aside."""
    said = _folded(" ".join(quote.exact_parts))
    at = 0
    for piece in _OMISSION.split(_MARKS.sub("", words)):
        piece = _folded(piece).strip(" .,;:")
        place = said.find(piece, at)
        if place < 0:
            return False
        at = place + len(piece)
    return True


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[’‘ʼ]", "'", text)
    text = re.sub(r"\s*[«»“”\"]\s*", '"', text)
    return " ".join(text.split())


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
