"""What is worth doing for this person: items made from the catalogue and the case."""

import datetime as dt
from collections.abc import Iterable, Iterator

from selfhelp.case import subjects
from selfhelp.case.model import Answers, Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import (
    Catalogue,
    Effect,
    Horizon,
    Report,
    Service,
    Task,
)
from selfhelp.catalogue.text import said
from selfhelp.language import Message, message, messages
from selfhelp.plan import asked, wording
from selfhelp.plan.model import Item

#: Scenarios in which someone may be inside an account.
MAY_BE_INSIDE = frozenset({"hacked-account", "stalking"})
#: Taking an account back signs the intruder out, and with that their traces leave the account.
PICTURES_OF_CHANGES = subjects.task("save-account-changes")
FIRST_SETTINGS = 5
#: A report never outranks the shared tasks that keep someone safe.
LARGEST_REPORT_WEIGHT = 65


def unique_effects(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    return tuple(dict.fromkeys(effects))


def scenario_reason(catalogue: Catalogue, scenario_id: str) -> Message | None:
    """Return the reason that quotes what the person chose as happening."""
    scenario = catalogue.scenario(scenario_id)
    if scenario is None:
        return None
    title = said(f"scenarios/{scenario.id}:title", scenario.title)
    return message("because", "You said: “{what}”.", what=title)


def task_applies(task: Task, answers: Answers) -> bool:
    """Tell whether a shared task is for this person: every list it gives must match one answer."""
    applies = task.applies
    pairs: list[tuple[Iterable[str], Iterable[str]]] = [
        (applies.scenarios, answers.what),
        (applies.exposed, answers.exposed),
        (applies.who, [answers.who] if answers.who else []),
        (applies.watched, [answers.watched] if answers.watched else []),
        (applies.countries, [answers.country] if answers.country else []),
        (applies.services, answers.where),
    ]
    if any(wanted and not set(wanted) & set(given) for wanted, given in pairs):
        return False
    if applies.danger is not None and applies.danger != (answers.danger is True):
        return False
    return answers.country not in applies.except_countries


def _task_reasons(task: Task, catalogue: Catalogue, answers: Answers) -> Iterator[Message]:
    applies = task.applies
    if applies.danger and answers.danger:
        yield wording.DANGER_REASON
    if applies.watched and answers.watched:
        yield wording.WATCHED_REASON
    yield from (wording.EXPOSED_REASONS[e] for e in answers.exposed if e in applies.exposed)
    if applies.who and answers.who:
        yield wording.WHO_REASONS[answers.who]
    for scenario_id in answers.what:
        if scenario_id in applies.scenarios:
            reason = scenario_reason(catalogue, scenario_id)
            if reason is not None:
                yield reason


def shared_items(catalogue: Catalogue, case: Case) -> Iterator[Item]:
    """Yield the shared tasks that apply."""
    for task in catalogue.tasks:
        if not task_applies(task, case.answers):
            continue
        key = f"tasks/{task.id}"
        yield Item(
            id=subjects.task(task.id),
            room=task.room,
            title=said(f"{key}:title", task.title),
            when=task.when,
            why=said(f"{key}:why", task.why),
            because=tuple(_task_reasons(task, catalogue, case.answers)),
            effects=task.effects,
            minutes=task.minutes,
            weight=task.weight,
            target=task.id,
            after=tuple(subjects.task(a) for a in task.after),
            saves_evidence=task.saves_evidence,
            revision=task.revision,
        )


def chosen_services(catalogue: Catalogue, case: Case) -> tuple[Service, ...]:
    """Return the services the person uses, the most important first."""
    ids = {*case.answers.where, *(a.service for a in case.accounts if a.service)}
    chosen = [s for s in catalogue.services if s.id in ids]
    return tuple(sorted(chosen, key=lambda s: (-s.importance, s.id)))


def _privacy_item(service: Service, case: Case, rank: int) -> Item | None:
    undone = [s for s in service.settings if case.mark(subjects.setting(service.id, s.id)) is None]
    if not service.settings:
        return None
    first = (undone or list(service.settings))[:FIRST_SETTINGS]
    return Item(
        id=subjects.privacy(service.id),
        room="privacy",
        title=message("plan", "Review the privacy settings of {service}", service=service.name),
        when="this-week" if rank < 3 else "later",
        why=messages(
            "plan",
            "{count} setting is worth a look. It decides who can find you, reach you and see what you share.",
            "{count} settings are worth a look, the most useful first. They decide who can find you, "
            "reach you "
            "and see what you share.",
            len(undone) or len(service.settings),
        ),
        because=(message("because", "You said you use {service}.", service=service.name),),
        effects=(),
        minutes=sum(s.minutes for s in first),
        weight=service.importance // 2 + 10,
        target=service.id,
        revision=service.revision,
    )


def matching_reports(service: Service, what: Iterable[str]) -> tuple[Report, ...]:
    """Return the reports of a service that cover what is happening; a hacked account has its own route."""
    wanted = set(what)
    if service.recovery is not None:
        wanted.discard("hacked-account")
    return tuple(r for r in service.reports if wanted & set(r.covers))


def _report_item(service: Service, catalogue: Catalogue, case: Case) -> Item | None:
    reports = matching_reports(service, case.answers.what)
    if not reports:
        return None
    covered = {c for r in reports for c in r.covers}
    reasons = (scenario_reason(catalogue, s) for s in case.answers.what if s in covered)
    return Item(
        id=subjects.report(service.id),
        room="report",
        title=message("plan", "Send a report to {service}", service=service.name),
        when="today",
        why=messages(
            "plan",
            "There is {count} report form that fits what is happening. Save the posts before you send it.",
            "There are {count} report forms that fit what is happening. Save the posts before you send one.",
            len(reports),
        ),
        because=tuple(r for r in reasons if r is not None),
        effects=unique_effects(e for r in reports for e in r.effects),
        minutes=min(30, sum(r.minutes for r in reports)),
        weight=min(LARGEST_REPORT_WEIGHT, service.importance),
        target=service.id,
        revision=max(r.revision for r in reports),
    )


def _recover_item(service: Service, catalogue: Catalogue, case: Case) -> Item | None:
    taken = any(a.taken_over and a.service == service.id for a in case.accounts)
    if service.recovery is None or not (taken or "hacked-account" in case.answers.what):
        return None
    reason = scenario_reason(catalogue, "hacked-account")
    return Item(
        id=subjects.recovery(service.id),
        room="report",
        title=message("plan", "Check {service}, and take it back if someone is in it", service=service.name),
        when="now" if service.resets_others or taken else "today",
        why=(
            message("plan", "Whoever holds this account can reset others. It comes before the rest.")
            if service.resets_others
            else message("plan", "The sooner the service hears of it, the more it can still undo.")
        ),
        because=(reason,) if reason else (),
        effects=unique_effects([*service.recovery.effects, "may-alert"]),
        after=(PICTURES_OF_CHANGES,),
        minutes=service.recovery.minutes,
        weight=service.importance,
        target=service.id,
        revision=service.recovery.revision,
    )


def _sessions_item(service: Service, case: Case) -> Item | None:
    answers = case.answers
    near = answers.who in ("live-with", "known")
    inside = bool(MAY_BE_INSIDE & set(answers.what)) or "passwords" in answers.exposed
    if service.sessions is None or not (inside or (near and service.resets_others)):
        return None
    reason = (
        wording.EXPOSED_REASONS["passwords"]
        if "passwords" in answers.exposed
        else wording.WHO_REASONS[answers.who]
        if near and answers.who
        else message("because", "You said you use {service}.", service=service.name)
    )
    return Item(
        id=subjects.sessions(service.id),
        room="report",
        title=message("plan", "See which devices are signed in to {service}", service=service.name),
        when="today" if service.resets_others else "this-week",
        why=message("plan", "A device you do not know can read along, even after a new password."),
        because=(reason,),
        effects=service.sessions.effects,
        minutes=service.sessions.minutes,
        weight=service.importance - 5,
        target=service.id,
        revision=service.sessions.revision,
    )


def _two_factor_item(service: Service, case: Case, rank: int) -> Item | None:
    if service.two_factor is None:
        return None
    urgent = service.resets_others and (
        "hacked-account" in case.answers.what or "passwords" in case.answers.exposed
    )
    when: Horizon = "today" if urgent else "this-week" if rank < 3 or service.resets_others else "later"
    return Item(
        id=subjects.two_factor(service.id),
        room="two-factor",
        title=message("plan", "Turn on a second step for {service}", service=service.name),
        when=when,
        why=(
            message(
                "plan", "This account can reset others. With a second step, a stolen password is not enough."
            )
            if service.resets_others
            else message("plan", "With a second step, a stolen password is not enough to get in.")
        ),
        because=(message("because", "You said you use {service}.", service=service.name),),
        effects=("may-alert",),
        minutes=service.two_factor.minutes,
        weight=service.importance - 10 if not service.resets_others else service.importance,
        target=service.id,
        revision=service.two_factor.revision,
    )


def service_items(catalogue: Catalogue, case: Case) -> Iterator[Item]:
    """Yield what to do at each service the person uses."""
    for rank, service in enumerate(chosen_services(catalogue, case)):
        made = (
            _recover_item(service, catalogue, case),
            _sessions_item(service, case),
            _report_item(service, catalogue, case),
            _two_factor_item(service, case, rank),
            _privacy_item(service, case, rank),
        )
        yield from (item for item in made if item is not None)


def password_items(case: Case) -> Iterator[Item]:
    """Yield the passwords to change: what the audit found and the person put on their list."""
    needing = [a for a in case.accounts if a.change_because]
    if not needing:
        return
    urgent = {"breached", "empty", "common", "reused", "personal"}
    first = min(needing, key=lambda a: (not a.taken_over, not urgent & set(a.change_because), a.name, a.id))
    others = len(needing) - 1
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
        when="today" if any(urgent & set(a.change_because) for a in needing) else "this-week",
        why=message("plan", "The audit found that these passwords can be guessed or are used twice."),
        because=(message("because", "The list of accounts says so."),),
        effects=("may-alert",),
        minutes=min(60, 10 * len(needing)),
        weight=75,
        target="accounts",
    )


def subject_name(catalogue: Catalogue, subject: str) -> str:
    """Return the name of the site or service that a request is about."""
    about = Subject.parse(subject)
    entry = catalogue.broker(about.id) if about.kind == "broker" else catalogue.service(about.id)
    return entry.name if entry else about.id


def follow_up_items(catalogue: Catalogue, case: Case, today: dt.date) -> Iterator[Item]:
    """Yield the requests whose day to look again has come."""
    for request in asked.due(case.requests, today):
        name = subject_name(catalogue, request.subject)
        gone = request.state == "gone"
        yield Item(
            id=subjects.follow_up(request.subject),
            room="people-search" if Subject.parse(request.subject).kind == "broker" else "report",
            title=(
                message("plan", "See whether {site} shows you again", site=name)
                if gone
                else message("plan", "See what {site} did with your request", site=name)
            ),
            when="today",
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
            weight=70,
            target=request.subject,
        )
