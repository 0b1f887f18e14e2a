"""Reads evidence in copies of repositories: is the quote in that file, and when was that line last changed?

A copy is a clone in a folder of the maintainer's own; nothing is fetched here. The date of a text in a
repository is that of the last change of the line that carries the quote, or of its file; both are true.
"""

import datetime as dt
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from selfhelp.catalogue.model import Evidence, Source

Outcome = Literal["same", "other-date", "no-quote", "no-file", "no-commit", "no-date"]
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one piece of evidence; ``date`` is the date found, None when there is none."""

    outcome: Outcome
    date: dt.date | None = None


def clone_of(source: Source, folder: Path) -> Path | None:
    """Return the clone of a source in a folder: ``owner/name``, ``owner+name`` or ``name``, bare or not."""
    if source.url is None or source.kind != "repository":
        return None
    owner, _, name = urlsplit(source.url).path.strip("/").partition("/")
    for place in (folder / owner / name, folder / f"{owner}+{name}", folder / name):
        for inner in (place, place / "repo", place / ".git", place.with_name(place.name + ".git")):
            if (inner / "HEAD").is_file() or (inner / "packed-refs").is_file():
                return inner
    return None


def git(clone: Path, *arguments: str) -> str | None:
    """Return what git says about a clone, or None when it fails or takes too long."""
    command = ["git", "-C", str(clone), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  no shell, fixed program
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def plain(text: str) -> str:
    """Return a text without differences that no reader would call one: spaces, and how quotes are written."""
    for fancy, simple in (('\\"', '"'), ("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("\u00a0", " ")):
        text = text.replace(fancy, simple)
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=64)
def _lines(text: str) -> tuple[str, ...]:
    return tuple("".join(plain(line).split()) for line in text.splitlines())


def line_of(quote: str, text: str) -> tuple[int, int] | None:
    """Return the first and last line, from 1, that together hold a quote; None when nothing does."""
    wanted = "".join(plain(quote).split())
    lines = _lines(text)
    for first in range(len(lines)):
        if not lines[first]:
            continue
        joined = ""
        for last in range(first, min(first + 40, len(lines))):
            joined += lines[last]
            if wanted in joined:
                return first + 1, last + 1
    return None


def _shortest(quote: str, text: str) -> tuple[int, int] | None:
    """Return the fewest lines that hold a quote."""
    found = line_of(quote, text)
    if found is None:
        return None
    first, last = found
    lines = text.splitlines()
    while first < last and line_of(quote, "\n".join(lines[first:last])) is not None:
        first += 1
    return first, last


def _date(said: str | None) -> dt.date | None:
    days = [line for line in (said or "").split() if line]
    try:
        return max(dt.date.fromisoformat(day) for day in days) if days else None
    except ValueError:
        return None


@lru_cache(maxsize=16)
def _ages(clone: Path, commit: str, path: str) -> tuple[dt.date, ...]:
    """Return the day of each line of a file's last change; empty when git does not say it in time.

    The whole file at once: a long list is quoted many times, and each line asked for alone walks through
    the same history again.
    """
    said = git(clone, "blame", "--line-porcelain", commit, "--", path) or ""
    times = [line.split()[1] for line in said.splitlines() if line.startswith("committer-time ")]
    return tuple(dt.datetime.fromtimestamp(int(time), dt.UTC).date() for time in times)


def _blame(clone: Path, commit: str, path: str, lines: tuple[int, int]) -> dt.date | None:
    """Return the youngest day of some lines of a file, from the first to the last, counted from 1."""
    return max(_ages(clone, commit, path)[lines[0] - 1 : lines[1]], default=None)


@lru_cache(maxsize=64)
def _file(clone: Path, commit: str, path: str) -> tuple[str, dt.date | None] | None:
    """Return a file's text at a commit and the day of its last change; one file is quoted many times."""
    text = git(clone, "show", f"{commit}:{path}")
    if text is None:
        return None
    return text, _date(git(clone, "log", "-1", "--format=%cs", commit, "--", path))


def _of_line(
    piece: Evidence, clone: Path, commit: str, lines: tuple[int, int], whole: dt.date | None
) -> Read:
    of_line = _blame(clone, commit, piece.path or "", lines)
    if of_line is None and whole is None:
        return Read("no-date")
    return Read("same" if piece.date in (of_line, whole) else "other-date", of_line)


def read(piece: Evidence, clone: Path) -> Read:
    """Look for a piece of evidence in a clone, at the commit it names or the newest."""
    commit = (git(clone, "rev-parse", "--verify", f"{piece.commit or 'HEAD'}^{{commit}}") or "").strip()
    if not commit:
        return Read("no-commit")
    if piece.path is None:
        return Read("same", piece.date)
    file = _file(clone, commit, piece.path)
    if file is None:
        return Read("no-file")
    text, whole = file
    if piece.quote is None:
        # Without a quote any line may be meant; none of them is younger than the file.
        older = piece.date is not None and whole is not None and piece.date <= whole
        return Read("same" if older or piece.date == whole else "other-date", whole)
    lines = _shortest(piece.quote, text)
    return _of_line(piece, clone, commit, lines, whole) if lines else Read("no-quote")
