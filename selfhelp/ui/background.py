"""Long work off the window's thread: with progress, cancel, and results tied to their owner's life."""

import time
from collections.abc import Callable
from functools import partial
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

#: Time to draw, in milliseconds, before work begins.
START_AFTER_MS = 40
#: Seconds between two deliveries of progress: often enough for the eye.
PROGRESS_EVERY = 0.1
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], object]


class _Post(QObject):
    """Runs on the window's thread what is posted from others. It lives as long as the program.

    Pages come and go while threads run: a signal of a page, or of a thing a page owns, could be sent at
    the very moment in which it is deleted.
    """

    _arrived = Signal(object)

    def __init__(self) -> None:
        """Take posts from any thread."""
        super().__init__()
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, delivery: Callable[[], None]) -> None:
        """Run something on the window's thread, soon."""
        self._arrived.emit(delivery)

    @Slot(object)
    def _run(self, delivery: Callable[[], None]) -> None:
        delivery()


class Job:
    """One piece of work under way. It ends quietly when its owner is gone."""

    def __init__(self, post: _Post) -> None:
        """Make a job that is not started yet."""
        self._post = post
        self._stop = Event()
        self._discard: Callable[[], None] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; its result is not delivered."""
        self._stop.set()

    def run(
        self,
        work: Work,
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
        progress: Progress,
        discard: Callable[[object], None],
    ) -> None:
        """Do the work on the thread that calls; the callbacks run on the window's thread.

        ``discard`` gets a result that nobody takes any more, so that what it holds open is closed.
        """
        told = [-PROGRESS_EVERY]

        def report(at: int, total: int) -> None:
            # Deliveries that come faster than the window can take them would keep it from all else.
            if time.monotonic() - told[0] >= PROGRESS_EVERY:
                told[0] = time.monotonic()
                self._deliver(lambda: progress(at, total))

        try:
            result = work(report, self._stop.is_set)
        except Exception as error:  # noqa: BLE001  handed to the page, which says it in a sentence
            # The traceback holds what the work held, passwords among it; nobody needs it any more.
            bare = error.with_traceback(None)
            self._deliver(partial(failed, bare))
            del bare
        else:
            self._hand_over(partial(done, result), partial(discard, result))

    def _deliver(self, callback: Callable[[], None]) -> None:
        def unless_cancelled() -> None:
            # Asked again on the window's thread: only there it is sure that the owner is still alive.
            if not self._stop.is_set():
                callback()

        if not self._stop.is_set():
            self._post.post(unless_cancelled)

    def _hand_over(self, callback: Callable[[], None], discard: Callable[[], None]) -> None:
        """Deliver a result; where nobody takes it any more, discard it, once."""
        self._discard = discard

        def take() -> None:
            if self._stop.is_set():
                self.give_up()
                return
            self._discard = None
            callback()

        if self._stop.is_set():
            self.give_up()
        else:
            self._post.post(take)

    @property
    def holds_a_result(self) -> bool:
        """Whether a result waits to be taken."""
        return self._discard is not None

    def give_up(self) -> None:
        """Discard a result that waits and will not be taken."""
        discard, self._discard = self._discard, None
        if discard is not None:
            discard()


class Background:
    """Starts jobs, and waits for them when the program ends."""

    def __init__(self) -> None:
        """Start with nothing under way."""
        self._post = _Post()
        #: Runs something on the window's thread, soon; from any thread.
        self.post = self._post.post
        #: Lives as long as the program: what is to happen after a page is gone may be tied to it.
        self.lasting: QObject = self._post
        self._running: list[tuple[Job, Thread]] = []

    def run(
        self,
        owner: QObject,
        work: Work,
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
        progress: Progress = lambda _done, _total: None,
        discard: Callable[[object], None] = lambda _result: None,
    ) -> Job:
        """Start work for a page and return the job. When the page is deleted, the job is cancelled."""
        self._running = [
            (j, t) for j, t in self._running if t.is_alive() or t.ident is None or j.holds_a_result
        ]
        job = Job(self._post)
        owner.destroyed.connect(job.cancel)
        thread = Thread(
            target=job.run, args=(work, done, failed, progress, discard), daemon=True, name="work"
        )
        self._running.append((job, thread))
        # The page draws its progress first: drawing is slow while another thread wants the interpreter.
        QTimer.singleShot(START_AFTER_MS, self._post, lambda: None if job.cancelled else thread.start())
        return job

    def stop(self, seconds: float = 2.0) -> None:
        """Cancel everything and wait a moment for it to end, in seconds."""
        for job, _thread in self._running:
            job.cancel()
        until = time.monotonic() + seconds
        for job, thread in self._running:
            if thread.is_alive():
                thread.join(max(0.0, until - time.monotonic()))
            job.give_up()
        self._running = []
