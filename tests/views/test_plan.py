"""What the plan shows: the sum of minutes is kept, what is due is in view, done things take no place."""

import datetime as dt

import pytest
from msgspec.structs import replace

from selfhelp.case.change import mark, request
from selfhelp.case.model import Answers, Case
from selfhelp.language import render
from selfhelp.plan.order import make_plan
from selfhelp.plan.short import time_today
from selfhelp.views.plan import (
    PlanState,
    asks_before_leaving,
    only_rows_differ,
    plan_state,
    used_today,
)
from tests.factory import shipped

TODAY = dt.date(2026, 11, 22)
ANSWERS = Answers(
    danger="no",
    watched="no",
    what=("doxxing", "calls-to-me"),
    who="group",
    where=("google", "instagram", "x", "whatsapp"),
    exposed=("home-address", "phone", "workplace"),
    country="US",
    minutes=30,
)


def seen(case: Case, *, saved: bool = True, one_more: bool = False) -> PlanState:
    """Return what the page would draw."""
    plan = make_plan(shipped(), case, TODAY)
    return plan_state(shipped(), case, plan, TODAY, saved=saved, one_more=one_more)


def done(case: Case, *tasks: str, day: dt.date = TODAY) -> Case:
    """Return the case after some steps were done."""
    for task in tasks:
        case = mark(f"task:{task}", "done", day)(case)
    return case


@pytest.mark.parametrize("minutes", [5, 15, 30, 60, None])
@pytest.mark.parametrize("what", [("doxxing",), ("stalking",), ("hacked-account",), ("blackmail",), ()])
def test_what_is_shown_fits_into_today(minutes: int | None, what: tuple[str, ...]) -> None:
    """The next step and what stands beside it never take longer than the person has: no 150 for 30."""
    case = Case(answers=replace(ANSWERS, minutes=minutes, what=what), triage_done=True)
    plan = make_plan(shipped(), case, TODAY)
    state = seen(case)
    assert state.next is not None
    assert len(state.also) <= 2
    limit = time_today(case.answers)
    if limit is not None:
        beside = [plan.item(row.id) for row in state.also]
        assert sum(i.minutes for i in beside if i) <= max(0, limit - state.next.minutes)


def test_what_was_done_today_counts_against_the_minutes() -> None:
    """Fifteen minutes that are used are not offered again; after thirty it is enough, once one is safe."""
    case = Case(answers=ANSWERS, triage_done=True)
    half = done(case, "save-evidence")
    plan = make_plan(shipped(), half, TODAY)
    assert used_today(plan, half, TODAY) == 15
    state = seen(half)
    assert state.kind == "next"
    minutes = {i.id: i.minutes for i in plan.items}
    assert state.next is not None
    assert sum(minutes[row.id] for row in state.also) <= max(0, 15 - state.next.minutes)
    whole = done(half, "save-calls")
    assert state.next.id == "task:tonight-elsewhere"
    assert seen(whole).kind == "next", "where to sleep tonight is open"
    whole = done(whole, "tonight-elsewhere")
    assert seen(whole).kind == "enough"
    assert seen(whole, one_more=True).kind == "next"
    assert seen(done(case, "save-evidence", "save-calls", day=TODAY - dt.timedelta(days=1))).kind == "next"


def test_what_is_due_is_in_view() -> None:
    """A request to look at again stands beside the next step, not at place twelve behind a fold."""
    case = request("broker:whitepages", "sent", TODAY - dt.timedelta(days=14), TODAY)(
        Case(answers=ANSWERS, triage_done=True)
    )
    state = seen(case)
    assert "follow-up:broker:whitepages" in [row.id for row in state.also]
    assert [(a.name, a.day) for a in state.again] == [("Whitepages", TODAY)]


def test_done_things_take_no_place_of_open_ones() -> None:
    """However much is done, what is in view above the folds is open; done things stand in the folds."""
    case = Case(answers=replace(ANSWERS, minutes=None), triage_done=True)
    before = seen(case)
    case = done(case, *(row.id.partition(":")[2] for row in before.also if row.id.startswith("task:")))
    state = seen(case)
    assert len(state.also) == 2
    assert not any(row.done for row in state.also)
    rows = [row for fold in state.folds for row in fold.rows]
    assert {row.id for row in rows if row.done} == {row.id for row in before.also}
    assert all(row.on == TODAY for row in rows if row.done)


