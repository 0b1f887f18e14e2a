"""Which passwords are used for more than one account."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from selfhelp.passwords import reuse
from selfhelp.passwords.importers import read_export
from selfhelp.passwords.known import known_sites
from selfhelp.passwords.model import Credential
from tests.factory import shipped

DATA = Path(__file__).parent / "data"


def _groups(credentials: tuple[Credential, ...]) -> set[frozenset[int]]:
    """Return the rows of each group."""
    found = reuse.reused(credentials, reuse.by_password(credentials), known_sites(shipped()))
    return {frozenset(credentials[place].row for account in group for place in account) for group in found}


def test_affiliated_rows_are_one_account() -> None:
    """Chromium's row per affiliated domain is no reuse; a second user name is."""
    credentials = read_export(DATA / "chrome-affiliated.csv").credentials
    assert _groups(credentials) == {frozenset({7, 8})}


def test_same_name_elsewhere_is_reuse() -> None:
    """The same user name and password at another site is reuse; the same site by title is not."""
    credentials = (
        Credential(1, "", "example.com", "ada", "One-Password"),
        Credential(2, "", "example.net", "ada", "One-Password"),
        Credential(3, "", "other.org", "ada", "One-Password"),
        Credential(4, "Router", "", "ada", "Another"),
        Credential(5, "router", "", "ADA", "Another"),
        Credential(6, "", "one.org", "ada", ""),
        Credential(7, "", "two.org", "ada", ""),
    )
    assert _groups(credentials) == {frozenset({1, 2, 3})}


def test_one_entry_for_two_sites_is_one_account() -> None:
    """An entry with several addresses joins the entries of each of them."""
    credentials = (
        Credential(1, "", "one.example-a.org", "ada", "Same", ("b.net",)),
        Credential(2, "", "b.net", "ada", "Same"),
        Credential(3, "", "example-a.org", "ada", "Same"),
    )
    assert _groups(credentials) == set()


LOGINS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["ada", "bob", ""]), st.sampled_from(["p", "q", ""])),
    max_size=12,
)


@given(logins=LOGINS, data=st.data())
def test_grouping_does_not_depend_on_order(logins: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """The groups are the same in whatever order the file lists the accounts, and join every sharer."""
    rows = [
        Credential(row, "", f"{site}.example", user, password)
        for row, (site, user, password) in enumerate(logins, start=1)
    ]
    groups = _groups(tuple(rows))
    assert _groups(tuple(data.draw(st.permutations(rows)))) == groups
    grouped = {row for group in groups for row in group}
    for one in rows:
        shared = any(
            other.password == one.password and (other.site, other.username) != (one.site, one.username)
            for other in rows
        )
        assert (one.row in grouped) == (bool(one.password) and shared)
