from __future__ import annotations

import json
import os
import threading
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core import wording
from workbench.core.errors import Cancelled, RefusedFile, WorkbenchError
from workbench.jobs import worker as worker_module
from workbench.jobs.worker import ChildDied, Limits, ServiceFailed, Worker

ODD = "tests.jobs.odd_services:"
READING = "workbench.services.ingest.reading:serve"


@pytest.fixture(scope="module")
def shared() -> Iterator[Worker]:
    """One warm child for the tests that leave it alive."""
    with Worker(allowed=("tests.jobs.",)) as worker:
        yield worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A child of one's own."""
    with Worker(allowed=("tests.jobs.",)) as worker:
        yield worker


@pytest.fixture
def hurried() -> Iterator[Worker]:
    """A child whose requests may take one second."""
    with Worker(allowed=("tests.jobs.",), limits=Limits(cpu_seconds=5, seconds=1)) as worker:
        yield worker


def is_alive(pid: int) -> bool:
    """Whether a process of this id runs (a dead child that nobody waited for counts as gone)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until(condition, seconds: float = 20) -> bool:
    """Wait for a condition without a fixed pause."""
    end = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        if time.monotonic() > end:
            return False
        pause.wait(0.01)
    return True


def test_a_service_gets_payload_and_options_and_answers(shared):
    (answer,) = shared.run(ODD + "echo", b"\x00\xff words", name="é", count=3)
    assert (answer["length"], answer["start"]) == (8, "\x00\xff words")
    assert answer["options"] == {"name": "é", "count": 3}
    assert answer["pid"] == shared.pid != os.getpid()


def test_a_generator_service_answers_message_by_message(shared):
    assert list(shared.run(ODD + "steps", b"", count=5)) == [{"step": number} for number in range(5)]
    assert list(shared.run(ODD + "steps", b"", count=0)) == []


def test_the_child_stays_warm_between_requests(shared):
    pids = {next(iter(shared.run(ODD + "echo", b"")))["pid"] for _ in range(3)}
    assert len(pids) == 1


def test_a_module_is_prepared_once(worker):
    worker.warm(ODD + "readiness")
    worker.warm(ODD + "readiness")
    assert [list(worker.run(ODD + "readiness", b"")) for _ in range(2)] == [[{"warm": 1}]] * 2


def test_what_libraries_print_does_not_reach_the_answers(shared):
    assert list(shared.run(ODD + "print_much", b"")) == [{"read": ""}]
    assert list(shared.run(ODD + "maybe", b"fine")) == [{"word": "fine"}]


def test_large_payloads_and_answers_go_through(shared):
    text = "l’été, 12 € \U0001f600\n" * 1_500_000
    payload = text.encode()
    assert len(payload) > 30_000_000
    (answer,) = shared.run(ODD + "whole", payload)
    assert answer["text"] == text


def test_a_refusal_comes_back_as_itself_in_the_language_of_the_window(worker):
    with pytest.raises(RefusedFile, match=r"^The file is empty; choose one with text in it\.$"):
        list(worker.run(ODD + "maybe", b"refuse"))
    folder = Path(__file__).resolve().parents[2] / "resources" / "translations" / "fr"
    wording.install("fr", json.loads((folder / "ingest.json").read_text(encoding="utf-8")))
    try:
        with pytest.raises(RefusedFile, match=r"^Le fichier est vide"):
            list(worker.run(ODD + "maybe", b"refuse"))
    finally:
        wording.install("en", {})
    with pytest.raises(RefusedFile, match=r"^The file is empty"):
        list(worker.run(ODD + "maybe", b"refuse"))


def test_a_bug_in_a_service_is_told_apart_and_logged(shared, caplog):
    with pytest.raises(ServiceFailed) as caught:
        list(shared.run(ODD + "maybe", b"fail"))
    assert "ZeroDivisionError" in caught.value.report
    assert "ZeroDivisionError" not in str(caught.value)
    assert "ZeroDivisionError" in caplog.text
    assert list(shared.run(ODD + "maybe", b"next")) == [{"word": "next"}]


@pytest.mark.parametrize(
    "name", ["os:system", "workbench.store.x:y", "tests.jobs.odd_services:_hidden", "tests.jobs", ""]
)
def test_nothing_but_services_can_be_called(shared, name):
    with pytest.raises(ServiceFailed) as caught:
        list(shared.run(name, b""))
    assert "is not a service" in caught.value.report


@pytest.mark.parametrize("word", ["crash", "exit"])
def test_a_crash_is_contained_and_the_next_request_is_answered(worker, word):
    with pytest.raises(ChildDied, match="crashed"):
        list(worker.run(ODD + "maybe", word.encode()))
    assert list(worker.run(ODD + "maybe", b"next")) == [{"word": "next"}]


def test_a_hang_is_ended_by_the_clock(hurried):
    with pytest.raises(ChildDied, match="longer than 1 seconds"):
        list(hurried.run(ODD + "maybe", b"hang"))
    assert list(hurried.run(ODD + "maybe", b"next")) == [{"word": "next"}]


def test_a_busy_loop_is_ended_by_the_computing_limit():
    with Worker(allowed=("tests.jobs.",), limits=Limits(cpu_seconds=1, seconds=60)) as worker:
        with pytest.raises(ChildDied, match="of computing"):
            list(worker.run(ODD + "maybe", b"spin"))


def test_the_computing_limit_is_for_each_request_anew():
    with Worker(allowed=("tests.jobs.",), limits=Limits(cpu_seconds=1, seconds=60)) as worker:
        pids = {next(iter(worker.run(ODD + "echo", b"x" * 10_000_000)))["pid"] for _ in range(30)}
        assert len(pids) == 1


def test_too_much_memory_is_told_and_costs_only_that_request(shared):
    with pytest.raises(ChildDied, match="1024 MB of memory"):
        list(shared.run(ODD + "maybe", b"eat"))
    assert list(shared.run(ODD + "maybe", b"next")) == [{"word": "next"}]


def test_map_keeps_the_order_of_200_files(shared):
    items = ((number, str(number).encode() * (number % 7 + 1), {"n": number}) for number in range(200))
    found = list(shared.map(ODD + "echo", items))
    assert [key for key, _ in found] == list(range(200))
    assert [answer["options"]["n"] for _, answer in found] == list(range(200))


def test_in_map_a_death_or_refusal_costs_only_its_own_file(hurried):
    words = ["a", "crash", "b", "refuse", "hang", "c", "fail", "d", "crash"]
    found = dict(hurried.map(ODD + "maybe", ((place, word.encode(), {}) for place, word in enumerate(words))))
    assert [type(found[place]).__name__ for place in range(len(words))] == [
        "dict",
        "ChildDied",
        "dict",
        "RefusedFile",
        "ChildDied",
        "dict",
        "ServiceFailed",
        "dict",
        "ChildDied",
    ]
    assert [answer["word"] for answer in found.values() if isinstance(answer, dict)] == ["a", "b", "c", "d"]
    assert all(isinstance(answer, (dict, WorkbenchError)) for answer in found.values())


def test_map_sends_ahead_but_not_everything(shared):
    taken = 0

    def items():
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number, b"x", {}

    answers = shared.map(ODD + "echo", items())
    next(answers)
    assert 1 < taken < 200
    answers.close()


def test_cancelling_ends_the_iteration_while_the_child_hangs(worker):
    cancel = threading.Event()
    seen = []
    for key, _answer in worker.map(
        ODD + "maybe", [(0, b"a", {}), (1, b"hang", {}), (2, b"b", {})], cancelled=cancel.is_set
    ):
        seen.append(key)
        threading.Timer(0.05, cancel.set).start()
    assert seen == [0]
    assert list(worker.run(ODD + "maybe", b"next")) == [{"word": "next"}]


def test_a_cancelled_map_answers_nothing(shared):
    assert list(shared.map(ODD + "echo", [(0, b"", {})], cancelled=lambda: True)) == []


def test_leaving_a_run_early_frees_the_worker(worker):
    for message in worker.run(ODD + "endless", b""):
        assert message == {"step": 0}
        break
    assert list(worker.run(ODD + "maybe", b"next")) == [{"word": "next"}]


def test_closing_from_another_thread_stops_the_work(worker):
    messages = worker.run(ODD + "endless", b"")
    next(messages)
    threading.Timer(0.05, worker.close).start()
    with pytest.raises(Cancelled):
        next(messages)


def test_closing_leaves_no_process_and_no_thread():
    before = set(threading.enumerate())
    worker = Worker(allowed=("tests.jobs.",))
    list(worker.run(ODD + "maybe", b"a"))
    pid = worker.pid
    assert pid is not None
    assert is_alive(pid)
    worker.close()
    assert not is_alive(pid)
    assert worker.pid is None
    assert set(threading.enumerate()) <= before


def test_after_its_end_no_call_starts_another_child():
    worker = Worker(allowed=("tests.jobs.",))
    list(worker.run(ODD + "maybe", b"a"))
    worker.close()
    list(worker.run(ODD + "maybe", b"a"))
    assert worker.pid is not None
    worker.end()
    with pytest.raises(Cancelled):
        list(worker.run(ODD + "maybe", b"a"))
    assert list(worker.map(ODD + "maybe", [(1, b"a", {})])) == []
    worker.warm(ODD + "maybe")
    assert worker.pid is None


def test_a_child_whose_parent_dies_ends_even_in_the_middle_of_its_work(tmp_path):
    import subprocess
    import sys

    script = (
        "import os\nfrom workbench.jobs.worker import Worker\n"
        "worker = Worker(allowed=('tests.jobs.',))\n"
        "messages = worker.run('tests.jobs.odd_services:endless', b'')\nnext(messages)\n"
        "print(worker.pid, flush=True)\nos._exit(1)\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=False)
    pid = int(done.stdout)
    assert until(lambda: not is_alive(pid))


def test_a_program_beside_the_dossier_is_not_imported(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('imported from the current folder')")
    monkeypatch.chdir(tmp_path)
    with Worker(allowed=("tests.jobs.",)) as worker:
        assert list(worker.run(ODD + "maybe", b"a")) == [{"word": "a"}]


def test_real_files_are_read_in_the_child():
    with Worker() as worker:
        worker.warm(READING)
        items = [
            ("a.txt", "Élan retrouvé après la trêve.".encode(), {"filename": "a.txt"}),
            ("b.pdf", b"no", {"filename": "b.pdf"}),
        ]
        found = dict(worker.map(READING, items))
    assert found["a.txt"]["text"] == "Élan retrouvé après la trêve."
    assert found["a.txt"]["language"] == "fr"
    assert isinstance(found["b.pdf"], RefusedFile)


def test_a_text_built_to_stall_costs_itself_at_the_most():
    # Composing runs of marks is quadratic in some builds of Python and linear in others: refused here, read there.
    marks = "ก" + "\u0e48\u0e38" * 300_000
    with Worker(limits=Limits(cpu_seconds=1, seconds=60)) as worker:
        items = [(0, marks.encode(), {"filename": "a.txt"}), (1, b"Fine.", {"filename": "b.txt"})]
        found = dict(worker.map(READING, items))
    assert isinstance(found[0], ChildDied) or found[0]["text"] == unicodedata.normalize("NFC", marks)
    assert found[1]["text"] == "Fine."


def test_a_child_that_is_never_ready_is_told_apart_from_a_slow_file(monkeypatch):
    monkeypatch.setattr(worker_module, "_START_SECONDS", 0.0)
    with Worker(allowed=("tests.jobs.",)) as worker, pytest.raises(ChildDied, match="not ready after 0 seconds"):
        list(worker.run(ODD + "maybe", b"a"))
