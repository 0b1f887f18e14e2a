"""What the page of the plan shows: one next thing, at most two more that fit today, the rest by horizon."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Catalogue, Horizon
from selfhelp.language import Message, message, messages
from selfhelp.plan import asked, wording
from selfhelp.plan.followups import subject_name
from selfhelp.plan.hours import always_open
from selfhelp.plan.model import HORIZONS, Item, Line, Plan
from selfhelp.plan.short import time_today
from selfhelp.views.effects import in_a_row
from selfhelp.views.triage import unasked

#: Beside the one next thing, so many more are shown if they fit.
ALSO = 2
#: What takes longer, in minutes, is done bit by bit: a row that says "31 h" would only frighten.
ONE_SITTING = 240
When = Literal["next", "enough", "finished"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One step as a row.

    Attributes:
        line: why it is here, or the day it was done.
        caution: what it may set off; empty for none or once it is done.
        on: the day it was done.
        service: name of the service whose tile stands before it; empty for an icon.
        icon: what stands before it otherwise; empty for that of its room.
    """

    id: str
    title: Message
    line: Message | None
    caution: Message | None
    time: Message | None
    done: bool
    on: dt.date | None
    service: str
    icon: str
    revision: int


@dataclass(frozen=True, slots=True)
class Folded:
    """The steps of one horizon, done ones too, in order; what is in view above is not among them."""

    when: Horizon
    rows: tuple[PlanRow, ...]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Again:
    """Something that comes back: a request to look at, and since when."""

    subject: str
    name: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class PlanState:
    """The plan as a page draws it.

    Attributes:
        kind: ``next`` shows the one next thing, ``enough`` the pause because today's minutes are used,
            ``finished`` that nothing is left.
        next: the one thing on top.
        also: rows that fit into what is left of today besides it.
        folds: everything else, by horizon.
        not_mine: what was taken off the plan, to be put back.
        minutes: what the person has today; None where they did not say.
        done: how many steps are done.
        to_save: whether the way to save the plan is offered.
        unasked: how many questions were left out.
        again: what has come back, the oldest first.
        call: a line that is open day and night.
        rest_waits: the next thing says to read no further on this device, so that the rest of the plan stands
            behind one quiet line.
    """

    kind: When
    next: Item | None
    caution: Message | None
    also: tuple[PlanRow, ...]
    folds: tuple[Folded, ...]
    not_mine: tuple[PlanRow, ...]
    minutes: int | None
    done: int
    to_save: bool
    unasked: int
    again: tuple[Again, ...]
    call: Line | None
    rest_waits: bool = False

    @property
    def beside_the_gate(self) -> tuple[Message, ...]:
        """What stands on this page of the one thing that says to read no further: a way out, and a number."""
        return self.next.cautions if self.rest_waits and self.next is not None else ()

    @property
    def title(self) -> Message:
        """The title of the page."""
        return {
            "next": message("plan", "Your next step"),
            "enough": message("plan", "That’s enough for today."),
            "finished": message("plan", "Your plan is done for now."),
        }[self.kind]

    @property
    def line(self) -> Message:
        """The line under it. It never counts what is not done."""
        if self.kind == "finished":
            return message("plan", "Come back whenever something changes.")
        if self.rest_waits:
            return wording.REST_WAITS
        if self.kind == "enough":
            return message("plan", "You did what fits into today. The rest can wait.")
        if not self.done:
            return message("plan", "One thing at a time. Start with this one, or choose another.")
        return messages(
            "plan",
            "Good that you’re here. {count} thing is done already.",
            "Good that you’re here. {count} things are done already.",
            self.done,
        )


def used_today(plan: Plan, case: Case, today: dt.date) -> int:
    """Return how many minutes the steps took that were done today, by what the plan says they take."""
    return sum(i.minutes for i in plan.done() if (m := case.mark(i.id)) is not None and m.on == today)


def fitting(plan: Plan, left: int | None) -> tuple[Item, ...]:
    """Return what is shown beside the next thing: with it, the minutes never pass what is left of today.

    What has come back is due, so it goes first. Nothing is offered that waits for something else.

    Args:
        plan: the plan.
        left: minutes left today; None where the person did not say.
    """
    first = plan.next
    if first is None:
        return ()
    waiting = {i.id for i in plan.items if i.state in ("open", "not-now")}
    free = [
        i
        for i in plan.items
        if i is not first and i.state == "open" and waiting.isdisjoint(i.after) and i.when in ("now", "today")
    ]
    due = [i for i in free if Subject.parse(i.id).kind == subjects.FOLLOW_UP]
    short = [i for i in free if i.shown and i not in due]
    room = None if left is None else left - first.minutes
    chosen: list[Item] = []
    for item in (*due, *short):
        if len(chosen) == ALSO or (room is not None and item.minutes > room):
            # Nothing that can wait takes the place of what is too long for today.
            break
        room = None if room is None else room - item.minutes
        chosen.append(item)
    return tuple(i for i in plan.items if i in chosen)


