"""What the room for reports and recovery shows: what was asked, the services, and the ways of one."""

import datetime as dt
from dataclasses import dataclass

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import AsksFor, Catalogue, NotCovered, Recovery, Report, Service
from selfhelp.catalogue.text import said, said_each
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.language import Message, message, messages
from selfhelp.plan import asked
from selfhelp.plan.asked import Pace
from selfhelp.plan.followups import subject_name
from selfhelp.plan.given import given
from selfhelp.plan.service_reports import fit_for_a_child, matching_reports, report_link, report_steps
from selfhelp.plan.services import chosen_services
from selfhelp.views.asked_for import AskedFor, asked_for, standing
from selfhelp.views.effects import cautions, remarks

#: The argument of the page for a site that is not in the catalogue.
ANOTHER_SITE = "another-site"
#: How long to wait for a site on which nothing is written, in days.
USUAL_PACE = Pace(7, still_there=7)
HACKED = "hacked-account"


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that was asked, in the list. ``page`` is the argument of the page that shows it."""

    subject: str
    page: str
    name: str
    line: Message
    look: dt.date | None
    due: bool
    solved: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A service that can be asked; ``covered`` is false where nothing is written on it yet."""

    id: str
    name: str
    line: Message
    also: str = ""
    covered: bool = True


@dataclass(frozen=True, slots=True)
class ReportState:
    """The room: what was asked, due first; the person's services; all others, found by a search."""

    asked: tuple[Asked, ...]
    mine: tuple[Place, ...]
    others: tuple[Place, ...]
    due: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way to be heard: a report, or taking an account back.

    Attributes:
        id: of the report, or ``recovery``.
        fits: it covers what is happening.
        facts: what is known before it is opened: minutes are apart; account, images of minors.
        after: steps for when the account is back.
    """

    id: str
    title: Message
    fits: bool
    minutes: int
    facts: tuple[Message, ...]
    asks: tuple[AsksFor, ...]
    note: Message | None
    steps: tuple[Message, ...]
    after: tuple[Message, ...]
    notices: tuple[Message, ...]
    remarks: tuple[Message, ...]
    link: str
    trust: Trust
    request: AskedFor


@dataclass(frozen=True, slots=True)
class WaysState:
    """The ways of one service.

    Attributes:
        left_out: how many are not offered because someone in an image may be under 18.
        child: someone in an image may be under 18.
    """

    name: str
    first: tuple[Way, ...]
    others: tuple[Way, ...]
    left_out: int
    child: bool
    sessions: bool


@dataclass(frozen=True, slots=True)
class GeneralState:
    """A site on which nothing is written: what is said of it, and a route that most sites have."""

    id: str
    name: str
    why: Message | None
    steps: tuple[Message, ...]
    notices: tuple[Message, ...]
    request: AskedFor


GENERAL_STEPS: tuple[Message, ...] = (
    message("general route", "Save what you see first: a picture, the address of the page, the date."),
    message(
        "general route", "Open the post or the profile. Look for three dots or a flag, then for “Report”."
    ),
    message(
        "general route",
        "No such menu? At the foot of the site, look for “Help”, “Contact”, “Abuse” or “Legal”.",
    ),
    message("general route", "Choose the reason that comes closest. Give the address of each post."),
    message("general route", "Write down the case number and the day."),
)


def _line(service: Service, case: Case, *, child: bool) -> Message:
    fitting = matching_reports(service, case.answers.what, child_in_image=child)
    if fitting:
        first = said(f"services/{service.id}:reports.{fitting[0].id}.title", fitting[0].title)
        more = len(fitting) - 1
        if not more:
            return first
        return messages("report", "{title} · {count} more", "{title} · {count} more", more, title=first)
    if service.recovery is not None and HACKED in case.answers.what:
        return message("report", "Take the account back")
    return messages("report", "{count} way to report", "{count} ways to report", len(service.reports))


def _asked(catalogue: Catalogue, case: Case, today: dt.date) -> tuple[Asked, ...]:
    rows = []
    for made in asked.in_room(case, "report"):
        words, look = standing(made, today)
        rows.append(
            Asked(
                subject=str(made.subject),
                page=Subject.parse(made.subject).id,
                name=subject_name(catalogue, made.subject),
                line=words,
                look=look,
                due=asked.is_due(made, today),
                solved=asked.is_over(made),
            )
        )
    return tuple(sorted(rows, key=lambda r: (not r.due, r.solved, r.subject)))


def report_state(catalogue: Catalogue, case: Case, today: dt.date) -> ReportState:
    """Return the list: due first, then the person's own services, the rest to be searched."""
    child = given(catalogue, case).child_in_image
    chosen = [s for s in chosen_services(catalogue, case) if s.reports or s.recovery]
    rest = [s for s in catalogue.services if (s.reports or s.recovery) and s not in chosen]

    def place(service: Service) -> Place:
        return Place(
            service.id,
            service.name,
            _line(service, case, child=child),
            also=" ".join((*service.aliases, *service.domains)),
        )

    bare = [
        Place(
            n.id,
            n.name,
            message("report", "Not covered yet: the usual way"),
            also=" ".join((*n.aliases, *n.domains)),
            covered=False,
        )
        for n in catalogue.not_covered
    ]
    others = sorted([*map(place, rest), *bare], key=lambda p: p.name.casefold())
    rows = _asked(catalogue, case, today)
    return ReportState(rows, tuple(map(place, chosen)), tuple(others), sum(r.due for r in rows))


