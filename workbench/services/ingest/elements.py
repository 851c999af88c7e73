"""What HTML elements mean for a text: which break a line, which hold nothing to read, which close each other."""

from __future__ import annotations

import re

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)

SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "canvas",
        # Of a drawing and a formula the words and signs show, and not what programs are told besides.
        "desc",
        "metadata",
        "symbol",
        "defs",
        "annotation",
        "annotation-xml",
        "mjx-assistive-mml",
        # What an author has taken away again; a page shows it struck through.
        "del",
        "audio",
        "video",
        "datalist",
        "title",
        "textarea",
        "select",
        "noframes",
        "noembed",
        # How a character is said is set over it in small; Word and OpenDocument files are read without it too.
        "rp",
        "rt",
        "rtc",
    ]
)
"""Elements whose content is never words on the page."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
        # A label of a drawing, which is placed by itself.
        "text",
    ]
)
"""Elements that begin and end a block of text."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
CELLS = frozenset(("td", "th"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))

# An element of the key is closed by the start of one of the values, when it is the innermost block.
_PARAGRAPH_ENDERS = BLOCKS - {
    "td",
    "th",
    "tr",
    "tbody",
    "thead",
    "tfoot",
    "caption",
    "html",
    "body",
    "summary",
    "legend",
}
CLOSED_BY: dict[str, frozenset[str]] = {
    "p": _PARAGRAPH_ENDERS | {"td", "th", "tr", "tbody", "tfoot"},
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th", "tr", "tbody", "tfoot")),
    "th": frozenset(("td", "th", "tr", "tbody", "tfoot")),
    "tr": frozenset(("tr", "tbody", "tfoot")),
    "thead": frozenset(("tbody", "tfoot")),
    "tbody": frozenset(("tbody", "tfoot")),
}


VERBATIM = frozenset(("pre", "xmp", "listing"))
"""Elements whose spaces and line ends show."""

# What formulas are set with has the same words a second time, for programs.
_SECOND = ("katex-mathml", "MathJax_Preview", "MJX_Assistive_MathML")


_SIGN_FONT = re.compile(r"font-family:[\"']?(?:symbol|wingdings|webdings|couriernew)")
_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level([1-9])\b")


def keeps_spaces(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether spaces and line ends inside the element are words of the page."""
    style = attributes.get("style")
    return tag in VERBATIM or (bool(style) and "white-space:pre" in "".join((style or "").lower().split()))


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether the page itself says that nobody is to see the element."""
    if "hidden" in attributes:
        return True
    if (named := attributes.get("class")) and named.startswith(_SECOND):
        return True
    style = attributes.get("style")
    if not style:
        return False
    compact = "".join(style.lower().split())
    if "display:none" in compact or "visibility:hidden" in compact or "mso-hide:all" in compact:
        return True
    # Word's sign before an item; the number of one is words.
    return "mso-list:ignore" in compact and _SIGN_FONT.search(compact) is not None


def word_list_level(attributes: dict[str, str | None]) -> int:
    """How deep in lists a paragraph of a page that Word saved stands; 0 when in none."""
    style = attributes.get("style") or ""
    found = _WORD_LIST.search(style) if "mso-list" in style else None
    return int(found[1]) if found else 0
