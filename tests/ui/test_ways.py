"""The page of keys: each way to open the notes is added, changed and taken away, and the last one stays."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from selfhelp.case import keeping
from selfhelp.case.keeping import WrongKeyError
from selfhelp.case.model import Answers, Case
from selfhelp.documents.sheet import Opening, Sheet, not_locked
from selfhelp.language import message, render
from selfhelp.session import open_with_words
from selfhelp.ui.rooms.keeping import ways
from tests.case.stores import MemoryStore
from tests.ui.kit import PASSPHRASE, House, Person, kept

pytestmark = pytest.mark.usefixtures("light_keys")

CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)
ANOTHER = "lamp harbour gravel tunnel"


@pytest.fixture
def person(house: House, folder: Path) -> Person:
    """Return someone at the page of keys, whose notes are kept with a passphrase."""
    return house.enter(session=kept(folder, CASE), page=("ways", ""))


def ways_of(person: Person) -> set[str]:
    """Return the ways that open the notes."""
    safe = person.desk.session.safe
    assert safe is not None
    return set(safe.ways())


def opens(folder: Path, words: str) -> bool:
    """Tell whether words open the notes, and the notes are those of the person."""
    try:
        session = open_with_words(folder, words)
    except WrongKeyError:
        return False
    same = session.case == CASE
    session.close()
    return same


def shown_code(person: Person) -> str:
    """Return the recovery code on the page."""
    found = re.findall(r"\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}\b", person.page_text())
    assert len(found) == 1
    return str(found[0])


def type_twice(person: Person, way: str, words: str, again: str | None = None) -> None:
    """Open a way and fill both fields of its passphrase."""
    if person.where != ("ways", way):
        person.click(f"way-{way}") if person.where == ("ways", "") else person.go("ways", way)
    person.type(f"way-{way}", words)
    person.type(f"way-{way}-again", words if again is None else again)


def make_code(person: Person) -> str:
    """Make a recovery code, and return what is shown."""
    person.go("ways")
    person.click("way-recovery")
    person.click("way-on")
    code = shown_code(person)
    person.click("way-done")
    return code


def remove(person: Person, way: str) -> None:
    """Open a way and remove it."""
    person.go("ways", way)
    person.click("way-remove")


def test_a_new_passphrase_takes_the_place_of_the_old(person: Person, folder: Path) -> None:
    """After a change only the new one opens the notes."""
    type_twice(person, "passphrase", ANOTHER)
    person.click("way-on")
    assert person.notice() == "From now on this passphrase opens your notes."
    person.click("way-done")
    assert person.where == ("ways", "")
    person.click("leave")
    assert opens(folder, ANOTHER)
    assert not opens(folder, PASSPHRASE)


def test_two_different_ones_change_nothing(person: Person, folder: Path) -> None:
    """A slip in either pair gets a sentence, and the old passphrase still opens the notes."""
    for way in ("passphrase", "second"):
        type_twice(person, way, ANOTHER, ANOTHER + "x")
        person.click("way-on")
        assert person.notice() == "The two passphrases differ. Type them again."
    assert ways_of(person) == {"passphrase"}
    person.click("leave")
    assert opens(folder, PASSPHRASE)


def test_a_short_one_is_refused(person: Person, folder: Path) -> None:
    """A passphrase that is too short gets a sentence and changes nothing."""
    type_twice(person, "passphrase", "short")
    person.click("way-on")
    assert "at least eight characters" in person.notice()
    person.click("leave")
    assert opens(folder, PASSPHRASE)


def test_a_suggested_passphrase_can_be_read_and_opens_the_notes(person: Person, folder: Path) -> None:
    """A suggestion can be read; typed once, it opens the notes; not typed, it changes nothing."""
    person.click("way-passphrase")
    person.click("suggest")
    words = person.find("suggested", QLabel).accessibleName()
    person.click("way-on")
    assert "These are not the words above." in person.notice()
    person.type("way-passphrase", words)
    assert person.find("way-passphrase", QLineEdit).echoMode() == QLineEdit.EchoMode.Normal
    person.click("way-on")
    person.click("leave")
    assert opens(folder, words)


def test_a_recovery_code_is_shown_once_and_opens_the_notes(person: Person, folder: Path) -> None:
    """The code on the screen opens the notes; after leaving the page it is shown no more."""
    person.click("way-recovery")
    person.click("way-on")
    assert "The code is shown this once." in person.page_text()
    code = shown_code(person)
    person.go("settings")
    person.go("ways", "recovery")
    assert code not in person.page_text()
    assert "Make a new code" in person.page_text()
    person.click("leave")
    assert opens(folder, code)
    assert opens(folder, PASSPHRASE)


def test_the_code_can_be_printed(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is the code that was shown, under a neutral name, and that paper is not locked."""
    printed: list[tuple[str, Sheet, str]] = []
    monkeypatch.setattr(person.window, "print_text", lambda *what: printed.append(what))
    person.click("way-recovery")
    person.click("way-on")
    code = shown_code(person)
    person.click("print-code")
    title, sheet, name = printed[0]
    assert (title, name) == ("Code", "code")
    assert sheet.pieces == (Opening(code), not_locked())


