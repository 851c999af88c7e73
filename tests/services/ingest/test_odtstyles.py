from __future__ import annotations

from workbench.services.ingest.odt import read_odt


def test_the_title_of_a_text_is_a_heading_also_in_a_style_of_its_own(odt, words):
    body = "".join(
        f'<text:p text:style-name="{style}">{said}</text:p>'
        for style, said in (("P1", "Of salt"), ("Subtitle", "And of mills"), ("P2", "Herders came."), ("Author", "Ada"))
    )
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P2"/>'
    )
    found = read_odt(odt(body, styles=styles))
    assert words(found) == [
        ("heading", "Of salt"),
        ("heading", "And of mills"),
        ("paragraph", "Herders came."),
        ("paragraph", "Ada"),
    ]
    assert [block.level for block in found.blocks] == [1, 2, 0, 0]
    assert found.title == "Of salt"
