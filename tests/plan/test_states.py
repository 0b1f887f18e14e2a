"""What was done, put off and asked for: the state of each item and part, and what is left of a whole."""

import datetime as dt

import pytest

from selfhelp.case import change, subjects
from selfhelp.case.model import Account, Answers, Case, Request
from selfhelp.catalogue.model import Catalogue
from selfhelp.plan import asked
from selfhelp.plan.followups import subject_name
from selfhelp.plan.model import Item, Plan
from selfhelp.plan.order import make_plan
from selfhelp.plan.short import at_most, is_tired, shortened, size, time_today
from tests.factory import TODAY, case, shipped, task
from tests.plan.making import small
from tests.plan.test_parts import item

DAY = dt.timedelta(days=1)
WHOLE = small(
    task("whole", minutes=5, weight=90),
    task("a", part_of="whole", minutes=7, weight=80),
    task("b", part_of="whole", minutes=11, weight=70),
    task("other", minutes=3, weight=10),
)


def after(*marks: tuple[str, str], catalogue: Catalogue = WHOLE, today: dt.date = TODAY) -> Plan:
    """Make the plan after these marks of today."""
    made = case()
    for name, state in marks:
        made = change.mark(f"task:{name}", state, TODAY)(made)  # type: ignore[arg-type]  # a state
    return make_plan(catalogue, made, today)


def whole(plan: Plan) -> Item:
    """Return the whole."""
    found = plan.item("task:whole")
    assert found is not None
    return found


def test_what_is_left_of_a_whole() -> None:
    """Parts that are done, or do not apply, take their minutes along; those put off are still to do."""
    assert (whole(after()).minutes, size(whole(after()))) == (23, 3)
    for state in ("done", "does-not-apply"):
        left = whole(after(("a", state)))
        assert (left.minutes, size(left)) == (16, 2)
        assert [p.state for p in left.parts] == [state, "open"]
    put_off = whole(after(("a", "not-now")))
    assert (put_off.minutes, size(put_off), put_off.parts[0].state) == (23, 3, "not-now")
    both = whole(after(("a", "done"), ("b", "does-not-apply")))
    assert (both.minutes, size(both), both.state) == (5, 1, "open")


def test_a_whole_takes_a_minute_at_least() -> None:
    """Four hours are the most that is counted; when more than that is done, a minute is left."""
    catalogue = small(
        task("whole", minutes=1), *(task(n, part_of="whole", minutes=120) for n in ("a", "b", "c"))
    )
    assert whole(after(catalogue=catalogue)).minutes == 240
    assert whole(after(("a", "done"), catalogue=catalogue)).minutes == 120
    done = [(n, "done") for n in ("a", "b", "c")]
    assert whole(after(*done, catalogue=catalogue)).minutes == 1


def test_a_whole_that_is_done_keeps_its_minutes_and_its_parts_their_state() -> None:
    """What was ticked as one thing is one thing done; its parts are told by their own ticks."""
    plan = after(("whole", "done"), ("a", "done"))
    assert (whole(plan).state, whole(plan).minutes) == ("done", 23)
    assert [p.state for p in whole(plan).parts] == ["done", "open"]
    assert [i.id for i in plan.done()] == ["task:whole"]
    assert [i.id for i in plan.open()] == ["task:other"]
    plan = after(("a", "done"), ("other", "done"))
    assert [i.id for i in plan.done()] == ["task:a", "task:other"]
    assert [i.id for i in plan.open()] == ["task:whole"]


def test_an_item_is_found_by_its_name() -> None:
    """A part, too; what is not on the plan is not."""
    plan = after()
    for name in ("whole", "a", "b", "other"):
        found = plan.item(f"task:{name}")
        assert found is not None
        assert found.id == f"task:{name}"
    assert plan.item("task:gone") is None
    assert plan.item("whole") is None


def test_what_was_put_off_first_is_offered_again() -> None:
    """Only where nothing else is shown, and never before what it waits for."""
    items = (
        item("a", state="not-now", after=("b",)),
        item("b", state="not-now"),
        item("c", state="done"),
        item("d", state="not-now"),
    )
    marked, first = shortened(items, Answers())
    assert first is not None
    assert first.id == "b"
    assert [i.shown for i in marked] == [False] * 4
    assert shortened((items[2],), Answers())[1] is None
    waiting = (item("a", after=("b",)), item("b", state="waiting"))
    marked, first = shortened(waiting, Answers())
    assert first is not None
    assert first.id == "a"
    assert [i.shown for i in marked] == [True, False]


