"""Which protections hold on this computer, each in one sentence: what was tried, and whether it held."""

from collections.abc import Iterable
from dataclasses import dataclass

from selfhelp.guard import memory, offline
from selfhelp.guard.offline import Protections
from selfhelp.language import Message, message

#: Codes of what holds.
_HOLDS = frozenset({"on", "audit-hook", "core-dumps-off", "not-readable"})
NO_PART = message("promise", "The program has no part that talks to the internet, and loads none.")
A_PART = message(
    "promise", "A part of Python that can talk to the internet is in memory. The program does not use it."
)
ONLY_YOU = message(
    "promise", "A link opens in your browser only when you choose it. The site then sees your visit."
)


@dataclass(frozen=True, slots=True)
class Wall:
    """One protection: what it is, and whether it holds here."""

    words: Message
    holds: bool


def walls(
    protections: Protections, hardened: Iterable[str], network_parts: Iterable[str]
) -> tuple[Wall, ...]:
    """Return every protection with what was found: those that hold first, in one order.

    Args:
        protections: what was tried when the program started.
        hardened: codes of what holds for its memory.
        network_parts: parts of Python for the internet that are in memory; none should be.
    """
    found = [
        *(Wall(offline.SENTENCES[code], code in _HOLDS) for code in protections.codes),
        *(Wall(memory.SENTENCES[code], code in _HOLDS) for code in hardened),
        Wall(A_PART, holds=False) if tuple(network_parts) else Wall(NO_PART, holds=True),
        Wall(ONLY_YOU, holds=True),
    ]
    return tuple(sorted(found, key=lambda wall: not wall.holds))
