"""Measures, on a real X server, the time from the third Esc to the unmapped window in each busy state.

The window runs in a process of its own; the keys come from outside, through the X server, so that a window
that does not answer is seen as such. Run as ``python -m tests.faults.busy_exit FOLDER [STATE…]``.

Beside each time stands what was not the program's: how long its window's thread was ready and had no
processor, and what the machine's host took away, so that a slow figure on a busy machine can be told from a
slow program.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LIMIT_MS = 100.0
WORDS = "kept while leaving quickly"
STATES = ("idle", "unlocking", "making", "records", "accounts", "dialog", "menu", "hung-clipboard")
#: With a disk that takes what is written and never answers. The case can't be closed then; the program ends.
HUNG = ("hung-disk", "hung-lock", "hung-removing")


def _hang_the_disk() -> None:
    """Let no write of the safe ever reach the disk."""
    from types import SimpleNamespace

    from selfhelp.case.kept import disk

    proxy = SimpleNamespace(**{n: getattr(os, n) for n in dir(os) if not n.startswith("__")})
    proxy.fsync = lambda _descriptor: threading.Event().wait()
    # Stands for the calls that the safe makes.
    vars(disk)["os"] = proxy


# The window -------------------------------------------------------------------------------------


def _case(state: str):  # type: ignore[no-untyped-def]  # Qt and the case are imported in the child only
    import datetime as dt

    from selfhelp.case.model import Account, Case, Incident

    if state == "records":
        start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        many = [
            Incident(id=f"i{n}", when=start + dt.timedelta(hours=n), what="What happened then. " * 8)
            for n in range(1_000)
        ]
        return Case(triage_done=True, incidents=tuple(many))
    if state == "accounts":
        names = [Account(id=f"a{n}", name=f"Account {n}", username="someone") for n in range(200)]
        return Case(triage_done=True, accounts=tuple(names))
    return Case(triage_done=True)


def _begin(state: str, window, desk, folder: Path) -> None:  # type: ignore[no-untyped-def]  # as above
    """Start what keeps the window busy, as a person would."""
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

    from selfhelp.case.change import prefer
    from selfhelp.ui.choosing import choose_file

    def field(name: str) -> QLineEdit:
        found = window.findChild(QLineEdit, name)
        assert found is not None
        return found  # type: ignore[no-any-return]  # Qt gives what it was asked for

    if state in HUNG:
        _hang_the_disk()
        desk.session.do(prefer(lock_minutes=5))
        if state == "hung-lock":
            window.lock()
        elif state == "hung-removing":
            window.page.remove()
    elif state == "unlocking":
        field("unlock-passphrase").setText(WORDS)
        window.findChild(QPushButton, "unlock-open").click()
    elif state == "making":
        window.findChild(QAbstractButton, "choice-passphrase").click()
        window.findChild(QPushButton, "keep-continue").click()
        for name in ("passphrase", "passphrase-again"):
            field(name).setText(WORDS)
        window.findChild(QPushButton, "keep-continue").click()
    elif state in ("records", "accounts"):
        window.go(state)
    elif state == "dialog":
        choose_file(window, "", "*")
    elif state == "menu":
        window.findChild(QPushButton, "rooms").click()
    elif state == "hung-clipboard":
        window.copy("a text of ours")


def show(state: str, folder: Path) -> int:
    """Be the program: show the window, say that it is there, and start to be busy when told to."""
    from PySide6.QtCore import QSocketNotifier, QTimer

    from selfhelp.app import Options, application, build
    from selfhelp.catalogue.load import load
    from selfhelp.guard.offline import Protections
    from selfhelp.session import Session
    from selfhelp.tour import ClosedOpener

    app = application()
    notes = folder / "notes"
    session = Session(_case(state))
    if state == "unlocking":
        session.keep_with_passphrase(notes, WORDS)
        session.close()
        session = Session()
    elif state in HUNG:
        session.keep_with_passphrase(notes, WORDS)
    window, desk = build(
        load(), ClosedOpener(), Protections("on", audit_hook=True), Options(data=notes), session=session
    )
    app.installEventFilter(window)
    window.left.connect(lambda: QTimer.singleShot(0, app, app.quit))
    window.start(
        desk, {"unlocking": "unlock", "making": "keep", "hung-removing": "leaving"}.get(state, "plan")
    )
    window.show()
    told = QSocketNotifier(0, QSocketNotifier.Type.Read)

    def begin() -> None:
        told.setEnabled(False)
        os.write(1, b"busy\n")
        _begin(state, window, desk, folder)

    told.activated.connect(begin)
    QTimer.singleShot(600, lambda: os.write(1, f"{int(window.winId())}\n".encode()))
    status = int(app.exec())
    os.write(1, b"closed\n" if desk.session.case == type(desk.session.case)() else b"open\n")
    return status


# The measure ------------------------------------------------------------------------------------


class _HungClipboard:
    """Takes the clipboard and then never answers, as a program that hangs."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.busy_exit", "hold", "."], stdout=subprocess.PIPE
        )
        assert self.process.stdout is not None
        self.process.stdout.readline()
        self.process.send_signal(19)  # SIGSTOP

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


