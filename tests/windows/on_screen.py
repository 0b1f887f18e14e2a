"""Starts the Windows program on the screen of the tests, presses its keys, and reads what it shows."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QImage

from maintainer.release.wine import Wine, windows_path

_T = TypeVar("_T")
_HERE = Path(__file__).parent


def program(folder: Path) -> str:
    """Return how Windows names the program in a folder."""
    return windows_path(folder / "notes.exe")


def wait_for(what: str, look: Callable[[], _T | None], seconds: float = 180) -> _T:
    """Look again and again until there is something; return it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.2)  # asks again; ends as soon as it is there
    pytest.fail(f"{what}: not within {seconds:.0f} s")


@contextmanager
def started(wine_here: Wine, folder: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the program as a double click does, with no streams at all; it is ended at last."""
    process = subprocess.Popen(
        ["wine", "start", "/wait", program(folder), *arguments],
        env=wine_here.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            # All of Windows ends, and with it what was started from here.
            wine_here.stop()
        process.wait(30)


def xdotool(*arguments: str) -> str:
    """Act on the screen, or look at it."""
    done = subprocess.run(
        ["xdotool", *arguments], capture_output=True, encoding="utf-8", timeout=30, check=False
    )
    return done.stdout.strip()


def window() -> str:
    """Wait until a window with a name is on the screen, and return its number."""
    found = wait_for(
        "a window", lambda: xdotool("search", "--onlyvisible", "--name", ".+").splitlines() or None
    )
    return found[-1]


def colours(path: Path) -> int:
    """Return how many colours a picture has at some thousand places: a plain ground has one."""
    image = QImage(str(path))
    assert not image.isNull(), path
    places = [(x * image.width() // 60, y * image.height() // 60) for x in range(60) for y in range(60)]
    return len({image.pixel(x, y) for x, y in places})


def picture(path: Path) -> QImage:
    """Take a picture of the screen."""
    subprocess.run(["import", "-window", "root", str(path)], check=True, timeout=60)
    return QImage(str(path))


def drawn(path: Path) -> QImage:
    """Wait until the screen shows more than a plain ground, and two looks at it are the same."""

    def look() -> QImage | None:
        first = picture(path)
        return first if colours(path) >= 8 and picture(path) == first else None

    return wait_for("a drawn window", look)


def changed(before: QImage, path: Path) -> QImage:
    """Wait until the screen shows something else than before."""

    def look() -> QImage | None:
        found = picture(path)
        return found if found != before else None

    return wait_for("another picture", look)


def reader(work: Path) -> Path:
    """Build the small program that reads message boxes, and return it."""
    made = work / "words.exe"
    if not made.is_file():
        command = ["x86_64-w64-mingw32-gcc", "-Os", "-s", "-o", str(made), str(_HERE / "words.c")]
        subprocess.run(command, check=True, timeout=120)
    return made


def _read(wine_here: Wine) -> str | None:
    """Return what stands in message boxes now, and press their buttons; None where there is none.

    It goes into a file: parts of Windows that start along would keep a pipe open.
    """
    program_path, told = reader(wine_here.prefix), wine_here.prefix / "words.txt"
    with told.open("wb") as out:
        subprocess.run(
            ["wine", windows_path(program_path)],
            env=wine_here.environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
    return " ".join(told.read_text(encoding="utf-8").split()) or None


def said(wine_here: Wine, folder: Path, *arguments: str) -> tuple[str, int]:
    """Start the program, wait for its message box, press the button; return the words and the status."""
    with started(wine_here, folder, *arguments) as process:
        words = wait_for("a message box", lambda: _read(wine_here), 180)

        def ended() -> tuple[int] | None:
            with suppress(subprocess.TimeoutExpired):
                return (process.wait(5),)
            # A press that came before the box takes any is lost: once more.
            _read(wine_here)
            return None

        return words, wait_for("its end, once the button was pressed", ended, 120)[0]
