"""A desktop for the program: an X server, a window manager, buses, a key store, someone at the keyboard."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selfhelp.case.model import Case

ROOT = Path(__file__).resolve().parents[2]
#: What has to be there, with the Debian package that brings it.
NEEDED = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xwininfo": "x11-utils",
    "dbus-daemon": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "setpriv": "util-linux",
    "scrot": "scrot",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/x86_64-linux-gnu/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}
PATIENCE = 120.0
#: As little as the program takes for a passphrase; the tests' own lower floor does not hold in its process.
LEAST_MEMORY_KIB = 64 * 1024
_NOBODY = 65534
_AS_NOBODY = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", "--no-new-privs"]
_NO_POWERS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
_ALLOW_ALL = (
    "<busconfig><type>system</type><listen>unix:path={path}</listen><policy context='default'>"
    "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/>"
    "<allow user='*'/></policy></busconfig>"
)


def missing() -> list[str]:
    """Return the Debian packages that are not installed."""
    return sorted(
        package for name, package in NEEDED.items() if not (shutil.which(name) or Path(name).is_file())
    )


def wait_until(what: str, look: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Look again and again until there is something to see; returns it."""
    until = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > until:
            raise AssertionError(f"{what}: not within {patience:.0f} seconds")
        # Each look takes the program's own time: looking all the while would slow it down.
        time.sleep(0.05)


def program() -> list[str]:
    """Return what starts the program: the packaged one when ``SELFHELP_BUILT`` names its folder."""
    built = os.environ.get("SELFHELP_BUILT")
    if built:
        return [str(Path(built).resolve() / "notes")]
    return [str(Path(sys.executable).with_name("selfhelp"))]


def pipe(end: IO[Any] | None) -> IO[Any]:
    """Return a pipe that was asked for, so it is there."""
    assert end is not None
    return end


def without_rights() -> list[str]:
    """Return what runs a command as a user without rights.

    As nobody, where nobody may read the program; else as its owner without any of root's powers. Nothing for
    a person who runs the tests as an ordinary user.
    """
    if os.geteuid() != 0:
        return []
    tried = subprocess.run(
        [*_AS_NOBODY, *program(), "--version"], capture_output=True, timeout=60, check=False
    )
    return _AS_NOBODY if tried.returncode == 0 else _NO_POWERS


