from __future__ import annotations

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest.docx import is_docx, read_docx
from workbench.services.ingest.docxparts import WordParts, main_part
from workbench.services.ingest.zips import open_zip

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*found: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found)
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def elsewhere(main: str) -> dict[str, str]:
    """Parts of a document whose main part has this name."""
    folder, _, name = main.rpartition("/")
    note = '<w:footnote w:id="7"><w:p><w:r><w:t>La note.</w:t></w:r></w:p></w:footnote>'
    body = '<w:p><w:r><w:t>Corps</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", f"/{main}")),
        main: f"<w:document {W}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{name}.rels": relations(("footnotes", "notes/n%201.xml")),
        f"{folder}/notes/n 1.xml": f"<w:footnotes {W}>{note}</w:footnotes>",
    }


@pytest.mark.parametrize("main", ["word/document2.xml", "doc/main.xml"])
def test_a_document_is_found_by_what_the_package_says(archive, main):
    content = archive(elsewhere(main))
    assert main_part(open_zip(content)) == main
    assert is_docx(open_zip(content))
    assert read_docx(content).text == "Corps[1]\n\n[1] La note."


def test_external_parts_are_none_and_names_do_not_travel(archive):
    rels = relations(("header", "../../../etc/passwd"), ("footer", "http://x.example/f.xml")).replace(
        'Target="http', 'TargetMode="External" Target="http'
    )
    parts = WordParts(open_zip(archive({**elsewhere("word/document.xml"), "word/_rels/document.xml.rels": rels})))
    assert parts.by_id("r0") is None
    assert parts.by_id("r1") is None
    assert parts.by_id("r9") is None


def test_a_package_without_its_document_is_damaged(archive):
    with pytest.raises(RefusedFile, match="damaged"):
        WordParts(open_zip(archive({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}))).document()
