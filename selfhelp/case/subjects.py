"""What a mark, a request or an item of the plan is about, as a value: a kind, an id, a part.

It is kept, and written, as one string: ``task:save-evidence``, ``setting:instagram/account-private``,
``follow-up:broker:spokeo``. This is the only place that puts such a string together or takes it apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self


@dataclass(frozen=True, slots=True)
class Kind:
    """What all subjects of one kind have in common.

    Args:
        page: id of the page that shows such a thing.
        room: id of the room that the page belongs to.
        whole: the page shows all things of this kind, so it takes no argument.
        parts: kind of the things it is made of, which are done one by one; empty for none.
        asked: a request may be made about it.
    """

    page: str
    room: str
    whole: bool = False
    parts: str = ""
    asked: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "task": Kind("task", "task"),
        "privacy": Kind("service", "privacy", parts="setting"),
        "setting": Kind("service", "privacy"),
        "two-factor": Kind("second-step", "two-factor"),
        "report": Kind("report-service", "report", parts="report", asked=True),
        "recovery": Kind("report-service", "report", asked=True),
        "sessions": Kind("report-service", "report"),
        "people-search": Kind("people-search", "people-search", whole=True, parts="broker"),
        "broker": Kind("broker", "people-search", asked=True),
        "password": Kind("accounts", "accounts", whole=True),
    }
)
#: A reminder: its id is the whole subject that it reminds of.
FOLLOW_UP = "follow-up"
#: Where a subject of a kind that this version doesn't know leads.
ELSEWHERE = Kind("plan", "task", whole=True)

#: Subjects that have a new name since a release, old to new. An id that was released never just vanishes.
RENAMED: Mapping[str, str] = MappingProxyType({})


class Subject(str):
    """A kind, an id and, for some kinds, a part. It is equal to the string that is kept, and never changes.

    A string, so that it can stand where a kept one stands: in a mark, in a request, as the name of a row.
    """

    __slots__ = ()

    def __new__(cls, kind: str, id: str, part: str = "") -> Self:  # noqa: A002  the word for it
        """Make it; ``Subject("setting", "instagram", "account-private")``.

        Raises:
            ValueError: the kind is empty or holds a colon, or an id with a part holds a slash.
        """
        if not kind or ":" in kind or (part and "/" in id):
            raise ValueError(f"no subject of the kind {kind!r} can be named like this")
        return super().__new__(cls, f"{kind}:{id}/{part}" if part else f"{kind}:{id}")

    @classmethod
    def parse(cls, kept: str) -> "Subject":
        """Return the subject that a kept string names; a kind that is not known is no error."""
        return kept if isinstance(kept, cls) else super().__new__(cls, kept)

    @property
    def kind(self) -> str:
        """What sort of thing: ``task``, ``setting``, ``broker`` …"""
        return self.partition(":")[0]

    @property
    def id(self) -> str:
        """The id in the catalogue: of the task, the service, the site."""
        return self.partition(":")[2].partition("/")[0]

    @property
    def part(self) -> str:
        """The part of the thing, such as one setting of a service; empty for the whole."""
        return self.partition(":")[2].partition("/")[2]

    @property
    def about(self) -> "Subject":
        """What a reminder reminds of; for all others the subject itself."""
        return Subject.parse(self.partition(":")[2]) if self.kind == FOLLOW_UP else self

    @property
    def of_kind(self) -> Kind:
        """What is true of all subjects of this kind; of a reminder, what is true of its thing."""
        return KINDS.get(self.about.kind, ELSEWHERE)

    @property
    def page(self) -> tuple[str, str]:
        """The id of the page that shows it, and the argument of that page."""
        known = self.of_kind
        return known.page, "" if known.whole else self.about.id

    def __reduce__(self) -> tuple[object, ...]:
        """Return what makes it again, for copies."""
        return type(self).parse, (str(self),)

    def __repr__(self) -> str:
        """Show its parts, not the bare string."""
        return f"Subject({self.kind!r}, {self.id!r}, {self.part!r})"


def renamed(kept: str, names: Mapping[str, str] = RENAMED) -> str:
    """Return the present name of a kept subject; a reminder follows what it reminds of."""
    subject = Subject.parse(kept)
    if subject.kind == FOLLOW_UP:
        return follow_up(Subject.parse(renamed(subject.about, names)))
    return names.get(kept, kept)


def task(task_id: str) -> Subject:
    """Name a shared task."""
    return Subject("task", task_id)


def privacy(service_id: str) -> Subject:
    """Name the review of a service's settings."""
    return Subject("privacy", service_id)


def setting(service_id: str, setting_id: str) -> Subject:
    """Name one setting of a service."""
    return Subject("setting", service_id, setting_id)


def two_factor(service_id: str) -> Subject:
    """Name the second step of a service."""
    return Subject("two-factor", service_id)


def report(service_id: str, report_id: str = "") -> Subject:
    """Name the reports to a service, or one of them."""
    return Subject("report", service_id, report_id)


def recovery(service_id: str) -> Subject:
    """Name taking back the account at a service."""
    return Subject("recovery", service_id)


def sessions(service_id: str) -> Subject:
    """Name the look at the devices that are signed in to a service."""
    return Subject("sessions", service_id)


def broker(broker_id: str) -> Subject:
    """Name a people-search site."""
    return Subject("broker", broker_id)


def people_search(which: str) -> Subject:
    """Name a group of people-search sites: ``first`` or ``rest``."""
    return Subject("people-search", which)


def follow_up(subject: str) -> Subject:
    """Name the reminder to look again at what was asked."""
    return Subject.parse(f"{FOLLOW_UP}:{subject}")


#: The passwords that need changing, as one item.
PASSWORDS = Subject("password", "change")
