from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import RefusedFile
from workbench.core.kinds import BlockKind
from workbench.core.texts import normalise
from workbench.services.ingest import plain
from workbench.services.ingest.plain import plain_blocks, read_markdown, read_text
from workbench.services.ingest.reading import read

LONG = (
    "Le ministère a publié hier un communiqué de deux pages qui reprend, presque mot pour mot, celui de juin dernier."
)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("content", [b" " * 4_000_000, b"\t" * 4_000_000, b"\n" * 4_000_000])
def test_a_file_of_white_space_is_refused_at_once(name, content):
    begun = time.process_time()
    with pytest.raises(RefusedFile, match="holds no text"):
        read(content, name)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("content", [b"a" + b" " * 4_000_000 + b"b", b" " * 4_000_000 + b"a"])
def test_very_much_white_space_between_words_is_read_in_time(content):
    begun = time.process_time()
    assert len(plain_blocks(content.decode())) == 1
    assert time.process_time() - begun < 1


def test_more_lines_than_can_be_read_in_time_are_refused(monkeypatch):
    monkeypatch.setattr(plain, "_MOST_LINES", 10)
    assert read_text(b"a\n" * 10).text
    for reader in (read_text, read_markdown):
        with pytest.raises(RefusedFile, match="more than 10 lines"):
            reader(b"a\n" * 11)


def test_a_text_of_long_lines_has_one_block_per_line(words):
    text = f"{LONG}\n{LONG}\n\n{LONG}\n"
    found = read_text(text.encode())
    assert found.text == text
    assert words(found) == [("paragraph", LONG)] * 3


def test_a_hard_wrapped_text_has_one_block_per_run_of_lines(words):
    first = (
        "The delegation arrived late on Monday evening and was met at the\n"
        "airport by the deputy minister, who had flown in from the coast the\n"
        "same day. No statement was made, and the press was kept outside the\n"
        "terminal until the convoy had left for the city."
    )
    second = "Talks began the next morning. They were expected to last until the\nend of the week, two officials said."
    found = read_text(f"{first}\n\n{second}\n".encode())
    assert found.text == f"{first}\n\n{second}\n"
    assert words(found) == [("paragraph", first), ("paragraph", second)]


def test_wrapped_list_items_are_blocks_of_their_own(words):
    intro = "Three points were agreed between the two delegations after a long\nnight of talks in the old customs house by the river:"
    items = ["- a joint office, to be opened in the spring of next year in the\n  border town;", "- a telephone line;"]
    found = read_text("\n".join([intro, *items]).encode())
    assert words(found) == [("paragraph", intro), ("item", items[0]), ("item", items[1])]


def test_short_lines_of_an_address_stay_apart(words):
    found = read_text(b"Anne Leroy\n12, rue du Port\n35400 Saint-Malo\n")
    assert [text for _, text in words(found)] == ["Anne Leroy", "12, rue du Port", "35400 Saint-Malo"]


@pytest.mark.parametrize("heading", ["Un accord en suspens", "2. Calendrier des livraisons", "WHAT COMES NEXT"])
def test_a_short_line_before_a_paragraph_is_a_heading(words, heading):
    found = read_text(f"{heading}\n{LONG * 2}\n".encode())
    assert words(found)[0] == ("heading", heading)


@pytest.mark.parametrize("line", ["Rien n’a filtré.", "Paris, le 3 mai,", "Il répond :", "« Jamais »"])
def test_a_short_line_that_ends_like_a_sentence_is_no_heading(words, line):
    found = read_text(f"{line}\n{LONG}\n".encode())
    assert words(found)[0] == ("paragraph", line)


def test_a_last_short_line_is_no_heading(words):
    assert words(read_text(f"{LONG}\nLa rédaction\n".encode()))[-1] == ("paragraph", "La rédaction")


def test_no_title_is_invented_for_a_plain_text():
    found = read_text(f"Un accord en suspens\n{LONG}\n".encode())
    assert (found.title, found.author, found.published) == ("", "", None)


def test_line_ends_and_accents_are_normalised_and_controls_removed():
    found = read_text("e\u0301te\u0301\r\nfin\x00\x07\rbout\x0cpage".encode())
    assert found.text == "été\nfin\nbout\npage"


@given(st.text(max_size=400))
def test_the_text_is_the_normalised_file_and_blocks_hold_every_word(raw):
    found = read_text(raw.encode("utf-8", "replace"), encoding="utf-8")
    assert normalise(found.text) == found.text
    inside = "".join(found.text[block.start : block.end] for block in found.blocks)
    assert "".join(inside.split()) == "".join(found.text.split())


@given(st.text(alphabet="ab.\n \t-#>`=|1é", max_size=300))
def test_markdown_blocks_are_in_order_and_inside_the_text(raw):
    found = read_markdown(raw.encode())
    end = 0
    for block in found.blocks:
        assert end <= block.start < block.end <= len(found.text)
        end = block.end


