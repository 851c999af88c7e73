"""Figures that a machine can compare: medians and ratios taken in one run, as JSON."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
import sys
from collections.abc import Sequence
from typing import Any


def spread(values: Sequence[float]) -> dict[str, float]:
    """min, median, 95th percentile and max."""
    ordered = sorted(values)
    return {
        "n": len(ordered),
        "min": round(ordered[0], 3),
        "median": round(statistics.median(ordered), 3),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 3),
        "max": round(ordered[-1], 3),
    }


def ratios(ours: Sequence[float], floor: Sequence[float]) -> dict[str, float]:
    """Ratio of each of our runs to the floor's run beside it."""
    return spread([own / bare for own, bare in zip(ours, floor, strict=True)])


def report(case: str, **figures: Any) -> dict[str, Any]:
    """The figures with what they were taken on; printed as one JSON object."""
    found = {
        "case": case,
        **figures,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "cores": os.cpu_count(),
        "load": [round(value, 2) for value in os.getloadavg()],
    }
    json.dump(found, sys.stdout, indent=1)
    print(flush=True)
    return found
