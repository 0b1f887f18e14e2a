"""What is left behind a lock and with other programs: no case in memory, no place in the next session."""

import gc
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QSessionManager

from selfhelp.case.change import keep_account, mark
from selfhelp.case.model import Account, Answers, Case
from selfhelp.ui.endings import Endings
from tests.ui.kit import PASSPHRASE, TODAY, House, kept, settle

CANARY = "Zwetschgenröster-5177"
CASE = Case(answers=Answers(what=("doxxing",)), triage_done=True)


def cases_in_memory() -> list[object]:
    """Return every case with the canary that something still holds."""
    gc.unfreeze()
    gc.collect()
    return [x for x in gc.get_objects() if isinstance(x, Case) and any(a.name == CANARY for a in x.accounts)]


def test_nothing_holds_the_case_behind_the_lock(house: House, folder: Path) -> None:
    """After a lock no page, plan, step to take back or search result keeps what was in the notes."""
    person = house.enter(session=kept(folder, CASE), page=("plan", ""))
    person.desk.session.do(keep_account(Account(id="1", name=CANARY, username="u")))
    person.desk.session.do(mark("task:warn-family", "done", TODAY))
    for page in ("accounts", "records", "privacy", "plan"):
        person.go(page)
    person.desk.device = "android"
    assert cases_in_memory(), "the search finds one that is there"
    person.window.lock()
    assert person.desk.lane.wait(30)
    settle()
    assert cases_in_memory() == []
    assert person.desk.device == ""


def test_the_next_notes_do_not_know_the_device_that_was_looked_at(house: House, folder: Path) -> None:
    """Whoever opens other notes, such as the empty ones of a second passphrase, finds no choice of before."""
    kept(folder, CASE).close()
    person = house.enter()
    person.desk.device = "android"
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert person.desk.device == ""


def test_a_clipboard_of_another_program_is_not_asked_for_where_nothing_was_copied(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locking does not wait for a program that owns the clipboard and hangs."""
    person = house.enter(session=kept(folder, CASE), page=("plan", ""))
    asked: list[bool] = []

    class Board:
        """A clipboard that another program owns."""

        def ownsClipboard(self) -> bool:
            return False

        def supportsSelection(self) -> bool:
            return False

        def text(self) -> str:
            asked.append(True)
            return "not ours"

    with monkeypatch.context() as patched:
        patched.setattr(QGuiApplication, "clipboard", Board)
        person.window.lock()
    assert asked == []


def test_the_desktop_does_not_start_it_again() -> None:
    """At the end of a session the program asks not to be noted, and leaves."""
    hints: list[QSessionManager.RestartHint] = []
    left: list[bool] = []

    class Manager:
        """Stands for the desktop's session manager, which only Qt can make."""

        def setRestartHint(self, hint: QSessionManager.RestartHint) -> None:
            hints.append(hint)

    manager: Any = Manager()
    endings = Endings.__new__(Endings)
    endings._leave = lambda: left.append(True)
    endings._session_ends(manager)
    assert hints == [QSessionManager.RestartHint.RestartNever]
    assert left == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the wall clock is all there is")
def test_a_clock_that_is_set_back_hides_no_sleep() -> None:
    """Sleep is measured by a clock that goes on meanwhile and that nobody sets."""
    code = (
        "import time\n"
        "from selfhelp.ui import watch\n"
        "before = watch.asleep_too()\n"
        "time.time = lambda: 0.0\n"
        "after = watch.asleep_too()\n"
        "boot = time.clock_gettime(time.CLOCK_BOOTTIME)\n"
        "print(before <= after <= boot < after + 5)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "True"
