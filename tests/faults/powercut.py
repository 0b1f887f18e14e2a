"""Replays power cuts: all writes the safe asked for up to a moment, those not synced yet dropped or torn.

All that the safe does goes through its disk module; here that writes down what it is asked for. A power cut
at a moment keeps everything that was synced before, and of the rest whatever sectors chance left: whole
writes, none of them, or single sectors in any order. Names change with the sync of their folder.

Run as ``python -m tests.faults.powercut COUNT FOLDER``.
"""

import datetime as dt
import os
import random
import shutil
import stat
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from selfhelp.case.change import keep_account, mark
from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept import disk, making
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Account, Case
from tests.faults.light import MEMORY_KIB

SECTOR = 512
DAY = dt.date(2026, 1, 1)
FIRST, NEXT = "before the power went", "after the power went"


class Recorder:
    """Writes down every write, cut, sync, making, renaming and removing of files below a folder."""

    def __init__(self, folder: Path) -> None:
        """Record what happens below a folder."""
        self.folder = folder
        self.log: list[tuple[Any, ...]] = []
        self._open: dict[int, int] = {}

    def os(self) -> SimpleNamespace:
        """Return what stands in for the system while the safe is recorded."""
        stand_in = SimpleNamespace(**{n: getattr(os, n) for n in dir(os) if not n.startswith("__")})
        for name in ("open", "close", "write", "ftruncate", "fsync"):
            setattr(stand_in, name, getattr(self, name))
        return stand_in

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        """Open, and note a file that is made."""
        fresh = not os.path.lexists(path)
        descriptor = os.open(path, flags, mode)
        found = os.fstat(descriptor)
        if stat.S_ISREG(found.st_mode):
            self._open[descriptor] = found.st_ino
            if fresh:
                self.log.append(("make", found.st_ino, str(path)))
        return descriptor

    def close(self, descriptor: int) -> None:
        """Close."""
        self._open.pop(descriptor, None)
        os.close(descriptor)

    def write(self, descriptor: int, content: Any) -> int:
        """Write, and note where and what."""
        at = os.lseek(descriptor, 0, os.SEEK_CUR)
        count = os.write(descriptor, content)
        self.log.append(("write", self._open[descriptor], at, bytes(content[:count])))
        return count

    def ftruncate(self, descriptor: int, length: int) -> None:
        """Cut, and note it."""
        os.ftruncate(descriptor, length)
        self.log.append(("cut", self._open[descriptor], length))

    def fsync(self, descriptor: int) -> None:
        """Note a sync of a file or of a folder; the real one is not needed here."""
        self.log.append(("sync", self._open.get(descriptor)))

    def rename(self, source: Path, target: Path) -> None:
        """Note a renaming."""
        self.log.append(("rename", str(source), str(target)))

    def note(self, *what: object) -> None:
        """Note what the program had acknowledged by then."""
        self.log.append(("said", *what))


def record(folder: Path) -> Recorder:
    """Make a safe and change it and its keys in every way, and return all that was asked of the disk."""
    recorder = Recorder(folder)
    rename, unlink = Path.replace, Path.unlink

    def replace(self: Path, target: Path) -> Path:
        recorder.rename(self, target)
        return rename(self, target)

    def remove(self: Path, missing_ok: bool = False) -> None:
        if self.exists():
            recorder.log.append(("remove", str(self)))
        unlink(self, missing_ok=missing_ok)

    vars(disk)["os"] = recorder.os()
    Path.replace, Path.unlink = replace, remove  # type: ignore[assignment,method-assign]  # what is removed is written down, for as long as the story runs
    try:
        _story(folder, recorder)
    finally:
        vars(disk)["os"] = os
        Path.replace, Path.unlink = rename, unlink  # type: ignore[method-assign]  # the real ones are put back
    return recorder


def _story(folder: Path, recorder: Recorder) -> None:
    case = Case(triage_done=True)
    safe = Safe.create(folder, case, passphrase=FIRST, memory_kib=MEMORY_KIB)
    recorder.note("made", -1)
    for n in range(6):
        case = mark(f"task:{n}", "done", DAY)(case)
        safe.save(case)
        recorder.note("kept", n)
        if n == 2:
            safe.settle()
    safe.new_recovery_code()
    recorder.note("code")
    safe.set_passphrase(NEXT)
    recorder.note("changed")
    safe.set_second_passphrase("and a second one here")
    for n in range(6, 9):
        # It grows out of its size on the way.
        case = keep_account(Account(id=str(n), name="n" * 120_000))(mark(f"task:{n}", "done", DAY)(case))
        safe.save(case)
        recorder.note("kept", n)
    safe.remove_way("recovery")
    safe.remove_way("second")
    recorder.note("removed")
    safe.close()
    recorder.note("closed")