@dataclass
class World:
    """What runs, and the environment of everything in it."""

    folder: Path
    prefix: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    running: list[subprocess.Popen[Any]] = field(default_factory=list)
    driver: subprocess.Popen[str] | None = None

    def start(self, *command: str, home: str = "desk", **options: Any) -> subprocess.Popen[Any]:
        """Start a part of the desktop, as the user of this world; the program has a home of its own."""
        environment = {**self.environment, "HOME": str(self.folder / home)}
        made = subprocess.Popen([*self.prefix, *command], env=environment, cwd=ROOT, **options)
        self.running.append(made)
        return made

    def ask(self, **command: object) -> Any:
        """Ask the driver."""
        if self.driver is None:
            self.driver = self.start(
                "/usr/bin/python3",
                str(ROOT / "tests" / "desktop" / "drive.py"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        stdin = pipe(self.driver.stdin)
        stdin.write(json.dumps(command) + "\n")
        stdin.flush()
        return json.loads(pipe(self.driver.stdout).readline())

    def say(
        self, bus: str, path: str, interface: str, name: str, *, value: bool | None = None, owner: str = ""
    ) -> None:
        """Send a signal on a bus."""
        assert self.ask(do="say", what=[bus, owner, path, interface, name, value]) is True

    def keys(self, *names: str) -> None:
        """Press keys, one after the other, through the X server."""
        subprocess.run(
            ["xdotool", "key", "--delay", "30", *names], env=self.environment, check=True, timeout=20
        )

    def types(self, words: str) -> None:
        """Type words."""
        subprocess.run(
            ["xdotool", "type", "--delay", "15", words], env=self.environment, check=True, timeout=20
        )

    def picture(self, name: str) -> None:
        """Keep a picture of the screen when ``SELFHELP_PICTURES`` names a folder."""
        folder = os.environ.get("SELFHELP_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            target = str(Path(folder).resolve() / f"{name}.png")
            subprocess.run(["scrot", "-o", target], env=self.environment, check=True, timeout=20)

    def stop(self) -> None:
        """End everything that was started, the last one first."""
        for made in reversed(self.running):
            with suppress(OSError):
                made.terminate()
            try:
                made.wait(5)
            except subprocess.TimeoutExpired:
                made.kill()
                made.wait()
            for end in (made.stdin, made.stdout):
                if end is not None:
                    end.close()


def _display(world: World) -> None:
    reader, writer = os.pipe()
    world.start(
        "Xvfb",
        *("-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-ac", "-noreset"),
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as said:
        # To the end of the line: the server would stumble over a pipe that is closed earlier.
        world.environment["DISPLAY"] = ":" + said.readline().strip()
    world.start("openbox", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _bus(world: World, *arguments: str) -> str:
    made = world.start(
        "dbus-daemon",
        *(*arguments, "--nofork", "--print-address=1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return str(pipe(made.stdout).readline()).strip()


def _system_bus(world: World) -> str:
    config = world.folder / "system.conf"
    config.write_text(_ALLOW_ALL.format(path=world.folder / "system"), encoding="utf-8")
    return _bus(world, f"--config-file={config}")


def _keyring(world: World) -> None:
    made = world.start(
        *("gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stdin = pipe(made.stdin)
    stdin.write(b"\n")
    stdin.close()


@contextmanager
def world(*, session: bool = True, system: bool = True, rights: bool = True) -> Iterator[World]:
    """Build a desktop.

    Args:
        session: whether there is a session bus, with accessibility and a key store on it.
        system: whether there is a system bus.
        rights: whether it may run as root; otherwise all of it runs as a user without rights.
    """
    # A short path: the names of sockets may not be long.
    folder = Path(tempfile.mkdtemp(prefix="w", dir="/tmp"))
    made = World(folder, [] if rights else without_rights())
    made.environment = {
        "HOME": str(folder / "desk"),
        "PATH": f"{folder}/bin:/usr/bin:/bin:/usr/sbin",
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "XDG_SESSION_ID": "7",
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/none",
    }
    for name in ("home", "desk", "run", "bin"):
        (folder / name).mkdir(mode=0o700)
    # Where there is no session bus, D-Bus would start one by this, and leave a folder in the home.
    launcher = folder / "bin" / "dbus-launch"
    launcher.write_text(f"#!/bin/sh\nmkdir -p {folder}/home/.dbus\ntouch {folder}/home/.dbus/launched\n")
    launcher.chmod(0o755)
    if made.prefix == _AS_NOBODY:
        for path in (folder, *folder.iterdir()):
            os.chown(path, _NOBODY, _NOBODY)
    try:
        _display(made)
        if system:
            made.environment["DBUS_SYSTEM_BUS_ADDRESS"] = _system_bus(made)
        if session:
            made.environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(
                # In the folder of this world: a socket in /tmp would be seen by the tests beside it.
                made,
                "--session",
                f"--address=unix:tmpdir={made.folder}",
            )
            made.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
            _keyring(made)
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def notes_made(place: World, folder: Path, words: str, case: "Case | None" = None) -> None:
    """Make notes behind which the first questions lie, for a story that begins later; or those of a case."""
    from selfhelp.case.model import Answers, Case
    from selfhelp.session import Session

    session = Session(case or Case(answers=Answers(what=("doxxing",)), triage_done=True))
    session.keep_with_passphrase(folder, words, memory_kib=LEAST_MEMORY_KIB)
    session.close()
    if place.prefix == _AS_NOBODY:
        # The folders on the way were made by root just now.
        way = [p for p in folder.parents if p.is_relative_to(place.folder) and p != place.folder]
        for path in (*way, folder, *folder.iterdir()):
            os.chown(path, _NOBODY, _NOBODY)
