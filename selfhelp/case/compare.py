"""What a change changed: told to whoever draws the case, so that only what differs is drawn again."""

from collections.abc import Iterable
from dataclasses import dataclass

from selfhelp.case.model import Account, Case, Incident, Mark, Request


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two cases.

    Args:
        before: the case as it was.
        after: the case as it is now.
        fields: names of the fields of :class:`Case` that differ.
        subjects: what the marks and requests that differ are about.
        accounts: ids of the accounts that differ.
        incidents: ids of the incidents that differ.
        keeping: how the case is kept was chosen or changed.
    """

    before: Case
    after: Case
    fields: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()
    keeping: bool = False

    def then(self, later: "Changes") -> "Changes":
        """Return this difference and a later one as one."""
        return compare(self.before, later.after, keeping=self.keeping or later.keeping)


def _differing(before: Iterable[Mark | Request | Account | Incident], after: Iterable[object]) -> set[object]:
    """Return the records that stand on one side only. Kept records are small, and hash by value."""
    return set(before) ^ set(after)


def compare(before: Case, after: Case, *, keeping: bool = False) -> Changes:
    """Return what differs between two cases."""
    fields = frozenset(f for f in Case.__struct_fields__ if getattr(before, f) != getattr(after, f))
    marks = _differing(before.marks, after.marks) if "marks" in fields else set()
    requests = _differing(before.requests, after.requests) if "requests" in fields else set()
    accounts = _differing(before.accounts, after.accounts) if "accounts" in fields else set()
    incidents = _differing(before.incidents, after.incidents) if "incidents" in fields else set()
    return Changes(
        before,
        after,
        fields=fields,
        subjects=frozenset(r.subject for r in marks | requests if isinstance(r, Mark | Request)),
        accounts=frozenset(a.id for a in accounts if isinstance(a, Account)),
        incidents=frozenset(i.id for i in incidents if isinstance(i, Incident)),
        keeping=keeping,
    )
