"""The one page that goes with a program that is handed over: starting it, leaving it, its sum in words.

It does not say what the program is for: paper lies about. Who handed it over stands on it only where they
want that.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from selfhelp.documents.sheet import Heading, Item, Number, Numbers, Opening, Piece, Sheet
from selfhelp.handover import Handover
from selfhelp.language import pgettext


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What the page says.

    Attributes:
        title: what the program is called outside.
        program: the name of its folder and of the file that starts it.
        words: the sum of its files in words, by system: ``windows``, ``linux``, or both.
        given: who handed it over, where the page may name them.
    """

    title: str
    program: str
    words: dict[str, tuple[str, ...]]
    given: Handover | None = None


def _starting(leaflet: Leaflet) -> Iterator[Piece]:
    titles = {
        ("linux", "windows"): pgettext("leaflet", "On Windows 10, Windows 11 or Linux"),
        ("windows",): pgettext("leaflet", "On Windows 10 or 11"),
        ("linux",): pgettext("leaflet", "On Linux"),
    }
    small = [pgettext("leaflet", "It needs no installation, no administrator and no internet.")]
    if "windows" in leaflet.words:
        small.append(pgettext("leaflet", "If Windows stops it, turn nothing off. Ask who gave it to you."))
    yield Heading(pgettext("leaflet", "Start it"))
    yield Item(
        titles[tuple(sorted(leaflet.words))],
        steps=(
            pgettext("leaflet", "Unpack the archive. You get a folder “{name}”.", name=leaflet.program),
            pgettext("leaflet", "Open that folder, then open “{name}” inside it.", name=leaflet.program),
        ),
        small=tuple(small),
    )


def _leaving() -> Iterator[Piece]:
    yield Heading(pgettext("leaflet", "Leave at once"))
    yield Item(
        pgettext("leaflet", "Press Esc three times"),
        (
            pgettext("leaflet", "The window is gone, and what you saved is locked."),
            pgettext("leaflet", "“Leave” at the top of the window does the same."),
        ),
        small=(pgettext("leaflet", "A browser that was open stays open, and keeps its history."),),
    )


def _comparing(leaflet: Leaflet) -> Iterator[Piece]:
    systems = {
        "windows": pgettext("leaflet", "On Windows these words stand there:"),
        "linux": pgettext("leaflet", "On Linux these words stand there:"),
    }
    yield Heading(pgettext("leaflet", "Is it the right one?"))
    yield Item(
        pgettext("leaflet", "Open “Settings”, then “About this program”"),
        tuple(line for system, words in leaflet.words.items() for line in (systems[system], " ".join(words))),
        small=(pgettext("leaflet", "If others stand there, write nothing into it. Ask who gave it to you."),),
    )


def leaflet_sheet(leaflet: Leaflet, today: dt.date, numbers: int = 2) -> Sheet:
    """Return the page.

    Args:
        leaflet: what it says.
        today: the day that stands at its top.
        numbers: how many numbers to call it gives at most.
    """
    pieces: list[Piece] = [
        Opening(leaflet.title, pgettext("leaflet", "One step at a time. It works without the internet."))
    ]
    pieces += [*_starting(leaflet), *_leaving(), *_comparing(leaflet)]
    given = leaflet.given
    called = [line for line in given.help_lines if line.phone] if given else []
    if given is not None and called:
        given_numbers = (
            Number(line.hours or line.what, line.phone or "", line.name) for line in called[:numbers]
        )
        pieces.append(Numbers(tuple(given_numbers)))
    foot = ""
    if given is not None:
        foot = pgettext(
            "leaflet",
            "From {organisation}. Anyone who finds this paper can read it.",
            organisation=given.name,
        )
    return Sheet(leaflet.title, today, tuple(pieces), foot)
