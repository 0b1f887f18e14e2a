"""What the list of services shows: the person's own first, the rest to be searched."""

from dataclasses import dataclass

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.model import Catalogue, Service
from selfhelp.language import Message, message, messages
from selfhelp.plan.services import FIRST_SETTINGS, chosen_services


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service of the list.

    Attributes:
        also: other names it is found by.
        minutes: for the first settings that are left; 0 when nothing is.
    """

    id: str
    name: str
    line: Message
    minutes: int
    done: bool
    also: str = ""


@dataclass(frozen=True, slots=True)
class PrivacyState:
    """The list of services.

    Attributes:
        next: the service to look at first; None when all are behind, or none is chosen.
        mine: the person's other services, those that are left first.
        others: the rest by name, found by a search.
    """

    next: ServiceRow | None
    mine: tuple[ServiceRow, ...]
    others: tuple[ServiceRow, ...]
    done: int
    total: int


def service_row(service: Service, case: Case) -> ServiceRow:
    """Return the row of a service: how many settings are left, and how long the first ones take."""
    left = [s for s in service.settings if case.mark(subjects.setting(service.id, s.id)) is None]
    behind = len(service.settings) - len(left)
    if not left:
        line = message("privacy", "Looked at everything")
    elif behind:
        line = message(
            "privacy", "{done} of {count} settings looked at", done=behind, count=len(service.settings)
        )
    else:
        line = messages("privacy", "{count} setting worth a look", "{count} settings worth a look", len(left))
    return ServiceRow(
        id=service.id,
        name=service.name,
        line=line,
        minutes=sum(s.minutes for s in left[:FIRST_SETTINGS]),
        done=not left,
        also=" ".join((*service.aliases, *service.domains)),
    )


def _not_covered(catalogue: Catalogue) -> list[ServiceRow]:
    """Return the services on which nothing is written, so that a search for one says so."""
    line = message("privacy", "Not covered yet: what to look for")
    return [
        ServiceRow(n.id, n.name, line, 0, done=False, also=" ".join((*n.aliases, *n.domains)))
        for n in catalogue.not_covered
    ]


def privacy_state(catalogue: Catalogue, case: Case) -> PrivacyState:
    """Return what to draw: the most important service that is left stands on top."""
    chosen = [s for s in chosen_services(catalogue, case) if s.settings]
    rows = [service_row(s, case) for s in chosen]
    # What is behind does not fill the places of what is left.
    mine = [r for r in rows if not r.done] + [r for r in rows if r.done]
    first = mine[0] if mine and not mine[0].done else None
    rest = [service_row(s, case) for s in catalogue.services if s.settings and s not in chosen]
    return PrivacyState(
        next=first,
        mine=tuple(r for r in mine if r is not first),
        others=tuple(sorted([*rest, *_not_covered(catalogue)], key=lambda r: r.name.casefold())),
        done=sum(r.done for r in rows),
        total=len(rows),
    )
