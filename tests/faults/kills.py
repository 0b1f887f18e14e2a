"""Kills a program that writes, again and again, and looks whether anything it acknowledged is lost.

Run as ``python -m tests.faults.kills COUNT FOLDER``. Prints one line; exit status 1 when something was lost.
"""

import datetime as dt
import os
import random
import signal
import sys
from pathlib import Path

from selfhelp.case.change import keep_account, keep_incident, mark, request
from selfhelp.case.kept.keys import read_key_file
from selfhelp.case.model import Account, Case, Incident
from selfhelp.case.kept.safe import Safe
from selfhelp.session import open_with_words

WORDS = "kept while killed"
#: New notes after so many kills: old changes are looked for each time, which takes longer and longer.
KILLS_A_SAFE = 40
DAY = dt.date(2026, 1, 1)


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


def _work(folder: Path, start: int, acknowledge: int) -> None:
    """Open the safe and make changes until killed; acknowledge each one after it was kept."""
    session = open_with_words(folder, WORDS)
    safe = session.safe
    n = start
    while True:
        session.do(lambda case, n=n: change_number(n, case))  # type: ignore[misc]  # binds the loop's value
        os.write(acknowledge, n.to_bytes(4, "big"))
        if n % 7 == 0 and safe is not None:
            safe.new_recovery_code()
        n += 1


def _one_kill(folder: Path, start: int, patience: int) -> int:
    """Start a writer, kill it after some acknowledgements, and return the last change it acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            _work(folder, start, writer)
        finally:
            os._exit(1)
    os.close(writer)
    last = start - 1
    for _ in range(patience):
        got = os.read(reader, 4)
        if len(got) < 4:
            break
        last = int.from_bytes(got, "big")
    # The writer is in the middle of its next change now, at a moment nobody chose.
    for _ in range(random.randrange(4000)):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while got := os.read(reader, 4):
        last = int.from_bytes(got, "big")
    os.close(reader)
    return last


def main(count: int, folder: Path) -> int:
    """Kill ``count`` times, with new notes now and then. Returns the exit status."""
    total = lost = unopened = 0
    for start in range(0, count, KILLS_A_SAFE):
        here = folder / str(start)
        kept, gone, shut = _kills(here, min(KILLS_A_SAFE, count - start))
        total, lost, unopened = total + kept, lost + gone, unopened + shut
    print(f"{count} kills, {total} acknowledged changes, {lost} lost, {unopened} not opened")
    return 1 if lost or unopened else 0


def _kills(folder: Path, count: int) -> tuple[int, int, int]:
    """Kill one safe's writer ``count`` times. Returns how much was acknowledged, lost, and not opened."""
    Safe.create(folder, Case(), passphrase=WORDS, memory_kib=64).close()
    acknowledged = -1
    lost = 0
    for _ in range(count):
        acknowledged = _one_kill(folder, acknowledged + 1, random.randrange(1, 12))
        try:
            session = open_with_words(folder, WORDS)
            read_key_file(folder)
        except Exception as error:  # noqa: BLE001  whatever it is, the vault did not open: that is the finding
            print(f"did not open: {type(error).__name__}")
            return acknowledged + 1, lost, 1
        lost += sum(1 for n in range(acknowledged + 1) if not holds(n, session.case))
        session.close()
    return acknowledged + 1, lost, 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
