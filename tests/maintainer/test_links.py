"""Checking links without a network: what each answer means, politeness, and the report."""

import argparse
import datetime as dt
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maintainer.links.answers import Answer, NoAnswerError
from maintainer.links.ask import WebSession
from maintainer.links.command import (
    AT_A_TIME,
    PAUSE,
    as_json,
    as_markdown,
    check_links,
    holders,
    run,
)
from maintainer.links.command import add as add_links
from maintainer.links.judge import MEANING, Finding, check_link, judge
from maintainer.links.stored import StoredError, joined, read, write
from tests.factory import write_catalogue

LINK = "https://site.example/help/page"
TODAY = dt.date(2026, 11, 20)


@dataclass
class FakeSession:
    """Answers from a function and remembers what was asked."""

    answer: Callable[[str], Answer]
    asked: list[str] = field(default_factory=list)

    def ask(self, link: str) -> Answer:
        """Answer, or fail as the function does."""
        self.asked.append(link)
        return self.answer(link)


def there(link: str) -> Answer:
    """Answer as a page that is there."""
    return Answer(200, link)


def no_answer(link: str) -> Answer:
    """Fail as a site that is down."""
    raise NoAnswerError("unreachable")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "ok"),
        (204, "ok"),
        (404, "gone"),
        (410, "gone"),
        (401, "log-in"),
        (403, "refused"),
        (429, "refused"),
        (999, "refused"),
        (400, "broken"),
        (500, "broken"),
    ],
)
def test_what_an_answer_means(status: int, state: str) -> None:
    """A site that refuses programs is not called broken."""
    finding = judge(LINK, Answer(status, LINK))
    assert (finding.state, finding.status) == (state, status)


def test_no_answer_at_all() -> None:
    """A site that is down is unreachable."""
    assert check_link(LINK, FakeSession(no_answer)) == Finding(LINK, "unreachable")


@pytest.mark.parametrize(
    ("steps", "now_at", "state"),
    [
        ((301,), "https://site.example/new", "moved"),
        ((302, 308), "https://site.example/new", "moved"),
        ((302,), "https://site.example/en/help/page", "ok"),
        ((301,), f"{LINK}/", "ok"),
        ((302,), "https://site.example/", "gone"),
        ((302,), "https://site.example/login?next=help", "log-in"),
        ((301,), "https://accounts.site.example/v3/signin/identifier", "log-in"),
        ((302,), "https://site.example/accounts/login/", "log-in"),
        ((302,), "https://site.example/blog/how-we-log-things", "ok"),
        ((301,), "https://other.example/help/page", "elsewhere"),
        ((302,), "https://other.example", "elsewhere"),
        ((301,), "https://help.site.example/page", "moved"),
        ((301,), "http://site.example/help/page", "insecure"),
    ],
)
def test_where_a_link_leads(steps: tuple[int, ...], now_at: str, state: str) -> None:
    """A lasting move has the new address; another site, a log-in and the front page are told apart."""
    finding = judge(LINK, Answer(200, now_at, steps))
    assert finding.state == state
    assert finding.now_at == (None if state == "ok" else now_at)


@pytest.mark.parametrize(
    ("page", "state"),
    [
        ("<title>Page not found</title>", "soft-404"),
        ("<TITLE>\n 404 | Help </TITLE>", "soft-404"),
        ("<h1 class='x'>Sorry, this page isn&rsquo;t available.</h1>", "soft-404"),
        ("<title>Help</title><h1>This <b>form</b> is no longer available</h1>", "soft-404"),
        ("<title>What to do when a page was not removed</title>", "ok"),
        ("<title>Report a page</title><p>Page not found</p>", "ok"),
        ("<title>Rule 4041</title>", "ok"),
    ],
)
def test_pages_that_only_say_they_are_gone(page: str, state: str) -> None:
    """A site that answers 200 and says in its title that there is nothing is not taken at its number."""
    assert judge(LINK, Answer(200, LINK, (), page)).state == state


def test_one_site_is_asked_slowly_and_by_one() -> None:
    """Links of one site share one session, with a pause between them; sites do not wait for each other."""
    pauses: list[float] = []
    sessions: list[FakeSession] = []
    lock = threading.Lock()

    def new_session() -> FakeSession:
        session = FakeSession(there)
        with lock:
            sessions.append(session)
        return session

    links = [f"https://{site}.example/{n}" for n in range(3) for site in "abcdefgh"]
    found = check_links([*links, links[0]], new_session, pauses.append)
    assert [finding.link for finding in found] == links
    assert len(sessions) == 8 > AT_A_TIME
    assert all(len({link.split("/")[2] for link in session.asked}) == 1 for session in sessions)
    assert pauses == [PAUSE] * 16


