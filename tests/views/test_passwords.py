"""What the password room shows: what is left, numbered anew, and what was left out."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.case.model import Account, Case
from selfhelp.catalogue.load import load
from selfhelp.documents.audit_words import left_out_text
from selfhelp.passwords.audit import Known, audit
from selfhelp.passwords.known import known_sites
from selfhelp.passwords.model import Credential, Imported, Place, Report, Skipped
from selfhelp.views.listed_account import all_listed, same_account
from selfhelp.views.passwords import asks_for_columns, left, left_out, place_name
from tests.factory import shipped

STRONG = "vK8#qPz2!mLw9Tr"


def _report(*logins: tuple[str, str, str], skipped: tuple[Skipped, ...] = ()) -> Report:
    made = [Credential(n, "", site, user, word) for n, (site, user, word) in enumerate(logins, 1)]
    return audit(Imported("x", tuple(made), skipped), known=Known(sites=known_sites(shipped())))


def test_after_a_change_the_list_begins_with_one() -> None:
    """Numbers are made anew, and the account that was changed counts as fine."""
    report = _report(
        ("a.example", "ada", "iloveyou"), ("b.example", "ada", "sunshine"), ("c.example", "", STRONG)
    )
    assert [f.order for f in left(report).findings] == [1, 2]
    after = left(report, changed={report.findings[0].place})
    assert [(f.order, f.row) for f in after.findings] == [(1, 2)]
    assert (left(report).fine, after.fine, after.read) == (1, 2, 3)


def test_a_change_mends_the_other_of_two() -> None:
    """A password of two is used once when one is changed; what else is wrong with it stays."""
    report = _report(("a.example", "ada", STRONG), ("b.example", "ada", STRONG))
    after = left(report, changed={(1, 1)})
    assert (after.findings, after.fine) == ((), 2)
    report = _report(("a.example", "ada", "iloveyou"), ("b.example", "ada", "iloveyou"))
    (one,) = left(report, changed={(1, 1)}).findings
    assert (one.shared_with, one.group, "reused" in one.reasons, "common" in one.reasons) == (
        0,
        None,
        False,
        True,
    )


def test_counts_follow_a_change() -> None:
    """Of three that share a password, two share it after one change, and of a family one is gone."""
    report = _report(*((f"{name}.example", "ada", STRONG) for name in "abc"))
    assert {f.shared_with for f in left(report, changed={(1, 1)}).findings} == {1}
    report = _report(*((f"site{n}.example", "ada", f"Kestrel-Meadow-{n}") for n in range(3)))
    assert {f.related_to for f in left(report, changed={(1, 1)}).findings} == {1}
    assert left(report, changed={(1, 1), (1, 2)}).findings == ()


def test_set_aside_is_still_shared() -> None:
    """A PIN that is left as it is still opens the other account that has it."""
    report = _report(("a.example", "ada", STRONG), ("b.example", "ada", STRONG))
    after = left(report, aside={(1, 1)})
    assert [(f.row, f.shared_with) for f in after.findings] == [(2, 1)]
    assert after.fine == 0


def test_rows_of_one_account_go_together() -> None:
    """A browser's second row of an account that was changed is changed, too."""
    report = _report(
        ("google.com", "ada", STRONG), ("youtube.com", "ada", STRONG), ("shop.example", "ada", STRONG)
    )
    assert left(report, changed={(1, 1)}).findings == ()


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(["iloveyou", STRONG, "Kestrel-1", "Kestrel-2"]))
    ),
    st.sets(st.integers(1, 8)),
    st.sets(st.integers(1, 8)),
)
@settings(deadline=None, max_examples=60)
def test_numbers_always_add_up(logins: list[tuple[str, str]], changed: set[int], aside: set[int]) -> None:
    """Whatever is changed or set aside, numbers run from 1 and nothing is counted twice."""
    report = _report(*((f"{site}.example", "ada", word) for site, word in logins))
    done: set[Place] = {(1, row) for row in changed}
    put: set[Place] = {(1, row) for row in aside}
    view = left(report, done, put)
    assert [f.order for f in view.findings] == list(range(1, len(view.findings) + 1))
    assert 0 <= view.fine <= view.read
    assert all(f.reasons for f in view.findings)
    assert not {f.place for f in view.findings} & (done | put)


def test_what_was_left_out_is_told_by_kind_and_number() -> None:
    """Each kind with its number, the most frequent first."""
    skipped = (Skipped(1, "note"), Skipped(2, "card"), Skipped(3, "note"))
    report = _report(("a.example", "ada", STRONG), skipped=skipped)
    assert left_out(report) == (("note", 2), ("card", 1))
    assert left_out_text(left(report).left_out) == "Left out: 2 notes, 1 payment card."
    assert left_out_text(()) == ""


def test_places_have_names() -> None:
    """A further password of a record has an address of its own."""
    (finding,) = _report(("a.example", "ada", "iloveyou")).findings
    assert place_name(finding) == "1-1"
    assert place_name(msgspec.structs.replace(finding, part=2)) == "1-1-2"


@pytest.mark.parametrize(
    ("code", "files", "asks"),
    [("no-password-column", 1, True), ("no-password-column", 2, False), ("one-column", 1, False)],
)
def test_when_columns_are_asked_for(code: str, files: int, asks: bool) -> None:
    """A list with one column has none to choose between."""
    assert asks_for_columns(code, files) is asks


def test_a_second_reading_doubles_no_account() -> None:
    """Another export names an account otherwise; the same user name at the same site is the same account."""
    catalogue = load()
    accounts = (
        Account(id="1", name="Instagram", service="instagram", username="ada"),
        Account(id="2", name="My forum", service=None, username="ada"),
        Account(id="3", name="shop.example.org", service=None, username="Ada"),
    )
    case = Case(accounts=accounts)

    def found(title: str, site: str) -> Account | None:
        made = Imported("x", (Credential(1, title, site, "ada", "iloveyou"),))
        return same_account(audit(made).findings[0], case, catalogue)

    assert found("instagram.com", "www.instagram.com") is accounts[0]
    assert found("Shop", "login.shop.example.org") is accounts[2]
    assert found("My forum", "forum.example.net") is accounts[1]
    assert found("Other", "garden.example") is None
    report = audit(Imported("x", (Credential(1, "Insta", "instagram.com", "ada", "iloveyou"),)))
    (kept,) = all_listed(report.findings, case, catalogue)
    assert (kept.id, kept.name) == ("1", "Instagram")


def test_only_the_person_says_that_someone_is_in_an_account() -> None:
    """A finding of the audit alone never says so; what the person said of the account before stays."""
    catalogue = load()
    report = audit(Imported("x", (Credential(1, "Insta", "instagram.com", "ada", "iloveyou"),)))
    taken = Account(id="1", name="Instagram", service="instagram", username="ada", taken_over=True)
    for case, wanted in ((Case(), False), (Case(accounts=(taken,)), True)):
        (kept,) = all_listed(report.findings, case, catalogue)
        assert kept.taken_over is wanted
