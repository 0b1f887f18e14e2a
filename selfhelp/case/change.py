"""Every way in which a case changes: pure functions from a case to the next one."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from selfhelp.case import subjects
from selfhelp.case.model import (
    Account,
    Answers,
    Attachment,
    Case,
    Draft,
    Incident,
    Mark,
    MarkState,
    Preferences,
    Request,
    RequestState,
)

Named = TypeVar("Named", Mark, Request)

#: A change: given a case, the case after it.
Change = Callable[[Case], Case]


def _replaced(case: Case, **fields: Any) -> Case:
    return msgspec.structs.replace(case, **fields)


def answered(step: str, answers: Answers) -> Change:
    """Keep the answers, and that this question was shown, so that coming back resumes there."""

    def change(case: Case) -> Case:
        asked = case.asked if step in case.asked else (*case.asked, step)
        return _replaced(case, answers=answers, asked=asked)

    return change


def finish_triage(case: Case) -> Case:
    """Note that the questions are behind; the plan comes next."""
    return _replaced(case, triage_done=True)


def reopen_triage(case: Case) -> Case:
    """Ask the questions again, keeping every answer."""
    return _replaced(case, triage_done=False, asked=())


def mark(subject: str, state: MarkState, on: dt.date, revision: int = 1) -> Change:
    """Mark a thing as done, not now, or as not applying.

    Args:
        subject: what it is about.
        state: what the person said of it.
        on: the day, on the person's calendar.
        revision: that of the steps which were followed.
    """

    def change(case: Case) -> Case:
        others = [m for m in case.marks if m.subject != subject]
        made = Mark(str(subject), state, on, revision)
        return _replaced(case, marks=tuple(sorted([*others, made], key=lambda m: m.subject)))

    return change


def unmark(subject: str) -> Change:
    """Take a mark back."""
    return lambda case: _replaced(case, marks=tuple(m for m in case.marks if m.subject != subject))


def request(
    subject: str,
    state: RequestState,
    on: dt.date,
    look_again: dt.date | None,
    reference: str | None = None,
    note: str | None = None,
) -> Change:
    """Note where a request stands. Its first date, its reference and its note stay unless given.

    Args:
        subject: what it is about.
        state: where it stands now.
        on: the day it came there; where it is sent, also the day from which it counts.
        look_again: the day to look again; None for never.
        reference: the number that the site gave; None leaves the one before.
        note: the person's own words; None leaves those before.
    """

    def change(case: Case) -> Case:
        before = case.request(subject)
        made = Request(
            subject=str(subject),
            state=state,
            sent=on if before is None or state == "sent" else before.sent,
            look_again=look_again,
            reference=(before.reference if before else "") if reference is None else reference,
            note=(before.note if before else "") if note is None else note,
        )
        others = [r for r in case.requests if r.subject != subject]
        return _replaced(case, requests=tuple(sorted([*others, made], key=lambda r: r.subject)))

    return change


def withdraw_request(subject: str) -> Change:
    """Forget a request, as if it had not been sent."""
    return lambda case: _replaced(case, requests=tuple(r for r in case.requests if r.subject != subject))


def keep_incident(incident: Incident) -> Change:
    """Add an incident, or replace the one with its id; newest first."""

    def change(case: Case) -> Case:
        others = [i for i in case.incidents if i.id != incident.id]
        ordered = sorted([*others, incident], key=lambda i: (i.when, i.id), reverse=True)
        return _replaced(case, incidents=tuple(ordered))

    return change


def drop_incident(incident_id: str) -> Change:
    """Remove an incident."""
    return lambda case: _replaced(case, incidents=tuple(i for i in case.incidents if i.id != incident_id))


def add_file(incident_id: str, file: Attachment) -> Change:
    """Add a file to a record; nothing happens where the record is gone."""

    def change(case: Case) -> Case:
        return _with_files(case, incident_id, lambda files: (*files, file))

    return change


def drop_file(file_id: str) -> Change:
    """Take a file off its record. Its pieces go when nothing can bring it back any more."""

    def change(case: Case) -> Case:
        holders = [i.id for i in case.incidents if any(f.id == file_id for f in i.files)]
        for holder in holders:
            case = _with_files(case, holder, lambda files: tuple(f for f in files if f.id != file_id))
        return case

    return change


def _with_files(
    case: Case,
    incident_id: str,
    change: Callable[[tuple[Attachment, ...]], tuple[Attachment, ...]],
) -> Case:
    made = (
        msgspec.structs.replace(i, files=change(i.files)) if i.id == incident_id else i
        for i in case.incidents
    )
    return _replaced(case, incidents=tuple(made))


def keep_account(account: Account) -> Change:
    """Add an account, or replace the one with its id."""
    return keep_accounts([account])


def keep_accounts(accounts: Iterable[Account]) -> Change:
    """Add many accounts, or replace those with their ids, as one change: kept and taken back at once."""
    made = {a.id: a for a in accounts}

    def change(case: Case) -> Case:
        kept = {a.id: a for a in case.accounts} | made
        return _replaced(case, accounts=tuple(sorted(kept.values(), key=lambda a: (a.name.casefold(), a.id))))

    return change


def drop_account(account_id: str) -> Change:
    """Remove an account from the list."""
    return lambda case: _replaced(case, accounts=tuple(a for a in case.accounts if a.id != account_id))


def keep_draft(place: str, words: Mapping[str, str]) -> Change:
    """Keep what was typed at a place and is not finished; empty words take the draft away.

    Args:
        place: where it was typed, such as ``letter:police``.
        words: a field's name to what it holds.
    """

    def change(case: Case) -> Case:
        others = [d for d in case.drafts if d.place != place]
        made = [Draft(place, tuple(sorted(words.items())))] if words else []
        return _replaced(case, drafts=tuple(sorted([*others, *made], key=lambda d: d.place)))

    return change


def prefer(**fields: Any) -> Change:
    """Change how the program looks: language, theme, text size, window."""

    def change(case: Case) -> Case:
        preferences: Preferences = msgspec.structs.replace(case.preferences, **fields)
        return _replaced(case, preferences=preferences)

    return change


def under_present_names(case: Case, names: Mapping[str, str] = subjects.RENAMED) -> Case:
    """Return a case that was kept under older names of things with the names of today.

    Where both names were kept, what the person did under the present one counts.
    """
    if not names:
        return case

    def present(records: tuple[Named, ...]) -> tuple[Named, ...]:
        found: dict[str, Named] = {}
        for record in records:
            name = subjects.renamed(record.subject, names)
            if name == record.subject or name not in found:
                found[name] = msgspec.structs.replace(record, subject=name)
        return tuple(found[name] for name in sorted(found))

    return _replaced(case, marks=present(case.marks), requests=present(case.requests))