def _facts(report: Report, *, child: bool) -> tuple[Message, ...]:
    facts = []
    if report.needs_account is False:
        facts.append(message("report", "Works without an account"))
    elif report.needs_account:
        facts.append(message("report", "You need an account there"))
    if child and report.minor_images:
        facts.append(message("report", "Made for images of someone under 18"))
    return tuple(facts)


def _report_way(
    service: Service,
    report: Report,
    catalogue: Catalogue,
    case: Case,
    today: dt.date,
    *,
    fits: bool,
    child: bool,
) -> Way:
    key = f"services/{service.id}:reports.{report.id}"
    subject = subjects.report(service.id, report.id)
    return Way(
        id=report.id,
        title=said(f"{key}.title", report.title),
        fits=fits,
        minutes=report.minutes,
        facts=_facts(report, child=child),
        asks=report.asks_for,
        note=said(f"{key}.note", report.note) if report.note else None,
        steps=report_steps(service, report, child_in_image=child),
        after=(),
        notices=cautions(report.effects),
        remarks=remarks(report.effects),
        link=report_link(report, child_in_image=child),
        trust=trust_of(report, catalogue, today),
        request=asked_for(subject, case.request(subject), today),
    )


def _recovery_way(
    service: Service, recovery: Recovery, catalogue: Catalogue, case: Case, today: dt.date, *, fits: bool
) -> Way:
    key = f"services/{service.id}:recovery"
    subject = subjects.recovery(service.id)
    return Way(
        id="recovery",
        title=message("report", "Take the account back"),
        fits=fits,
        minutes=recovery.minutes,
        facts=(message("report", "When you are locked out, or someone else is in"),),
        asks=recovery.asks_for,
        note=said(f"{key}.note", recovery.note) if recovery.note else None,
        steps=said_each(f"{key}.steps", recovery.steps),
        after=said_each(f"{key}.after", recovery.after),
        notices=cautions(recovery.effects),
        remarks=remarks(recovery.effects),
        link=recovery.link or "",
        trust=trust_of(recovery, catalogue, today),
        request=asked_for(subject, case.request(subject), today),
    )


def ways_state(catalogue: Catalogue, case: Case, today: dt.date, service: Service) -> WaysState:
    """Return the ways of a service, those that fit what is happening first; recovery first when hacked."""
    child = given(catalogue, case).child_in_image
    fitting = matching_reports(service, case.answers.what, child_in_image=child)
    offered = [r for r in service.reports if fit_for_a_child(r) or not child]
    # A form made for such images comes before one that only takes them.
    offered.sort(key=lambda r: not (child and r.minor_images))
    ways = [_report_way(service, r, catalogue, case, today, fits=r in fitting, child=child) for r in offered]
    if service.recovery is not None:
        hacked = HACKED in case.answers.what
        back = _recovery_way(service, service.recovery, catalogue, case, today, fits=hacked)
        ways = [back, *ways] if hacked else [*ways, back]
    return WaysState(
        name=service.name,
        first=tuple(w for w in ways if w.fits),
        others=tuple(w for w in ways if not w.fits),
        left_out=len(service.reports) - len(offered),
        child=child,
        sessions=service.sessions is not None,
    )


def opens_with(state: WaysState) -> str:
    """Return the way that is open at first: what is due, what fits; else none is."""
    ways = (*state.first, *state.others)
    due = next((w.id for w in ways if w.request.due), "")
    return due or next((w.id for w in state.first), "")


def pace_of_way(service: Service | None, way: str) -> Pace:
    """Return how long to wait after a report or a recovery."""
    if service is None:
        return USUAL_PACE
    if way == "recovery" and service.recovery is not None:
        return asked.pace_of(service.recovery)
    report = next((r for r in service.reports if r.id == way), None)
    return asked.pace_of(report) if report else USUAL_PACE


def general_state(catalogue: Catalogue, case: Case, today: dt.date, site: str) -> GeneralState | None:
    """Return the general route for a site that is not covered, or for any other; None for another id."""
    entry: NotCovered | None = next((n for n in catalogue.not_covered if n.id == site), None)
    if entry is None and site != ANOTHER_SITE:
        return None
    subject = subjects.report(site)
    return GeneralState(
        id=site,
        name=entry.name if entry else "",
        why=said(f"not-covered/{site}:why", entry.why) if entry else None,
        steps=GENERAL_STEPS,
        notices=cautions(("destroys-evidence",)),
        request=asked_for(subject, case.request(subject), today),
    )
