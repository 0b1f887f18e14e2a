"""Records: kept, changed, removed, brought back, never lost; with files and their fingerprints."""

import datetime as dt
import hashlib
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QAbstractButton, QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QTimeEdit

from selfhelp.case.change import keep_incident
from selfhelp.case.model import Answers, Case, Incident
from selfhelp.ui.rooms.records.file import FilePage
from selfhelp.ui.rooms.records.list import RecordsPage
from selfhelp.ui.rooms.records.note import NotePage
from selfhelp.views.records import AT_ONCE
from tests.ui.kit import NOW, PASSPHRASE, House, Person, kept, settle

pytestmark = pytest.mark.usefixtures("light_keys")

INCIDENT = Incident(
    id="one", when=dt.datetime(2026, 11, 20, 21, 40, tzinfo=dt.UTC), what="My street was posted.", where="X"
)
CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)
CONTENT = b"a picture of a post" * 1000


@pytest.fixture
def person(house: House) -> Person:
    """Return someone with a plan and no notes yet."""
    return house.enter(CASE, page=("plan", ""))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Return a file to add."""
    path = tmp_path / "post-1.png"
    path.write_bytes(CONTENT)
    return path


def take(person: Person, path: Path) -> None:
    """Add a file to the note that is open."""
    page = person.window.page
    assert isinstance(page, NotePage)
    page.take_file(path)
    person.wait()


# Words ------------------------------------------------------------------------------------------


def test_a_record_is_kept_with_all_its_parts(person: Person) -> None:
    """What was typed is kept as typed, the moment in the own time zone, and stands on the list."""
    person.go("records")
    person.click("note-new")
    person.type("incident-what", "Eleven calls.")
    person.find("incident-day", QDateEdit).setDate(QDate(2026, 11, 20))
    person.find("incident-time", QTimeEdit).setTime(QTime(23, 5))
    person.type("incident-where", "Phone")
    person.click("note-more")
    person.type("incident-who", "Number withheld")
    person.type("incident-link", "https://example.org/1")
    person.type("incident-kept", "Photo of the list")
    person.click("incident-keep")
    made = person.case.incidents[0]
    assert (made.what, made.where, made.who) == ("Eleven calls.", "Phone", "Number withheld")
    assert (made.link, made.kept) == ("https://example.org/1", "Photo of the list")
    assert made.when.astimezone().strftime("%Y-%m-%d %H:%M") == "2026-11-20 23:05"
    assert person.where == ("records", "")
    assert "Eleven calls." in person.page_text()
    assert "Friday 20 November 2026" in person.page_text()
    assert person.notice() == "Written down."


def test_a_record_is_changed_removed_and_brought_back(house: House) -> None:
    """A note can be changed and removed; the word beside the notice brings it back, on the screen too."""
    person = house.enter(keep_incident(INCIDENT)(CASE), page=("records", ""))
    person.click("edit-one")
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == INCIDENT.what
    person.type("incident-what", "My street and house number were posted.")
    person.click("incident-keep")
    assert [i.when for i in person.case.incidents] == [INCIDENT.when]
    assert "house number" in person.page_text()
    person.click("edit-one")
    person.click("drop-one")
    assert not list(person.case.incidents)
    assert "house number" not in person.page_text()
    person.click("undo")
    assert len(person.case.incidents) == 1
    assert "house number" in person.page_text()


def test_cancel_leaves_the_record_as_it_was(house: House) -> None:
    """Starting to change a note and thinking better of it changes nothing."""
    person = house.enter(keep_incident(INCIDENT)(CASE), page=("records", ""))
    person.click("edit-one")
    person.type("incident-what", "Something else")
    person.click("incident-cancel")
    assert person.case.incidents == (INCIDENT,)
    assert person.case.drafts == ()


def test_a_half_typed_record_is_kept_as_a_draft_and_said(person: Person) -> None:
    """Words typed and left are on no list; they are a draft, that is said, and they are there again."""
    person.go("records", "new")
    person.type("incident-what", "Someone rang at")
    person.click("rail-plan")
    assert person.where == ("plan", "")
    assert person.case.incidents == ()
    assert "kept as a draft" in person.notice()
    person.click("rail-records")
    assert "Go on with your note" in person.page_text()
    person.click("note-new")
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == "Someone rang at"
    assert "You began this earlier." in person.page_text()
    person.click("incident-discard")
    assert person.case.drafts == ()
    person.click("rail-plan")
    assert person.case.drafts == ()


def test_a_draft_survives_the_lock(house: House, folder: Path) -> None:
    """What is half typed when the program locks is there again after the passphrase."""
    person = house.enter(session=kept(folder, CASE), page=("records", "new"))
    person.type("incident-where", "At my door")
    person.window.lock()
    settle()
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    person.click("rail-records")
    person.click("note-new")
    assert person.find("incident-where", QLineEdit).text() == "At my door"
    assert person.case.incidents == ()


def test_a_half_changed_record_waits_as_a_draft(house: House) -> None:
    """Going on while a note is being changed leaves the note as it was; the change waits in the form."""
    person = house.enter(keep_incident(INCIDENT)(CASE), page=("records", ""))
    person.click("edit-one")
    person.type("incident-who", "@example_account")
    person.find("incident-time", QTimeEdit).setTime(QTime(9, 30))
    person.click("rail-plan")
    assert person.where == ("plan", "")
    assert person.case.incidents == (INCIDENT,)
    person.click("rail-records")
    person.click("note-new")
    assert person.where == ("records", "one")
    assert person.find("incident-who", QLineEdit).text() == "@example_account"
    assert person.find("incident-time", QTimeEdit).time() == QTime(9, 30)
    person.click("incident-keep")
    assert [i.who for i in person.case.incidents] == ["@example_account"]
    assert person.case.drafts == ()


@pytest.mark.parametrize("leaving", [False, True])
def test_what_was_typed_stays_when_the_folder_is_gone(house: House, folder: Path, leaving: bool) -> None:
    """A stick that was pulled out takes no words along: they stand in the form, and go in when it is back."""
    person = house.enter(session=kept(folder, CASE), page=("records", "new"))
    person.type("incident-what", "He stood at my door.")
    person.type("incident-where", "At home")
    away = folder.with_name("away")
    folder.rename(away)
    if leaving:
        person.window.go("plan")
        settle()
    else:
        person.click("incident-keep")
    assert "not there any more" in person.notice()
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == "He stood at my door."
    away.rename(folder)
    person.click("incident-keep")
    assert [(i.what, i.where) for i in person.case.incidents] == [("He stood at my door.", "At home")]


def test_looking_at_the_records_keeps_nothing(house: House) -> None:
    """Opening the room, or a note, and leaving again makes no new note and no change."""
    case = keep_incident(INCIDENT)(CASE)
    person = house.enter(case, page=("records", ""))
    person.click("edit-one")
    person.click("rail-plan")
    person.go("records", "new")
    person.click("rail-plan")
    assert person.case == case


def test_an_empty_record_is_not_kept(person: Person) -> None:
    """Keeping an empty form asks for a few words, and the keyboard is where they go."""
    person.go("records", "new")
    person.click("incident-keep")
    assert person.notice() == "Write a few words about what happened."
    assert person.case.incidents == ()
    assert person.find("incident-what", QPlainTextEdit).hasFocus()


def test_the_empty_room_says_what_it_is_for(person: Person) -> None:
    """One filled button, which has the keyboard."""
    person.go("records")
    assert "A short note each time" in person.page_text()
    assert person.find("note-new", QAbstractButton).hasFocus()


def test_a_long_list_is_drawn_in_parts(house: House) -> None:
    """A thousand notes do not stop the window; older ones come when they are asked for."""
    many = tuple(
        Incident(id=f"n{n}", when=NOW - dt.timedelta(hours=n), what=f"note {n}") for n in range(1_000)
    )
    person = house.enter(Case(triage_done=True, incidents=many), page=("plan", ""))
    before = time.process_time()
    person.go("records")
    assert time.process_time() - before < 1.5
    assert not person.has("edit-n999")
    assert person.has("edit-n0")
    person.click("show-older")
    assert not person.has(f"edit-n{2 * AT_ONCE}")
    assert person.has(f"edit-n{2 * AT_ONCE - 1}")


# Files ------------------------------------------------------------------------------------------


def test_a_file_is_added_shown_and_saved_out_again(
    house: House, folder: Path, picture: Path, tmp_path: Path
) -> None:
    """A file goes with its note at once; its fingerprint is the file's; the copy is the same."""
    person = house.enter(session=kept(folder, CASE), page=("records", "new"))
    person.type("incident-what", "A post with my street")
    take(person, picture)
    (note,) = person.case.incidents
    assert note.what == "A post with my street"
    assert [f.name for f in note.files] == ["post-1.png"]
    assert person.notice() == "The note and the file are saved."
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == "A post with my street"
    person.click("incident-keep")
    (note,) = person.case.incidents
    file = note.files[0]
    whole = hashlib.sha256(CONTENT).hexdigest()
    card = person.find(f"enclosed-{file.id}", QAbstractButton)
    assert f"{whole[:4]} … {whole[-4:]}" in card.accessibleName()
    person.click(f"enclosed-{file.id}")
    assert person.find("fingerprint", QLabel).accessibleName().replace(" ", "") == whole
    page = person.window.page
    assert isinstance(page, FilePage)
    page.save_copy(tmp_path / "copy.png")
    person.wait()
    assert (tmp_path / "copy.png").read_bytes() == CONTENT
    person.click("leave")
    person = house.enter()
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert person.case.incidents == (note,)


