"""What to change first, and why."""

import pytest

from selfhelp.passwords.audit import Known, audit
from selfhelp.passwords.known import known_sites
from selfhelp.passwords.model import Credential, Finding, Imported
from selfhelp.passwords.order import WHY_ORDER
from tests.factory import shipped

SITES = known_sites(shipped())
ACCOUNTS = (
    Credential(1, "", "forum.example", "ada", "iloveyou"),
    Credential(2, "", "mail.google.com", "ada", "iloveyou"),
    Credential(3, "", "my-savingsbank.example", "ada", "iloveyou"),
    Credential(4, "", "vodafone.co.uk", "ada", "iloveyou"),
    Credential(5, "", "bitwarden.com", "ada", "iloveyou"),
    Credential(6, "", "www.instagram.com", "ada", "iloveyou"),
    Credential(7, "", "webmail.provider.example", "ada@provider.example", "iloveyou"),
    Credential(8, "", "store.steampowered.com", "ada", "iloveyou"),
)


def _findings(known: Known | None = None) -> list[Finding]:
    return list(audit(Imported("x", ACCOUNTS), known=known or Known(sites=SITES)).findings)


def test_every_step_has_its_reason() -> None:
    """Mail, then what else resets others, carrier, money, and the rest with social accounts in front."""
    found = _findings()
    assert [finding.row for finding in found] == [2, 5, 4, 3, 6, 8, 1, 7]
    assert [finding.why_order for finding in found] == [
        *("mail", "resets-others", "carrier", "money"),
        *["rest"] * 4,
    ]
    assert {finding.why_order for finding in found} <= set(WHY_ORDER)


@pytest.mark.parametrize("named", ["instagram", "instagram.com", "https://www.instagram.com/", "INSTAGRAM"])
def test_taken_over_comes_first(named: str) -> None:
    """An account someone else got into comes before mail, named by its site or by its id."""
    found = _findings(Known(taken_over=frozenset({named}), sites=SITES))
    assert (found[0].row, found[0].why_order) == (6, "taken-over")
    assert [finding.why_order for finding in found].count("taken-over") == 1


def test_what_the_person_says_of_resets() -> None:
    """A mail address that resets others makes its mailbox mail; any other account comes right after."""
    known = Known(resets={"ada@provider.example": "forum", "steam": ("forum", "shop"), "": ""}, sites=SITES)
    reasons = {finding.row: finding.why_order for finding in _findings(known)}
    assert (reasons[7], reasons[8], reasons[1]) == ("mail", "resets-others", "rest")


def test_no_password_is_no_leak() -> None:
    """An entry without a password comes after every other, even at the person's mail."""
    made = (
        Credential(1, "", "mail.google.com", "ada", ""),
        Credential(2, "", "forum.example", "ada", "iloveyou"),
    )
    assert [finding.row for finding in audit(Imported("x", made)).findings] == [2, 1]
