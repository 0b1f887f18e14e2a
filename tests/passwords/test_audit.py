"""The audit from a file to the report."""

import hashlib
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn.matching import RANKED_DICTIONARIES

from selfhelp.passwords import sites
from selfhelp.passwords.audit import AuditCancelled, Known, audit
from selfhelp.passwords.breaches import HashList
from selfhelp.passwords.facts import Facts
from selfhelp.passwords.importers import read_export
from selfhelp.passwords.known import known_sites
from selfhelp.passwords.model import REASONS, Credential, Finding, Imported, Report, Skipped, report_json
from tests.factory import shipped

DATA = Path(__file__).parent / "data"
STRONG = "vQ8#mz!Lk2@x"


def _imported(*credentials: Credential) -> Imported:
    return Imported("chrome", credentials)


def _by_row(report: Report) -> dict[int, Finding]:
    return {finding.row: finding for finding in report.findings}


def test_reasons(tmp_path: Path) -> None:
    """Each reason is given where it holds; an account without one has no finding."""
    breached = tmp_path / "breached.txt"
    digest = hashlib.sha1(b"gK4$tyuQ!9zz").hexdigest().upper()  # noqa: S324 - the list is of SHA-1
    breached.write_text(f"{digest}:7\n")
    imported = _imported(
        Credential(1, "", "one.example", "ada", STRONG),
        Credential(2, "", "two.example", "ada", ""),
        Credential(3, "", "three.example", "ada", "iloveyou"),
        Credential(4, "", "four.example", "ada", "Kestrel-Meadow-1"),
        Credential(5, "", "five.example", "ada", "Kestrel-Meadow-2"),
        Credential(6, "", "six.example", "ada", "Kestrel-Meadow-2"),
        Credential(7, "", "seven.example", "ada", "Rexington!7"),
        Credential(8, "", "eight.example", "ada", "gK4$tyuQ!9zz"),
    )
    with HashList(breached) as hashes:
        report = audit(imported, Facts(pets=("Rexington",)), hashes)
    found = _by_row(report)
    assert {row: finding.reasons for row, finding in found.items()} == {
        2: ("empty",),
        3: ("common", "weak"),
        4: ("related",),
        5: ("reused", "related"),
        6: ("reused", "related"),
        7: ("personal",),
        8: ("breached",),
    }
    assert (report.read, report.fine) == (8, 1)
    assert found[5].group == found[6].group == 1
    assert found[4].group is None
    assert found[4].family == found[5].family == found[6].family == 1
    assert (found[5].shared_with, found[4].shared_with) == (1, 0)
    assert found[7].personal == ("pets",)
    assert sorted(finding.order for finding in report.findings) == list(range(1, 8))
    assert "breaches-incomplete" in report.warnings


def test_change_first() -> None:
    """Mail comes first, then telephone, money, social, the rest; inside these the worst password."""
    imported = _imported(
        Credential(1, "", "forum.example", "ada", "iloveyou"),
        Credential(2, "", "instagram.com", "ada", "iloveyou"),
        Credential(3, "", "my-savingsbank.example", "ada", "iloveyou"),
        Credential(4, "", "vodafone.co.uk", "ada", "iloveyou"),
        Credential(5, "", "mail.google.com", "ada", "Ottoman77"),
        Credential(6, "", "outlook.com", "ada", "iloveyou"),
        Credential(7, "", "webmail.smallprovider.example", "ada@smallprovider.example", "iloveyou"),
        Credential(8, "", "shop.example", "ada@smallprovider.example", "Ottoman78"),
    )
    report = audit(imported, known=Known(sites=known_sites(shipped())))
    assert [finding.row for finding in report.findings] == [6, 7, 5, 4, 3, 2, 1, 8]


def test_affiliated_rows_are_not_reuse() -> None:
    """The rows Chromium writes for one account give no finding of reuse."""
    report = audit(read_export(DATA / "chrome-affiliated.csv"), known=Known(sites=known_sites(shipped())))
    assert [finding.row for finding in report.findings if "reused" in finding.reasons] == [7, 8]


def test_old_password_of_one_account_is_no_family() -> None:
    """Two related passwords of the same account are an old and a new one."""
    one, other = (Credential(n, "", "a.example", "ada", f"Kestrel-Meadow-{n}") for n in (1, 2))
    assert not any("related" in finding.reasons for finding in audit(_imported(one, other)).findings)


def test_json_shape() -> None:
    """The JSON has the keys that other programs rely on, and nothing but plain values."""
    report = audit([read_export(DATA / "firefox.csv"), read_export(DATA / "chrome.csv")])
    shape = json.loads(json.dumps(report_json(report)))
    assert set(shape) >= {"read", "format", "skipped", "findings", "breaches"}
    assert shape["format"] == "firefox, chrome"
    assert shape["skipped"] == [
        {"row": 2, "why": "sync-key", "file": 1},
        {"row": 6, "why": "too-short-row", "file": 2},
    ]
    keys = {"row", "title", "site", "username", "order", "score", "reasons", "group", "family"}
    assert all(set(finding) >= keys for finding in shape["findings"])
    assert shape["breaches"] is None
    assert shape["read"] == 8 == shape["fine"] + len(shape["findings"])


