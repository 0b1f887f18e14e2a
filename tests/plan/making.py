"""Plans over the shipped catalogue, and over small ones made for a purpose."""

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Catalogue
from selfhelp.plan.model import Item, Plan
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, shipped

EVERYTHING = tuple(s.id for s in shipped().scenarios)
SERVICES = tuple(s.id for s in shipped().services)


def plan_of(said: Answers) -> Plan:
    """Make a plan over the shipped catalogue."""
    return make_plan(shipped(), Case(answers=said), TODAY)


def small(*tasks: object) -> Catalogue:
    """Make a catalogue of tasks."""
    return Catalogue(tasks=tuple(tasks))  # type: ignore[arg-type]  # tasks


def ids(plan: Plan) -> list[str]:
    """Return the ids in order."""
    return [i.id.removeprefix("task:") for i in plan.items]


def first_open(plan: Plan) -> Item:
    """Return the next item, which is there."""
    assert plan.next is not None
    return plan.next
