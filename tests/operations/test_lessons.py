""" "Never again": taught once, kept by the next reading."""

from __future__ import annotations

import pytest

from tests.operations.reading import imported, named, proposed
from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.proposals import Lesson
from workbench.operations import lessons, own_lexicon, records
from workbench.store.dossier import Dossier
from workbench.store.read import lessons as read
from workbench.store.read import proposals as read_proposals


def taught(dossier: Dossier) -> tuple[Lesson, ...]:
    return tuple(Lesson(**one) for one in lessons.for_engine(dossier))


def test_a_stop_word_rejects_and_is_kept_by_the_next_reading(dossier: Dossier) -> None:
    document = imported(dossier)
    row = named(proposed(dossier, document), "actor", "Suède")
    lessons.teach(dossier, Lesson("stop", "actor", "Suède"), proposal_id=row.id)
    with dossier.reading() as reader:
        assert read_proposals.row(reader, row.id).status == "rejected"
    second = imported(dossier, "La Suède se tait. La Norvège parle.\n", "deux")
    rows = proposed(dossier, second, "La Suède se tait. La Norvège parle.\n", taught(dossier))
    assert [one.payload["key"] for one in rows if one.kind == "actor"] == ["NO"]


def test_what_is_taught_in_a_dossier_is_one_gesture(dossier: Dossier) -> None:
    row = named(proposed(dossier, imported(dossier)), "actor", "Suède")
    lessons.teach(dossier, Lesson("stop", "actor", "Suède"), proposal_id=row.id)
    dossier.undo()
    with dossier.reading() as reader:
        assert read.rows(reader) == []
        assert read_proposals.row(reader, row.id).status == "proposed"


def test_an_alias_merges_the_proposal_into_its_actor(dossier: Dossier) -> None:
    sweden = records.create(dossier, RecordKind.ACTOR, name="Royaume du Nord", kind="state").result
    row = named(proposed(dossier, imported(dossier)), "actor", "Suède")
    lessons.teach(
        dossier, Lesson("alias", "actor", "Suède", name="Royaume du Nord", actor_kind="state"), proposal_id=row.id
    )
    with dossier.reading() as reader:
        assert reader.value("SELECT count(*) FROM mention WHERE actor_id = ?", (sweden,)) == 3  # type: ignore[arg-type]


def test_a_kind_corrects_the_proposal(dossier: Dossier) -> None:
    row = named(proposed(dossier, imported(dossier)), "actor", "Suède")
    lessons.teach(dossier, Lesson("kind", "actor", "Suède", actor_kind="place"), proposal_id=row.id)
    with dossier.reading() as reader:
        assert read_proposals.row(reader, row.id).payload["kind"] == "place"


def test_what_is_taught_for_all_dossiers_is_in_the_users_lexicon_and_can_be_taken_out(dossier: Dossier) -> None:
    lesson = Lesson("stop", "actor", "Suède")
    lessons.teach(dossier, lesson, is_for_all=True)
    lessons.teach(dossier, lesson, is_for_all=True)
    assert taught(dossier) == (lesson,)
    with dossier.reading() as reader:
        assert read.rows(reader) == []
    own_lexicon.take_out(lesson)
    assert taught(dossier) == ()


def test_a_broken_lexicon_is_said_in_a_sentence(dossier: Dossier) -> None:
    own_lexicon.user_lexicon().write_text('{"lessons": [{"kind": "stop"}]}')
    with pytest.raises(InvalidValue, match="lexicon"):
        lessons.for_engine(dossier)


def test_forgetting_takes_a_lesson_of_the_dossier_back(dossier: Dossier) -> None:
    made = lessons.teach(dossier, Lesson("stop", "figure", "dix")).result
    assert isinstance(made, int)
    lessons.forget(dossier, made)
    assert taught(dossier) == ()


def test_nothing_cannot_be_taught(dossier: Dossier) -> None:
    with pytest.raises(InvalidValue):
        lessons.teach(dossier, Lesson("stop", "actor", " "))


@pytest.mark.parametrize(
    "about, said",
    [("event", "No event dated “mardi”"), ("claim", "No claim told by “mardi”"), ("figure", "“mardi” is never")],
)
def test_a_stop_says_what_it_leaves_out(about: str, said: str) -> None:
    assert lessons.told(Lesson("stop", about, "mardi")).startswith(said)
