"""What goes onto paper, as a list of pieces that say what they are. How they look is the printer's matter.

One template for all: plan, records, letters, passwords to change, a code. Each piece stays whole on one page
where it fits on one.
"""

import datetime as dt
from dataclasses import dataclass, field

from selfhelp.language import message, pgettext, render


@dataclass(frozen=True, slots=True)
class Opening:
    """The title of the paper and one line under it."""

    title: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it stays with what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do, or something that happened.

    Attributes:
        title: one line.
        lines: what stands under it.
        steps: what to do, numbered.
        small: what stands under those, smaller: addresses, fingerprints.
        end: at the end of the title's line, such as "15 minutes".
        box: whether there is a box to tick; ``done`` ticks it.
        inset: whether it belongs to the one before it.
    """

    title: str
    lines: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    end: str = ""
    box: bool = False
    done: bool = False
    inset: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number to call: when, the number, whose."""

    when: str
    number: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Two numbers side by side, the first one with a strong frame."""

    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """What must be known, on a grey ground."""

    title: str
    line: str


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, such as a letter; it may go on on the next page."""

    text: str


@dataclass(frozen=True, slots=True)
class OwnNotes:
    """Lines to write on."""

    title: str
    count: int = 4


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Piece = Opening | Heading | Item | Numbers | Box | Text | OwnNotes | NewPage


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document for paper.

    Attributes:
        title: of the file; it says little.
        day: stands at the top of each page.
        pieces: in order.
        foot: one line at the foot of each page.
        whole: the longer one, where this is only what is due today; None where there is no choice.
    """

    title: str
    day: dt.date
    pieces: tuple[Piece, ...]
    foot: str = ""
    whole: "Sheet | None" = field(default=None, repr=False)


NOT_LOCKED = message("paper", "Nothing on this paper is locked.")
ANYONE = message(
    "paper",
    "Anyone who finds it can read it. Keep it with you or with someone you trust, and tear it up when you "
    "don’t need it.",
)
#: The same of a file, said before it is saved.
FILE_NOT_LOCKED = message("paper", "Neither paper nor file is locked.")


def not_locked() -> Box:
    """Return the box that stands on the first page of everything."""
    return Box(render(NOT_LOCKED), render(ANYONE))


def code_sheet(code: str, today: dt.date) -> Sheet:
    """Return the paper with a recovery code. It does not say what the code opens."""
    return Sheet(pgettext("paper", "Code"), today, (Opening(code), not_locked()))
