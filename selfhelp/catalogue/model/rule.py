"""When the items are made that come from the catalogue's other entries, and how much they weigh."""

from typing import Annotated

from msgspec import Meta

from selfhelp.catalogue.model.condition import Conditional
from selfhelp.catalogue.model.kinds import Horizon, Id
from selfhelp.catalogue.model.task import Weight

#: How much of a service's own importance (1 to 100) counts towards the weight.
Share = Annotated[float, Meta(ge=0, le=1)]


class RuleCase(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Another horizon or weight where its conditions hold. For each field the first that gives it counts."""

    when: Horizon | None = None
    weight: Annotated[int, Meta(ge=-50, le=100)] | None = None
    importance: Share | None = None


class Rule(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """For whom one kind of made item is, when, and how much it weighs.

    The weight is ``weight`` plus ``importance`` times the importance of the service, and at most
    ``largest_weight``. ``after`` names tasks that come first. ``part_of`` names a task under which the item
    is shown as a part, when that one is on the plan and the service is of one of ``part_kinds``.
    ``leave_out`` names entries that are never chosen, such as face search, or what is happening for which
    the rule makes nothing. ``at_most`` is how many entries one item takes in.
    """

    id: Id
    means: Annotated[str, Meta(min_length=10)]
    when: Horizon
    weight: Annotated[int, Meta(ge=-50, le=100)]
    importance: Share = 0.0
    largest_weight: Weight = 100
    after: tuple[Id, ...] = ()
    part_of: Id | None = None
    part_kinds: tuple[Id, ...] = ()
    leave_out: tuple[Id, ...] = ()
    at_most: Annotated[int, Meta(ge=1, le=60)] = 60
    cases: tuple[RuleCase, ...] = ()
