"""The plan: one next thing, ticks that can be taken back, and doors to the right rooms."""

from typing import Literal

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QPushButton, QScrollArea, QWidget

from selfhelp.case.change import mark, request
from selfhelp.case.model import Answers, Case
from selfhelp.plan.order import make_plan
from selfhelp.ui.rooms.plan.plan import PlanPage
from selfhelp.ui.rooms.plan.task import TaskPage
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.text import Prose
from tests.ui.kit import TODAY, House, Person, pass_time, settle

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


def folded(person: Person) -> str:
    """Return the id of a step behind the last fold, which a tick leaves where it is."""
    page = person.window.page
    assert isinstance(page, PlanPage)
    return page.state.folds[-1].rows[0].id


def ticked(person: Person, name: str) -> None:
    """Tick something, and wait until what follows from it is drawn."""
    person.click(f"open-{name}-tick")
    pass_time(700)


def test_a_tick_is_kept_shown_and_taken_back(person: Person) -> None:
    """Ticking marks an item with today's date and says what is better now; unticking puts it back."""
    ticked(person, "task:warn-family")
    made = person.case.mark("task:warn-family")
    assert made is not None
    assert made.state == "done"
    assert made.on == TODAY
    assert person.notice() == "The people close to you know what may come."
    assert person.find("open-task:warn-family-tick", QCheckBox).isChecked()
    assert "1 thing is done already" in person.page_text()
    assert "1 done" in person.text(), "the count in the rail moves"
    ticked(person, "task:warn-family")
    assert person.case.mark("task:warn-family") is None
    assert person.notice() == "Back on the plan."


def test_undo_takes_the_last_tick_back(person: Person) -> None:
    """The word beside the notice takes back what was just done; the tick is empty again."""
    step = folded(person)
    ticked(person, "task:warn-family")
    ticked(person, step)
    person.click("undo")
    assert person.case.mark(step) is None
    assert person.case.mark("task:warn-family") is not None
    assert not person.find(f"open-{step}-tick", QCheckBox).isChecked()
    assert person.notice() == "Taken back."


def test_ctrl_z_takes_back_too(person: Person) -> None:
    """The keyboard's own way of taking back works."""
    person.click("open-task:warn-family-tick")
    person.window.activateWindow()
    person.press(Qt.Key.Key_Z, ctrl=True)
    assert person.case.mark("task:warn-family") is None


def test_tomorrow_brings_the_next_one_and_it_comes_back(person: Person) -> None:
    """Putting something off shows another thing today, and the same one on the next day."""
    first = next_id(person)
    person.click("not-now")
    assert state(person, first) == "not-now"
    assert next_id(person) != first
    assert "Moved to tomorrow" in person.page_text()
    person.tomorrow()
    person.go("plan", "")
    assert next_id(person) == first


def test_what_is_not_for_me_leaves_and_can_be_put_back(person: Person) -> None:
    """Something taken off leaves the list, and is found at the end of the page to be put back."""
    first = next_id(person)
    person.click("not-mine")
    assert state(person, first) == "does-not-apply"
    assert not person.has(f"open-{first}")
    person.click("fold-not-mine")
    pass_time(300)
    person.click(f"back-{first}")
    assert state(person, first) == "open"
    assert next_id(person) == first


def test_each_of_several_reports_opens_its_own_page(person: Person) -> None:
    """Reports to several sites are parts of one thing; each leads to the forms of its site."""
    person.click("open-task:report-where-it-happened")
    for service in ("google", "instagram"):
        person.click(f"open-report:{service}")
        assert person.where == ("report-service", service)
        person.click("back")
        assert person.where == ("task", "report-where-it-happened")


def test_the_menu_of_minutes_changes_what_fits(person: Person) -> None:
    """With five minutes, the next thing takes five minutes, and so does what is listed beside it."""
    person.go("plan", "")
    assert next_id(person) == "task:tonight-elsewhere"
    menu = person.find("minutes", QPushButton).menu()
    five = next(a for a in menu.actions() if a.text().startswith("5 "))
    five.trigger()
    settle()
    assert person.case.answers.minutes == 5
    assert next_id(person) == "task:ground-yourself"
    assert person.find("minutes", QPushButton).text().startswith("I have 5 minutes")
    assert not person.has("open-task:warn-family")


