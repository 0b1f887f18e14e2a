"""What the pages of the plan and of a task draw, without a window."""

from selfhelp.case import change
from selfhelp.catalogue.model import Catalogue
from selfhelp.plan.order import make_plan
from selfhelp.views.plan import plan_state
from selfhelp.views.task import task_state
from tests.factory import TODAY, case, shipped, task

MANY = Catalogue(tasks=tuple(task(f"t{n:02}", when="now" if n < 8 else "today") for n in range(20)))


def test_short_until_asked_for_more() -> None:
    """Five now and twelve in all, the next on top; the rest is counted, and there when asked for."""
    plan = make_plan(MANY, case(), TODAY)
    short = plan_state(plan)
    listed = [i.id for g in short.groups for i in g.items]
    assert short.next is not None
    assert short.next.id not in listed
    assert len(listed) == 11
    assert [len(g.items) for g in short.groups] == [4, 7]
    assert short.hidden == 8
    assert not short.tired
    whole = plan_state(plan, everything=True)
    assert sum(len(g.items) for g in whole.groups) == 19
    assert whole.hidden == 0


def test_what_is_done_stays_in_sight_and_what_does_not_apply_goes() -> None:
    """A tick stays on the short list, so that it can be taken back; a thing set aside is nowhere."""
    made = change.mark("task:t00", "done", TODAY)(change.mark("task:t01", "does-not-apply", TODAY)(case()))
    listed = [i.id for g in plan_state(make_plan(MANY, made, TODAY)).groups for i in g.items]
    assert "task:t00" in listed
    assert "task:t01" not in listed


def test_a_task_reads_as_in_the_plan() -> None:
    """The page of a task has the words, help lines and what comes first for this person."""
    catalogue = shipped()
    made = case(who="ex", country="GB", watched="yes", minutes=5)
    found = catalogue.task("safety-plan-with-advocate")
    assert found is not None
    state = task_state(catalogue, made, make_plan(catalogue, made, TODAY), found)
    assert state.title == "Choose one number to call about a safety plan"
    assert state.minutes == 2
    assert state.first == ("Use a device the person never touched",)
    assert state.lines


def test_a_task_that_is_not_on_the_plan_can_be_read() -> None:
    """Opened from elsewhere, a task reads in its own words."""
    catalogue = shipped()
    found = catalogue.task("swatting-call-police")
    assert found is not None
    state = task_state(catalogue, case(), make_plan(catalogue, case(), TODAY), found)
    assert state.title == found.title
    assert state.steps
