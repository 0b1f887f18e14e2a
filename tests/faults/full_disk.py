"""Lets every third write, sync or rename fail as a full or broken disk does, and looks what is left.

Run as ``python -m tests.faults.full_disk FOLDER KINDS``, with how many kinds of errors, one to three.
"""

import errno
import random
import sys
from pathlib import Path

import pytest

from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case
from selfhelp.session import Session
from tests.case.failing import KINDS, failing
from tests.faults.kills import change_number, holds, words
from tests.faults.light import MEMORY_KIB

STEPS = 30


class Story:
    """A session on a disk that fails; it remembers what was acknowledged."""

    def __init__(self, folder: Path) -> None:
        """Make notes on a disk that still works."""
        self.folder = folder
        Safe.create(folder, Case(), passphrase=words(0), memory_kib=MEMORY_KIB).close()
        self.kept: list[int] = []
        self.removed: list[str] = []
        self.right = {words(0)}
        self.refused = 0

    def step(self, session: Session, n: int) -> None:
        """Change the case, and now and then a key."""
        safe = session.safe
        assert safe is not None
        try:
            session.do(lambda case: change_number(n, case))
            self.kept.append(n)
            assert holds(n, session.case)
        except KeepingError:
            self.refused += 1
            assert not holds(n, session.case), "a tick that never was"
        try:
            if n % 5 == 1:
                fresh = words(n)
                # Until it is acknowledged, either may be the one.
                self.right.add(fresh)
                safe.set_passphrase(fresh)
                self.right = {fresh}
            elif n % 5 == 2:
                safe.new_recovery_code()
            elif n % 5 == 3 and "recovery" in safe.ways():
                safe.remove_way("recovery")
            elif n % 5 == 4:
                safe.settle()
        except KeepingError:
            self.refused += 1

    def opened(self) -> Session | None:
        """Open with whichever passphrase is the right one."""
        found = []
        for typed in sorted(self.right):
            try:
                safe, case = Safe.open_with_words(self.folder, typed)
            except KeepingError:
                continue
            found.append((typed, Session(case, safe)))
            break
        if not found:
            return None
        return found[0][1]


def one(folder: Path, operation: str, kind: int, phase: int) -> str:
    """Go through one story. Returns what is wrong, empty for nothing."""
    story = Story(folder)
    patch = pytest.MonkeyPatch()

    def fails(asked: str, number: int) -> int:
        return kind if asked == operation and number % 3 == phase else 0

    for start in range(0, STEPS, 10):
        session = None
        with failing(patch, fails):
            # Opening may meet the failing disk too; then it is tried again on a working one.
            session = story.opened()
            if session is not None:
                for n in range(start, start + 10):
                    story.step(session, n)
                session.close()
        for _ in range(2):
            session = story.opened()
            if session is None:
                return "no passphrase opens it"
            missing = [n for n in story.kept if not holds(n, session.case)]
            session.close()
            if missing:
                return "an acknowledged change is lost"
    return ""


def main(folder: Path, kinds: tuple[int, ...]) -> int:
    """Go through every operation and phase, for some errors. Returns the exit status."""
    random.seed(5)
    faults: list[str] = []
    stories = 0
    for operation in ("write", "sync", "rename"):
        for kind in kinds:
            for phase in range(3):
                stories += 1
                wrong = one(folder / f"{operation}-{kind}-{phase}", operation, kind, phase)
                if wrong:
                    faults.append(f"{operation} {errno.errorcode[kind]} {phase}: {wrong}")
    print(f"{stories} stories of {STEPS} changes on a failing disk, faults: {faults or 'none'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), KINDS[: int(sys.argv[2])]))
