"""The life of a request, told once: page, plan, rail and calendar agree about it."""

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.case import change, subjects
from selfhelp.case.model import Case, Request, RequestState
from selfhelp.language import render
from selfhelp.plan import asked
from selfhelp.plan.asked import STATES, Pace
from selfhelp.plan.order import make_plan
from tests.factory import shipped

TODAY = dt.date(2026, 11, 22)
ALL: tuple[RequestState, ...] = get_args(RequestState)
states = st.sampled_from(ALL)
days = st.one_of(st.none(), st.integers(-400, 400).map(lambda n: TODAY + dt.timedelta(days=n)))


def made(state: RequestState, look_again: dt.date | None, subject: str = "broker:spokeo") -> Request:
    """Return a request of three weeks ago."""
    return Request(subject=subject, state=state, sent=TODAY - dt.timedelta(days=21), look_again=look_again)


def test_every_state_is_told() -> None:
    """No state without a word; what may follow exists; everything leads to the good end in one step."""
    assert set(STATES) == set(ALL)
    for state in STATES.values():
        assert render(state.words)
        assert set(state.following) <= set(ALL)
        assert state.following[0] == "gone"


def test_what_each_state_means() -> None:
    """An answer is waited for until it came; what did not go as hoped is marked."""
    assert {s for s in ALL if STATES[s].waits} == {"sent", "confirmed", "still-there", "reappeared"}
    assert {s for s in ALL if STATES[s].needs_care} == {"refused", "still-there", "reappeared"}


@pytest.mark.parametrize(
    ("state", "after"),
    [("sent", 14), ("confirmed", 14), ("gone", 90), ("refused", None), ("still-there", 7), ("reappeared", 1)],
)
def test_the_next_day_to_look(state: RequestState, after: int | None) -> None:
    """Each state has its own wait; a refusal has none."""
    expected = None if after is None else TODAY + dt.timedelta(days=after)
    assert asked.look_again(state, Pace(14, recheck=90), TODAY) == expected


def test_what_is_over_and_what_is_asked_again() -> None:
    """Only what is gone is over; a request is sent where none was, and where the last one did not help."""
    assert {s for s in ALL if asked.is_over(made(s, None))} == {"gone"}
    assert {s for s in (None, *ALL) if asked.to_ask_again(s)} == {
        None,
        "refused",
        "still-there",
        "reappeared",
    }


def test_sites_reports_and_recoveries_have_their_own_pace() -> None:
    """A site is looked at again after months; a report that was acted on is over."""
    broker = next(b for b in shipped().brokers if b.look_again_days != b.recheck_days)
    pace = asked.pace_of(broker)
    assert (pace.answer, pace.recheck, pace.still_there) == (broker.look_again_days, broker.recheck_days, 7)
    report = next(r for s in shipped().services for r in s.reports)
    pace = asked.pace_of(report)
    assert (pace.answer, pace.recheck, pace.still_there) == (
        report.follow_up_days,
        None,
        report.follow_up_days,
    )
    recovery = next(s.recovery for s in shipped().services if s.recovery)
    assert asked.pace_of(recovery).answer == recovery.follow_up_days
    assert asked.look_again("gone", asked.pace_of(report), TODAY) is None


@given(states, days)
def test_page_plan_and_rail_agree(state: RequestState, day: dt.date | None) -> None:
    """What is due for one of them is due for all: the plan has a reminder exactly then."""
    request = made(state, day)
    case = Case(requests=(request,))
    due = asked.is_due(request, TODAY)
    plan = make_plan(shipped(), case, TODAY)
    assert (plan.item(subjects.follow_up(request.subject)) is not None) is due
    assert asked.due(case.requests, TODAY) == ((request,) if due else ())
    assert due == (state != "refused" and day is not None and day <= TODAY)


def test_a_page_that_was_gone_is_looked_for_again() -> None:
    """After its re-check days it is due, in words that say why; it no longer waits for an answer."""
    gone = made("gone", TODAY)
    assert asked.is_due(gone, TODAY)
    assert not asked.is_due(gone, TODAY - dt.timedelta(days=1))
    assert not asked.waits(gone)
    item = make_plan(shipped(), Case(requests=(gone,)), TODAY).item("follow-up:broker:spokeo")
    assert item is not None
    assert render(item.title) == "See whether Spokeo shows you again"
    waiting = make_plan(shipped(), Case(requests=(made("sent", TODAY),)), TODAY)
    item = waiting.item("follow-up:broker:spokeo")
    assert item is not None
    assert render(item.title) == "See what Spokeo did with your request"


def test_a_refusal_has_no_day_whatever_was_kept() -> None:
    """An older version may have kept a day beside a refusal; it brings no reminder."""
    assert asked.next_look(made("refused", TODAY)) is None
    assert asked.next_look(made("sent", TODAY)) == TODAY


def test_each_room_follows_its_own() -> None:
    """Sites belong to people-search; reports and recoveries to report and recover."""
    requests = tuple(
        made("sent", None, s) for s in ("broker:a", "recovery:x", "report:x/y", "from-a-later-version:z")
    )
    case = Case(requests=requests)
    assert [r.subject for r in asked.in_room(case, "people-search")] == ["broker:a"]
    assert [r.subject for r in asked.in_room(case, "report")] == ["recovery:x", "report:x/y"]


def test_moving_keeps_the_first_date_and_the_reference() -> None:
    """A request that moves on keeps when it was sent and its number, and gets its next day."""
    case = asked.moved("broker:spokeo", "sent", Pace(14, 90), TODAY, reference="17")(Case())
    later = TODAY + dt.timedelta(days=14)
    case = asked.moved("broker:spokeo", "gone", Pace(14, 90), later)(case)
    kept = case.request("broker:spokeo")
    assert kept == Request(
        subject="broker:spokeo",
        state="gone",
        sent=TODAY,
        look_again=later + dt.timedelta(days=90),
        reference="17",
    )
    assert change.withdraw_request("broker:spokeo")(case) == Case()
    assert asked.following(kept) == ("gone", "reappeared")
