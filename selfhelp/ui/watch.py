"""Locks when nobody is there: after quiet minutes, when the screen locks, when the computer sleeps."""

import os
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


def asleep_too() -> float:
    """Return seconds on a clock that goes on while the computer sleeps.

    Linux has one that nobody can set back (clock_gettime(2), CLOCK_BOOTTIME); elsewhere it is the wall clock.
    """
    if sys.platform != "linux":
        return time.time()
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Watch(QObject):
    """Calls ``lock`` when the person seems to be gone.

    Args:
        lock: what to do; called on the window's thread.
        minutes: how long to wait without a sign of life, asked anew each time; 0 means for ever.
        wall: seconds on a clock that goes on during sleep; a jump ahead means that the computer slept.
        monotonic: seconds on a clock that never goes back.
        leave: what to do when the system shuts down.
    """

    def __init__(
        self,
        lock: Callable[[], None],
        minutes: Callable[[], int],
        wall: Callable[[], float] = asleep_too,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        leave: Callable[[], None] = lambda: None,
    ) -> None:
        """Start to watch."""
        super().__init__()
        self._lock, self._minutes, self._leave = lock, minutes, leave
        self._wall, self._monotonic = wall, monotonic
        self._seen = monotonic()
        self._looked = wall()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.hears_the_system = _listen(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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

    @Slot()
    def system_locks(self) -> None:
        """Lock because the system asks this login session to."""
        self._lock()

    @Slot(bool)
    def system_ends(self, soon: bool) -> None:
        """Leave properly when the system says that it shuts down."""
        if soon:
            self._leave()

    @Slot(bool)
    def system_says(self, gone: bool) -> None:
        """Lock when the system says that the screen is locked or that it goes to sleep."""
        if gone:
            self._lock()


def _listen(watch: Watch) -> bool:
    """Ask the Linux desktop to tell about locks, sleep and shutdown. Returns whether it will.

    Hearing the system is an extra: whatever goes wrong here, the program starts, and the clock still locks.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        return _connect(watch)
    except Exception:  # noqa: BLE001  no fault of a bus, a library or a binding may stop the start
        return False


def _connect(watch: Watch) -> bool:
    from PySide6.QtDBus import QDBusConnection

    # As Qt's SLOT() macro writes a slot; the binding takes text here, not bytes.
    on_word, on_call, on_end = "1system_says(bool)", "1system_locks()", "1system_ends(bool)"
    session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
    login = "org.freedesktop.login1"
    heard = False
    for bus, service, path, interface, signal, slot in (
        (
            session,
            "",
            "/org/freedesktop/ScreenSaver",
            "org.freedesktop.ScreenSaver",
            "ActiveChanged",
            on_word,
        ),
        (session, "", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", on_word),
        (system, login, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", on_word),
        (system, login, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForShutdown", on_end),
        (system, login, _own_session(), f"{login}.Session", "Lock", on_call),
    ):
        if path and bus.isConnected():
            # The stub of PySide6 6.11.3 asks for bytes; the binding itself takes text only.
            said = bus.connect(service, path, interface, signal, watch, slot)  # type: ignore[call-overload]  # wrong stub
            heard = said or heard
    return heard


def _own_session() -> str:
    """Return the path of this login session on the system bus, as sd_bus_path_encode(3) writes it."""
    name = os.environ.get("XDG_SESSION_ID", "")
    if not name.isascii() or not name.isalnum():
        return ""
    # A digit in front is written as its hexadecimal code: session 2 lies at .../_32.
    first = f"_{ord(name[0]):02x}" if name[0].isdigit() else name[0]
    return f"/org/freedesktop/login1/session/{first}{name[1:]}"
