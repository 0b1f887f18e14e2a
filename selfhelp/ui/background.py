"""Long work off the window's thread: with progress, cancel, and results tied to their owner's life."""

from collections.abc import Callable
from threading import Event, Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], T]


class Job(QObject):
    """One piece of work under way. It ends quietly when its owner is gone."""

    _finished = Signal(object)
    _failed = Signal(object)
    _moved = Signal(int, int)

    def __init__(self, owner: QObject) -> None:
        """Tie the job to its owner: when the owner is deleted, the job is cancelled."""
        super().__init__(owner)
        self._stop = Event()
        self._done: Callable[[object], None] = lambda _result: None
        self._trouble: Callable[[Exception], None] = lambda _error: None
        self._progress: Progress = lambda _done, _total: None
        owner.destroyed.connect(self._stop.set)
        queued = Qt.ConnectionType.QueuedConnection
        self._finished.connect(self._on_finished, queued)
        self._failed.connect(self._on_failed, queued)
        self._moved.connect(self._on_moved, queued)

    def start(
        self,
        work: Callable[[Progress, Cancelled], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
        progress: Progress,
    ) -> Thread:
        """Run the work on a thread of its own; the callbacks run on the window's thread."""
        self._done, self._trouble, self._progress = done, failed, progress
        stop = self._stop

        def run() -> None:
            try:
                result = work(self._report, stop.is_set)
            except Exception as error:  # noqa: BLE001  handed to the page, which says it in a sentence
                self._emit(self._failed, error)
            else:
                self._emit(self._finished, result)

        thread = Thread(target=run, daemon=True, name="work")
        thread.start()
        return thread

    def _emit(self, signal: object, *values: object) -> None:
        if not self._stop.is_set():
            try:
                signal.emit(*values)  # type: ignore[attr-defined]  # a bound signal has no public type
            except RuntimeError:
                # The owner went away between the check and the call; nobody waits for the result.
                self._stop.set()

    def _report(self, done: int, total: int) -> None:
        self._emit(self._moved, done, total)

    def cancel(self) -> None:
        """Ask the work to stop; its result is not delivered."""
        self._stop.set()

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        if not self._stop.is_set():
            self._done(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not self._stop.is_set():
            self._trouble(error)

    @Slot(int, int)
    def _on_moved(self, done: int, total: int) -> None:
        if not self._stop.is_set():
            self._progress(done, total)


class Background:
    """Starts jobs, and waits for them when the program ends."""

    def __init__(self) -> None:
        """Start with nothing under way."""
        self._running: list[tuple[Job, Thread]] = []

    def run(
        self,
        owner: QObject,
        work: Callable[[Progress, Cancelled], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
        progress: Progress = lambda _done, _total: None,
    ) -> Job:
        """Start work for a page and return the job, which can be cancelled."""
        self._running = [(j, t) for j, t in self._running if t.is_alive()]
        job = Job(owner)
        self._running.append((job, job.start(work, done, failed, progress)))
        return job

    def stop(self, seconds: float = 2.0) -> None:
        """Cancel everything and wait a moment for it to end, in seconds."""
        for job, _thread in self._running:
            try:
                job.cancel()
            except RuntimeError:
                continue
        for _job, thread in self._running:
            thread.join(seconds)
        self._running = []
