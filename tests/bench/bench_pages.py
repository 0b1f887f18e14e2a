"""How long each page takes to draw, and a tick to be taken up: the window must not be seen standing still."""

import os
import statistics
import time
from collections.abc import Callable

from tests.bench.table import Table

#: Aims in milliseconds of this program's own work.
PAGE_MS = 50.0
TICK_MS = 16.0
TURNS = 5


def _took(work: Callable[[], object]) -> float:
    """Return the middle of several runs, in milliseconds of the processor's time for this program."""
    from PySide6.QtWidgets import QApplication

    times = []
    for _ in range(TURNS):
        started = time.process_time()
        work()
        QApplication.processEvents()
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


def run() -> bool:
    """Print what each page and a tick take; true if one misses its aim."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from selfhelp.case import subjects
    from selfhelp.case.change import mark, unmark
    from selfhelp.plan.order import make_plan
    from selfhelp.tour import sample_window, stops, visit

    window, desk = sample_window("en", "light", 100)
    window.show()
    table = Table("Pages")
    slowest: dict[str, float] = {}
    for _name, page, argument in stops(desk):
        # These two derive a key or read a file on the way; they are measured elsewhere.
        if page in ("unlock", "ways") or (page, argument) == ("passwords", "report"):
            continue
        took = _took(lambda page=page, argument=argument: visit(window, page, argument))  # type: ignore[misc]  # bound now
        slowest[page] = max(took, slowest.get(page, 0.0))
    for page, took in sorted(slowest.items(), key=lambda one: -one[1]):
        table.at_most(page, took, PAGE_MS, " ms")
    window.go("plan", "all")
    subject = subjects.task("warn-family")

    def tick() -> None:
        done = desk.case.mark(subject) is not None
        desk.session.do(unmark(subject) if done else mark(subject, "done", desk.today()))

    table.at_most("a tick on the whole plan", _took(tick), TICK_MS, " ms")
    table.at_most(
        "the plan by itself",
        _took(lambda: make_plan(desk.catalogue, desk.case, desk.today())),
        TICK_MS,
        " ms",
    )
    desk.background.stop()
    window.hide()
    return bool(table.missed)
