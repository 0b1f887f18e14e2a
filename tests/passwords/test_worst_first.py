"""Which of two passwords is the worse one, and which of two accounts comes first."""

import pytest

from selfhelp.passwords.known import Known, KnownSites
from selfhelp.passwords.model import Credential, Finding, Reason
from selfhelp.passwords.order import Tiers, change_first, severity
from selfhelp.passwords.steps import AuditCancelled, Steps


def finding(*reasons: Reason, **fields: object) -> Finding:
    """Make a finding."""
    given: dict[str, object] = {
        "row": 1,
        "title": "",
        "site": "a.example",
        "username": "",
        "order": 0,
        "score": 1,
    }
    return Finding(reasons=reasons or ("weak",), **{**given, **fields})  # type: ignore[arg-type]  # by name


def order(*pairs: tuple[int, Finding]) -> list[int]:
    """Return the places, what to change first in front; the same whatever the order of the file."""
    found = change_first(pairs)
    turned = change_first(tuple(reversed(pairs)))
    assert [len(pairs) - 1 - at for at in turned] == found
    return found


def test_from_the_worst_reason() -> None:
    """Known to others, shared, made of facts, related, weak; the worst of several counts."""
    reasons: tuple[tuple[Reason, int], ...] = (
        ("breached", 0),
        ("common", 0),
        ("reused", 1),
        ("personal", 2),
        ("related", 3),
        ("weak", 4),
        ("empty", 5),
    )
    for reason, bad in reasons:
        assert severity(finding(reason)) == (bad, 0)
    assert severity(finding("weak", "reused", shared_with=3)) == (1, -3)
    pairs = [(0, finding(reason, site=f"{n}.example")) for n, (reason, _bad) in enumerate(reasons)]
    assert order(*reversed(pairs)) == [6, 5, 4, 3, 2, 1, 0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((0, finding("weak")), (1, finding("breached"))),
        ((1, finding("weak")), (0, finding("empty"))),
        ((0, finding("reused", shared_with=3)), (0, finding("reused", shared_with=2))),
        ((0, finding(site="a.example")), (0, finding(site="b.example"))),
        ((0, finding(username="Ada")), (0, finding(username="bob"))),
        ((0, finding(username="Ada")), (0, finding(username="ada"))),
        ((0, finding(title="a")), (0, finding(title="b"))),
        ((0, finding("weak", "related")), (0, finding("related"))),
        ((0, finding(score=0)), (0, finding(score=2))),
        ((0, finding("breached")), (0, finding("common"))),
        ((0, finding(file=1, row=9)), (0, finding(file=2, row=1))),
        ((0, finding(row=2)), (0, finding(row=3))),
        ((0, finding(part=1)), (0, finding(part=2))),
    ],
)
def test_which_of_two_comes_first(first: tuple[int, Finding], second: tuple[int, Finding]) -> None:
    """What depends on the account, then how bad it is, then names and places."""
    assert order(first, second) == [0, 1]
    assert order(second, first) == [1, 0]


SITES = KnownSites(
    kinds={"post": "mail", "telco": "carrier", "bank": "money", "vault": "resets-others", "chat": "social"},
    signs={"savings": "money"},
)


@pytest.mark.parametrize(
    ("site", "judged"),
    [
        ("taken.example", ("taken-over", 0)),
        ("post.example", ("mail", 1)),
        ("vault.example", ("resets-others", 2)),
        ("named.example", ("resets-others", 2)),
        ("telco.example", ("carrier", 3)),
        ("bank.example", ("money", 4)),
        ("my-sav-ings.example", ("money", 4)),
        ("chat.example", ("rest", 5)),
        ("other.example", ("rest", 6)),
        ("nottaken.example", ("rest", 6)),
        ("www.taken.example", ("taken-over", 0)),
    ],
)
def test_how_much_depends_on_an_account(site: str, judged: tuple[str, int]) -> None:
    """By its kind, by words in its address, and by what the person said of it."""
    known = Known(
        taken_over=frozenset({" Taken.example ", ""}), resets={"named.example": "x", " ": ""}, sites=SITES
    )
    made = Credential(1, "", site, "ada", "x")
    assert Tiers([made], known).judge(made) == judged


def test_a_mailbox_is_known_by_who_uses_its_address() -> None:
    """Where two logins have an address as their user name, its own site is mail; with one it is not."""
    box = Credential(1, "", "provider.example", "Ada@provider.example", "x")
    shop = Credential(2, "", "shop.example", "ada@PROVIDER.example", "x")
    assert Tiers([box, shop]).judge(box)[0] == "mail"
    assert Tiers([box, shop]).judge(shop)[0] == "rest"
    assert Tiers([box]).judge(box)[0] == "rest"
    named = Known(resets={"ada@provider.example": "shop"})
    assert Tiers([box], named).judge(box)[0] == "mail"
    # A user name that is no address is none of a mailbox, however often it stands there.
    plain = [Credential(n, "", "ada.example", "ada", "x") for n in (1, 2, 3)]
    assert Tiers(plain).judge(plain[0])[0] == "rest"


def test_work_is_told_in_steps() -> None:
    """From nothing to all of it, never beyond; whoever presses Cancel stops it at the next report."""
    told: list[tuple[int, int]] = []
    steps = Steps(3, lambda done, total: told.append((done, total)))
    steps.step(2)
    steps.tell()
    steps.step(5)
    steps.tell()
    steps.finish()
    assert told[0] == (0, 3)
    assert (2, 3) in told
    assert max(told) == told[-1] == (3, 3)
    Steps(0, lambda done, total: told.append((done, total))).finish()
    assert told[-1] == (1, 1)
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1

    stopped = Steps(2, cancelled=cancelled)
    with pytest.raises(AuditCancelled):
        stopped.tell()
