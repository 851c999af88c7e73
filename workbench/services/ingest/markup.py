"""XML from strangers: no entities, no document types, no network, bounded depth."""

from __future__ import annotations

from lxml import etree

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr
from workbench.services.ingest.zips import damaged


def parse_xml(content: bytes) -> etree._Element:
    """The root element of `content`; RefusedFile when it is broken, too deep or declares a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refused(str(error)) from error
    # Office formats have none: a document type is there to define entities that multiply or that name other files.
    if root.getroottree().docinfo.internalDTD is not None:
        raise _own_entities()
    return root


def _refused(reason: str) -> RefusedFile:
    """What the parser found, for an analyst."""
    if ("ntity" in reason and "loop" in reason) or "amplification" in reason:
        return _own_entities()
    if "depth" in reason:
        return RefusedFile(tr("The document nests its parts too deeply to be a real one; nothing was read."))
    return damaged()


def _own_entities() -> RefusedFile:
    return RefusedFile(tr("The file declares its own XML entities, which no normal document does; it was not read."))


def local(element: etree._Element) -> str:
    """The tag without its namespace; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
