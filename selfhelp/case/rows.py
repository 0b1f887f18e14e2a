"""A case as rows, and rows as a case: one row a record, each JSON by itself, whatever the case around it."""

from typing import TypeVar

import msgspec

from selfhelp.case.model import Account, Answers, Case, Draft, Incident, Mark, Preferences, Request

T = TypeVar("T")
Rows = dict[tuple[str, str], bytes]


class Progress(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far triage went."""

    asked: tuple[str, ...] = ()
    triage_done: bool = False


def to_rows(case: Case) -> Rows:
    """Return the case as rows: (kind, key) to JSON."""
    encode = msgspec.json.encode
    rows: Rows = {
        ("answers", ""): encode(case.answers),
        ("progress", ""): encode(Progress(case.asked, case.triage_done)),
        ("preferences", ""): encode(case.preferences),
    }
    rows.update({("mark", m.subject): encode(m) for m in case.marks})
    rows.update({("request", r.subject): encode(r) for r in case.requests})
    rows.update({("incident", i.id): encode(i) for i in case.incidents})
    rows.update({("account", a.id): encode(a) for a in case.accounts})
    rows.update({("draft", d.place): encode(d) for d in case.drafts})
    return rows


def from_rows(rows: Rows) -> Case:
    """Return the case that the rows hold.

    Raises:
        msgspec.DecodeError, msgspec.ValidationError: a row is not what this format says.
    """

    def every(kind: str, shape: type[T]) -> list[T]:
        return [msgspec.json.decode(body, type=shape) for (k, _), body in rows.items() if k == kind]

    def one(kind: str, empty: T) -> T:
        body = rows.get((kind, ""))
        return empty if body is None else msgspec.json.decode(body, type=type(empty))

    progress = one("progress", Progress())
    return Case(
        answers=one("answers", Answers()),
        asked=progress.asked,
        triage_done=progress.triage_done,
        marks=tuple(sorted(every("mark", Mark), key=lambda m: m.subject)),
        requests=tuple(sorted(every("request", Request), key=lambda r: r.subject)),
        incidents=tuple(sorted(every("incident", Incident), key=lambda i: (i.when, i.id), reverse=True)),
        accounts=tuple(sorted(every("account", Account), key=lambda a: (a.name.casefold(), a.id))),
        drafts=tuple(sorted(every("draft", Draft), key=lambda d: d.place)),
        preferences=one("preferences", Preferences()),
    )
