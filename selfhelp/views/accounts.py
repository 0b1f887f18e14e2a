"""What the pages of the accounts show: what opens what, the weak points first, one account, the form."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from selfhelp.case.model import Account, Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Catalogue
from selfhelp.language import Message, message, messages
from selfhelp.plan import reach
from selfhelp.plan.reach import Strength, Way, Weakness
from selfhelp.views.site_found import site_of

#: What the form writes for the person's own number.
MY_NUMBER = message("accounts", "My phone number")

#: Why a way in is weak, in a few words beside it.
WEAK: dict[Weakness, Message] = {
    "taken-over": message("reach weak", "someone is in it"),
    "known-number": message("reach weak", "they know this number"),
    "reused": message("reach weak", "same password elsewhere"),
    "guessable": message("reach weak", "its password can be guessed"),
    "needs-new": message("reach weak", "needs a new password"),
}
STRONG: dict[Strength, Message] = {
    "second-step": message("reach strong", "second step is on"),
    "number-locked": message("reach strong", "number is locked"),
}
ICONS = {"mail": "mail", "phone": "smartphone", "other": "key-round"}
#: Small counts as words.
_COUNTED: dict[int, Message] = {
    1: message("accounts", "One weak point"),
    2: message("accounts", "Two weak points"),
    3: message("accounts", "Three weak points"),
}
#: Reasons of the check of passwords as sentences about one account.
REASONS: dict[str, Message] = {
    "breached": message("account reason", "It is in leaked data."),
    "empty": message("account reason", "There was no password in the file."),
    "common": message("account reason", "It is one of the most common passwords."),
    "reused": message("account reason", "You use it in more than one place."),
    "personal": message("account reason", "It is made of facts about you."),
    "related": message("account reason", "It is similar to another one."),
    "weak": message("account reason", "It is easy to guess."),
}


@dataclass(frozen=True, slots=True)
class Opens:
    """One mailbox or number of the picture."""

    name: str
    icon: str
    opens: tuple[str, ...]
    count: Message
    weak: Message | None
    strong: Message | None


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """What makes a weak way in strong: what to do, how long it takes, and the page that does it."""

    title: Message
    line: Message
    page: str
    argument: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account of the list: its name, a quiet line, what calls for care."""

    id: str
    name: str
    line: Message | None
    caution: Message | None


@dataclass(frozen=True, slots=True)
class AccountsState:
    """The list and its reach.

    Attributes:
        weak_title: over the weak points; says how many there are.
        weak_line: what making them strong does.
        untied: how many accounts are on the list and not in the picture; None where all are.
        named: services the person said they use that are not on the list.
    """

    rows: tuple[AccountRow, ...]
    opens: tuple[Opens, ...]
    weak: tuple[WeakPoint, ...]
    weak_title: Message | None
    weak_line: Message | None
    untied: Message | None
    named: tuple[Account, ...]
    named_line: Message | None


def _point(way: Way) -> WeakPoint:
    account = way.account
    if account is None or way.weak == "known-number":
        return WeakPoint(
            message("weak point", "Lock your phone number"),
            message("weak point", "a call to the company · 20 min"),
            *Subject("task", reach.LOCK_NUMBER).page,
        )
    if way.weak == "taken-over" and account.service:
        return WeakPoint(
            message("weak point", "Take back {account}", account=account.name),
            message("weak point", "someone is in it · 15 min"),
            "report-service",
            account.service,
        )
    return WeakPoint(
        message("weak point", "New password: {account}", account=account.name),
        message("weak point", "then a second step · 15 min"),
        "account",
        account.id,
    )


def _rows(case: Case, opened: dict[str, int]) -> tuple[AccountRow, ...]:
    def rank(account: Account) -> tuple[bool, int, str]:
        return reach.account_weakness(account) is None, -opened.get(account.id, 0), account.name.casefold()

    return tuple(_row(a, opened.get(a.id, 0)) for a in sorted(case.accounts, key=rank))


def _row(account: Account, opened: int) -> AccountRow:
    parts: list[Message] = []
    if account.username and account.username.casefold() != account.name.casefold():
        parts.append(message("account row", "{username}", username=account.username))
    if opened:
        parts.append(messages("account row", "opens {count} other", "opens {count} others", opened))
    if account.reset_by:
        parts.append(message("account row", "reset by {what}", what=account.reset_by))
    weakness = reach.account_weakness(account)
    return AccountRow(
        account.id, account.name, _joined(parts), WEAK[weakness] if weakness is not None else None
    )


def _joined(parts: Iterable[Message]) -> Message | None:
    """Return parts of a line with a dot between them."""
    whole: Message | None = None
    for part in parts:
        whole = part if whole is None else message("row", "{line} · {caution}", line=whole, caution=part)
    return whole