def test_a_file_is_removed_and_brought_back(
    house: House, folder: Path, picture: Path, tmp_path: Path
) -> None:
    """Removing says so with "Undo", and the file that comes back is whole."""
    person = house.enter(session=kept(folder, keep_incident(INCIDENT)(CASE)), page=("records", "one"))
    take(person, picture)
    file = person.case.attachments()[0]
    person.go("records", f"file:{file.id}")
    person.click("file-drop")
    assert person.where == ("records", "")
    assert person.case.attachments() == ()
    person.click("undo")
    assert person.case.attachments() == (file,)
    person.go("records", f"file:{file.id}")
    page = person.window.page
    assert isinstance(page, FilePage)
    page.save_copy(tmp_path / "copy.png")
    person.wait()
    assert (tmp_path / "copy.png").read_bytes() == CONTENT


def test_adding_a_file_to_a_new_note_is_taken_back_as_one(house: House, folder: Path, picture: Path) -> None:
    """One "Undo" takes note and file; the words stay in the form."""
    person = house.enter(session=kept(folder, CASE), page=("records", "new"))
    person.type("incident-what", "A post")
    take(person, picture)
    person.click("undo")
    assert person.case.incidents == ()
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == "A post"
    assert person.heading() == "New note"


def test_where_nothing_is_kept_a_file_can_not_be_added(person: Person) -> None:
    """There is no button that can't do what it says; a line says what is needed."""
    person.go("records", "new")
    assert not person.has("file-add")
    assert "When your notes are saved, you can add files here." in person.page_text()


