"""Second steps in the window: found, set up, ticked, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from selfhelp.case.model import Answers, Case
from selfhelp.twofactor import qr
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.chip import Chip
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.qr import QrCode
from tests.ui.kit import House, Person

CASE = Case(answers=Answers(where=("instagram",)), triage_done=True)


@pytest.fixture
def person(house: House) -> Person:
    """Return someone who uses one service, at its second steps."""
    return house.enter(CASE, page=("two-factor", ""))


def filled(person: Person) -> list[str]:
    """Return the names of the filled buttons that can be seen."""
    return [b.objectName() for b in person.all_of(Button) if b.kind == "main"]


def test_a_second_step_is_noted_and_taken_back(person: Person) -> None:
    """Setting it up shows in the list and in the rail; it can be taken back or set aside."""
    person.click("open-instagram")
    assert person.where == ("second-step", "instagram")
    person.click("2fa-done")
    here = person.window.focusWidget()
    assert here is person.find("2fa-all", QAbstractButton), "the keyboard stays on the page"
    person.click("2fa-all")
    assert "1 of 1 set up" in person.text()
    assert person.find("open-instagram-tick", QCheckBox).isChecked()
    row = person.find("open-instagram", QAbstractButton).accessibleName()
    assert "Done on" in row
    assert "Best here" not in row, "what would be best is said while it is open"
    person.click("open-instagram")
    person.click("2fa-undo")
    assert person.case.mark("two-factor:instagram") is None
    person.click("2fa-aside")
    made = person.case.mark("two-factor:instagram")
    assert made is not None
    assert made.state == "does-not-apply"
    person.click("undo")
    assert person.case.mark("two-factor:instagram") is None


def test_a_tick_in_the_list_is_enough(person: Person) -> None:
    """What is set up already is ticked without opening its page, and unticked again."""
    person.go("second-step", "instagram")
    person.click("2fa-done")
    person.click("2fa-all")
    person.click("open-instagram-tick")
    assert person.case.mark("two-factor:instagram") is None
    person.click("undo")
    made = person.case.mark("two-factor:instagram")
    assert made is not None
    assert made.state == "done"


def test_one_filled_button_and_what_may_be_noticed_before_it(person: Person) -> None:
    """The card on top says it; so does the page of the site."""
    assert filled(person) == ["open-instagram"]
    assert any("The person may notice." in n.accessibleName() for n in person.all_of(NoteLine))
    person.click("open-instagram")
    assert filled(person) == ["2fa-done"]
    note = next(n for n in person.all_of(NoteLine) if "The person may notice." in n.accessibleName())
    done = person.find("2fa-done", QAbstractButton)
    assert (
        note.mapTo(person.window, note.rect().topLeft()).y()
        < done.mapTo(person.window, done.rect().topLeft()).y()
    )


def test_other_sites_are_found_by_typing(person: Person) -> None:
    """Letters typed anywhere on the page search; another name of the site finds it; Enter opens it."""
    assert not person.has("site-search-list")
    person.type("site-search", "transferwise")
    assert person.find("site-search-list", LongList).model().rowCount() == 1
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    assert person.where == ("second-step", "wise")


def test_an_unknown_site_leads_to_what_holds_anywhere(person: Person) -> None:
    """Nothing found is no dead end."""
    person.type("site-search", "zzzz")
    assert not person.has("site-search-list")
    person.click("any-site")
    assert person.where == ("guide", "choosing-two-factor")


def test_strength_is_said_in_words(person: Person) -> None:
    """Each way has a word for how strong it is, and one of them is the one to choose."""
    person.go("second-step", "google")
    words = [c.text() for c in person.all_of(Chip)]
    assert words[0] == "choose this · strongest"
    assert words[-1] == "weak"
    assert sum(w.startswith("choose this") for w in words) == 1


def test_a_page_of_the_site_goes_to_the_phone_as_a_code(person: Person) -> None:
    """The code holds the very address that is written under it; links name their site."""
    person.go("second-step", "google")
    link = person.find("2fa-link", QAbstractButton)
    assert "Google" in link.accessibleName()
    assert link.toolTip().startswith("https://")
    person.click("2fa-phone")
    code = person.all_of(QrCode)[0]
    picture = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    read = qr.read(bytes(picture.constBits()), picture.width(), picture.height(), picture.bytesPerLine())
    assert read == (link.toolTip(),)
    assert link.toolTip() in person.page_text()


def test_a_known_number_is_said_once(house: House) -> None:
    """Who fears for their number is led to its lock."""
    case = Case(answers=Answers(where=("instagram",), exposed=("phone",)), triage_done=True)
    person = house.enter(case, page=("two-factor", ""))
    person.click("lock-number")
    assert person.where == ("task", "lock-phone-number")


def test_practice_is_the_main_thing_where_nothing_is_left(house: House) -> None:
    """Without a site of their own, trying it out is the one filled button."""
    person = house.enter(Case(triage_done=True), page=("two-factor", ""))
    assert filled(person) == ["practice"]
    person.click("practice")
    assert person.where == ("practice", "")