class Platter:
    """What the disk would hold after a power cut."""

    def __init__(self) -> None:
        """Start empty."""
        self.files: dict[int, bytearray] = {}
        self.names: dict[str, int] = {}

    def write(self, number: int, at: int, content: bytes) -> None:
        """Put bytes into a file."""
        body = self.files.setdefault(number, bytearray())
        if len(body) < at + len(content):
            body.extend(bytes(at + len(content) - len(body)))
        body[at : at + len(content)] = content

    def rename(self, entry: tuple[Any, ...]) -> None:
        """Change a name."""
        if entry[0] == "make":
            self.names[entry[2]] = entry[1]
        elif entry[0] == "remove":
            self.names.pop(entry[1], None)
        elif entry[1] in self.names:
            self.names[entry[2]] = self.names.pop(entry[1])


def cut(log: list[tuple[Any, ...]], moment: int, chance: random.Random) -> Platter:
    """Return what is left when the power goes right before an entry of the log."""
    platter = Platter()
    pending: list[tuple[Any, ...]] = []
    names: list[tuple[Any, ...]] = []
    for entry in log[:moment]:
        kind = entry[0]
        if kind in ("write", "cut"):
            pending.append(entry)
        elif kind in ("make", "rename", "remove"):
            names.append(entry)
        elif kind == "sync" and entry[1] is None:
            for name in names:
                platter.rename(name)
            names = []
        elif kind == "sync":
            for other in [p for p in pending if p[1] == entry[1]]:
                _whole(platter, other)
            pending = [p for p in pending if p[1] != entry[1]]
    mood = chance.choice(("none", "all", "sectors", "sectors", "backwards"))
    for entry in reversed(pending) if mood == "backwards" else pending:
        if mood == "all" or (mood == "backwards" and chance.random() < 0.5):
            _whole(platter, entry)
        elif mood == "sectors":
            _some_sectors(platter, entry, chance)
    # A journal keeps the order of names: a beginning of what was not synced may be there.
    for name in names[: chance.randint(0, len(names))]:
        platter.rename(name)
    return platter


def _whole(platter: Platter, entry: tuple[Any, ...]) -> None:
    if entry[0] == "write":
        platter.write(entry[1], entry[2], entry[3])
    else:
        del platter.files.setdefault(entry[1], bytearray())[entry[2] :]


def _some_sectors(platter: Platter, entry: tuple[Any, ...], chance: random.Random) -> None:
    if entry[0] != "write":
        if chance.random() < 0.5:
            _whole(platter, entry)
        return
    _, number, at, content = entry
    share = chance.random()
    for start in range(0, len(content), SECTOR):
        if chance.random() < share:
            platter.write(number, at + start, content[start : start + SECTOR])


def _laid_out(platter: Platter, folder: Path, source: Path) -> None:
    for name, number in platter.names.items():
        target = folder / Path(name).relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(platter.files.get(number, b""))


def judge(folder: Path, said: list[tuple[Any, ...]]) -> str:
    """Open what a power cut left. Returns what is wrong, empty for nothing."""
    words = [s[0] for s in said]
    kept = max((s[1] for s in said if s[0] in ("made", "kept")), default=None)
    if kept is None:
        if not making.exists(folder):
            return ""
        return "" if _opens(folder, FIRST) is not None else "half made, and claims notes"
    found = {w: _opens(folder, w) for w in (FIRST, NEXT)}
    cases = [c for c in found.values() if c is not None]
    if len(cases) != 1:
        return f"{len(cases)} passphrases open it"
    if "changed" in words and found[FIRST] is not None:
        return "the old passphrase opens it"
    if any(cases[0].mark(f"task:{n}") is None for n in range(kept + 1)):
        return "an acknowledged change is lost"
    return ""


def _opens(folder: Path, words: str) -> Case | None:
    try:
        safe, case = Safe.open_with_words(folder, words)
    except KeepingError:
        return None
    safe.close()
    return case


def main(count: int, folder: Path) -> int:
    """Replay ``count`` power cuts. Returns the exit status."""
    source = folder / "source"
    log = record(source).log
    chance = random.Random(7)
    faults: dict[str, int] = {}
    for number in range(count):
        moment = (number * len(log)) // count if count > len(log) else chance.randrange(len(log) + 1)
        moment = min(moment + 1, len(log))
        here = folder / "cut"
        shutil.rmtree(here, ignore_errors=True)
        here.mkdir(parents=True)
        _laid_out(cut(log, moment, chance), here, source)
        # Twice: what the first opening mended must open again.
        for _ in range(2):
            wrong = judge(here, [entry[1:] for entry in log[:moment] if entry[0] == "said"])
            if wrong:
                faults[wrong] = faults.get(wrong, 0) + 1
                break
    writes = sum(entry[0] == "write" for entry in log)
    print(f"{count} power cuts in a story of {writes} writes and {len(log)} steps, {faults or 'no'} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
