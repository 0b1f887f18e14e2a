"""What the person did moves the plan: done, put off, does not apply, taken back, and the minutes of today."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.case import change
from selfhelp.case.model import Answers, Case
from selfhelp.plan.order import make_plan
from tests.factory import EXPOSED, TODAY, answers, case, shipped, task
from tests.plan.making import first_open, small

ALL = tuple(s.id for s in shipped().scenarios)
TWO = small(task("a", weight=90, minutes=30), task("b", weight=50, minutes=5, revision=2))


def test_done() -> None:
    """A thing done leaves the open list, stays among the done, and the next one is shown."""
    after = make_plan(TWO, change.mark("task:a", "done", TODAY)(Case()), TODAY)
    assert [i.id for i in after.done()] == ["task:a"]
    assert [i.id for i in after.open()] == ["task:b"]
    assert first_open(after).id == "task:b"


def test_not_now_comes_back_tomorrow() -> None:
    """A thing put off makes way today, stays on the list, and is back as it was the day after."""
    put_off = change.mark("task:a", "not-now", TODAY)(Case())
    today = make_plan(TWO, put_off, TODAY)
    assert first_open(today).id == "task:b"
    assert [i.state for i in today.open()] == ["not-now", "open"]
    tomorrow = make_plan(TWO, put_off, TODAY + dt.timedelta(days=1))
    assert tomorrow == make_plan(TWO, Case(), TODAY)
    assert first_open(tomorrow).id == "task:a"


def test_all_put_off() -> None:
    """When everything was put off, the first of it is offered again rather than nothing."""
    put_off = Case()
    for name in ("task:a", "task:b"):
        put_off = change.mark(name, "not-now", TODAY)(put_off)
    assert first_open(make_plan(TWO, put_off, TODAY)).id == "task:a"


def test_does_not_apply() -> None:
    """A thing that does not apply is neither open nor done, and holds nothing up."""
    catalogue = small(task("a"), task("b", after=("a",)))
    plan = make_plan(catalogue, change.mark("task:a", "does-not-apply", TODAY)(Case()), TODAY)
    assert [i.id for i in plan.open()] == ["task:b"]
    assert plan.done() == ()
    assert first_open(plan).id == "task:b"


def test_put_off_still_holds_up() -> None:
    """What must come after a thing that was put off is not shown as next."""
    catalogue = small(task("a", weight=90), task("b", weight=80, after=("a",)), task("c", weight=1))
    plan = make_plan(catalogue, change.mark("task:a", "not-now", TODAY)(Case()), TODAY)
    assert first_open(plan).id == "task:c"


@given(st.sampled_from(["done", "not-now", "does-not-apply"]), answers())
@settings(max_examples=30, deadline=None)
def test_taking_back(state: str, said: Answers) -> None:
    """A mark taken back gives the plan from before."""
    before = Case(answers=said)
    plan = make_plan(shipped(), before, TODAY)
    marked = change.mark(first_open(plan).id, state, TODAY)(before)  # type: ignore[arg-type]  # a state
    assert make_plan(shipped(), marked, TODAY) != plan
    assert make_plan(shipped(), change.unmark(first_open(plan).id)(marked), TODAY) == plan


def test_all_done() -> None:
    """With everything done there is no next step, and that is fine."""
    made = case(
        what=ALL, where=("instagram", "google"), who="live-with", watched="yes", danger=True, exposed=EXPOSED
    )
    steps = 0
    plan = make_plan(shipped(), made, TODAY)
    while plan.next is not None:
        steps += 1
        made = change.mark(plan.next.id, "done", TODAY, plan.next.revision)(made)
        plan = make_plan(shipped(), made, TODAY)
    assert steps == len(plan.items)
    assert plan.open() == ()
    assert len(plan.done()) == steps


@pytest.mark.parametrize(("followed", "changed"), [(1, True), (2, False), (3, False)])
def test_changed_since(followed: int, *, changed: bool) -> None:
    """A tick for older steps stays a tick, and says that the steps have changed."""
    plan = make_plan(TWO, change.mark("task:b", "done", TODAY, followed)(Case()), TODAY)
    item = plan.item("task:b")
    assert item is not None
    assert (item.state, item.changed) == ("done", changed)


@pytest.mark.parametrize(
    ("minutes", "first"),
    [
        (None, "task:a"),
        (60, "task:a"),
        (30, "task:a"),
        (29, "task:a"),
        (15, "task:a"),
        (5, "task:b"),
        (1, "task:a"),
    ],
)
def test_what_fits_today(minutes: int | None, first: str) -> None:
    """Less time changes nothing about what is first; in five minutes it is the first thing that fits."""
    assert first_open(make_plan(TWO, case(minutes=minutes), TODAY)).id == first
