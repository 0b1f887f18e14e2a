"""How long each page takes to draw, and a tick to be taken up: the window must not be seen standing still.

Times are of the processor, for this program alone. Beside each stands how many times a fixed piece of work
it takes, so that two machines, or a busy and an idle one, can be compared. It ends after at most two minutes,
and says then what was not measured.
"""

import gc
import hashlib
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.bench.table import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from selfhelp.ui.desk import Desk
    from selfhelp.ui.window import Window

#: Aims in milliseconds of this program's own work.
PAGE_MS = 50.0
TICK_MS = 16.0
TURNS = 5
#: Seconds after which no further page is begun.
LONGEST = 120.0


def _took(work: Callable[[], object], turns: int = TURNS) -> float:
    """Return the fastest of several runs, in milliseconds of the processor's time for this program.

    The fastest, because what else the machine does takes caches and half a core away, and only adds.

    The page before is taken down in it too: in the window that follows at once. Without a running loop Qt
    would keep every page that was ever shown, and each next one would take a little longer.
    """
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    times = []
    for _ in range(turns):
        started = time.process_time()
        work()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        times.append((time.process_time() - started) * 1000)
    return min(times)


def yardstick() -> float:
    """Return how long a fixed piece of work takes here, in milliseconds of the processor: 100,000 hashes."""
    times = []
    for _ in range(5):
        started = time.process_time()
        for _turn in range(100_000):
            hashlib.sha256(b"selfhelp").digest()
        times.append((time.process_time() - started) * 1000)
    return min(times)


def _tick(window: "QWidget") -> None:
    from PySide6.QtWidgets import QCheckBox

    tick = window.findChild(QCheckBox, "open-task:warn-family-tick")
    if tick is None:
        raise RuntimeError("the sample plan has no step warn-family any more")
    tick.click()


def run() -> bool:
    """Print what each page and a tick take; true if one misses its aim."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from selfhelp.tour import sample_window

    window, desk = sample_window("en", "light", 100)
    window.show()
    table = Table("Pages")
    # As the program does once it has started; see ``app.py``.
    gc.collect()
    gc.freeze()
    same = yardstick()
    table.note(f"a fixed piece of work takes {same:.0f} ms here; × counts in that")
    _measure_pages(window, desk, table, same)
    _measure_ticks(window, desk, table, same)
    desk.background.stop()
    window.hide()
    return bool(table.missed)


def _measure_pages(window: "Window", desk: "Desk", table: Table, same: float) -> None:
    """Put what each page takes into the table, the slowest first."""
    from selfhelp.tour import stops, visit

    begun = time.monotonic()
    slowest: dict[str, float] = {}
    left_out: list[str] = []
    for _name, page, argument in stops(desk):
        # These two derive a key or read a file on the way; they are measured elsewhere.
        if page in ("unlock", "ways") or (page, argument) == ("passwords", "report"):
            continue
        name = "plan, every fold open" if (page, argument) == ("plan", "all") else page
        if time.monotonic() - begun > LONGEST:
            left_out.append(name)
            continue
        took = _took(lambda page=page, argument=argument: visit(window, page, argument))  # type: ignore[misc]  # bound now
        slowest[name] = max(took, slowest.get(name, 0.0))
    for name, took in sorted(slowest.items(), key=lambda one: -one[1]):
        table.at_most(f"{name} ({took / same:.2f} ×)", took, PAGE_MS, " ms")
    if left_out:
        table.missed += 1
        table.note(f"two minutes were over before: {', '.join(dict.fromkeys(left_out))}")


def _measure_ticks(window: "Window", desk: "Desk", table: Table, same: float) -> None:
    """Put what a tick and the plan by itself take into the table."""
    import msgspec

    from selfhelp.case.change import answered
    from selfhelp.plan.order import make_plan
    from selfhelp.tour import visit
    from selfhelp.ui.theme.motion import MOTION

    # As a person ticks it, without the time in which the tick is painted. With the minutes of the day
    # counted, what fits besides may change with a tick, and then the page is drawn again.
    MOTION.use(reduced=True)
    for minutes, what in ((None, "drawn in its row"), (30, "the page drawn again")):
        answers = msgspec.structs.replace(desk.case.answers, minutes=minutes)
        desk.session.do(answered("minutes", answers))
        visit(window, "plan", "all")
        took = _took(lambda: _tick(window), turns=9)
        aim = TICK_MS if minutes is None else PAGE_MS
        table.at_most(f"a tick in the whole plan, {what} ({took / same:.2f} ×)", took, aim, " ms")
    took = _took(lambda: make_plan(desk.catalogue, desk.case, desk.today()), turns=9)
    table.at_most(f"the plan by itself ({took / same:.2f} ×)", took, TICK_MS, " ms")
