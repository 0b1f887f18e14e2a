"""Safes for the tests of damage and of disks that fail: light to open, with cases that differ."""

import datetime as dt
from pathlib import Path

from selfhelp.case import change
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Account, Answers, Case, Incident

WORDS = "four words are enough"
NEW = "these words are new"
SECOND = "another four words here"
#: A word that stands in nobody's notes by chance.
CANARY = "Kanarienvogel-7319-Straße"
DAY = dt.date(2026, 1, 1)
FULL = change.mark("task:a", "done", DAY)(Case(triage_done=True))
MORE = change.mark("task:b", "done", DAY)(FULL)

#: A case with something of everything.
TOLD = Case(
    answers=Answers(what=("doxxing",), country="DE"),
    incidents=(Incident(id="1", when=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), what=CANARY),),
    accounts=(Account(id="1", name=CANARY, username=CANARY),),
)


def made(folder: Path, case: Case = FULL) -> Safe:
    """Make a safe with a light passphrase."""
    return Safe.create(folder, case, passphrase=WORDS, memory_kib=64)


def second_notes(folder: Path) -> Safe:
    """Make a safe with a second passphrase; returns what that one opens: the empty notes."""
    first = made(folder)
    first.set_second_passphrase(SECOND)
    first.close()
    second, _ = Safe.open_with_words(folder, SECOND)
    return second


def opened(folder: Path, words: str = WORDS) -> Case:
    """Open, close, and return the case."""
    safe, case = Safe.open_with_words(folder, words)
    safe.close()
    return case


def flip(path: Path, place: int) -> None:
    """Change one bit of a file."""
    body = bytearray(path.read_bytes())
    body[place % len(body)] ^= 1
    path.write_bytes(body)
