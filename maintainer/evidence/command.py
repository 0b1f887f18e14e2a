"""``python -m maintainer evidence``: reads again what the catalogue quotes.

With ``--clones DIR`` evidence in repositories is read in clones kept there; with ``--pages`` web pages are
asked for (this uses the network, politely). Nothing is changed without ``--write``, and then only dates.
"""

import argparse
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.evidence import clones, edit, pages
from maintainer.links.answers import NoAnswerError, Session
from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.claims import every_claim
from selfhelp.catalogue.model import Catalogue, Evidence, Source

if TYPE_CHECKING:
    from maintainer.subcommands import Commands

PAUSE = 1.0
SAYS = {
    "other-date": "is dated {date} there",
    "no-quote": "the quote does not stand there any more",
    "no-file": "there is no such file at that commit",
    "no-commit": "the copy does not have that commit; bring it up to date",
    "no-date": "git did not say in time how old that text is",
    "no-clone": "there is no copy of the repository",
    "no-address": "it names no repository, so it can't be read again",
    "no-answer": "the page was not answered: {why}",
}


@dataclass(frozen=True, slots=True)
class Noticed:
    """One difference: the entry, the source, and what is different. ``new`` is the text that mends it."""

    entry: str
    source: str
    says: str
    piece: Evidence | None = None
    date: dt.date | None = None


def quoted_from(catalogue: Catalogue, only: str = "") -> dict[Source, list[tuple[str, Evidence]]]:
    """Return for each repository whose id holds ``only`` the entries and the evidence in them."""
    quoted: dict[Source, dict[tuple[str, Evidence], None]] = {}
    for found in every_claim(catalogue):
        for piece in found.claim.evidence:
            source = catalogue.source(piece.source)
            if source is not None and source.kind == "repository" and only in source.id:
                quoted.setdefault(source, {})[found.entry, piece] = None
    return {source: list(pieces) for source, pieces in quoted.items()}


def in_clones(
    catalogue: Catalogue,
    folder: Path,
    only: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Noticed]:
    """Yield each piece of evidence in a repository that is not there as we say, one repository at a time."""
    for source, pieces in quoted_from(catalogue, only).items():
        progress(f"{source.id}: {len(pieces)} pieces of evidence")
        clone = clones.clone_of(source, folder)
        if clone is None:
            says = SAYS["no-clone" if source.url else "no-address"]
            yield Noticed(f"sources/{source.id}", source.id, says)
            continue
        read = cache(clones.read)
        for entry, piece in pieces:
            got = read(piece, clone)
            if got.outcome != "same":
                yield Noticed(entry, source.id, SAYS[got.outcome].format(date=got.date), piece, got.date)


def quotes_of(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return for each source the quotes that are taken from it."""
    quotes: dict[str, dict[str, None]] = {}
    for found in every_claim(catalogue):
        for piece in found.claim.evidence:
            mine = quotes.setdefault(piece.source, {})
            if piece.quote and piece.path is None:
                mine[piece.quote] = None
    return {source: tuple(mine) for source, mine in quotes.items()}


def on_page(source: Source, quotes: tuple[str, ...], page: str) -> Iterator[Noticed]:
    """Yield what a page says otherwise than we do."""
    got = pages.read(page, quotes)
    where = f"sources/{source.id}"
    for quote in got.missing:
        yield Noticed(where, source.id, f"{SAYS['no-quote']}: “{quote}”")
    if got.date is not None and got.date != source.date:
        yield Noticed(where, source.id, SAYS["other-date"].format(date=got.date), None, got.date)


def on_pages(
    catalogue: Catalogue,
    new_session: Callable[[], Session],
    pause: Callable[[float], None] = time.sleep,
    only: str = "",
) -> Iterator[Noticed]:
    """Ask for every page that is a source, one after the other, and yield what it says otherwise."""
    quotes = quotes_of(catalogue)
    for source in catalogue.sources:
        if source.url is None or source.kind == "repository" or only not in source.id:
            continue
        try:
            answer = new_session().ask(source.url)
        except NoAnswerError as error:
            yield Noticed(f"sources/{source.id}", source.id, SAYS["no-answer"].format(why=error.trouble))
        else:
            if answer.status >= 400:
                yield Noticed(f"sources/{source.id}", source.id, SAYS["no-answer"].format(why=answer.status))
            else:
                yield from on_page(source, quotes.get(source.id, ()), answer.text)
        pause(PAUSE)


def write_dates(noticed: list[Noticed], folder: Path, today: dt.date) -> list[Path]:
    """Put the dates that were found into the files and return the files that changed."""
    changed: dict[Path, None] = {}
    for one in noticed:
        if one.date is None or one.date > today:
            continue
        path = folder / f"{one.entry}.toml"
        text = path.read_text(encoding="utf-8")
        if one.piece is not None:
            new = edit.with_date(text, one.piece, one.date)
        else:
            new = edit.source_with_date(text, one.date, today)
        if edit.change(path, new):
            changed[path] = None
    return list(changed)


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("evidence", help="read again what the catalogue quotes")
    parser.add_argument("--clones", type=Path, metavar="DIR", help="copies of repositories, as OWNER/NAME")
    parser.add_argument("--pages", action="store_true", help="ask for web pages (uses the network)")
    parser.add_argument("--only", default="", metavar="TEXT", help="only sources with this in their id")
    parser.add_argument("--write", action="store_true", help="put the dates that were found into the files")
    parser.set_defaults(run=run)


def _reading(options: argparse.Namespace, catalogue: Catalogue) -> Iterator[Noticed]:
    if options.clones is not None:
        yield from in_clones(
            catalogue, options.clones, options.only, lambda said: print(said, file=sys.stderr)
        )
    if options.pages:
        from maintainer.links.ask import WebSession

        yield from on_pages(catalogue, WebSession, only=options.only)


def run(options: argparse.Namespace, root: Path) -> int:
    """Read evidence again and say what is different; 1 if a quote or a file is not there any more."""
    folder = root / "resources" / "catalogue"
    if options.clones is None and not options.pages:
        print("Name what to read: --clones DIR, --pages, or both.", file=sys.stderr)
        return 2
    catalogue = read_folder(folder)
    noticed: list[Noticed] = []
    for one in _reading(options, catalogue):
        print(f"{one.entry}: {one.source}: {one.says}", flush=True)
        noticed.append(one)
    if options.write:
        changed = write_dates(noticed, folder, dt.datetime.now(dt.UTC).date())
        print(f"{len(changed)} files changed")
    return 1 if any(one.date is None for one in noticed) else 0
