from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from workbench.jobs.frames import FrameReader, write_frame

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
        frames = FrameReader(partial(os.read, child.stdout.fileno()))
        assert frames.arrived() == [({"ready": child.pid}, b"")]
        request = {"id": 7, "service": "tests.jobs.odd_services:steps", "options": {"count": 2}}
        write_frame(child.stdin, {**request, "memory": 2**30, "cpu_seconds": 10})
        answers = []
        while len(answers) < 3 and (arrived := frames.arrived()):
            answers += arrived
        assert [head for head, _ in answers] == [
            {"id": 7, "message": {"step": 0}},
            {"id": 7, "message": {"step": 1}},
            {"id": 7, "done": True},
        ]
        child.stdin.close()
        assert child.wait(timeout=20) == 0
