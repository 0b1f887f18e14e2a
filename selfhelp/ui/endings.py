"""Ends the program properly when something else ends it: a signal, the session, a window system that is gone.

In each case the case is closed first, so that no journal of a change lies on the disk afterwards.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

#: What a system sends to ask a program to end: kill(1), a closed terminal, Ctrl+C.
ASKED = ("SIGTERM", "SIGHUP", "SIGINT")


class Endings(QObject):
    """Calls ``leave`` once, on the window's thread, whoever asks the program to end."""

    def __init__(self, app: QGuiApplication, leave: Callable[[], None]) -> None:
        """Start to listen."""
        super().__init__(app)
        self._leave = leave
        self._notifier: QSocketNotifier | None = None
        app.commitDataRequest.connect(self._session_ends)
        app.saveStateRequest.connect(never_started_again)
        if sys.platform != "win32":
            self._hear_signals()

    def _hear_signals(self) -> None:
        """Let a signal wake the window's loop: Python's own handlers would wait until it returns."""
        reader, writer = os.pipe()
        for end in (reader, writer):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._woken(reader))
        for name in ASKED:
            # A handler of Python's must be set, or the system's own would end the program at once.
            signal.signal(getattr(signal, name), lambda _number, _frame: None)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)

    def _woken(self, reader: int) -> None:
        with suppress(BlockingIOError):
            numbers = os.read(reader, 64)
            if {signal.Signals(number).name for number in numbers} & set(ASKED):
                self._leave()

    def _session_ends(self, manager: QSessionManager) -> None:
        never_started_again(manager)
        self._leave()


def never_started_again(manager: QSessionManager) -> None:
    """Keep the desktop from noting this program among those that it starts again with the next session."""
    manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
