"""The rooms in the plan: privacy, reports, accounts taken over, days to look again, people-search sites."""

import datetime as dt

import pytest

from selfhelp.case import change
from selfhelp.case.model import Account, Case
from selfhelp.language import render
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, case, shipped


def alpha(**answers_given: object) -> Case:
    """Make the case of someone who uses Instagram."""
    return case(where=("instagram",), **answers_given)


def test_privacy_is_done_when_every_setting_is() -> None:
    """The review ticks itself when each setting was done or does not apply, and opens again with one."""
    service = shipped().service("instagram")
    assert service is not None
    made = alpha()
    for n, setting in enumerate(service.settings):
        plan = make_plan(shipped(), made, TODAY)
        item = plan.item("privacy:instagram")
        assert item is not None
        assert item.state == "open", n
        state = "done" if n % 2 else "does-not-apply"
        made = change.mark(f"setting:instagram/{setting.id}", state, TODAY)(made)  # type: ignore[arg-type]  # every state of the model
    item = make_plan(shipped(), made, TODAY).item("privacy:instagram")
    assert item is not None
    assert item.state == "done"
    reopened = change.mark(f"setting:instagram/{service.settings[0].id}", "not-now", TODAY)(made)
    item = make_plan(shipped(), reopened, TODAY).item("privacy:instagram")
    assert item is not None
    assert item.state == "open"


def test_a_report_is_done_when_it_was_sent() -> None:
    """The reports of a service that fit are done when each was sent or put aside."""
    made = alpha(what=("impersonation",))
    service = shipped().service("instagram")
    assert service is not None
    fitting = [r for r in service.reports if "impersonation" in r.covers]
    for report in fitting:
        made = change.request(f"report:instagram/{report.id}", "sent", TODAY, None)(made)
    item = make_plan(shipped(), made, TODAY).item("report:instagram")
    assert item is not None
    assert item.state == "done"
    item = make_plan(shipped(), alpha(what=("impersonation",)), TODAY).item("report:instagram")
    assert item is not None
    assert item.state == "open"


def test_an_account_someone_else_is_in_comes_now() -> None:
    """An account marked as taken over is to be taken back now, even where nothing was said in triage."""
    made = change.keep_account(Account(id="1", name="My page", service="instagram", taken_over=True))(Case())
    item = make_plan(shipped(), made, TODAY).item("recovery:instagram")
    assert item is not None
    assert item.when == "now"
    for state, shown_as in (
        ("sent", "waiting"),
        ("confirmed", "waiting"),
        ("refused", "open"),
        ("gone", "done"),
    ):
        asked = change.request("recovery:instagram", state, TODAY, TODAY + dt.timedelta(days=2))(made)  # type: ignore[arg-type]  # states
        plan = make_plan(shipped(), asked, TODAY)
        item = plan.item("recovery:instagram")
        assert item is not None
        assert item.state == shown_as
        assert (item in plan.open()) is (shown_as == "open")


@pytest.mark.parametrize(
    "subject", ["broker:spokeo", "report:instagram/x", "recovery:instagram", "broker:unknown"]
)
def test_a_day_to_look_again(subject: str) -> None:
    """On its day, not before, a request comes back to the list, under the name of the site."""
    due = TODAY + dt.timedelta(days=7)
    made = change.request(subject, "sent", TODAY, due)(Case())
    follow_up = f"follow-up:{subject}"
    assert make_plan(shipped(), made, due - dt.timedelta(days=1)).item(follow_up) is None
    for day in (due, due + dt.timedelta(days=30)):
        item = make_plan(shipped(), made, day).item(follow_up)
        assert item is not None
        assert item.state == "open"
        assert item.target == subject
        name = {"broker:spokeo": "Spokeo", "broker:unknown": "unknown"}.get(subject, "Instagram")
        assert name in render(item.title)


def test_what_is_refused_is_not_looked_at_again() -> None:
    """A refusal brings no reminder."""
    made = change.request("broker:spokeo", "refused", TODAY, TODAY)(Case())
    assert make_plan(shipped(), made, TODAY).item("follow-up:broker:spokeo") is None


def test_the_second_reminder_is_not_ticked_by_the_first() -> None:
    """A reminder ticked in one round is open again when the next day to look has come."""
    made = change.request("broker:spokeo", "sent", TODAY, TODAY)(Case())
    made = change.mark("follow-up:broker:spokeo", "done", TODAY)(made)
    item = make_plan(shipped(), made, TODAY).item("follow-up:broker:spokeo")
    assert item is not None
    assert item.state == "done"
    later = TODAY + dt.timedelta(days=30)
    made = change.request("broker:spokeo", "still-there", TODAY, later)(made)
    item = make_plan(shipped(), made, later).item("follow-up:broker:spokeo")
    assert item is not None
    assert item.state == "open"


@pytest.mark.parametrize("country", ["US", "GB", "SE"])
def test_parents_first(country: str) -> None:
    """People-search requests start with sites that answer for others, those of the country in front."""
    plan = make_plan(shipped(), case(what=("doxxing",), country=country), TODAY)
    item = plan.item("people-search:first")
    assert item is not None
    broker = shipped().broker(item.target)
    assert broker is not None
    assert broker.parent is None
    assert country in broker.countries or "INT" in broker.countries
    assert item.because


def test_asking_the_parents_is_enough() -> None:
    """Sites that a parent answers for are not counted; both items are done when the parents were asked."""
    made = case(what=("doxxing",), country="US")
    rule = shipped().rule("people-search-first")
    assert rule is not None
    assert set(rule.leave_out) >= {"pimeyes", "facecheck"}
    here = [b for b in shipped().brokers if b.parent is None and {"US", "INT"} & set(b.countries)]
    parents = [b.id for b in here if b.id not in rule.leave_out]
    plan = make_plan(shipped(), made, TODAY)
    counts = {i.id: dict(i.title.values)["count"] for i in plan.items if i.id.startswith("people-search:")}
    assert counts == {"people-search:first": 5, "people-search:rest": len(parents) - 5}
    for broker_id in parents:
        made = change.request(f"broker:{broker_id}", "sent", TODAY, None)(made)
    done = {i.id for i in make_plan(shipped(), made, TODAY).done()}
    assert set(counts) <= done


def test_no_people_search_without_a_reason() -> None:
    """Someone whose account was hacked, with nothing exposed, is not sent to people-search sites."""
    plan = make_plan(shipped(), case(what=("hacked-account",), country="US"), TODAY)
    assert not [i for i in plan.items if i.room == "people-search" and i.id.startswith("people-search")]


@pytest.mark.parametrize("country", [None, "JP", "NZ"])
def test_no_people_search_where_there_are_no_such_sites(country: str | None) -> None:
    """Where the catalogue knows no site of the country, or the country was not said, none is asked."""
    plan = make_plan(shipped(), case(what=("doxxing",), exposed=("home-address",), country=country), TODAY)
    assert not [i for i in plan.items if i.id.startswith("people-search")]


def test_unknown_services_are_left_out() -> None:
    """A service that the catalogue no longer has makes no item and no trouble."""
    ids_of = [i.id for i in make_plan(shipped(), case(where=("gone",)), TODAY).items]
    assert [i.id for i in make_plan(shipped(), case(where=("none",)), TODAY).items] == ids_of
