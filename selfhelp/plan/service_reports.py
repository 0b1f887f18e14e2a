"""What to report at a service: which forms fit what is happening, their steps, and their item on the plan."""

import re
from collections.abc import Iterable

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.actions import shown_effects
from selfhelp.catalogue.checks.safety import COPIES
from selfhelp.catalogue.model import Catalogue, Report, Service
from selfhelp.catalogue.text import said, said_each
from selfhelp.language import Message, message, messages
from selfhelp.plan.at_service import AtService, actions_of
from selfhelp.plan.conditions import Given
from selfhelp.plan.model import Door, Item


def matching_reports(
    service: Service, what: Iterable[str], *, child_in_image: bool = False
) -> tuple[Report, ...]:
    """Return the reports of a service that cover what is happening; a hacked account has its own route.

    A form that asks for the image is left out when a child may be in it, and so is one that is not fit for
    such images.
    """
    wanted = set(what)
    if service.recovery is not None:
        wanted.discard("hacked-account")
    fitting = (r for r in service.reports if wanted & set(r.covers))
    if not child_in_image:
        return tuple(fitting)
    return tuple(r for r in fitting if fit_for_a_child(r))


def fit_for_a_child(report: Report) -> bool:
    """Tell whether a report may be offered when someone in an image may be under 18."""
    return "images" not in report.asks_for and report.minor_images is not False


#: What comes before the steps of every form when someone in an image may be under 18.
_CHILD_FIRST = message(
    "plan",
    "Write down the link, the name of the account and the date. Keep no copy of the image, and don’t look "
    "for it again for this. Where a step begins at the post, you can begin at the profile of the account.",
)
_CHILD_REASON = message(
    "plan",
    "When the form asks for a reason: is there one for someone under 18? Choose that. If not, the one named "
    "below.",
)
#: It stands where the form's own reason for adults would.
_CHILD_REASON_HERE = message(
    "plan",
    "Choose the reason for someone under 18, whatever it is called there. Is there none? Choose the one "
    "closest to sexual or intimate images.",
)
#: What is said to adults: a picture need not be kept, where of a child none may be; a page for adults.
_FOR_ADULTS = re.compile(r"need not keep|help on intimate images")
#: The reason that an adult chooses for intimate images.
_ADULTS_REASON = re.compile(r"\breason\b.*\bintimate\b")


def report_steps(service: Service, report: Report, *, child_in_image: bool) -> tuple[Message, ...]:
    """Return the steps of a report. When a child may be in an image, none of them makes a picture of it.

    Nor is the reason or the page for adults named then.

    Source: UKCIS, Sharing nudes and semi-nudes: never copy, print, share, store or save such an image.
    """
    said_steps = said_each(f"services/{service.id}:reports.{report.id}.steps", report.steps)
    if not child_in_image:
        return said_steps
    kept = tuple(
        _CHILD_REASON_HERE if _ADULTS_REASON.search(s) else m
        for m, s in zip(said_steps, report.steps, strict=True)
        if not COPIES.search(s) and not _FOR_ADULTS.search(s)
    )
    if _CHILD_REASON_HERE in kept:
        return (_CHILD_FIRST, *kept)
    # Who follows the steps in order has sent the form by the last of them: the right reason comes before.
    return (_CHILD_FIRST, _CHILD_REASON, *kept)


def report_link(report: Report, *, child_in_image: bool) -> str:
    """Return the page of a report, or nothing: a page for adults leads a child to a service for adults."""
    return "" if child_in_image and report.link_for_adults else report.link or ""


def _report_why(reports: int, *, child_in_image: bool) -> Message:
    if child_in_image:
        return messages(
            "plan",
            "{count} form fits what is happening. It needs no copy of the image.",
            "{count} forms fit what is happening. They need no copy of the image.",
            reports,
        )
    return messages(
        "plan",
        "{count} form fits what is happening. Save the posts before you send it.",
        "{count} forms fit what is happening. Save the posts before you send one.",
        reports,
    )


def _choose(reports: Iterable[Report], key: str) -> Message:
    """Return one step that names several forms: they are a choice, and no order of steps."""
    names = [said(f"{key}:reports.{r.id}.title", r.title) for r in reports]
    listed = message("plan", "“{form}”", form=names[-1])
    for name in reversed(names[:-1]):
        listed = message("plan", "“{form}”, {more}", form=name, more=listed)
    return message("plan", "One form is enough to begin. Choose what fits best: {forms}.", forms=listed)


#: For whoever helps: a report is sent in another person's matter.
_ASK_FIRST = message("plan", "Ask them first whether they want it reported, and by whom.")


def offered_reports(
    service: Service, catalogue: Catalogue, case: Case, to: Given, left_out: frozenset[str]
) -> tuple[Report, ...]:
    """Return the reports that the plan offers, the one made for what happens before those for everything.

    Left out are forms whose work a task on the plan does, and what happens on no page that could be
    reported, as the rule says.
    """
    rule = catalogue.rule("report")
    what = [w for w in case.answers.what if rule is None or w not in rule.leave_out]
    fitting = matching_reports(service, what, child_in_image=to.child_in_image)
    kept = (r for r in fitting if subjects.report(service.id, r.id) not in left_out)
    return tuple(sorted(kept, key=lambda r: len(r.covers)))


def report_item(at: AtService) -> Item | None:
    """Return the item with the forms of one service, or None where none fits."""
    service, place = at.service, at.placed("report")
    reports = offered_reports(service, at.catalogue, at.case, at.to, at.left_out)
    if not reports or place is None:
        return None
    covered = {c for r in reports for c in r.covers}
    because = at.reasons(s for s in at.case.answers.what if s in covered)
    only = reports[0] if len(reports) == 1 else None
    steps = (
        report_steps(service, only, child_in_image=at.to.child_in_image)
        if only is not None
        else (_choose(reports, at.key),)
    )
    asked = (_ASK_FIRST,) if at.for_another else ()
    return Item(
        id=subjects.report(service.id),
        room="report",
        # What is chosen is what they use, too: nobody said that it happened there.
        title=message("plan", "Send a report to {service}, if it happened there", service=at.name),
        when=place.when,
        why=_report_why(len(reports), child_in_image=at.to.child_in_image),
        because=because,
        effects=shown_effects(
            [a for r in reports for a in actions_of(r, "report")], [e for r in reports for e in r.effects]
        ),
        minutes=min(30, sum(r.minutes for r in reports)),
        weight=place.weight,
        target=service.id,
        after=place.after,
        part_of=place.part_of,
        revision=max(r.revision for r in reports),
        steps=(*asked, *steps),
        doors=tuple(
            Door(said(f"{at.key}:reports.{r.id}.title", r.title), link)
            for r in reports
            if (link := report_link(r, child_in_image=at.to.child_in_image))
        ),
    )
