"""From the first launch to the first finished step: the clicks are counted in the real window."""

import time

from PySide6.QtCore import Qt

from tests.ui.kit import House, Person

#: What issue and design promise: a first step is done after at most so many clicks and seconds.
MOST_CLICKS, MOST_SECONDS = 12, 180
#: What someone who reads each page slowly takes for one click, in seconds.
READING = 12


def clicks(person: Person, *names: str) -> int:
    """Click one thing after the other, and return how many clicks that took."""
    for name in names:
        person.click(name)
    return len(names)


def test_the_first_step_is_done_in_twelve_clicks(house: House) -> None:
    """Someone who says what matters, and skips the rest, has done the first step in at most twelve clicks."""
    began = time.monotonic()
    person = house.enter()
    assert person.where == ("threshold", "")
    count = clicks(person, "begin", "choice-no", "choice-me", "choice-no")
    assert person.where == ("triage", "what")
    count += clicks(person, "choice-brigading", "triage-enough")
    assert person.where == ("plan", ""), "the plan is seen before anything has to be saved"
    count += clicks(person, "start")
    assert person.where[0] == "task"
    count += clicks(person, "done")
    assert person.where[0] == "after"
    assert len(person.desk.plan().done()) == 1
    assert count <= MOST_CLICKS, count
    assert count * READING + (time.monotonic() - began) <= MOST_SECONDS


def test_every_question_answered_is_still_short(house: House) -> None:
    """Whoever answers each question on the way with one answer needs one click for most of them."""
    person = house.enter()
    person.desk.region = "US"
    count = clicks(
        person, "begin", "choice-no", "choice-me", "choice-no", "choice-brigading", "triage-continue"
    )
    while person.where[0] == "triage":
        single = [n for n in ("choice-group", "choice-yes", "choice-30") if person.has(n)]
        count += clicks(person, single[0] if single else "triage-continue")
    assert person.where == ("plan", "")
    assert count <= 16, count


def test_the_keyboard_alone_reaches_the_plan(house: House) -> None:
    """Enter begins, digits answer, Enter goes on: no mouse, and no Tab."""
    person = house.enter()
    person.window.activateWindow()
    person.press(Qt.Key.Key_Return)
    assert person.where[0] == "triage"
    for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_1):
        before = person.where
        person.press(key)
        assert person.where == before, "a digit chooses, and only Enter goes on"
        person.press(Qt.Key.Key_Return)
        assert person.where != before
    assert person.case.answers.danger == "no"
    assert person.case.answers.for_whom == "me"
    assert person.case.answers.watched == "no"
    person.press(Qt.Key.Key_3)
    assert person.case.answers.what == ("brigading",)
    assert person.where == ("triage", "what"), "where several fit, a digit only chooses"
    for _ in range(20):
        if person.where[0] != "triage":
            break
        person.press(Qt.Key.Key_Return)
    assert person.where == ("plan", "")
    person.press(Qt.Key.Key_Return)
    assert person.where[0] == "task"
