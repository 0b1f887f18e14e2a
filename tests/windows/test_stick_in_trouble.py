"""The Windows program on a stick in bad circumstances: a sentence in the window, and nothing is lost.

What the sentence says is read by ``tests/desktop/test_stick_in_trouble.py``, where the desktop can be asked
for it; here the window is looked at from outside. ``SELFHELP_PICTURES`` keeps the pictures for a person.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from maintainer.release.wine import Wine
from selfhelp.session import open_with_words
from tests.windows.on_screen import drawn, picture, started, wait_for, window, xdotool
from tests.windows.test_window import LEADING, WORDS, copy, esc_three_times, notes_made, pictures, unlock

__all__ = ["copy", "pictures"]
#: Where Debian's faketime puts what it loads into a program.
FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")
#: The foot of the window, where notices stand: left, top, width and height on the screen.
FOOT = (400, 770, 700, 64)
#: A place in the button that opens, beside its word.
BUTTON = (432, 360)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of the notes."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@contextmanager
def mounted(*command: str, place: Path) -> Iterator[None]:
    """Mount something over a folder for a while, or skip."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount")
    if subprocess.run(["mount", *command, str(place)], capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def noticed(path: Path, right: Callable[[QImage], bool] = lambda _: True) -> QImage:
    """Wait until a notice stands at the foot of the page, which is empty otherwise, and the rest is right."""

    def look() -> QImage | None:
        found = picture(path)
        foot = found.copy(*FOOT)
        shades = {foot.pixel(x, y) for x in range(0, FOOT[2], 3) for y in range(0, FOOT[3], 3)}
        return found if len(shades) > 4 and right(found) else None

    return wait_for("a notice", look)


def test_two_at_once(wine_here: Wine, copy: Path, pictures: Path) -> None:
    """The second window stays locked and says something; the first goes on, and the notes stay whole."""
    notes_made(copy / "notes-data")
    with started(wine_here, copy) as first:
        number = window()
        unlock(number, pictures, "windows-two-first")
        with started(wine_here, copy):

            def another() -> str | None:
                found = xdotool("search", "--onlyvisible", "--name", ".+").splitlines()
                return next((each for each in found if each != number), None)

            second = wait_for("a second window", another)
            locked = drawn(pictures / "windows-two-second.png")
            xdotool("windowfocus", second)
            xdotool("type", "--window", second, "--delay", "30", WORDS)
            xdotool("key", "--window", second, "Return")
            # While it tries, the button is grey and the notice says so.
            told = noticed(
                pictures / "windows-two-refused.png", lambda now: now.pixel(*BUTTON) == locked.pixel(*BUTTON)
            )
            assert told.pixel(*LEADING) == locked.pixel(*LEADING), "the list of rooms does not come up"
            esc_three_times(second)
            wait_for("one window", lambda: another() is None)
            assert first.poll() is None
            xdotool("windowfocus", number)
            esc_three_times(number)
            assert first.wait(60) == 0
    again = open_with_words(copy / "notes-data", WORDS)
    assert again.case.answers.what == ("doxxing",)
    again.close()


def test_a_medium_that_can_only_be_read(wine_here: Wine, copy: Path, pictures: Path) -> None:
    """Notes on a protected stick open there, and nothing on it is changed."""
    notes_made(copy / "notes-data")
    before = contents(copy / "notes-data")
    with mounted("--bind", str(copy), place=copy):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(copy)], check=True)
        with started(wine_here, copy) as process:
            number = window()
            unlock(number, pictures, "windows-read-only")
            # Tab from the step to its tick, and the space bar: the tick can't be kept, and a notice says so.
            opened = drawn(pictures / "windows-read-only-plan.png")
            for _ in range(3):
                xdotool("key", "--window", number, "Tab")
            xdotool("key", "--window", number, "space")
            noticed(
                pictures / "windows-read-only-tick.png", lambda now: now.copy(*FOOT) != opened.copy(*FOOT)
            )
            esc_three_times(number)
            assert process.wait(60) == 0
        assert contents(copy / "notes-data") == before


def test_a_full_home(wine_here: Wine, copy: Path, pictures: Path) -> None:
    """Where nothing more fits into the person's own folder, a session on the stick goes on as ever."""
    home = next(p for p in (wine_here.drive / "users").iterdir() if (p / "AppData").is_dir())
    notes_made(copy / "notes-data")
    with mounted("-t", "tmpfs", "-o", "size=4k", "tmpfs", place=home / "AppData"):
        filler = home / "AppData" / "filler"
        subprocess.run(["dd", "if=/dev/zero", f"of={filler}", "bs=4k"], capture_output=True, check=False)
        with started(wine_here, copy) as process:
            number = window()
            unlock(number, pictures, "windows-full-home")
            esc_three_times(number)
            assert process.wait(60) == 0
        assert [p.name for p in (home / "AppData").rglob("*") if p.is_file()] == ["filler"]


@pytest.mark.skipif(not FAKETIME.is_file(), reason="needs faketime (Debian: faketime)")
@pytest.mark.skipif(not shutil.which("faketime"), reason="needs faketime (Debian: faketime)")
def test_a_wrong_clock(
    wine_here: Wine,
    copy: Path,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """With a clock of 2040 the window says so, and what was saved opens."""
    notes_made(copy / "notes-data")
    clock = {"FAKETIME": "@2040-06-01 12:00:00", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    settings = {**wine_here.environment(), "LD_PRELOAD": str(FAKETIME), **clock}
    # All of Windows has one clock: what serves the programs is started anew with it.
    wine_here.stop()
    request.addfinalizer(wine_here.stop)
    monkeypatch.setattr(wine_here, "environment", lambda: settings)
    with started(wine_here, copy) as process:
        number = window()
        drawn(pictures / "windows-clock.png")
        noticed(pictures / "windows-clock-said.png")
        unlock(number, pictures, "windows-clock")
        esc_three_times(number)
        assert process.wait(60) == 0
