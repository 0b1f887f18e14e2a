"""What the page of a task draws, without a window."""

import datetime as dt

from selfhelp.plan.order import make_plan
from selfhelp.views.task import task_state
from tests.factory import TODAY, case, shipped

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


def test_a_task_reads_as_in_the_plan() -> None:
    """The page of a task has the words, help lines and what comes first for this person."""
    catalogue = shipped()
    made = case(who="ex", country="GB", watched="yes", minutes=5)
    found = catalogue.task("safety-plan-with-advocate")
    assert found is not None
    state = task_state(catalogue, made, make_plan(catalogue, made, TODAY), found, country="GB", now=NOW)
    assert state.title == "Choose one number to call about a safety plan"
    assert state.minutes == 2
    assert [i.title.text for i in state.first] == ["Use a device the person never touched"]
    assert state.lines or state.danger


def test_a_task_that_is_not_on_the_plan_can_be_read() -> None:
    """Opened from elsewhere, a task reads in its own words."""
    catalogue = shipped()
    found = catalogue.task("swatting-call-police")
    assert found is not None
    state = task_state(catalogue, case(), make_plan(catalogue, case(), TODAY), found, country="", now=NOW)
    assert state.title == found.title
    assert state.steps
