"""The watch: it locks when nobody is there, when the computer slept, and when the system says so."""

from PySide6.QtCore import QEvent
from pytestqt.qtbot import QtBot

from selfhelp.ui.watch import SLEPT_SECONDS, Watch


class Clock:
    """Two clocks that a test moves."""

    def __init__(self) -> None:
        """Start somewhere."""
        self.wall = 1_000_000.0
        self.steady = 500.0

    def both(self, seconds: float) -> None:
        """Let time pass for a computer that is awake."""
        self.wall += seconds
        self.steady += seconds


def _watch(clock: Clock, minutes: int) -> tuple[Watch, list[str]]:
    locked: list[str] = []
    watch = Watch(lambda: locked.append("locked"), lambda: minutes, lambda: clock.wall, lambda: clock.steady)
    return watch, locked


def _pass(watch: Watch, clock: Clock, seconds: float) -> None:
    for _ in range(int(seconds // 5)):
        clock.both(5)
        watch.look()


def test_it_locks_after_quiet_minutes_only(qtbot: QtBot) -> None:
    """Ten quiet minutes lock; a key in between starts them anew."""
    clock = Clock()
    watch, locked = _watch(clock, 10)
    _pass(watch, clock, 590)
    watch.eventFilter(watch, QEvent(QEvent.Type.KeyPress))
    _pass(watch, clock, 590)
    assert locked == []
    _pass(watch, clock, 15)
    assert locked == ["locked"]


def test_zero_minutes_means_for_ever(qtbot: QtBot) -> None:
    """Someone who chose "never" is not locked out by quiet."""
    clock = Clock()
    watch, locked = _watch(clock, 0)
    _pass(watch, clock, 4_000)
    assert locked == []


def test_a_computer_that_slept_is_locked(qtbot: QtBot) -> None:
    """A jump of the wall clock between two looks means sleep, whatever the minutes are."""
    clock = Clock()
    watch, locked = _watch(clock, 0)
    clock.wall += SLEPT_SECONDS + 1
    watch.look()
    assert locked == ["locked"]


def test_a_clock_set_back_does_no_harm(qtbot: QtBot) -> None:
    """A clock that is set back neither locks nor keeps from locking later."""
    clock = Clock()
    watch, locked = _watch(clock, 2)
    clock.wall -= 86_400
    watch.look()
    assert locked == []
    _pass(watch, clock, 125)
    assert locked == ["locked"]


def test_the_system_says_that_the_screen_is_locked(qtbot: QtBot) -> None:
    """The system's word locks at once; its word that the screen is open again does not."""
    watch, locked = _watch(Clock(), 10)
    watch.system_says(False)
    assert locked == []
    watch.system_says(True)
    assert locked == ["locked"]
