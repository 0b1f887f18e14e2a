"""The order of the plan: the same from the same facts, safe before fast, saved before destroyed."""

import datetime as dt
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.model import Catalogue, Condition
from selfhelp.language import render
from selfhelp.plan.model import HORIZONS, Item, Plan
from selfhelp.plan.order import make_plan
from selfhelp.plan.wording import EFFECTS, ROOMS
from tests.factory import EXPOSED, TODAY, WHO, answers, case, shipped, task

ALL = tuple(s.id for s in shipped().scenarios)
SERVICES = tuple(s.id for s in shipped().services)


def plan_of(said: Answers) -> Plan:
    """Make a plan over the shipped catalogue."""
    return make_plan(shipped(), Case(answers=said), TODAY)


def places(plan: Plan) -> dict[str, int]:
    """Return where each item stands."""
    return {item.id: n for n, item in enumerate(plan.items)}


@settings(max_examples=40, deadline=None)
@given(answers(), st.integers(0, 2**32))
def test_the_order_of_files_never_matters(said: Answers, seed: int) -> None:
    """However the catalogue's entries are shuffled, the plan is the same."""
    catalogue = shipped()
    # One drawn number for each example: drawing every place of thousands of entries takes minutes.
    shuffle = random.Random(seed).shuffle
    parts = {}
    for kind in (
        "services",
        "brokers",
        "scenarios",
        "tasks",
        "countries",
        "letters",
        "rules",
        "facts",
        "groups",
    ):
        entries = list(getattr(catalogue, kind))
        shuffle(entries)
        parts[kind] = tuple(entries)
    assert make_plan(replace(catalogue, **parts), Case(answers=said), TODAY) == plan_of(said)


@settings(max_examples=40, deadline=None)
@given(answers(), st.integers(0, 2**32))
def test_the_order_of_services_named_never_matters(said: Answers, seed: int) -> None:
    """Which service was ticked first changes no item and no place."""
    where = list(said.where)
    random.Random(seed).shuffle(where)
    assert plan_of(replace(said, where=tuple(where))) == plan_of(said)


@settings(max_examples=150, deadline=None)
@given(answers())
@example(Answers(what=ALL, where=SERVICES, who="live-with", watched="yes", danger=True))
@example(Answers())
def test_what_every_plan_keeps_to(said: Answers) -> None:
    """For any answers: saved before destroyed, nothing before what it waits for, and a next step to take."""
    plan = plan_of(said)
    at = places(plan)
    assert len(at) == len(plan.items)
    horizons = [HORIZONS.index(i.when) for i in plan.items]
    assert horizons == sorted(horizons)
    savers = [at[i.id] for i in plan.items if i.saves_evidence]
    for item in plan.items:
        assert all(at[a] < at[item.id] for a in item.after)
        if "destroys-evidence" in item.effects and not item.saves_evidence:
            assert all(place < at[item.id] for place in savers), item.id
        assert render(item.title)
        assert render(item.why)
        assert "{" not in render(item.title) + render(item.why)
        assert set(item.effects) <= set(EFFECTS)
        assert item.room in ROOMS
        assert item.minutes > 0
        assert item.state == "open"
    assert plan.next is not None
    assert not set(plan.next.after) & {i.id for i in plan.open()}


@settings(max_examples=100, deadline=None)
@given(answers())
def test_evidence_can_be_saved_first(said: Answers) -> None:
    """A plan that holds something which destroys evidence also holds something that saves it."""
    plan = plan_of(said)
    if any("destroys-evidence" in i.effects for i in plan.items):
        assert any(i.saves_evidence for i in plan.items)


def test_every_answer_alone_makes_a_plan() -> None:
    """Each single scenario, person and place leads to a plan whose next step says why."""
    for said in (
        *(Answers(what=(s,)) for s in ALL),
        *(Answers(what=("stalking",), who=w) for w in WHO),
        *(Answers(where=(s,)) for s in SERVICES),
        *(Answers(what=("doxxing",), country=c.id) for c in shipped().countries),
    ):
        plan = plan_of(said)
        assert plan.next is not None
        assert len(plan.items) > 5


@pytest.mark.parametrize("scenario", ALL)
def test_the_reason_is_what_was_said(scenario: str) -> None:
    """For each kind of harassment some item quotes the very words that were chosen."""
    entry = shipped().scenario(scenario)
    assert entry is not None
    quoted = [
        i
        for i in plan_of(Answers(what=(scenario,))).items
        if any(entry.title in render(b) for b in i.because)
    ]
    assert quoted


# Rules on catalogues made for the purpose.


def small(*tasks: object) -> Catalogue:
    """Make a catalogue of tasks."""
    return Catalogue(tasks=tuple(tasks))  # type: ignore[arg-type]  # tasks


def ids(plan: Plan) -> list[str]:
    """Return the ids in order."""
    return [i.id.removeprefix("task:") for i in plan.items]


def test_weight_within_a_horizon() -> None:
    """Sooner before later, then the heavier, then by name."""
    catalogue = small(
        task("d", when="later", weight=100),
        task("c", when="now", weight=1),
        task("b", when="today", weight=50),
        task("a", when="today", weight=50),
        task("e", when="today", weight=60),
    )
    assert ids(make_plan(catalogue, Case(), TODAY)) == ["c", "e", "a", "b", "d"]


def test_waiting_postpones() -> None:
    """What waits for something later moves there itself, and pulls along what waits for it."""
    catalogue = small(
        task("a", when="now", after=("b",)),
        task("b", when="this-week"),
        task("c", when="now", after=("a",)),
        task("d", when="later"),
    )
    plan = make_plan(catalogue, Case(), TODAY)
    assert ids(plan) == ["b", "a", "c", "d"]
    assert [i.when for i in plan.items] == ["this-week", "this-week", "this-week", "later"]


def test_waiting_for_what_is_not_on_the_list() -> None:
    """A task that waits for one which does not apply to this person waits for nothing."""
    catalogue = small(task("a", after=("b",)), task("b", any=(Condition(watched=("yes",)),)))
    plan = make_plan(catalogue, case(watched="no"), TODAY)
    assert ids(plan) == ["a"]
    assert plan.next is not None


@settings(deadline=None)
@given(st.permutations(["a", "b", "c", "d"]))
def test_a_circle_loses_nothing(order: list[str]) -> None:
    """Should tasks wait for each other in a circle, all of them are still on the list."""
    after = {"a": ("b",), "b": ("c",), "c": ("a",), "d": ()}
    plan = make_plan(small(*(task(i, after=after[i]) for i in order)), Case(), TODAY)
    assert sorted(ids(plan)) == ["a", "b", "c", "d"]
    assert plan.next is not None
    assert plan.next.id == "task:d"


def test_saving_is_not_held_up_by_its_own_effects() -> None:
    """A task that saves and destroys at once does not wait for itself or for the other savers."""
    catalogue = small(
        task("a", saves_evidence=True, effects=("destroys-evidence",)), task("b", saves_evidence=True)
    )
    assert all(i.after == () for i in make_plan(catalogue, Case(), TODAY).items)


# What the person did.


def first_open(plan: Plan) -> Item:
    """Return the next item, which is there."""
    assert plan.next is not None
    return plan.next


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
    made = case(what=ALL, where=SERVICES, who="live-with", watched="yes", danger=True, exposed=EXPOSED)
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


# Rooms.


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
    assert counts == {"people-search:first": 4, "people-search:rest": len(parents) - 6}
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
