"""Layers of a PDF that are switched off: what stands on them is on no page that anybody sees, and is taken out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from workbench.services.ingest.building import record_text, squeezed
from workbench.services.ingest.pdfobjects import Reference, Words, value_of
from workbench.services.ingest.pdfrepair import Objects

# Our own mark on the dictionary of a layer: pdfium tells what a dictionary holds, but not which of them it is.
_MARK = b"WorkbenchOff"
_PACKED = re.compile(rb"/ObjStm\b.{0,300}?stream\r?\n", re.DOTALL)
_ROOT, _TABLE = re.compile(rb"/Root\s+(\d+)\s+\d+\s+R"), re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_USES = re.compile(rb"/OC\b|/OCMD\b")
_NOTHING = b"<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Length 0 >>\nstream\n\nendstream"
_NO_REMARK = b"<< /Type /Annot /Subtype /Link /Rect [0 0 0 0] /F 2 >>"
_MOST_UNPACKED, _MOST_PIECES, _DEEPEST, _MOST_NAMES = 8 * 1024 * 1024, 200_000, 12, 5


class Layers(NamedTuple):
    """Bytes of a PDF in which what is switched off is marked, and the names of the layers; b"" where there are none."""

    content: bytes = b""
    names: tuple[str, ...] = ()


def switched_off(document: Any, content: bytes) -> Layers:
    """The layers of an open document that its own settings hide on the screen."""
    if not _may_have_layers(content):
        return Layers()
    plain = BytesIO()
    # Unlocked, and each object by itself.
    document.save(plain, flags=3)
    return _Catalogue(plain.getvalue()).marked()


def _may_have_layers(content: bytes) -> bool:
    if b"/OCProperties" in content or b"/Encrypt" in content:
        return True
    room = _MOST_UNPACKED
    for packed in _PACKED.finditer(content):
        try:
            words = zlib.decompressobj().decompress(content[packed.end() : packed.end() + room], room)
        except zlib.error:
            continue
        if b"/OCProperties" in words:
            return True
        room -= len(words)
        if room <= 0:
            break
    return False


class _Catalogue:
    """The layers of a file, and whether each is shown."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._objects = Objects(content)
        self._room = _MOST_PIECES
        self._values: dict[int, Any] = {}
        self._groups: dict[int, bool] = {}
        root = _ROOT.search(content, max(content.rfind(b"trailer"), 0))
        catalogue = self._value(Reference(int(root[1]))) if root else None
        properties = self._words(self._words(catalogue).get(b"OCProperties"))
        self._read(properties, self._words(properties.get(b"D")))

    def marked(self) -> Layers:
        """The file with a mark on every dictionary that hides, and nothing in place of what is hidden whole."""
        hidden = {number for number, is_shown in self._groups.items() if not is_shown}
        if not hidden:
            return Layers()
        changed: dict[int, bytes] = {}
        for number, head in self._objects.heads.items():
            if number in hidden:
                changed[number] = _with_mark(head, [self._words(Reference(number)).at])
            elif _USES.search(head) and (made := self._without_hidden(number, head)):
                changed[number] = made
        if not changed:
            return Layers()
        names = (self._words(Reference(number)).get(b"Name") for number in sorted(hidden))
        return Layers(_updated(self._content, changed), tuple(filter(None, map(_said, names)))[:_MOST_NAMES])

    def _without_hidden(self, number: int, head: bytes) -> bytes:
        """The object anew where it is hidden or holds a rule that hides; b"" where it stays as it is."""
        whole = self._words(Reference(number))
        if b"OC" in whole and not self._is_shown(whole[b"OC"]):
            return _NO_REMARK if whole.get(b"Type") == b"Annot" or b"Rect" in whole else _NOTHING
        rules = [found.at for found in _inner(whole) if found.get(b"Type") == b"OCMD" and not self._is_shown(found)]
        return _with_mark(head, rules) + self._objects.stream(number) if rules else b""

    def _read(self, properties: Words, settings: Words) -> None:
        """Which groups are shown when the file is opened: the base, what differs, and what they ask of a screen."""
        is_on = settings.get(b"BaseState") != b"OFF"
        for group in self._listed(properties.get(b"OCGs")):
            self._groups[group] = is_on
        for key, state in ((b"ON", True), (b"OFF", False)):
            for group in self._listed(settings.get(key)):
                self._groups[group] = state
        for usage in map(self._words, self._list(settings.get(b"AS"))):
            if usage.get(b"Event") == b"View" and b"View" in self._list(usage.get(b"Category")):
                self._groups |= dict(self._wanted(self._listed(usage.get(b"OCGs"))))
        for group in self._groups:
            intent = self._value(self._words(Reference(group)).get(b"Intent"))
            if not {b"View", b"All"}.intersection(intent if isinstance(intent, list) else [intent or b"View"]):
                self._groups[group] = True

    def _wanted(self, groups: Iterable[int]) -> Iterator[tuple[int, bool]]:
        for group in groups:
            usage = self._words(self._words(Reference(group)).get(b"Usage"))
            state = self._words(usage.get(b"View")).get(b"ViewState")
            if state is not None:
                yield group, state != b"OFF"

    def _is_shown(self, layer: Any, depth: int = 0) -> bool:
        """Whether what belongs to a group, or to groups by a rule, is shown."""
        if isinstance(layer, Reference) and layer.number in self._groups:
            return self._groups[layer.number]
        rule = self._words(layer)
        # Rules of a hostile file contain each other.
        self._room -= 1
        if rule.get(b"Type") != b"OCMD" or depth > _DEEPEST or self._room < 0:
            return True
        if b"VE" in rule:
            return self._is_true(rule[b"VE"], depth + 1)
        groups = rule.get(b"OCGs")
        found = self._list(groups) or [groups]
        states = [self._is_shown(group, depth + 1) for group in found if isinstance(group, Reference)]
        if not states:
            return True
        ways = {b"AllOn": all(states), b"AnyOff": not all(states), b"AllOff": not any(states)}
        return ways.get(self._value(rule.get(b"P")), any(states))

    def _is_true(self, expression: Any, depth: int) -> bool:
        """What an expression of groups comes to: [/And a b], [/Or a b], [/Not a]."""
        parts = self._list(expression)
        if depth > _DEEPEST or self._room < 0 or not parts or isinstance(parts[0], Reference):
            return self._is_shown(expression, depth)
        found = (self._is_true(part, depth + 1) for part in parts[1:])
        if parts[0] == b"Not":
            return not next(found, False)
        return any(found) if parts[0] == b"Or" else all(found)

    def _value(self, value: Any) -> Any:
        for _ in range(_DEEPEST):
            if not isinstance(value, Reference):
                break
            if value.number not in self._values:
                self._values[value.number] = value_of(self._objects.heads.get(value.number, b""))
            value = self._values[value.number]
        return value

    def _words(self, value: Any) -> Words:
        found = self._value(value)
        return found if isinstance(found, Words) else Words()

    def _list(self, value: Any) -> list[Any]:
        found = self._value(value)
        return found if isinstance(found, list) else []

    def _listed(self, value: Any) -> list[int]:
        return [one.number for one in self._list(value) if isinstance(one, Reference)]


