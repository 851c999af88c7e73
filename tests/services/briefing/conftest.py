"""Two invented sources, one French and one English, and notes that cite them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from workbench.core.modality import Modality
from workbench.core.spans import Span
from workbench.core.texts import digest, text_digest
from workbench.services.briefing.records import Briefing, CitedDocument, CitedQuote, Marking

FRENCH = (
    "Le ministère affirme que quarante wagons auraient franchi la frontière.\n"
    "Un porte-parole a refusé de commenter « ces rumeurs ».\n"
)
ENGLISH = "The harbour log lists four ships at the eastern pier.\nNobody on the quay would say what they carried.\n"
HOSTILE = (
    'a </script><script>alert(1)</script> \\input{/etc/passwd} #include "x" #read("/etc/passwd") *b* _c_ [d](e) `f` '
    "$g$ <i>h</i> @lab <lab> ~k // l /* m */ {{body}} -- ... ' \" & &amp; שלום \u202eabc 🛰 \x01\x07 end"
)
UIDS = tuple(f"{number:032x}" for number in range(1, 7))

MakeBriefing = Callable[..., Briefing]


def _quote(number: int, text: str, *words: str, **facts: object) -> CitedQuote:
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in words)
    return CitedQuote(UIDS[number - 1], number, digest(text.encode()), words, spans, **facts)  # type: ignore[arg-type]


@pytest.fixture
def texts() -> dict[str, str]:
    """The texts of record by the SHA-256 of their documents."""
    return {digest(text.encode("utf-8", "surrogatepass")): text for text in (FRENCH, ENGLISH, HOSTILE)}


@pytest.fixture
def make_briefing(texts: dict[str, str]) -> MakeBriefing:
    """Builds a briefing over the sources; keyword arguments replace its fields."""
    french, english, hostile = texts
    about = {
        french: {"title": "Le rail et la frontière", "author": "Ève Marchal", "publisher": "Cahiers du rail",
                 "published": "2024-10-23", "url": "https://rail.example.org/cahiers?n=7&p=2", "language": "fr"},
        english: {"title": "Four ships", "publisher": "Harbour Watch", "published": "2024-11~", "language": "en"},
        hostile: {"title": HOSTILE, "author": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(1)"},
    }  # fmt: skip
    documents = {
        sha256: CitedDocument(sha256, text_sha256=text_digest(texts[sha256]), **facts)
        for sha256, facts in about.items()
    }
    quotes = (
        _quote(1, FRENCH, "quarante wagons auraient franchi la frontière", page="4", paragraph="1",
               attribution=("Agence du Nord", "ministère"), modality=Modality.CONDITIONAL, reliability="B", credibility="3"),
        _quote(2, FRENCH, "Un porte-parole a refusé", "« ces rumeurs »", paragraph="2"),
        _quote(3, ENGLISH, "four ships at the eastern pier", paragraph="1", credibility="2"),
        _quote(4, HOSTILE, HOSTILE),
    )  # fmt: skip

    def build(body: str, **fields: object) -> Briefing:
        plain: dict[str, object] = {
            "uid": "f" * 32,
            "title": "L’état du trafic",
            "language": "fr",
            "exported_on": date(2026, 11, 1),
            "marking": Marking("TLP:AMBER", "TLP:AMBER", "#FFC000", "#000000"),
            "quotes": {quote.uid: quote for quote in quotes},
            "documents": documents,
            "dossier_title": "Dossier d’essai",
        }
        return Briefing(body=body, **{**plain, **fields})  # type: ignore[arg-type]

    return build


@pytest.fixture
def briefing(make_briefing: MakeBriefing) -> Briefing:
    """A note of two paragraphs with four citations, two of them side by side, over two sources."""
    one, two, three, *_ = UIDS
    body = (
        f"# Ce que l’on sait\n\nDes wagons auraient passé la frontière [@{one}]. Le porte-parole **se tait**[@{two}].\n\n"
        f"Quatre navires étaient à quai [@{three}] [@{one}].\n"
    )
    return make_briefing(body)


@pytest.fixture
def hostile(make_briefing: MakeBriefing) -> Briefing:
    """A note whose every word tries to be an instruction."""
    return make_briefing(
        f"{HOSTILE}\n\n<div onclick=x>{HOSTILE}</div>\n\nCited[@{UIDS[3]}](x) ![picture](/etc/passwd) [file](file:///etc/passwd).\n",
        title=HOSTILE,
        dossier_title=HOSTILE,
        language="en",
        marking=Marking("X", HOSTILE, "#ffffff", "#aa0000"),
    )
