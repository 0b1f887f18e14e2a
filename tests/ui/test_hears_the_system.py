"""The watch on a real message bus: it hears the desktop, and nothing about a bus can stop the start."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from selfhelp.ui import watch
from selfhelp.ui.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
HEAR = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from selfhelp.ui.watch import Watch
app = QCoreApplication([])
heard = Watch(lambda: (print("locked"), app.quit()), lambda: 0)
print("hears", heard.hears_the_system)
name = "org.freedesktop.ScreenSaver"
said = QDBusMessage.createSignal("/" + name.replace(".", "/"), name, "ActiveChanged")
said.setArguments([True])
QTimer.singleShot(0, lambda: QDBusConnection.sessionBus().send(said))
QTimer.singleShot(5000, app.quit)
app.exec()
"""


@pytest.mark.skipif(
    not shutil.which("dbus-run-session") and not os.environ.get("CI"), reason="dbus is not installed"
)
def test_it_locks_when_the_desktop_says_so(tmp_path: Path) -> None:
    """On a real session bus, the screen saver's signal locks; nothing is said on standard error."""
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", HEAR],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["hears", "True", "locked"], done.stderr
    ours = [line for line in done.stderr.splitlines() if not line.startswith("dbus-daemon")]
    assert ours == []


def test_no_failure_to_listen_stops_the_start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the binding does when it is asked to listen, the watch is made and goes by the clock."""

    def fails(_watch: Watch) -> bool:
        raise ValueError("another signature")

    monkeypatch.setattr(watch, "_connect", fails)
    made = Watch(lambda: None, lambda: 1)
    assert made.hears_the_system is False


@pytest.mark.parametrize(
    ("session", "path"),
    [
        ("2", "/org/freedesktop/login1/session/_32"),
        ("c1", "/org/freedesktop/login1/session/c1"),
        ("", ""),
        ("../x", ""),
    ],
)
def test_the_path_of_the_login_session(session: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The path is encoded as the login manager does; an odd name is not asked for."""
    monkeypatch.setenv("XDG_SESSION_ID", session)
    assert watch._own_session() == path
