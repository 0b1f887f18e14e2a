"""The pause after a step: what is saved is never said more than it is, and enough is enough."""

import datetime as dt

import pytest

from selfhelp.case import change
from selfhelp.case.model import Case
from selfhelp.catalogue.model import Catalogue
from selfhelp.language import render
from selfhelp.plan.order import make_plan
from selfhelp.views.after import AfterState, after_state, saved_words
from selfhelp.views.warm import OTHERWISE, warm_line
from tests.factory import TODAY, case, task

TWO = Catalogue(tasks=(task("a", minutes=10, weight=90), task("b", minutes=25)))


def after(made: Case, catalogue: Catalogue = TWO) -> AfterState:
    """Return the pause after the first task."""
    return after_state(made, make_plan(catalogue, made, TODAY), TODAY, "task:a")


def done_words(state: AfterState) -> str:
    """Return what is said of today."""
    assert state.done is not None
    return render(state.done)


@pytest.mark.parametrize(
    ("kept", "chosen", "word"),
    [(True, True, "is saved here"), (False, True, "as you wanted"), (False, False, "not saved yet")],
)
def test_saved_is_said_only_where_it_is(kept: bool, chosen: bool, word: str) -> None:
    """What happens to the plan while the person rests is said as it is."""
    assert word in render(saved_words(kept=kept, chosen=chosen))
    assert "is being saved" in render(saved_words(kept=kept, chosen=chosen, saving=True))


def test_what_was_done_today_is_counted() -> None:
    """Yesterday's steps are not; what comes next has its time."""
    made = change.mark("task:a", "done", TODAY)(Case())
    state = after(made)
    assert done_words(state) == "1 step done today"
    assert state.next is not None
    assert state.next.id == "task:b"
    assert state.time is not None
    assert "25" in render(state.time)
    earlier = change.mark("task:b", "done", TODAY - dt.timedelta(days=1))(made)
    state = after(earlier)
    assert done_words(state) == "1 step done today"
    assert (state.next, state.time) == (None, None)
    both = change.mark("task:b", "done", TODAY)(made)
    assert done_words(after(both)) == "2 steps done today"


@pytest.mark.parametrize(
    ("minutes", "enough"), [(None, False), (5, True), (15, False), (10, True), (11, False)]
)
def test_enough_is_when_todays_minutes_are_used(minutes: int | None, *, enough: bool) -> None:
    """To the minute; whoever named no minutes is never told so."""
    made = change.mark("task:a", "done", TODAY)(case(minutes=minutes))
    assert after(made).enough is enough


def test_the_line_is_made_for_the_step() -> None:
    """A kind of step has its line, and a strange one gets a quiet one."""
    assert warm_line("password:change") != OTHERWISE
    assert warm_line("strange:thing") == warm_line("task:unknown") == OTHERWISE
