"""What a newer pack would change: a pure view, so that a person sees it before they agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from selfhelp.catalogue.claims import entries
from selfhelp.catalogue.light import lightened
from selfhelp.catalogue.links import links_in
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.text import entry_passages

What = Literal["new", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text that differs; None where it is not in that catalogue."""

    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry that differs. ``links`` are addresses the program may open only with the newer catalogue."""

    entry: str
    name: str
    what: What
    texts: tuple[TextChange, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything a newer catalogue changes, entry by entry."""

    entries: tuple[EntryChange, ...] = ()

    def count(self, what: What) -> int:
        """Return how many entries are new, changed or gone."""
        return sum(1 for entry in self.entries if entry.what == what)


def _named(entry: Struct) -> str:
    """Return the words that name an entry to a person: its name or its title."""
    return str(getattr(entry, "name", "") or getattr(entry, "title", "") or getattr(entry, "what", ""))


def _texts(before: Struct | None, after: Struct | None, where: str) -> tuple[TextChange, ...]:
    old = {p.key: p.text for p in entry_passages(before, where)} if before is not None else {}
    new = {p.key: p.text for p in entry_passages(after, where)} if after is not None else {}
    keys = dict.fromkeys([*old, *new])
    return tuple(TextChange(k, old.get(k), new.get(k)) for k in keys if old.get(k) != new.get(k))


def _change(where: str, old: Struct | None, new: Struct | None) -> EntryChange:
    what: What = "new" if old is None else "gone" if new is None else "changed"
    shown = new if new is not None else old
    fresh: tuple[str, ...] = ()
    if new is not None:
        had = set(links_in(old)) if old is not None else set()
        fresh = tuple(link for link in links_in(new) if link not in had)
    return EntryChange(
        where, _named(shown) if shown is not None else where, what, _texts(old, new, where), fresh
    )


def compare(before: Catalogue, after: Catalogue) -> Changes:
    """Return what differs between two catalogues, in the order of the files.

    Other evidence is a difference where it makes a claim older, newer, or more or less sure.
    """
    old: Mapping[str, Struct] = dict(entries(lightened(before)))
    new: Mapping[str, Struct] = dict(entries(lightened(after)))
    names = [name for name in dict.fromkeys([*new, *old]) if old.get(name) != new.get(name)]
    return Changes(tuple(_change(name, old.get(name), new.get(name)) for name in names))
