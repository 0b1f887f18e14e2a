"""What is in memory while the real program goes through its pages: no part of Python for the internet."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from selfhelp.guard import unloaded
from selfhelp.views import promise

ROOT = Path(__file__).resolve().parents[2]

#: The program as its front door starts it; once the window is there, every page is shown.
WALK = """
import json, sys
from pathlib import Path

sys.argv = ["selfhelp", "--data", sys.argv[1]]
TALK = ("ssl", "_ssl", "http.client", "requests", "urllib3", "PySide6.QtNetwork", "ftplib", "asyncio")
LIBRARIES = ("libssl", "_ssl.", "Network", "libcurl")
seen = {}

def look(where):
    maps = Path("/proc/self/maps")
    mapped = maps.read_text(encoding="utf-8").split() if maps.exists() else []
    libraries = sorted({Path(m).name for m in mapped if any(n in m for n in LIBRARIES)})
    modules = [name for name in (*TALK, "cryptography") if name in sys.modules]
    real = hasattr(sys.modules.get("urllib.request"), "urlopen")
    seen[where] = [modules, libraries, real, words()]

def words():
    window = desk.shell
    window.go("promise")
    return [p.plain() for p in window.page.findChildren(Prose)]

def started(window, the_desk, page, argument=""):
    global desk
    desk = the_desk
    start(window, desk, page, argument)
    QTimer.singleShot(0, walk)

def walk():
    from selfhelp.ui.navigation import PAGES
    late = ("keep", "ways", "unlock")
    asks = ("account", "service", "broker", "letter", "task", "report-service", "second-step", "guide")
    for page in PAGES:
        if page not in (*late, *asks, "answer"):
            desk.shell.go(page)
    look("all but the key store")
    desk.shell.go("keep")
    look("key store")
    print(json.dumps(seen))
    desk.shell.leave_now()

def run(arguments):
    # The front door has done its part by now.
    global QTimer, Prose, start
    from PySide6.QtCore import QTimer
    from selfhelp.ui.widgets.text import Prose
    from selfhelp.ui.window import Window
    start, Window.start = Window.start, started
    return go_on(arguments)

import selfhelp.commands
from selfhelp.__main__ import main
go_on, selfhelp.commands.run = selfhelp.commands.run, run
sys.exit(main())
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], list[str], bool, list[str]]]:
    """Return what was in memory, and what the page about it said, at two moments."""
    folder = tmp_path_factory.mktemp("loaded")
    done = subprocess.run(
        [sys.executable, "-c", WALK, str(folder / "notes")],
        cwd=ROOT,
        env={**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, tuple[list[str], list[str], bool, list[str]]] = json.loads(done.stdout)
    return found


def test_no_part_for_the_internet_is_in_memory(
    seen: dict[str, tuple[list[str], list[str], bool, list[str]]],
) -> None:
    """After every page but those that ask the key store, nothing that talks to the internet was loaded."""
    modules, libraries, real, said = seen["all but the key store"]
    assert modules == []
    assert libraries == []
    assert not real, "urllib.request is the empty one"
    assert promise.NO_PART.text in said
    assert promise.A_PART.text not in said


def test_what_the_key_store_needs_is_said(
    seen: dict[str, tuple[list[str], list[str], bool, list[str]]],
) -> None:
    """Asking for the key store loads one library more, and then the page says so."""
    modules, libraries, real, said = seen["key store"]
    assert set(modules) <= {unloaded.FOR_KEY_STORE}
    assert libraries == []
    assert not real
    words = promise.FOR_KEY_STORE if modules else promise.NO_PART
    assert words.text in said


@pytest.mark.parametrize("name", [*unloaded.NETWORK_PARTS, unloaded.FOR_KEY_STORE])
def test_what_is_there_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part by its name, and only while it is in memory."""
    for part in (*unloaded.NETWORK_PARTS, unloaded.FOR_KEY_STORE):
        monkeypatch.delitem(sys.modules, part, raising=False)
    assert unloaded.loaded() == ()
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    assert unloaded.loaded() == (name,)


def test_the_empty_part_takes_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in it can reach the internet; one that is there already stays."""
    monkeypatch.delitem(sys.modules, "urllib.request", raising=False)
    unloaded.leave_out()
    put = sys.modules["urllib.request"]
    assert not hasattr(put, "urlopen")
    unloaded.leave_out()
    assert sys.modules["urllib.request"] is put
