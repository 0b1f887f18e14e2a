"""What the person writes: records and letters. Kept, changed, removed, brought back, never lost."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from selfhelp.case.change import keep_incident
from selfhelp.case.model import Answers, Case, Incident
from tests.ui.kit import NOW, PASSPHRASE, House, Person, kept, settle

INCIDENT = Incident(
    id="one", when=dt.datetime(2026, 11, 20, 21, 40, tzinfo=dt.UTC), what="My street was posted.", where="X"
)
CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)


@pytest.fixture
def person(house: House) -> Person:
    """Return someone with a plan and no notes yet."""
    return house.enter(CASE, page=("plan", ""))


# Records ----------------------------------------------------------------------------------------


def test_a_record_is_kept_with_all_its_parts(person: Person) -> None:
    """What was typed is kept as typed, the moment in the own time zone, and the form is empty again."""
    person.go("records")
    person.type("incident-what", "Eleven calls.")
    person.type("incident-when", "2026-11-20 23:05")
    person.type("incident-where", "Phone")
    person.type("incident-who", "Number withheld")
    person.type("incident-link", "https://example.org/1")
    person.type("incident-kept", "Photo of the list")
    person.click("incident-keep")
    kept = person.case.incidents[0]
    assert (kept.what, kept.where, kept.who) == ("Eleven calls.", "Phone", "Number withheld")
    assert (kept.link, kept.kept) == ("https://example.org/1", "Photo of the list")
    assert kept.when.astimezone().strftime("%Y-%m-%d %H:%M") == "2026-11-20 23:05"
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == ""
    assert "Eleven calls." in person.page_text()


def test_a_record_is_changed_removed_and_brought_back(house: House) -> None:
    """A note can be changed and removed; the word beside the notice brings it back, on the screen too."""
    person = house.enter(keep_incident(INCIDENT)(CASE), page=("records", ""))
    person.click("edit-one")
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == INCIDENT.what
    person.type("incident-what", "My street and house number were posted.")
    person.click("incident-keep")
    assert [i.when for i in person.case.incidents] == [INCIDENT.when]
    assert "house number" in person.page_text()
    person.click("drop-one")
    assert not list(person.case.incidents)
    assert "house number" not in person.page_text()
    person.click("undo")
    assert len(person.case.incidents) == 1
    assert "house number" in person.page_text()


def test_taking_back_does_not_wipe_what_is_being_typed(house: House) -> None:
    """Bringing a removed note back leaves the words in the form alone."""
    person = house.enter(keep_incident(INCIDENT)(CASE), page=("records", ""))
    person.click("drop-one")
    person.type("incident-what", "And then")
    person.click("undo")
    assert INCIDENT.what in person.page_text()
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == "And then"


def test_cancel_leaves_the_record_as_it_was(house: House) -> None:
    """Starting to change a note and thinking better of it changes nothing."""
    person = house.enter(keep_incident(INCIDENT)(CASE), page=("records", ""))
    person.click("edit-one")
    person.type("incident-what", "Something else")
    person.click("incident-cancel")
    assert person.case.incidents == (INCIDENT,)


def test_a_half_typed_record_is_kept_as_a_draft_and_said(person: Person) -> None:
    """Words typed and left are on no list; they are a draft, that is said, and they are there again."""
    person.go("records")
    person.type("incident-what", "Someone rang at")
    person.click("rail-plan")
    assert person.where == ("plan", "")
    assert person.case.incidents == ()
    assert "kept as a draft" in person.notice()
    person.click("rail-records")
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == "Someone rang at"
    assert "You began this earlier." in person.page_text()
    person.click("incident-discard")
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == ""
    assert person.case.drafts == ()
    person.click("rail-plan")
    assert person.case.drafts == ()


def test_a_draft_survives_the_lock(house: House, folder: Path) -> None:
    """What is half typed when the program locks is there again after the passphrase."""
    person = house.enter(session=kept(folder, CASE), page=("records", ""))
    person.type("incident-where", "At my door")
    person.window.lock()
    settle()
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    person.click("rail-records")
    assert person.find("incident-where", QLineEdit).text() == "At my door"
    assert person.case.incidents == ()


def test_a_half_changed_record_waits_as_a_draft(house: House) -> None:
    """Going on while a note is being changed leaves the note as it was; the change waits in the form."""
    person = house.enter(keep_incident(INCIDENT)(CASE), page=("records", ""))
    person.click("edit-one")
    person.type("incident-who", "@example_account")
    person.click("rail-plan")
    assert person.where == ("plan", "")
    assert person.case.incidents == (INCIDENT,)
    person.click("rail-records")
    assert person.find("incident-who", QLineEdit).text() == "@example_account"
    person.click("incident-keep")
    assert [i.who for i in person.case.incidents] == ["@example_account"]
    assert person.case.drafts == ()


def test_looking_at_the_records_keeps_nothing(house: House) -> None:
    """Opening the room, or a note, and leaving again makes no new note and no change."""
    case = keep_incident(INCIDENT)(CASE)
    person = house.enter(case, page=("records", ""))
    person.click("edit-one")
    person.click("rail-plan")
    person.click("rail-records")
    person.click("rail-plan")
    assert person.case == case


@pytest.mark.parametrize("typed", ["yesterday", "22.11.2026", "2026-13-01 10:00", "", "0000-00-00 00:00"])
def test_an_unclear_date_gets_a_sentence(person: Person, typed: str) -> None:
    """A date that can't be read is asked for again with an example; nothing typed is lost."""
    person.go("records")
    person.type("incident-what", "It happened")
    person.type("incident-when", typed)
    person.click("incident-keep")
    assert "2026-11-22 21:40" in person.notice()
    assert person.case.incidents == ()
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == "It happened"
    person.click("rail-plan")
    assert person.where == ("plan", "")
    person.click("rail-records")
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == "It happened"
    person.type("incident-when", "2026-11-21 10:00")
    person.click("incident-keep")
    assert len(person.case.incidents) == 1


def test_an_empty_record_is_not_kept(person: Person) -> None:
    """Keeping an empty form asks for a few words."""
    person.go("records")
    person.click("incident-keep")
    assert person.notice() == "Write a few words about what happened."
    assert person.case.incidents == ()


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


def test_a_long_list_is_drawn_in_parts(house: House) -> None:
    """A thousand notes do not stop the window; older ones come when they are asked for."""
    many = tuple(
        Incident(id=f"n{n}", when=NOW - dt.timedelta(hours=n), what=f"note {n}") for n in range(1_000)
    )
    person = house.enter(Case(triage_done=True, incidents=many), page=("plan", ""))
    person.go("records")
    assert not person.has("edit-n999")
    assert person.has("edit-n0")
    person.click("show-older")
    person.qtbot.waitUntil(lambda: person.has("edit-n40"))
