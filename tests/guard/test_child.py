"""The small process is started in the same way with and without the library's own means."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from selfhelp.guard import child

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux starts it without subprocess")
WAYS = ["_Opened", pytest.param("_Spawned", marks=linux)]
ECHO = [
    sys.executable,
    "-I",
    "-S",
    "-c",
    "import sys\nfor line in sys.stdin: print(line.upper(), end='', flush=True)",
]


@pytest.mark.parametrize("way", WAYS)
def test_lines_go_both_ways_until_the_input_ends(way: str) -> None:
    """It reads and writes UTF-8, and ends by itself; its number is gone then."""
    started: child.Child = getattr(child, way)(ECHO)
    started.stdin.write("für dich\n")
    started.stdin.flush()
    assert started.stdout.readline() == "FÜR DICH\n"
    assert not started.wait(0.01)
    assert sys.platform == "win32" or os.getsid(started.pid) == started.pid
    started.stdin.close()
    assert started.wait(30)
    assert started.wait()
    started.stdout.close()


@pytest.mark.parametrize("way", WAYS)
def test_it_can_be_ended(way: str) -> None:
    """At once, and once more does no harm."""
    started: child.Child = getattr(child, way)(ECHO)
    started.kill()
    assert started.wait()
    started.kill()
    started.stdin.close()
    started.stdout.close()


@pytest.mark.parametrize("way", WAYS)
def test_what_is_not_there_is_an_error_and_leaves_nothing_open(way: str, tmp_path: Path) -> None:
    """No pipe stays open."""
    before = sorted(str(p) for p in Path("/proc/self/fd").iterdir()) if sys.platform == "linux" else []
    with pytest.raises(OSError, match=r"No such file|cannot find"):
        getattr(child, way)([str(tmp_path / "nothing")])
    assert sys.platform != "linux" or sorted(str(p) for p in Path("/proc/self/fd").iterdir()) == before


@linux
@pytest.mark.parametrize("shut", [(), (0,), (1,), (0, 1, 2)])
def test_started_without_standard_input_or_output(shut: tuple[int, ...], tmp_path: Path) -> None:
    """Whatever is not open there, the process is heard."""
    told = tmp_path / "told"
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom selfhelp.guard import child\n"
        f"for number in {shut}: os.close(number)\n"
        f"one = child.start({ECHO!r})\n"
        "one.stdin.write('a\\n')\none.stdin.flush()\n"
        f"Path({str(told)!r}).write_text(one.stdout.readline())\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert told.read_text(encoding="utf-8") == "A\n"
