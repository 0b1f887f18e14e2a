"""The case: everything the person told us, as values that never change. A change makes a new case."""

import datetime as dt
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from selfhelp.answers import Community, Danger, Exposed, ForWhom, Police, Posted, Watched, Who

#: The number of the shapes below as they are stored, raised by one whenever one of them or an answer changes:
#: ``tests/case/test_formats.py`` knows their fingerprint. An older program then says that it is too old.
FORMAT = 4

MarkState = Literal["done", "not-now", "does-not-apply"]
RequestState = Literal["sent", "confirmed", "gone", "refused", "still-there", "reappeared"]


class Answers(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"for_whom": "for"}):
    """What the person said in triage. Every answer may be missing: every question can be skipped.

    Attributes:
        danger: older cases and files hold true and false, which are read as ``from-others`` and ``no``.
        for_whom: ``for`` in files. Who is asking: the person, or someone who helps them.
        watched: whether someone may see the computer, phone, accounts or a shared plan; skipped counts
            as maybe.
        what: ids of scenarios.
        under_18: whether the person, or anyone in the images, is under 18.
        adult_now: whether someone who was under 18 in the images is an adult today; skipped counts as no.
        posted: whether images or details are out, or only threatened.
        same_home: whether someone of the family lives in the same home; skipped counts as maybe.
        children: whether they have children together with that person.
        police: whether it is safe to speak with the police.
        where: ids of services, ``other`` for another site, ``none`` for none of those listed.
        hacked: ids of the services whose account was taken, or ``other``.
        minutes: how long the person has today.
        too_much: "everything is too much": one small thing only.
    """

    danger: Danger | bool | None = None
    for_whom: ForWhom | None = None
    watched: Watched | None = None
    what: tuple[str, ...] = ()
    under_18: bool | None = None
    adult_now: bool | None = None
    posted: Posted | None = None
    who: Who | None = None
    same_home: bool | None = None
    children: bool | None = None
    country: str | None = None
    police: Police | None = None
    exposed: tuple[Exposed, ...] = ()
    where: tuple[str, ...] = ()
    hacked: tuple[str, ...] = ()
    community: tuple[Community, ...] = ()
    minutes: int | None = None
    too_much: bool | None = None

    def __post_init__(self) -> None:
        """Read the answer of an older case as the one that means the same."""
        if isinstance(self.danger, bool):
            force_setattr(self, "danger", "from-others" if self.danger else "no")


class Mark(Struct, frozen=True, forbid_unknown_fields=True):
    """What the person did with one thing: a plan item, a setting, an account's second step.

    ``revision`` is the revision of the steps that were followed, so that an old tick can say
    that the steps have changed since.
    """

    subject: str
    state: MarkState
    on: dt.date
    revision: int = 1


class Request(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something asked of a site: a removal, a report, an account's return. It is looked at again."""

    subject: str
    state: RequestState
    sent: dt.date
    look_again: dt.date | None = None
    reference: str = ""
    note: str = ""


class Attachment(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file that was added to a record. Its content lies in sealed pieces beside the notes.

    Attributes:
        id: names it within the case, and nothing else.
        name: the file's own name, without its folder.
        added: when it was read in.
        size: in bytes.
        sha256: of the file as it was read, in hex: whoever has the file can show that it was not changed.
        sealed_as: what the pieces were sealed under, 16 bytes.
        sealed_by: what opens the pieces, 32 bytes.
        pieces: their names, in order.
    """

    id: str
    name: str
    added: dt.datetime
    size: int
    sha256: str
    sealed_as: bytes
    sealed_by: bytes
    pieces: tuple[str, ...]

    def __repr__(self) -> str:
        """Show neither key nor name."""
        return "Attachment()"


class Incident(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that happened, in the person's words, with the files that were added to it."""

    id: str
    when: dt.datetime
    where: str = ""
    what: str = ""
    who: str = ""
    link: str = ""
    kept: str = ""
    files: tuple[Attachment, ...] = ()


class Draft(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are not finished yet. ``place`` is where they were typed, such as ``letter:police``.

    ``words`` are pairs of a field's name and what it holds, sorted by name.
    """

    place: str
    words: tuple[tuple[str, str], ...] = ()


class Account(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One account of the person's. Never its password: only whether it needs a new one, and why."""

    id: str
    name: str
    service: str | None = None
    username: str = ""
    reset_by: str = ""
    taken_over: bool = False
    change_because: tuple[str, ...] = ()


class Preferences(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the person wants the program to look. Kept with the case, so nothing lies outside it.

    ``lock_minutes`` is how long the program waits without a sign of life, 0 for ever; ``unseen`` keeps the
    window out of screenshots where the system can; ``name`` stands on the window instead of "Notes";
    ``icon`` is one of the neutral pictures; ``still`` leaves out movements, ``bare`` leaves out paintings.
    """

    language: str | None = None
    theme: Literal["system", "light", "dark"] = "system"
    text_size: int = 100
    window: tuple[int, int] | None = None
    lock_minutes: int = 10
    unseen: bool = True
    name: str | None = None
    icon: str | None = None
    still: bool = False
    bare: bool = False


class Case(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything, each kind sorted by its key so that equal cases are equal values."""

    answers: Answers = Answers()
    asked: tuple[str, ...] = ()
    triage_done: bool = False
    marks: tuple[Mark, ...] = ()
    requests: tuple[Request, ...] = ()
    incidents: tuple[Incident, ...] = ()
    accounts: tuple[Account, ...] = ()
    drafts: tuple[Draft, ...] = ()
    preferences: Preferences = Preferences()

    def mark(self, subject: str) -> Mark | None:
        """Return what was done with a thing, or None."""
        return next((m for m in self.marks if m.subject == subject), None)

    def draft(self, place: str) -> dict[str, str]:
        """Return what was typed at a place and is not finished; empty where there is nothing."""
        return next((dict(d.words) for d in self.drafts if d.place == place), {})

    def request(self, subject: str) -> Request | None:
        """Return what was asked about a thing, or None."""
        return next((r for r in self.requests if r.subject == subject), None)

    def attachments(self) -> tuple[Attachment, ...]:
        """Return every file that was added to a record."""
        return tuple(file for incident in self.incidents for file in incident.files)
