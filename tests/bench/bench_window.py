"""How long the window stands still while passwords are looked at: the longest turn of its loop.

Measured in processor time of the whole process: one thread at a time has the interpreter, so that this is how
long a turn takes on a machine with nothing else to do. By the clock it is noted beside it.
"""

import gc
import os
import tempfile
import time
from pathlib import Path

from tests.exports import write_export

LIMIT_MS = 50.0
ENTRIES = 10_000


def _gaps(export: Path) -> tuple[list[tuple[float, float]], float]:
    """Return the times between turns of the loop in ms, worked and by the clock, and the audit's in s."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from selfhelp.tour import sample_window
    from selfhelp.ui.rooms.passwords.passwords import PasswordsPage

    window, _desk = sample_window("en", "light", 100)
    window.show()
    window.go("passwords")
    page = window.page
    assert isinstance(page, PasswordsPage)
    QApplication.processEvents()
    # As the program does when it has started.
    gc.collect()
    gc.freeze()
    gaps: list[tuple[float, float]] = []
    last = [_now()]

    def turn() -> None:
        now = _now()
        gaps.append(((now[0] - last[0][0]) * 1000, (now[1] - last[0][1]) * 1000))
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start(0)
    started = time.perf_counter()
    page.open_files([export])
    while page.busy:
        QApplication.processEvents()
    took = time.perf_counter() - started
    for _ in range(20):
        QApplication.processEvents()
    timer.stop()
    window.hide()
    gc.unfreeze()
    return gaps, took


def _now() -> tuple[float, float]:
    return time.process_time(), time.perf_counter()


def run() -> bool:
    """Measure three times and print the middle one; True if the limit is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        export = Path(place) / "export.csv"
        write_export(export, ENTRIES)
        measured = [_gaps(export) for _ in range(3)]
    runs = sorted((max(worked for worked, _clock in gaps), took) for gaps, took in measured)
    clock = sorted(max(clock for _worked, clock in gaps) for gaps, _took in measured)[1]
    longest, took = runs[1]
    print(f"window: {ENTRIES} entries in {took:.1f} s")
    print(
        f"window: longest standstill {longest:.0f} ms (at most {LIMIT_MS:.0f}); by the clock {clock:.0f} ms"
    )
    print(f"window: standstill / audit = {clock / took / 1000:.3f}")
    return longest > LIMIT_MS
