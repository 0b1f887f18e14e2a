"""The first questions: danger first, answers that stay, and nothing that has to be answered."""

import pytest

from selfhelp.case.model import Answers, Case
from selfhelp.plan.triage import every_question
from selfhelp.ui.widgets.choice import Choice
from tests.factory import shipped
from tests.ui.kit import House, Person


def checked(person: Person) -> set[str]:
    """Return the answers that are chosen on the screen."""
    return {c.value for c in person.all_of(Choice) if c.isChecked()}


def at(house: House, step: str, answers: Answers | None = None) -> Person:
    """Return someone at a question, with answers from before."""
    return house.enter(Case(answers=answers or Answers()), page=("triage", step), keep_nothing=False)


def test_danger_is_asked_before_anything_else(house: House) -> None:
    """The first screen asks about danger, and nothing about the person."""
    person = house.enter()
    assert person.heading() == "Is someone in danger right now?"
    assert not person.has("triage-back")


def test_danger_shows_the_number_before_any_other_question(house: House) -> None:
    """Whoever says yes sees the emergency number of their country on the very next screen."""
    person = house.enter()
    person.desk.region = "US"
    person.click("choice-from-others")
    person.click("triage-continue")
    assert person.heading() == "Call for help first"
    assert "911" in person.page_text()
    assert not person.all_of(Choice)
    person.choose("country", "DE")
    assert "112" in person.page_text()
    assert "911" not in person.page_text()
    assert person.case.answers.country == "DE"
    person.choose("country", "BR")
    assert "190" in person.page_text()
    person.click("triage-continue")
    assert person.where == ("triage", "for")


def test_danger_without_a_country_still_helps(house: House) -> None:
    """Where no country is known, the screen says what to call and lets the person choose."""
    person = at(house, "danger-help", Answers(danger=True))
    assert "Call the emergency number of your country." in person.page_text()
    assert person.has("country")


def test_no_danger_goes_on_without_the_numbers(house: House) -> None:
    """Whoever says no is not shown emergency numbers."""
    person = house.enter()
    person.click("choice-no")
    person.click("triage-continue")
    assert person.where == ("triage", "for")


def test_answers_are_there_when_going_back(house: House) -> None:
    """Going back shows what was chosen, and going on again keeps it."""
    person = at(house, "what")
    person.click("choice-brigading")
    person.click("choice-calls-to-me")
    person.click("triage-continue")
    person.click("choice-group")
    person.click("triage-back")
    assert checked(person) == {"brigading", "calls-to-me"}
    person.click("triage-continue")
    assert checked(person) == {"group"}
    assert person.case.answers.who == "group"


def test_going_back_skips_a_screen_that_does_not_apply(house: House) -> None:
    """Back leads past the numbers and the advice that were never shown."""
    person = at(house, "what", Answers(danger=False, watched="no"))
    person.click("triage-back")
    assert person.where == ("triage", "watched")
    person.click("triage-back")
    assert person.where == ("triage", "for")
    person.click("triage-back")
    assert person.where == ("triage", "danger")


@pytest.mark.parametrize(
    ("step", "answers"),
    [
        ("danger", Answers(danger=False)),
        ("what", Answers(what=("doxxing", "stalking"))),
        ("who", Answers(who="known")),
        ("where", Answers(where=("google",))),
        ("exposed", Answers(exposed=("phone",))),
        ("country", Answers(country="FR")),
        ("minutes", Answers(minutes=15)),
    ],
)
def test_skipping_leaves_the_answer_as_it_was(house: House, step: str, answers: Answers) -> None:
    """Skip goes on and changes no answer."""
    person = at(house, step, answers)
    person.click("triage-skip")
    assert person.case.answers == answers
    assert person.where != ("triage", step)


def test_everything_can_be_skipped(house: House) -> None:
    """Someone who answers nothing at all still gets a plan."""
    person = house.enter()
    for _ in every_question(shipped()):
        if person.where[0] != "triage":
            break
        person.click("triage-skip")
    assert person.where == ("keep", "")
    person.click("choice-nothing")
    person.click("keep-continue")
    assert person.where == ("plan", "")
    assert person.has("start")


def test_only_one_answer_of_a_single_question_holds(house: House) -> None:
    """Choosing another answer takes the first one back; several hold where several fit."""
    person = at(house, "who")
    person.click("choice-known")
    person.click("choice-group")
    assert checked(person) == {"group"}
    person.go("triage", "exposed")
    person.click("choice-phone")
    person.click("choice-email")
    person.click("choice-phone")
    assert checked(person) == {"email"}
    assert person.case.answers.exposed == ("email",)


def test_a_watched_computer_gets_advice_and_the_choice_to_keep_nothing(house: House) -> None:
    """Whoever may be watched reads what is safer elsewhere, and can keep nothing from here on."""
    person = at(house, "watched")
    person.click("choice-yes")
    person.click("triage-continue")
    assert person.where == ("triage", "watched-advice")
    assert "device" in person.page_text()
    person.click("keep-nothing")
    assert person.desk.session.keeping_chosen
    assert not person.desk.session.kept
    assert "Nothing will be kept" in person.notice()
    assert not person.has("keep-nothing")


def test_started_without_trace_never_asks_where_to_keep(house: House) -> None:
    """With --no-trace the plan follows the last question, and keeping is chosen already."""
    person = house.enter(no_trace=True, page=("triage", "minutes"))
    person.click("triage-continue")
    assert person.where == ("plan", "")
    assert "Nothing is kept" in person.text()
