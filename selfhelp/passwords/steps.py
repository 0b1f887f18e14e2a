"""Tells how far long work has come, and stops it when asked to."""

import time
from collections.abc import Callable

#: Seconds between two reports; the window may not stall for more than 50 ms.
_BETWEEN_REPORTS = 0.01
_GLANCES = 16


class AuditCancelled(Exception):  # noqa: N818 - not an error: the person pressed Cancel
    """The audit was stopped before its end."""


class Steps:
    """Counts the work done, tells about it now and then, and stops when asked to."""

    def __init__(
        self,
        total: int,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Start at nothing, and say so."""
        self._total = max(total, 1)
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled
        self._told = -1.0
        self._glances = 0
        self.tell()

    def step(self, count: int = 1) -> None:
        """Count pieces of work; with 0, only look whether it is time to tell."""
        self._done += count
        if not count:
            # Small things: the clock is looked at now and then.
            self._glances += 1
            if self._glances % _GLANCES:
                return
        if time.monotonic() - self._told >= _BETWEEN_REPORTS:
            self.tell()

    def tell(self) -> None:
        """Report at once, and stop if asked to.

        Raises:
            AuditCancelled: the person pressed Cancel.
        """
        if self._cancelled is not None and self._cancelled():
            raise AuditCancelled
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)
        self._told = time.monotonic()

    def finish(self) -> None:
        """Report that all is done."""
        self._done = self._total
        self.tell()
