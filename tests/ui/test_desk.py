"""The desk makes the plan once for a case and a day."""

import pytest

from selfhelp.case.change import mark
from selfhelp.case.model import Answers, Case
from selfhelp.plan import order
from selfhelp.plan.order import make_plan
from tests.ui.kit import TODAY, House, settle

CASE = Case(answers=Answers(what=("doxxing",), where=("instagram",), country="US"), triage_done=True)


def counted_plans(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows by one with every plan that is made from now on."""
    made: list[object] = []
    real = order.PlanMaker.make

    def counted(*args: object) -> object:
        made.append(args)
        return real(*args)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(order.PlanMaker, "make", counted)
    return made


def test_the_plan_is_made_once_for_a_case_and_a_day(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking again costs nothing; a change or another day makes a new one."""
    person = house.enter(CASE, page=("promise", ""))
    made = counted_plans(monkeypatch)
    desk = person.desk
    first = desk.plan()
    before = len(made)
    assert desk.plan() is first
    assert len(made) == before
    assert first == make_plan(desk.catalogue, desk.case, desk.today())
    desk.session.do(mark("task:warn-family", "done", TODAY))
    after = desk.plan()
    assert after != first
    assert after == make_plan(desk.catalogue, desk.case, desk.today())
    person.tomorrow()
    desk.plan()
    # Two for the change and the day, and the two that were made here to compare.
    assert len(made) == before + 2 + 2


def test_a_tick_makes_one_plan(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page, footer and rail draw from one plan after a tick."""
    person = house.enter(CASE, page=("plan", "all"))
    made = counted_plans(monkeypatch)
    person.click("open-task:warn-family-tick")
    assert made == [], "while the tick is drawn no plan is made"
    person.qtbot.waitUntil(lambda: bool(made))
    settle()
    assert len(made) == 1
