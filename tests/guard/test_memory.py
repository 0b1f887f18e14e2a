"""Memory: in a process of its own, see that dumps, reading by others and crash files are off."""

import ctypes
import json
import subprocess
import sys
from pathlib import Path

import pytest

from selfhelp.guard import memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prctl and /proc are Linux")


def in_process(code: str, *arguments: str) -> dict[str, object]:
    """Run code in a fresh Python and return the JSON it prints."""
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, object] = json.loads(run.stdout)
    return found


def test_dumps_off_and_name_neutral() -> None:
    """The system itself confirms what the result says."""
    found = in_process(
        "import ctypes, json, pathlib, resource\n"
        "from selfhelp import frozen\nfrom selfhelp.guard import memory\n"
        "result = memory.harden()\n"
        "print(json.dumps({**frozen.as_dict(result), 'codes': result.codes,\n"
        "  'limit': resource.getrlimit(resource.RLIMIT_CORE),\n"
        "  'dumpable': ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),\n"
        "  'name': pathlib.Path('/proc/self/comm').read_text().strip()}))"
    )
    assert found["core_dumps_off"] is found["not_readable"] is found["neutral_name"] is True
    assert (found["limit"], found["dumpable"], found["name"]) == ([0, 0], 0, memory.NEUTRAL_NAME)
    assert found["codes"] == ["core-dumps-off", "not-readable"]


def test_no_crash_file(tmp_path: Path) -> None:
    """Notes on a crash that went to a file go to the screen afterwards, and name no values."""
    file = tmp_path / "crash.txt"
    code = (
        "import faulthandler, os, signal, sys\n"
        "from selfhelp import frozen\nfrom selfhelp.guard import memory\n"
        "faulthandler.enable(open(sys.argv[1], 'w'))\n"
        "assert memory.harden().crash_notes_to_screen\n"
        "word = 'hush' * 3\n"
        "os.kill(os.getpid(), signal.SIGSEGV)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode != 0
    assert "Segmentation fault" in run.stderr
    assert "hushhush" not in run.stderr
    assert file.read_text() == ""


def test_every_code_has_a_sentence() -> None:
    """The page can say what holds and what does not."""
    for held in (True, False):
        result = memory.Hardening(held, held, held, held)
        assert all(memory.SENTENCES[code] for code in result.codes)


@pytest.mark.parametrize("stream", ["None", "io.StringIO()", "open(os.devnull, 'w')"])
def test_crash_notes_never_go_on_to_a_file(tmp_path: Path, stream: str) -> None:
    """Where there is no screen to send them to they go nowhere: the file that took them takes no more."""
    file = tmp_path / "crash.txt"
    code = (
        "import faulthandler, io, json, os, sys\n"
        "from selfhelp import frozen\nfrom selfhelp.guard import memory\n"
        "kept = open(sys.argv[1], 'w')\n"
        "faulthandler.enable(kept)\n"
        f"sys.stderr = {stream}\n"
        "said = memory._crash_notes_to_screen()\n"
        "print(json.dumps({'said': said, 'on': faulthandler.is_enabled()}))"
    )
    found = in_process(code, str(file))
    assert found == {"said": True, "on": stream.startswith("open")}


@pytest.mark.parametrize(
    ("off", "unreadable", "codes"),
    [
        (True, True, ("core-dumps-off", "not-readable")),
        (True, False, ("core-dumps-off", "readable")),
        (False, True, ("core-dumps-off", "not-readable")),
        (False, False, ("core-dumps-on", "readable")),
    ],
)
def test_what_holds_is_said(codes: tuple[str, ...], *, off: bool, unreadable: bool) -> None:
    """A process that can't be dumped leaves no dump, whatever the limit is; nothing more is claimed."""
    assert memory.Hardening(off, unreadable, neutral_name=True, crash_notes_to_screen=True).codes == codes


class Limits:
    """The system's limits, as a module: it takes a new one, refuses it, or takes no notice."""

    RLIMIT_CORE = 4

    def __init__(self, does: str) -> None:
        """Start with a limit that lets memory be written to files."""
        self.does = does
        self.limit = (7, 7)

    def setrlimit(self, which: int, limit: tuple[int, int]) -> None:
        """Set a limit."""
        assert which == self.RLIMIT_CORE
        if self.does == "refuses":
            raise ValueError
        if self.does == "takes":
            self.limit = limit
        if self.does == "takes half":
            self.limit = (0, 7)

    def getrlimit(self, which: int) -> tuple[int, int]:
        """Return the limit."""
        assert which == self.RLIMIT_CORE
        return self.limit


@pytest.mark.parametrize(
    ("does", "off"), [("takes", True), ("refuses", False), ("ignores", False), ("takes half", False)]
)
def test_the_limit_of_dumps_is_read_back(monkeypatch: pytest.MonkeyPatch, does: str, *, off: bool) -> None:
    """Only a limit of nothing at all, which can't be lifted again, counts."""
    limits = Limits(does)
    monkeypatch.setitem(sys.modules, "resource", limits)
    assert memory._core_dumps_off() is off
    assert (limits.limit == (0, 0)) is off


@pytest.mark.parametrize("missing", ["library", "call"])
def test_a_system_call_that_is_not_there_is_not_claimed(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """Some small Linux has another library of C."""

    def load(*_name: object, **_more: object) -> object:
        if missing == "library":
            raise OSError
        return object()

    monkeypatch.setattr(ctypes, "CDLL", load)
    assert memory._prctl(4, 0) is False


@pytest.mark.parametrize(("name", "arguments"), [(True, True), (True, False), (False, True)])
def test_the_name_is_neutral_only_with_the_arguments(*, name: bool, arguments: bool) -> None:
    """Either alone still shows the program in the list of processes."""
    found = in_process(
        "import json\n"
        "from selfhelp import frozen\nfrom selfhelp.guard import memory\n"
        f"memory._prctl = lambda option, argument: {name}\n"
        f"memory.neutral_arguments = lambda: {arguments}\n"
        "print(json.dumps({'neutral': memory.harden().neutral_name}))"
    )
    assert found == {"neutral": name and arguments}
