"""Which elements a page's own style sheets hide, as far as simple rules say so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_NAME = r"(?:[\w-]|[^\x00-\x7f])+"
# One element of a selector: its tag, then classes, id and attributes; no state, no place among others.
_PART = re.compile(
    rf"(\*|[a-z][a-z0-9-]*)?((?:\.{_NAME}|#{_NAME}|\[[a-z][\w-]*(?:=[\"']?[\w-]*[\"']?)?\])*)", re.IGNORECASE
)
_MARK = re.compile(rf"([.#])({_NAME})|\[([\w-]+)(?:(=)[\"']?([\w-]*)[\"']?)?\]")
_STEPS = re.compile(r"\s*(>)\s*|\s+")
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NESTED = re.compile(r"[{}]")
_HIDING = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([a-z-]+)\s*(!\s*important)?", re.IGNORECASE)
_SHOWN_MEDIA = frozenset(("", "all", "screen"))
_LONGEST = 2_000_000
_MOST_RULES, _LONGEST_SELECTOR, _MOST_PARTS = 20_000, 200, 6
# Beyond so many comparisons of an element with what a rule asks of those around it no rule is followed further.
_MOST_COMPARED, _DEEPEST = 1_000_000, 60
# A page may hide these until its script has run, and a saved page never runs it.
_NEVER = frozenset(("html", "body", "main", "article"))


class Styled(NamedTuple):
    """What selectors ask of an element."""

    tag: str
    identity: str
    classes: frozenset[str]
    attributes: Mapping[str, str | None]


class _Part(NamedTuple):
    """One element of a selector; `is_parent` says that the next one lies in it directly."""

    tag: str
    identity: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]
    is_parent: bool

    def names(self, element: Styled) -> bool:
        return (
            self.tag in ("", element.tag)
            and self.identity in ("", element.identity)
            and self.classes <= element.classes
            and all(
                name in element.attributes and value in (None, element.attributes[name] or "")
                for name, value in self.attributes
            )
        )


class _Rule(NamedTuple):
    """What one selector says of one property: the later and the more exact of two rules counts."""

    weight: tuple[bool, int, int, int, int]
    what: str
    hides: bool
    parts: tuple[_Part, ...]


def styled(tag: str, attributes: Mapping[str, str | None]) -> Styled:
    """An element as selectors see it."""
    named = (attributes.get("class") or "")[:2_000]
    return Styled(tag, attributes.get("id") or "", frozenset(named.split()) if named else _NONE, attributes)


_NONE: frozenset[str] = frozenset()


class StyleSheet:
    """Listens to a page's style elements; `hides` says what they hide from there on."""

    def __init__(self) -> None:
        self.is_open = False
        self.is_believed = True
        self.hidden_letters = 0
        self._heard: list[str] = []
        self._room = _LONGEST
        self._is_for_screen = True
        # By the last part's id, class or tag, of which an element has few.
        self._rules: dict[str, list[_Rule]] = {}
        self._count = 0
        self._compared = 0

    @property
    def follows_elements(self) -> bool:
        """Whether there are rules, for which the elements around one have to be known."""
        return bool(self._rules) and self.is_believed

    def begin(self, media: str) -> None:
        """A style element has begun."""
        self.is_open, self._heard = True, []
        self._is_for_screen = media.strip().lower() in _SHOWN_MEDIA

    def data(self, words: str) -> None:
        """Words of the style element."""
        self._heard.append(words[: self._room])
        self._room -= len(self._heard[-1])

    def end(self, *, applies: bool) -> None:
        """The style element has ended."""
        if self.is_open and applies and self._is_for_screen:
            self._learn("".join(self._heard))
        self.is_open, self._heard = False, []

    def hides(self, element: Styled, around: Sequence[Styled | None]) -> bool:
        """Whether the last and most exact of the rules that name this element, which lies in those `around` it, hides it."""
        if not self.follows_elements or element.tag in _NEVER or self._compared > _MOST_COMPARED:
            return False
        keys = (f"#{element.identity}", *(f".{name}" for name in element.classes), element.tag, "*")
        rules = [rule for key in keys for rule in self._rules.get(key, ()) if self._names(rule, element, around)]
        if not rules or "display:" in "".join((element.attributes.get("style") or "").lower().split()):
            return False
        return any(
            max(found)[2]
            for what in ("display", "visibility")
            if (found := [(rule.weight, rule.what, rule.hides) for rule in rules if rule.what == what])
        )

    def _names(self, rule: _Rule, element: Styled, around: Sequence[Styled | None]) -> bool:
        *outer, own = rule.parts
        self._compared += 1
        if not own.names(element):
            return False
        place = len(around) - 1
        for part in reversed(outer):
            lowest = max(-1, len(around) - _DEEPEST, place - 1 if part.is_parent else -1)
            while place > lowest and not ((other := around[place]) is not None and part.names(other)):
                place -= 1
                self._compared += 1
            if place <= lowest:
                return False
            place -= 1
        return True

    def _learn(self, text: str) -> None:
        for selectors, declarations in _RULE.findall(_top_level(_COMMENT.sub(" ", text))):
            said = {name.lower(): (value.lower(), mark) for name, value, mark in _HIDING.findall(declarations)}
            if not said or self._count > _MOST_RULES:
                continue
            for selector in selectors.split(",")[:_MOST_RULES]:
                parts = _parts(selector.strip()) if len(selector) < _LONGEST_SELECTOR else ()
                if parts:
                    for what, (value, mark) in said.items():
                        self._add(parts, what, hides=value in ("none", "hidden", "collapse"), is_important=bool(mark))

    def _add(self, parts: tuple[_Part, ...], what: str, *, hides: bool, is_important: bool) -> None:
        own = parts[-1]
        key = f"#{own.identity}" if own.identity else f".{min(own.classes)}" if own.classes else own.tag or "*"
        self._count += 1
        weight = (
            is_important,
            sum(bool(part.identity) for part in parts),
            sum(len(part.classes) + len(part.attributes) for part in parts),
            sum(bool(part.tag) for part in parts),
            self._count,
        )
        self._rules.setdefault(key, []).append(_Rule(weight, what, hides, parts))


