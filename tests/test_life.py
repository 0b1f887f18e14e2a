"""The life of a case without a window: one lane for what is slow, erasing keys first, leaving at once."""

import os
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from selfhelp import life
from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept import keys
from selfhelp.case.model import Case
from selfhelp.life import Lane
from selfhelp.session import Session, is_kept_in, make_with_passphrase, open_with_words

WORDS = "four quite plain words"


class Desk:
    """Stands for the window's thread: what is posted runs when it gets round to it."""

    def __init__(self) -> None:
        """Start with nothing posted."""
        self.posted: deque[Callable[[], None]] = deque()

    def post(self, delivery: Callable[[], None]) -> None:
        """Take a post from any thread."""
        self.posted.append(delivery)

    def turn(self) -> None:
        """Run what was posted."""
        while self.posted:
            self.posted.popleft()()


def test_results_come_back_in_order_on_the_windows_thread() -> None:
    """Work is done one by one on a thread of its own; what follows runs where it is taken."""
    desk = Desk()
    lane = Lane(desk.post)
    here = threading.get_ident()
    worked: set[int] = set()
    seen: list[tuple[int, bool]] = []

    def work(n: int) -> int:
        worked.add(threading.get_ident())
        return n

    def taken(result: int) -> None:
        seen.append((result, threading.get_ident() == here))

    for n in range(20):
        lane.run(partial(work, n), taken)
    assert lane.wait(10)
    assert seen == []
    desk.turn()
    assert seen == [(n, True) for n in range(20)]
    assert len(worked) == 1
    assert here not in worked


def test_an_error_is_handed_over_without_what_the_work_held() -> None:
    """A page gets the error; its traceback, which would hold the passphrase, is gone."""
    desk = Desk()
    lane = Lane(desk.post)
    errors: list[Exception] = []

    def fail() -> None:
        raise ValueError("no")

    lane.run(fail, failed=errors.append)
    assert lane.wait(10)
    desk.turn()
    assert [str(e) for e in errors] == ["no"]
    assert errors[0].__traceback__ is None


@pytest.mark.parametrize("moment", ["before", "during", "after"])
def test_a_result_that_nobody_takes_is_discarded_once(moment: str) -> None:
    """An opening that was left is closed again, whenever the person left."""
    desk = Desk()
    lane = Lane(desk.post)
    go, begun = threading.Event(), threading.Event()
    taken: list[str] = []
    discarded: list[str] = []

    def work() -> str:
        begun.set()
        assert go.wait(10)
        return "safe"

    first = lane.run(lambda: go.wait(10)) if moment == "before" else None
    ticket = lane.run(work, taken.append, discard=discarded.append)
    if moment == "during":
        assert begun.wait(10)
    if moment == "after":
        go.set()
        assert lane.wait(10)
    ticket.cancel()
    go.set()
    assert lane.wait(10)
    desk.turn()
    ticket.cancel()
    assert first is None or not first.cancelled
    assert taken == []
    assert discarded == ([] if moment == "before" else ["safe"])


def test_leaving_does_not_wait_for_an_opening(tmp_path: Path) -> None:
    """While a key is derived, leaving with no patience returns at once, and the opening is closed later."""
    desk = Desk()
    lane = Lane(desk.post)
    go, begun = threading.Event(), threading.Event()
    folder = tmp_path / "notes"
    make_with_passphrase(folder, Case(triage_done=True), WORDS, memory_kib=64).close()

    def slow_opening() -> Session:
        begun.set()
        assert go.wait(10)
        return open_with_words(folder, WORDS)

    lane.run(slow_opening, discard=Session.close)
    assert begun.wait(10)
    started = time.monotonic()
    life.leave(lane, Session(), 0.0)
    assert time.monotonic() - started < 0.1
    go.set()
    assert lane.wait(10)
    # It was let go of: another program can open it.
    open_with_words(folder, WORDS).close()


def test_closing_is_quick_and_twice_is_fine(tmp_path: Path) -> None:
    """A case that was let go of is gone from memory, saves nothing more, and closing again does nothing."""
    lane = Lane(Desk().post)
    session = Session(Case())
    session.keep_with_passphrase(tmp_path / "notes", WORDS, memory_kib=64)
    safe = session.safe
    assert safe is not None
    assert life.leave(lane, session, 10)
    assert not session.kept
    assert life.leave(lane, session, 10)
    safe.close()
    with pytest.raises(KeepingError):
        safe.save(Case(triage_done=True))
    safe.settle()
    assert open_with_words(tmp_path / "notes", WORDS).case == Case()