@pytest.mark.parametrize("file", sorted(path.name for path in DATA.iterdir() if "encrypted" not in path.name))
def test_no_password_gets_out(file: str) -> None:
    """No password is in a repr, a text or the JSON, of import or report."""
    imported = read_export(DATA / file)
    report = audit(imported, Facts(words=("Kestrel",)))
    shown = (
        repr(imported) + str(imported) + repr(report) + json.dumps(report_json(report), ensure_ascii=False)
    )
    for credential in imported.credentials:
        assert not credential.password or credential.password not in shown


def test_a_password_as_user_name_is_hidden() -> None:
    """A password that is also the user name or part of the title stays hidden there."""
    imported = _imported(
        Credential(1, "my Trellis9 login", "a.example", "trellis9", "Trellis9"),
        Credential(2, "Amazon", "amazon.com", "ada", "amazon"),
    )
    found = _by_row(audit(imported))
    assert (found[1].title, found[1].username) == ("my ••• login", "•••")
    assert (found[2].title, found[2].site) == ("Amazon", "amazon.com")


def test_zxcvbn_forgets() -> None:
    """After an audit, no personal word is left in zxcvbn's module global."""
    audit(_imported(Credential(1, "", "a.example", "ada", "Kestrel1")), Facts(names=("Kestrel",)))
    assert not RANKED_DICTIONARIES.get("user_inputs")


@pytest.mark.parametrize("cancelled", [False, True])
def test_no_site_is_remembered_after_an_audit(cancelled: bool) -> None:
    """Where someone has accounts stays in memory no longer than the audit, also one that was stopped."""
    row = Credential(1, "", "login.a.example", "ada", "Kestrel1")
    sites.site_host("login.a.example")
    assert sites.site_host.cache_info().currsize
    try:
        audit(_imported(row), cancelled=lambda: cancelled)
    except AuditCancelled:
        assert cancelled
    assert not any(
        kept.cache_info().currsize for kept in (sites.site_host, sites.site_label, sites.change_address)
    )


def test_progress_and_cancelling() -> None:
    """Progress runs from nothing to all of it, never back, and Cancel stops the work."""
    chance = random.Random(3)
    rows = [Credential(n, "", f"s{n}.example", "ada", f"Word{chance.random()}") for n in range(1, 120)]
    told: list[tuple[int, int]] = []
    audit(_imported(*rows), progress=lambda done, total: told.append((done, total)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
    asked = iter([False, False, True])
    with pytest.raises(AuditCancelled):
        audit(_imported(*rows), cancelled=lambda: next(asked))


def test_nothing_to_audit() -> None:
    """No logins give an empty report."""
    report = audit(Imported("csv", (), (Skipped(1, "blank"),)))
    assert (report.read, report.fine, report.findings) == (0, 0, ())


CREDENTIALS = st.lists(
    st.tuples(
        st.sampled_from(["google.com", "a.example", "b.example", ""]),
        st.sampled_from(["ada", "bob@a.example", ""]),
        st.sampled_from(["", "iloveyou", "Kestrel-Meadow-1", "kestrel-meadow!", STRONG, "\ud800x"]),
    ),
    max_size=10,
    unique_by=lambda login: login[:2],
)


@given(logins=CREDENTIALS, data=st.data())
@settings(deadline=None, max_examples=60)
def test_order_of_the_file_is_of_no_matter(logins: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """The same accounts in another order give the same findings in the same order to change."""

    def seen(rows: list[tuple[str, str, str]]) -> list[tuple[object, ...]]:
        made = [
            Credential(n, "", site, user, password) for n, (site, user, password) in enumerate(rows, start=1)
        ]
        return [
            (
                one.site,
                one.username,
                one.order,
                one.reasons,
                one.score,
                one.group,
                one.family,
                one.shared_with,
            )
            for one in audit(_imported(*made)).findings
        ]

    assert seen(data.draw(st.permutations(logins))) == seen(logins)
    assert all(set(reasons) <= set(REASONS) for _, _, _, reasons, *_ in seen(logins))  # type: ignore[call-overload]  # the tuple is of objects


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12), st.text(max_size=20)), max_size=5))
@settings(deadline=None, max_examples=60)
def test_any_logins(logins: list[tuple[str, str, str]]) -> None:
    """Whatever logins hold, they are audited, and the report can be written as JSON."""
    made = [
        Credential(n, one, one, other, password) for n, (one, other, password) in enumerate(logins, start=1)
    ]
    json.dumps(report_json(audit(_imported(*made))))
