"""Safes for the tests of damage and of disks that fail: light to open, with cases that differ."""

import datetime as dt
from pathlib import Path

from selfhelp.case import change
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case

WORDS = "four words are enough"
NEW = "these words are new"
DAY = dt.date(2026, 1, 1)
FULL = change.mark("task:a", "done", DAY)(Case(triage_done=True))
MORE = change.mark("task:b", "done", DAY)(FULL)


def made(folder: Path, case: Case = FULL) -> Safe:
    """Make a safe with a light passphrase."""
    return Safe.create(folder, case, passphrase=WORDS, memory_kib=64)


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
