"""Help lines and letters: whose number is copied, what a letter still lacks, which law it names."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from selfhelp.case.model import Answers, Case
from selfhelp.documents.sheet import Sheet, Text
from selfhelp.ui.rooms.help_lines.lines import HelpLinesPage
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.number_card import NumberCard
from selfhelp.ui.widgets.text import Prose
from tests.ui.kit import House, Person, has_keyboard, settle

CASE = Case(answers=Answers(where=("instagram", "google"), what=("doxxing",), country="US"), triage_done=True)


def notes(person: Person) -> list[str]:
    """Return the small lines that can be seen."""
    return [w.accessibleName() for w in person.all_of(NoteLine)]


def test_copy_number_names_whose(house: House) -> None:
    """Each button that copies a number says whose number it is, and copies that one."""
    case = Case(answers=Answers(what=("stalking",), country="US"), triage_done=True)
    person = house.enter(case, page=("help", ""))
    buttons = [b for b in person.all_of(Button) if b.objectName().startswith("copy-")]
    assert buttons
    country = person.desk.catalogue.country("US")
    assert country is not None
    lines = {f"copy-us-{x.id}": x for x in country.help_lines}
    for button in buttons:
        assert lines[button.objectName()].name in button.accessibleName()
    person.click(buttons[0].objectName())
    assert QGuiApplication.clipboard().text() == lines[buttons[0].objectName()].phone


def test_another_country_can_be_looked_up(house: House) -> None:
    """Its numbers and its law are shown; the answers stay, and so does the keyboard."""
    person = house.enter(CASE, page=("help", ""))
    person.choose("country", "DE")
    page = person.window.page
    assert isinstance(page, HelpLinesPage)
    page.choose("DE")
    settle()
    assert "112" in person.page_text()
    assert person.case == CASE
    assert has_keyboard(person) == "country"
    person.click("offices")


def test_a_hand_edit_survives_the_gaps(house: House) -> None:
    """Filling a gap after the text was changed fills the gap and leaves the change."""
    person = house.enter(CASE, page=("letter", "family-heads-up"))
    text = person.find("letter-text", QPlainTextEdit)
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.insertPlainText(" And bring the dog.")
    person.type("gap-their-name", "Aunt Rosa")
    assert "Dear Aunt Rosa," in text.toPlainText()
    assert "And bring the dog." in text.toPlainText()
    person.click("letter-anew")
    assert "And bring the dog." not in text.toPlainText()
    assert "Dear Aunt Rosa," in text.toPlainText()


def test_open_gaps_are_said_before_anything_is_copied(house: House) -> None:
    """With gaps open nothing is copied at first: the page says which, and goes to the first of them."""
    person = house.enter(CASE, page=("letter", "family-heads-up"))
    QGuiApplication.clipboard().setText("mine")
    assert "[their name]" in person.page_text()
    person.click("letter-copy")
    assert QGuiApplication.clipboard().text() == "mine"
    assert "Not copied yet" in person.notice()
    assert has_keyboard(person).startswith("gap-")
    # Two buttons that copy would leave open which of them does.
    assert not person.has("letter-copy")
    person.click("copy-anyway")
    assert "[their name]" in QGuiApplication.clipboard().text()
    letter = person.desk.catalogue.letter("family-heads-up")
    assert letter is not None
    for gap in letter.gaps:
        person.type(f"gap-{gap}", "Rosa")
    assert not person.has("copy-anyway")
    QGuiApplication.clipboard().setText("mine")
    person.click("letter-copy")
    assert "Rosa" in QGuiApplication.clipboard().text()


def test_a_letter_goes_on_paper(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words and nothing else go to the printer or into a file; that it is not locked is said before."""
    person = house.enter(CASE, page=("letter", "family-heads-up"))
    assert any("not locked" in n for n in notes(person))
    printed: list[tuple[object, str]] = []
    monkeypatch.setattr(
        person.window, "print_text", lambda _title, sheet, name: printed.append((sheet, name))
    )
    person.type("gap-their-name", "Aunt Rosa")
    person.find("letter-text", QPlainTextEdit).appendPlainText("P.S. Call me tonight.")
    person.click("letter-print")
    sheet, name = printed[0]
    assert name == "letter", "the name of the file tells nothing"
    assert isinstance(sheet, Sheet)
    assert [p.text for p in sheet.pieces if isinstance(p, Text)] == [
        person.find("letter-text", QPlainTextEdit).toPlainText()
    ]


def test_a_letter_to_a_site_names_a_law(house: House) -> None:
    """The rights of the country stand beside the letter, and one click names one in it."""
    case = Case(answers=Answers(country="DE", what=("doxxing",)), triage_done=True)
    person = house.enter(case, page=("letter", "removal-request-gdpr"))
    person.click("rights")
    person.click("name-gdpr-erasure")
    assert "My request rests on GDPR, Article 17." in person.find("letter-text", QPlainTextEdit).toPlainText()
    person.go("letter", "removal-request-gdpr")
    assert "My request rests on" in person.find("letter-text", QPlainTextEdit).toPlainText(), "it is a draft"
    assert person.find("gap-company", QLineEdit).text() == ""


def test_every_help_line_has_an_icon_and_one_edge(house: House) -> None:
    """A line that is reached by mail looks like one that is called; what is said of a line starts under its
    name."""
    case = Case(answers=Answers(what=("stalking", "doxxing"), country="US"), triage_done=True)
    person = house.enter(case, page=("help", ""))
    cards = person.all_of(NumberCard)
    names = {line.name for c in person.desk.catalogue.countries for line in c.help_lines}
    by_mail = [
        c for c in cards if not any(b.objectName().startswith("copy-") for b in c.findChildren(Button))
    ]
    assert by_mail, "the sample has no line without a number"
    for card in cards:
        assert card.findChildren(LeadMark)
        name = next(w for w in card.findChildren(Prose) if w.plain() in names)
        start = name.mapTo(card, QPoint(0, 0)).x()
        for line in card.findChildren(NoteLine):
            assert line.mapTo(card, QPoint(0, 0)).x() == start
