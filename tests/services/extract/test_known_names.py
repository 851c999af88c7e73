"""Names that the word lists know all over the world, one or more for each class, in both languages."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _kinds(text: str, language: str) -> dict[str, tuple[str, str, str]]:
    found = analyse(text, blocks=[], language=language).actors
    return {m.span.of(text): (actor.id, actor.kind, m.form) for actor in found for m in actor.mentions}


@pytest.mark.parametrize(
    "language, text, word, kind",
    [
        ("en", "The NYT reported it.", "NYT", "organisation"),
        ("en", "WaPo and the WSJ reported it.", "WaPo", "organisation"),
        ("fr", "Franceinfo l’a dit.", "Franceinfo", "organisation"),
        ("en", "General Atomics won the order.", "General Atomics", "organisation"),
        ("fr", "Le contrat va à Hyundai Rotem.", "Hyundai Rotem", "organisation"),
        ("en", "The Crisis Group warned them.", "Crisis Group", "organisation"),
        ("fr", "La CPC a pris la ville.", "CPC", "group"),
        ("en", "The Kachin Independence Army took it.", "Kachin Independence Army", "group"),
        ("en", "They fear Jaish al-Adl.", "Jaish al-Adl", "group"),
        ("en", "The convoy left St. Louis.", "St. Louis", "place"),
        ("fr", "Le convoi quitte Tchassiv Iar.", "Tchassiv Iar", "place"),
        ("fr", "Ouahigouya attend le convoi.", "Ouahigouya", "place"),
        ("en", "They met Wopke Hoekstra and Geert Wilders.", "Geert Wilders", "person"),
        ("fr", "Vucic et Plenkovic se voient.", "Plenkovic", "person"),
        ("en", "Paid with US$40 million, it left.", "US", ""),
    ],
)
def test_a_name_of_each_class(language: str, text: str, word: str, kind: str) -> None:
    assert _kinds(text, language).get(word, ("", "", ""))[1] == kind


@pytest.mark.parametrize(
    "text, words, key",
    [
        ("They sailed past Kyaukpyu Port.", "Kyaukpyu Port", "@KYAUKPYU"),
        ("They crossed Yunnan Province.", "Yunnan Province", "@YUNNAN"),
        ("They left Kyiv Oblast.", "Kyiv Oblast", "place:kyiv-oblast"),
        ("They like Yunnan province.", "Yunnan", "@YUNNAN"),
        ("They left Yunnan Portraits alone.", "Yunnan", "@YUNNAN"),
        ("They saw Yunnan. Port calls fell.", "Yunnan", "@YUNNAN"),
    ],
)
def test_a_place_with_what_it_is_called_in_full(text: str, words: str, key: str) -> None:
    assert _kinds(text, "en")[words][0] == key


@pytest.mark.parametrize(
    "language, text, word, is_actor",
    [
        ("en", "The note was in English.", "English", False),
        ("en", "He speaks Russian and Arabic.", "Arabic", False),
        ("en", "He speaks Russian and Turkish.", "Turkish", False),
        ("en", "A Turkish-language channel said so.", "Turkish", False),
        ("fr", "La note est en russe.", "russe", False),
        ("fr", "Une traduction anglaise existe.", "anglaise", False),
        ("en", "It sank in Russian waters.", "Russian", True),
        ("en", "The English fleet sank.", "English", True),
        ("en", "They met Ukrainian and Russian envoys.", "Ukrainian and Russian envoys", True),
        ("fr", "Il entre en territoire russe.", "russe", True),
        ("fr", "La marine anglaise a coulé.", "marine anglaise", True),
        ("fr", "Un général russe et un colonel ont fui.", "général russe", True),
        ("fr", "La version russe de l’attaque étonne.", "russe", True),
    ],
)
def test_a_language_is_no_country(language: str, text: str, word: str, is_actor: bool) -> None:
    assert (word in _kinds(text, language)) is is_actor


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "The Obama administration agreed.",
            {"Obama administration": ("US", "nominal"), "Obama": ("per:barack-obama", "name")},
        ),
        ("The Berg administration agreed.", {"Berg administration": ("org:berg-administration", "name")}),
        ("The Pakistan military agreed.", {"Pakistan military": ("nom:force:army:PK", "nominal")}),
        ("They lent Norway military engineers.", {"Norway": ("NO", "name"), "Norway military": None}),
        ("The Norway navy-blue coat is old.", {"Norway": ("NO", "name")}),
    ],
)
def test_a_government_and_its_forces_under_a_name(text: str, expected: dict[str, tuple[str, str] | None]) -> None:
    found = {words: (key, form) for words, (key, _, form) in _kinds(text, "en").items()}
    assert {words: found.get(words) for words in expected} == expected


@pytest.mark.parametrize(
    "language, text, word, key",
    [
        ("fr", "Le gouvernement congolais tient Goma.", "congolais", "CD"),
        ("en", "Congolese officers hold Goma.", "Congolese", "CD"),
        ("fr", "À Brazzaville, le gouvernement congolais tient.", "congolais", "CG"),
        ("fr", "La République du Congo tient.", "République du Congo", "CG"),
        ("en", "The Republic of the Congo holds, Congolese officers say.", "Congolese", "CG"),
        ("en", "The Democratic Republic of Congo holds, Congolese officers say.", "Congolese", "CD"),
    ],
)
def test_which_congo(language: str, text: str, word: str, key: str) -> None:
    assert _kinds(text, language)[word][0] == key


@pytest.mark.parametrize(
    "language, text, word, key",
    [
        ("en", "Venezuela's National Assembly met.", "National Assembly", "org:assemblee-ve"),
        (
            "en",
            "The Venezuelan National Assembly met. The National Assembly voted.",
            "National Assembly",
            "org:assemblee-ve",
        ),
        ("fr", "L’Assemblée nationale vénézuélienne siège.", "Assemblée nationale", "org:assemblee-ve"),
        ("en", "Peru's Congress met.", "Congress", "org:congress-pe"),
        ("en", "The Congress met.", "Congress", "#CONGRESS"),
        ("en", "America's Congress met.", "Congress", "#CONGRESS"),
        ("fr", "L’Assemblée nationale française siège.", "Assemblée nationale", "#ASSEMBLEE"),
        ("fr", "L’Assemblée nationale siège.", "Assemblée nationale", "#ASSEMBLEE"),
        ("en", "Brazil and Congress agreed.", "Congress", "#CONGRESS"),
        ("en", "Brazil's NATO friends met.", "NATO", "#NATO"),
    ],
)
def test_a_body_that_many_countries_call_alike_is_its_owner_s(language: str, text: str, word: str, key: str) -> None:
    assert _kinds(text, language)[word][0] == key
