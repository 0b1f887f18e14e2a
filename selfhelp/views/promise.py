"""Which protections hold on this computer, each in one sentence: what was tried, and whether it held."""

from collections.abc import Iterable
from dataclasses import dataclass

from selfhelp.guard import memory, offline, unloaded
from selfhelp.guard.offline import Protections
from selfhelp.language import Message, message

#: Codes of what holds.
_HOLDS = frozenset({"on", "audit-hook", "core-dumps-off", "not-readable"})
NO_PART = message("promise", "The program has no part that talks to the internet, and loads none.")
A_PART = message(
    "promise", "A part of Python that can talk to the internet is in memory. The program does not use it."
)
FOR_KEY_STORE = message(
    "promise",
    "The program has no part that talks to the internet. To use this computer’s key store, it loaded a "
    "library that could also secure a connection. It opens no connection.",
)
ONLY_YOU = message(
    "promise", "A link opens in your browser only when you choose it. The site then sees your visit."
)


@dataclass(frozen=True, slots=True)
class Wall:
    """One protection: what it is, and whether it holds here."""

    words: Message
    holds: bool


def _parts(loaded: frozenset[str]) -> Wall:
    if loaded - {unloaded.FOR_KEY_STORE}:
        return Wall(A_PART, holds=False)
    return Wall(FOR_KEY_STORE if loaded else NO_PART, holds=True)


def walls(
    protections: Protections, hardened: Iterable[str], network_parts: Iterable[str]
) -> tuple[Wall, ...]:
    """Return every protection with what was found: those that hold first, in one order.

    Args:
        protections: what was tried when the program started.
        hardened: codes of what holds for its memory.
        network_parts: what :func:`selfhelp.guard.unloaded.loaded` found in memory.
    """
    found = [
        *(Wall(offline.SENTENCES[code], code in _HOLDS) for code in protections.codes),
        *(Wall(memory.SENTENCES[code], code in _HOLDS) for code in hardened),
        _parts(frozenset(network_parts)),
        Wall(ONLY_YOU, holds=True),
    ]
    return tuple(sorted(found, key=lambda wall: not wall.holds))
