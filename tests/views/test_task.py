"""What the page of a task draws, without a window."""

import datetime as dt

import pytest

from selfhelp.answers import Danger
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
    assert state.title == "One number for a safety plan"
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


@pytest.mark.parametrize(("said", "is_large"), [("no", False), (None, False), ("from-others", True)])
def test_the_large_number_is_for_who_said_danger(said: Danger | None, is_large: bool) -> None:
    """After blackmail a crisis line is one of several: the number fills the page only for who said danger."""
    catalogue = shipped()
    found = catalogue.task("sextortion-stop")
    assert found is not None
    assert len(found.help_lines) > 1
    assert "crisis" in found.help_lines
    made = case(what=("sextortion",), who="stranger", country="CA", danger=said)
    state = task_state(catalogue, made, make_plan(catalogue, made, TODAY), found, country="CA", now=NOW)
    assert (state.danger is not None) is is_large
    assert bool(state.lines) is not is_large
