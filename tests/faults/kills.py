"""Kills a program at random microseconds while it changes its case and its keys, and opens what is left.

Run as ``python -m tests.faults.kills COUNT FOLDER``.
"""

import datetime as dt
import os
import random
import signal
import sys
import time
from pathlib import Path

from selfhelp.case.change import keep_account, keep_incident, mark, request
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.case.kept import making
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Account, Case, Incident
from tests.case.stores import MemoryStore
from tests.faults.light import MEMORY_KIB

#: New notes after so many kills: old changes are looked for each time, which takes longer and longer.
KILLS_A_SAFE = 40
#: Microseconds within which the kill comes.
LATEST = 60_000
DAY = dt.date(2026, 1, 1)
SECOND = "the second one of these"


def change_number(n: int, case: Case) -> Case:
    """Return the case after the n-th change: a mark, a long note, a request or a list of accounts."""
    kind = n % 4
    if kind == 0:
        return mark(f"task:{n}", "done", DAY)(case)
    if kind == 1:
        moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=n)
        return keep_incident(Incident(id=f"i{n}", when=moment, what="w" * (n * 97 % 9000)))(case)
    if kind == 2:
        return request(f"broker:{n}", "sent", DAY, None)(case)
    for k in range(10):
        case = keep_account(Account(id=f"a{n}-{k}", name=f"account {n} {k}", change_because=("weak",)))(case)
    return case


def holds(n: int, case: Case) -> bool:
    """Tell whether the n-th change is in the case."""
    kind = n % 4
    if kind == 0:
        return case.mark(f"task:{n}") is not None
    if kind == 1:
        return any(i.id == f"i{n}" for i in case.incidents)
    if kind == 2:
        return case.request(f"broker:{n}") is not None
    return sum(1 for a in case.accounts if a.id.startswith(f"a{n}-")) == 10


def words(n: int) -> str:
    """Return the n-th passphrase."""
    return f"kept while killed {n}"


def _work(folder: Path, start: int, passphrase: int, tell: int) -> None:
    """Open the safe and make changes until killed; tell of each one before it begins and after it was kept.

    Three of four are changes of the case; every fourth changes its keys. Told are ``b`` (a passphrase is
    about to change), ``p`` (it has), ``c`` (a change of the case was kept) and ``r`` (a code was removed).
    """
    safe, case = Safe.open_with_words(folder, words(passphrase))
    n = start
    store = MemoryStore()
    while True:
        case = change_number(n, case)
        safe.save(case)
        os.write(tell, b"c" + n.to_bytes(4, "big"))
        if n % 3 == 0:
            safe.settle()
        kind = random.randrange(8)
        if kind == 0:
            passphrase += 1
            os.write(tell, b"b" + passphrase.to_bytes(4, "big"))
            safe.set_passphrase(words(passphrase))
            os.write(tell, b"p" + passphrase.to_bytes(4, "big"))
        elif kind == 1:
            safe.new_recovery_code()
        elif kind == 2 and "recovery" in safe.ways():
            safe.remove_way("recovery")
        elif kind == 3 and "store" not in safe.ways():
            safe.set_second_passphrase(SECOND)
        elif kind == 4 and "second" in safe.ways():
            safe.remove_way("second")
        elif kind == 5 and "second" not in safe.ways():
            safe.use_store(store)
        elif kind == 6 and "store" in safe.ways():
            safe.remove_way("store", store)
        n += 1


class Told:
    """What the writer said before it was killed."""

    def __init__(self, kept: int, passphrase: int) -> None:
        """Start with what was there before."""
        self.kept = kept
        self.passphrase = passphrase
        self.trying = passphrase

    def read(self, said: bytes) -> None:
        """Take up what was said."""
        for at in range(0, len(said) - 4, 5):
            kind, number = said[at : at + 1], int.from_bytes(said[at + 1 : at + 5], "big")
            if kind == b"c":
                self.kept = number
            elif kind == b"b":
                self.trying = number
            else:
                self.passphrase = self.trying = number


def _one_kill(folder: Path, told: Told) -> None:
    """Start a writer, kill it at a random microsecond after its first change, and take up what it told."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            _work(folder, told.kept + 1, told.passphrase, writer)
        finally:
            os._exit(1)
    os.close(writer)
    said = os.read(reader, 5)
    if said:
        time.sleep(random.randrange(LATEST) / 1e6)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while got := os.read(reader, 1 << 16):
        said += got
    os.close(reader)
    told.read(said)
    if not said:
        raise RuntimeError("the writer ended by itself")


def _opened(folder: Path, told: Told) -> tuple[Case | None, list[str]]:
    """Open with every passphrase that may be the right one; return the case and what is wrong."""
    faults: list[str] = []
    right: int | None = None
    case: Case | None = None
    for number in {told.passphrase, told.trying}:
        try:
            safe, case = Safe.open_with_words(folder, words(number))
        except WrongKeyError:
            continue
        except KeepingError as error:
            faults.append(f"did not open: {error}")
            continue
        safe.close()
        right = number
    if right is None:
        return None, faults or ["neither passphrase opens"]
    for old in {told.passphrase, told.trying, told.passphrase - 1} - {right}:
        try:
            Safe.open_with_words(folder, words(old))[0].close()
            faults.append("an old passphrase still opens")
        except KeepingError:
            continue
    told.passphrase = told.trying = right
    return case, faults


def main(count: int, folder: Path) -> int:
    """Kill ``count`` times, with new notes now and then. Returns the exit status."""
    changes = lost = 0
    faults: dict[str, int] = {}
    for start in range(0, count, KILLS_A_SAFE):
        here = folder / str(start)
        Safe.create(here, Case(), passphrase=words(0), memory_kib=MEMORY_KIB).close()
        told = Told(-1, 0)
        for _ in range(min(KILLS_A_SAFE, count - start)):
            _one_kill(here, told)
            case, wrong = _opened(here, told)
            for fault in wrong:
                faults[fault] = faults.get(fault, 0) + 1
            if case is None:
                break
            lost += sum(1 for n in range(told.kept + 1) if not holds(n, case))
            # The change under way may have been kept without being told.
            told.kept += 1 if holds(told.kept + 1, case) else 0
        changes += told.kept + 1
    makings = max(10, count // 10)
    broken = sum(not _killed_making(folder / f"made-{n}") for n in range(makings))
    print(
        f"{count} kills, {changes} acknowledged changes, {lost} lost, {sum(faults.values())} faults"
        f" {faults or ''}; {makings} kills while a safe was made, {broken} left a folder "
        f"that claims notes and opens nothing"
    )
    return 1 if lost or faults or broken else 0


def _killed_making(folder: Path) -> bool:
    """Kill a program that makes a safe. Returns whether the folder is honest: no safe, or one that opens."""
    child = os.fork()
    if child == 0:
        try:
            Safe.create(folder, Case(), passphrase=words(0), memory_kib=MEMORY_KIB)
        finally:
            os._exit(1)
    time.sleep(random.randrange(40_000) / 1e6)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if not making.exists(folder):
        Safe.create(folder, Case(), passphrase=words(0), memory_kib=MEMORY_KIB).close()
    try:
        Safe.open_with_words(folder, words(0))[0].close()
    except KeepingError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
