from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.jobs.worker import Worker


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(allowed=("tests.jobs.",)) as worker:
        yield worker


def attempt(worker: Worker, what: str, path: str = "") -> str:
    (answer,) = worker.run("tests.jobs.odd_services:forbidden", b"", what=what, path=path)
    return answer["result"]


@pytest.mark.parametrize("what", ["connect", "resolve", "fetch"])
def test_the_child_reaches_no_network(worker, what):
    assert attempt(worker, what) in ("stopped", "URLError")


@pytest.mark.parametrize("what", ["run", "system", "fork"])
def test_the_child_starts_no_program(worker, what):
    assert attempt(worker, what) == "stopped"


@pytest.mark.parametrize("what", ["write", "append", "read", "remove", "rename", "mkdir"])
def test_the_child_touches_no_file_of_the_user(worker, tmp_path, what):
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    assert attempt(worker, what, str(file)) == "stopped"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("mine.txt", "mine")]


def test_a_link_inside_the_library_folder_is_no_way_around(worker, tmp_path):
    import sys
    from pathlib import Path

    secret = tmp_path / "secret.txt"
    secret.write_text("mine")
    assert (
        attempt(worker, "read", str(Path(sys.prefix) / ".." / ".." / ".." / ".." / ".." / str(secret)[1:])) == "stopped"
    )


def test_the_child_may_read_its_own_program(worker):
    import workbench

    assert attempt(worker, "read", workbench.__file__) == "done"
