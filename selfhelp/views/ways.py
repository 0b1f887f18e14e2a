"""The ways to open the notes: which there are, what each means, and what can be done with it."""

from dataclasses import dataclass
from typing import Literal

from selfhelp.language import Message, message

Way = Literal["passphrase", "recovery", "store", "second"]
ORDER: tuple[Way, ...] = ("passphrase", "recovery", "store", "second")


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way in the list: its name, how it stands, an icon."""

    way: Way
    title: Message
    line: Message
    icon: str
    has: bool


@dataclass(frozen=True, slots=True)
class WayState:
    """One way, opened.

    Attributes:
        about: what it means for the person, one sentence a line.
        caution: what it may set off; None where nothing.
        asks: whether a passphrase has to be chosen.
        on: what the filled button says; None where nothing can be done, and ``about`` says why.
        remove: whether it can be taken away here.
    """

    way: Way
    title: Message
    about: tuple[Message, ...]
    caution: Message | None
    asks: bool
    on: Message | None
    remove: bool


_TITLES: dict[Way, Message] = {
    "passphrase": message("ways", "Passphrase"),
    "recovery": message("ways", "Recovery code on paper"),
    "store": message("ways", "This computer’s key store"),
    "second": message("ways", "A second passphrase, for empty notes"),
}
_ICONS: dict[Way, str] = {
    "passphrase": "key-round",
    "recovery": "file-text",
    "store": "monitor",
    "second": "lock-keyhole",
}
_THERE: dict[Way, Message] = {
    "passphrase": message("ways", "Opens your notes."),
    "recovery": message("ways", "Opens your notes on the day the passphrase is forgotten."),
    "store": message("ways", "This computer opens your notes without a passphrase."),
    "second": message("ways", "Opens other notes, which are empty."),
}
_MISSING: dict[Way, Message] = {
    "passphrase": message("ways", "Not set."),
    "recovery": message("ways", "Not made. Without it, nobody can help if you forget the passphrase."),
    "store": message("ways", "Not used."),
    "second": message("ways", "Not set. For the case that someone makes you open your notes."),
}
_ABOUT: dict[Way, tuple[Message, ...]] = {
    "passphrase": (message("ways", "Four or more words that have nothing to do with you."),),
    "recovery": (
        message("ways", "A long code on paper. It opens your notes when the passphrase is forgotten."),
        message("ways", "The code is shown once, on the next page. Then write it down, or print it."),
        message("ways", "Keep the paper where the person does not look, and away from this computer."),
        message("ways", "A new code takes the place of the one before."),
    ),
    "store": (message("ways", "There is nothing to remember: this computer opens your notes by itself."),),
    "second": (
        message(
            "ways",
            "If someone makes you open your notes, this passphrase opens others, which are empty at first.",
        ),
        message(
            "ways",
            "On the disk, nobody can see whether there is one. Put something harmless into those notes.",
        ),
    ),
}
_CAUTIONS: dict[Way, Message] = {
    "recovery": message("ways", "Anyone who finds the paper can open your notes."),
    "store": message("ways", "Anyone who can sign in to this computer as you can open your notes."),
    "second": message(
        "ways",
        "It does not help if the person knows this program well, does not believe you, or has watched you "
        "type. Files that you added to your records take room, and someone may ask what is in them.",
    ),
}
_KNOWN = message(
    "ways",
    "Does someone know the old one? It still opens a copy of your files from before, if they have one. "
    "It does not open what you add from now on.",
)
_ON: dict[Way, tuple[Message, Message]] = {
    "passphrase": (message("ways", "Add a passphrase"), message("ways", "Change the passphrase")),
    "recovery": (message("ways", "Make a code"), message("ways", "Make a new code")),
    "store": (message("ways", "Use the key store"), message("ways", "Use the key store")),
    "second": (message("ways", "Add it"), message("ways", "Change it")),
}


def way_rows(ways: frozenset[str], *, store: bool) -> tuple[WayRow, ...]:
    """Return the list: every way there could be, in one order, with how it stands.

    Args:
        ways: those that open the notes now.
        store: whether this computer's key store can be used; else it is no way to choose.
    """
    possible = (w for w in ORDER if w in ways or w != "store" or store)
    return tuple(
        WayRow(w, _TITLES[w], (_THERE if w in ways else _MISSING)[w], _ICONS[w], w in ways) for w in possible
    )


def way_state(way: Way, ways: frozenset[str], why_no_store: Message | None) -> WayState:
    """Return what to draw of one way.

    Args:
        way: which.
        ways: those that open the notes now.
        why_no_store: why this computer's key store can't be used; None where it can.
    """
    has = way in ways
    can = (not has and why_no_store is None) if way == "store" else True
    why_not = None if has or way != "store" else why_no_store
    caution = _KNOWN if way == "passphrase" and has else _CAUTIONS.get(way)
    # Only a code that is there can be replaced.
    about = _ABOUT[way] if has or way != "recovery" else _ABOUT[way][:-1]
    if why_not is not None:
        about = (why_not,)
    return WayState(
        way=way,
        title=_TITLES[way],
        about=about,
        # What can't be done sets nothing off.
        caution=None if why_not is not None else caution,
        asks=way in ("passphrase", "second"),
        on=_ON[way][has] if can else None,
        remove=has,
    )


LOST = message(
    "ways", "The other ways came from an older version and open nothing any more. Make them again."
)


def done_words(words: Message, lost: frozenset[str]) -> tuple[Message, ...]:
    """Return what is said after a change, and that a way of an older version has to be made again."""
    return (words, LOST) if lost else (words,)
