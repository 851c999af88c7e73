"""What stands in the parts of a Word document made plain: mammoth is to find nothing but words, all of them, in order."""

from __future__ import annotations

import re

from lxml import etree

from workbench.services.ingest import symbols as signs
from workbench.services.ingest.docxparts import WORD as _W
from workbench.services.ingest.formulas import linear
from workbench.services.ingest.markup import local

# Stands for a space that HTML would swallow beside another one.
SPACE = "\ue0f0"
TAB = "\ue0f1"
_DEEPEST_STYLE = 50
_OFF = ("0", "false", "off")
_PLAIN = "\u0020"
_CODE = re.compile("[0-9a-fA-F]{1,5}")
# Elements around words that mammoth does not look into.
_WRAPPERS = tuple(f"{_W}{name}" for name in ("bdo", "dir", "fldSimple"))


def simplify(root: etree._Element, hiding: frozenset[str]) -> None:
    """Leave only words: hidden runs and instructions go, text boxes follow their paragraph, pictures and targets go."""
    for run in [run for run in root.iter(_W + "r") if _is_hidden(run, hiding)]:
        remove(run)
    for mark in list(root.iterfind(f".//{_W}tr/{_W}trPr/{_W}hidden")):
        if is_on(mark) and (properties := mark.getparent()) is not None and (row := properties.getparent()) is not None:
            remove(row)
    for mark in list(root.iterfind(f".//{_W}tc/{_W}tcPr/{_W}cellDel")):
        remove(next(mark.iterancestors(f"{_W}tc")))
    for alternate in list(root.iter("{*}AlternateContent")):
        _choose(alternate)
    _drop_instructions(root)
    for wrapper in list(root.iter(*_WRAPPERS)):
        _unwrap(wrapper)
    for ruby in list(root.iter(_W + "ruby")):
        _keep_base(ruby)
    for formula in list(root.iter("{*}oMath")):
        _as_run(formula)
    for frame in list(root.iterfind(f".//{_W}pPr/{_W}framePr[@{_W}dropCap]")):
        _rejoin(frame)
    for box in reversed(list(root.iter(_W + "txbxContent"))):
        _hoist(box)
    for other in list(root.iter(_W + "drawing", _W + "pict", _W + "object", "{*}checkbox")):
        remove(other)
    for link in root.iter(_W + "hyperlink"):
        for name in [name for name in link.attrib if str(name).endswith("}id")]:
            del link.attrib[name]
    _spell_out(root)
    _keep_spaces(root)


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    return element is not None and element.get(_W + "val") not in _OFF


def hiding_styles(styles: etree._Element) -> frozenset[str]:
    """Ids of the styles whose text Word does not show, by themselves or by the style that they build on."""
    own: dict[str, bool] = {}
    above: dict[str, str] = {}
    for style in styles.iter(_W + "style"):
        id = style.get(_W + "styleId") or ""
        based_on, vanish = style.find(_W + "basedOn"), style.find(f"{_W}rPr/{_W}vanish")
        above[id] = (based_on.get(_W + "val") or "") if based_on is not None else ""
        if vanish is not None:
            own[id] = is_on(vanish)
    return frozenset(id for id in above if _inherited(id, own, above)) if any(own.values()) else frozenset()


