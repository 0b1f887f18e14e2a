"""Settings, and where things are kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QRadioButton

from selfhelp import places
from selfhelp.answers import Watched
from selfhelp.app import application
from selfhelp.case.change import mark
from selfhelp.case.model import Answers, Case
from selfhelp.session import open_with_words
from selfhelp.ui.rooms.keeping.keep import KeepPage
from selfhelp.ui.rooms.keeping.unlock import UnlockPage
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import DARK, LIGHT
from tests.ui.kit import PASSPHRASE, TODAY, House, Person, kept, settle

pytestmark = pytest.mark.usefixtures("light_keys")

CASE = Case(answers=Answers(watched="no", what=("doxxing",), country="US"), triage_done=True)


def files(folder: Path) -> set[Path]:
    """Return everything under a folder."""
    return set(folder.rglob("*"))


def type_twice(person: Person, passphrase: str, again: str | None = None) -> None:
    """Go to the passphrase, fill both of its fields and go on."""
    if not person.has("passphrase"):
        person.click("keep-continue")
    person.type("passphrase", passphrase)
    person.type("passphrase-again", passphrase if again is None else again)
    person.click("keep-continue")


# Settings ---------------------------------------------------------------------------------------


def test_settings_take_effect_at_once_and_are_there_next_time(house: House, folder: Path) -> None:
    """Theme and text size change at once, and the notes bring them back when they are opened again."""
    person = house.enter(session=kept(folder, CASE), page=("settings", ""))
    assert LOOK.colours is LIGHT
    person.choose("theme", "dark")
    assert LOOK.colours is DARK
    person.choose("text-size", 150)
    assert LOOK.scale == 1.5
    assert person.where == ("settings", "")
    person.click("leave")
    person = house.enter()
    assert person.where == ("unlock", "")
    assert LOOK.scale == 1.0
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert LOOK.colours is DARK
    assert LOOK.scale == 1.5
    person.go("settings")
    assert person.find("theme", QComboBox).currentData() == "dark"
    assert person.find("text-size", QComboBox).currentData() == 150


@pytest.mark.skipif(not (places.translations() / "ar").is_dir(), reason="there is no Arabic yet")
def test_the_language_takes_effect_and_is_there_next_time(house: House, folder: Path) -> None:
    """Arabic turns the window round at once, and again after the notes are opened; English turns it back."""
    person = house.enter(session=kept(folder, CASE), page=("settings", ""))
    words = person.page_text()
    person.choose("language", "ar")
    assert person.page_text() != words
    assert application().layoutDirection() == Qt.LayoutDirection.RightToLeft
    person.click("leave")
    person = house.enter()
    assert application().layoutDirection() == Qt.LayoutDirection.LeftToRight
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert application().layoutDirection() == Qt.LayoutDirection.RightToLeft
    person.go("settings")
    person.choose("language", "en")
    assert person.page_text() == words
    assert application().layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_settings_are_not_part_of_what_undo_takes_back(house: House) -> None:
    """Taking back a tick does not change how the program looks."""
    person = house.enter(CASE, page=("plan", "all"))
    person.click("open-task:warn-family-tick")
    person.go("settings")
    person.choose("text-size", 125)
    person.desk.session.undo()
    assert person.case.preferences.text_size == 125
    assert person.case.mark("task:warn-family") is None


def test_the_size_of_the_window_is_remembered(house: House, folder: Path) -> None:
    """Notes that are kept remember the size of the window when it is closed."""
    person = house.enter(session=kept(folder, CASE))
    person.window.resize(900, 640)
    person.window.close()
    case = open_with_words(folder, PASSPHRASE)
    assert case.case.preferences.window == (900, 640)
    case.close()


# Where to keep it -------------------------------------------------------------------------------


def test_two_different_passphrases_are_said_and_nothing_is_written(house: House, folder: Path) -> None:
    """A slip in the second field gets a sentence, and no file is made."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    type_twice(person, PASSPHRASE, "gravel tunnel orbit lamb")
    assert person.notice() == "The two passphrases differ. Type them again."
    assert not folder.exists()
    assert not person.desk.session.keeping_chosen