def test_everything_is_found_once() -> None:
    """Every step of the plan is shown in exactly one place."""
    case = Case(answers=ANSWERS, triage_done=True)
    plan = make_plan(shipped(), case, TODAY)
    state = seen(case)
    assert state.next is not None
    shown = [state.next.id, *(r.id for r in state.also), *(r.id for f in state.folds for r in f.rows)]
    assert sorted(shown) == sorted(i.id for i in plan.items)


def test_what_takes_days_shows_no_time() -> None:
    """A hundred sites are asked bit by bit: their row doesn't frighten with its hours; others say theirs."""
    items = make_plan(shipped(), Case(answers=ANSWERS, triage_done=True), TODAY).items
    long = {i.id for i in items if i.minutes > 240}
    assert long
    rows = [row for fold in seen(Case(answers=ANSWERS, triage_done=True)).folds for row in fold.rows]
    assert {row.id for row in rows if row.time is None} == long


def test_a_finished_plan_says_so() -> None:
    """Nothing left is said kindly, and nothing is counted."""
    case = Case(answers=ANSWERS, triage_done=True)
    for item in make_plan(shipped(), case, TODAY).items:
        case = mark(item.id, "done", TODAY, item.revision)(case)
    state = seen(case)
    assert state.kind == "finished"
    assert render(state.title) == "Your plan is done for now."


@pytest.mark.parametrize(
    ("case", "kept", "chosen", "asks"),
    [
        (Case(triage_done=True), False, False, True),
        (Case(triage_done=True), False, True, False),
        (Case(triage_done=True), True, True, False),
        (Case(), False, False, False),
        (Case(answers=Answers(watched="maybe"), triage_done=True), False, False, False),
        (Case(answers=Answers(watched="yes"), triage_done=True), False, False, False),
    ],
)
def test_when_leaving_asks(case: Case, kept: bool, chosen: bool, asks: bool) -> None:
    """Only a plan that is there, unsaved, and not on a watched computer is asked about."""
    assert asks_before_leaving(case, kept=kept, chosen=chosen) is asks


def test_a_fold_says_how_many_stand_in_it() -> None:
    """What is in view above is not counted again: who opens "2 steps" finds two."""
    sent = request("broker:spokeo", "sent", TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=1))
    state = seen(sent(Case(answers=replace(ANSWERS, minutes=None), triage_done=True)))
    # It is of a day that has more in its fold.
    assert "follow-up:broker:spokeo" in [row.id for row in state.also]
    assert [(f.total, f.done) for f in state.folds] == [
        (len(f.rows), sum(r.done for r in f.rows)) for f in state.folds
    ]


def test_a_tick_in_a_fold_changes_only_its_row() -> None:
    """Where no row comes, goes or moves, only rows and counts differ; else everything is drawn."""
    case = Case(answers=replace(ANSWERS, minutes=None), triage_done=True)
    before = seen(case)
    above = {before.next.id if before.next else "", *(row.id for row in before.also)}
    ticked = next(r.id for f in before.folds if f.when == "later" for r in f.rows if r.id not in above)
    after = seen(mark(ticked, "done", TODAY)(case))
    assert after != before
    assert only_rows_differ(before, after)
    assert not only_rows_differ(before, seen(mark(ticked, "does-not-apply", TODAY)(case)))
    assert before.next is not None
    assert not only_rows_differ(before, seen(mark(before.next.id, "done", TODAY)(case)))
    assert not only_rows_differ(before, seen(case, saved=False))


def test_a_row_for_now_says_its_first_step() -> None:
    """The window says the same line as print and text, where a title alone may hide what counts."""
    case = Case(answers=replace(ANSWERS, minutes=None), triage_done=True)
    plan = make_plan(shipped(), case, TODAY)
    state = seen(case)
    rows = {row.id: row for row in (*state.also, *(r for fold in state.folds for r in fold.rows))}
    for item in plan.items:
        row = rows.get(item.id)
        if row is None or not item.steps:
            continue
        said = render(row.line) if row.line is not None else ""
        assert (said == f"Step 1: {render(item.steps[0])}") is (item.when == "now"), item.id
    assert any(plan.item(i) in plan.items and rows[i].line is not None for i in rows)
