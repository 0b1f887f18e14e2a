"""Saves on another thread, so that a disk that does not answer holds up nobody.

Whoever changes the case waits for the disk for a moment: nearly every save is on the disk by then, and the
change counts, or it failed and nothing has changed. A disk that takes longer is told about later: until then
the change is shown as being saved.
"""

from collections.abc import Callable
from threading import Event, Lock
from typing import Any, Final

from selfhelp.case.model import Case

#: Seconds that a change waits for the disk: shorter than anyone notices, longer than most disks take.
MOMENT: Final = 0.04

#: Does work on another thread, one piece after the other; then calls ``done`` with its result, or ``failed``
#: with its error, on the thread of whoever changes the case.
Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]], object]


class _Try:
    """One piece of saving, which may take up further changes while it is under way."""

    def __init__(self) -> None:
        self.over = Event()
        self.error: Exception | None = None


class SavesBeside:
    """Has a case saved on another thread; the newest one only, where several wait.

    Args:
        run: does the work.
        told: called when an answer comes that nobody waited for: None, or what went wrong.
    """

    def __init__(self, run: Run, told: Callable[[Exception | None], None]) -> None:
        """Start with nothing to save."""
        self._run, self._told = run, told
        self._lock = Lock()
        self._wanted: Case | None = None
        self._under_way: _Try | None = None
        #: The try without whose answer someone went on.
        self._late: _Try | None = None

    def save(self, keep: Callable[[Case], None], case: Case) -> bool:
        """Save a case. Only ever called on one thread.

        Args:
            keep: saves it; when that returns, it survives a power cut.
            case: the case.

        Returns:
            Whether it is saved; False while that is under way.

        Raises:
            KeepingError: it can't be saved; the disk holds what it held before.
        """
        with self._lock:
            self._wanted = case
            if self._under_way is not None:
                return False
            attempt = self._under_way = _Try()
        self._run(
            lambda: self._work(attempt, keep),
            lambda _result: self._answered(attempt),
            lambda _error: self._answered(attempt),
        )
        if not attempt.over.wait(MOMENT):
            self._late = attempt
            return False
        if attempt.error is not None:
            raise attempt.error
        # Whatever became of an earlier try, this one saved its changes too.
        self._late = None
        return True

    def _work(self, attempt: _Try, keep: Callable[[Case], None]) -> None:
        going = True
        while going:
            with self._lock:
                case = self._wanted
            try:
                if case is not None:
                    keep(case)
            except Exception as error:  # noqa: BLE001  handed to whoever asked for it, whatever it is
                # Its traceback would hold the case.
                attempt.error = error.with_traceback(None)
            with self._lock:
                going = attempt.error is None and self._wanted is not case
                if not going:
                    self._under_way = self._wanted = None
        attempt.over.set()

    def _answered(self, attempt: _Try) -> None:
        if attempt is self._late:
            self._late = None
            self._told(attempt.error)
