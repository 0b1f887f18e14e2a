"""The short plan: the beginning of the whole one. Less time shows less of it, and never something else.

What is shown is a beginning of the list in its order. So an urgent thing is never left out for one that
can wait: the list only stops sooner. The exception is whoever has five minutes, or for whom everything is
too much: they see at most three small things, and none that is for later.
"""

import dataclasses
from collections.abc import Collection, Iterable, Iterator

from selfhelp.case.model import Answers
from selfhelp.plan.gates import EVERYTHING
from selfhelp.plan.lines import is_child
from selfhelp.plan.model import HORIZONS, Item

AT_MOST_NOW = 5
AT_MOST = 12
#: With five minutes, or when everything is too much: one small thing, one call or one person, then stop
#: is fine.
AT_MOST_WHEN_TIRED = 3
#: How many things are shown with so many minutes, parts counted. What does not fit into them is for today
#: and still shown: to leave it out would hide the help that a child needs in this hour.
AT_MOST_IN = ((15, 6), (30, 8), (60, 10))
#: A child who reads the list alone: the help, the report, the school. More can be asked for.
AT_MOST_FOR_THE_YOUNG = 7
#: How much "everything is too much" leaves for today, in minutes.
VERY_LITTLE = 5
TODAY = ("now", "today")
#: What one day holds, in minutes, where the person did not say: more than two hours of this nobody bears.
A_DAY = 120


def time_today(answers: Answers) -> int | None:
    """Return how many minutes there are today; None where the person did not say."""
    if answers.too_much:
        return min(VERY_LITTLE, answers.minutes or VERY_LITTLE)
    return answers.minutes or None


def is_tired(answers: Answers) -> bool:
    """Tell whether one small thing is all that should be shown."""
    minutes = time_today(answers)
    return minutes is not None and minutes <= VERY_LITTLE


