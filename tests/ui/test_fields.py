"""Fields have a limit and say so; a pasted megabyte does not stop the window."""

import time

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from selfhelp.case.model import Answers, Case, Incident
from selfhelp.ui.widgets.field import LINE_LIMIT, TEXT_LIMIT
from tests.ui.kit import NOW, House, settle

CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)


@pytest.mark.parametrize(("name", "limit"), [("incident-what", TEXT_LIMIT), ("incident-who", LINE_LIMIT)])
def test_a_pasted_megabyte_is_cut_and_said(house: House, name: str, limit: int) -> None:
    """What is beyond the limit is left out at once, and a sentence under the field says so."""
    person = house.enter(CASE, page=("records", "new"))
    person.click("note-more")
    field = next(
        f for f in person.all_of(QPlainTextEdit) + person.all_of(QLineEdit) if f.objectName() == name
    )
    QGuiApplication.clipboard().setText("x" * 1_000_000)
    before = time.perf_counter()
    field.paste()
    settle()
    assert time.perf_counter() - before < 2
    held = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
    assert len(held) == limit
    assert f"room for {limit} " in person.page_text()
    person.type(name, "short")
    assert "room for" not in person.page_text()


def test_typing_stops_at_the_limit_and_what_is_there_stays(house: House) -> None:
    """A key too much is left out; a longer text that was kept before is shown whole."""
    long = "y" * (TEXT_LIMIT + 500)
    person = house.enter(Case(triage_done=True, incidents=(Incident(id="i", when=NOW, what=long),)))
    person.go("records")
    person.click("edit-i")
    field = person.find("incident-what", QPlainTextEdit)
    assert field.toPlainText() == long
    QTest.keyClicks(field, "zz")
    assert len(field.toPlainText()) == len(long)


def test_long_words_are_folded_on_the_list(house: House) -> None:
    """A note of many pages is shown in a few lines, with a way to see the rest."""
    long = "word " * 4_000
    person = house.enter(Case(triage_done=True, incidents=(Incident(id="i", when=NOW, what=long),)))
    person.go("records")
    assert len(person.page_text()) < 3_000
    person.click("edit-i")
    assert person.find("incident-what", QPlainTextEdit).toPlainText() == long
