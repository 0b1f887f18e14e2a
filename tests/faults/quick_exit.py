"""Measures, on a real X server, the time from the third Esc to the unmapped window, while an audit runs.

Run as ``python -m tests.faults.quick_exit FOLDER ENTRIES``.
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.exports import write_export

if TYPE_CHECKING:
    from selfhelp.ui.window import Window

LIMIT_MS = 100.0
ROUNDS = 3


def _auditing(export: Path) -> "Window":
    """Return the window, on the screen, while the passwords of a file are being looked at."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from selfhelp.tour import sample_window
    from selfhelp.ui.rooms.passwords.passwords import PasswordsPage

    window, _desk = sample_window("en", "light", 100)
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(window)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.go("passwords")
    page = window.page
    assert isinstance(page, PasswordsPage)
    page.open_files([export])
    return window


def _measure(export: Path) -> float:
    """Return milliseconds from the third Esc to the X server's word that the window is unmapped."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    window = _auditing(export)
    app = QApplication.instance()
    assert app is not None
    watcher = subprocess.Popen(
        ["xev", "-id", str(int(window.winId())), "-event", "structure"], stdout=subprocess.PIPE, text=True
    )
    unmapped: list[float] = []
    ready = threading.Event()

    def watch() -> None:
        assert watcher.stdout is not None
        for line in watcher.stdout:
            ready.set()
            if "UnmapNotify" in line:
                unmapped.append(time.monotonic())
                return

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    # A change of size makes the watcher speak once, so that it is known to listen.
    deadline = QDeadlineTimer(10_000)
    width = 1000
    while not ready.is_set() and not deadline.hasExpired():
        width += 1
        window.resize(width, 700)
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    for _ in range(2):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    started = time.monotonic()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    deadline = QDeadlineTimer(5_000)
    while not unmapped and not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
    watcher.kill()
    watcher.wait()
    return (unmapped[0] - started) * 1000 if unmapped else float("inf")


def _rounds(folder: Path, entries: int) -> int:
    export = folder / "export.csv"
    write_export(export, entries)
    times = [_measure(export) for _ in range(ROUNDS)]
    print("milliseconds to unmapped:", ", ".join(f"{t:.1f}" for t in times))
    return 0 if max(times) < LIMIT_MS else 1


def main(folder: Path, entries: int) -> int:
    """Start an X server and measure on it. Returns the exit status."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        number = os.read(reader, 16).decode().strip()
        os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
        return _rounds(folder, entries)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