def test_a_way_is_removed_but_never_the_last(person: Person, folder: Path) -> None:
    """With a code the passphrase can go; then the code is the last way, and stays."""
    remove(person, "passphrase")
    assert person.notice() == render(keeping.LAST_WAY)
    assert ways_of(person) == {"passphrase"}
    code = make_code(person)
    remove(person, "passphrase")
    assert person.notice() == "Removed."
    person.click("way-done")
    person.go("ways", "passphrase")
    assert not person.has("way-remove")
    remove(person, "recovery")
    assert person.notice() == render(keeping.LAST_WAY)
    assert ways_of(person) == {"recovery"}
    person.click("leave")
    assert opens(folder, code)
    assert not opens(folder, PASSPHRASE)


def test_the_second_passphrase_opens_empty_notes(person: Person, folder: Path) -> None:
    """It opens notes that hold nothing, and can be changed; the first one still opens what is there."""
    type_twice(person, "second", ANOTHER)
    person.click("way-on")
    assert person.notice() == "The second passphrase is set."
    person.click("leave")
    session = open_with_words(folder, ANOTHER)
    assert (session.case.answers, session.case.marks, session.case.incidents) == (Answers(), (), ())
    session.close()
    assert opens(folder, PASSPHRASE)


def test_the_key_store_opens_the_notes_until_it_is_removed(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the computer has a safe store it can open the notes; removed, its key is gone from there."""
    store = MemoryStore()
    monkeypatch.setattr(ways, "credential_store", lambda: store)
    monkeypatch.setattr(ways, "why_no_store", lambda: None)
    person = house.enter(session=kept(folder, CASE), page=("ways", "store"))
    person.click("way-on")
    assert person.notice() == "From now on this computer can open your notes."
    assert len(store.kept) == 1
    assert ways_of(person) == {"passphrase", "store"}
    remove(person, "store")
    assert store.kept == {}
    person.go("ways", "store")
    assert person.has("way-on")


def test_without_a_safe_store_the_reason_is_said(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No button, and the sentence that says why."""
    monkeypatch.setattr(ways, "why_no_store", lambda: message("keeping", "The key store is locked."))
    person = house.enter(session=kept(folder, CASE), page=("ways", "store"))
    assert not person.has("way-on")
    assert "The key store is locked." in person.page_text()
    assert "opens your notes by itself" not in person.page_text(), "it doesn't"
    person.click("way-others")
    assert person.where == ("ways", "")
    assert not person.has("way-store"), "what can only say no is not offered"
    assert "The key store is locked." in person.page_text()


def test_with_nothing_kept_there_is_nothing_to_open(house: House) -> None:
    """The page says so and leads back."""
    person = house.enter(CASE, page=("settings", ""))
    person.go("ways")
    assert "Nothing is saved, so there is nothing to open." in person.page_text()
    person.click("ways-back")
    assert person.where == ("settings", "")