def hold_clipboard() -> int:
    """Own the clipboard until killed."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    QGuiApplication.clipboard().setText("not ours")
    QTimer.singleShot(300, lambda: os.write(1, b"held\n"))
    return int(app.exec())


def _watch(window: str, seen: Callable[[], None]) -> tuple[subprocess.Popen[str], threading.Thread]:
    watcher = subprocess.Popen(
        ["stdbuf", "-oL", "xev", "-id", window, "-event", "structure"], stdout=subprocess.PIPE, text=True
    )

    listens = threading.Event()

    def read() -> None:
        assert watcher.stdout is not None
        for line in watcher.stdout:
            listens.set()
            if "UnmapNotify" in line:
                seen()
                return

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    # A change of size makes the watcher speak once, so that it is known to listen.
    width = 600
    while not listens.wait(0.05):
        width += 1
        subprocess.run(["xdotool", "windowsize", window, str(width), "700"], check=True, timeout=20)
    return watcher, thread


@dataclass(frozen=True)
class Left:
    """How the program left."""

    #: Milliseconds from the third Esc to the unmapped window.
    took: float
    #: Of these, milliseconds in which the window's thread or the X server was ready and had no processor.
    without_processor: float
    #: Milliseconds that the machine's host gave to other machines meanwhile, over all processors.
    stolen: float
    #: Whether the case was closed; where the disk hangs it can't be: whether the program ended by itself.
    closed: bool


def _without_processor(processes: tuple[int, ...]) -> float:
    """Milliseconds that the first thread of each process has been ready without a processor.

    Source: the second field of /proc/PID/schedstat, Linux Documentation/scheduler/sched-stats.rst.
    """
    fields = (Path(f"/proc/{process}/schedstat").read_text().split() for process in processes)
    return sum(int(field[1]) for field in fields) / 1e6


def _stolen() -> float:
    """Milliseconds taken by the host since the machine began. Source: proc(5), ``steal``."""
    return int(Path("/proc/stat").read_text().split()[8]) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(state: str, folder: Path, server: int) -> Left:
    """Press Esc three times in this state and return how the program left.

    ``server`` is the process of the X server, which takes part in taking the window away.
    """
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.busy_exit", "show", str(folder), state],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    window = program.stdout.readline().strip()
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True, timeout=20)
    gone: list[tuple[float, float, float]] = []

    def now() -> tuple[float, float, float]:
        return time.monotonic(), _without_processor((program.pid, server)), _stolen()

    watcher, thread = _watch(window, lambda: gone.append(now()))
    program.stdin.write("go\n")
    program.stdin.flush()
    program.stdout.readline()
    hung = _HungClipboard() if state == "hung-clipboard" else None
    # Two presses while it begins to be busy, the third right after.
    subprocess.run(["xdotool", "key", "--delay", "20", "Escape", "Escape"], check=True, timeout=20)
    subprocess.run(["xdotool", "key", "--delay", "0", "Escape"], check=True, timeout=20)
    pressed = now()
    thread.join(20)
    watcher.kill()
    watcher.wait()
    if hung is not None:
        hung.end()
    try:
        program.wait(20)
    except subprocess.TimeoutExpired:
        program.kill()
    said = program.stdout.read()
    program.stdout.close()
    program.stdin.close()
    closed = "closed" in said if state not in HUNG else program.returncode == 0
    if not gone:
        return Left(float("inf"), 0, 0, closed)
    took, waited, stolen = (end - begin for end, begin in zip(gone[0], pressed, strict=True))
    return Left(took * 1000, waited, stolen, closed)


@contextmanager
def _display() -> Iterator[int]:
    """Run an X server with a window manager; gives the server's process."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as said:
        os.environ.update(DISPLAY=":" + said.readline().strip(), QT_QPA_PLATFORM="xcb")
    # A dialog gets the keyboard from the window manager.
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield server.pid
    finally:
        manager.terminate()
        manager.wait()
        server.terminate()
        server.wait()


def main(folder: Path, states: tuple[str, ...]) -> int:
    """Measure each state; print a line for each. Returns 0 when all are within the limit."""
    worst = 0.0
    with _display() as server:
        for state in states:
            place = folder / state
            place.mkdir(parents=True, exist_ok=True)
            left = measure(state, place, server)
            ended = "closed" if left.closed else "NOT CLOSED"
            waited = f"without a processor {left.without_processor:.1f} ms, host {left.stolen:.0f} ms"
            print(f"{state}: {left.took:.1f} ms, case {ended} ({waited})", flush=True)
            worst = max(worst, left.took if left.closed else float("inf"))
    return 0 if worst < LIMIT_MS else 1


if __name__ == "__main__":
    if sys.argv[1] == "show":
        sys.exit(show(sys.argv[3], Path(sys.argv[2])))
    if sys.argv[1] == "hold":
        sys.exit(hold_clipboard())
    sys.exit(main(Path(sys.argv[1]), tuple(sys.argv[2:]) or (*STATES, *HUNG)))
