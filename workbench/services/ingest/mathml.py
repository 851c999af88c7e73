"""Formulas of web pages, books and OpenDocument (MathML) in one line, written as those of Word are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml import etree

from workbench.services.ingest.building import squeezed
from workbench.services.ingest.formulas import ROOTS, grouped
from workbench.services.ingest.markup import local

_SILENT = frozenset(("annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark", "none", "mprescripts"))
# Signs that are heard and not seen: “applied to”, “times”, “and”, “plus”.
_UNSEEN = str.maketrans(dict.fromkeys(range(0x2061, 0x2065)))
_OVER = {"→": "\u20d7", "¯": "\u0304", "‾": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303"}
_OVER |= {"˙": "\u0307", ".": "\u0307", "¨": "\u0308", "ˇ": "\u030c", "´": "\u0301", "`": "\u0300"}
_MOST, _DEEPEST = 20_000, 150


class Formula:
    """Listens to the elements of one formula; `words` is what it says."""

    def __init__(self) -> None:
        self._root = etree.Element("math")
        self._open = [self._root]
        self._count = 0
        self._rest: list[str] = []

    def begin(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """An element begins inside the innermost one."""
        self._count += 1
        if self._count > _MOST or len(self._open) > _DEEPEST or not tag.isalnum():
            return
        made = etree.SubElement(self._open[-1], tag)
        for name in ("open", "close", "separators", "linethickness"):
            if (value := attributes.get(name)) is not None:
                made.set(name, value.translate(_CONTROLS))
        self._open.append(made)

    def data(self, words: str) -> None:
        """Words of the innermost element."""
        inner = self._open[-1]
        words = words.translate(_CONTROLS)
        if self._count > _MOST:
            # What comes after more than a formula can be is read as it stands.
            self._rest.append(words)
            return
        if len(inner):
            inner[-1].tail = (inner[-1].tail or "") + words
        else:
            inner.text = (inner.text or "") + words

    def end(self, tag: str) -> bool:
        """An element ends, with all that is open inside of it; whether the formula has ended."""
        if tag == "math":
            return True
        names = [element.tag for element in self._open[1:]]
        if tag in names:
            del self._open[len(names) - names[::-1].index(tag) :]
        return False

    @property
    def words(self) -> str:
        """The formula in one line."""
        return linear(self._root) + "".join(self._rest)


# What XML cannot hold.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))


def linear(formula: etree._Element) -> str:
    """The letters and signs of a formula in reading order, with what shows its structure where that is lost."""
    name = local(formula)
    if name in _SILENT or not name:
        return ""
    if (write := _WRITERS.get(name)) is not None:
        return write(list(formula), formula)
    if not len(formula):
        return squeezed(formula.text or "").translate(_UNSEEN)
    return "".join([squeezed(formula.text or ""), *map(linear, formula)])


def _part(parts: list[etree._Element], number: int) -> str:
    return linear(parts[number]) if number < len(parts) else ""


def _all(parts: list[etree._Element]) -> str:
    return "".join(map(linear, parts))


def _mark(sign: str, words: str) -> str:
    return sign + grouped(words) if words.strip() else ""


def _fraction(parts: list[etree._Element], formula: etree._Element) -> str:
    stroke = "¦" if (formula.get("linethickness") or "1").rstrip("a-z%").startswith("0") else "/"
    return f"{grouped(_part(parts, 0))}{stroke}{grouped(_part(parts, 1))}"


def _over(parts: list[etree._Element], _formula: etree._Element) -> str:
    base, over = _part(parts, 0), _part(parts, 1)
    return grouped(base) + _OVER[over] if over in _OVER else base + _mark("^", over)


def _root(parts: list[etree._Element], _formula: etree._Element) -> str:
    base, degree = _part(parts, 0), _part(parts, 1)
    sign = ROOTS.get(degree)
    return f"{sign}{grouped(base)}" if sign else f"√({degree}&{base})"


def _fenced(parts: list[etree._Element], formula: etree._Element) -> str:
    between = (formula.get("separators") or ",")[:1]
    opening, closing = formula.get("open"), formula.get("close")
    inner = between.join(map(linear, parts))
    return f"{'(' if opening is None else opening}{inner}{')' if closing is None else closing}"


_WRITERS: Mapping[str, Callable[[list[etree._Element], etree._Element], str]] = MappingProxyType(
    {
        "mfrac": _fraction,
        "msup": lambda parts, _: grouped(_part(parts, 0)) + _mark("^", _part(parts, 1)),
        "msub": lambda parts, _: grouped(_part(parts, 0)) + _mark("_", _part(parts, 1)),
        "msubsup": lambda parts, _: (
            grouped(_part(parts, 0)) + _mark("_", _part(parts, 1)) + _mark("^", _part(parts, 2))
        ),
        "munder": lambda parts, _: _part(parts, 0) + _mark("_", _part(parts, 1)),
        "mover": _over,
        "munderover": lambda parts, _: _part(parts, 0) + _mark("_", _part(parts, 1)) + _mark("^", _part(parts, 2)),
        "msqrt": lambda parts, _: "√" + grouped(_all(parts)),
        "mroot": _root,
        "mfenced": _fenced,
        "mtable": lambda parts, _: "; ".join(map(linear, parts)),
        "mtr": lambda parts, _: ", ".join(map(linear, parts)),
        "mspace": lambda _parts, _: " ",
        "semantics": lambda parts, _: _part(parts, 0),
    }
)
