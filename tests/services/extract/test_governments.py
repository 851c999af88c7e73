"""Governments without their country beside them: which state is meant, and where nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.services.extract.analysis import analyse
from workbench.services.extract.governments import governments
from workbench.services.extract.records import Mention


@pytest.mark.parametrize(
    "language, text, words, key",
    [
        (
            "en",
            "Norway and Sweden sold salt. The Swedish government slept. The government woke.",
            "government",
            "SE",
        ),
        (
            "en",
            "The Danish government slept. The Swedish government slept. The government woke.",
            "government",
            "SE",
        ),
        ("en", "Norway sold salt. Norway slept. The government woke.", "government", "NO"),
        ("fr", "Le gouvernement danois dort. Le gouvernement se réveille.", "gouvernement", "DK"),
        ("en", "Assad's regime slept.", "Assad's regime", "SY"),
        ("en", "Assad's forces slept.", "Assad's forces", "nom:force:forces:SY"),
        ("en", "Norway sold Sweden salt. The government woke.", "government", "nom:org:gouvernement:"),
        ("en", "The government woke.", "government", "nom:org:gouvernement:"),
        ("en", "Norway slept.\n\nSweden fell.\n\nNorway rose. The government woke.", "government", "NO"),
        ("fr", "Le gouvernement de M. Vik dort. Le gouvernement rêve.", "gouvernement", "nom:org:gouvernement:vik"),
        ("en", "The Danish administration slept.", "Danish administration", "nom:org:gouvernement:DK"),
        (
            "fr",
            "Le gouvernement danois dort. À Oslo, la foule crie et le gouvernement se tait.",
            "gouvernement",
            "NO",
        ),
        (
            "fr",
            "Le gouvernement danois dort. À Vardane, le gouvernement se tait.",
            "gouvernement",
            "DK",
        ),
        (
            "fr",
            "Le gouvernement danois dort. La Norvège a l’accord de leur gouvernement.",
            "gouvernement",
            "nom:org:gouvernement:",
        ),
        ("fr", "Le pays dort. Invite le Gouvernement à veiller.", "Gouvernement", "nom:org:gouvernement:"),
        ("en", "Norway sold salt. The government of Vardane woke.", "government", None),
        ("fr", "La Norvège vend du sel. Le gouvernement central dort.", "gouvernement", None),
        ("fr", "La Norvège vend du sel. Le gouvernement de Vardane dort.", "gouvernement", None),
        ("en", "Ola Berg's regime slept.", "Ola Berg's regime", None),
        ("en", "Assad's mill slept.", "Assad's mill", None),
    ],
)
def test_a_government_alone_is_that_of_the_state_which_the_text_tells_of(
    language: str, text: str, words: str, key: str | None
) -> None:
    found = analyse(text, blocks=[], language=language).actors
    keys = {m.span.of(text): actor.id for actor in found for m in actor.mentions}
    assert keys.get(words) == key


class Counted(list[Mention]):
    """Mentions that count how often they are all looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Mention]:
        self.looks += 1
        return super().__iter__()


@pytest.mark.parametrize("lead", ["Norway slept. ", "The Swedish government slept. "])
def test_a_long_text_is_not_looked_through_for_each_of_its_governments(lead: str) -> None:
    looks = set()
    for times in (2, 40):
        text = lead + "The government woke. " * times
        first = analyse(lead, blocks=(), language="en", published=None).actors[0].mentions[0]
        mentions = Counted([first])
        assert len(governments(text, "en", mentions)) == times
        looks.add(mentions.looks)
    assert len(looks) == 1