def _parts(selector: str) -> tuple[_Part, ...]:
    """The elements that a selector names, the outermost first; () when it asks for more than can be told here."""
    found: list[_Part] = []
    at = 0
    while at < len(selector):
        match = _PART.match(selector, at)
        step = _STEPS.match(selector, match.end()) if match else None
        end = step.end() if step else match.end() if match else at
        if match is None or not match[0] or len(found) >= _MOST_PARTS or (step is None and end < len(selector)):
            return ()
        marks = _MARK.findall(match[2])
        identities = [name for mark, name, *_ in marks if mark == "#"]
        found.append(
            _Part(
                (match[1] or "").lower().replace("*", ""),
                identities[0] if len(identities) == 1 else "",
                frozenset(name for mark, name, *_ in marks if mark == "."),
                tuple((name.lower(), value if equals else None) for _, _, name, equals, value in marks if name),
                step is not None and step[1] == ">",
            )
        )
        at = end
    return tuple(found)


def _top_level(text: str) -> str:
    """The rules that apply always: of what stands inside @media only that for every screen is taken in."""
    kept: list[str] = []
    depth, done, heading, inner = 0, 0, "", 0
    for mark in _NESTED.finditer(text):
        if mark[0] == "{":
            if depth == 0:
                done += text[done : mark.start()].rfind(";") + 1
                heading, inner = text[done : mark.start()].strip().lower(), mark.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if "@" not in heading:
                    kept.append(text[done : mark.end()])
                elif heading.removeprefix("@media").strip() in _SHOWN_MEDIA and heading.startswith("@media"):
                    kept.append(text[inner : mark.start()])
                done = mark.end()
    return "".join(kept)
