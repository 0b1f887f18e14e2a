"""Checking links without a network: what each answer means, politeness, and the report."""

import argparse
import datetime as dt
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from maintainer.links import (
    AT_A_TIME,
    PAUSE,
    Finding,
    WebSession,
    as_json,
    as_markdown,
    check_link,
    check_links,
    holders,
    run,
)
from maintainer.links import add as add_links
from tests.factory import write_catalogue

LINK = "https://site.example/help/page"
TODAY = dt.date(2026, 11, 20)


@dataclass
class FakeAnswer:
    """An answer as a site would give it."""

    status_code: int
    url: str = LINK
    history: list["FakeAnswer"] = field(default_factory=list)
    closed: bool = False

    def close(self) -> None:
        """Note that the page was not read."""
        self.closed = True


@dataclass
class FakeSession:
    """Answers from a function and remembers what was asked."""

    answer: Callable[[str, str], FakeAnswer]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, method: str, link: str) -> FakeAnswer:
        """Answer, or fail as the function does."""
        self.asked.append((method, link))
        return self.answer(method, link)


def no_answer(method: str, link: str) -> FakeAnswer:
    """Fail as requests does when a site is down."""
    raise requests.ConnectionError(f"{method} {link}")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "ok"),
        (204, "ok"),
        (404, "gone"),
        (410, "gone"),
        (403, "refused"),
        (429, "refused"),
        (999, "refused"),
        (400, "broken"),
        (500, "broken"),
    ],
)
def test_what_an_answer_means(status: int, state: str) -> None:
    """A site that refuses programs is not called broken."""
    finding = check_link(LINK, FakeSession(lambda *_: FakeAnswer(status)))
    assert (finding.state, finding.status) == (state, status)


def test_head_is_enough_when_it_is_answered_well() -> None:
    """No page is fetched when its header says that it is there; the connection is given up."""
    answer = FakeAnswer(200)
    session = FakeSession(lambda *_: answer)
    check_link(LINK, session)
    assert session.asked == [("HEAD", LINK)]
    assert answer.closed


def test_get_decides_when_head_is_not_answered_well() -> None:
    """Many sites answer HEAD wrongly, so the page itself is asked for before anything is said."""
    session = FakeSession(lambda method, _: FakeAnswer(405 if method == "HEAD" else 200))
    assert check_link(LINK, session).state == "ok"
    assert [method for method, _ in session.asked] == ["HEAD", "GET"]


def test_no_answer_at_all() -> None:
    """A site that is down is unreachable, after both were tried."""
    session = FakeSession(no_answer)
    assert check_link(LINK, session) == Finding(LINK, "unreachable")
    assert len(session.asked) == 2


@pytest.mark.parametrize(
    ("steps", "now_at", "state"),
    [
        ([301], "https://site.example/new", "moved"),
        ([302, 308], "https://site.example/new", "moved"),
        ([302], "https://site.example/en/help/page", "ok"),
        ([301], f"{LINK}/", "ok"),
        ([302], "https://site.example/", "gone"),
        ([301], "https://other.example", "gone"),
    ],
)
def test_where_a_link_leads(steps: list[int], now_at: str, state: str) -> None:
    """A lasting move is reported with the new address; being sent to the front page means gone."""
    answer = FakeAnswer(200, now_at, [FakeAnswer(step) for step in steps])
    assert check_link(LINK, FakeSession(lambda *_: answer)).state == state


def test_one_site_is_asked_slowly_and_by_one() -> None:
    """Links of one site share one session, with a pause between them; sites do not wait for each other."""
    pauses: list[float] = []
    sessions: list[FakeSession] = []
    lock = threading.Lock()

    def new_session() -> FakeSession:
        session = FakeSession(lambda _, link: FakeAnswer(200, link))
        with lock:
            sessions.append(session)
        return session

    links = [f"https://{site}.example/{n}" for n in range(3) for site in "abcdefgh"]
    found = check_links([*links, links[0]], new_session, pauses.append)
    assert [finding.link for finding in found] == links
    assert len(sessions) == 8 > AT_A_TIME
    assert all(len({link.split("/")[2] for _, link in session.asked}) == 1 for session in sessions)
    assert pauses == [PAUSE] * 16


states = st.sampled_from(["ok", "moved", "refused", "gone", "broken", "unreachable"])


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
    session = FakeSession(lambda _, link: FakeAnswer(404 if link.endswith("report") else 200, link))
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


def test_real_session_asks_politely(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says who asks, waits no longer than its limit, and never reads a page."""
    seen: dict[str, object] = {}

    def request(self: requests.Session, method: str, link: str, **how: object) -> FakeAnswer:
        seen.update(how, method=method, link=link, who=self.headers["User-Agent"])
        return FakeAnswer(200)

    monkeypatch.setattr(requests.Session, "request", request)
    WebSession().ask("HEAD", LINK)
    assert seen["stream"] is True
    assert seen["timeout"] == 20
    assert str(seen["who"]).startswith("selfhelp-link-check")
