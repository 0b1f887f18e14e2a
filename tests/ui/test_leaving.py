"""Leaving: by the button, by three presses of Esc, for a while, and for good."""

import time
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from selfhelp.case.change import mark
from selfhelp.case.model import Answers, Case
from selfhelp.session import open_with_words
from tests.ui.kit import PASSPHRASE, TODAY, House, Person, kept, settle

CASE = mark("task:warn-family", "done", TODAY)(
    Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)
)


@pytest.fixture
def person(house: House, folder: Path) -> Person:
    """Return someone whose notes are kept."""
    return house.enter(session=kept(folder, CASE))


def escape(person: Person, *after: float) -> None:
    """Press Esc, each time some seconds after the last."""
    person.window.activateWindow()
    for seconds in after:
        person.clock.seconds += seconds
        if person.window.isVisible():
            person.press(Qt.Key.Key_Escape)


def gone(person: Person, folder: Path) -> bool:
    """Tell whether the window is away, the case is closed, and the notes can be opened by the next one."""
    if person.window.isVisible() or person.desk.session.case != Case():
        return False
    open_with_words(folder, PASSPHRASE).close()
    return True


def test_three_presses_of_esc_leave(person: Person, folder: Path) -> None:
    """Esc three times within two seconds hides the window and closes the notes."""
    with person.qtbot.waitSignal(person.window.left):
        escape(person, 0, 0.5, 0.5)
    assert gone(person, folder)


def test_three_slow_presses_do_not_leave(person: Person) -> None:
    """Esc pressed now and then leaves nothing."""
    escape(person, 0, 1.5, 1.5, 1.5, 5)
    assert person.window.isVisible()
    assert person.desk.session.kept


@pytest.mark.parametrize(
    "page", [("records", ""), ("settings", ""), ("triage", "what"), ("letter", "police-report-summary")]
)
def test_esc_leaves_from_any_page(house: House, page: tuple[str, str]) -> None:
    """The gesture works wherever the keyboard is, in a text field too."""
    person = house.enter(CASE, page=page)
    escape(person, 0, 0.1, 0.1)
    assert not person.window.isVisible()


def test_a_held_key_is_one_press(person: Person) -> None:
    """A key that repeats by itself is no gesture."""
    person.window.activateWindow()
    handle = person.window.windowHandle()
    for repeated in (False, True, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", repeated, 1
        )
        QCoreApplication.sendEvent(handle, press)
    settle()
    assert person.window.isVisible()


def test_the_button_leaves_at_once(person: Person, folder: Path) -> None:
    """ "Leave" hides the window without a question, faster than anyone can turn round."""
    person.window.copy("a text of ours")
    before = time.perf_counter()
    with person.qtbot.waitSignal(person.window.left):
        person.window.leave_now()
    assert time.perf_counter() - before < 0.5
    assert gone(person, folder)
    assert QGuiApplication.clipboard().text() == ""


def test_closing_the_window_leaves(person: Person, folder: Path) -> None:
    """The cross of the window does what the button does."""
    with person.qtbot.waitSignal(person.window.left):
        person.window.close()
    assert gone(person, folder)


def test_the_window_tells_nobody_what_it_is_for(person: Person) -> None:
    """The title of the window is neutral on every page."""
    for page in ("plan", "records", "help", "people"):
        person.go(page)
        assert person.window.windowTitle() == "Notes"


def test_locking_asks_for_the_passphrase(person: Person) -> None:
    """ "Lock now" closes the notes and shows the lock; no room is open, nor reached by going back."""
    person.go("settings")
    person.click("lock")
    assert person.where == ("unlock", "")
    assert person.case == Case()
    assert not person.has("rail-plan")
    assert not person.has("back")
    person.window.back()
    settle()
    assert person.where == ("unlock", "")
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert person.case == CASE


