"""The title of the plan and the line under it, and what waits beside them."""

import pytest
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Catalogue
from selfhelp.language import render
from selfhelp.plan.order import make_plan
from selfhelp.views.plan import PlanState, fitting, plan_state
from selfhelp.views.report import opens_with, pace_of_way, ways_state
from tests.factory import TODAY, case, shipped, task

THREE = Catalogue(
    tasks=(
        task("a", minutes=10, weight=90),
        task("b", minutes=10, weight=80),
        task("c", minutes=10, weight=70, after=("b",)),
    )
)


def seen(made: Case) -> PlanState:
    """Return what the page would draw."""
    made = replace(made, triage_done=True)
    return plan_state(THREE, made, make_plan(THREE, made, TODAY), TODAY, saved=True, one_more=False)


def done(made: Case, *names: str) -> Case:
    """Return the case after some tasks were done."""
    for name in names:
        made = change.mark(f"task:{name}", "done", TODAY)(made)
    return made


@pytest.mark.parametrize(
    ("made", "title", "line"),
    [
        (Case(), "Your next step", "One thing at a time."),
        (done(Case(), "a"), "Your next step", "Good that you’re here. 1 thing is done already."),
        (done(Case(), "a", "b"), "Your next step", "Good that you’re here. 2 things are done already."),
        (done(case(minutes=15), "a", "b"), "That’s enough for today.", "You did what fits into today."),
        (done(Case(), "a", "b", "c"), "Your plan is done for now.", "Come back whenever something"),
    ],
)
def test_what_stands_at_the_top(made: Case, title: str, line: str) -> None:
    """A next step, enough for today, or everything: each in its own words; nothing undone is counted."""
    state = seen(made)
    assert render(state.title) == title
    assert render(state.line).startswith(line)


def test_beside_the_next_thing_stands_what_is_free_and_fits() -> None:
    """Nothing that waits for something else, and no more minutes than are left."""
    plan = make_plan(THREE, Case(), TODAY)
    assert [i.id for i in fitting(plan, None)][:1] == ["task:b"]
    assert "task:c" not in [i.id for i in fitting(plan, None)]
    assert [i.id for i in fitting(plan, 20)] == ["task:b"]
    assert fitting(plan, 19) == ()
    everything = make_plan(THREE, done(Case(), "a", "b", "c"), TODAY)
    assert fitting(everything, 60) == ()


def test_what_is_due_opens_first() -> None:
    """A way to report whose day has come, else one that fits, else none."""
    service = shipped().service("instagram")
    assert service is not None
    fits = case(where=("instagram",), what=("impersonation",))
    state = ways_state(shipped(), fits, TODAY, service)
    assert opens_with(state) == state.first[0].id
    other = state.others[0].id
    due = change.request(f"report:instagram/{other}", "sent", TODAY, TODAY)(fits)
    assert opens_with(ways_state(shipped(), due, TODAY, service)) == other
    nothing = ways_state(shipped(), Case(answers=Answers(where=("instagram",))), TODAY, service)
    assert opens_with(nothing) == (nothing.first[0].id if nothing.first else "")


def test_how_long_to_wait_is_that_of_the_way() -> None:
    """A report and a recovery have their own days; what is not known has the usual ones."""
    service = shipped().service("instagram")
    assert service is not None
    assert service.recovery is not None
    report = service.reports[0]
    usual = pace_of_way(None, report.id)
    assert pace_of_way(service, "of-no-kind") == usual
    assert pace_of_way(service, report.id).answer == report.follow_up_days
    assert pace_of_way(service, "recovery").answer == service.recovery.follow_up_days
    assert pace_of_way(replace(service, recovery=None), "recovery") == usual
