"""What the report and the page of one password draw, without a window."""

from selfhelp.language import render
from selfhelp.passwords.model import Finding, Report, Skipped
from selfhelp.views.password_change import change_state
from selfhelp.views.password_report import FIRST, ROWS_NAMED, report_state
from selfhelp.views.passwords import left
from tests.factory import shipped


def finding(row: int, **fields: object) -> Finding:
    """Make a finding from what is given and harmless defaults."""
    given: dict[str, object] = {
        "row": row,
        "title": f"Site {row}",
        "site": f"site{row}.example",
        "username": "me",
        "order": row,
        "score": 0,
        "reasons": ("weak",),
    }
    return Finding(**{**given, **fields})  # type: ignore[arg-type]  # the fields are given by name


def report(*findings: Finding, skipped: tuple[Skipped, ...] = (), read: int = 0) -> Report:
    """Make a report of findings."""
    count = read or len(findings)
    return Report(count, "chrome", skipped, findings, None, (), count - len(findings))


def shown(made: Report, *, hidden: bool = False):  # type: ignore[no-untyped-def]  # the state, as the test reads it
    """Return the state of a report."""
    return report_state(made, left(made), hidden=hidden)


def test_the_title_counts_in_words() -> None:
    """One to four come first; the rest waits; nothing left looks fine, which is no proof."""
    for count, title in (
        (0, "These look fine"),
        (1, "Change this one first"),
        (2, "Change these two first"),
        (3, "Change these three first"),
        (4, "Change these four first"),
        (9, "Change these four first"),
    ):
        state = shown(report(*(finding(n) for n in range(1, count + 1)), read=10))
        assert render(state.title) == title
        assert len(state.first) == min(count, FIRST)
        assert len(state.then) == max(0, count - FIRST)
    assert "no proof" in render(shown(report(read=3)).line)


def test_nothing_read_is_not_fine() -> None:
    """A file without a login is not told as fine: nothing was checked."""
    state = shown(report(read=0))
    assert render(state.title) == "No login was found"
    assert "fine" not in render(state.line)


def test_the_first_account_is_named_with_its_reason() -> None:
    """The line under the title says why the first is the first."""
    for why, words in (
        ("mail", "Site 1 matters most: with it, someone can get into your other accounts."),
        ("money", "Site 1 matters most: your money is here."),
        ("taken-over", "Site 1 matters most: you said someone is in it."),
        ("carrier", "Site 1 matters most: whoever gets in can take your number."),
        ("rest", "Begin with Site 1. The others can wait."),
        ("a word of a newer version", "Begin with Site 1. The others can wait."),
    ):
        assert render(shown(report(finding(1, why_order=why))).line) == words


def test_hidden_names_are_nowhere() -> None:
    """While someone looks, rows stand for names: in the line, in the rows and on the tiles."""
    made = report(finding(7, order=1), finding(8, order=2))
    state = shown(made, hidden=True)
    assert [(r.name, r.username, r.letters) for r in state.first] == [("Row 7", "", "7"), ("Row 8", "", "8")]
    assert "Site" not in render(state.line)
    assert shown(made).first[0].letters == ""


def test_the_same_password_is_a_line_from_the_first_to_the_others() -> None:
    """Each group has its lines; a password of its own has none."""
    made = report(
        finding(1, group=1, shared_with=2, reasons=("reused",)),
        finding(2, group=2, shared_with=1, reasons=("reused",)),
        finding(3),
        finding(4, group=1, shared_with=2, reasons=("reused",)),
        finding(5, group=2, shared_with=1, reasons=("reused",)),
        finding(6, group=1, shared_with=2, reasons=("reused",)),
    )
    assert shown(made).links == ((0, 3), (0, 5), (1, 4))


def test_what_was_left_out_is_said_by_reason_with_its_rows() -> None:
    """The reason with the most records first; many rows are cut, and it says so."""
    skipped = (*(Skipped(n, "note") for n in range(1, ROWS_NAMED + 3)), Skipped(99, "no-login"))
    kinds = shown(report(finding(1), skipped=skipped)).left_out
    assert len(kinds) == 2
    assert kinds[0].rows.startswith("1, 2, 3, ")
    assert kinds[0].rows.endswith("20 and more")
    assert kinds[1].rows == "99"


def test_a_known_page_goes_before_the_convention() -> None:
    """The catalogue's address wins; else the site's by convention; else none."""
    known = next(s for s in shipped().services if s.change_password and s.domains)
    own = finding(1, site=known.domains[0], change_url="https://x.example/.well-known/change-password")
    state = change_state(shipped(), own)
    assert (state.door, state.by_convention) == (known.change_password, False)
    other = change_state(shipped(), finding(1, change_url="https://x.example/.well-known/change-password"))
    assert (other.door, other.by_convention) == ("https://x.example/.well-known/change-password", True)
    none = change_state(shipped(), finding(1))
    assert (none.door, none.by_convention) == ("", False)
    assert none.why is None


def test_one_password_says_why_as_lines() -> None:
    """Reasons begin with a capital, how it is like others is one line, and its row stands for its name."""
    state = change_state(
        shipped(),
        finding(3, reasons=("reused",), shared_with=2, related_by=("other-case",), why_order="mail"),
        hidden=True,
    )
    assert state.reasons == ("Used in 2 other places",)
    assert state.relation == "How it is like the others: other capital letters."
    assert state.name == "Row 3"
    assert state.why is not None
    assert render(state.why) == "With this one, someone can get into your other accounts."
