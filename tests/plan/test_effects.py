"""What a thing sets off: that of its parts, of its actions, and of the steps that are shown."""

import pytest

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.actions import IMPLIED
from selfhelp.catalogue.model import Catalogue, Condition, Step
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, case, shipped, task
from tests.plan.making import SERVICES

RISKY = frozenset({"may-alert", "destroys-evidence"})


def test_an_item_has_the_effects_of_its_parts() -> None:
    """A settings review sets off what any of its settings sets off; a whole what any of its parts does."""
    plan = make_plan(
        shipped(), case(what=("hacked-account",), where=SERVICES, exposed=("passwords",), watched="no"), TODAY
    )
    for service in shipped().services:
        item = plan.item(f"privacy:{service.id}")
        if item is not None:
            assert set(item.effects) >= {e for s in service.settings for e in s.effects}
    wholes = [i for i in plan.items if i.parts]
    assert wholes
    for whole in wholes:
        assert {e for p in whole.parts for e in p.effects} <= set(whole.effects)
        assert {a for p in whole.parts for a in p.after} - {whole.id} <= {
            *whole.after,
            *(p.id for p in whole.parts),
        }
        assert whole.minutes >= max(p.minutes for p in whole.parts)
        assert not {p.id for p in whole.parts} & {i.id for i in plan.items}


@pytest.mark.parametrize("action", sorted(IMPLIED))
def test_an_action_brings_its_effects(action: str) -> None:
    """Whatever is typed, a task that does something has the effects that follow and waits for its gate."""
    catalogue = Catalogue(
        tasks=(
            task("gate", gate=True, when="now"),
            task("saver", saves_evidence=True),
            task("whole", actions=(action,)),
            task("step", steps=(Step(text="Do it.", action=action),)),  # type: ignore[arg-type]  # an action
        )
    )
    plan = make_plan(catalogue, Case(answers=Answers()), TODAY)
    for name in ("task:whole", "task:step"):
        item = plan.item(name)
        assert item is not None
        implied = set(IMPLIED[action])  # type: ignore[index]  # an action
        assert implied <= set(item.effects)
        assert ("task:gate" in item.after) is bool(implied & RISKY)
        assert ("task:saver" in item.after) is ("destroys-evidence" in implied)


def test_a_step_that_is_left_out_sets_off_nothing() -> None:
    """The effects are those of the steps that this person is shown."""
    step = Step(text="Block.", action="block", any=(Condition(who=("stranger",)),))
    catalogue = Catalogue(tasks=(task("a", steps=("Look.", step)),))
    with_it = make_plan(catalogue, Case(answers=Answers(who="stranger")), TODAY).item("task:a")
    without = make_plan(catalogue, Case(answers=Answers(who="ex")), TODAY).item("task:a")
    assert with_it is not None
    assert without is not None
    assert (with_it.effects, len(with_it.steps)) == (("may-alert",), 2)
    assert (without.effects, len(without.steps)) == ((), 1)
