"""Saves on another thread: what is shown meanwhile, what is told later, and what is taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selfhelp.case import change, keeping
from selfhelp.case.compare import Changes
from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept.saving import SavesBeside
from selfhelp.case.model import Case
from selfhelp.session import Session
from tests.case.safes import DAY, FULL, MORE, made, opened

THIRD = change.mark("task:c", "done", DAY)(MORE)
FULL_DISK = KeepingError(keeping.DISK_FULL)


class Later:
    """Another thread that gets round to it when the test says so, or at once."""

    def __init__(self) -> None:
        """Have nothing to do."""
        self.at_once = False
        self.waiting: list[Callable[[], None]] = []
        self.answers: list[Callable[[], None]] = []

    def __call__(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """Take work on."""

        def go() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  as the lane does
                self.answers.append(lambda error=error: failed(error))  # type: ignore[misc]  # bound now
            else:
                self.answers.append(lambda: done(result))

        self.waiting.append(go)
        if self.at_once:
            self.work()

    def work(self) -> None:
        """Do what waits."""
        waiting, self.waiting = self.waiting, []
        for go in waiting:
            go()

    def answer(self) -> None:
        """Tell what came of it, on the thread of whoever asked."""
        answers, self.answers = self.answers, []
        for tell in answers:
            tell()


class Disk:
    """Keeps cases, or refuses."""

    def __init__(self) -> None:
        """Start empty and willing."""
        self.kept: list[Case] = []
        self.error: Exception | None = None
        self.meanwhile: Callable[[], object] = lambda: None

    def keep(self, case: Case) -> None:
        """Keep one."""
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        if self.error is not None:
            raise self.error
        self.kept.append(case)


@pytest.fixture
def told() -> list[Exception | None]:
    """Return what was told later."""
    return []


def test_a_disk_that_answers_at_once(told: list[Exception | None]) -> None:
    """The save counts when it returns, and nothing is told later; so does the next one."""
    later, disk = Later(), Disk()
    saves = SavesBeside(later, told.append)
    later.at_once = True
    assert saves.save(disk.keep, FULL)
    assert saves.save(disk.keep, MORE)
    later.answer()
    assert disk.kept == [FULL, MORE]
    assert told == []


def test_a_disk_that_takes_longer_is_told_about_later(told: list[Exception | None]) -> None:
    """Of the cases that wait meanwhile only the newest is saved, in one go, and the answer comes once."""
    later, disk = Later(), Disk()
    saves = SavesBeside(later, told.append)
    assert not saves.save(disk.keep, FULL)
    assert not saves.save(disk.keep, MORE)
    assert not saves.save(disk.keep, THIRD)
    assert len(later.waiting) == 1
    later.work()
    assert disk.kept == [THIRD]
    assert told == []
    later.answer()
    assert told == [None]
    later.at_once = True
    assert saves.save(disk.keep, FULL)
    assert disk.kept == [THIRD, FULL]


def test_what_comes_while_it_saves_is_saved_too(told: list[Exception | None]) -> None:
    """A change that comes while an older one is written is written right after, by the same try."""
    later, disk = Later(), Disk()
    saves = SavesBeside(later, told.append)
    saves.save(disk.keep, FULL)
    disk.meanwhile = lambda: saves.save(disk.keep, MORE)
    later.work()
    assert disk.kept == [FULL, MORE]
    later.answer()
    assert told == [None]


def test_a_disk_that_refuses_at_once(told: list[Exception | None]) -> None:
    """The error comes to whoever saves; the next save is a new try."""
    later, disk = Later(), Disk()
    saves = SavesBeside(later, told.append)
    later.at_once = True
    disk.error = FULL_DISK
    with pytest.raises(KeepingError) as raised:
        saves.save(disk.keep, FULL)
    assert raised.value is FULL_DISK
    later.answer()
    assert told == []
    disk.error = None
    assert saves.save(disk.keep, MORE)
    assert disk.kept == [MORE]


def test_a_disk_that_refuses_later(told: list[Exception | None]) -> None:
    """The error is told, without the case that its traceback would hold; what waited is not tried alone."""
    later, disk = Later(), Disk()
    saves = SavesBeside(later, told.append)
    disk.error = FULL_DISK
    saves.save(disk.keep, FULL)
    disk.meanwhile = lambda: saves.save(disk.keep, MORE)
    later.work()
    assert FULL_DISK.__traceback__ is None
    later.answer()
    assert told == [FULL_DISK]
    assert disk.kept == []


def test_a_later_save_that_counts_makes_an_older_answer_no_news(told: list[Exception | None]) -> None:
    """An answer that arrives after everything is saved is not told any more."""
    later, disk = Later(), Disk()
    saves = SavesBeside(later, told.append)
    disk.error = FULL_DISK
    saves.save(disk.keep, FULL)
    later.work()
    disk.error = None
    later.at_once = True
    assert saves.save(disk.keep, MORE)
    later.answer()
    assert told == []


# A session ------------------------------------------------------------------------------------------


class Watched:
    """A session whose disk is another thread's matter, and all that it tells."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Keep a case there."""
        self.later, self.disk = Later(), Disk()
        self.safe = made(folder)
        real = self.safe.save

        def save(case: Case) -> None:
            self.disk.keep(case)
            real(case)

        monkeypatch.setattr(self.safe, "save", save)
        self.session = Session(FULL, self.safe)
        self.not_kept: list[KeepingError] = []
        self.seen: list[Changes] = []
        self.session.save_beside(self.later, self.not_kept.append)
        self.session.watch(self.seen.append)


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Return a session that saves beside."""
    return Watched(tmp_path, monkeypatch)


B = change.mark("task:b", "done", DAY)
C = change.mark("task:c", "done", DAY)


def test_saved_at_once_it_is_not_shown_as_being_saved(watched: Watched, tmp_path: Path) -> None:
    """Nothing is told but the change itself."""
    watched.later.at_once = True
    watched.session.do(B)
    assert not watched.session.saving
    assert [told.keeping for told in watched.seen] == [False]
    watched.session.close()
    assert opened(tmp_path) == MORE


def test_a_slow_disk_shows_the_change_and_says_that_it_is_being_saved(
    watched: Watched, tmp_path: Path
) -> None:
    """When the disk has it, that is told to whoever shows how it is kept."""
    session = watched.session
    session.do(B)
    assert session.saving
    session.do(C)
    assert (session.saving, session.case) == (True, THIRD)
    watched.later.work()
    watched.later.answer()
    assert (session.saving, session.case) == (False, THIRD)
    assert [(told.fields, told.keeping) for told in watched.seen] == [
        (frozenset({"marks"}), False),
        (frozenset({"marks"}), False),
        (frozenset(), True),
    ]
    assert watched.not_kept == []
    session.undo()
    session.undo()
    assert session.case == FULL
    watched.later.work()
    watched.later.answer()
    session.close()
    assert opened(tmp_path) == FULL


def test_what_could_not_be_saved_is_taken_back_and_can_be_tried_again(
    watched: Watched, tmp_path: Path
) -> None:
    """All that was shown since the last sure save goes, undo with it; one press makes it again."""
    session = watched.session
    watched.later.at_once = True
    session.do(B)
    watched.later.at_once = False
    watched.disk.error = FULL_DISK
    session.do(C)
    session.do(change.mark("task:d", "done", DAY))
    shown = session.case
    watched.later.work()
    watched.later.answer()
    assert watched.not_kept == [FULL_DISK]
    assert (session.case, session.saving) == (MORE, False)
    assert watched.seen[-1].keeping
    assert watched.seen[-1].subjects == {"task:c", "task:d"}
    session.try_again()
    watched.later.work()
    watched.later.answer()
    assert (session.case, len(watched.not_kept)) == (MORE, 2)
    watched.disk.error = None
    watched.later.at_once = True
    session.try_again()
    assert (session.case, session.saving) == (shown, False)
    session.undo()
    session.undo()
    assert session.case == MORE
    session.close()
    assert opened(tmp_path) == MORE


def test_after_something_else_there_is_nothing_to_try_again(watched: Watched) -> None:
    """What was lost and what was done since are not mixed."""
    session = watched.session
    watched.disk.error = FULL_DISK
    session.do(B)
    watched.later.work()
    watched.later.answer()
    assert session.case == FULL
    watched.disk.error = None
    watched.later.at_once = True
    session.do(C)
    after = session.case
    session.try_again()
    assert session.case == after
    assert after.mark("task:b") is None
    session.close()


def test_an_answer_that_comes_after_the_case_was_let_go_of_harms_nothing(watched: Watched) -> None:
    """The case is closed before the disk answers: it stays closed."""
    watched.disk.error = FULL_DISK
    watched.session.do(B)
    watched.later.work()
    watched.session.close()
    watched.later.answer()
    assert watched.session.case == Case()
    assert not watched.session.saving
    assert not watched.session.can_undo
    watched.session.try_again()
    assert watched.session.case == Case()


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_disk(watched: Watched) -> None:
    """Anything but a refused save is raised, not said as one."""
    watched.disk.error = ValueError("a fault")
    watched.session.do(B)
    watched.later.work()
    with pytest.raises(ValueError, match="a fault"):
        watched.later.answer()
    assert watched.not_kept == []
    watched.session.close()