def remove(element: etree._Element) -> None:
    """Take an element out with all that it holds."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _inherited(id: str, own: dict[str, bool], above: dict[str, str]) -> bool:
    seen: set[str] = set()
    # Styles that build on each other further than any real one would take the square of their number.
    while id in above and id not in own and id not in seen and len(seen) < _DEEPEST_STYLE:
        seen.add(id)
        id = above[id]
    return own.get(id, False)


def _is_hidden(run: etree._Element, hiding: frozenset[str]) -> bool:
    own = run.find(f"{_W}rPr/{_W}vanish")
    if own is not None:
        return is_on(own)
    style = run.find(f"{_W}rPr/{_W}rStyle")
    if style is not None and style.get(_W + "val") in hiding:
        return True
    paragraph = next(run.iterancestors(_W + "p"), None) if hiding else None
    named = paragraph.find(f"{_W}pPr/{_W}pStyle") if paragraph is not None else None
    return named is not None and named.get(_W + "val") in hiding


def _choose(alternate: etree._Element) -> None:
    """Word writes what old readers do not know twice: the first version that holds words stays."""
    versions = [child for child in alternate if local(child) in ("Choice", "Fallback")]
    worded = (version for version in versions if next(version.iter(f"{_W}t", f"{_W}sym"), None) is not None)
    chosen = next(worded, versions[-1] if versions else None)
    for version in versions:
        if version is not chosen:
            alternate.remove(version)
    if chosen is not None:
        _unwrap(chosen)
    _unwrap(alternate)


def _unwrap(wrapper: etree._Element) -> None:
    """Put what an element holds in its place."""
    for child in list(wrapper):
        wrapper.addprevious(child)
    remove(wrapper)


def _drop_instructions(root: etree._Element) -> None:
    """Of a field its result stays; what it was made by goes, also the results of fields inside of that."""
    shown: list[etree._Element] = []
    begun: list[int] = []
    for piece in [piece for run in root.iter(_W + "r") for piece in run if piece.tag != _W + "rPr"]:
        kind = piece.get(f"{_W}fldCharType") if piece.tag == f"{_W}fldChar" else None
        if piece.tag == f"{_W}fldChar":
            remove(piece)
        if kind == "begin":
            begun.append(len(shown))
        elif kind in ("separate", "end") and begun:
            # A field whose end never comes has hidden nothing; behind its middle nothing is an instruction.
            for instruction in shown[begun[-1] :]:
                remove(instruction)
            del shown[begun[-1] :]
            begun[-1] = 10**9
            if kind == "end":
                begun.pop()
        elif kind is None:
            shown.append(piece)


def _keep_base(ruby: etree._Element) -> None:
    """Characters stay, the small ones over them that tell how to say them go."""
    run, base = ruby.getparent(), ruby.find(f"{_W}rubyBase")
    parent = run.getparent() if run is not None else None
    if run is None or parent is None:
        return
    place = parent.index(run)
    parent[place : place + 1] = list(base) if base is not None else []


def _as_run(formula: etree._Element) -> None:
    """A formula as one would type it in a line."""
    parent = formula.getparent()
    if parent is None:
        return
    run = etree.Element(_W + "r")
    words = etree.SubElement(run, _W + "t")
    words.text = linear(formula)
    run.tail = formula.tail
    outer = parent if local(parent) == "oMathPara" else None
    above = outer.getparent() if outer is not None else None
    if outer is not None and above is not None:
        # mammoth does not look into what a formula on a line of its own stands in.
        above.insert(above.index(outer), run)
        parent.remove(formula)
    else:
        parent.replace(formula, run)


def _rejoin(frame: etree._Element) -> None:
    """Put a large first letter, which Word keeps in a paragraph of its own, back before its word."""
    initial = next(frame.iterancestors(_W + "p"))
    paragraph = initial.getnext()
    if frame.get(_W + "dropCap") == "none" or paragraph is None or paragraph.tag != _W + "p":
        return
    properties = paragraph.find(_W + "pPr")
    place = 0 if properties is None else 1
    paragraph[place:place] = [child for child in initial if child.tag != _W + "pPr"]
    remove(initial)


def _hoist(box: etree._Element) -> None:
    paragraph = next(box.iterancestors(_W + "p"), None)
    parent = paragraph.getparent() if paragraph is not None else None
    if paragraph is None or parent is None:
        return
    place = parent.index(paragraph) + 1
    parent[place:place] = list(box)


def _spell_out(root: etree._Element) -> None:
    """Characters that Word keeps as elements, as those that they stand for."""
    for tab in root.iterfind(f".//{_W}r/{_W}tab"):
        tab.tag, tab.text = _W + "t", TAB
    for tab in root.iter(_W + "ptab"):
        tab.tag, tab.text = _W + "t", TAB
    for line in root.iter(_W + "cr", _W + "br"):
        # The end of a page or a column parts words as well as that of a line.
        line.tag = _W + "br"
        if line.get(_W + "type"):
            del line.attrib[_W + "type"]
    for symbol in list(root.iter(_W + "sym")):
        code = symbol.get(_W + "char") or ""
        if not _CODE.fullmatch(code):
            # What is no number would cost the whole document.
            remove(symbol)
        else:
            symbol.tag, symbol.text = _W + "t", _letter(symbol.get(_W + "font") or "", int(code, 16))
    for run in root.iter(_W + "r"):
        font = run.find(f"{_W}rPr/{_W}rFonts")
        if font is not None and (name := signs.sign_font(font.get(_W + "ascii") or "")):
            for words in run.iterfind(_W + "t"):
                words.text = signs.with_signs(words.text or "", name)


def _letter(font: str, number: int) -> str:
    """The character of a sign in this font; a font of letters has it under its own number."""
    is_half = 0xD800 <= number <= 0xDFFF
    return signs.symbol(font, number) or ("" if number < 0x20 or is_half else chr(number))


def _keep_spaces(root: etree._Element) -> None:
    for paragraph in root.iter(_W + "p"):
        ends_with_space = False
        for words in paragraph.iter(_W + "t", _W + "br"):
            text = words.text or ""
            if words.tag == _W + "br":
                # A space that begins a line is an indent.
                ends_with_space = True
            elif text:
                if ends_with_space and text[0] == _PLAIN:
                    text = SPACE + text[1:]
                words.text = text.replace("  ", " " + SPACE)
                ends_with_space = text[-1] in (_PLAIN, SPACE)
