"""Which mailbox or number can open which accounts, and which of them is weak."""

import dataclasses
import re
from collections import Counter
from typing import Literal

from selfhelp.case import subjects
from selfhelp.case.model import Account, Case
from selfhelp.catalogue.model import Catalogue, ServiceKind

WayKind = Literal["mail", "phone", "other"]
#: Why an account or a number is easy to get into. The first that holds is the one to say.
Weakness = Literal["taken-over", "known-number", "reused", "guessable", "needs-new"]
Strength = Literal["second-step", "number-locked"]

#: Reasons of an audit that say that a password can be guessed.
GUESSABLE = frozenset({"breached", "common", "personal"})
#: Reasons that make a password worth changing today.
URGENT = GUESSABLE | {"reused"}
#: Kinds of service in the order in which their passwords matter.
ORDER: tuple[ServiceKind, ...] = ("mail", "carrier", "money")
#: The task that locks a number against being moved to another phone.
LOCK_NUMBER = "lock-phone-number"
#: So many digits alone are a number, or the end of one.
LEAST_DIGITS = 2
#: Kinds of service whose account is a mailbox or a number.
_KINDS: dict[ServiceKind, WayKind] = {"mail": "mail", "carrier": "phone"}


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """A mailbox, a number or an account with which other accounts can be opened.

    Attributes:
        name: as the person wrote it.
        account: the account on the list that it is, if it is one of them.
        opens: the accounts that can be opened with it, in the order of the list.
        weak: why it is easy to get into, or None.
        strong: what protects it, or None; a weak one is never strong.
    """

    name: str
    kind: WayKind
    account: Account | None
    opens: tuple[Account, ...]
    weak: Weakness | None
    strong: Strength | None


def _key(written: str) -> str:
    """Return what two spellings of an address or a number have in common."""
    folded = " ".join(written.split()).casefold()
    digits = "".join(c for c in folded if c.isdecimal())
    only_number = digits and not any(c.isalpha() for c in folded)
    return digits if only_number else folded


def is_number(written: str) -> bool:
    """Tell whether a text is a phone number, or the end of one."""
    key = _key(written)
    return key.isdecimal() and len(key) >= LEAST_DIGITS


def account_weakness(account: Account) -> Weakness | None:
    """Return why an account is easy to get into, as far as the list says."""
    reasons = set(account.change_because)
    if account.taken_over:
        return "taken-over"
    if "reused" in reasons:
        return "reused"
    if reasons & GUESSABLE:
        return "guessable"
    return "needs-new" if reasons else None


def has_second_step(case: Case, account: Account) -> bool:
    """Tell whether the person noted a second step for an account's service."""
    made = case.mark(subjects.two_factor(account.service)) if account.service else None
    return made is not None and made.state == "done"


def _number_is_locked(case: Case) -> bool:
    made = case.mark(subjects.task(LOCK_NUMBER))
    return made is not None and made.state == "done"


def _kind(catalogue: Catalogue, written: str, account: Account | None, phone_words: str) -> WayKind:
    if is_number(written) or _key(written) == _key(phone_words):
        return "phone"
    service = catalogue.service(account.service) if account is not None and account.service else None
    if service is not None and service.kind in _KINDS:
        return _KINDS[service.kind]
    if service is not None and service.resets_others:
        return "mail"
    return "mail" if "@" in written else "other"


def _is_mailbox(catalogue: Catalogue, account: Account) -> bool:
    service = catalogue.service(account.service) if account.service else None
    return service is not None and (service.kind == "mail" or service.resets_others)


def _words(text: str) -> set[str]:
    return {word for word in re.split(r"[^\w]+", text.casefold()) if word}


def _meant(catalogue: Catalogue, case: Case, key: str, opens: tuple[Account, ...]) -> Account | None:
    """Return the account of the list that a written mailbox is, or None.

    Many accounts have an address as their user name; the one that is meant is called like it, is a mailbox,
    shares a word with the address's site, or calls itself mail.
    """
    named = next((a for a in case.accounts if _key(a.name) == key), None)
    if named is not None:
        return named
    those = [a for a in case.accounts if _key(a.username) == key and a not in opens]
    site = _words(key.rpartition("@")[2])
    service = next((a for a in those if _is_mailbox(catalogue, a)), None)
    if service is not None:
        return service
    own = (a for a in those if not a.service)
    return next((a for a in own if site & _words(a.name) or "mail" in a.name.casefold()), None)


def ways_in(catalogue: Catalogue, case: Case, phone_words: str = "") -> tuple[Way, ...]:
    """Return what can open the accounts of the list: weak ones first, then what opens most.

    Two spellings of a number or an address are one way. A mailbox that names itself opens nothing by that.

    Args:
        catalogue: what we know.
        case: the accounts, and what was marked as done.
        phone_words: what the program itself writes for "my phone number", in the active language.
    """
    opened: dict[str, list[Account]] = {}
    written: dict[str, str] = {}
    for account in case.accounts:
        key = _key(account.reset_by)
        itself = key == _key(account.name) or (
            key == _key(account.username) and _is_mailbox(catalogue, account)
        )
        if key and not itself:
            opened.setdefault(key, []).append(account)
            written.setdefault(key, account.reset_by.strip())
    ways = [
        _way(catalogue, case, key, written[key], tuple(opens), phone_words) for key, opens in opened.items()
    ]
    return tuple(sorted(ways, key=lambda w: (w.weak is None, -len(w.opens), w.name.casefold())))


def _way(
    catalogue: Catalogue, case: Case, key: str, name: str, opens: tuple[Account, ...], phone_words: str
) -> Way:
    account = _meant(catalogue, case, key, opens)
    kind = _kind(catalogue, name, account, phone_words)
    weak = account_weakness(account) if account is not None else None
    strong: Strength | None = None
    if kind == "phone" and _number_is_locked(case):
        strong = "number-locked"
    elif kind == "phone" and weak is None and "phone" in case.answers.exposed:
        weak = "known-number"
    elif account is not None and has_second_step(case, account):
        strong = "second-step"
    return Way(name, kind, account, opens, weak, None if weak else strong)


def opened_with(catalogue: Catalogue, case: Case) -> Counter[str]:
    """Return how many accounts of the list can be opened with each one of it, by id."""
    return Counter({w.account.id: len(w.opens) for w in ways_in(catalogue, case) if w.account is not None})


def first_to_change(catalogue: Catalogue, case: Case) -> tuple[Account, ...]:
    """Return the accounts whose password is to be changed, the most important first.

    First those that someone is in, then those whose password is known, then what opens most others:
    mailboxes, then what can reset others, then the phone company, then money, then by the service's weight.
    """
    opened = opened_with(catalogue, case)

    def rank(account: Account) -> tuple[bool, bool, int, int, int, str]:
        service = catalogue.service(account.service) if account.service else None
        kind = ORDER.index(service.kind) if service is not None and service.kind in ORDER else len(ORDER)
        resets = service is not None and service.resets_others
        return (
            not account.taken_over,
            not URGENT & set(account.change_because),
            -opened[account.id],
            0 if resets and kind == 0 else 1 if resets else 2 + kind,
            -service.importance if service is not None else 0,
            account.name.casefold(),
        )

    return tuple(sorted((a for a in case.accounts if a.change_because), key=rank))
