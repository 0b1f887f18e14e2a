"""The plan as values: items in order, with the reason for each and what it may set off."""

from dataclasses import dataclass
from typing import Literal

from selfhelp.case.model import MarkState
from selfhelp.catalogue.model import Audience, Effect, Horizon, Room
from selfhelp.language import Message

HORIZONS: tuple[Horizon, ...] = ("now", "today", "this-week", "later")


@dataclass(frozen=True, slots=True)
class Door:
    """A link that opens in the browser, with the words a page shows for it."""

    title: Message
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do.

    Attributes:
        id: what it is about, for marks too: ``task:save-evidence``, ``privacy:instagram``.
        because: every reason that the answers give; ``reason`` is the first, unless it was said before.
        effects: what it may set off, the effects of its parts and of its actions included.
        after: ids of items that must not be open when this one is shown as next.
        weight: orders items within a horizon, the highest first.
        cautions: what to know before the first step.
        icon: what stands before it; empty for that of its room.
        safety: whether it stands before what only helps, so that less room never hides it.
        gate: whether others wait for it, whatever the time; ``gates`` says which.
        alone: a gate that tells to read no further here: nothing behind it is shown while it is open.
        keeps_its_day: whether it stays for today where the minutes of today are used up.
        beside: ids of gates it does not wait for.
        part_of: id of the item it is a part of, if that one is on the plan.
        whole: whether it only holds its parts together.
        state: ``waiting`` was asked of a site and is not over yet.
        parts: what belongs together with it, in order; each can be ticked by itself.
        shown: whether it stands in the short plan.
    """

    id: str
    room: Room
    title: Message
    when: Horizon
    why: Message
    because: tuple[Message, ...]
    effects: tuple[Effect, ...]
    minutes: int
    weight: int
    target: str = ""
    after: tuple[str, ...] = ()
    saves_evidence: bool = False
    revision: int = 1
    state: MarkState | Literal["open", "waiting"] = "open"
    changed: bool = False
    steps: tuple[Message, ...] = ()
    cautions: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    doors: tuple[Door, ...] = ()
    help_lines: tuple[Audience, ...] = ()
    letter: str = ""
    guide: str = ""
    icon: str = ""
    safety: bool = False
    gate: bool = False
    gates: tuple[str, ...] = ()
    alone: bool = False
    keeps_its_day: bool = False
    beside: tuple[str, ...] = ()
    part_of: str = ""
    whole: bool = False
    parts: tuple["Item", ...] = ()
    reason: Message | None = None
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """An emergency number, with what it is for."""

    name: Message
    number: str


@dataclass(frozen=True, slots=True)
class Line:
    """A help line: who they are, how they are reached, and for whom it was chosen."""

    id: str
    name: str
    number: str
    kind: Audience
    what: Message
    hours: Message | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """What is shown of the country. Without a country there are no numbers, only lines for everyone."""

    country: str | None = None
    emergency: tuple[Number, ...] = ()
    #: Said before the numbers.
    warnings: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All items in order, which one to show first, and who can be called."""

    items: tuple[Item, ...] = ()
    next: Item | None = None
    help: Help = Help()

    def open(self) -> tuple[Item, ...]:
        """Return what is still to do, in order."""
        return tuple(i for i in self.items if i.state in ("open", "not-now"))

    def short(self) -> tuple[Item, ...]:
        """Return the short plan: at most five things now, twelve in all, and what fits today."""
        return tuple(i for i in self.items if i.shown)

    @property
    def rest_waits(self) -> bool:
        """Whether the one thing to do says to read no further here, so that the rest is not in view."""
        return self.next is not None and self.next.alone

    def done(self) -> tuple[Item, ...]:
        """Return what was done, parts of what is still open included."""
        return tuple(
            i
            for item in self.items
            for i in (item, *item.parts)
            if i.state == "done" and (i is item or item.state != "done")
        )

    def item(self, item_id: str) -> Item | None:
        """Return the item or part with this id, or None."""
        return next((i for item in self.items for i in (item, *item.parts) if i.id == item_id), None)
