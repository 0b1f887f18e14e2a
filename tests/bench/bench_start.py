"""How long it takes from start to the first page drawn, beside an empty PySide6 window and KeePassXC's.

All three are started as whole processes, in turn, on a screen that nobody sees, and looked at from outside
(:mod:`tests.bench.screen`). With ``SELFHELP_BUILT`` the packaged program is measured instead, beside an empty
window that is packaged in the same way.
"""

import contextlib
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.screen import Screen, screen
from tests.bench.table import Table

RUNS = 9
#: At most so many times an empty window.
FACTOR = 1.6
PATIENCE = 60.0
HERE = Path(__file__).resolve().parent
#: What stands in the way of KeePassXC's window at its first start, answered beforehand.
KEEPASSXC = """[General]
ConfigVersion=2
UpdateCheckMessageShown=true
SingleInstance=false
[GUI]
CheckForUpdates=false
"""


@dataclass(frozen=True, slots=True)
class Program:
    """One of the programs that are started in turn."""

    name: str
    command: tuple[str, ...]
    walls: list[float] = field(default_factory=list)
    works: list[float] = field(default_factory=list)

    @property
    def wall(self) -> float:
        """Middle time from start to drawn, in seconds."""
        return statistics.median(self.walls)

    @property
    def work(self) -> float:
        """Middle time that the processor worked for it until then, in seconds; a busy machine counts less."""
        return statistics.median(self.works)


def _worked(process: int) -> float:
    """Return the time the processor worked for a process so far, in seconds; see proc_pid_stat(5)."""
    fields = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _environment(looked: Screen, home: Path, bus: str) -> dict[str, str]:
    """Return the environment of a person who has just started the computer."""
    keep = ("PATH", "LANG")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment |= {"HOME": str(home), "DISPLAY": looked.name, "XDG_RUNTIME_DIR": str(runtime)}
    environment |= {"QT_QPA_PLATFORM": "xcb"}
    if bus:
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
    return environment


def _start(command: tuple[str, ...], environment: Mapping[str, str], errors: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        start_new_session=True,
        cwd=environment["HOME"],
    )


def _end(process: subprocess.Popen[bytes], looked: Screen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    looked.wait_empty(PATIENCE)


def _measure(program: Program, looked: Screen, environment: Mapping[str, str]) -> None:
    """Start a program once and note how long it took."""
    began = time.perf_counter()
    process = _start(program.command, environment, subprocess.DEVNULL)
    try:
        looked.wait_drawn(process, PATIENCE)
        program.walls.append(time.perf_counter() - began)
        program.works.append(_worked(process.pid))
    finally:
        _end(process, looked)


@contextlib.contextmanager
def _session_bus(home: Path) -> Iterator[str]:
    """Start a session bus; gives its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    bus = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        text=True,
    )
    try:
        if bus.stdout is None:
            raise OSError("the bus has no output")
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.wait(10)


def _empty(place: Path) -> tuple[str, ...]:
    """Return what shows an empty window, packaged if the program is."""
    if "SELFHELP_BUILT" not in os.environ:
        return (sys.executable, str(HERE / "empty_window.py"))
    from tests.bench.packaged import package_empty_window

    return (str(package_empty_window(place)),)


def _programs(place: Path, home: Path) -> list[Program]:
    """Return what is measured: the empty window, this program, and KeePassXC where it is installed."""
    built = os.environ.get("SELFHELP_BUILT")
    own = (str(Path(built).resolve() / "notes"),) if built else (sys.executable, "-m", "selfhelp")
    found = [Program("empty window", _empty(place)), Program("selfhelp", own)]
    keepassxc = shutil.which("keepassxc")
    if keepassxc is None:
        print("start: KeePassXC is not installed (Debian: keepassxc), so it is not measured")
        return found
    settings = home / "keepassxc.ini"
    settings.write_text(KEEPASSXC, encoding="utf-8")
    local = ("--config", str(settings), "--localconfig", str(home / "keepassxc-local.ini"))
    return [*found, Program("KeePassXC", (keepassxc, *local))]


def _series(title: str, programs: list[Program], looked: Screen, environment: Mapping[str, str]) -> int:
    """Start every program in turn and print what came out. Returns how many targets were missed."""
    for program in programs:
        # Once without counting: the files are read from the disk, and KeePassXC writes its settings.
        _measure(program, looked, environment)
        program.walls.clear()
        program.works.clear()
    for _ in range(RUNS):
        for program in programs:
            _measure(program, looked, environment)
    table = Table(f"start, {title}: middle of {RUNS}, in turn")
    for program in programs:
        low, high = min(program.walls) * 1000, max(program.walls) * 1000
        worked = program.work * 1000
        table.note(
            f"{program.name}: {program.wall * 1000:.0f} ms ({low:.0f} to {high:.0f}; worked {worked:.0f})"
        )
    empty, own, *others = programs
    table.at_most("selfhelp / empty window", own.wall / empty.wall, FACTOR)
    table.note(f"the same as work of the processor: {own.work / empty.work:.2f}")
    for other in others:
        table.at_most(f"selfhelp / {other.name}", own.wall / other.wall, 1.0)
    return table.missed


def _imports(looked: Screen, environment: Mapping[str, str], place: Path) -> None:
    """Print the ten dearest imports until the first page is drawn, each without what it imports itself."""
    if "SELFHELP_BUILT" in os.environ:
        return
    told = place / "imports.txt"
    with told.open("wb") as errors:
        command = (sys.executable, "-X", "importtime", "-m", "selfhelp")
        process = _start(command, environment, errors.fileno())
        try:
            looked.wait_drawn(process, PATIENCE)
            size = told.stat().st_size
        finally:
            _end(process, looked)
    lines = told.read_bytes()[:size].decode().splitlines()
    own: list[tuple[int, str]] = []
    for line in lines:
        parts = line.removeprefix("import time:").split("|")
        if line.startswith("import time:") and len(parts) == 3 and parts[0].strip().isdigit():
            own.append((int(parts[0]), parts[2].strip()))
    print(
        f"start: {len(own)} modules before the first page, {sum(t for t, _ in own) / 1000:.0f} ms; dearest:"
    )
    for microseconds, name in sorted(own, reverse=True)[:10]:
        print(f"      {microseconds / 1000:5.1f} ms  {name}")


def run() -> bool:
    """Measure and print; True if a target is missed."""
    if not sys.platform.startswith("linux") or shutil.which("Xvfb") is None:
        print("start: needs Xvfb (Debian: xvfb), so nothing was measured")
        return False
    missed = 0
    with tempfile.TemporaryDirectory() as name, screen() as looked:
        place, home = Path(name), Path(name) / "home"
        home.mkdir()
        without = _environment(looked, home, "")
        programs = _programs(place, home)
        missed += _series("no session bus", programs, looked, without)
        if shutil.which("dbus-daemon") is None:
            print("start: dbus-daemon is not installed, so nothing was measured with a session bus")
        else:
            with _session_bus(home) as bus:
                fresh = [Program(p.name, p.command) for p in programs]
                missed += _series("session bus", fresh, looked, _environment(looked, home, bus))
        _imports(looked, without, place)
    return missed > 0
