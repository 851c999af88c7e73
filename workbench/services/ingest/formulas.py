"""Formulas of Word in one line, as they are typed: fractions with a stroke, raised and lowered parts with ^ and _."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml import etree

from workbench.services.ingest.markup import local

_WHOLE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
"""Signs of the roots that have one, by degree."""

_GONE = frozenset(("del", "moveFrom", "rPr", "ctrlPr", "instrText", "delText"))


def linear(formula: etree._Element) -> str:
    """The letters and signs of an Office formula in reading order, with what shows its structure where that is lost.

    A fraction of a+b over c is “(a+b)/c”, the square of x “x^2”, a root “√(x+1)”, a sum “∑_(i=1)^n i”.
    """
    name = local(formula)
    if name in _GONE or (name.endswith("Pr") and name != "oMathPr"):
        return ""
    if name == "t":
        return formula.text or ""
    if (write := _WRITERS.get(name)) is not None:
        return write(formula)
    return "".join(map(linear, formula))


def grouped(words: str) -> str:
    """`words` in brackets unless they are one number, one word, one sign or bracketed already.

    >>> grouped("12,5"), grouped("a+b"), grouped("(a)(b)"), grouped("(a+b)")
    ('12,5', '(a+b)', '((a)(b))', '(a+b)')
    """
    words = words.strip()
    return words if not words or _WHOLE.fullmatch(words) or _is_bracketed(words) else f"({words})"


def _is_bracketed(words: str) -> bool:
    if not (words.startswith("(") and words.endswith(")")):
        return False
    depth = 0
    for place, letter in enumerate(words):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and place < len(words) - 1:
            return False
    return True


def _of(formula: etree._Element, name: str) -> str:
    """The words of one part of a structure; "" when it has none."""
    found = formula.find(f"{{*}}{name}")
    return linear(found) if found is not None else ""


def _property(formula: etree._Element, name: str, otherwise: str) -> str:
    """What a structure says of itself, in the element of its properties."""
    found = formula.find(f"{{*}}{local(formula)}Pr/{{*}}{name}")
    if found is None:
        return otherwise
    return next((str(value) for key, value in found.attrib.items() if str(key).rpartition("}")[2] == "val"), "")


def _is_set(formula: etree._Element, name: str) -> bool:
    return _property(formula, name, "0") not in ("0", "off", "false")


def _scripts(formula: etree._Element, lower: str = "sub", upper: str = "sup") -> str:
    below, above = grouped(_of(formula, lower)), grouped(_of(formula, upper))
    return (f"_{below}" if below else "") + (f"^{above}" if above else "")


def _fraction(formula: etree._Element) -> str:
    stroke = "¦" if _property(formula, "type", "bar") == "noBar" else "/"
    return f"{grouped(_of(formula, 'num'))}{stroke}{grouped(_of(formula, 'den'))}"


def _script(formula: etree._Element) -> str:
    return grouped(_of(formula, "e")) + _scripts(formula)


def _before(formula: etree._Element) -> str:
    return _scripts(formula) + _of(formula, "e")


def _root(formula: etree._Element) -> str:
    degree = "" if _is_set(formula, "degHide") else _of(formula, "deg").strip()
    words = _of(formula, "e")
    sign = ROOTS.get(degree)
    return f"{sign}{grouped(words)}" if sign else f"√({degree}&{words})"


def _sum(formula: etree._Element) -> str:
    sign = _property(formula, "chr", "∫") or "∫"
    return f"{sign}{_scripts(formula)} {_of(formula, 'e')}".rstrip()


def _brackets(formula: etree._Element) -> str:
    opening, closing = _property(formula, "begChr", "("), _property(formula, "endChr", ")")
    between = _property(formula, "sepChr", "|")
    return opening + between.join(map(linear, formula.iterfind("{*}e"))) + closing


def _function(formula: etree._Element) -> str:
    name, words = _of(formula, "fName"), _of(formula, "e")
    return name + ("" if words.startswith("(") else " ") + words


def _limit(formula: etree._Element) -> str:
    mark = "_" if local(formula) == "limLow" else "^"
    return f"{_of(formula, 'e')}{mark}{grouped(_of(formula, 'lim'))}"


def _accent(formula: etree._Element) -> str:
    return grouped(_of(formula, "e")) + _property(formula, "chr", "\u0302")


def _bar(formula: etree._Element) -> str:
    return ("_" if _property(formula, "pos", "bot") == "bot" else "‾") + grouped(_of(formula, "e"))


def _matrix(formula: etree._Element) -> str:
    return "; ".join(", ".join(map(linear, row.iterfind("{*}e"))) for row in formula.iterfind("{*}mr"))


def _array(formula: etree._Element) -> str:
    return "; ".join(map(linear, formula.iterfind("{*}e")))


def _phantom(formula: etree._Element) -> str:
    return "" if _property(formula, "show", "1") in ("0", "off", "false") else _of(formula, "e")


_WRITERS: Mapping[str, Callable[[etree._Element], str]] = MappingProxyType(
    {
        "f": _fraction,
        "sSup": _script,
        "sSub": _script,
        "sSubSup": _script,
        "sPre": _before,
        "rad": _root,
        "nary": _sum,
        "d": _brackets,
        "func": _function,
        "limLow": _limit,
        "limUpp": _limit,
        "acc": _accent,
        "bar": _bar,
        "m": _matrix,
        "eqArr": _array,
        "phant": _phantom,
    }
)
