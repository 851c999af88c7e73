"""Words found in a text: plain words here and at once, patterns in a child process that may be stopped."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from workbench.core.errors import WorkbenchError
from workbench.core.finding import Wanted, bare, hits, pattern_of
from workbench.core.spans import NOTHING, Found
from workbench.core.wording import tr
from workbench.jobs.worker import ChildDied, Limits, Worker

SERVICE = "workbench.services.find.searching:serve"
MOST = 100_000
# So much at a time: between two stretches other threads have their turn.
_STRETCH = 100_000
_LIMITS = Limits(cpu_seconds=5.0, seconds=6.0)


class Finder:
    """Looks for words and patterns; the child process for patterns starts with the first one and is kept."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def find(self, text: str, wanted: Wanted, *, stopped: Callable[[], bool] = lambda: False) -> Found:
        """Every place of `wanted` in `text`; InvalidValue for a bad pattern, WorkbenchError for one that takes too long."""
        if not wanted.words:
            return NOTHING
        return self._matched(text, wanted) if wanted.is_pattern else _plain(text, wanted, stopped)

    def close(self) -> None:
        """End the child process; a pattern under way is given up."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def _matched(self, text: str, wanted: Wanted) -> Found:
        pattern_of(wanted)  # says in a sentence what is wrong with it, before anything is sent
        if self._worker is None:
            self._worker = Worker(limits=_LIMITS)
        answer: dict[str, object] = {}
        try:
            for message in self._worker.run(SERVICE, text.encode("utf-8", "surrogatepass"), **wanted._asdict()):
                answer = message
        except ChildDied as error:
            raise WorkbenchError(
                tr("This pattern takes too long in this text and was stopped; make it more exact.")
            ) from error
        listed = answer.get("hits")
        if not isinstance(listed, list):
            return NOTHING
        starts, ends = array("q", (hit[0] for hit in listed)), array("q", (hit[1] for hit in listed))
        return Found(starts, ends, bool(answer.get("is_all", True)))


def _plain(text: str, wanted: Wanted, stopped: Callable[[], bool]) -> Found:
    pattern = pattern_of(wanted)
    starts, ends = array("q"), array("q")
    reach = 4 * len(wanted.words) + 8
    for low in range(0, len(text), _STRETCH):
        if stopped():
            break
        # A little more than the stretch on both sides: words on its border, and the character before a whole word.
        first, last = max(0, low - 1), min(len(text), low + _STRETCH + reach)
        stretch = text[first:last] if wanted.heeds_accents else bare(text[first:last])
        begin = max(low, ends[-1] if ends else 0) - first
        for start, end in hits(pattern, stretch, begin, low - first + _STRETCH):
            starts.append(start + first)
            ends.append(end + first)
            if len(starts) == MOST:
                return Found(starts, ends, is_all=False)
    return Found(starts, ends)