def test_a_short_passphrase_is_said_and_nothing_is_written(house: House, folder: Path) -> None:
    """A passphrase that is too short gets a sentence, and no file is made."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    type_twice(person, "short")
    assert "at least eight characters" in person.notice()
    assert not folder.exists()
    type_twice(person, "")
    assert "at least eight characters" in person.notice()
    assert not folder.exists()


@pytest.mark.parametrize("guessable", ["password", "        ", "password123", "qwertyuiop", "iloveyou2"])
def test_a_passphrase_that_is_guessed_first_is_refused(house: House, folder: Path, guessable: str) -> None:
    """A passphrase from the top of every list gets a kind sentence, here and where it is changed later."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    type_twice(person, guessable)
    assert "A guessing program would find this passphrase soon." in person.notice()
    assert not folder.exists()
    type_twice(person, PASSPHRASE)
    for way in ("passphrase", "second"):
        person.go("ways", way)
        person.type(f"way-{way}", guessable)
        person.type(f"way-{way}-again", guessable)
        person.click("way-on")
        assert "A guessing program would find this passphrase soon." in person.notice()
    person.click("leave")
    session = open_with_words(folder, PASSPHRASE)
    assert session.safe is not None
    assert session.safe.ways() == {"passphrase"}
    session.close()


def test_a_folder_that_cannot_be_written_is_said(house: House, tmp_path: Path) -> None:
    """Where nothing can be written, a sentence says so and the choice stays open."""
    (tmp_path / "file").write_text("in the way")
    house.folder = tmp_path / "file" / "notes"
    before = files(tmp_path)
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    type_twice(person, PASSPHRASE)
    assert "can't be written to" in person.notice()
    assert files(tmp_path) == before
    assert person.where == ("keep", "")
    person.click("keep-back")
    person.click("choice-nothing")
    person.click("keep-continue")
    assert person.where == ("plan", "")


def test_notes_that_are_there_are_not_written_over(house: House, folder: Path) -> None:
    """A folder that holds notes already keeps them, whatever is typed."""
    kept(folder, CASE).close()
    before = {p: p.read_bytes() for p in folder.iterdir()}
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    type_twice(person, "another long passphrase")
    assert "There are notes in this folder already." in person.notice()
    assert {p: p.read_bytes() for p in folder.iterdir()} == before


def test_a_stick_takes_the_notes_and_the_computer_none(house: House, folder: Path, tmp_path: Path) -> None:
    """Notes on a stick go into a folder of their own there, and can be opened from the stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    person.click("choice-stick")
    type_twice(person, PASSPHRASE)
    assert person.notice() == "Choose a folder on the stick first."
    page = person.window.page
    assert isinstance(page, KeepPage)
    page.use_folder(stick)
    settle()
    assert person.find("passphrase", QLineEdit).text() == PASSPHRASE, "what was typed stays"
    person.click("keep-continue")
    person.click("keep-later")
    assert person.where == ("plan", ""), person.notice()
    assert (stick / "notes-data" / "notes-a.safe").is_file()
    assert not folder.exists()
    person.click("leave")

    person = house.enter(page=("unlock", ""))
    unlock = person.window.page
    assert isinstance(unlock, UnlockPage)
    unlock.use_folder(tmp_path)
    settle()
    assert "There are no notes in this folder." in person.notice()
    unlock.use_folder(stick)
    settle()
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert person.where == ("plan", "")
    assert person.case == CASE


@pytest.mark.parametrize(
    ("watched", "chosen"),
    [("yes", "nothing"), ("maybe", "nothing"), ("no", "passphrase"), (None, "nothing")],
)
def test_on_a_watched_computer_keeping_nothing_is_chosen_already(
    house: House, folder: Path, watched: Watched | None, chosen: str
) -> None:
    """Whoever only goes on leaves nothing on a computer that may be watched."""
    case = Case(answers=Answers(watched=watched), triage_done=True)
    person = house.enter(case, page=("keep", ""), keep_nothing=False)
    checked = [c.objectName() for c in person.all_of(QRadioButton) if c.isChecked()]
    assert checked == [f"choice-{chosen}"]
    if chosen == "nothing":
        person.click("keep-continue")
        assert person.desk.session.keeping_chosen
        assert not person.desk.session.kept
        assert not folder.exists()


@pytest.mark.parametrize("page", ["plan", "settings"])
def test_whoever_only_looked_goes_back_and_nothing_is_decided(house: House, folder: Path, page: str) -> None:
    """The question where to save can be left as it was found: nothing is saved, and it can be asked again."""
    person = house.enter(CASE, page=(page, ""), keep_nothing=False)
    person.click("save-plan" if page == "plan" else "keep")
    person.click("choice-stick")
    person.click("keep-back")
    assert person.where == (page, "")
    assert not person.desk.session.keeping_chosen
    assert not folder.exists()


def test_keeping_can_be_chosen_later(house: House, folder: Path) -> None:
    """Whoever kept nothing at first can keep everything later, from the settings."""
    person = house.enter(mark("task:warn-family", "done", TODAY)(CASE), page=("settings", ""))
    person.click("keep")
    type_twice(person, PASSPHRASE)
    person.click("keep-later")
    assert person.where == ("settings", "")
    assert str(folder) in person.page_text()
    person.click("leave")
    session = open_with_words(folder, PASSPHRASE)
    assert session.case.mark("task:warn-family") is not None
    session.close()


def test_a_passphrase_is_never_shown(house: House) -> None:
    """Both fields hide what is typed, and a screen reader is not given it as a name."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    person.click("keep-continue")
    person.type("passphrase", PASSPHRASE)
    field = person.find("passphrase", QLineEdit)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    assert PASSPHRASE not in field.displayText()
    assert PASSPHRASE not in person.text()


