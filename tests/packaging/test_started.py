"""The packaged program on each window system and in bad circumstances: one clear sentence each.

What the checkout does in them is in ``tests/faults/test_circumstances.py``; here it is
a built folder.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from selfhelp.edition import PARTS
from tests.bench.screen import screen
from tests.desktop.world import wait_until
from tests.packaging.conftest import bare

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="window systems of Linux")
#: A name that a person may give a folder: a space, Arabic, Cyrillic, an accent.
ODD = "my notes ملاحظات заметки é"
FILES = "_internal"


def started(
    program: Path, home: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the packaged program to its end in the bare environment."""
    return subprocess.run(
        [str(program), *arguments],
        env={**bare(home), **environment},
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that was said, with the status of what a person can mend."""
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def unpacked(built: Path, place: Path) -> Path:
    """Put the folder elsewhere, sharing its files, so none may be written into; return what starts it."""
    shutil.copytree(built, place, copy_function=_shared)
    return place / "notes"


def _shared(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


# Window systems ---------------------------------------------------------------------------------


@contextmanager
def _x11(_folder: Path) -> Iterator[dict[str, str]]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    with screen() as looked:
        yield {"DISPLAY": looked.name, "QT_QPA_PLATFORM": "xcb"}


@contextmanager
def _wayland(folder: Path) -> Iterator[dict[str, str]]:
    if shutil.which("weston") is None:
        pytest.skip("weston is not installed: a Wayland desktop that needs no screen")
    folder.chmod(0o700)
    run_time = {"XDG_RUNTIME_DIR": str(folder)}
    server = subprocess.Popen(
        ["weston", "--backend=headless-backend.so", "--socket=seen", "--no-config", "--idle-time=0"],
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **run_time},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until("the Wayland desktop", (folder / "seen").is_socket)
        yield {**run_time, "WAYLAND_DISPLAY": "seen", "QT_QPA_PLATFORM": "wayland"}
    finally:
        server.terminate()
        server.wait(30)


@contextmanager
def _none(_folder: Path) -> Iterator[dict[str, str]]:
    yield {"QT_QPA_PLATFORM": "offscreen"}


SYSTEMS = {"x11": _x11, "wayland": _wayland, "offscreen": _none}
TRIED = [
    "offline guard",
    "catalogue",
    "vault round trip",
    "password audit",
    "two-factor practice",
    "paper",
    "every page",
]


@pytest.mark.parametrize("system", SYSTEMS)
def test_self_test(program: Path, tmp_path: Path, system: str) -> None:
    """Every part passes on each window system, and Qt has nothing to say about it."""
    with SYSTEMS[system](tmp_path) as environment:
        done = started(program, tmp_path, "self-test", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"ok: {name}" for name in TRIED]


# The copy ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        ("gone", "resources/catalogue.pack"),
        ("gone", "PySide6/Qt/plugins/platforms/libqxcb.so"),
        ("cut", "resources/catalogue.pack"),
        ("cut", PARTS),
    ],
)
def test_unpacked_halfway(built: Path, tmp_path: Path, damage: str, name: str) -> None:
    """The window does not come up with a part missing or cut off; its name and what to do are said."""
    program = unpacked(built, tmp_path / "notes")
    part = program.parent / FILES / name
    whole = part.read_bytes()
    part.unlink()
    if damage == "cut":
        part.write_bytes(whole[: len(whole) // 2])
    said = one_sentence(started(program, tmp_path, QT_QPA_PLATFORM="offscreen"))
    assert f": {name}. Unpack the archive again" in said


@pytest.mark.parametrize("folder", [".cache/.fr-a1B2c3", "ark-XyZ"])
def test_started_from_inside_the_archive(built: Path, tmp_path: Path, folder: str) -> None:
    """Where a program that opens archives put it, the sentence says to unpack first."""
    program = unpacked(built, tmp_path / folder / "notes")
    said = one_sentence(started(program, tmp_path, QT_QPA_PLATFORM="offscreen"))
    assert "Unpack the archive into a folder" in said


def test_no_screen(program: Path, tmp_path: Path) -> None:
    """One line says what can be done without one."""
    assert "no screen" in one_sentence(started(program, tmp_path))


@pytest.mark.parametrize("place", [ODD, "/".join(["long " + "n" * 90] * 9)])
def test_any_path(built: Path, tmp_path: Path, place: str) -> None:
    """It works under a name with spaces and letters of other scripts, and under a very long path."""
    program = unpacked(built, tmp_path / place / "notes")
    assert started(program, tmp_path, "self-test").stdout.splitlines() == [f"ok: {name}" for name in TRIED]