def accounts_state(
    catalogue: Catalogue,
    case: Case,
    named: tuple[Account, ...],
    phone_words: str = "",
    spellings: frozenset[str] = frozenset(),
) -> AccountsState:
    """Return what to draw of the list.

    Args:
        catalogue: what we know.
        case: the accounts, the answers, and what was done.
        named: services of the answers that are not on the list, as accounts to add.
        phone_words: :data:`MY_NUMBER` in the active language.
        spellings: the same in every language, in small letters: the list may be older than the language.
    """
    case = _in_this_language(case, phone_words, spellings)
    ways = reach.ways_in(catalogue, case, phone_words)
    weak = [w for w in ways if w.weak is not None]
    safer = {a.id for w in weak for a in w.opens}
    tied = {a.id for w in ways for a in w.opens} | {w.account.id for w in ways if w.account is not None}
    untied = sum(1 for a in case.accounts if a.id not in tied)
    opened = {w.account.id: len(w.opens) for w in ways if w.account is not None}
    return AccountsState(
        rows=_rows(case, opened),
        opens=tuple(_opens(w, phone_words) for w in ways),
        weak=tuple(_point(w) for w in weak),
        weak_title=_weak_title(len(weak)) if weak else None,
        weak_line=_weak_line(len(weak), len(safer)) if weak else None,
        untied=messages(
            "accounts",
            "{count} account is only in the list. It is not noted yet what resets it.",
            "{count} accounts are only in the list. It is not noted yet what resets them.",
            untied,
        )
        if ways and untied
        else None,
        named=named,
        named_line=messages(
            "accounts",
            "You also said you use {services}.",
            "You also said you use {services}.",
            len(named),
            services=_listed(a.name for a in named),
        )
        if named
        else None,
    )


def _listed(names: Iterable[str]) -> Message:
    whole: Message | None = None
    for name in names:
        one = message("one of a list", "{name}", name=name)
        whole = one if whole is None else message("list of names", "{before}, {name}", before=whole, name=one)
    return whole or message("one of a list", "{name}", name="")


def _weak_title(count: int) -> Message:
    if count in _COUNTED:
        return _COUNTED[count]
    return messages("accounts", "{count} weak point", "{count} weak points", count)


def _weak_line(weak: int, safer: int) -> Message:
    if weak == 1:
        return messages(
            "accounts",
            "Make it strong, and {count} account is safer.",
            "Make it strong, and {count} accounts are safer.",
            safer,
        )
    return messages(
        "accounts",
        "Make these strong, and {count} account is safer.",
        "Make these strong, and {count} accounts are safer.",
        safer,
    )


def _in_this_language(case: Case, phone_words: str, spellings: frozenset[str]) -> Case:
    """Return the accounts with the person's own number named as the active language does."""
    if not phone_words:
        return case
    accounts = tuple(
        msgspec.structs.replace(a, reset_by=phone_words) if a.reset_by.strip().casefold() in spellings else a
        for a in case.accounts
    )
    return msgspec.structs.replace(case, accounts=accounts)


def _opens(way: Way, phone_words: str) -> Opens:
    own_number = phone_words and way.name.casefold() == phone_words.casefold()
    return Opens(
        name=phone_words if own_number else way.name,
        icon=ICONS[way.kind],
        opens=tuple(dict.fromkeys(a.name for a in way.opens)),
        count=messages("reach", "can open {count}", "can open {count}", len(way.opens)),
        weak=WEAK[way.weak] if way.weak is not None else None,
        strong=STRONG[way.strong] if way.strong is not None else None,
    )


# One account ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AccountState:
    """One account, in words.

    Attributes:
        facts: pairs of what it is and what it says, such as the user name.
        reasons: why its password is to be changed; empty where it is not.
        change_link: the site's own page for changing the password, where it is known.
        second_step: id of the site whose second step can be opened; empty where none is known.
        second_step_on: whether the person noted one.
        take_back: id of the service to take the account back from; empty where that is not needed or known.
    """

    account: Account
    line: Message | None
    facts: tuple[tuple[Message, str], ...]
    reasons: tuple[Message, ...]
    change_link: str
    second_step: str
    second_step_on: bool
    take_back: str


def account_state(catalogue: Catalogue, case: Case, account: Account) -> AccountState:
    """Return what to draw of one account."""
    opened = reach.opened_with(catalogue, case)[account.id]
    service = catalogue.service(account.service) if account.service else None
    site = site_of(catalogue, account)
    facts: list[tuple[Message, str]] = []
    if account.username:
        facts.append((message("account", "User name or address"), account.username))
    if account.reset_by:
        facts.append((message("account", "What resets it"), account.reset_by))
    return AccountState(
        account=account,
        line=messages(
            "account",
            "With it, someone can get into {count} other account.",
            "With it, someone can get into {count} other accounts.",
            opened,
        )
        if opened
        else None,
        facts=tuple(facts),
        reasons=tuple(REASONS[r] for r in account.change_because if r in REASONS),
        change_link=(site.change_password if site is not None else "") if account.change_because else "",
        second_step=site.id if site is not None and site.methods else "",
        second_step_on=site is not None and site.is_done(case),
        take_back=service.id if account.taken_over and service is not None and service.recovery else "",
    )
