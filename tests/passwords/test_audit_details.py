"""With whom a password is shared, what relatives have in common, what is set aside, and answers."""

import json
import random

import msgspec
import pytest

from selfhelp.passwords.audit import Known, audit, audit_answers
from selfhelp.passwords.facts import Facts
from selfhelp.passwords.known import KnownSites
from selfhelp.passwords.model import MOST_NAMED, Credential, Finding, Imported, Report, report_json

STRONG = "vQ8#mz!Lk2@x"


def _by_row(report: Report) -> dict[int, Finding]:
    return {finding.row: finding for finding in report.findings}


def _accounts(*passwords: str) -> Imported:
    made = (
        Credential(row, "", f"https://site{row}.org/", "ada", password)
        for row, password in enumerate(passwords, 1)
    )
    return Imported("x", tuple(made))


def test_who_shares_it() -> None:
    """The report names the accounts of each group once, in whichever file they are."""
    other = Imported("y", (Credential(4, "", "https://shop.example", "ada", STRONG),))
    report = audit([_accounts(STRONG, STRONG), other])
    assert [(one.file, one.row, one.group, one.shared_with) for one in report.findings] == [
        (2, 4, 1, 2),
        (1, 1, 1, 2),
        (1, 2, 1, 2),
    ]
    assert report.groups == (((1, 1), (1, 2), (2, 4)),)
    assert report_json(report)["groups"] == [
        [{"file": 1, "row": 1}, {"file": 1, "row": 2}, {"file": 2, "row": 4}]
    ]


def test_an_entry_of_two_exports_is_one() -> None:
    """A second export of the same vault doubles nothing; what is only in it is added."""
    first = _accounts("Kestrel-7", STRONG)
    second = Imported("y", (*first.credentials, Credential(9, "New", "", "ada", "iloveyou")))
    alone, both = audit(first), audit([first, second])
    assert both.read == alone.read + 1
    assert [one for one in both.findings if one.file == 1] == [
        msgspec.structs.replace(one, order=one.order + 1) for one in alone.findings
    ]
    assert [(one.row, one.why, one.file) for one in both.skipped] == [
        (1, "same-entry", 2),
        (2, "same-entry", 2),
    ]


def test_a_password_of_thousands() -> None:
    """However many share a password, a finding names a few and counts all."""
    report = audit(_accounts(*[STRONG] * 3000))
    for finding in report.findings:
        assert (finding.group, finding.shared_with) == (1, 2999)
    assert [len(group) for group in report.groups] == [MOST_NAMED]


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ("kestrel2019", "other-case"),
        ("Kestrel7!", "same-word-other-digits"),
        ("K3str3l", "signs-for-letters"),
        ("Kestrelsite2", "site-name-added"),
        ("Kestral4", "one-letter-changed"),
        ("Kestrelblue9", "longer-version"),
        ("lertseK5", "backwards"),
    ],
)
def test_what_relatives_share(other: str, code: str) -> None:
    """A finding says what two related passwords have in common, and never either of them."""
    report = audit(_accounts("Kestrel2019", other))
    found = _by_row(report)
    assert code in found[1].related_by
    assert code in found[2].related_by
    assert (found[1].related_to, found[2].related_to) == (1, 1)
    assert [sorted(family) for family in report.families] == [[(1, 1), (1, 2)]]
    shown = json.dumps(report_json(report)) + repr(report)
    assert not any(password in shown for password in ("Kestrel2019", other))


def test_a_family_of_thousands() -> None:
    """A family names a few of its members once, however many findings it has."""
    report = audit(_accounts(*(f"Kestrel{number}" for number in range(400))))
    assert {(finding.family, finding.related_to) for finding in report.findings} == {(1, 399)}
    assert [len(family) for family in report.families] == [MOST_NAMED]
    assert len(json.dumps(report_json(report))) < 400 * 700


def test_one_login_of_a_site_family() -> None:
    """What the catalogue calls one login is one account; without it, it is reuse."""
    imported = Imported(
        "x",
        (
            Credential(1, "", "https://one.example-a.org", "ada", STRONG),
            Credential(2, "", "https://example-b.net", "ada", STRONG),
        ),
    )
    assert len(audit(imported).findings) == 2
    known = Known(sites=KnownSites(same_login={"example-a.org": "both", "example-b.net": "both"}))
    assert audit(imported, known=known).findings == ()


def test_a_pin_set_aside() -> None:
    """Nothing is said of a PIN that was set aside; who shares it is still told."""
    imported = _accounts("4821", "4821", STRONG)
    assert "pin" in _by_row(audit(imported))[1].explanation
    report = audit(imported, set_aside=frozenset({(1, 1)}))
    assert [finding.row for finding in report.findings] == [2]
    assert report.groups == (((1, 1), (1, 2)),)
    assert (report.read, report.fine, report.set_aside) == (3, 1, 1)


def test_answers() -> None:
    """Security answers are checked as passwords are; a true answer is personal."""
    answers = [
        ("First pet?", "Rexington"),
        ("Mother's name?", "Rexington"),
        ("Street?", ""),
        ("City?", STRONG),
    ]
    report = audit_answers(answers, Facts(pets=("Rexington",)))
    found = _by_row(report)
    assert {row: set(finding.reasons) for row, finding in found.items()} == {
        1: {"reused", "personal"} | ({"weak"} if "weak" in found[1].reasons else set()),
        2: {"reused", "personal"} | ({"weak"} if "weak" in found[2].reasons else set()),
        3: {"empty"},
    }
    assert found[1].title == "First pet?"
    assert report.fine == 1


def test_where_to_change_it() -> None:
    """A finding leads to the address that the site itself keeps for this, and hides a password in it."""
    imported = Imported(
        "x",
        (
            Credential(1, "", "https://accounts.site1.org/login?next=secret", "ada", "iloveyou"),
            Credential(2, "", "http://192.168.1.1/", "ada", "iloveyou"),
            Credential(3, "", "abc.de", "ada", "abc.de"),
        ),
    )
    found = _by_row(audit(imported))
    assert found[1].change_url == "https://accounts.site1.org/.well-known/change-password"
    assert (found[2].change_url, found[3].change_url) == ("", "")


def test_progress_comes_often() -> None:
    """No single step takes so long that a window would stall, hostile passwords included."""
    chance = random.Random(5)
    signs = "4@8({[</369&#!1/|0$5+7%2"
    rows = ["".join(chance.choice(signs) for _ in range(72)) for _ in range(30)]
    rows += ["correcthorse" + row for row in rows] + ["x" * 100_000, "\ud800" * 50, "é" * 5000]
    done: list[int] = []
    audit(_accounts(*rows), progress=lambda one, _all: done.append(one))
    assert done == sorted(done)