def test_erasing_takes_the_keys_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Key files are noise on the disk before the first name goes; nothing is left, the folder neither."""
    folder = tmp_path / "notes"
    session = Session(Case(triage_done=True))
    session.keep_with_passphrase(folder, WORDS, memory_kib=64)
    held = {name: (folder / name).read_bytes() for name in (keys.FILE, keys.COPY)}
    order: list[str] = []
    unlink = Path.unlink

    def watched(self: Path, missing_ok: bool = False) -> None:
        if self.parent == folder:
            order.append(self.name)
            for name, content in held.items():
                if (folder / name).exists():
                    now = (folder / name).read_bytes()
                    assert len(now) == len(content)
                    assert not any(now[i : i + 16] in content for i in range(0, len(now), 16))
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    erased = life.erase_kept(folder, session)
    assert erased == life.Erased((), key_left=False)
    assert order[:2] == [keys.FILE, keys.COPY]
    assert not folder.exists()
    assert not is_kept_in(folder)


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name != "posix", reason="links need no rights on POSIX")
def test_erasing_through_a_link_takes_the_folder_too(tmp_path: Path) -> None:
    """Notes behind a link open, are saved and are removed as any others, with the folder they lay in."""
    real, link = tmp_path / "stick" / "notes", tmp_path / "link"
    real.mkdir(parents=True)
    link.symlink_to(real)
    session = Session(Case(triage_done=True))
    session.keep_with_passphrase(link, WORDS, memory_kib=64)
    session.close()
    again = open_with_words(link, WORDS)
    assert life.erase_kept(link, again) == life.Erased((), key_left=False)
    assert not real.exists()
    assert real.parent.exists()


def test_copies_are_evened_out_on_the_lane(tmp_path: Path) -> None:
    """After a change was kept, the second copy follows by itself; after closing there is nothing to do."""
    from selfhelp.case.change import finish_triage

    session = Session(Case())
    session.keep_with_passphrase(tmp_path / "notes", WORDS, memory_kib=64)
    session.do(finish_triage)
    safe = session.safe
    assert safe is not None

    def even() -> bool:
        return safe._inside._copies.even

    assert not even()
    lane = Lane(Desk().post)
    life.settle(lane, session)
    assert lane.wait(10)
    assert even()
    session.close()
    life.settle(lane, session)
    assert lane.wait(10)


def test_a_save_that_waits_is_made_before_the_case_is_closed(tmp_path: Path) -> None:
    """Whoever leaves while other work holds the lane up loses no change that waits behind it."""
    from selfhelp.case.change import finish_triage

    session = Session(Case())
    session.keep_with_passphrase(tmp_path / "notes", WORDS, memory_kib=64)
    lane = Lane(Desk().post)
    life.save_beside(lane, session, lambda _error: None)
    go = threading.Event()
    lane.run(lambda: go.wait(10))
    session.do(finish_triage)
    assert session.saving
    assert not life.leave(lane, session, 0.0)
    go.set()
    assert lane.wait(10)
    again = open_with_words(tmp_path / "notes", WORDS)
    assert again.case.triage_done
    again.close()


def test_what_is_kept_nowhere_is_let_go_of_while_the_lane_is_busy() -> None:
    """Whoever leaves while a place is being made does not wait for it: the case is gone at once."""
    session = Session(Case(triage_done=True))
    lane = Lane(Desk().post)
    go = threading.Event()
    lane.run(lambda: go.wait(10))
    assert not life.leave(lane, session, 0.0)
    assert session.case == Case()
    go.set()
    assert lane.wait(10)


def test_waiting_ends_with_the_work() -> None:
    """Whoever waits goes on as soon as nothing is to be done, and not when the patience is over."""
    desk = Desk()
    lane = Lane(desk.post)
    go = threading.Event()
    lane.run(lambda: go.wait(60))
    assert not lane.wait(0.0)
    started = time.monotonic()
    threading.Timer(0.2, go.set).start()
    assert lane.wait(120)
    assert time.monotonic() - started < 60


def test_a_job_can_be_taken_back() -> None:
    """Its ticket is what a page holds to stop it; what it made is let go of then."""
    desk = Desk()
    lane = Lane(desk.post)
    go, begun = threading.Event(), threading.Event()
    taken: list[str] = []
    let_go: list[str] = []

    def work() -> str:
        begun.set()
        assert go.wait(60)
        return "safe"

    ticket = life.Job(work, let_go.append).begin(lane, taken.append, lambda _error: None)
    assert begun.wait(60)
    cancelled = [ticket.cancelled]
    ticket.cancel()
    assert [*cancelled, ticket.cancelled] == [False, True]
    go.set()
    assert lane.wait(60)
    desk.turn()
    assert (taken, let_go) == ([], ["safe"])


def test_what_waits_when_notes_are_erased_is_not_done_any_more(tmp_path: Path) -> None:
    """Nothing opens, or writes into, what is being removed."""
    desk = Desk()
    lane = Lane(desk.post)
    go, begun = threading.Event(), threading.Event()
    done: list[str] = []

    def work() -> None:
        begun.set()
        assert go.wait(60)

    lane.run(work)
    assert begun.wait(60)
    waiting = lane.run(lambda: done.append("opened"))
    job = life.erasing(lane, tmp_path / "notes", Session())
    assert waiting.cancelled
    go.set()
    assert lane.wait(60)
    desk.turn()
    assert done == []
    assert job.work().left == ()
