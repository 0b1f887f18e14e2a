"""Input around a change of page, Esc by when it was pressed, and keys behind the lock."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from selfhelp.case.model import Answers, Case
from selfhelp.ui.hearing import QUIET_MS
from tests.ui.kit import PASSPHRASE, House, Person, kept, settle

CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)


def pass_time(milliseconds: int) -> None:
    """Let the window work for a while."""
    deadline = QDeadlineTimer(milliseconds)
    while not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


#: So long that a page never hears again by itself, however busy the computer is.
LONG_MS = 600_000


def hears_again(person: Person) -> None:
    """Draw the page once more, with a quiet time that ends at once, and wait for its end."""
    person.window.hearing.quiet_ms = 1
    person.window.go(*person.where)
    person.qtbot.waitUntil(lambda: not person.window.hearing.deaf, timeout=60_000)
    person.window.hearing.quiet_ms = LONG_MS


def click_now(person: Person, name: str) -> None:
    """Click a button without waiting for anything."""
    button = person.find(name, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))


def test_a_double_click_answers_one_question(house: House) -> None:
    """The second half of a double click does not pass the next page, least of all the emergency page."""
    person = house.enter(Case(answers=Answers(danger=True)), page=("triage", "danger"))
    assert QUIET_MS >= 400
    person.window.hearing.quiet_ms = LONG_MS
    click_now(person, "triage-continue")
    settle()
    assert person.where == ("triage", "danger-help")
    click_now(person, "triage-continue")
    pass_time(50)
    click_now(person, "triage-continue")
    settle()
    assert person.where == ("triage", "danger-help")
    hears_again(person)
    click_now(person, "triage-continue")
    settle()
    assert person.where == ("triage", "for")


def test_enter_right_after_a_page_came_does_nothing(house: House) -> None:
    """A key pressed for the page before is not taken by the new one."""
    person = house.enter(Case(answers=Answers(danger=True)), page=("triage", "danger"))
    person.window.hearing.quiet_ms = LONG_MS
    person.window.go("triage", "danger-help")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    settle()
    assert person.where == ("triage", "danger-help")


def test_leaving_is_always_heard(house: House) -> None:
    """ "Leave" works in the very moment in which a page comes."""
    person = house.enter(CASE, page=("plan", ""))
    person.window.hearing.quiet_ms = LONG_MS
    person.window.go("records")
    settle()
    assert person.window.hearing.deaf
    click_now(person, "leave")
    assert not person.window.isVisible()


def presses(person: Person, *milliseconds: int) -> None:
    """Deliver presses of Esc at once that were made at these times, as after a busy moment."""
    handle = person.window.windowHandle()
    for moment in milliseconds:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(moment)
        QCoreApplication.sendEvent(handle, event)
    settle()


def test_esc_counts_by_when_it_was_pressed(house: House) -> None:
    """Presses that waited count by their own time: five seconds apart they are no gesture."""
    person = house.enter(CASE)
    presses(person, 10_000, 15_000, 20_000)
    assert person.window.isVisible()


def test_three_presses_during_a_busy_moment_leave(house: House) -> None:
    """Three quick presses leave, however late the window gets to them."""
    person = house.enter(CASE)
    presses(person, 10_000)
    person.clock.seconds += 30
    presses(person, 10_400, 10_800)
    assert not person.window.isVisible()


def test_no_key_works_behind_the_lock(house: House, folder: Path) -> None:
    """Ctrl+P, F1, Ctrl+Z and Alt+Left do nothing while the notes are locked."""
    person = house.enter(session=kept(folder, CASE), page=("records", ""))
    person.window.lock()
    settle()
    for key, ctrl in ((Qt.Key.Key_P, True), (Qt.Key.Key_F1, False), (Qt.Key.Key_Z, True)):
        person.press(key, ctrl=ctrl)
        assert person.where == ("unlock", "")
    QTest.keyClick(person.window.windowHandle(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert person.where == ("unlock", "")
    person.type("unlock-passphrase", PASSPHRASE)
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_F1)
    assert person.where == ("help", "")


def test_opening_is_shown_and_leaves_the_window_free(house: House, folder: Path) -> None:
    """While a passphrase is tried the page says so, takes no second try, and Esc still leaves."""
    kept(folder, CASE).close()
    person = house.enter()
    person.type("unlock-passphrase", PASSPHRASE)
    page = person.window.page
    assert page is not None
    click_now(person, "unlock-open")
    assert page.waiting
    assert not page.isEnabled()
    settle()
    assert person.notice() == "Opening"
    presses(person, 1_000, 1_100, 1_200)
    assert not person.window.isVisible()
    kept_again = house.enter()

    def opens() -> bool:
        # The work that was under way when the first window left may not be over yet.
        if kept_again.case != CASE:
            kept_again.type("unlock-passphrase", PASSPHRASE)
            kept_again.click("unlock-open")
        return kept_again.case == CASE

    kept_again.qtbot.waitUntil(opens, timeout=20_000)


@pytest.mark.parametrize("name", ["country"])
def test_the_wheel_over_a_list_without_the_keyboard_changes_nothing(house: House, name: str) -> None:
    """Scrolling a page with the mouse over the list of countries leaves the country alone."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    from selfhelp.ui.widgets.labelled_field import Combo

    person = house.enter(CASE, page=("help", ""))
    box = person.find(name, Combo)
    before = box.currentIndex()
    person.find("leave", QPushButton).setFocus()
    for _ in range(3):
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(box.mapToGlobal(QPoint(5, 5))),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(box, wheel)
    settle()
    assert not box.hasFocus()
    assert box.currentIndex() == before
