"""The parts of a Word document by what they are: some programs give them other names and folders."""

from __future__ import annotations

import posixpath
import zipfile
from urllib.parse import unquote

from lxml import etree

from workbench.services.ingest.markup import parse_xml
from workbench.services.ingest.zips import damaged, part

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# "Strict" files use another name for the same vocabulary.
_STRICT, _COMMON = b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode()
_USUAL = "word/document.xml"
_NO_RELATIONS: dict[str, tuple[str, str]] = {}


class WordParts:
    """Reads each part of the document at most as often as it is asked for; an external target is none."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.main = main_part(archive)
        self._folder, name = posixpath.split(self.main)
        self._relations = _relations(archive, posixpath.join(self._folder, "_rels", f"{name}.rels"), self._folder)

    def document(self) -> etree._Element:
        """The root of the document itself; RefusedFile when it is missing."""
        root = self._root(self.main)
        if root is None:
            raise damaged()
        return root

    def of_kind(self, kind: str) -> etree._Element | None:
        """The "styles", "footnotes", "comments" ... that the document names, or that lie where they usually do."""
        named = (name for found, name in self._relations.values() if found == kind)
        return self._root(next(named, posixpath.join(self._folder, f"{kind}.xml")))

    def by_id(self, identity: str) -> etree._Element | None:
        """The part that the document refers to by this relationship."""
        return self._root(self._relations.get(identity, ("", ""))[1])

    def inserted(self, identity: str) -> bytes:
        """The file that this relationship puts into the document whole; b"" when there is none."""
        return part(self._archive, self._relations.get(identity, ("", ""))[1]) or b""

    def _root(self, name: str) -> etree._Element | None:
        found = part(self._archive, name) if name else None
        return parse_xml(found.replace(_STRICT, _COMMON)) if found else None


def main_part(archive: zipfile.ZipFile) -> str:
    """Name of the part that holds the document: as the package says, or the usual one."""
    names = set(archive.namelist())
    relations = _relations(archive, "_rels/.rels", "")
    found = (name for kind, name in relations.values() if kind == "officeDocument" and name in names)
    return next(found, _USUAL)


def _relations(archive: zipfile.ZipFile, name: str, folder: str) -> dict[str, tuple[str, str]]:
    """(kind, part name) by relationship id."""
    found = part(archive, name)
    if not found:
        return _NO_RELATIONS
    return {
        relation.get("Id") or "": (
            (relation.get("Type") or "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, unquote(relation.get("Target") or ""))).lstrip("/"),
        )
        for relation in parse_xml(found).iter("{*}Relationship")
        if relation.get("TargetMode") != "External"
    }