@pytest.mark.parametrize(
    ("item", "page"),
    [
        ("task:warn-family", ("task", "warn-family")),
        ("privacy:instagram", ("service", "instagram")),
        ("two-factor:instagram", ("second-step", "instagram")),
        ("task:report-where-it-happened", ("task", "report-where-it-happened")),
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
    person.go("plan", "")
    person.click("open-follow-up:broker:spokeo")
    assert person.where == ("broker", "spokeo")


def test_the_keyboard_stays_on_what_was_ticked(person: Person) -> None:
    """After a tick by Space in an opened fold, the keyboard is still on that tick, not in the rail."""
    step = folded(person)
    tick = person.find(f"open-{step}-tick", QCheckBox)
    person.reach(tick)
    person.window.activateWindow()
    tick.setFocus()
    person.press(Qt.Key.Key_Space)
    pass_time(700)
    assert person.case.mark(step) is not None
    here = person.window.focusWidget()
    assert here is not None
    assert here.objectName() == f"open-{step}-tick"
    assert here.isVisible()


def place(person: Person) -> int:
    """Return how far the page is scrolled, in pixels."""
    page = person.window.page
    assert page is not None
    return page.findChildren(QScrollArea)[0].verticalScrollBar().value()


def test_the_place_on_the_page_stays_after_a_tick(person: Person) -> None:
    """A tick far down does not throw the reader back to the top."""
    tick = [t for t in person.all_of(QCheckBox) if t.objectName().endswith("-tick")][-1]
    person.reach(tick)
    before = place(person)
    assert before > 0
    person.click(tick.objectName())
    pass_time(700)
    assert abs(place(person) - before) < 60


def test_what_fits_today_folds_away_and_one_lands_at_the_next_step(house: House) -> None:
    """A tick beside the next step folds its row; keyboard and view are at the top of what comes next."""
    person = house.enter(Case(answers=ANSWERS, triage_done=True), page=("plan", ""))
    row = person.page_rows()[0]
    person.click(f"{row}-tick")
    pass_time(900)
    assert not person.has(row)
    assert place(person) == 0
    here = person.window.focusWidget()
    assert here is not None
    assert here.objectName() == "start"


def test_a_double_click_ticks_one_thing(house: House) -> None:
    """The second half of a double click does not tick what moved under the pointer."""
    person = house.enter(Case(answers=ANSWERS, triage_done=True), page=("plan", ""))
    row = person.page_rows()[0]
    tick = person.find(f"{row}-tick", QCheckBox)
    spot = tick.rect().center()
    press, release = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
    for kind, when in (
        (press, 50_000),
        (release, 50_060),
        (QEvent.Type.MouseButtonDblClick, 50_180),
        (release, 50_240),
    ):
        at = QPointF(spot)
        where = QPointF(tick.mapToGlobal(spot))
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, where, button, button, none)
        event.setTimestamp(when)
        QApplication.sendEvent(tick, event)
    pass_time(900)
    assert len([m for m in person.case.marks if m.state == "done"]) == 1


def test_back_shows_the_plan_as_it_was_left(house: House) -> None:
    """Open folds stay open, and the place that was read stays, when one comes back from a step."""
    person = house.enter(Case(answers=ANSWERS, triage_done=True), page=("plan", ""))
    person.click("fold-later")
    pass_time(400)
    row = [n for n in person.page_rows() if n][-1]
    person.reach(person.find(row, QAbstractButton))
    before = place(person)
    assert before > 0
    person.click(row)
    assert person.where[0] != "plan"
    person.click("back")
    pass_time(100)
    assert person.where == ("plan", "")
    assert person.has(row)
    assert abs(place(person) - before) < 60


def test_after_a_step_there_is_a_pause_with_rest_first(house: House) -> None:
    """A step that is done shows a tick, one line made for it, and two choices; it can be taken back."""
    person = house.enter(Case(answers=ANSWERS, triage_done=True), page=("task", "save-evidence"))
    person.click("done")
    assert person.where == ("after", "task:save-evidence")
    assert "If the posts disappear now, you still have your copies." in person.page_text()
    here = person.window.focusWidget()
    assert here is not None
    assert here.objectName() == "rest", "rest comes first"
    kinds = {b.kind for b in person.all_of(Button) if b.objectName() in ("rest", "one-more")}
    assert kinds == {"outlined"}, "both choices are alike"
    person.click("not-done")
    assert person.case.mark("task:save-evidence") is None
    assert person.where == ("plan", "")


def test_when_the_minutes_are_used_rest_is_offered(house: House) -> None:
    """When steps were done for as long as there was time today, the plan says that it is enough."""
    case = Case(answers=replace(ANSWERS, minutes=15), triage_done=True)
    for task in ("tonight-elsewhere", "save-evidence"):
        case = mark(f"task:{task}", "done", TODAY)(case)
    person = house.enter(case, page=("plan", ""))
    assert person.heading() == "That’s enough for today."
    person.click("one-more")
    assert person.has("start")
    person.go("rest")
    assert person.heading() == "That’s enough for today."


@pytest.mark.parametrize("task", ["get-to-safety", "crisis-call"])
def test_a_step_in_danger_has_the_number_on_it(house: House, task: str) -> None:
    """Whoever is told to call sees the number on the same page, and a crisis line."""
    danger: Literal["from-others", "from-myself"] = (
        "from-others" if task == "get-to-safety" else "from-myself"
    )
    case = Case(answers=replace(ANSWERS, danger=danger, country="GB"), triage_done=True)
    person = house.enter(case, page=("task", task))
    assert person.find("emergency-number", Prose).plain() == "999"
    assert "116 123" in person.page_text()


def test_a_help_line_that_is_a_page_is_opened_and_one_that_is_a_number_copied(house: House) -> None:
    """Nobody copies an address as if it were a number; each button names the line."""
    case = Case(answers=replace(ANSWERS, what=("images",), country="GB", posted="yes"), triage_done=True)
    person = house.enter(case, page=("task", "image-abuse-line"))
    shown = person.window.page
    assert isinstance(shown, TaskPage)
    state = shown.state
    pages = [line for line in state.lines if line.number.startswith("https://")]
    numbers = [line for line in state.lines if line.number[:1].isdigit()]
    assert pages
    assert numbers
    for line in pages:
        assert not person.has(f"copy-{line.id}")
        person.click(f"open-{line.id}")
    for line in numbers:
        assert not person.has(f"open-{line.id}")
        assert line.name in person.find(f"copy-{line.id}", QWidget).accessibleName()


def test_the_keys_are_written_down(person: Person) -> None:
    """Shortcuts are no secret: the plan has them behind one line."""
    person.click("fold-keys")
    assert "Esc, three times: close the window at once" in person.page_text()


def test_changing_the_answers_keeps_them(person: Person) -> None:
    """The questions can be asked again; what was said is still there."""
    person.click("change-answers")
    assert person.where == ("answers", "")
    person.click("ask-again")
    assert person.where[0] == "triage"
    assert person.case.answers == ANSWERS


def test_nothing_left_is_said_kindly(house: House) -> None:
    """Whoever has done everything is not shown an empty page."""
    case = Case(answers=ANSWERS, triage_done=True)
    for item in make_plan(house.catalogue, case, TODAY).items:
        case = mark(item.id, "done", TODAY, item.revision)(case)
    person = house.enter(case, page=("plan", ""))
    assert person.desk.plan().next is None
    assert person.heading() == "Your plan is done for now."
    assert not person.has("start")


def test_a_tick_in_a_fold_leaves_every_row_where_it_is(person: Person) -> None:
    """Only what changed is said anew: a tick and its undo make no row of the plan again."""
    before = person.all_of(RowButton)
    step = folded(person)
    row = person.find(f"open-{step}", QAbstractButton)
    head = person.find("fold-later", QAbstractButton)
    words, count = row.accessibleName(), head.accessibleName()
    ticked(person, step)
    assert person.all_of(RowButton) == before
    assert (row.accessibleName(), head.accessibleName()) != (words, count)
    assert head.accessibleName() != count
    person.click("undo")
    assert person.all_of(RowButton) == before
    assert (row.accessibleName(), head.accessibleName()) == (words, count)
