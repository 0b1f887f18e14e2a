"""What follows from what was done so far: passwords to change, and requests to look at again."""

import datetime as dt
from collections.abc import Iterator

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Catalogue
from selfhelp.language import message, messages
from selfhelp.plan import asked
from selfhelp.plan.conditions import Given
from selfhelp.plan.model import Item
from selfhelp.plan.reach import URGENT, first_to_change
from selfhelp.plan.rules import placed


def password_items(
    catalogue: Catalogue, case: Case, to: Given, left_out: frozenset[str] = frozenset()
) -> Iterator[Item]:
    """Yield the passwords to change: what the audit found and the person put on their list."""
    needing = first_to_change(catalogue, case)
    urgent = any(URGENT & set(a.change_because) for a in needing)
    place = placed(catalogue, "password-change-urgent" if urgent else "password-change", to)
    if not needing or place is None or "password-change" in left_out:
        return
    first, others = needing[0], len(needing) - 1
    title = (
        messages(
            "plan",
            "Change the password of {account} and {count} other",
            "Change the password of {account} and {count} others",
            others,
            account=first.name,
        )
        if others
        else message("plan", "Change the password of {account}", account=first.name)
    )
    yield Item(
        id=subjects.PASSWORDS,
        room="accounts",
        title=title,
        when=place.when,
        why=message("plan", "The audit found that these passwords can be guessed or are used twice."),
        because=(message("because", "You marked this password to change."),),
        effects=("may-alert",),
        minutes=min(60, 10 * len(needing)),
        weight=place.weight,
        target="accounts",
        after=place.after,
        part_of=place.part_of,
    )


def subject_name(catalogue: Catalogue, subject: str) -> str:
    """Return the name of the site or service that a request is about."""
    about = Subject.parse(subject)
    entry = catalogue.broker(about.id) if about.kind == "broker" else catalogue.service(about.id)
    if entry is not None:
        return entry.name
    # A site on which nothing is written can be asked, too.
    return next((n.name for n in catalogue.not_covered if n.id == about.id), about.id)


def follow_up_items(catalogue: Catalogue, case: Case, to: Given, today: dt.date) -> Iterator[Item]:
    """Yield the requests whose day to look again has come."""
    place = placed(catalogue, "follow-up", to)
    if place is None:
        return
    for request in asked.due(case.requests, today):
        name = subject_name(catalogue, request.subject)
        gone = asked.is_over(request)
        yield Item(
            id=subjects.follow_up(request.subject),
            room="people-search" if Subject.parse(request.subject).kind == "broker" else "report",
            title=(
                message("plan", "See whether {site} shows you again", site=name)
                if gone
                else message("plan", "See what {site} did with your request", site=name)
            ),
            when=place.when,
            why=(
                message(
                    "plan", "Pages that were removed come back sometimes. A look now and then finds them."
                )
                if gone
                else message(
                    "plan", "The day to look again has come. A reminder often helps when nothing happened."
                )
            ),
            because=(),
            effects=(),
            minutes=5,
            weight=place.weight,
            target=request.subject,
            keeps_its_day=True,
        )
