"""The engine as the job child runs it."""

from __future__ import annotations

import json
from typing import Any

from workbench.services.extract import messages, serving

TEXT = "Le 4 mai 2019, Oslo a livré dix navires à la Suède.\nLa Norvège se tait.\n"


def served(text: str, **options: Any) -> list[dict[str, Any]]:
    asked = {"blocks": [], "language": "fr", "published": None, "lessons": [], **options}
    return list(serving.serve(text.encode(), asked))


def suggested(text: str, **options: Any) -> list[dict[str, Any]]:
    return [one for message in served(text, **options) for one in message.get("suggestions", ())]


def test_progress_comes_first_and_the_whole_text_last() -> None:
    found = served(TEXT)
    assert found[0]["step"][0] == 0
    last = found[-1]
    assert not last["is_partial"]
    assert last["sentences"] == [[0, 51, 0], [52, 71, 0]]
    assert last["found"] is None


def test_messages_survive_the_way_to_the_window() -> None:
    crossed = json.loads(json.dumps(suggested(TEXT)))
    made = [messages.suggestion(one) for one in crossed]
    assert {one.kind for one in made} >= {"actor", "event"}
    assert [messages.as_message(one) for one in made] == crossed


def test_what_was_taught_is_kept() -> None:
    lesson = {"kind": "stop", "about": "actor", "words": "Suède"}
    made = suggested(TEXT, lessons=[lesson])
    assert [one["payload"]["key"] for one in made if one["kind"] == "actor"] == ["NO"]


def test_no_message_of_a_long_text_is_long() -> None:
    served_whole = served(TEXT * 200)
    assert max(len(message.get("suggestions", ())) for message in served_whole) <= 200
    assert sum("is_partial" in message for message in served_whole) == 2


def test_scripts_get_everything_that_was_found() -> None:
    assert served(TEXT, wants_found=True)[-1]["found"]["dates"][0]["edtf"] == "2019-05-04"


def test_an_actor_of_a_book_does_not_come_with_many_others_in_one_message() -> None:
    text = "\n".join(f"Oslo a livré {n} navires à la Suède, et Oslo attend." for n in range(2, 900))
    options = {"language": "fr", "published": None, "blocks": [], "lessons": []}
    sizes = [
        sum(len(one["payload"].get("mentions", ())) for one in message["suggestions"])
        for message in serving.serve(text.encode(), options)
        if "suggestions" in message and len(message["suggestions"]) > 1
    ]
    assert sizes
    assert max(sizes) <= 1_000
