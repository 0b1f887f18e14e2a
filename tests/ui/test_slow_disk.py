"""A stick that does not answer: the window goes on, says what is not saved yet, and leaves at once."""

import errno
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QApplication

from selfhelp.case.change import mark
from selfhelp.case.model import Answers, Case
from selfhelp.session import open_with_words
from selfhelp.ui.rooms.settings.leaving import LeavingPage
from tests.case.failing import HungDisk, hanging
from tests.ui.kit import PASSPHRASE, TODAY, House, Person, kept, settle

CASE = Case(answers=Answers(what=("doxxing",)), triage_done=True)
DONE = mark("task:save-evidence", "done", TODAY, 1)
AGAIN = mark("task:tell-someone", "done", TODAY, 1)
SLOW = "The disk is slow to answer."


@pytest.fixture
def person(house: House, folder: Path) -> Person:
    """Return someone whose notes are kept on a stick."""
    return house.enter(session=kept(folder, CASE), page=("plan", ""))


@pytest.fixture
def stick(person: Person, monkeypatch: pytest.MonkeyPatch) -> Iterator[HungDisk]:
    """Return the stick, which does not answer."""
    assert person.desk.lane.wait(30)
    with hanging(monkeypatch) as hung:
        yield hung
        hung.answer(hung.error)
        assert person.desk.lane.wait(30)


def until(what: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    deadline = QDeadlineTimer(30_000)
    while not what():
        assert not deadline.hasExpired()
        QApplication.processEvents()
    settle()


def took(action: Callable[[], object]) -> float:
    """Return how many milliseconds the window's thread was held up."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def test_a_change_does_not_wait_for_a_stick_that_hangs(person: Person, stick: HungDisk, folder: Path) -> None:
    """The change is shown and said to be under way; when the stick answers, it is saved and said so."""
    assert took(lambda: person.desk.session.do(DONE)) < 500
    assert person.desk.session.saving
    settle()
    assert SLOW in person.text()
    assert "Saved in the folder you chose, and locked." not in person.text()
    # While it hangs nothing waits for it again.
    assert stick.reached.wait(30)
    assert took(lambda: person.desk.session.do(AGAIN)) < 500
    stick.answer()
    until(lambda: not person.desk.session.saving)
    assert SLOW not in person.text()
    assert person.case == AGAIN(DONE(CASE))
    person.window.leave_now()
    again = open_with_words(folder, PASSPHRASE)
    assert again.case == AGAIN(DONE(CASE))
    again.close()


def test_what_could_not_be_saved_is_taken_back_and_can_be_made_again(person: Person, stick: HungDisk) -> None:
    """When a stick reports an error late, the changes go, that is said, and one press makes them again."""
    person.desk.session.do(DONE)
    person.desk.session.do(AGAIN)
    stick.answer(errno.EIO)
    until(lambda: not person.desk.session.saving)
    assert person.case == CASE
    assert not person.desk.session.can_undo
    assert "The disk or stick reports an error" in person.text()
    person.click("try-again")
    assert person.case == CASE
    assert person.has("try-again")
    stick.answer()
    person.click("try-again")
    assert person.case == AGAIN(DONE(CASE))
    assert not person.has("try-again")
    person.press(Qt.Key.Key_Z, ctrl=True)
    assert person.case == DONE(CASE)


def test_a_pause_over_a_step_that_was_not_saved_is_over(person: Person, stick: HungDisk) -> None:
    """The page that says "done" does not stay when the step is taken back."""
    person.desk.session.do(DONE)
    person.window.go("after", "task:save-evidence")
    settle()
    assert person.where[0] == "after"
    stick.answer(errno.ENOSPC)
    until(lambda: not person.desk.session.saving)
    assert person.where[0] == "plan"
    assert "The disk is full" in person.text()


def test_a_late_error_does_not_undo_what_was_saved_since(person: Person, stick: HungDisk) -> None:
    """A save that succeeds holds the changes of the one that failed before it, so nothing is taken back."""
    session = person.desk.session
    session.do(DONE)
    assert stick.reached.wait(30)
    stick.answer(errno.EIO)
    assert person.desk.lane.wait(30)
    # Its error waits to be told; meanwhile the stick works again.
    stick.answer()
    session.do(AGAIN)
    until(lambda: not session.saving)
    assert person.case == AGAIN(DONE(CASE))
    assert not person.has("try-again")


def test_three_presses_leave_a_stick_that_hangs(person: Person, stick: HungDisk) -> None:
    """The window is hidden before anything waits for the disk, and the wait for that has an end."""
    person.desk.session.do(DONE)
    assert stick.reached.wait(30)
    hidden: list[float] = []
    began = time.monotonic()
    hide = person.window.hide

    def watched() -> None:
        hide()
        hidden.append(time.monotonic() - began)

    person.window.hide = watched  # type: ignore[method-assign]  # the moment in which it goes is the question
    for _ in range(3):
        person.press(Qt.Key.Key_Escape, patient=False)
    assert hidden[0] < 0.5
    assert time.monotonic() - began < 10
    assert not person.window.isVisible()


def test_locking_does_not_wait_for_a_stick_that_hangs(person: Person, stick: HungDisk) -> None:
    """The lock shows at once; what was under way is saved before the notes close, and they open again."""
    person.desk.session.do(DONE)
    assert took(person.window.lock) < 1000
    assert person.where[0] == "unlock"
    assert person.case == Case()
    stick.answer()
    settle()
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert person.case == DONE(CASE)


def test_looking_at_the_ways_does_not_wait_for_the_disk(person: Person, stick: HungDisk) -> None:
    """A page that names the ways to open the notes is drawn while a save holds the safe."""
    person.desk.session.do(DONE)
    assert stick.reached.wait(30)
    assert took(lambda: person.window.go("ways")) < 1000
    assert person.where[0] == "ways"


def test_removing_everything_does_not_wait_for_the_disk(
    person: Person, stick: HungDisk, folder: Path
) -> None:
    """Removing goes on beside the window, so Esc still leaves; then the page says that it is done."""
    person.window.go("leaving")
    settle()
    page = person.window.page
    assert isinstance(page, LeavingPage)
    assert took(page.remove) < 500
    assert page.waiting
    stick.answer()
    person.wait()
    assert "It is removed." in person.page_text()
    assert not folder.exists()
