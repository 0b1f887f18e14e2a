"""The short plan: at most five things now, twelve in all, and only what fits into today."""

import dataclasses
from collections.abc import Iterable, Iterator

from selfhelp.case.model import Answers
from selfhelp.plan.gates import EVERYTHING
from selfhelp.plan.model import Item

AT_MOST_NOW = 5
AT_MOST = 12
#: With five minutes, or when everything is too much: one small thing, one call or one person, then stop
#: is fine.
AT_MOST_WHEN_TIRED = 3
#: How much "everything is too much" leaves for today, in minutes.
VERY_LITTLE = 5
TODAY = ("now", "today")


@dataclasses.dataclass(slots=True)
class _Room:
    """What still fits into the short plan while it is filled."""

    minutes: int | None
    tired: bool
    #: Minutes kept free for the first gate, while things that stand before it are put in.
    kept: int = 0
    now: int = 0
    total: int = 0
    gated: bool = False

    def takes(self, item: Item) -> bool:
        """Tell whether an item fits, and count it if it does."""
        if self.total >= (AT_MOST_WHEN_TIRED if self.tired else AT_MOST):
            return False
        if item.when not in TODAY:
            if self.tired:
                return False
            self.total += 1
            return True
        if item.when == "now" and self.now >= AT_MOST_NOW:
            return False
        first_gate = item.gate and not self.gated
        if first_gate:
            self.gated, self.kept = True, 0
        elif self.minutes is not None and item.minutes > self.minutes - self.kept:
            return False
        if self.minutes is not None:
            self.minutes = max(0, self.minutes - item.minutes)
        self.now += item.when == "now"
        self.total += 1
        return True


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
    """Yield the open items a short plan may hold: while someone is in danger, only help."""
    open_items = [i for i in items if i.state == "open"]
    waiting = {i.id for i in items if i.state in ("open", "not-now")}
    blocking = {i.id for i in items if i.id in waiting and i.gate and EVERYTHING in i.gates}
    yield from (i for i in open_items if blocking.isdisjoint(i.after))


def _chosen(items: tuple[Item, ...], answers: Answers) -> list[str]:
    waiting = {i.id for i in items if i.state in ("open", "not-now")}
    candidates = list(_candidates(items))
    limit = time_today(answers)
    room = _Room(limit, is_tired(answers))
    gate = next((i for i in candidates if i.gate), None)
    if gate is not None and limit is not None and gate.minutes <= limit:
        room.kept = gate.minutes
    chosen: list[str] = []
    for item in candidates:
        # A thing is shown only together with what it waits for.
        if (waiting & set(item.after)).issubset(chosen) and room.takes(item):
            chosen.append(item.id)
    if not chosen:
        free = [i for i in candidates if waiting.isdisjoint(i.after)]
        chosen = [i.id for i in free[:1]]
    return chosen


def shortened(items: tuple[Item, ...], answers: Answers) -> tuple[tuple[Item, ...], Item | None]:
    """Mark what the short plan shows, and return it with the one thing to show first.

    The first thing is the first of the short plan. A gate always fits, so it is never jumped. When
    everything was put
    off, the first thing that was put off is offered again, rather than nothing.
    """
    chosen = set(_chosen(items, answers))
    marked = tuple(dataclasses.replace(i, shown=i.id in chosen) for i in items)
    first = next((i for i in marked if i.shown), None)
    if first is None:
        waiting = {i.id for i in marked if i.state in ("open", "not-now")}
        first = next((i for i in marked if i.state == "not-now" and waiting.isdisjoint(i.after)), None)
    return marked, first
