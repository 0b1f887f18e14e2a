"""Settings stay where the keyboard is; about says how old the knowledge is, and takes a newer catalogue."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from nacl.signing import SigningKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue import newer
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.pack import compile_pack
from selfhelp.session import kept_files
from selfhelp.ui.rooms.settings.about import AboutPage
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.theme.style import LOOK
from tests.ui.kit import House, Person, kept

pytestmark = pytest.mark.usefixtures("light_keys")

CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)
SIGNER = SigningKey(bytes(range(32)))
KEYS = (bytes(SIGNER.verify_key),)


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let packs of the test's own signer be taken."""
    monkeypatch.setattr(newer, "trusted_keys", lambda _path=None: KEYS)


def pack(path: Path, catalogue: Catalogue, serial: int) -> Path:
    """Write a signed pack."""
    data = compile_pack(
        catalogue, serial, dt.date(2026, 11, 1), lambda content: SIGNER.sign(content).signature
    )
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("name", "value"), [("theme", "dark"), ("text-size", 125), ("window-icon", "chart")])
def test_the_keyboard_stays_on_the_setting_that_was_changed(house: House, name: str, value: object) -> None:
    """A theme chosen by an arrow key leaves the keyboard on the theme, not on the language."""
    person = house.enter(CASE, page=("settings", ""))
    person.choose(name, value)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == name
    assert person.find(name, QComboBox).currentData() == value
    assert focused is person.find(name, QComboBox)


def test_fewer_movements_and_pictures_are_there_next_time(house: House, folder: Path) -> None:
    """Both take effect at once, and are kept with the notes."""
    person = house.enter(session=kept(folder, CASE), page=("settings", ""))
    person.click("choice-still")
    person.click("choice-bare")
    assert MOTION.reduced
    assert not LOOK.pictures
    assert person.case.preferences.still
    assert person.case.preferences.bare
    person.click("choice-bare")
    assert LOOK.pictures


def test_a_name_that_is_tabbed_through_changes_nothing(house: House) -> None:
    """The window takes the name that was typed; going through the field does not draw the page again."""
    person = house.enter(CASE, page=("settings", ""))
    page = person.window.page
    person.type("window-name", "Recipes")
    person.press(Qt.Key.Key_Tab)
    assert person.window.windowTitle() == "Recipes"
    assert person.window.page is not page
    page = person.window.page
    person.press(Qt.Key.Key_Tab)
    assert person.window.page is page


def about(person: Person) -> AboutPage:
    """Return the page, opened from the settings."""
    person.go("settings")
    person.click("about")
    page = person.window.page
    assert isinstance(page, AboutPage)
    return page


@pytest.mark.usefixtures("keys")
def test_a_newer_catalogue_is_shown_before_it_is_taken_and_can_be_taken_back(
    house: House, folder: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    """What changes is named first; taken, the next start uses it; taken back, the program's own again."""
    first = catalogue.tasks[0]
    changed = msgspec.structs.replace(first, title="A title of tomorrow")
    fresh = msgspec.structs.replace(catalogue, tasks=(changed, *catalogue.tasks[1:]))
    file = pack(tmp_path / "new.pack", fresh, 9_999_999_999)
    person = house.enter(session=kept(folder, CASE))
    page = about(person)
    page.look_into(file)
    person.wait()
    assert "A title of tomorrow: changed" in person.page_text()
    assert newer.files(folder) == ()
    person.click("catalogue-leave")
    assert newer.files(folder) == ()
    page.look_into(file)
    person.wait()
    person.click("catalogue-use")
    assert newer.at_start(folder, catalogue).tasks[0].title == "A title of tomorrow"
    assert set(newer.files(folder)) <= set(kept_files(folder)), "removing everything removes it too"
    assert "3 weeks old" in person.page_text()
    person.click("catalogue-back")
    assert newer.at_start(folder, catalogue) is catalogue


@pytest.mark.usefixtures("keys")
def test_a_catalogue_that_is_not_whole_is_refused_in_one_sentence(
    house: House, folder: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    """A changed file changes nothing, and says why."""
    file = pack(tmp_path / "new.pack", catalogue, 9_999_999_999)
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    person = house.enter(session=kept(folder, CASE))
    page = about(person)
    page.look_into(file)
    person.wait()
    assert "Nothing was taken from it." in person.notice()
    page.look_into(tmp_path / "none.pack")
    person.wait()
    assert "can't be read" in person.notice()
    assert newer.files(folder) == ()


def test_where_nothing_is_kept_no_catalogue_is_taken(house: House) -> None:
    """It would lie beside the notes; without any there is no button."""
    person = house.enter(CASE)
    about(person)
    assert not person.has("catalogue-open")
    assert "When your notes are saved" in person.page_text()


def test_the_name_field_shows_the_name_that_the_window_has(house: House) -> None:
    """Empty, it still says what others read now; the person need not guess."""
    person = house.enter(Case(triage_done=True), page=("settings", ""))
    field = person.find("window-name", QLineEdit)
    assert (field.text(), field.placeholderText()) == ("", person.window.windowTitle())
