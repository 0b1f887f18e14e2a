"""The life of a case, with no window: open, keep, lock, erase, leave; and the lane on which the safe works.

Deriving a key takes a second, a slow stick longer. All of that runs on one background thread, one piece after
the other; results come back through a function that the window supplies. Nobody waits for the lane but
:meth:`Lane.stop`, and that for as long as it is told: leaving is never held up by an opening under way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Condition, Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from selfhelp.case import keeping as sentences
from selfhelp.case.keeping import KeepingError
from selfhelp.case.model import Attachment
from selfhelp.session import (
    Session,
    forget_files,
    forget_keys,
    kept_files,
    make_with_passphrase,
    make_with_store,
    open_with_store,
    open_with_words,
    save_copy,
    take_in_file,
)

# Imported when they are used: the first page needs none of them.
if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from selfhelp.catalogue.model import Catalogue
    from selfhelp.guard.erase import Left
    from selfhelp.session import Safe

#: Runs something on the window's thread, soon.
Post = Callable[[Callable[[], None]], None]
Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


def _nothing(_result: object) -> None:
    """Leave a result alone that holds nothing open."""


class Ticket:
    """One piece of work on the lane. A result that nobody takes any more is discarded, once."""

    def __init__(self, work: Work, done: Done, failed: Failed, discard: Done, *, always: bool) -> None:
        """Hold what is to be done, and what follows; see :meth:`Lane.run`."""
        self._work = work
        self._done = done
        self._failed = failed
        self._discard = discard
        self._always = always
        self._stop = Event()
        self._lock = Lock()
        #: The result, from when it is there until someone takes it.
        self._waiting: list[Any] = []

    @property
    def cancelled(self) -> bool:
        """Whether nobody takes the result any more."""
        return self._stop.is_set()

    def cancel(self, *_ignored: object) -> None:
        """Take no result any more; one that waits is discarded."""
        self._stop.set()
        self._drop()

    def _drop(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for result in waiting:
            self._discard(result)

    def work(self, post: Post) -> None:
        """Do the work on the thread that calls, and post what follows."""
        if self._stop.is_set() and not self._always:
            return
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001  handed to the page, which says it in a sentence
            # The traceback holds what the work held, a passphrase among it; nobody needs it any more.
            bare = error.with_traceback(None)
            post(partial(self._tell, bare))
            return
        self._waiting.append(result)
        if self._stop.is_set():
            self._drop()
        else:
            post(self._deliver)

    def _tell(self, error: Exception) -> None:
        if not self._stop.is_set():
            self._failed(error)

    def _deliver(self) -> None:
        if self._stop.is_set():
            self._drop()
            return
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for result in waiting:
            self._done(result)


class Lane:
    """Does one thing after the other on a thread of its own, which ends with the program."""

    def __init__(self, post: Post) -> None:
        """Start with nothing to do. ``post`` runs what follows on the window's thread."""
        self._post = post
        self._queue: SimpleQueue[Ticket] = SimpleQueue()
        self._open: list[Ticket] = []
        self._idle = Condition()
        self._thread: Thread | None = None

    def run(
        self,
        work: Work,
        done: Done = _nothing,
        failed: Failed = _nothing,
        discard: Done = _nothing,
        *,
        always: bool = False,
    ) -> Ticket:
        """Do something on the lane.

        Args:
            work: what to do; it may raise.
            done: gets the result, on the window's thread.
            failed: gets the error, on the window's thread.
            discard: gets a result that nobody takes any more; on either thread.
            always: the work is done even if nobody takes its result any more when its turn comes.
        """
        ticket = Ticket(work, done, failed, discard, always=always)
        with self._idle:
            self._open.append(ticket)
            if self._thread is None:
                # A daemon: a program that is to end does not wait for a passphrase to be derived.
                self._thread = Thread(target=self._work, daemon=True, name="safe")
                self._thread.start()
        self._queue.put(ticket)
        return ticket

    def _work(self) -> None:
        while True:
            ticket = self._queue.get()
            try:
                ticket.work(self._post)
            finally:
                with self._idle:
                    self._open.remove(ticket)
                    self._idle.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is to be done, for some seconds at most. Returns whether that is so."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._open, seconds)

    def stop(self, seconds: float) -> bool:
        """Take no results any more, and wait for what is under way. Returns whether nothing is left."""
        with self._idle:
            waiting = list(self._open)
        for ticket in waiting:
            ticket.cancel()
        return self.wait(seconds)


@dataclass(frozen=True, slots=True)
class Job:
    """Slow work on the safe, for the lane. It is described here; a page only says that it goes on.

    Args:
        work: what to do; it raises :class:`KeepingError` where that fails.
        discard: gets a result that nobody takes any more, so that nothing stays open.
    """

    work: Work
    discard: Done = _nothing

    def begin(self, lane: Lane, done: Done, failed: Failed) -> Ticket:
        """Do it on the lane; see :meth:`Lane.run`."""
        return lane.run(self.work, done, failed, self.discard)


def opening(folder: Path, typed: str) -> Job:
    """Open what is kept in a folder with a passphrase or the recovery code; gives the session."""
    return Job(lambda: open_with_words(folder, typed), Session.close)


