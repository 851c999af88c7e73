"""Pictures of text on their way in: each page recognised by a child process of its own, then read like any other."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from workbench.core.errors import RefusedFile, WorkbenchError
from workbench.core.wording import tr
from workbench.jobs.worker import Limits, Worker

SERVICE = "workbench.services.ingest.ocr:serve"
READING = "workbench.services.ingest.reading:serve"
# The models alone take a gigabyte of address space, and a page of small print half a minute of a slow machine.
LIMITS = Limits(memory=6 * 1024**3, cpu_seconds=180.0, seconds=120.0)
MOST_PAGES = 1_000

Told = Callable[[int, int], None]


def is_available() -> bool:
    """Whether the extra "ocr" is installed; it is not loaded for that."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def ignore(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""
    return


class Scanner:
    """Recognises pages; its child process starts with the first one and ends with `close`."""

    def __init__(self) -> None:
        self._worker = Worker(limits=LIMITS)

    def close(self) -> None:
        """End the child process."""
        self._worker.close()

    def read(
        self,
        content: bytes,
        filename: str,
        pages: Sequence[int],
        reader: Worker,
        *,
        cancelled: Callable[[], bool] = lambda: False,
        told: Told = ignore,
        **options: Any,
    ) -> dict[str, Any] | None:
        """What `reading.serve` says of a file whose `pages` (from 0) are pictures; None when cancelled.

        RefusedFile when no page could be recognised; `told(done, total)` after each page.
        """
        found: dict[str, list[Any]] = {}
        problem: WorkbenchError | None = None
        for page, answer in self._pages(content, pages, cancelled, told):
            if isinstance(answer, WorkbenchError):
                problem = problem or answer
            else:
                found[str(page)] = answer["lines"]
        if cancelled():
            return None
        if not found:
            raise problem or RefusedFile(tr("No words were recognised on the picture."))
        (said,) = reader.run(READING, content, filename=filename, ocr=True, recognised=found, **options)
        return said

    def _pages(
        self, content: bytes, pages: Sequence[int], cancelled: Callable[[], bool], told: Told
    ) -> Iterator[tuple[int, dict[str, Any] | WorkbenchError]]:
        waiting = list(pages)[:MOST_PAGES]
        total, done = len(waiting), 0
        while waiting:
            # A picture file says how many frames it has with the first one.
            items = [(page, content, {"page": page}) for page in waiting]
            waiting = []
            for page, answer in self._worker.map(SERVICE, items, cancelled=cancelled):
                done += 1
                if total == 1 and not isinstance(answer, WorkbenchError) and not _is_pdf(content):
                    total = min(int(answer["pages"]), MOST_PAGES)
                    waiting = list(range(1, total))
                told(done, total)
                yield page, answer


def _is_pdf(content: bytes) -> bool:
    return content[:1024].lstrip().startswith(b"%PDF-")
