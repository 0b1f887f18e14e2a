"""Ends the program in every rough way while notes are written, and compares what a stranger would see.

Two people: one has a second passphrase and works in the true notes; the other has none. After each ending the
second passphrase (or the only one) opens the notes four times, as someone would who forces that. Names,
sizes, rights, times and content of all files are then listed for both, and nothing may differ.

Run as ``python -m tests.faults.endings FOLDER [ENDING…]``.
"""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

from selfhelp.case.change import mark
from selfhelp.case.kept import boxes, copies, keys
from selfhelp.case.kept.safe import Safe, count
from selfhelp.case.model import Case
from tests.faults.kills import DAY, change_number
from tests.faults.light import MEMORY_KIB

FIRST, SECOND = "kept until the end", "nothing much to see"
ENDINGS = ("SIGTERM", "SIGHUP", "SIGKILL", "X")
#: The number of the last change that is surely kept when the end comes.
ACKNOWLEDGED = 1020


def work(folder: Path) -> None:
    """Open a window over the notes and change them until something ends the program."""
    from PySide6.QtCore import QTimer

    from selfhelp.app import Options, application, build
    from selfhelp.catalogue.load import load
    from selfhelp.guard.offline import Protections
    from selfhelp.session import open_with_words
    from selfhelp.tour import ClosedOpener
    from selfhelp.ui.endings import Endings

    app = application()
    session = open_with_words(folder, FIRST)
    options = Options(data=folder)
    walls = Protections("not-on-this-system", audit_hook=False)
    window, desk = build(load(), ClosedOpener(), walls, options, session=session)
    window.left.connect(app.quit)
    Endings(app, window.leave_now)
    window.start(desk, "plan")
    window.show()
    number = [1000]

    def change() -> None:
        # What the disk has not acknowledged may be gone. So the first twenty wait for that; the others don't.
        if number[0] == ACKNOWLEDGED and not desk.session.saving:
            print("busy", flush=True)
        if number[0] <= ACKNOWLEDGED and desk.session.saving:
            return
        number[0] += 1
        desk.session.do(lambda case: change_number(number[0], case))

    timer = QTimer(app)
    timer.timeout.connect(change)
    timer.start(5)
    app.exec()


def _made(folder: Path, *, second: bool) -> None:
    case = mark("task:a", "done", DAY)(Case(triage_done=True))
    safe = Safe.create(folder, case, passphrase=FIRST, memory_kib=MEMORY_KIB)
    if second:
        safe.set_second_passphrase(SECOND)
    safe.close()


def _ended(folder: Path, how: str) -> int:
    """Run the program on a screen of its own and end it. Returns its exit status."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    # Read to the end of the line: the server would not survive a pipe that closes before it has said all.
    number = ""
    while not number.endswith("\n"):
        number += os.read(reader, 16).decode()
    number = number.strip()
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.endings", str(folder), "work"],
        env={**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert program.stdout is not None
        said = program.stdout.readline()
        if said != b"busy\n":
            raise RuntimeError(f"the program did not start: {said!r}")
        if how == "X":
            server.kill()
        else:
            program.send_signal(signal.Signals[how])
        status = program.wait(20)
        program.stdout.close()
        return status
    finally:
        program.kill()
        server.kill()
        server.wait()
        os.close(reader)


def listing(folder: Path) -> list[str]:
    """Return what a stranger sees of a folder: names, sizes, rights, which times are equal, which content."""
    lines = []
    found = sorted(folder.rglob("*"))
    for path in found:
        about = path.stat()
        body = path.read_bytes() if path.is_file() else b""
        times = sum(other.stat().st_mtime_ns == about.st_mtime_ns for other in found)
        alike = sum(other.is_file() and other.read_bytes() == body for other in found)
        kinds = len(set(body))
        lines.append(
            f"{path.name} {about.st_size} bytes, {stat.S_IMODE(about.st_mode):o}, {times} files of this time,"
            f" {alike} of this content, {kinds} kinds of bytes, {about.st_mtime_ns // 10**9 >= START}"
        )
    return lines


def inside(folder: Path, words: str) -> list[bool]:
    """Return which vaults differ between the copies, for someone who takes them apart with a passphrase."""
    key_file = keys.read(folder)
    opened = boxes.open_box(key_file, boxes.derive(words.encode(), key_file))
    key = boxes.copies_key(key_file, opened.vault, opened.key)
    parts = []
    for name in copies.FILES:
        other = folder.parent / f"{folder.name}-apart"
        other.mkdir(exist_ok=True)
        for target in copies.FILES:
            (other / target).write_bytes((folder / name).read_bytes())
        both = copies.Copies(other, key)
        both.load(lambda vaults: vaults)
        parts.append(both.vaults)
        both.close()
    return [parts[0][i] != parts[1][i] for i in range(2)]


START = int(time.time())


def main(folder: Path, endings: tuple[str, ...]) -> int:
    """Go through endings. Returns the exit status."""
    faults = []
    for how in endings:
        seen = {}
        for second in (True, False):
            here = folder / f"{how}-{second}"
            _made(here, second=second)
            status = _ended(here, how)
            words = SECOND if second else FIRST
            for _ in range(4):
                Safe.open_with_words(here, words)[0].close()
            seen[second] = listing(here), inside(here, words)
            safe, case = Safe.open_with_words(here, FIRST)
            safe.close()
            if count(case) < 20:
                faults.append(f"{how}: notes were lost")
            print(f"{how} (status {status}), {'with' if second else 'without'} a second passphrase:")
            print("   " + "\n   ".join(seen[second][0]))
            print(f"   vaults that differ between the copies: {sum(seen[second][1])}")
        if seen[True] != seen[False]:
            faults.append(f"{how}: the two differ")
    print("faults:", faults or "none")
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[2:] == ["work"]:
        work(Path(sys.argv[1]))
    else:
        sys.exit(main(Path(sys.argv[1]), tuple(sys.argv[2:]) or ENDINGS))