def test_a_file_that_is_gone_is_said(house: House, folder: Path, tmp_path: Path) -> None:
    """A sentence, and the note is not made."""
    person = house.enter(session=kept(folder, CASE), page=("records", "new"))
    take(person, tmp_path / "none.png")
    assert person.notice() == "This file can't be read. Nothing was added."
    assert person.case.incidents == ()


def test_list_and_files_go_into_a_folder(house: House, folder: Path, picture: Path, tmp_path: Path) -> None:
    """The folder holds the list, each file as it was, and fingerprints that a common tool can check."""
    person = house.enter(session=kept(folder, keep_incident(INCIDENT)(CASE)), page=("records", "one"))
    take(person, picture)
    person.go("records")
    page = person.window.page
    assert isinstance(page, RecordsPage)
    page.save_dossier(tmp_path)
    person.wait()
    place = tmp_path / "days-2026-11-22"
    assert sorted(p.name for p in place.iterdir()) == ["001-post-1.png", "list.pdf", "sha256.txt"]
    assert (place / "001-post-1.png").read_bytes() == CONTENT
    whole = hashlib.sha256(CONTENT).hexdigest()
    assert (place / "sha256.txt").read_text() == f"{whole}  001-post-1.png\n"
    assert "It is not locked." in person.notice()
    page.save_dossier(tmp_path)
    person.wait()
    assert "There is a folder of today already." in person.notice()
