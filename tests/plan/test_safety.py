"""What keeps someone from harm is never hidden by what only helps."""

from hypothesis import example, given, settings
from msgspec.structs import replace

from selfhelp.case.model import Answers
from selfhelp.catalogue.model import Catalogue
from selfhelp.plan.model import HORIZONS
from selfhelp.plan.order import make_plan
from selfhelp.plan.short import AT_MOST_NOW, is_tired
from tests.factory import EXPOSED, TODAY, answers, case, task
from tests.plan.making import EVERYTHING, SERVICES, plan_of


@settings(max_examples=120, deadline=None)
@given(answers())
@example(Answers(what=EVERYTHING, where=SERVICES, who="live-with", watched="yes", exposed=EXPOSED))
@example(
    Answers(what=("stalking", "calls-to-me"), where=("apple",), who="ex", children=True, police="unsure")
)
def test_within_its_day_it_stands_first(said: Answers) -> None:
    """Nothing that only helps stands before it, unless it has to come first."""
    plan = plan_of(replace(said, danger=None, minutes=None, too_much=None))
    needed: dict[str, set[str]] = {}
    for item in plan.items:
        needed[item.id] = {a for b in item.after for a in (b, *needed.get(b, set()))}
    for place, item in enumerate(plan.items):
        # In the week, what no longer fitted into today comes first of all.
        if item.safety and item.when != HORIZONS[2]:
            same_day = [i for i in plan.items[:place] if i.when == item.when and not i.safety]
            assert not [i.id for i in same_day if i.id not in needed[item.id]], item.id


@settings(max_examples=120, deadline=None)
@given(answers())
@example(Answers(what=EVERYTHING, where=SERVICES, who="ex", exposed=EXPOSED, children=True, police="unsure"))
@example(Answers(what=("doxxing",), who="unsure", exposed=("home-address",), minutes=15))
def test_what_is_for_now_is_shown(said: Answers) -> None:
    """Whoever has more than five minutes sees everything that keeps them safe now."""
    said = replace(said, danger=None)
    if is_tired(said):
        return
    plan = plan_of(said)
    hidden = [i.id for i in plan.items if i.safety and i.when == "now" and not i.shown and i.state == "open"]
    # Where the first thing tells to read no further here, all of it waits behind one line.
    assert not hidden or plan.rest_waits


def test_more_room_is_not_needed() -> None:
    """With more things than have room, the light one that keeps someone safe is the first of its day."""
    helpful = [task(f"helps-{n}", when="now", weight=90 - n) for n in range(AT_MOST_NOW + 2)]
    catalogue = Catalogue(
        tasks=(
            *helpful,
            task("careful", when="now", weight=1, safety=True),
            task("also-careful", when="today", weight=1, safety=True),
        )
    )
    plan = make_plan(catalogue, case(), TODAY)
    assert plan.items[0].id == "task:careful"
    today = [i.id for i in plan.items if i.when == HORIZONS[1]]
    assert today[0] == "task:also-careful"
    assert len([i for i in plan.items if i.when == "now"]) == AT_MOST_NOW