def test_very_many_short_lines_are_read():
    assert len(plain_blocks("a\n" * 200_000)) == 200_000


MARKDOWN = """---
title: "Note d’étape"
author: Inès Morel
date: 2024-11-03
---

# Contexte

Premier paragraphe, sur
deux lignes.

- un point
- un autre
  qui continue
    - un sous-point

1. premier

| Pays | Nombre |
|------|--------|
| A    | 12     |

Titre souligné
--------------

```
# pas un titre

- pas un point
```

***

> Une citation.

[^1]: La note.
"""


def test_markdown_is_kept_as_it_stands_with_its_structure_found(words):
    found = read_markdown(MARKDOWN.encode())
    assert found.text == MARKDOWN
    assert words(found) == [
        ("heading", "# Contexte"),
        ("paragraph", "Premier paragraphe, sur\ndeux lignes."),
        ("item", "- un point"),
        ("item", "- un autre\n  qui continue"),
        ("item", "- un sous-point"),
        ("item", "1. premier"),
        ("row", "| Pays | Nombre |"),
        ("row", "|------|--------|"),
        ("row", "| A    | 12     |"),
        ("heading", "Titre souligné\n--------------"),
        ("paragraph", "```\n# pas un titre\n\n- pas un point\n```"),
        ("paragraph", "> Une citation."),
        ("footnote", "[^1]: La note."),
    ]
    assert [block.level for block in found.blocks if block.kind == "item"] == [1, 1, 3, 1]


def test_markdown_front_matter_gives_title_author_and_date():
    found = read_markdown(MARKDOWN.encode())
    assert (found.title, found.author, found.published) == ("Note d’étape", "Inès Morel", "2024-11-03")


def test_the_first_heading_of_level_one_is_the_title():
    assert read_markdown(b"## Before\n\n# The *real* title #\n\nText.\n").title == "The *real* title"
    assert read_markdown(b"Setext title\n============\n\nText.\n").title == "Setext title"
    assert read_markdown(b"Only text.\n").title == ""


def test_an_unclosed_fence_runs_to_the_end(words):
    assert words(read_markdown(b"```\ncode\n\n# more\n")) == [("paragraph", "```\ncode\n\n# more")]


@pytest.mark.shared
def test_the_development_article_is_read_to_the_letter():
    home = Path(__file__).resolve().parents[4] / "shared"
    article = home / "extraction" / "dossier.txt"
    if not article.is_file():
        pytest.skip("the development article is not beside the checkout")
    raw = article.read_bytes()
    found = read(raw, article.name)
    assert len(found.text) == 12_500
    assert found.text == raw.decode("utf-8")
    assert found.language == "fr"
    assert sum(block.kind == "heading" for block in found.blocks) == 7
    assert all("\n" not in found.text[block.start : block.end] for block in found.blocks)


def test_the_headline_of_a_wire_stands_over_its_byline():
    story = (
        "Envoys leave the harbour talks without a word\n\nHarbour Wire, Oslo, 3 May 2024\n\n"
        + "They had sat there since dawn. " * 6
    )
    head, byline, body = plain_blocks(story.strip())
    assert [head.kind, byline.kind, body.kind] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_two_headings_further_down_stay_headings():
    story = (
        "An opening paragraph that ends as sentences do.\n\nFirst part\n\n"
        + "It goes on for a while, and then some more. " * 4
    )
    assert [block.kind for block in plain_blocks(story.strip())] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_lists_in_the_header_of_a_markdown_file_are_read():
    head = (
        '---\ntitle: "Une note"\nauthor:\n  - Inès Morel\n  - "Jean Roy"\npublisher: [Le Courrier]\n---\n# Une note\n'
    )
    found = read_markdown(head.encode())
    assert (found.title, found.author, found.publisher) == ("Une note", "Inès Morel, Jean Roy", "Le Courrier")


def test_other_headers_of_markdown_files_are_read():
    found = read_markdown(b"---\nauthors:\n  - A. Morel\n  - B. Roy\n---\n\nText.\n")
    assert found.author == "A. Morel, B. Roy"
    found = read_markdown(b'+++\ntitle = "The port"\ndate = 2024-06-05\n+++\n\nText.\n')
    assert (found.title, found.published) == ("The port", "2024-06-05")


def test_the_header_of_a_clipped_page_is_read():
    head = '---\ntitle: "The port"\nsource: "https://port.example/a"\nauthor:\n  - "[[A. Morel]]"\npublished: 2024-06-05\n---\n'
    found = read_markdown(f"{head}\nText.\n".encode())
    assert (found.author, found.url, found.published) == ("A. Morel", "https://port.example/a", "2024-06-05")
