"""The manifest of a briefing: what each footnote quotes, so that a reader can check it offline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.core.errors import InvalidValue
from workbench.core.texts import digest, text_digest
from workbench.core.wording import tr
from workbench.services.briefing.compose import Composed

SUFFIX = ".manifest.json"
FORMAT = "analyst-workbench-briefing"
VERSION = 1
_EMBEDDED = re.compile(rb'(<script type="application/json" id="manifest">)(.*?)(</script>)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a briefing; `rule` is stable, `message` a sentence, `number` the footnote's."""

    rule: str
    message: str
    number: int | None = None
    quote_uid: str = ""


def make(composed: Composed, *, format: str) -> dict[str, object]:
    """The manifest of what was composed, not yet tied to a file (see `sealed`)."""
    briefing = composed.briefing
    used = {briefing.quotes[note.uid].document_sha256: None for note in composed.footnotes}
    documents = [briefing.documents[sha256] for sha256 in used]
    return {
        "format": FORMAT,
        "version": VERSION,
        "note": {"uid": briefing.uid, "title": briefing.title, "language": briefing.language},
        "exported_on": briefing.exported_on.isoformat(),
        "marking": briefing.marking.code if briefing.marking else "",
        "file": {"format": format, "sha256": ""},
        "documents": [
            {"sha256": source.sha256, "text_sha256": source.text_sha256, "title": source.title, "url": source.url}
            for source in documents
        ],
        "footnotes": [_footnote(composed, note.number, note.uid) for note in composed.footnotes],
        "missing": list(composed.missing),
    }


def sealed(manifest: dict[str, object], content: bytes) -> dict[str, object]:
    """The manifest with the SHA-256 of the file that it belongs to; an embedded manifest counts as empty there."""
    file = {**_mapping(manifest["file"]), "sha256": digest(_EMBEDDED.sub(rb"\1\3", content))}
    return {**manifest, "file": file}


def dump(manifest: dict[str, object]) -> bytes:
    """The manifest as the bytes of its file."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def embedded(manifest: dict[str, object]) -> str:
    """The manifest as it stands in a page: no letter that could end its element."""
    text = json.dumps(manifest, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def read(content: bytes) -> dict[str, object]:
    """The manifest in `content`: an exported HTML page or a manifest file. InvalidValue when it holds none."""
    match = _EMBEDDED.search(content)
    try:
        found = json.loads(match[2] if match else content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InvalidValue(
            tr(
                "The file carries no manifest of a briefing; give the exported HTML page or the {suffix} file.",
                suffix=SUFFIX,
            )
        )
    if found.get("version") != VERSION:
        raise InvalidValue(tr("The manifest was written by a newer workbench; update the workbench to check it."))
    return found


def check(
    manifest: dict[str, object], lookup: Callable[[str], str | None], *, content: bytes | None = None
) -> list[Finding]:
    """What does not hold: every quote against the text that `lookup` gives for a document's SHA-256.

    With `content`, the exported file itself is compared as well. An empty list: all holds.
    """
    findings: list[Finding] = []
    try:
        if content is not None and sealed(manifest, content)["file"] != manifest["file"]:
            findings.append(
                Finding("file-changed", tr("The exported file is not the one that the manifest was made for."))
            )
        texts = {str(source["sha256"]): lookup(str(source["sha256"])) for source in _mappings(manifest["documents"])}
        for source in _mappings(manifest["documents"]):
            findings += _check_document(source, texts[str(source["sha256"])])
        for footnote in _mappings(manifest["footnotes"]):
            findings += _check_footnote(footnote, texts)
        findings += [
            Finding(
                "missing-quote", tr("The note cited a quote that was gone when it was exported."), quote_uid=str(uid)
            )
            for uid in _sequence(manifest["missing"])
        ]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InvalidValue(tr("The manifest is damaged; export the note again.")) from error
    return findings


def _footnote(composed: Composed, number: int, uid: str) -> dict[str, object]:
    quote = composed.briefing.quotes[uid]
    parts = [
        {"start": span.start, "end": span.end, "sha256": text_digest(exact), "exact": exact}
        for span, exact in zip(quote.spans, quote.exact_parts, strict=True)
    ]
    title = composed.briefing.documents[quote.document_sha256].title
    return {"number": number, "quote": uid, "document": quote.document_sha256, "title": title, "parts": parts}


def _check_document(source: dict[str, Any], text: str | None) -> list[Finding]:
    title = source["title"]
    if text is None:
        return [Finding("missing-document", tr("“{title}” is not here, so its quotes cannot be checked.", title=title))]
    if source["text_sha256"] and text_digest(text) != source["text_sha256"]:
        return [Finding("changed-text", tr("The text of “{title}” is not the one that was cited.", title=title))]
    return []


def _check_footnote(footnote: dict[str, Any], texts: dict[str, str | None]) -> list[Finding]:
    number, uid = int(footnote["number"]), str(footnote["quote"])
    text = texts[footnote["document"]]
    parts = _mappings(footnote["parts"])
    if not parts or any(text_digest(str(part["exact"])) != part["sha256"] for part in parts):
        message = tr("Note {number}: the words in the manifest are not the ones that were exported.", number=number)
        return [Finding("altered-manifest", message, number, uid)]
    if text is not None and any(text[int(part["start"]) : int(part["end"])] != part["exact"] for part in parts):
        message = tr("Note {number}: the source does not say these words at this place.", number=number)
        return [Finding("drifted-quote", message, number, uid)]
    return []


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("a manifest holds objects here")
    return value


def _sequence(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a manifest holds lists here")
    return value


def _mappings(value: object) -> list[dict[str, Any]]:
    return [_mapping(item) for item in _sequence(value)]
