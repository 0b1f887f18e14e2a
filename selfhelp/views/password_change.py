"""What the page of one password shows: why it is to be changed, what to know first, where to do it."""

from dataclasses import dataclass

from selfhelp.catalogue.model import Catalogue
from selfhelp.documents.audit_words import WHY_ORDER, reason_text, relation_text, shown_reasons
from selfhelp.language import Message, message, pgettext
from selfhelp.passwords.model import Finding
from selfhelp.views.listed_account import service_of
from selfhelp.views.password_report import finding_name

#: The first is what the person may notice.
BEFORE: tuple[Message, ...] = (
    message("passwords", "Someone who is in this account notices a new password."),
    message("passwords", "Save messages and signs of the intruder first. They may vanish."),
    message("passwords", "Use a device that the other person can’t open or watch."),
)
STEPS: tuple[Message, ...] = (
    message("passwords", "Open the account’s page for changing the password."),
    message("passwords", "Paste the new one, and keep it in your password manager."),
    message("passwords", "Sign out all other devices there."),
    message("passwords", "Check which mail address and number can reset the account."),
)


@dataclass(frozen=True, slots=True)
class ChangeState:
    """One password to change, in words.

    Attributes:
        why: why this account matters; None for one like the others.
        relation: how the password is like others; empty where it is not.
        door: address of the page for changing it; empty where none is known.
        by_convention: the address follows a convention and was not looked at.
    """

    name: str
    why: Message | None
    reasons: tuple[str, ...]
    relation: str
    door: str
    by_convention: bool


def change_state(catalogue: Catalogue, finding: Finding, *, hidden: bool = False) -> ChangeState:
    """Return what to draw of one finding; ``hidden`` puts its row in the place of its name."""
    service = service_of(finding, catalogue)
    known = (service.change_password or "") if service is not None else ""
    relation = relation_text(finding)
    return ChangeState(
        name=finding_name(finding, hidden=hidden),
        why=WHY_ORDER[finding.why_order] if finding.why_order != "rest" else None,
        reasons=tuple(_sentence(reason_text(finding, r)) for r in shown_reasons(finding)),
        relation=pgettext("passwords", "How it is like the others: {what}.", what=relation)
        if relation
        else "",
        door=known or finding.change_url,
        by_convention=not known and bool(finding.change_url),
    )


def _sentence(words: str) -> str:
    """Return words with a capital letter at the front, as a line of their own."""
    return words[:1].upper() + words[1:]
