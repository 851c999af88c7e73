"""The formats a note can be exported to; light to import, heavy to run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core.errors import InvalidValue
from workbench.core.wording import tr
from workbench.services.briefing.records import Briefing, Export


@dataclass(frozen=True, slots=True)
class Format:
    """One output format: file `suffix` with its dot and `label` in English (show it through `tr`)."""

    name: str
    suffix: str
    label: str


FORMATS: Mapping[str, Format] = {
    found.name: found
    for found in (
        Format("docx", ".docx", "Word document (DOCX)"),
        Format("odt", ".odt", "OpenDocument text (ODT)"),
        Format("pdf", ".pdf", "PDF document"),
        Format("html", ".html", "Web page (HTML)"),
        Format("markdown", ".md", "Markdown text"),
    )
}


def render(briefing: Briefing, format: str) -> Export:
    """`briefing` as a finished file; the same briefing gives the same bytes.

    Raises InvalidValue for a format that is not in FORMATS, WorkbenchError when the export fails.
    """
    if format not in FORMATS:
        names = ", ".join(FORMATS)
        raise InvalidValue(tr("“{format}” is not an export format; use one of {names}.", format=format, names=names))
    from workbench.services.briefing import docx, html, manifest, markdown, odt, pdf
    from workbench.services.briefing.compose import compose

    composed = compose(briefing)
    draft = manifest.make(composed, format=format)
    if format == "html":
        content, seal = html.write(composed, draft)
        return Export(content, seal, is_embedded=True)
    writer = {"docx": docx.write, "odt": odt.write, "pdf": pdf.write, "markdown": markdown.write}[format]
    content = writer(composed)
    return Export(content, manifest.sealed(draft, content))