@pytest.mark.parametrize(
    ("answers", "minutes", "tired", "most"),
    [
        ({}, None, False, 12),
        ({"minutes": 60}, 60, False, 10),
        ({"minutes": 30}, 30, False, 8),
        ({"minutes": 15}, 15, False, 6),
        ({"minutes": 5}, 5, True, 3),
        ({"minutes": 6}, 6, False, 6),
        ({"minutes": 61}, 61, False, 12),
        ({"too_much": True}, 5, True, 3),
        ({"too_much": True, "minutes": 60}, 5, True, 3),
        ({"too_much": True, "minutes": 2}, 2, True, 3),
        ({"too_much": False}, None, False, 12),
    ],
)
def test_how_much_time_there_is(
    answers: dict[str, int], minutes: int | None, most: int, *, tired: bool
) -> None:
    """From what was said of today; less is more to bear."""
    said = Answers(**answers)  # type: ignore[arg-type]  # the fields are given by name
    assert (time_today(said), is_tired(said), at_most(said)) == (minutes, tired, most)


# Requests -------------------------------------------------------------------------------------------


def _request(subject: str, look: dt.date | None, state: str = "sent") -> Request:
    return Request(subject=subject, state=state, sent=TODAY, look_again=look)  # type: ignore[arg-type]  # a state


def test_days_on_which_something_is_to_be_looked_at() -> None:
    """Each day once, in order; what is overdue counts for today, and a refusal not at all."""
    requests = (
        _request("broker:a", TODAY + 9 * DAY),
        _request("broker:b", TODAY - 9 * DAY),
        _request("broker:c", TODAY + 2 * DAY),
        _request("broker:d", TODAY - DAY),
        _request("broker:e", None),
        _request("broker:f", TODAY + 3 * DAY, "refused"),
        _request("broker:g", TODAY + 2 * DAY),
    )
    found = asked.days_to_look(Case(requests=requests), TODAY)
    assert found == (TODAY, TODAY + 2 * DAY, TODAY + 9 * DAY)
    assert asked.days_to_look(Case(), TODAY) == ()
    assert [r.subject for r in asked.due(requests, TODAY)] == ["broker:b", "broker:d"]
    assert [r.subject for r in asked.due(requests, TODAY + 2 * DAY)] == [
        f"broker:{n}" for n in ("b", "c", "d", "g")
    ]


@pytest.mark.parametrize(
    ("state", "shown"), [("sent", "waiting"), ("confirmed", "waiting"), ("refused", "open"), ("gone", "done")]
)
def test_an_account_that_was_asked_back(state: str, shown: str) -> None:
    """While an answer is awaited it waits; a refusal opens it again; once it is back it is done."""
    subject = subjects.recovery("instagram")
    made = case(what=("hacked-account",), hacked=("instagram",), where=("instagram",))
    found = make_plan(shipped(), made, TODAY).item(subject)
    assert found is not None
    assert found.state == "open"
    made = change.request(subject, state, TODAY, TODAY + DAY)(made)  # type: ignore[arg-type]  # a state
    found = make_plan(shipped(), made, TODAY).item(subject)
    assert found is not None
    assert found.state == shown
    marked = change.mark(subject, "not-now", TODAY)(made)
    found = make_plan(shipped(), marked, TODAY).item(subject)
    assert found is not None
    assert found.state == "not-now"


def test_only_what_was_asked_back_waits() -> None:
    """A request about something else leaves its item open."""
    made = case(what=("impersonation",), where=("instagram",))
    subject = subjects.report("instagram")
    open_ = make_plan(shipped(), made, TODAY).item(subject)
    assert open_ is not None
    made = change.request(subject, "sent", TODAY, None)(made)
    found = make_plan(shipped(), made, TODAY).item(subject)
    assert found is not None
    assert found.state == "open"


def test_the_name_of_what_was_asked() -> None:
    """Of a site, of a service, or of one on which nothing is written; else its id."""
    catalogue = shipped()
    broker, service, other = catalogue.brokers[0], catalogue.services[0], catalogue.not_covered[0]
    assert subject_name(catalogue, subjects.broker(broker.id)) == broker.name
    assert subject_name(catalogue, subjects.report(service.id, "x")) == service.name
    assert subject_name(catalogue, subjects.report(other.id)) == other.name
    assert subject_name(catalogue, subjects.broker("no-such-site")) == "no-such-site"


def test_services_of_the_list_count_as_used() -> None:
    """An account of a service brings its review; one of no service brings none."""
    made = Case(accounts=(Account(id="1", name="A", service="instagram"), Account(id="2", name="B")))
    found = [i.id for i in make_plan(shipped(), made, TODAY).items if i.id.startswith("privacy:")]
    assert found == ["privacy:instagram"]


@pytest.mark.parametrize("what", [("doxxing",), ("hacked-account",), ("impersonation", "stalking")])
def test_nothing_is_done_before_it_was(what: tuple[str, ...]) -> None:
    """Where nothing was ticked and nothing asked, all of it is open, whatever a service has to offer."""
    made = case(what=what, where=("instagram", "google", "x"), exposed=("home-address",), country="US")
    plan = make_plan(shipped(), made, TODAY)
    assert {i.state for i in (*plan.items, *(p for i in plan.items for p in i.parts))} == {"open"}
    kinds = {subjects.Subject.parse(i.id).kind for item in plan.items for i in (item, *item.parts)}
    assert kinds >= {"task", "privacy", "two-factor"}
    assert "sessions" in kinds or "hacked-account" not in what
