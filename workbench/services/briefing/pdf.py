"""PDF/A through typst: the same tree, real footnotes, the marking in the header and footer of every page."""

from __future__ import annotations

import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr
from workbench.files import resource
from workbench.services.briefing import pandoc, syntax
from workbench.services.briefing.compose import Composed
from workbench.services.briefing.syntax import Node

_PRIMARY_TAG = re.compile(r"[a-z]{2,3}(?=-|$)")

# Typst's shorthands: `--` a dash, `...` an ellipsis, `-?` a soft hyphen, `-1` a minus, `~` a no-break space.
_SHORTHAND = re.compile(r"[-~]|\.\.")

# In this order: the same everywhere; then with fonts of this machine for scripts that typst's own fonts lack;
# then with boxes for letters that no font here has, which PDF/A forbids.
_ATTEMPTS: tuple[dict[str, Any], ...] = (
    {"ignore_system_fonts": True, "pdf_standards": ["a-2a"]},
    {"ignore_system_fonts": False, "pdf_standards": ["a-2a"]},
    {"ignore_system_fonts": False},
)


def write(composed: Composed) -> bytes:
    """The briefing as an A4 PDF."""
    page = resource("templates", "briefing.typ").read_text("utf-8")
    blocks = syntax.rebuilt([*composed.body, *composed.sources], _for_typst)
    body = pandoc.convert(syntax.document(blocks), "json", "typst-smart").decode("utf-8")
    return _compile(page + body, composed)


def _compile(source: str, composed: Composed) -> bytes:
    import typst

    day = composed.briefing.exported_on
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        main = Path(folder, "briefing.typ")
        main.write_text(source, "utf-8")
        reason = ""
        for attempt in _ATTEMPTS:
            try:
                made = typst.compile(
                    str(main),
                    root=folder,
                    format="pdf",
                    sys_inputs=_given(composed),
                    package_path=folder,
                    package_cache_path=folder,
                    timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
                    **attempt,
                )
            except typst.TypstError as error:
                reason = reason or " ".join(str(error).split())
            else:
                return bytes(made)
    raise WorkbenchError(
        tr("The PDF could not be made ({reason}); export the note as DOCX or ODT instead.", reason=reason[:300])
    )


def _given(composed: Composed) -> dict[str, str]:
    marking = composed.briefing.marking
    language, _, region = composed.language.partition("-")
    return {
        "title": syntax.printable(composed.briefing.title),
        "subtitle": syntax.printable(composed.subtitle),
        "language": language,
        "region": region,
        "label": syntax.printable(marking.label) if marking else "",
        "foreground": marking.foreground if marking else "",
        "background": marking.background if marking else "",
        "page": composed.words.say("Page"),
    }


def _for_typst(node: Node) -> list[Node]:
    """Words with shorthands in them as strings; expressions closed with `;`, so that no bracket behind is theirs."""
    kind, content = node["t"], node.get("c", "")
    if kind == "Str" and _SHORTHAND.search(content):
        return [_raw(f"#{_string(content)};")]
    if kind == "Note":
        return [node, _raw(";")]
    if kind == "Span":
        tag = _PRIMARY_TAG.match(dict(content[0][2]).get("lang", ""))
        return [_raw(f'#text(lang: "{tag[0]}")['), *content[1], _raw("];")] if tag else list(content[1])
    if kind == "Div":
        return [_raw(f"#{content[0][1][0]}[", "RawBlock"), *content[1], _raw("]", "RawBlock")]
    return [node]


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _raw(markup: str, kind: str = "RawInline") -> Node:
    return {"t": kind, "c": ["typst", markup]}
