"""The plan: one next thing, ticks that can be taken back, and doors to the right rooms."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from selfhelp.case.change import mark, request
from selfhelp.case.model import Answers, Case
from selfhelp.plan.order import make_plan
from selfhelp.ui.widgets.tick import Tick
from tests.ui.kit import TODAY, House, Person, settle

ANSWERS = Answers(
    danger=False,
    watched="no",
    what=("doxxing",),
    who="group",
    where=("google", "instagram"),
    exposed=("home-address",),
    country="US",
)


@pytest.fixture
def person(house: House) -> Person:
    """Return someone with a fresh plan and all the time of the day."""
    return house.enter(Case(answers=ANSWERS, triage_done=True), page=("plan", "all"))


def next_id(person: Person) -> str:
    """Return the id of what the plan shows first."""
    found = person.desk.plan().next
    assert found is not None
    return found.id


def state(person: Person, item: str) -> str:
    """Return the state of an item."""
    found = person.desk.plan().item(item)
    assert found is not None
    return found.state


def test_a_tick_is_kept_shown_and_taken_back(person: Person) -> None:
    """Ticking marks an item with today's date, unticking puts it back."""
    person.click("tick-task:warn-family")
    made = person.case.mark("task:warn-family")
    assert made is not None
    assert made.state == "done"
    assert made.on == TODAY
    assert person.notice().startswith("Done: ")
    assert person.find("tick-task:warn-family", Tick).isChecked()
    assert "You have done 1 thing already" in person.page_text()
    person.click("tick-task:warn-family")
    assert person.case.mark("task:warn-family") is None
    assert person.notice() == "Back on the plan."


def test_undo_takes_the_last_tick_back(person: Person) -> None:
    """The word beside the notice takes back what was just done; the tick is empty again."""
    person.click("tick-task:warn-family")
    person.click("tick-task:warn-workplace")
    person.click("undo")
    assert person.case.mark("task:warn-workplace") is None
    assert person.case.mark("task:warn-family") is not None
    assert not person.find("tick-task:warn-workplace", Tick).isChecked()
    assert person.notice() == "Taken back."


def test_ctrl_z_takes_back_too(person: Person) -> None:
    """The keyboard's own way of taking back works."""
    person.click("tick-task:warn-family")
    person.window.activateWindow()
    person.press(Qt.Key.Key_Z, ctrl=True)
    assert person.case.mark("task:warn-family") is None


def test_not_now_brings_the_next_one_and_comes_back_tomorrow(person: Person) -> None:
    """Putting something off shows another thing today, and the same one on the next day."""
    first = next_id(person)
    person.click("not-now")
    assert state(person, first) == "not-now"
    assert next_id(person) != first
    assert "not today" in person.page_text()
    person.tomorrow()
    person.go("plan", "")
    assert next_id(person) == first


def test_what_does_not_apply_leaves_and_can_be_put_back(person: Person) -> None:
    """Something that does not apply leaves the list, and is found in the whole plan to be put back."""
    first = next_id(person)
    person.click("not-mine")
    assert state(person, first) == "does-not-apply"
    assert not person.has(f"open-{first}")
    person.click(f"back-{first}")
    assert state(person, first) == "open"
    assert next_id(person) == first


def test_five_minutes_shows_only_what_fits(person: Person) -> None:
    """With five minutes, the next thing takes five minutes, and so does what is listed."""
    person.go("plan", "")
    assert next_id(person) == "task:save-evidence"
    menu = person.find("minutes", QPushButton).menu()
    five = next(a for a in menu.actions() if a.text().startswith("5 "))
    five.trigger()
    settle()
    assert person.case.answers.minutes == 5
    assert next_id(person) == "task:ground-yourself"
    assert person.find("minutes", QPushButton).text().startswith("I have 5 minutes today")
    listed = [t.objectName().removeprefix("tick-") for t in person.all_of(Tick)]
    minutes = {i.id: i.minutes for i in person.desk.plan().items}
    assert all(minutes[i] <= 5 for i in listed)
    person.click("show-all")
    assert person.has("tick-task:warn-family")
    person.click("show-less")
    assert not person.has("tick-task:warn-family")


@pytest.mark.parametrize(
    ("item", "page"),
    [
        ("task:warn-family", ("task", "warn-family")),
        ("privacy:instagram", ("service", "instagram")),
        ("two-factor:instagram", ("second-step", "instagram")),
        ("report:instagram", ("report-service", "instagram")),
        ("people-search:first", ("people-search", "")),
    ],
)
def test_an_item_opens_its_room(person: Person, item: str, page: tuple[str, str]) -> None:
    """Each kind of item leads to the page where it is done, and Back leads to the plan again."""
    person.click(f"open-{item}")
    assert person.where == page
    person.click("back")
    assert person.where == ("plan", "all")


def test_a_due_request_is_on_the_plan_and_opens_the_site(house: House) -> None:
    """When the day to look again has come, the plan leads to that very site."""
    case = Case(answers=ANSWERS, triage_done=True)
    case = request("broker:spokeo", "sent", TODAY, TODAY)(case)
    person = house.enter(case, page=("plan", "all"))
    name = "open-follow-up:broker:spokeo"
    person.click(name if person.has(name) else "start")
    assert person.where == ("broker", "spokeo")


def test_the_keyboard_stays_on_what_was_ticked(person: Person) -> None:
    """After a tick by Space the page is drawn again, and the keyboard is still on that tick."""
    tick = person.find("tick-task:warn-family", Tick)
    person.reach(tick)
    person.window.activateWindow()
    tick.setFocus()
    person.press(Qt.Key.Key_Space)
    assert person.case.mark("task:warn-family") is not None
    here = person.window.focusWidget()
    assert here is not None
    assert here.objectName() == "tick-task:warn-family"
    assert here.isVisible()
    person.press(Qt.Key.Key_Space)
    assert person.case.mark("task:warn-family") is None


def test_the_place_on_the_page_stays_after_a_tick(person: Person) -> None:
    """A tick far down does not throw the reader back to the top."""
    from PySide6.QtWidgets import QScrollArea

    tick = person.all_of(Tick)[-1]
    person.reach(tick)
    page = person.window.page
    assert page is not None
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    before = bar.value()
    assert before > 0
    person.click(tick.objectName())
    assert abs(bar.value() - before) < 60


def test_changing_the_answers_keeps_them(person: Person) -> None:
    """The questions can be asked again; what was said is still there."""
    person.click("change-answers")
    assert person.where == ("triage", "danger")
    assert person.case.answers == ANSWERS


def test_nothing_left_is_said_kindly(house: House) -> None:
    """Whoever has done everything is not shown an empty page."""
    case = Case(answers=ANSWERS, triage_done=True)
    for item in make_plan(house.catalogue, case, TODAY).items:
        case = mark(item.id, "done", TODAY, item.revision)(case)
    person = house.enter(case, page=("plan", ""))
    assert person.desk.plan().next is None
    assert person.heading() == "There is nothing left to do here"
    assert not person.has("start")
