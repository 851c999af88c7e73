from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from workbench.jobs.frames import read_frame, write_frame

ROOT = Path(__file__).resolve().parents[2]


def test_the_protocol_is_readable_by_hand_and_ends_with_its_input():
    with subprocess.Popen(
        [sys.executable, "-m", "workbench.jobs.child", "tests.jobs."],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        ready = read_frame(child.stdout)
        assert ready is not None
        assert ready[0] == {"ready": child.pid}
        request = {"id": 7, "service": "tests.jobs.odd_services:steps", "options": {"count": 2}}
        write_frame(child.stdin, {**request, "memory": 2**30, "cpu_seconds": 10})
        answers = [read_frame(child.stdout) for _ in range(3)]
        assert [answer and answer[0] for answer in answers] == [
            {"id": 7, "message": {"step": 0}},
            {"id": 7, "message": {"step": 1}},
            {"id": 7, "done": True},
        ]
        child.stdin.close()
        assert child.wait(timeout=20) == 0
