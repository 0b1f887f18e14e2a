"""Do movements drop frames, and how long does a page take to be there: in turns of the window's own loop.

The window has a sixtieth of a second for a frame. A turn of the loop that works longer than that drops one,
or several. Counted is the work of the window's own thread (time of the processor), so that what else the
machine does is not blamed on the program.
"""

import gc
import os
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.bench_pages import yardstick
from tests.bench.table import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from selfhelp.ui.window import Window

FRAME_MS = 1000 / 60
#: From the press to the page that is drawn, with the one before taken down, in ms.
CHANGE_MS = 60.0
#: Milliseconds after which a page is there, whatever it was.
THERE_MS = 250
#: A page that is drawn anew when a movement is over, in ms.
ANEW_MS = 50.0
#: Turns of each movement, of which the middle one counts.
TIMES = 3
#: What a person goes through most: page and argument.
CHANGES = (
    ("plan", ""),
    ("task", "save-evidence"),
    ("privacy", ""),
    ("service", "instagram"),
    ("two-factor", ""),
    ("second-step", "google"),
    ("people-search", ""),
    ("broker", "spokeo"),
    ("records", ""),
    ("help", ""),
    ("settings", ""),
)


class Turns:
    """Listens to the loop: how long it worked in each of its turns, in ms."""

    def __init__(self) -> None:
        """Begin listening."""
        from PySide6.QtCore import QAbstractEventDispatcher

        self._work: list[float] = []
        self._before = time.thread_time()
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is None:
            raise RuntimeError("there is no loop to listen to")
        dispatcher.awake.connect(self._turned)

    def _turned(self) -> None:
        # Asleep it uses no time of the processor, so what lies between two turns is work.
        now = time.thread_time()
        self._work.append((now - self._before) * 1000)
        self._before = now

    def during(self, begin: Callable[[], object], over: int) -> list[float]:
        """Let something begin in the loop, wait until it is over, and return how long each turn worked."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        self._work, self._before = [], time.thread_time()
        QTimer.singleShot(0, begin)
        QTimer.singleShot(over, loop.quit)
        loop.exec()
        self._turned()
        return self._work


def dropped(turns: list[float]) -> int:
    """Return how many frames were not drawn because a turn went on beyond its own."""
    return sum(int(turn // FRAME_MS) for turn in turns)


def _button(window: "Window", name: str) -> "QAbstractButton":
    from PySide6.QtWidgets import QAbstractButton

    found = [b for b in window.findChildren(QAbstractButton, name) if b.isVisible()]
    if not found:
        raise RuntimeError(f"the sample plan has no {name} any more")
    return found[-1]


def _movement(
    table: Table, turns: Turns, name: str, milliseconds: int, ready: Callable[[], Callable[[], object]]
) -> None:
    """Count the frames that a movement drops, and what comes after it: the middle one of several times."""
    seen = []
    for _ in range(TIMES):
        work = turns.during(ready(), milliseconds)
        after = turns.during(lambda: None, THERE_MS)
        seen.append((dropped(work), max(work), sum(turn > 1 for turn in work), max(after)))
    lost, longest, count, anew = sorted(seen)[TIMES // 2]
    table.at_most(f"{name}: frames dropped of {count}, the longest turn {longest:.1f} ms", lost, 0)
    table.at_most(f"{name}: the longest turn after it", anew, ANEW_MS, " ms")


def run() -> bool:
    """Print the frames that each movement drops, and how long pages take to change; true if one misses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from selfhelp.tour import sample_window
    from selfhelp.ui.theme.motion import MOTION
    from selfhelp.ui.theme.tokens import FOLD_MS, TICK_DRAW_MS

    window, desk = sample_window("en", "light", 100)
    window.show()
    turns = Turns()
    for page, argument in CHANGES:
        turns.during(partial(window.go, page, argument), THERE_MS)
    gc.collect()
    gc.freeze()
    same = yardstick()
    table = Table("Movements")
    table.note(f"a fixed piece of work takes {same:.0f} ms here; × counts in that")
    MOTION.use(reduced=False)

    def at_plan(name: str, argument: str = "") -> Callable[[], object]:
        desk.session.do(lambda _case: first, undoable=False)
        turns.during(partial(window.go, "plan", argument), THERE_MS)
        return _button(window, name).click

    first = desk.case
    _movement(table, turns, "a fold opens", FOLD_MS, lambda: at_plan("fold-this-week"))
    tick = "open-task:warn-family-tick"
    _movement(table, turns, "a tick in an opened fold", TICK_DRAW_MS, lambda: at_plan(tick, "all"))
    also = next(row.id for row in window.page.state.also)  # type: ignore[union-attr]  # it is the plan's page
    # Without the last frame: with it what comes next is drawn.
    both = TICK_DRAW_MS + FOLD_MS - 20
    _movement(table, turns, "a tick, and its row folds away", both, lambda: at_plan(f"open-{also}-tick"))
    _movement(table, turns, "a notice", THERE_MS, lambda: lambda: window.notice("Done.", undo=True))
    for page, argument in CHANGES:
        took = [sum(turns.during(partial(window.go, page, argument), THERE_MS)) for _ in range(TIMES)]
        change = sorted(took)[TIMES // 2]
        table.at_most(f"to the page {page} ({change / same:.2f} ×)", change, CHANGE_MS, " ms")
    MOTION.use(reduced=None)
    desk.background.stop()
    window.hide()
    return bool(table.missed)
