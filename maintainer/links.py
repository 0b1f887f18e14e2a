"""``python -m maintainer links``: asks every site of the catalogue whether its pages are still there.

This is the only code of the project that uses the network, and it is not shipped. It is polite: a few
sites at a time, one question at a time to a site with a pause in between, and it says who is asking.
A site that refuses programs is not called broken: a person has to look.
"""

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol
from urllib.parse import urlsplit

import requests

from selfhelp.catalogue.links import all_links
from selfhelp.catalogue.load import CatalogueError, load

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives its subparsers no public name

State = Literal["ok", "moved", "refused", "gone", "broken", "unreachable"]

TIMEOUT = 20.0
PAUSE = 1.0
AT_A_TIME = 4
WHO_ASKS = "selfhelp-link-check/1 (checks that links to help pages still work)"
#: Answers that tell nothing about the page: the site wants a log-in, a browser or fewer questions.
REFUSALS = frozenset({401, 403, 405, 406, 429, 451, 503, 999})
GONE = frozenset({404, 410})
PERMANENT = frozenset({301, 308})
MEANING: dict[State, str] = {
    "gone": "The page is gone: find the new one",
    "broken": "The site answers with an error: try again, then look",
    "unreachable": "No answer: try again, then look",
    "moved": "Moved for good: put the new address in",
    "refused": "The site does not answer programs: look with a browser",
    "ok": "There",
}


class Answer(Protocol):
    """What is used of an answer of :mod:`requests`."""

    @property
    def status_code(self) -> int:
        """The number of the answer."""

    @property
    def url(self) -> str:
        """The address that answered in the end."""

    @property
    def history(self) -> Sequence["Answer"]:
        """The answers that led there."""

    def close(self) -> None:
        """Give up the connection without reading the page."""


class Session(Protocol):
    """What is used of a session of :mod:`requests`; tests bring their own."""

    def ask(self, method: str, link: str) -> Answer:
        """Ask for a page.

        Raises:
            requests.RequestException: there was no answer.
        """


class WebSession:
    """Asks over the network."""

    def __init__(self) -> None:
        """Start with no cookies."""
        self._session = requests.Session()
        self._session.headers["User-Agent"] = WHO_ASKS

    def ask(self, method: str, link: str) -> Answer:
        """Ask for a page without reading it."""
        return self._session.request(method, link, timeout=TIMEOUT, allow_redirects=True, stream=True)


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one link. ``files`` are the catalogue files that hold it."""

    link: str
    state: State
    status: int | None = None
    now_at: str | None = None
    files: tuple[str, ...] = ()


def _bare(link: str) -> str:
    return link.split("#", maxsplit=1)[0].rstrip("/")


def _judge(link: str, answer: Answer) -> Finding:
    status = answer.status_code
    if status in GONE:
        return Finding(link, "gone", status)
    if status in REFUSALS:
        return Finding(link, "refused", status)
    if status >= 400:
        return Finding(link, "broken", status)
    elsewhere = _bare(answer.url) != _bare(link)
    lost = elsewhere and not urlsplit(answer.url).path.strip("/") and bool(urlsplit(link).path.strip("/"))
    if lost:
        # Sent to the front page: that is how many sites say "gone".
        return Finding(link, "gone", status, answer.url)
    if elsewhere and any(step.status_code in PERMANENT for step in answer.history):
        return Finding(link, "moved", status, answer.url)
    return Finding(link, "ok", status)


def check_link(link: str, session: Session) -> Finding:
    """Ask for a page: first for its header only, then, if that is not answered well, for the page."""
    finding = Finding(link, "unreachable")
    for method in ("HEAD", "GET"):
        try:
            answer = session.ask(method, link)
        except requests.RequestException:
            continue
        finding = _judge(link, answer)
        answer.close()
        if finding.state in ("ok", "moved"):
            break
    return finding


def check_links(
    links: Iterable[str],
    new_session: Callable[[], Session] = WebSession,
    pause: Callable[[float], None] = time.sleep,
) -> list[Finding]:
    """Check all links, each site by one worker with pauses, and return the findings in the given order."""
    order = list(dict.fromkeys(links))
    sites: dict[str, list[str]] = {}
    for link in order:
        sites.setdefault(urlsplit(link).netloc.lower(), []).append(link)

    def one_site(mine: list[str]) -> list[Finding]:
        session = new_session()
        found = []
        for index, link in enumerate(mine):
            if index:
                pause(PAUSE)
            found.append(check_link(link, session))
        return found

    with ThreadPoolExecutor(AT_A_TIME) as workers:
        found = {f.link: f for mine in workers.map(one_site, sites.values()) for f in mine}
    return [found[link] for link in order]


def holders(folder: Path, links: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each link the catalogue files that hold it."""
    contents = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.toml"))
    }
    return {
        link: tuple(name for name, content in contents.items() if f'"{link}"' in content) for link in links
    }


def as_json(findings: list[Finding], today: dt.date) -> str:
    """Return the report for programs."""
    body = {"date": today.isoformat(), "checked": len(findings), "links": [asdict(f) for f in findings]}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def as_markdown(findings: list[Finding], today: dt.date) -> str:
    """Return the report for a person: what needs a hand first, and what is fine as a number."""
    lines = [f"# Links on {today.isoformat()}", "", f"{len(findings)} links were checked."]
    for state, meaning in MEANING.items():
        mine = [finding for finding in findings if finding.state == state]
        if not mine:
            continue
        lines += ["", f"## {meaning} ({len(mine)})"]
        if state == "ok":
            continue
        lines.append("")
        for finding in mine:
            status = f" [{finding.status}]" if finding.status else ""
            now = f" → <{finding.now_at}>" if finding.now_at else ""
            lines.append(f"* <{finding.link}>{status}{now} ({', '.join(finding.files) or 'no file'})")
    return "\n".join(lines) + "\n"


def write_report(findings: list[Finding], folder: Path, today: dt.date) -> list[Path]:
    """Write both reports, named after the day, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for suffix, content in (("json", as_json(findings, today)), ("md", as_markdown(findings, today))):
        path = folder / f"links-{today.isoformat()}.{suffix}"
        path.write_text(content, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("links", help="check every link of the catalogue (uses the network)")
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help="where the report goes; build/links if left out"
    )
    parser.add_argument("--only", metavar="TEXT", help="only links of files with this in their path")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path, new_session: Callable[[], Session] = WebSession) -> int:
    """Check links and write the report; 1 if a link needs a person's hand."""
    folder = root / "resources" / "catalogue"
    try:
        links = all_links(load(folder))
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    held = holders(folder, links)
    chosen = [x for x in links if options.only is None or any(options.only in name for name in held[x])]
    findings = [
        Finding(f.link, f.state, f.status, f.now_at, held[f.link]) for f in check_links(chosen, new_session)
    ]
    for path in write_report(
        findings, options.to or root / "build" / "links", dt.datetime.now(dt.UTC).date()
    ):
        print(path)
    return 1 if any(f.state in ("gone", "broken", "unreachable") for f in findings) else 0
