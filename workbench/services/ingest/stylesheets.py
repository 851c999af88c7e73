"""Which elements a page's own style sheets hide, as far as simple rules say so."""

from __future__ import annotations

import re

# `.name`, `#name` or `tag.name`, alone: what depends on where an element stands is not followed.
_SELECTOR = re.compile(r"([a-z][a-z0-9-]*)?([.#])((?:[\w-]|[^\x00-\x7f])+)$", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NESTED = re.compile(r"[{}]")
_HIDING = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([a-z-]+)", re.IGNORECASE)
_SHOWN_MEDIA = frozenset(("", "all", "screen"))
_LONGEST = 2_000_000
_MOST_RULES = 20_000
# A page may hide these until its script has run, and a saved page never runs it.
_NEVER = frozenset(("html", "body", "main", "article"))


class StyleSheet:
    """Listens to a page's style elements; `hides` says what they hide from there on."""

    def __init__(self) -> None:
        self.is_open = False
        self.is_believed = True
        self.hidden_letters = 0
        self._heard: list[str] = []
        self._room = _LONGEST
        self._place = 0
        self._is_for_screen = True
        self._rules: dict[tuple[str, str, str, str], tuple[int, bool]] = {}
        self._names: set[str] = set()

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

    def hides(self, tag: str, attributes: dict[str, str | None]) -> bool:
        """Whether the last and most exact of the rules that name this element hides it."""
        if not self._rules or not self.is_believed or tag in _NEVER:
            return False
        names = [("#", attributes.get("id") or "")]
        names += [(".", name) for name in (attributes.get("class") or "")[:2_000].split()]
        names = [(mark, name) for mark, name in names if name in self._names]
        if not names or "display:" in "".join((attributes.get("style") or "").lower().split()):
            return False
        return self._is_off("display", tag, names) or self._is_off("visibility", tag, names)

    def _is_off(self, what: str, tag: str, names: list[tuple[str, str]]) -> bool:
        found = [
            ((mark == "#", bool(of), place), hides)
            for mark, name in names
            for of in ("", tag)
            if (rule := self._rules.get((what, of, mark, name))) is not None
            for place, hides in (rule,)
        ]
        return bool(found) and max(found)[1]

    def _learn(self, text: str) -> None:
        for selectors, declarations in _RULE.findall(_top_level(_COMMENT.sub(" ", text))):
            said = {name.lower(): value.lower() for name, value in _HIDING.findall(declarations)}
            if not said or len(self._rules) > _MOST_RULES:
                continue
            for selector in selectors.split(","):
                if match := _SELECTOR.fullmatch(selector.strip()):
                    tag, mark, name = match.groups()
                    self._names.add(name)
                    for what, value in said.items():
                        key = (what, (tag or "").lower(), mark, name)
                        self._place += 1
                        self._rules[key] = (self._place, value in ("none", "hidden", "collapse"))


def _top_level(text: str) -> str:
    """The rules that apply always: what stands inside @media and its like is left out."""
    kept: list[str] = []
    depth, done, is_at_rule = 0, 0, False
    for mark in _NESTED.finditer(text):
        if mark[0] == "{":
            if depth == 0:
                done += text[done : mark.start()].rfind(";") + 1
                is_at_rule = "@" in text[done : mark.start()]
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if not is_at_rule:
                    kept.append(text[done : mark.end()])
                done = mark.end()
    return "".join(kept)
