"""The first questions: danger first, answers that stay, and nothing that has to be answered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton

from selfhelp.case.model import Answers, Case
from selfhelp.plan.triage import every_question
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.widgets.labelled_field import Combo
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.stepper import Stepper
from tests.factory import shipped
from tests.ui.kit import House, Person, settle


def checked(person: Person) -> set[str]:
    """Return the answers that are chosen on the screen."""
    found = [b for b in person.all_of(QAbstractButton) if b.objectName().startswith("choice-")]
    return {b.objectName().removeprefix("choice-") for b in found if b.isChecked()}


def at(house: House, step: str, answers: Answers | None = None) -> Person:
    """Return someone at a question, with answers from before."""
    return house.enter(Case(answers=answers or Answers()), page=("triage", step), keep_nothing=False)


def test_danger_is_asked_before_anything_else(house: House) -> None:
    """The first screen asks about danger, and nothing about the person."""
    person = house.enter()
    assert person.heading() == "You’re in the right place."
    person.click("begin")
    assert person.heading() == "Is someone in danger right now?"
    assert not person.has("triage-back")


def test_danger_shows_the_number_before_any_other_question(house: House) -> None:
    """Whoever says yes sees the emergency number of their country on the very next screen."""
    person = at(house, "danger")
    person.desk.region = "US"
    person.click("choice-from-others")
    assert person.heading() == "Call for help first"
    assert "911" in person.page_text()
    assert not checked(person)
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
    assert "Choose your country to see its emergency number." in person.page_text()
    assert "Emergency number" not in person.page_text(), "no heading over a number that is not there"
    assert "In many countries it is:\n112" in person.page_text()
    here = person.window.focusWidget()
    assert isinstance(here, QComboBox)
    assert here.objectName() == "country"


def test_no_danger_goes_on_without_the_numbers(house: House) -> None:
    """Whoever says no is not shown emergency numbers."""
    person = at(house, "danger")
    person.click("choice-no")
    assert person.where == ("triage", "for")


def test_answers_are_there_when_going_back(house: House) -> None:
    """Going back shows what was chosen, and going on again keeps it."""
    person = at(house, "what")
    person.click("choice-brigading")
    person.click("choice-calls-to-me")
    person.click("triage-continue")
    person.click("choice-group")
    assert person.where == ("triage", "country"), "one answer that fits alone goes on by itself"
    person.click("triage-back")
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
    person.click("begin")
    for _ in every_question(shipped()):
        if person.where[0] != "triage":
            break
        person.click("triage-skip" if person.has("triage-skip") else "triage-continue")
    assert person.where == ("plan", "")
    assert person.has("start")
    assert person.has("save-plan")


def test_only_one_answer_of_a_single_question_holds(house: House) -> None:
    """Choosing another answer takes the first one back; several hold where several fit."""
    person = at(house, "who")
    person.click("choice-known")
    person.go("triage", "who")
    person.click("choice-group")
    person.go("triage", "who")
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
    assert person.where == ("triage", "watched-advice")
    assert "device" in person.page_text()
    person.click("keep-nothing")
    assert person.desk.session.keeping_chosen
    assert not person.desk.session.kept
    assert "Nothing will be saved" in person.notice()
    assert not person.has("keep-nothing")


def test_started_without_trace_never_asks_where_to_keep(house: House) -> None:
    """With --no-trace the plan follows the last question, and keeping is chosen already."""
    person = house.enter(no_trace=True, page=("triage", "minutes"))
    person.click("triage-continue")
    assert person.where == ("plan", "")
    assert "Nothing is saved" in person.text()
    assert not person.has("save-plan")


def test_a_crisis_line_is_on_the_page_for_danger_in_the_united_kingdom(house: House) -> None:
    """Suicide is named in the question, so someone to call about it is named on the page, in the UK too."""
    for said in ("danger-help", "danger-myself"):
        person = at(house, said, Answers(country="GB"))
        assert "999" in person.page_text()
        assert "Samaritans" in person.page_text()
        assert "116 123" in person.page_text()


def test_the_country_is_asked_once(house: House) -> None:
    """Whoever chose a country beside the emergency number is not asked for it again."""
    person = at(house, "danger")
    person.click("choice-from-others")
    person.choose("country", "DE")
    person.go("triage", "who")
    person.click("choice-group")
    assert person.where[1] != "country"
    assert person.case.answers.country == "DE"


def test_the_progress_does_not_grow(house: House) -> None:
    """Whatever is answered, the number of questions stays what it was."""
    person = at(house, "what")
    assert "Question 4 of 8" in spoken(person)
    person.click("choice-doxxing")
    person.click("choice-calls-to-me")
    person.click("triage-continue")
    assert person.where == ("triage", "posted")
    assert "Question 4 of 8" in spoken(person)


def spoken(person: Person) -> list[str]:
    """Return what screen readers are told of how far one is."""
    return [w.accessibleName() for w in person.all_of(Stepper)]


def test_an_arrow_key_chooses_and_does_not_go_on(house: House) -> None:
    """Whoever looks through the answers by keyboard is not carried away: only Enter goes on."""
    person = at(house, "who", Answers(who="ex"))
    person.window.activateWindow()
    person.press(Qt.Key.Key_Down)
    assert person.where == ("triage", "who")
    assert checked(person) == {"family"}
    person.press(Qt.Key.Key_Return)
    assert person.where != ("triage", "who")
    assert person.case.answers.who == "family"


def test_enter_on_skip_skips(house: House) -> None:
    """Enter presses the button that has the keyboard, not another one."""
    person = at(house, "who")
    person.window.activateWindow()
    skip = person.find("triage-skip", QAbstractButton)
    skip.setFocus()
    person.press(Qt.Key.Key_Return)
    assert person.case.answers.who is None
    assert person.where != ("triage", "who")


def test_leave_is_not_the_next_stop_after_continue(house: House) -> None:
    """Tab after the last button of a question does not land on "Leave", where Enter would lose everything."""
    person = at(house, "who")
    person.window.activateWindow()
    for name in ("triage-continue", "triage-skip"):
        person.find(name, QAbstractButton).setFocus()
        person.press(Qt.Key.Key_Tab)
        here = person.window.focusWidget()
        assert here is not None
        assert here.objectName() != "leave"


def test_many_answers_wait_behind_a_fold(house: House) -> None:
    """Seventy services are no wall: a few are in view, what was chosen too, and the rest opens."""
    person = at(house, "where", Answers(where=("wikimedia",)))
    cards = [b for b in person.all_of(QAbstractButton) if b.objectName().startswith("choice-")]
    # As many as the question names, and the answers that are no service.
    asked = next(q for q in house.catalogue.questions if q.id == "where")
    assert len(cards) == len(asked.first) + len(asked.options)
    assert checked(person) == {"wikimedia"}
    person.click("more-answers")
    more = [b for b in person.all_of(QAbstractButton) if b.objectName().startswith("choice-")]
    assert len(more) > len(cards)


def test_one_comes_back_from_the_answers(house: House) -> None:
    """Changing one answer leads back to the answers, and from there to the plan."""
    person = house.enter(Case(answers=Answers(who="group", what=("doxxing",)), triage_done=True))
    person.click("change-answers")
    assert person.where == ("answers", "")
    person.click("change-who")
    assert person.where == ("answer", "who")
    assert checked(person) == {"group"}
    person.click("choice-known")
    assert person.where == ("answers", "")
    assert "Someone else I know" in person.page_text()
    person.click("to-plan")
    assert person.where == ("plan", "")
    assert person.case.answers.who == "known"
    assert person.case.triage_done


def test_new_danger_shows_the_number_at_once(house: House) -> None:
    """Whoever changes the first answer to danger sees whom to call before the plan."""
    case = Case(answers=Answers(danger="no", country="GB"), triage_done=True)
    person = house.enter(case, page=("answer", "danger"))
    person.click("choice-from-others")
    assert person.where[0] == "danger"
    assert "999" in person.page_text()
    person.click("triage-continue")
    assert person.where == ("plan", "")


def test_language_and_text_size_can_be_chosen_before_the_plan(house: House) -> None:
    """On the first page and beside the questions, a menu has every language and larger text."""
    for page in (("threshold", ""), ("triage", "who")):
        person = house.enter(page=page)
        menu = person.find("look", QPushButton).menu()
        assert menu.actions() == []
        menu.aboutToShow.emit()
        assert {"English", "العربية"} <= {action.text() for action in menu.actions()}
        larger = next(a for a in menu.actions() if "150" in a.text())
        larger.trigger()
        settle()
        assert person.case.preferences.text_size == 150
        assert person.where == page


def test_danger_is_one_click_from_the_first_page_and_every_question(house: House) -> None:
    """The way to the number never needs an answer first."""
    for page in (("threshold", ""), ("triage", "who")):
        person = house.enter(page=page)
        person.desk.region = "GB"
        person.click("in-danger")
        assert "999" in person.page_text()
        assert "116 123" in person.page_text()


def test_the_answers_behind_the_fold_have_the_room_they_need(house: House) -> None:
    """Ninety services in a fold are as high as those above it: no name is cut."""
    person = at(house, "where", Answers(where=("wikimedia",)))
    MOTION.use(reduced=True)
    person.click("more-answers")
    settle()
    MOTION.use(reduced=None)
    cards = [b for b in person.all_of(QAbstractButton) if b.objectName().startswith("choice-")]
    assert not [b.objectName() for b in cards if b.height() < b.heightForWidth(b.width())]


def test_a_service_behind_the_fold_is_found_by_its_name(house: House) -> None:
    """Nobody reads ninety names: a field finds one, Enter goes to it and not to the next question."""
    person = at(house, "where")
    person.click("more-answers")
    person.type("answer-search", "proton")
    assert person.has("choice-proton")
    assert not person.has("choice-spotify")
    assert person.has("choice-instagram")
    person.press(Qt.Key.Key_Return)
    assert person.where == ("triage", "where")
    here = person.window.focusWidget()
    assert here is not None
    assert here.objectName() == "choice-proton"
    person.press(Qt.Key.Key_Space)
    assert person.case.answers.where == ("proton",)
    person.type("answer-search", "nobody has this name")
    assert person.has("choice-proton")
    assert "No service of this name is here." in person.page_text()
    person.type("answer-search", "")
    assert person.has("choice-spotify")
    assert checked(person) == {"proton"}


def test_tab_comes_to_every_box(house: House) -> None:
    """Where several answers fit, each box is reached by Tab, as screen readers expect of check boxes."""
    person = at(house, "exposed")
    person.window.activateWindow()
    boxes = [b for b in person.all_of(QAbstractButton) if b.objectName().startswith("choice-")]
    boxes[0].setFocus()
    for box in boxes[1:]:
        person.press(Qt.Key.Key_Tab)
        assert person.window.focusWidget() is box


def test_two_answers_are_one_or_two(house: House) -> None:
    """The line about the keyboard says "1 or 2" for two answers, "1 to 3" for three."""
    assert "1 or 2" in at(house, "for").page_text()
    assert "1 to 3" in at(house, "watched").page_text()


def test_a_list_of_seventy_that_holds_nothing_is_no_empty_card(house: House) -> None:
    """Where no service has the name that is typed, there is the sentence and no frame around nothing."""
    person = at(house, "where")
    person.click("more-answers")
    cards = [c for c in person.all_of(PlainCard) if c.findChild(QAbstractButton, "choice-proton")]
    assert len(cards) == 1
    person.type("answer-search", "nobody has this name")
    assert not cards[0].isVisible()
    person.type("answer-search", "proton")
    assert cards[0].isVisible()


def test_a_country_shows_its_number_at_once(house: House) -> None:
    """The choice says what it is good for before one goes on; without a country nothing is said."""
    person = at(house, "country", Answers(danger="no", country="GB"))
    assert person.find("country-number", NoteLine).accessibleName() == "Emergency number there: 999"
    box = person.find("country", Combo)
    box.setCurrentIndex(box.findData("DE"))
    settle()
    assert person.find("country-number", NoteLine).accessibleName() == "Emergency number there: 112"
    box.setCurrentIndex(box.findData(""))
    settle()
    assert not person.has("country-number")
