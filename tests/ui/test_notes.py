"""What the person writes: records and letters. Kept, changed, removed, brought back, never lost."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from selfhelp.case.model import Answers, Case, Incident
from tests.ui.kit import PASSPHRASE, House, Person, kept

INCIDENT = Incident(
    id="one", when=dt.datetime(2026, 11, 20, 21, 40, tzinfo=dt.UTC), what="My street was posted.", where="X"
)
CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)


@pytest.fixture
def person(house: House) -> Person:
    """Return someone with a plan and no notes yet."""
    return house.enter(CASE, page=("plan", ""))


# Letters ----------------------------------------------------------------------------------------


def test_the_gaps_of_a_letter_are_filled_as_they_are_typed(person: Person) -> None:
    """Names go into the letter while they are typed; gaps that are left stay visible."""
    person.go("people")
    person.click("open-family-heads-up")
    letter = person.find("letter-text", QPlainTextEdit)
    assert "[their name]" in letter.toPlainText()
    person.type("gap-their-name", "Aunt Rosa")
    assert "Dear Aunt Rosa," in letter.toPlainText()
    assert "[my name]" in letter.toPlainText()
    person.type("gap-their-name", "")
    assert "[their name]" in letter.toPlainText()


def test_a_letter_is_copied_as_it_stands(person: Person) -> None:
    """What was changed by hand is what goes to the clipboard, and none of it is in the case."""
    before = person.case
    person.go("letter", "family-heads-up")
    person.type("gap-my-name", "Marta")
    person.find("letter-text", QPlainTextEdit).appendPlainText("P.S. Call me tonight.")
    person.click("letter-copy")
    person.click("copy-anyway")
    copied = QGuiApplication.clipboard().text()
    assert "Marta" in copied
    assert copied.endswith("P.S. Call me tonight.")
    assert "leaves the clipboard after one minute" in person.notice()
    assert person.case == before


def test_letters_that_fit_come_first(person: Person) -> None:
    """The letters for what is happening stand on top of the list."""
    person.go("people")
    assert "Fits what is happening" in person.page_text()


def test_every_gap_of_every_letter_is_in_its_text(person: Person) -> None:
    """No letter asks for words that it then does not use."""
    for letter in person.desk.catalogue.letters:
        person.go("letter", letter.id)
        for gap in letter.gaps:
            person.find(f"gap-{gap}", QLineEdit).setText("ZZZ")
        first = next(iter(letter.gaps), None)
        if first is not None:
            person.type(f"gap-{first}", "ZZZ")
            text = person.find("letter-text", QPlainTextEdit).toPlainText()
            assert text.count("ZZZ") >= len(letter.gaps), letter.id
            assert "[" not in text, letter.id


def test_what_is_typed_in_a_letter_is_there_again(house: House, folder: Path) -> None:
    """Gaps and changed words of a letter stay when the room is left, and when the notes are opened again."""
    person = house.enter(session=kept(folder, CASE), page=("letter", "family-heads-up"))
    person.type("gap-their-name", "Aunt Rosa")
    letter = person.find("letter-text", QPlainTextEdit)
    letter.moveCursor(QTextCursor.MoveOperation.End)
    letter.insertPlainText(" And bring the dog.")
    person.click("rail-plan")
    person.go("letter", "family-heads-up")
    assert person.find("gap-their-name", QLineEdit).text() == "Aunt Rosa"
    assert "And bring the dog." in person.find("letter-text", QPlainTextEdit).toPlainText()
    person.click("leave")
    again = house.enter()
    again.type("unlock-passphrase", PASSPHRASE)
    again.click("unlock-open")
    again.go("letter", "family-heads-up")
    text = again.find("letter-text", QPlainTextEdit).toPlainText()
    assert "Dear Aunt Rosa," in text
    assert "And bring the dog." in text


def test_a_letter_that_was_only_read_leaves_no_draft(person: Person) -> None:
    """Looking at a letter keeps nothing."""
    person.go("letter", "family-heads-up")
    person.go("plan")
    assert person.case.drafts == ()
