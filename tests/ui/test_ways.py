"""The page of keys: each way to open the notes is added, changed and taken away, and the last one stays."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from selfhelp.case import keeping
from selfhelp.case.keeping import WrongKeyError
from selfhelp.case.model import Answers, Case
from selfhelp.language import message, render
from selfhelp.session import open_with_words
from selfhelp.ui.pages import ways
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


def type_twice(person: Person, name: str, words: str, again: str | None = None) -> None:
    """Fill both fields of a passphrase."""
    person.type(name, words)
    person.type(f"{name}-again", words if again is None else again)


def test_a_new_passphrase_takes_the_place_of_the_old(person: Person, folder: Path) -> None:
    """After a change only the new one opens the notes."""
    type_twice(person, "way-passphrase", ANOTHER)
    person.click("set-passphrase")
    assert person.notice() == "From now on this passphrase opens your notes."
    person.click("leave")
    assert opens(folder, ANOTHER)
    assert not opens(folder, PASSPHRASE)


def test_two_different_ones_change_nothing(person: Person, folder: Path) -> None:
    """A slip in either pair gets a sentence, and the old passphrase still opens the notes."""
    for name, button in (("way-passphrase", "set-passphrase"), ("way-second", "set-second")):
        type_twice(person, name, ANOTHER, ANOTHER + "x")
        person.click(button)
        assert person.notice() == "The two passphrases differ. Type them again."
    assert ways_of(person) == {"passphrase"}
    person.click("leave")
    assert opens(folder, PASSPHRASE)


def test_a_short_one_is_refused(person: Person, folder: Path) -> None:
    """A passphrase that is too short gets a sentence and changes nothing."""
    type_twice(person, "way-passphrase", "short")
    person.click("set-passphrase")
    assert "four or more words" in person.notice()
    person.click("leave")
    assert opens(folder, PASSPHRASE)


def test_a_suggested_passphrase_can_be_read_and_opens_the_notes(person: Person, folder: Path) -> None:
    """A suggestion stands readable in both fields; taken, it opens the notes."""
    person.click("suggest")
    words = person.find("way-passphrase", QLineEdit).text()
    assert person.find("way-passphrase-again", QLineEdit).text() == words
    assert person.find("way-passphrase", QLineEdit).echoMode() == QLineEdit.EchoMode.Normal
    person.click("set-passphrase")
    person.click("leave")
    assert opens(folder, words)


def test_a_recovery_code_is_shown_once_and_opens_the_notes(person: Person, folder: Path) -> None:
    """The code on the screen opens the notes; after leaving the page it is shown no more."""
    person.click("make-code")
    assert "It is shown this once." in person.page_text()
    code = shown_code(person)
    person.go("settings")
    person.go("ways")
    assert code not in person.page_text()
    assert "Make a new code" in person.page_text()
    person.click("leave")
    assert opens(folder, code)
    assert opens(folder, PASSPHRASE)


def test_the_code_can_be_printed(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is the code that was shown, under a neutral name."""
    printed: list[tuple[str, str]] = []
    monkeypatch.setattr(person.window, "print_text", lambda title, html, _name: printed.append((title, html)))
    person.click("make-code")
    code = shown_code(person)
    person.click("print-code")
    assert printed[0][0] == "Code"
    assert code in printed[0][1]


def test_a_way_is_removed_but_never_the_last(person: Person, folder: Path) -> None:
    """With a code the passphrase can go; then the code is the last way, and stays."""
    person.click("remove-passphrase")
    assert person.notice() == render(keeping.LAST_WAY)
    assert ways_of(person) == {"passphrase"}
    person.click("make-code")
    code = shown_code(person)
    person.click("remove-passphrase")
    assert person.notice() == "Removed."
    assert not person.has("remove-passphrase")
    person.click("remove-recovery")
    assert person.notice() == render(keeping.LAST_WAY)
    assert ways_of(person) == {"recovery"}
    person.click("leave")
    assert opens(folder, code)
    assert not opens(folder, PASSPHRASE)


def test_the_second_passphrase_opens_empty_notes(person: Person, folder: Path) -> None:
    """It opens notes that hold nothing, and can be changed; the first one still opens what is there."""
    type_twice(person, "way-second", ANOTHER)
    person.click("set-second")
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
    person = house.enter(session=kept(folder, CASE), page=("ways", ""))
    person.click("use-store")
    assert person.notice() == "From now on this computer can open your notes."
    assert len(store.kept) == 1
    assert ways_of(person) == {"passphrase", "store"}
    person.click("remove-store")
    assert store.kept == {}
    assert person.has("use-store")


def test_without_a_safe_store_the_reason_is_said(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No button, and the sentence that says why."""
    monkeypatch.setattr(ways, "why_no_store", lambda: message("keeping", "The key store is locked."))
    person = house.enter(session=kept(folder, CASE), page=("ways", ""))
    assert not person.has("use-store")
    assert "The key store is locked." in person.page_text()


def test_with_nothing_kept_there_is_nothing_to_open(house: House) -> None:
    """The page says so and leads back."""
    person = house.enter(CASE, page=("settings", ""))
    person.go("ways")
    assert "Nothing is kept, so there is nothing to open." in person.page_text()
    person.click("ways-back")
    assert person.where == ("settings", "")
