"""Locks when nobody is there: after a while without a sign of life, and when the computer sleeps."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

#: How often the watch looks, in milliseconds.
LOOK_EVERY_MS = 5_000
#: A gap this long between two looks, in seconds, means that the computer slept.
SLEPT_SECONDS = 60.0
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Watch(QObject):
    """Calls ``lock`` when the person seems to be gone.

    Args:
        lock: what to do; called on the window's thread.
        minutes: how long to wait without a sign of life, asked anew each time; 0 means for ever.
        wall: seconds on the wall clock; a jump ahead means that the computer slept.
        monotonic: seconds on a clock that never goes back.
    """

    def __init__(
        self,
        lock: Callable[[], None],
        minutes: Callable[[], int],
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start to watch."""
        super().__init__()
        self._lock, self._minutes = lock, minutes
        self._wall, self._monotonic = wall, monotonic
        self._seen = monotonic()
        self._looked = wall()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.hears_the_system = _listen(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Note signs of life; swallow nothing."""
        if event.type() in _SIGNS_OF_LIFE:
            self._seen = self._monotonic()
        return super().eventFilter(watched, event)

    @Slot()
    def look(self) -> None:
        """Lock if the time is up, or if the computer slept since the last look."""
        gap = self._wall() - self._looked
        self._looked = self._wall()
        minutes = self._minutes()
        idle = minutes > 0 and self._monotonic() - self._seen >= minutes * 60
        if gap >= SLEPT_SECONDS or idle:
            self._seen = self._monotonic()
            self._lock()

    @Slot(bool)
    def system_says(self, gone: bool) -> None:
        """Lock when the system says that the screen is locked or that it goes to sleep."""
        if gone:
            self._lock()


def _listen(watch: Watch) -> bool:
    """Ask the Linux desktop to tell about the screen's lock and about sleep. Returns whether it will."""
    if not sys.platform.startswith("linux"):
        return False
    from PySide6.QtDBus import QDBusConnection

    slot = b"1system_says(bool)"  # as Qt's SLOT() writes it
    session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
    heard = False
    for bus, service, path, interface, signal in (
        (session, "", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
        (session, "", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
        (
            system,
            "org.freedesktop.login1",
            "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager",
            "PrepareForSleep",
        ),
    ):
        if bus.isConnected():
            heard = bus.connect(service, path, interface, signal, watch, slot) or heard
    return heard
