"""Changes, cuts and removes what is kept, opens it twice and closes it, and looks whether anything is lost.

Run as ``python -m tests.faults.damages COUNT FOLDER``.
"""

import datetime as dt
import os
import random
import sys
from pathlib import Path

from selfhelp.case.change import mark
from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept import keys, making
from selfhelp.case.kept.copies import FILES
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case
from tests.faults.light import MEMORY_KIB

WORDS = "kept while damaged"
TARGETS = (*FILES, *FILES, keys.FILE, keys.COPY)
KINDS = ("bit", "bit", "sector", "cut", "gone", "empty", "bits in both")


def _kept(folder: Path) -> Case:
    """Keep a case with some marks, and return it."""
    case = Case(triage_done=True)
    made = Safe.create(folder, case, passphrase=WORDS, memory_kib=MEMORY_KIB)
    for n in range(40):
        case = mark(f"task:{n}", "done", dt.date(2026, 1, 1))(case)
        made.save(case)
    made.close()
    return case


def _flip(path: Path, where: range | None = None) -> None:
    body = bytearray(path.read_bytes())
    body[random.choice(where or range(len(body)))] ^= 1 << random.randrange(8)
    path.write_bytes(body)


def _damage(folder: Path, kind: str) -> None:
    path = folder / (random.choice(TARGETS) if kind != "bits in both" else FILES[0])
    size = path.stat().st_size
    if kind == "bit":
        _flip(path)
    elif kind == "sector":
        body = bytearray(path.read_bytes())
        at = random.randrange(size) // 512 * 512
        body[at : at + 512] = random.randbytes(len(body[at : at + 512]))
        path.write_bytes(body)
    elif kind == "cut":
        os.truncate(path, random.randrange(size))
    elif kind == "gone":
        path.unlink()
    elif kind == "empty":
        os.truncate(path, 0)
    else:
        # What both copies lost at the same place is gone; so in either half of each.
        middle = size // 2
        _flip(folder / FILES[0], range(middle - 8192))
        _flip(folder / FILES[1], range(middle + 8192, (folder / FILES[1]).stat().st_size))


def _one(folder: Path, kind: str, case: Case, *, while_open: bool) -> str:
    """Damage, open twice and close, save and open again. Returns what went wrong."""
    safe = None
    if while_open:
        safe, _ = Safe.open_with_words(folder, WORDS)
    _damage(folder, kind)
    try:
        if safe is not None:
            safe.close()
        for _ in range(2):
            safe, found = Safe.open_with_words(folder, WORDS)
            safe.close()
            if found != case:
                return "another case came back"
        more = mark("task:after", "done", dt.date(2026, 1, 2))(case)
        safe, _ = Safe.open_with_words(folder, WORDS)
        safe.save(more)
        safe.close()
        safe, found = Safe.open_with_words(folder, WORDS)
        safe.close()
    except KeepingError as error:
        return f"{kind}: {error}"
    return "" if found == more else "a later change was lost"


def main(count: int, folder: Path) -> int:
    """Damage ``count`` times. Returns the exit status."""
    case = _kept(folder)
    whole = {path: path.read_bytes() for path in making.files(folder)}
    failures: dict[str, int] = {}
    for number in range(count):
        for path in making.files(folder):
            path.unlink()
        for path, content in whole.items():
            path.write_bytes(content)
        kind = KINDS[number % len(KINDS)]
        problem = _one(folder, kind, case, while_open=number % 3 == 0)
        if problem:
            failures[problem] = failures.get(problem, 0) + 1
    print(f"{count} damages, opened twice each, {sum(failures.values())} not mended {failures or ''}".strip())
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
