"""Things to do that belong to no single service, for whom they are, and what they hold up."""

from typing import Annotated, Literal

from msgspec import Meta

from selfhelp.catalogue.model.condition import Condition, Conditional
from selfhelp.catalogue.model.evidence import Claim
from selfhelp.catalogue.model.kinds import (
    Action,
    Audience,
    Effect,
    Horizon,
    Icon,
    Id,
    Link,
    Minutes,
    Room,
    Text,
)

Weight = Annotated[int, Meta(ge=0, le=100)]
#: What a step does with an image that may show someone. Only ``never`` is shown when it may be a child.
ImageUse = Literal["copy", "search", "file", "never"]
#: A task, a rule such as ``privacy``, or one form of a service such as ``report:wikimedia/oversight``.
Suppressed = Annotated[str, Meta(pattern=r"^(report:[a-z0-9-]+/)?[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=130)]
#: What waits for a gate: items with one of these effects, or everything else there is.
Gates = Effect | Literal["everything"]


class NamedLink(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A link with the words a page shows for it, for everyone or where its conditions hold."""

    title: Text
    url: Link


class Step(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One thing to do inside a task, where it needs more than words.

    ``action`` adds the effects it implies. ``image`` leaves the step out when someone in an image may be
    under 18: ``copy`` makes a copy (a screenshot), ``search`` looks for it, ``file`` opens or sends the file.
    ``never`` says that the author looked: this step meets no image of a person.

    ``text`` may hold gaps for numbers of the person's country, such as ``{emergency}`` (see
    :mod:`selfhelp.catalogue.gaps`). Where one can't be filled ``otherwise`` is said; without it the step
    is left out.
    """

    text: Text
    otherwise: Text | None = None
    action: Action | None = None
    image: ImageUse | None = None


class Note(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A remark under the steps, where its conditions hold. Gaps and ``otherwise`` as in :class:`Step`."""

    text: Text
    otherwise: Text | None = None


class Variant(Conditional, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Other words, another horizon or weight where its conditions hold. What it leaves out stays.

    ``effects`` are added to those of the task.
    """

    id: Id
    title: Text | None = None
    why: Text | None = None
    effect_note: Text | None = None
    steps: tuple[Text | Step, ...] | None = None
    when: Horizon | None = None
    weight: Weight | None = None
    minutes: Minutes | None = None
    alone: bool | None = None
    keeps_its_day: bool | None = None
    effects: tuple[Effect, ...] = ()


class Task(Claim, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One thing to do that belongs to no single service.

    It is on the plan when one of ``any`` matches (or ``any`` is empty) and none of ``none`` does.

    Attributes:
        actions: what the steps do; the effects that follow are added to ``effects``.
        image: as in :class:`Step`, for the whole task.
        variants: for each field the first variant that matches and gives it counts.
        gate: while it is open, what ``gates`` names waits, whatever the time and the filter.
        gates: the effects that wait, or ``everything``.
        safety: it keeps someone from harm, or says what not to do: within its horizon it stands before
            everything that only helps, whatever its weight.
        alone: a gate that tells to read no further here: while it is open nothing behind it is shown.
        keeps_its_day: what a day's delay would spoil: of what is for today it stands first, and stays for
            today where the minutes are used up.
        beside: gates that this task does not wait for.
        after: tasks that come first, where they are on the plan.
        replaces: tasks whose place it takes; those that wait for them wait for this one.
        suppresses: tasks, rules (such as ``privacy``) and single forms (``report:wikimedia/oversight``) that
            are left out while it is on the plan.
        part_of: a task under which it is shown as a part, when that one is on the plan too.
        whole: it only holds its parts together: it is there with two or more of them, as soon as the first.
        help_lines: whom the help lines serve that are shown with it, for the person's country.
        icon: stands before it; without one that of its room.
    """

    id: Id
    any: tuple[Condition, ...] = ()
    none: tuple[Condition, ...] = ()
    title: Text
    why: Text
    when: Horizon
    room: Room
    icon: Icon | None = None
    weight: Weight
    minutes: Minutes
    effects: tuple[Effect, ...] = ()
    effect_note: Text | None = None
    actions: tuple[Action, ...] = ()
    image: ImageUse | None = None
    steps: tuple[Text | Step, ...] = ()
    links: tuple[NamedLink, ...] = ()
    note: Text | None = None
    notes: tuple[Note, ...] = ()
    variants: tuple[Variant, ...] = ()
    after: tuple[Id, ...] = ()
    saves_evidence: bool = False
    safety: bool = False
    gate: bool = False
    gates: tuple[Gates, ...] = ("may-alert", "destroys-evidence")
    alone: bool = False
    keeps_its_day: bool = False
    beside: tuple[Id, ...] = ()
    replaces: tuple[Id, ...] = ()
    suppresses: tuple[Suppressed, ...] = ()
    part_of: Id | None = None
    whole: bool = False
    help_lines: tuple[Audience, ...] = ()
    letter: Id | None = None
    guide: Id | None = None