def test_keyboard_shortcuts_do_not_pass_the_lock(person: Person) -> None:
    """While the notes are locked no shortcut leads to a page about them."""
    person.go("settings")
    person.click("lock")
    person.window.activateWindow()
    person.press(Qt.Key.Key_P, ctrl=True)
    assert "You have done" not in person.page_text()
    assert person.case == Case()


def test_removing_everything_asks_and_then_removes(person: Person, folder: Path) -> None:
    """The page lists what goes, says what it can't reach, and after a clear yes the files are gone."""
    person.go("settings")
    person.click("erase")
    assert str(folder / "notes-a.safe") in person.page_text()
    assert "What this can’t reach" in person.page_text()
    assert (folder / "notes-a.safe").exists()
    person.click("erase-now")
    assert not folder.exists()
    assert "It is removed." in person.page_text()
    assert person.case == Case()
    assert not person.has("rail-plan"), "nothing of the case stays on the screen"
    person.click("start-again")
    assert person.where == ("triage", "danger")


def test_going_back_removes_nothing(person: Person, folder: Path) -> None:
    """Thinking better of it leaves everything in its place."""
    person.go("settings")
    person.click("erase")
    person.click("leaving-back")
    assert person.where == ("settings", "")
    assert (folder / "notes-a.safe").exists()
    assert person.case == CASE


def test_other_files_in_the_folder_stay(person: Person, folder: Path) -> None:
    """Removing takes the program's own files only."""
    (folder / "holiday.jpg").write_bytes(b"picture")
    person.go("leaving")
    person.click("erase-now")
    assert [p.name for p in folder.iterdir()] == ["holiday.jpg"]


def test_a_forgotten_passphrase_has_a_way_out(house: House, folder: Path) -> None:
    """From the lock, notes that can't be opened any more can be removed, and a new start made."""
    kept(folder, CASE).close()
    person = house.enter()
    person.click("unlock-forgot")
    assert "If you made one, it is on paper" in person.find("forgot-code", QAbstractButton).accessibleName()
    assert not person.has("rail-plan")
    person.click("forgot-back")
    assert person.where == ("unlock", "")
    person.click("unlock-forgot")
    ways = [b.objectName() for b in person.all_of(QAbstractButton) if b.objectName().startswith("forgot-")]
    assert ways[0] == "forgot-code"
    assert ways[-2:] == ["forgot-anew", "forgot-back"], "starting anew is the last thing offered"
    person.click("forgot-anew")
    person.click("leaving-back")
    person.click("unlock-forgot")
    person.click("forgot-anew")
    person.click("erase-now")
    assert not folder.exists()
    person.click("start-again")
    assert person.where == ("triage", "danger")


def test_with_nothing_kept_there_is_nothing_to_remove(house: House) -> None:
    """Whoever keeps nothing is told so, and offered no red button."""
    person = house.enter(CASE, page=("leaving", ""))
    assert "nothing is saved on this computer." in person.page_text()
    assert not person.has("erase-now")


UNSAVED = Answers(danger=False, watched="no", what=("doxxing",), who="group", country="US")


def test_leaving_without_saving_asks_once(house: House) -> None:
    """A plan that was never saved is asked about; the second press of the same button leaves at once."""
    person = house.enter(Case(answers=UNSAVED, triage_done=True), keep_nothing=False)
    person.click("leave")
    assert person.window.isVisible()
    assert person.notice() == "Your plan is not saved."
    person.window.activateWindow()
    person.press(Qt.Key.Key_Escape)
    assert person.notice() == "", "Esc closes what asks"
    person.click("leave")
    assert not person.window.isVisible()


@pytest.mark.parametrize("watched", ["maybe", "yes"])
def test_on_a_watched_computer_leave_never_asks(house: House, watched: Literal["maybe", "yes"]) -> None:
    """Where someone may look, being gone at once matters more."""
    case = Case(answers=msgspec.structs.replace(UNSAVED, watched=watched), triage_done=True)
    person = house.enter(case, keep_nothing=False)
    person.click("leave")
    assert not person.window.isVisible()
