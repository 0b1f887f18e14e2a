"""Practice with a throw-away code: what is shown can be scanned, and the right code is known as right."""

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from selfhelp.case.model import Case, Preferences
from selfhelp.twofactor import practice, qr
from selfhelp.twofactor.codes import code_at
from selfhelp.ui.rooms.two_factor.practice import PracticePage
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.qr import QrCode
from selfhelp.ui.widgets.side_by_side import SideBySide
from tests.ui.kit import NOW, House, Person, settle


def at(house: House, theme: str = "light", text_size: int = 100) -> Person:
    """Return someone at the practice page."""
    preferences = Preferences(theme="dark" if theme == "dark" else "light", text_size=text_size)
    return house.enter(Case(triage_done=True, preferences=preferences), page=("practice", ""))


def page_of(person: Person) -> PracticePage:
    """Return the page."""
    page = person.window.page
    assert isinstance(page, PracticePage)
    return page


def scan(person: Person) -> tuple[str, ...]:
    """Return what a camera reads from the code on the screen."""
    found = person.all_of(QrCode)
    assert len(found) == 1
    image = found[0].grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return qr.read(bytes(image.constBits()), image.width(), image.height(), image.bytesPerLine())


@pytest.mark.parametrize(("theme", "text_size"), [("light", 100), ("dark", 100), ("dark", 200)])
def test_the_code_can_be_scanned(house: House, theme: str, text_size: int) -> None:
    """A camera reads the very key of the page, on a light and on a dark screen."""
    person = at(house, theme, text_size)
    assert scan(person) == (practice.address(page_of(person).key),)


@pytest.mark.parametrize("text_size", [100, 150, 200])
@pytest.mark.parametrize("width", [540, 700, 1120])
def test_the_steps_can_be_read_beside_the_code_or_under_it(house: House, width: int, text_size: int) -> None:
    """Also in a narrow window with large text the words have room, and nothing stands past the card."""
    person = at(house, text_size=text_size)
    person.window.resize(width, 700)
    settle()
    page = page_of(person)
    steps = page.findChildren(Checklist)[0]
    column = page.findChildren(SideBySide)[-1]
    assert steps.width() >= LOOK.px(160)
    for part in (steps, person.find("code", QLineEdit), person.find("check", QAbstractButton)):
        left = part.mapTo(column, part.rect().topLeft()).x()
        assert left >= 0
        assert left + part.width() <= column.width()


def test_the_right_code_is_right(house: House) -> None:
    """The code that an app shows now is taken, however it is spaced, and the field is empty again."""
    person = at(house)
    code = code_at(page_of(person).key, NOW.timestamp())
    person.type("code", f"{code[:3]} {code[3:]}")
    person.click("check")
    assert "That is the right code." in person.page_text()
    assert person.find("code", QLineEdit).text() == ""


def test_a_wrong_code_is_said_calmly(house: House) -> None:
    """Another code and something that is no code get different sentences; what was typed stays."""
    person = at(house)
    key = page_of(person).key
    near = {code_at(key, NOW.timestamp(), steps) for steps in range(-130, 131)}
    wrong = next(c for c in (f"{n:06}" for n in range(1000)) if c not in near)
    person.type("code", wrong)
    person.click("check")
    assert "That is not the code of this key." in person.page_text()
    assert person.find("code", QLineEdit).text() == wrong
    person.type("code", "12ab")
    person.click("check")
    assert "A code here has six digits." in person.page_text()


def test_a_clock_that_is_off_is_told_apart(house: House) -> None:
    """A code of ten minutes ago names the clock as the reason, and by how much."""
    person = at(house)
    person.type("code", code_at(page_of(person).key, NOW.timestamp(), -20))
    person.click("check")
    assert "The code is right, but for another time." in person.page_text()
    assert "about 10 minutes behind" in person.page_text()


def test_the_key_has_a_value_for_a_screen_reader(house: House) -> None:
    """Who can't scan a picture hears the key, letter by letter, under a name of its own, and can copy it."""
    person = at(house)
    assert not person.has("key-letters")
    person.click("by-hand")
    field = person.find("key-letters", QLineEdit)
    spoken = QAccessible.queryAccessibleInterface(field)
    assert spoken.text(QAccessible.Text.Name) == "The key as letters"
    assert spoken.text(QAccessible.Text.Value).replace(" ", "") == page_of(person).key.secret
    assert spoken.state().readOnly
    person.click("copy-key")
    assert QGuiApplication.clipboard().text() == page_of(person).key.secret


def test_an_answer_leaves_the_page_where_it_is(house: House) -> None:
    """Checking changes the one place under the field; the picture stays, and the keyboard is in the field."""
    person = at(house)
    picture = person.all_of(QrCode)[0]
    person.type("code", "12ab")
    person.click("check")
    assert person.all_of(QrCode) == [picture]
    assert person.window.focusWidget() is person.find("code", QLineEdit)


def test_another_code_is_another_key(house: House) -> None:
    """Each time there is a fresh key, and none of it is in the case."""
    person = at(house)
    before, case = page_of(person).key, person.case
    person.click("again")
    assert page_of(person).key != before
    assert scan(person) == (practice.address(page_of(person).key),)
    person.click("to-accounts")
    person.go("practice")
    assert person.case == case
