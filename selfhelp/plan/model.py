"""The plan as values: items in order, with the reason for each and what it may set off."""

from dataclasses import dataclass
from typing import Literal

from selfhelp.case.model import MarkState
from selfhelp.catalogue.model import Effect, Horizon, Room
from selfhelp.language import Message

HORIZONS: tuple[Horizon, ...] = ("now", "today", "this-week", "later")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do.

    ``subject`` names what it is about, for marks: ``task:save-evidence``, ``privacy:instagram``. ``after``
    holds ids of items that must not be open when this one is shown as next. ``weight`` orders items within
    a horizon, the highest first.
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
    state: MarkState | Literal["open"] = "open"
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """All items in order, and which one to show first."""

    items: tuple[Item, ...] = ()
    next: Item | None = None

    def open(self) -> tuple[Item, ...]:
        """Return what is still to do, in order."""
        return tuple(i for i in self.items if i.state in ("open", "not-now"))

    def done(self) -> tuple[Item, ...]:
        """Return what was done."""
        return tuple(i for i in self.items if i.state == "done")

    def item(self, item_id: str) -> Item | None:
        """Return the item with this id, or None."""
        return next((i for i in self.items if i.id == item_id), None)
