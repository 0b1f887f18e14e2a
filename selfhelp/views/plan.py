"""What the page of the plan shows: the short plan, or all of it."""

from dataclasses import dataclass

from selfhelp.catalogue.model import Horizon
from selfhelp.plan.model import HORIZONS, Item, Plan
from selfhelp.plan.short import AT_MOST_WHEN_TIRED


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one horizon, in order."""

    when: Horizon
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class PlanState:
    """The plan as a page draws it.

    Attributes:
        next: the one thing on top.
        groups: the rest, by horizon.
        hidden: how many things are left out until the person asks for them.
        tired: the plan is so short that the page says that stopping is fine.
    """

    next: Item | None
    groups: tuple[Group, ...]
    hidden: int
    tired: bool


def plan_state(plan: Plan, *, everything: bool = False) -> PlanState:
    """Return what to draw.

    Args:
        plan: the plan.
        everything: the person asked for the whole plan; what is done is listed then, too.
    """
    first = plan.next.id if plan.next else ""
    listed = [i for i in plan.items if i.state != "does-not-apply" and i.id != first]
    shown = listed if everything else [i for i in listed if i.shown or i.state in ("done", "waiting")]
    groups = ((h, tuple(i for i in shown if i.when == h)) for h in HORIZONS)
    short = plan.short()
    return PlanState(
        next=plan.next,
        groups=tuple(Group(when, items) for when, items in groups if items),
        hidden=len(listed) - len(shown),
        tired=not everything and 0 < len(short) <= AT_MOST_WHEN_TIRED < len(plan.open()),
    )