states = st.sampled_from(sorted(MEANING))


@given(st.lists(st.builds(Finding, st.from_regex(r"https://[a-z]+\.example/[a-z]*", fullmatch=True), states)))
def test_report_counts_every_link(findings: list[Finding]) -> None:
    """Whatever was found, both reports hold it, and only links that are fine are left as a number."""
    body = json.loads(as_json(findings, TODAY))
    assert body["date"] == "2026-11-20"
    assert [each["link"] for each in body["links"]] == [finding.link for finding in findings]
    lines = as_markdown(findings, TODAY).splitlines()
    assert sum(line.startswith("* <") for line in lines) == sum(f.state != "ok" for f in findings)


def test_holders_name_the_files(tmp_path: Path) -> None:
    """A maintainer is told which file to mend; a longer link of the same start is another link."""
    folder = write_catalogue(tmp_path)
    link = "https://alpha.example/profile"
    assert holders(folder, [link, link[:-1]]) == {link: ("services/alpha.toml",), link[:-1]: ()}


def options(*arguments: str) -> argparse.Namespace:
    """Read a command line."""
    parser = argparse.ArgumentParser()
    add_links(parser.add_subparsers())
    return parser.parse_args(["links", *arguments])


def test_command_writes_a_dated_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All links of the chosen files are asked, the report is named after the day, and a dead link is 1."""
    write_catalogue(tmp_path / "resources")
    session = FakeSession(lambda link: Answer(404 if link.endswith("report") else 200, link))
    status = run(options("--only", "services/", "--to", str(tmp_path / "out")), tmp_path, lambda: session)
    assert status == 1
    written = sorted((tmp_path / "out").iterdir())
    assert [path.suffix for path in written] == [".json", ".md"]
    assert capsys.readouterr().out.split() == [str(path) for path in written]
    body = json.loads(written[0].read_text(encoding="utf-8"))
    assert written[0].name == f"links-{body['date']}.json"
    assert {(each["link"], each["state"]) for each in body["links"]} == {
        ("https://alpha.example/profile", "ok"),
        ("https://alpha.example/report", "gone"),
    }
    assert body["links"][0]["files"] == ["services/alpha.toml"]


def test_command_names_a_broken_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a catalogue nothing is asked."""
    session = FakeSession(no_answer)
    assert run(options(), tmp_path, lambda: session) == 1
    assert session.asked == []
    assert "catalogue" in capsys.readouterr().err


def test_results_are_kept_with_their_day(tmp_path: Path) -> None:
    """What was asked has today's day, what was not keeps its own, and a link that is gone from us goes."""
    earlier = dt.date(2026, 10, 1)
    before = joined(
        {},
        [Finding("https://a.example", "ok"), Finding("https://b.example", "gone", 404)],
        ["https://a.example", "https://b.example"],
        earlier,
    )
    after = joined(
        before,
        [Finding("https://c.example", "moved", 200, "https://c.example/new")],
        ["https://b.example", "https://c.example"],
        TODAY,
    )
    write(tmp_path, after)
    kept = read(tmp_path)
    assert kept == after
    assert {link: (r.on, r.state) for link, r in kept.items()} == {
        "https://b.example": (earlier, "gone"),
        "https://c.example": (TODAY, "moved"),
    }
    assert len((tmp_path / "links.json").read_text(encoding="utf-8").splitlines()) == 4


@pytest.mark.parametrize("body", ["", "[]", '{"https://a.example": {"state": "fine"}}', "\0"])
def test_damaged_results_are_named(tmp_path: Path, body: str) -> None:
    """A file of results that can't be read is one sentence."""
    (tmp_path / "links.json").write_text(body, encoding="utf-8")
    with pytest.raises(StoredError, match=r"links\.json"):
        read(tmp_path)


def test_command_keeps_the_result(tmp_path: Path) -> None:
    """Asked to, the command keeps its dated result beside the entries, and the catalogue still loads."""
    write_catalogue(tmp_path / "resources")
    run(options("--keep", "--to", str(tmp_path / "out")), tmp_path, lambda: FakeSession(there))
    kept = read(tmp_path / "resources" / "catalogue")
    assert {r.state for r in kept.values()} == {"ok"}
    assert len(kept) == 4
    assert run(options("--to", str(tmp_path / "out")), tmp_path, lambda: FakeSession(there)) == 0


def test_real_session_says_who_asks() -> None:
    """It says who asks, and asks with a limit."""
    assert str(WebSession()._session.headers["User-Agent"]).startswith("selfhelp-link-check")