def _candidates(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the open items a short plan may hold: while someone is in danger, only help.

    Behind a gate that tells to read no further here there are none: on a screen that someone else may read,
    the titles alone are the plan.
    """
    everything = list(items)
    waiting = {i.id for i in everything if i.state in ("open", "not-now")}
    blocking = {i.id for i in everything if i.id in waiting and i.gate and EVERYTHING in i.gates}
    for item in everything:
        if item.state == "open" and blocking.isdisjoint(item.after):
            yield item
        if item.alone and item.id in waiting:
            return


def at_most(answers: Answers) -> int:
    """Return how many things are shown at first, parts counted."""
    minutes = time_today(answers)
    if is_tired(answers):
        return AT_MOST_WHEN_TIRED
    most = next((most for limit, most in AT_MOST_IN if minutes is not None and minutes <= limit), AT_MOST)
    alone = is_child(answers) and answers.for_whom != "someone-else"
    return min(most, AT_MOST_FOR_THE_YOUNG) if alone else most


def size(item: Item) -> int:
    """Return how many things an item is to whoever reads the list: itself and its parts still to do.

    What only holds its parts together is none by itself.
    """
    return (not item.whole) + sum(p.state in ("open", "not-now") for p in item.parts)


def _small_things(items: list[Item], limit: int) -> list[Item]:
    """Return at most three things that fit into very little time, the first gate among them.

    Once something was too long, only things that are as urgent are still taken.
    """
    gate = next((i for i in items if i.gate), None)
    kept = gate.minutes if gate is not None and gate.minutes <= limit else 0
    chosen: list[Item] = []
    last: str | None = None
    for item in items:
        if item.when not in TODAY or last not in (None, item.when) or len(chosen) == AT_MOST_WHEN_TIRED:
            break
        if item is gate:
            kept = 0
        elif item.minutes > limit - kept:
            last = item.when
            continue
        chosen.append(item)
        limit = max(0, limit - item.minutes)
    return chosen


def _beginning(items: list[Item], most: int) -> list[Item]:
    """Return the first things, until the next one would be too many, or can wait for some other week.

    The first is always there.
    """
    chosen: list[Item] = []
    for item in items:
        most -= size(item)
        if chosen and (most < 0 or (item.when == "later" and chosen[0].when != "later")):
            break
        chosen.append(item)
    return chosen


def _chosen(items: tuple[Item, ...], answers: Answers) -> list[str]:
    waiting = {i.id for i in items if i.state in ("open", "not-now")}
    free: list[Item] = []
    for item in _candidates(items):
        # A thing is shown only together with what it waits for.
        if (waiting & set(item.after)).issubset(i.id for i in free):
            free.append(item)
    limit = time_today(answers)
    if limit is not None and is_tired(answers):
        small = _small_things(free, limit)
        ids = {i.id for i in small}
        small = [i for i in small if (waiting & set(i.after)).issubset(ids)]
        return [i.id for i in small or free[:1]]
    return [i.id for i in _beginning(free, at_most(answers))]


def five_now(items: Iterable[Item]) -> list[Item]:
    """Return the items in their order; of what is for now, what is not among the first five is for today."""
    made: list[Item] = []
    now = 0
    for item in items:
        now += item.when == "now"
        late = item.when == "now" and now > AT_MOST_NOW
        made.append(dataclasses.replace(item, when=HORIZONS[1]) if late else item)
    return made


def fitting_now(items: Iterable[Item], answers: Answers) -> list[Item]:
    """Return the items in their order; of what is for now, what does not fit into the minutes is for today.

    The first of all stays, however long it takes, and so do gates that follow one another at the beginning.
    Whoever has five minutes is shown small things anyway.
    """
    minutes = None if is_tired(answers) else time_today(answers)
    made: list[Item] = []
    sum_of_minutes, full = 0, False
    for item in items:
        if item.when != "now" or minutes is None:
            made.append(item)
            continue
        sum_of_minutes += item.minutes
        full = full or (sum_of_minutes > minutes and sum_of_minutes > item.minutes and not item.gate)
        made.append(dataclasses.replace(item, when=HORIZONS[1]) if full else item)
    return made


def fitting_today(items: Iterable[Item], answers: Answers, urgent: Collection[str] = ()) -> list[Item]:
    """Return the items in their order; of what is for today, what does not fit into it is for another day.

    What is for now counts. Once today is full it stays full. What keeps someone safe does not fill it, nor
    does what keeps its day: both stand first in a day. Where someone is under 18 all of it stays: each of
    those things is help in this hour.

    Args:
        items: of a plan, in their order.
        answers: what the person said.
        urgent: ids of what was for now, before the minutes were counted: it stays for today.
    """
    everything = list(items)
    if is_tired(answers) or is_child(answers):
        return everything
    minutes = time_today(answers) or A_DAY
    made: list[Item] = []
    sum_of_minutes, full = 0, False
    for item in everything:
        if item.when not in TODAY:
            made.append(item)
            continue
        sum_of_minutes += item.minutes
        stays = item.when == "now" or item.id in urgent or item.safety or item.gate or item.keeps_its_day
        full = full or (not stays and sum_of_minutes > minutes)
        made.append(dataclasses.replace(item, when=HORIZONS[2]) if full else item)
    return made


def shortened(items: tuple[Item, ...], answers: Answers) -> tuple[tuple[Item, ...], Item | None]:
    """Mark what the short plan shows, and return it with the one thing to show first.

    The first thing is the first of the short plan. When everything was put off, the first thing that was
    put off is offered again, rather than nothing.
    """
    chosen = set(_chosen(items, answers))
    marked = tuple(dataclasses.replace(i, shown=True) if i.id in chosen else i for i in items)
    first = next((i for i in marked if i.shown), None)
    if first is None:
        waiting = {i.id for i in marked if i.state in ("open", "not-now")}
        first = next((i for i in marked if i.state == "not-now" and waiting.isdisjoint(i.after)), None)
    return marked, first