def test_what_is_typed_can_be_shown_and_hidden(house: House, folder: Path) -> None:
    """Here and at the lock, whoever wants to see what they type can, and can hide it again."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    person.click("keep-continue")
    for field, toggle in (("passphrase", "passphrase-show"), ("unlock-passphrase", "unlock-show")):
        if field == "unlock-passphrase":
            kept(folder, CASE).close()
            person = house.enter()
        assert person.find(field, QLineEdit).echoMode() == QLineEdit.EchoMode.Password
        person.click(toggle)
        assert person.find(field, QLineEdit).echoMode() == QLineEdit.EchoMode.Normal
        assert "Hide what I type" in person.page_text()
        person.click(toggle)
        assert person.find(field, QLineEdit).echoMode() == QLineEdit.EchoMode.Password


def test_a_suggested_passphrase_is_confirmed_by_typing_it(house: House, folder: Path) -> None:
    """Words that were only looked at keep nothing; typed, they open the notes."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    person.click("keep-continue")
    person.click("suggest")
    words = person.find("suggested", QLabel).accessibleName()
    assert len(words.split()) >= 4
    assert person.find("passphrase", QLineEdit).text() == ""
    person.click("keep-continue")
    assert "These are not the words above." in person.notice()
    person.type("passphrase", words.rpartition(" ")[0])
    person.click("keep-continue")
    assert not folder.exists()
    person.type("passphrase", words)
    person.press(Qt.Key.Key_Return)
    assert person.desk.session.kept
    person.click("leave")
    open_with_words(folder, words).close()


def test_a_recovery_code_is_offered_at_once(house: House, folder: Path) -> None:
    """Right after the notes are saved a code is offered; made, it opens them; the plan comes next."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    type_twice(person, PASSPHRASE)
    assert person.where == ("keep", "")
    assert "Anyone who finds the paper can open your notes." in person.page_text()
    person.click("keep-continue")
    code = person.find("code", QLabel).accessibleName()
    person.click("keep-continue")
    assert person.where == ("plan", "")
    person.click("leave")
    open_with_words(folder, code).close()


def test_enter_goes_from_field_to_field_and_saves(house: House) -> None:
    """The keyboard alone is enough."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    person.click("keep-continue")
    person.type("passphrase", PASSPHRASE)
    person.press(Qt.Key.Key_Return)
    person.type("passphrase-again", PASSPHRASE)
    person.press(Qt.Key.Key_Return)
    assert person.desk.session.kept


def test_tab_goes_from_the_passphrase_to_its_second_field(house: House) -> None:
    """Whoever types the words, Tab and the words again must not press "Show what I type" with each space."""
    person = house.enter(CASE, page=("keep", ""), keep_nothing=False)
    person.click("keep-continue")
    person.window.activateWindow()
    person.find("passphrase", QLineEdit).setFocus()
    stops = []
    for _ in range(3):
        person.press(Qt.Key.Key_Tab)
        stops.append(person.window.focusWidget().objectName())
    assert stops == ["passphrase-again", "passphrase-show", "suggest"]


# Opening again ----------------------------------------------------------------------------------


def test_a_change_that_cannot_be_kept_is_not_shown_as_done(house: House, folder: Path) -> None:
    """When the stick is pulled out, the tick stays empty and a sentence says what to do."""
    person = house.enter(session=kept(folder, CASE), page=("plan", "all"))
    folder.rename(folder.with_name("away"))
    person.click("open-task:warn-family-tick")
    assert person.case.mark("task:warn-family") is None
    assert "Put the stick back" in person.notice()
    assert not person.find("open-task:warn-family-tick", QCheckBox).isChecked()
