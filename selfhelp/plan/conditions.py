"""Conditions of the catalogue, held against what a person's answers come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import msgspec

from selfhelp.catalogue.model import Condition
from selfhelp.language import Message

UNANSWERED = "unanswered"
#: Fields that a condition may ask for. ``for_whom`` is written ``for`` in files.
FIELDS = tuple(f.name for f in msgspec.structs.fields(Condition))

Values = frozenset[str | int]


class HasConditions(Protocol):
    """Anything that is there for some people only."""

    @property
    def any(self) -> tuple[Condition, ...]:
        """One of these has to match, unless there are none."""
        ...

    @property
    def none(self) -> tuple[Condition, ...]:
        """None of these may match."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """The answers as sets of values, one for each field a condition may ask for."""

    values: Mapping[str, Values]
    #: Someone in an intimate image may be under 18: nothing may copy, search or open it.
    child_in_image: bool = False
    #: What fills the gaps of texts: the numbers of the person's country, by name of the gap.
    numbers: Mapping[str, str | Message] = field(default_factory=dict)

    def has(self, field: str, value: str) -> bool:
        """Tell whether a field has this value."""
        return value in self.values[field]

    @property
    def hides_answers(self) -> bool:
        """Whether an answer that is repeated on the screen could give away what must stay secret."""
        seen = not self.values["watched"].isdisjoint({"maybe", "yes"})
        return seen and self.has("fact", "dangerous-secret")

    def at_service(self, is_: Iterable[str], kind: str) -> "Given":
        """Return the same with what is known of one service, for the rule that makes its item."""
        values = {**self.values, "service_is": frozenset(is_), "kinds": frozenset({kind})}
        return replace(self, values=values)


def mismatches(condition: Condition, to: Given) -> list[str]:
    """Return the fields of a condition that do not match."""
    return [name for name, wanted in condition.asked if to.values[name].isdisjoint(wanted)]


def matches(condition: Condition, to: Given) -> bool:
    """Tell whether every field of a condition matches."""
    values = to.values
    for name, wanted in condition.asked:  # noqa: SIM110  twice as fast as a generator; asked 700 times a plan
        if values[name].isdisjoint(wanted):
            return False
    return True


def holds(thing: HasConditions, to: Given) -> bool:
    """Tell whether something is there for this person: one of ``any`` matches, none of ``none`` does."""
    if thing.any and not any(matches(c, to) for c in thing.any):
        return False
    return not any(matches(c, to) for c in thing.none)
