"""What keeps people safe, over all answers and times, on the plan as shown: next, screen, print, JSON."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Catalogue, Condition
from selfhelp.documents.plan_document import plan_html, plan_json, plan_text
from selfhelp.language import render
from selfhelp.plan import wording
from selfhelp.plan.gates import EVERYTHING as ALL
from selfhelp.plan.model import HORIZONS, Item, Plan
from selfhelp.plan.order import make_plan
from selfhelp.plan.short import (
    AT_MOST,
    AT_MOST_NOW,
    AT_MOST_WHEN_TIRED,
    TODAY,
    at_most,
    is_tired,
    size,
    time_today,
)
from selfhelp.views.plan import plan_state
from tests.factory import EXPOSED, WHO, answers, case, shipped, task
from tests.factory import TODAY as DAY
from tests.plan.making import EVERYTHING, SERVICES

MINUTES = (None, 5, 15, 30, 60)
RISKY = frozenset({"may-alert", "destroys-evidence"})
GATES = {
    "task:safe-device",
    "task:safety-plan-with-advocate",
    "task:stalking-advocate",
    "task:get-to-safety",
    "task:crisis-call",
}


def plan_of(said: Answers, catalogue: Catalogue | None = None) -> Plan:
    """Make a plan."""
    return make_plan(catalogue or shipped(), Case(answers=said), DAY)


def near(said: Answers) -> bool:
    """Tell whether the person lives with, was with or is stalked by whoever does it, or may be watched."""
    return said.who in ("live-with", "ex", "family") or "stalking" in said.what or said.watched != "no"


@dataclass(frozen=True)
class Orders:
    """The ids in each form in which a plan is shown, in order."""

    window: list[str]
    page: list[str]
    text: list[str]
    json: list[str]


def as_shown(plan: Plan, said: Case) -> Orders:
    """Return what is shown where; of print and text the titles are found again. The window folds the rest."""
    state = plan_state(shipped(), said, plan, DAY)
    window = [state.next.id] if state.next else []
    window += [row.id for row in state.also]
    page, text = plan_html(plan, DAY), plan_text(plan)
    titles = {i.id: render(i.title) for i in plan.short()}
    shape = plan_json(plan)["items"]
    assert isinstance(shape, list)

    def found(where: str, mark: str) -> list[str]:
        places = {i: where.find(f"{mark}{title}") for i, title in titles.items()}
        return sorted((i for i, place in places.items() if place >= 0), key=lambda i: places[i])

    return Orders(
        window,
        found(page.replace("&#x27;", "'").replace("&amp;", "&"), "☐ <b>"),
        found(text, "[ ] "),
        [i["id"] for i in shape if i["shown"]],
    )


@settings(max_examples=150, deadline=None)
@given(answers())
@example(Answers(what=EVERYTHING, where=SERVICES, who="live-with", watched="yes"))
@example(Answers(what=("stalking",), where=SERVICES, minutes=5))
@example(Answers(what=("hacked-account",), where=SERVICES, who="ex", minutes=15, hacked=("google",)))
def test_nothing_risky_before_its_gate(said: Answers) -> None:
    """For people who are near or watched nothing that may alert or destroys stands before an open gate."""
    plan = plan_of(said)
    gates = {i.id for i in plan.items if i.gate}
    assert gates <= GATES
    assert bool(gates) or not near(said)
    order = [i.id for i in plan.items]
    for item in plan.items:
        if RISKY & set(item.effects) and not item.gate and near(said):
            assert gates <= set(item.after), item.id
            assert all(order.index(g) < order.index(item.id) for g in gates)
    assert plan.next is not None
    assert not set(plan.next.after) & {i.id for i in plan.open()}
    if near(said):
        assert plan.next.gate or not RISKY & set(plan.next.effects)


@settings(max_examples=60, deadline=None)
@given(answers(), st.sampled_from(MINUTES))
@example(Answers(what=("doxxing", "stalking"), where=SERVICES, who="ex"), 15)
def test_every_form_shows_the_same(said: Answers, minutes: int | None) -> None:
    """Window, print, text and JSON show the same things, none before what it waits for."""
    said = replace(said, minutes=minutes)
    plan = plan_of(said)
    orders = as_shown(plan, Case(answers=said))
    assert set(orders.page) == set(orders.text) == set(orders.json)
    assert set(orders.window) <= set(orders.json)
    assert len(orders.window) <= 3
    waiting = {i.id for i in plan.open()}
    by_id = {i.id: i for i in plan.items}
    for order in (orders.window, orders.page, orders.text, orders.json):
        for place, item_id in enumerate(order):
            assert waiting & set(by_id[item_id].after) <= set(order[:place]), item_id
    assert orders.window[0] == orders.json[0] == plan.next.id if plan.next else not orders.window


@settings(max_examples=100, deadline=None)
@given(answers(), st.sampled_from(MINUTES), st.sampled_from([None, True]))
@example(Answers(what=EVERYTHING, where=SERVICES, who="live-with"), 15, None)
@example(Answers(what=EVERYTHING, where=SERVICES, who="live-with", watched="no"), 30, None)
def test_short_enough(said: Answers, minutes: int | None, too_much: bool | None) -> None:
    """At most five now and twelve in all, parts counted; fewer with less time, and nothing for later."""
    said = replace(said, minutes=minutes, too_much=too_much)
    plan = plan_of(said)
    short = plan.short()
    assert short
    assert len([i for i in plan.items if i.when == "now"]) <= AT_MOST_NOW
    assert sum(map(size, short)) <= at_most(said) <= AT_MOST or len(short) == 1
    assert not any(i.when == "later" for i in short) or short[0].when == "later"
    if is_tired(said):
        limit = time_today(said)
        assert limit is not None
        assert sum(i.minutes for i in short) <= limit or len(short) == 1
        assert len(short) <= AT_MOST_WHEN_TIRED
        assert all(i.when in TODAY for i in short)
    assert plan.next == short[0]


@settings(max_examples=100, deadline=None)
@given(answers())
@example(Answers(what=("blackmail",), under_18=True, who="stranger", where=("discord", "snapchat")))
@example(Answers(what=EVERYTHING, where=SERVICES, who="live-with", watched="yes", exposed=EXPOSED))
def test_less_time_shows_the_beginning(said: Answers) -> None:
    """Less time shows the beginning of what more time shows; five minutes jump no horizon."""
    said = replace(said, too_much=None)
    shown = {m: [i.id for i in plan_of(replace(said, minutes=m)).short()] for m in (15, 30, 60, None)}
    for less, more in pairwise(shown.values()):
        assert less == more[: len(less)]
    for minutes in MINUTES:
        plan = plan_of(replace(said, minutes=minutes))
        gates = {i.id for i in plan.items if i.gate and ALL in i.gates}
        left_out = [i for i in plan.items if not i.shown and gates.isdisjoint(i.after)]
        soonest = min((HORIZONS.index(i.when) for i in left_out), default=len(HORIZONS))
        assert all(HORIZONS.index(i.when) <= soonest for i in plan.short())


@settings(max_examples=80, deadline=None)
@given(answers(), st.sampled_from(["from-others", "from-myself"]), st.sampled_from(MINUTES))
def test_in_danger_help_comes_first(said: Answers, danger: str, minutes: int | None) -> None:
    """Someone in danger sees help first and nothing else beside it, however little time there is."""
    plan = plan_of(replace(said, danger=danger, minutes=minutes))
    wanted = "task:get-to-safety" if danger == "from-others" else "task:crisis-call"
    assert plan.next is not None
    assert plan.next.id == wanted
    assert plan.items[0].id == wanted
    assert [i.id for i in plan.short()] == [wanted]
    assert plan.help.lines
    text = plan_text(plan)
    head = text[: text.index("Your next step")]
    assert all(n.number in head for n in plan.help.emergency)
    # The lines to choose from stand after the one step; only a crisis line stands before it.
    assert (plan.help.lines[0].name in head) == (plan.help.lines[0].kind == "crisis")
    assert "You can stop here" not in text
    if danger == "from-myself":
        assert plan.help.lines[0].kind == "crisis"


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("who", [None, *WHO])
def test_a_skipped_question_counts_as_maybe(minutes: int | None, who: str | None) -> None:
    """Who skips the question whether someone watches has the same gate as who says maybe."""
    skipped, maybe, no = (
        make_plan(shipped(), case(what=("doxxing",), who=who, watched=w, minutes=minutes), DAY)
        for w in (None, "maybe", "no")
    )
    assert [i.id for i in skipped.items] == [i.id for i in maybe.items]
    for plan in (skipped, maybe):
        gate = plan.item("task:safe-device")
        assert gate is not None
        assert gate.gate
        assert gate.shown
    assert no.item("task:safe-device") is None


@pytest.mark.parametrize("minutes", [5, 15])
def test_little_time_is_for_the_gate(minutes: int) -> None:
    """With little time a former partner sees the way to an advocate and nothing that can be noticed."""
    plan = make_plan(shipped(), case(what=("doxxing",), who="ex", minutes=minutes, where=("instagram",)), DAY)
    shown = [i.id for i in plan.short()]
    assert "task:safety-plan-with-advocate" in shown
    assert not [i for i in plan.short() if RISKY & set(i.effects) and i.when in TODAY]


def test_five_minutes_ground_first_then_one_call_or_person() -> None:
    """Five minutes or too much: two minutes to arrive, then one call or one person, and that is all."""
    for said in (case(what=("brigading",), watched="no", minutes=5), case(what=("doxxing",), too_much=True)):
        plan = make_plan(shipped(), said, DAY)
        shown = [i.id for i in plan.short()]
        assert shown[0] == "task:ground-yourself"
        assert "task:tell-one-person" in shown
        assert len(shown) <= AT_MOST_WHEN_TIRED
        state = plan_state(shipped(), said, plan, DAY)
        assert len(state.also) < AT_MOST_WHEN_TIRED


@settings(max_examples=40, deadline=None)
@given(answers())
def test_a_gate_opens_when_it_is_done(said: Answers) -> None:
    """Once the gates are done, what they held up can be next; put off, they still hold it up."""
    said = replace(said, danger=None, who="live-with", watched="yes")
    made = Case(answers=said)
    gates = [i.id for i in make_plan(shipped(), made, DAY).items if i.gate]
    for state in ("not-now", "done"):
        for gate in gates:
            made = change.mark(gate, state, DAY)(made)
        plan = make_plan(shipped(), made, DAY)
        held = [i for i in plan.short() if RISKY & set(i.effects)]
        assert state == "done" or not held


def ids(items: tuple[Item, ...]) -> list[str]:
    """Return the ids without their kind."""
    return [i.id.removeprefix("task:") for i in items]


def test_gates_in_a_made_catalogue() -> None:
    """A gate is next however long it takes; what is beside it does not wait; help goes before both."""
    catalogue = Catalogue(
        tasks=(
            task("long-gate", gate=True, when="now", weight=50, minutes=60),
            task("short", when="now", weight=90, minutes=5),
            task("noisy", when="now", weight=80, minutes=5, effects=("may-alert",)),
            task("apart", when="now", weight=70, minutes=5, effects=("may-alert",), beside=("long-gate",)),
        )
    )
    plan = plan_of(Answers(minutes=15), catalogue)
    assert ids(plan.items) == ["short", "apart", "long-gate", "noisy"]
    assert ids(plan.short()) == ["short", "apart", "long-gate", "noisy"]
    plan = plan_of(Answers(minutes=5), catalogue)
    assert ids(plan.short()) == ["short", "long-gate"]
    urgent = Catalogue(
        tasks=(
            *catalogue.tasks,
            task("help", gate=True, gates=("everything",), when="now", weight=1, minutes=30),
        )
    )
    plan = plan_of(Answers(minutes=5), urgent)
    assert plan.items[0].id == "task:help"
    assert ids(plan.short()) == ["help"]


def test_who_takes_whose_place() -> None:
    """A task that replaces another stands where it stood; one that suppresses leaves out rules and tasks."""
    catalogue = Catalogue(
        tasks=(
            task("old"),
            task("new", replaces=("old",), any=(Condition(who=("ex",)),)),
            task("last", after=("old",)),
        )
    )
    assert sorted(ids(plan_of(Answers(), catalogue).items)) == ["last", "old"]
    plan = plan_of(Answers(who="ex"), catalogue)
    assert sorted(ids(plan.items)) == ["last", "new"]
    last = plan.item("task:last")
    assert last is not None
    assert last.after == ("task:new",)
    quiet = replace(shipped(), tasks=(*shipped().tasks, task("quiet", suppresses=("privacy", "warn-family"))))
    items = [i.id for i in plan_of(Answers(what=("doxxing",), where=("instagram",)), quiet).items]
    assert not [i for i in items if i.startswith("privacy:")]
    assert "task:warn-family" not in items


@settings(max_examples=120, deadline=None)
@given(answers(), st.sampled_from(MINUTES))
@example(Answers(what=EVERYTHING, where=SERVICES, who="live-with", watched="yes", exposed=EXPOSED), None)
@example(Answers(what=("blackmail",), who="stranger", watched="maybe"), 15)
@example(Answers(what=("blackmail", "stalking"), who="ex", watched="yes", under_18=True), 30)
def test_where_it_says_read_no_further_no_form_goes_on(said: Answers, minutes: int | None) -> None:
    """Near and watched: window, print and text show that one thing; one line leads on, and done opens all.

    A child, or whoever a stranger presses, is never without what stands behind it.
    """
    said = replace(said, minutes=minutes, danger=None)
    plan = plan_of(said)
    told = [i for i in plan.items if i.alone]
    if said.under_18 is True and said.adult_now is not True:
        assert not told
    if "stalking" not in said.what and said.who not in ("live-with", "ex", "family"):
        assert not told or "outing" in said.what or "secret" in said.exposed
    if not told:
        return
    gate = told[0]
    behind = plan.items[plan.items.index(gate) + 1 :]
    assert not [i.id for i in behind if i.shown]
    if not plan.rest_waits:
        return
    orders = as_shown(plan, Case(answers=said))
    assert orders.window == orders.page == orders.text == orders.json == [gate.id]
    state = plan_state(shipped(), Case(answers=said), plan, DAY)
    assert state.rest_waits
    assert not state.also
    assert state.line == wording.REST_WAITS
    assert len([x for x in plan.help.lines if x.kind != "crisis"]) <= 1
    after = make_plan(shipped(), change.mark(gate.id, "done", DAY)(Case(answers=said)), DAY)
    assert not after.rest_waits
    assert [i.id for i in after.items] == [i.id for i in plan.items]
    assert after.short()