def opening_by_itself(folder: Path) -> Job:
    """Open what is kept in a folder with this computer's key store; gives the session."""
    return Job(lambda: open_with_store(folder), Session.close)


def _let_go(safe: Safe) -> None:
    """Let go of a safe that nobody takes."""
    safe.close()


def keeping(session: Session, folder: Path, passphrase: str) -> Job:
    """Make a place that keeps the case, opened by a passphrase; gives it to :func:`keep_in`."""
    case = session.case
    return Job(lambda: make_with_passphrase(folder, case, passphrase), _let_go)


def keeping_by_itself(session: Session, folder: Path, store: KeyringBackend) -> Job:
    """Make a place that keeps the case, opened by this computer's key store; gives it to :func:`keep_in`."""
    case = session.case
    return Job(lambda: make_with_store(folder, case, store), _let_go)


def keep_in(session: Session, safe: Safe) -> None:
    """Keep the case there from now on. What changed while the place was made is kept with it.

    Raises:
        KeepingError: the change can't be kept; nothing is kept then, as before.
    """
    try:
        safe.save(session.case)
    except KeepingError:
        safe.close()
        raise
    session.keep_in(safe)


def changing_ways(session: Session, change: Callable[[Safe], object]) -> Job | None:
    """Add, change or take away a way to open the case; None where nothing is kept."""
    safe = session.safe
    return None if safe is None else Job(lambda: change(safe))


def adding_file(session: Session, source: Path, now: dt.datetime) -> Job | None:
    """Read a file in as evidence; gives what a record needs to know of it. None where nothing is kept."""
    safe = session.safe
    if safe is None:
        return None
    held = session.taken_off()
    return Job(
        lambda: take_in_file(safe, source, now, held),
        lambda file: forget_files(safe.folder, [file]),
    )


def forgetting_file(session: Session, file: Attachment) -> Job | None:
    """Write noise over a file that no record took. None where nothing is kept."""
    safe = session.safe
    return None if safe is None else Job(lambda: forget_files(safe.folder, [file]))


def copying_files(session: Session, copies: Mapping[Path, Attachment]) -> Job | None:
    """Write files of records somewhere else as they were, under these names. None where nothing is kept."""
    safe = session.safe
    if safe is None:
        return None

    def work() -> int:
        for target, file in copies.items():
            save_copy(safe.folder, file, target)
        return len(copies)

    return Job(work)


def looking_into(path: Path, now: Catalogue, serial: int) -> Job:
    """Check a newer catalogue and compare it with the one in use; gives the offer, and changes nothing.

    Args:
        path: the file that the person chose.
        now: the catalogue in use.
        serial: the number of that one; what is not newer is refused.
    """

    from selfhelp.catalogue import newer
    from selfhelp.catalogue.pack import PackRefusedError

    def work() -> newer.Offer:
        try:
            return newer.look_into(path, now, serial, newer.trusted_keys())
        except PackRefusedError as error:
            raise KeepingError(error.said) from None
        except OSError:
            raise KeepingError(sentences.FILE_UNREADABLE) from None

    return Job(work)


def save_beside(lane: Lane, session: Session, not_kept: Callable[[KeepingError], None]) -> None:
    """Have a session save on the lane; see :meth:`Session.save_beside`.

    A save is made even when the person locks or leaves before its turn comes.
    """
    session.save_beside(partial(lane.run, always=True), not_kept)


def settle(lane: Lane, session: Session) -> None:
    """Make both copies of what is kept equal, on the lane, after a change was kept."""
    safe = session.safe
    if safe is not None:
        lane.run(safe.settle)


def _close(session: Session) -> None:
    with suppress(KeepingError):
        session.close()


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of erasing.

    Args:
        left: what is still there, and why.
        key_left: whether a key may be left in the computer's key store.
    """

    left: tuple[Left, ...]
    key_left: bool


def erase_kept(folder: Path, session: Session) -> Erased:
    """Remove what is kept in a folder, keys first: without them the rest is noise.

    The key in the computer's key store goes before the files that tell its name, damaged ones too.
    """
    from selfhelp.guard.erase import erase

    forgotten = forget_keys(folder)
    _close(session)
    outcome = erase(kept_files(folder))
    # The folder goes too where nothing else lies in it.
    with suppress(OSError):
        # The folder itself, where a link led to it.
        folder.resolve().rmdir()
    return Erased(outcome.left, key_left=not forgotten)


def erasing(lane: Lane, folder: Path, session: Session) -> Job:
    """Remove what is kept in a folder; gives :class:`Erased`. What waits is left undone, but for saves."""
    lane.stop(0.0)
    return Job(lambda: erase_kept(folder, session))


def leave(lane: Lane, session: Session, seconds: float) -> bool:
    """Let go of a case: what is under way is finished, saves too, then it is closed, all of it on the lane.

    What is asked of the lane next comes after that.

    Returns:
        Whether that was done within so many seconds. A disk that does not answer is not awaited longer.
    """
    lane.stop(0.0)
    if session.kept:
        lane.run(lambda: _close(session), always=True)
    else:
        # Nothing of it is on a disk, so nothing has to be awaited.
        _close(session)
    return lane.wait(seconds)