def plan_row(catalogue: Catalogue, case: Case, item: Item) -> PlanRow:
    """Return one step as a row."""
    service = catalogue.service(item.target) if item.target else None
    made = case.mark(item.id)
    done = item.state == "done"
    line: Message | None
    if item.changed:
        line = message("plan", "The steps have changed since you did this.")
    elif done:
        line = None
    elif item.state == "not-now":
        line = message("plan", "Moved to tomorrow")
    elif item.state == "waiting":
        line = message("plan", "You asked. Now you wait for an answer.")
    elif (first := wording.first_words(item)) is not None:
        # The same line as on paper: a title alone may hide what counts.
        line = first
    elif item.reason is not None:
        line = item.reason
    else:
        # Where the reason is long, what may be noticed must not be the part that is cut off.
        line = item.why if in_a_row(item.effects) is None else None
    return PlanRow(
        id=item.id,
        title=item.title,
        line=line,
        caution=None if done else in_a_row(item.effects),
        time=None if done or item.minutes > ONE_SITTING else wording.short_minutes(item.minutes),
        done=done,
        on=made.on if done and made is not None else None,
        service=service.name if service is not None else "",
        icon=item.icon,
        revision=item.revision,
    )


def _folds(catalogue: Catalogue, case: Case, plan: Plan, above: Iterable[str]) -> tuple[Folded, ...]:
    in_view = set(above)
    found = []
    for when in HORIZONS:
        mine = [
            i for i in plan.items if i.when == when and i.state != "does-not-apply" and i.id not in in_view
        ]
        if mine:
            rows = tuple(plan_row(catalogue, case, i) for i in mine)
            # What it says is what one finds in it.
            found.append(Folded(when, rows, sum(i.state == "done" for i in mine), len(mine)))
    return tuple(found)


def coming_back(catalogue: Catalogue, case: Case, today: dt.date) -> tuple[Again, ...]:
    """Return the requests to look at again today, the oldest first."""
    due = [r for r in asked.due(case.requests, today) if r.look_again is not None]
    made = [Again(r.subject, subject_name(catalogue, r.subject), r.look_again or today) for r in due]
    return tuple(sorted(made, key=lambda a: (a.day, a.subject)))


def plan_state(
    catalogue: Catalogue,
    case: Case,
    plan: Plan,
    today: dt.date,
    *,
    saved: bool = True,
    one_more: bool = False,
) -> PlanState:
    """Return what to draw.

    Args:
        catalogue: what we know.
        case: what the person told us and did.
        plan: the plan.
        today: the date.
        saved: whether the person said how to keep the plan.
        one_more: they were told that it is enough for today, and want another one.
    """
    limit = time_today(case.answers)
    used = used_today(plan, case, today)
    left = None if limit is None else max(0, limit - used)
    first = plan.next
    # Where to sleep tonight is never called enough for today.
    waits = first is not None and not (first.safety or first.gate)
    kind: When = "finished" if first is None else "enough" if left == 0 and waits and not one_more else "next"
    also = fitting(plan, left) if kind == "next" and not plan.rest_waits else ()
    above = [i.id for i in also]
    if first is not None and kind == "next":
        above.append(first.id)
    lines = plan.help.lines
    always = [
        x for x in lines if x.hours is not None and always_open(x.hours.text) and x.number[-1:].isdigit()
    ]
    return PlanState(
        kind=kind,
        next=first,
        caution=in_a_row(first.effects) if first is not None else None,
        also=tuple(plan_row(catalogue, case, i) for i in also),
        folds=_folds(catalogue, case, plan, above),
        not_mine=tuple(plan_row(catalogue, case, i) for i in plan.items if i.state == "does-not-apply"),
        minutes=limit,
        done=len(plan.done()),
        to_save=not saved,
        unasked=len(unasked(catalogue, case)),
        again=coming_back(catalogue, case, today),
        call=always[0] if always else None,
        rest_waits=plan.rest_waits and kind == "next",
    )


def only_rows_differ(one: PlanState, other: PlanState) -> bool:
    """Tell whether two pictures of the plan have the same rows at the same places.

    Such as after a tick inside an opened fold: what a row says and how much is done may differ, and nothing
    has to be drawn but those.
    """
    return _frame_of(one) == _frame_of(other) and _rows_of(one) == _rows_of(other)


def _frame_of(state: PlanState) -> PlanState:
    folds = tuple(Folded(fold.when, (), 0, fold.total) for fold in state.folds)
    return replace(state, folds=folds, done=0)


def _rows_of(state: PlanState) -> list[tuple[str, ...]]:
    return [tuple(row.id for row in fold.rows) for fold in state.folds]


def asks_before_leaving(case: Case, *, kept: bool, chosen: bool) -> bool:
    """Tell whether "Leave" asks once: a plan is there, it is not saved, and nobody said that it need not be.

    On a computer that is watched it never asks: there, being gone at once matters more.
    """
    return case.triage_done and not kept and not chosen and case.answers.watched not in ("maybe", "yes")
