"""Settings and "about": what can be chosen, and how old the program's knowledge is."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from selfhelp.case.model import Preferences
from selfhelp.catalogue.changes import Changes, EntryChange
from selfhelp.catalogue.pack import Manifest
from selfhelp.edition import Edition
from selfhelp.language import Message, message, messages
from selfhelp.places import Whereabouts

LOCK_MINUTES = (2, 5, 10, 30)
SIZES = (100, 125, 150, 175, 200)
#: After so many days a catalogue is called old.
OLD_DAYS = 180
#: Changes of a newer catalogue that are named; the others are counted.
NAMED = 8

Saved = Literal[Whereabouts, "nothing"]
Choice = tuple[Message | str, object]


@dataclass(frozen=True, slots=True)
class SettingsState:
    """What the page shows. Choices are pairs of words and value, the chosen value beside them."""

    themes: tuple[Choice, ...]
    theme: str
    sizes: tuple[Choice, ...]
    size: int
    still: bool
    bare: bool
    saved: Saved
    saved_words: Message
    locks: tuple[Choice, ...]
    lock: int
    name: str
    icon: str
    unseen: bool | None


def settings_state(
    preferences: Preferences, *, kept: bool, where: Whereabouts, windows: bool
) -> SettingsState:
    """Return what to draw.

    Args:
        preferences: the person's.
        kept: whether notes are saved.
        where: where they are saved.
        windows: whether the system can keep a window out of pictures.
    """
    saved: Saved = where if kept else "nothing"
    words: dict[Saved, Message] = {
        "computer": message("settings", "Your notes are saved on this computer, locked."),
        "program": message("settings", "Your notes are saved beside this program, locked."),
        "chosen": message("settings", "Your notes are saved in the folder you chose, locked."),
        "nothing": message("settings", "Nothing is saved. When you leave, your answers disappear."),
    }
    return SettingsState(
        themes=(
            (message("settings", "As the computer"), "system"),
            (message("settings", "Light"), "light"),
            (message("settings", "Dark"), "dark"),
        ),
        theme=preferences.theme,
        sizes=tuple((message("settings", "{size} %", size=size), size) for size in SIZES),
        size=preferences.text_size,
        still=preferences.still,
        bare=preferences.bare,
        saved=saved,
        saved_words=words[saved],
        locks=(
            *(
                (messages("settings", "after {count} minute", "after {count} minutes", n), n)
                for n in LOCK_MINUTES
            ),
            (message("settings", "never"), 0),
        ),
        lock=preferences.lock_minutes,
        name=preferences.name or "",
        icon=preferences.icon or "note",
        unseen=preferences.unseen if windows else None,
    )


@dataclass(frozen=True, slots=True)
class AboutState:
    """What the program says of itself.

    Attributes:
        made: the day of the catalogue; None where it does not say.
        age: how old that is, in words.
        old: whether a newer one should be looked for.
        taken: whether the one in use came from a file.
        can_take: whether a newer one can be put beside the notes.
    """

    version: str
    made: dt.date | None
    age: Message
    old: bool
    taken: bool
    can_take: bool


def about_state(
    version: str, manifest: Manifest | None, today: dt.date, *, taken: bool, kept: bool
) -> AboutState:
    """Return what to draw.

    Args:
        version: of the program.
        manifest: of the catalogue in use; None where its day is not known.
        today: the present day.
        taken: whether a newer catalogue was taken from a file.
        kept: whether notes are saved; a newer catalogue is put beside them.
    """
    made = manifest.made if manifest else None
    days = max(0, (today - made).days) if made else None
    if days is None:
        age = message("about", "Nobody noted when this was last checked.")
    elif days < 14:
        age = (
            messages("about", "{count} day old", "{count} days old", days)
            if days
            else message("about", "today")
        )
    elif days < 60:
        age = messages("about", "{count} week old", "{count} weeks old", days // 7)
    else:
        age = messages("about", "{count} month old", "{count} months old", days // 30)
    return AboutState(version, made, age, days is not None and days > OLD_DAYS, taken, kept)


@dataclass(frozen=True, slots=True)
class EditionState:
    """Which edition of the program runs.

    Attributes:
        built: the day of the last change in it.
        words: its sum in words, for comparing by telephone.
        untried: said where nobody has run it on this kind of system yet; None where somebody has.
    """

    built: dt.date
    words: str
    untried: Message | None


def edition_state(edition: Edition, platform: str) -> EditionState | None:
    """Return what to draw of the packaged program; None where it runs from its sources.

    Args:
        edition: what the build wrote down.
        platform: the system, as ``sys.platform`` names it.
    """
    if edition.built is None or not edition.words:
        return None
    untried = platform != "linux" and platform not in edition.tried_on
    words = message("about", "It was tried with a stand-in for this system, not yet on the system itself.")
    return EditionState(edition.built, " ".join(edition.words), words if untried else None)


@dataclass(frozen=True, slots=True)
class NamedChange:
    """One entry that a newer catalogue changes: its name and how."""

    name: str
    how: Message


@dataclass(frozen=True, slots=True)
class OfferState:
    """What a newer catalogue would change, before anything is changed."""

    made: dt.date
    counts: tuple[Message, ...]
    named: tuple[NamedChange, ...]
    others: Message | None
    links: tuple[str, ...]


_HOW = {
    "new": message("about", "new"),
    "changed": message("about", "changed"),
    "gone": message("about", "no longer there"),
}


def _how(change: EntryChange) -> Message:
    return _HOW[change.what]


def offer_state(manifest: Manifest, changes: Changes) -> OfferState:
    """Return what to draw of an offer: what it changes, and which addresses it could open from then on."""
    counts = (
        messages("about", "{count} new entry", "{count} new entries", changes.count("new")),
        messages("about", "{count} changed entry", "{count} changed entries", changes.count("changed")),
        messages("about", "{count} entry less", "{count} entries less", changes.count("gone")),
    )
    named = tuple(NamedChange(change.name, _how(change)) for change in changes.entries[:NAMED])
    left = len(changes.entries) - len(named)
    others = messages("about", "and {count} other", "and {count} others", left) if left else None
    links = tuple(link for change in changes.entries for link in change.links)
    return OfferState(manifest.made, counts, named, others, links)
