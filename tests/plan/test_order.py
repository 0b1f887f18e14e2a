"""The order of the plan: the same from the same facts, safe before fast, saved before destroyed."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from selfhelp.answers import EXPOSED_REASONS
from selfhelp.case import change
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Condition
from selfhelp.language import render
from selfhelp.plan.given import given as the_given
from selfhelp.plan.model import HORIZONS, Plan
from selfhelp.plan.order import PlanMaker, make_plan
from selfhelp.plan.people_search import people_search_items
from selfhelp.plan.wording import EFFECTS, ROOMS
from tests.factory import TODAY, WHO, answers, case, shipped, task
from tests.plan.making import ids, plan_of, small

ALL = tuple(s.id for s in shipped().scenarios)
SERVICES = tuple(s.id for s in shipped().services)


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
    """For each kind of harassment some item quotes the very words that were chosen, where nobody looks."""
    entry = shipped().scenario(scenario)
    assert entry is not None
    quoted = [
        i
        for i in plan_of(Answers(what=(scenario,), watched="no")).items
        if any(entry.title in render(b) for b in i.because)
    ]
    assert quoted


# Rules on catalogues made for the purpose.


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
    assert ids(plan) == ["d", "a", "b", "c"], "the same whatever the order of the files"
    assert plan.next is not None
    assert plan.next.id == "task:d"


def test_saving_is_not_held_up_by_its_own_effects() -> None:
    """A task that saves and destroys at once does not wait for itself or for the other savers."""
    catalogue = small(
        task("a", saves_evidence=True, effects=("destroys-evidence",)), task("b", saves_evidence=True)
    )
    assert all(i.after == () for i in make_plan(catalogue, Case(), TODAY).items)


def test_a_maker_of_plans_forgets_what_was_said_before() -> None:
    """Plan after plan it says the same as one made anew, also where only the order of the answers changed."""
    maker = PlanMaker(shipped())
    said = (
        case(what=("doxxing", "stalking"), who="ex", watched="no", country="GB", where=("google",)),
        case(what=("stalking", "doxxing"), who="ex", watched="no", country="GB", where=("google",)),
        case(what=("stalking", "doxxing"), who="stranger", watched="no", country="GB", where=("google",)),
        case(what=("stalking",), who="ex", watched="yes", for_whom="someone-else", country="GB"),
    )
    for made in (*said, *reversed(said), said[0]):
        assert maker.make(made, TODAY) == make_plan(shipped(), made, TODAY)
    ticked = change.mark("task:save-evidence", "done", TODAY)(said[0])
    assert maker.make(ticked, TODAY) == make_plan(shipped(), ticked, TODAY)
    orders = [[b.because for b in maker.make(made, TODAY).items if len(b.because) > 1] for made in said[:2]]
    assert orders[0] != orders[1]


def test_of_people_search_only_what_was_said_of_oneself_is_a_reason() -> None:
    """What these sites show of a person is quoted; of someone else nothing is."""
    public: dict[str, object] = {"exposed": ("home-address", "passwords"), "country": "US", "watched": "no"}
    own = case(what=("doxxing",), **public)
    found = list(people_search_items(shipped(), own, the_given(shipped(), own)))
    assert [i.id for i in found] == ["people-search:first", "people-search:rest"]
    for made in found:
        assert EXPOSED_REASONS["home-address"] in made.because
        assert EXPOSED_REASONS["passwords"] not in made.because
    theirs = case(what=("doxxing",), for_whom="someone-else", **public)
    for made in people_search_items(shipped(), theirs, the_given(shipped(), theirs)):
        assert made.because == ()
