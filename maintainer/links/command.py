"""``python -m maintainer links``: asks every site of the catalogue whether its pages are still there.

It is polite: a few sites at a time, one question at a time to a site with a pause in between, and it says
who is asking. A site that refuses programs is not called broken: a person has to look.
"""

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from maintainer.links import stored
from maintainer.links.answers import Session
from maintainer.links.ask import WebSession
from maintainer.links.judge import MEANING, MENDS, Finding, check_link
from selfhelp.catalogue.links import all_links
from selfhelp.catalogue.load import CatalogueError, load

if TYPE_CHECKING:
    from maintainer.subcommands import Commands

PAUSE = 1.0
AT_A_TIME = 4


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
    """Return for each link the catalogue files that hold it; the sources are read by other means."""
    contents = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.toml"))
        if path.parent.name != "sources"
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
    parser.add_argument("--keep", action="store_true", help="keep the dated result with the catalogue")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path, new_session: Callable[[], Session] = WebSession) -> int:
    """Check links and write the report; 1 if a link needs a person's hand."""
    folder = root / "resources" / "catalogue"
    today = dt.datetime.now(dt.UTC).date()
    try:
        links = all_links(load(folder))
        before = stored.read(folder)
    except (CatalogueError, stored.StoredError) as error:
        print(error, file=sys.stderr)
        return 1
    held = holders(folder, links)
    chosen = [x for x in links if options.only is None or any(options.only in name for name in held[x])]
    findings = [replace(f, files=held[f.link]) for f in check_links(chosen, new_session)]
    for path in write_report(findings, options.to or root / "build" / "links", today):
        print(path)
    if options.keep:
        print(stored.write(folder, stored.joined(before, findings, links, today)))
    return 1 if any(f.state in MENDS for f in findings) else 0