def _inner(value: Any, depth: int = 0) -> Iterator[Words]:
    """Every dictionary within a value, with itself."""
    if isinstance(value, Words):
        yield value
    if isinstance(value, Words | list) and depth < _DEEPEST:
        for one in value.values() if isinstance(value, Words) else value:
            yield from _inner(one, depth + 1)


def _with_mark(head: bytes, places: list[int]) -> bytes:
    for place in sorted(places, reverse=True):
        head = head[:place] + b" /" + _MARK + b" 1 " + head[place:]
    return head


def _updated(content: bytes, changed: dict[int, bytes]) -> bytes:
    """`content` with these objects in place of its own, in the way in which programs save changes at the end."""
    table, root = _TABLE.search(content), _ROOT.search(content, max(content.rfind(b"trailer"), 0))
    if table is None or root is None:
        return b""
    made, rows = [content], []
    at = len(content)
    for number in sorted(changed):
        made.append(b"\n%d 0 obj\n%s\nendobj\n" % (number, changed[number]))
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, at + 1))
        at += len(made[-1])
    size = max(*changed, content.count(b" obj")) + 1
    head = b"trailer\n<< /Size %d /Root %s 0 R /Prev %s >>\nstartxref\n" % (size, root[1], table[1])
    made.append(b"xref\n%s%s%d\n%%%%EOF\n" % (b"".join(rows), head, at))
    return b"".join(made)


def _said(name: Any) -> str:
    if not isinstance(name, bytes):
        return ""
    words = name[2:].decode("utf-16-be", "replace") if name.startswith(b"\xfe\xff") else name.decode("latin-1")
    return squeezed(record_text(words))


def take_out(page: Any) -> bool:
    """Take what is marked as switched off out of an open page, also inside of its drawings; whether there was any."""
    import pypdfium2.raw as raw

    found = False
    room = _MOST_PIECES
    waiting = [
        (raw.FPDFPage_GetObject(page, number), 0) for number in range(min(raw.FPDFPage_CountObjects(page), room))
    ]
    while waiting and room > 0:
        piece, depth = waiting.pop()
        room -= 1
        if _is_marked(piece):
            found = bool(raw.FPDFPageObj_SetIsActive(piece, False)) or found
        elif raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = min(raw.FPDFFormObj_CountObjects(piece), room)
            waiting += [(raw.FPDFFormObj_GetObject(piece, number), depth + 1) for number in range(count)]
    return found


def _is_marked(piece: Any) -> bool:
    import ctypes

    import pypdfium2.raw as raw

    value = ctypes.c_int()
    for number in range(max(raw.FPDFPageObj_CountMarks(piece), 0)):
        mark = raw.FPDFPageObj_GetMark(piece, number)
        if mark and raw.FPDFPageObjMark_GetParamIntValue(mark, _MARK, value) and value.value == 1:
            return True
    return False
