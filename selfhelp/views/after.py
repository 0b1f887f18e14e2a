"""What the page after a step shows: that it is done, one warm line, and two choices, rest first."""

import datetime as dt
from dataclasses import dataclass

from selfhelp.case.model import Case
from selfhelp.language import Message, message, messages
from selfhelp.plan import wording
from selfhelp.plan.model import Item, Plan
from selfhelp.plan.short import time_today
from selfhelp.views.plan import used_today
from selfhelp.views.warm import warm_line


@dataclass(frozen=True, slots=True)
class AfterState:
    """The pause, in words.

    Attributes:
        title: that it is done.
        line: what is better now, made for that step.
        next: what could be done now; None where nothing is left.
        time: how long that takes.
        done: how many steps are done today; None where it is none, as after looking back at an older one.
        enough: today's minutes are used.
    """

    title: Message
    line: Message
    next: Item | None
    time: Message | None
    done: Message | None
    enough: bool


def saved_words(*, kept: bool, chosen: bool, saving: bool = False) -> Message:
    """Say what happens to the plan when the window closes. It says "saved" only where it is.

    Args:
        kept: it is saved on a disk.
        chosen: the person said how to keep it, nothing at all included.
        saving: the disk has not answered yet.
    """
    if saving:
        return message("after", "Your last change is being saved. The disk is slow to answer.")
    if kept:
        return message("after", "Your plan is saved here, and locked. It waits for you.")
    if chosen:
        return message(
            "after", "Nothing is saved, as you wanted. You can leave the window open, or start again later."
        )
    return message("after", "Your plan is not saved yet. You can save it, or leave the window open.")


def after_state(case: Case, plan: Plan, today: dt.date, item_id: str) -> AfterState:
    """Return what to draw after the item with this id was done."""
    limit = time_today(case.answers)
    enough = limit is not None and used_today(plan, case, today) >= limit
    done = sum(1 for i in plan.done() if (m := case.mark(i.id)) is not None and m.on == today)
    following = plan.next
    return AfterState(
        title=message("after", "That’s done."),
        line=warm_line(item_id),
        next=following,
        time=wording.short_minutes(following.minutes) if following is not None else None,
        done=messages("after", "{count} step done today", "{count} steps done today", done) if done else None,
        enough=enough,
    )
