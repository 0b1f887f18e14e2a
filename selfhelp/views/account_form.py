"""The form of an account: what it starts with, what can be found while typing, and the account it makes."""

from dataclasses import asdict, dataclass

from selfhelp.case.model import Account, Case
from selfhelp.catalogue.model import Catalogue, Service
from selfhelp.language import Message, message
from selfhelp.plan import reach

#: From so many letters on names are offered.
LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form holds."""

    name: str = ""
    username: str = ""
    reset_by: str = ""
    taken_over: bool = False

    def words(self) -> dict[str, str]:
        """Return it as the words of a draft."""
        made = asdict(self)
        return {**made, "taken_over": "yes" if self.taken_over else ""}


def typed_of(account: Account | None, draft: dict[str, str]) -> Typed:
    """Return what the form starts with: what was half typed before, else the account, else nothing."""
    if draft:
        words = {k: draft.get(k, "") for k in ("name", "username", "reset_by")}
        return Typed(**words, taken_over=bool(draft.get("taken_over")))
    if account is None:
        return Typed()
    return Typed(account.name, account.username, account.reset_by, account.taken_over)


def names_found(catalogue: Catalogue, typed: str, most: int) -> tuple[str, ...]:
    """Return names of services and other sites that begin with what is typed, or hold a word that does.

    Args:
        catalogue: what we know.
        typed: what stands in the field; nothing is offered for one letter, nor for a name that is whole.
        most: at most so many, services first.
    """
    wanted = typed.strip().casefold()
    names = [(name, 0) for s in catalogue.services for name in (s.name, *s.aliases)]
    names += [(name, 1) for s in catalogue.sign_ins for name in (s.name, *s.aliases)]
    if len(wanted) < LEAST_LETTERS or any(name.casefold() == wanted for name, _kind in names):
        return ()
    found = {
        name.casefold(): (not name.casefold().startswith(wanted), kind, name)
        for name, kind in reversed(names)
        if any(word.startswith(wanted) for word in (name.casefold(), *name.casefold().split()))
    }
    return tuple(name for _later, _kind, name in sorted(found.values())[:most])


def service_called(catalogue: Catalogue, name: str) -> Service | None:
    """Return the service with this name, another of its names, or one of its addresses; None for none."""
    wanted = name.strip().casefold()
    return next(
        (
            s
            for s in catalogue.services
            if wanted in {n.casefold() for n in (s.name, *s.aliases)} or wanted in s.domains
        ),
        None,
    )


def missing_name(typed: Typed) -> Message | None:
    """Return what to say where the form names no account, else None."""
    return None if typed.name.strip() else message("accounts", "Write the name of the service or site.")


def account_typed(catalogue: Catalogue, typed: Typed, before: Account | None, new_id: str) -> Account:
    """Return the account that a form makes; why its password must change outlives a change of the rest.

    Args:
        catalogue: what we know; a service that is named joins the plan.
        typed: what the form holds, with a name.
        before: the account that is changed; None for a new one.
        new_id: the id of a new one.
    """
    name = typed.name.strip()
    service = service_called(catalogue, name)
    if service is not None and service.name.casefold() == name.casefold():
        name = service.name
    # An account keeps its service under a name of the person's own, such as "Work mail".
    kept = before.service if before is not None and before.name == name else None
    return Account(
        id=before.id if before is not None else new_id,
        name=name,
        service=service.id if service is not None else kept,
        username=typed.username.strip(),
        reset_by=typed.reset_by.strip(),
        taken_over=typed.taken_over,
        change_because=before.change_because if before is not None else (),
    )


def suggested_openers(catalogue: Catalogue, case: Case, own_id: str = "") -> tuple[str, ...]:
    """Return mailboxes and numbers of the list, to choose what resets an account; those used most first.

    Args:
        catalogue: what we know.
        case: the accounts.
        own_id: the account that is being written; it does not reset itself.
    """
    used = [w.name for w in reach.ways_in(catalogue, case) if any(a.id != own_id for a in w.opens)]
    mailboxes = [a.username for a in case.accounts if a.id != own_id and "@" in a.username]
    found: dict[str, str] = {}
    for written in (*used, *mailboxes):
        found.setdefault(" ".join(written.split()).casefold(), written)
    return tuple(found.values())
