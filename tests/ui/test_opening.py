"""Opening the notes again: what is said of them, and of those that can't be opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from selfhelp.case.change import mark
from selfhelp.case.model import Answers, Case
from selfhelp.passwords.facts import Facts
from selfhelp.session import open_with_words
from selfhelp.tour import SAMPLE_EXPORT
from selfhelp.ui.audit_work import AuditWork
from selfhelp.ui.rooms.passwords.passwords import PasswordsPage
from tests.ui.kit import PASSPHRASE, TODAY, House, kept, settle

pytestmark = pytest.mark.usefixtures("light_keys")

CASE = Case(answers=Answers(watched="no", what=("doxxing",), country="US"), triage_done=True)


def test_opening_says_when_the_notes_were_last_written(house: House, folder: Path) -> None:
    """The day and the number of notes are said, so that an older copy put back is noticed."""
    kept(folder, mark("task:warn-family", "done", TODAY)(CASE)).close()
    person = house.enter()
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert "Last written" in person.notice()
    assert "1 note." in person.notice()


def test_a_copy_that_was_damaged_is_mended_and_said(house: House, folder: Path) -> None:
    """One damaged copy keeps nobody out: the other is taken, and a sentence asks to look."""
    kept(folder, CASE).close()
    (folder / "notes-a.safe").write_bytes(b"x" * 300)
    person = house.enter()
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert person.where == ("plan", "")
    assert "A part was damaged, and was made whole again." in person.notice()


def test_without_trace_no_notes_are_offered_to_open(house: House, folder: Path) -> None:
    """Started without a trace, notes that are there are not asked for: the questions come first."""
    kept(folder, CASE).close()
    assert house.enter().where == ("unlock", "")
    person = house.enter(no_trace=True)
    assert person.where[0] == "threshold"
    assert person.case == Case()


def test_opening_other_notes_forgets_the_audit(house: House, folder: Path, tmp_path: Path) -> None:
    """What an audit found belongs to the one who made it: with other notes open, nothing of it is left."""
    export = tmp_path / "passwords.csv"
    export.write_text(SAMPLE_EXPORT, encoding="utf-8")
    kept(folder, CASE).close()
    person = house.enter(CASE, page=("passwords", ""))
    page = person.window.page
    assert isinstance(page, PasswordsPage)
    page.open_files([export])
    person.qtbot.waitUntil(lambda: not page.busy, timeout=30_000)
    person.desk.audit.facts = Facts(names=("Marta",))
    assert person.desk.audit.report is not None
    person.window.take_session(open_with_words(folder, PASSPHRASE))
    settle()
    assert person.desk.audit == AuditWork()


def test_a_wrong_passphrase_gets_a_sentence(house: House, folder: Path) -> None:
    """A wrong passphrase opens nothing, says so, and the right one still works."""
    kept(folder, CASE).close()
    person = house.enter()
    assert person.where == ("unlock", "")
    assert not person.has("rail-plan"), "a locked program shows no rooms"
    person.type("unlock-passphrase", "not the right words")
    person.click("unlock-open")
    assert "This passphrase does not open it." in person.notice()
    assert person.where == ("unlock", "")
    assert person.case == Case()
    person.type("unlock-passphrase", PASSPHRASE)
    person.press(Qt.Key.Key_Return)
    assert person.where == ("plan", "")
    assert person.case == CASE


def test_notes_open_in_another_window_are_said(house: House, folder: Path) -> None:
    """Opening the same notes twice gets a sentence, and the first window goes on."""
    first = house.enter(session=kept(folder, CASE))
    second = house.enter(page=("unlock", ""))
    second.type("unlock-passphrase", PASSPHRASE)
    second.click("unlock-open")
    assert "open in another window" in second.notice()
    assert second.where == ("unlock", "")
    first.desk.session.do(mark("task:warn-family", "done", TODAY))
    assert first.case.mark("task:warn-family") is not None


def test_damaged_notes_are_said_and_left_alone(house: House, folder: Path) -> None:
    """Notes that can't be read get a sentence, and the file stays as it is."""
    kept(folder, CASE).close()
    vaults = [folder / "notes-a.safe", folder / "notes-b.safe"]
    for vault in vaults:
        vault.write_bytes(b"\0" * vault.stat().st_size)
    person = house.enter()
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert "damaged" in person.notice()
    assert all(set(vault.read_bytes()) == {0} for vault in vaults)
    for name in ("notes.keys", "notes.keys.last"):
        (folder / name).write_bytes(b"{")
    person.go("settings")
    person.go("unlock")
    assert "damaged" in person.page_text()
    assert person.has("unlock-forgot")


def test_starting_without_the_notes_leaves_them(house: House, folder: Path) -> None:
    """Starting empty keeps nothing of this time, and the notes stay locked as they were."""
    kept(folder, CASE).close()
    before = {p: p.read_bytes() for p in folder.iterdir()}
    person = house.enter()
    person.click("unlock-empty")
    assert person.where == ("triage", "")
    person.click("choice-no")
    person.click("leave")
    assert {p: p.read_bytes() for p in folder.iterdir()} == before
