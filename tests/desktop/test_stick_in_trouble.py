"""The packaged program on a stick, in bad circumstances: one clear sentence on the page, and nothing is lost.

Run with ``SELFHELP_BUILT``; what the checkout does in them is in ``tests/faults/test_circumstances.py``.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from selfhelp.places import FOLDER, MARKER
from tests.desktop.program import Program
from tests.desktop.test_stick import everything, stick_world
from tests.desktop.test_story import (
    WORDS,
    do_a_step,
    is_checked,
    leave,
    open_with_words,
    through_triage,
)
from tests.desktop.world import _AS_NOBODY, _NOBODY, World, notes_made, wait_until

__all__ = ["stick_world"]
pytestmark = pytest.mark.skipif(
    "SELFHELP_BUILT" not in os.environ, reason="SELFHELP_BUILT names no packaged program"
)
#: A name that a person may give a folder: a space, Arabic, Cyrillic, an accent.
ODD = "my notes ملاحظات заметки é"


@pytest.fixture
def stick(stick_world: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a stick in which the packaged program lies, marked; it starts from there."""
    place = stick_world.folder / "stick" / ODD
    shutil.copytree(os.environ["SELFHELP_BUILT"], place / "notes")
    (place / "notes" / MARKER).touch()
    if stick_world.prefix == _AS_NOBODY:
        for path in (place, place / "notes"):
            os.chown(path, _NOBODY, _NOBODY)
    monkeypatch.setenv("SELFHELP_BUILT", str(place / "notes"))
    return place / "notes"


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    """Make a folder a medium that can only be read."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount")
    if subprocess.run(["mount", "--bind", str(place), str(place)], check=False).returncode != 0:
        pytest.skip("nothing can be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(place)], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def says(program: Program, words: str) -> bool:
    """Tell whether words stand somewhere in the window."""
    return any(words in str(node["name"]) for node in program.look())


def to_the_passphrase(program: Program) -> None:
    """Choose to save with a passphrase, from the plan, and type it; what comes then is up to the medium."""
    program.press("save-plan", "space", lambda: program.find("keep-continue"))
    program.press("choice-nothing", "1", lambda: is_checked(program, "choice-passphrase"))
    program.press("keep-continue", "Return", lambda: program.find("passphrase"))
    for name in ("passphrase", "passphrase-again"):
        program.types(name, WORDS)


def test_a_medium_that_can_only_be_read(stick_world: World, stick: Path) -> None:
    """It starts from there, and saving there says one sentence; nothing is put elsewhere instead."""
    with read_only(stick):
        before = everything(stick_world)
        with Program(stick_world) as program:
            through_triage(program)
            to_the_passphrase(program)
            program.press(
                "keep-continue", "Return", lambda: says(program, "This folder can't be written to.")
            )
            stick_world.picture("stick-read-only")
            leave(program)
        assert everything(stick_world) == before


def test_notes_that_can_only_be_read(stick_world: World, stick: Path) -> None:
    """Notes on a protected stick open; a tick stays empty, one sentence says why, and nothing is changed."""
    notes_made(stick_world, stick / FOLDER, WORDS)
    with read_only(stick):
        before = everything(stick_world)
        with Program(stick_world) as program:
            program.wait_for("unlock-passphrase")
            assert says(program, "beside this program, locked")
            open_with_words(program)
            tick = wait_until(
                "a tick", lambda: [n["id"] for n in program.look() if str(n["id"]).endswith("-tick")]
            )[0]
            program.press(tick, "space", lambda: says(program, "can't be written"))
            assert not is_checked(program, tick)
            stick_world.picture("stick-protected")
            leave(program)
        assert everything(stick_world) == before


@contextmanager
def filled(folder: Path, size: str) -> Iterator[None]:
    """Let a folder be a disk of its own, such as of "64k", on which nothing more fits."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", str(folder)], check=False
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        subprocess.run(
            ["dd", "if=/dev/zero", f"of={folder / 'filler'}", "bs=4k"], capture_output=True, check=False
        )
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_the_stick_is_full(stick_world: World, stick: Path) -> None:
    """Saving where nothing more fits says so; nothing half made is left, and nothing is put elsewhere."""
    full = stick / FOLDER
    full.mkdir()
    with filled(full, "64k"):
        before = everything(stick_world)
        with Program(stick_world) as program:
            through_triage(program)
            to_the_passphrase(program)
            program.press("keep-continue", "Return", lambda: says(program, "The disk is full"))
            stick_world.picture("stick-full")
            leave(program)
        assert everything(stick_world) == before


def test_a_full_home(stick_world: World, stick: Path) -> None:
    """A home that is full keeps nothing from the stick."""
    home = stick_world.folder / "home"
    with filled(home, "4k"):
        notes_made(stick_world, stick / FOLDER, WORDS)
        with Program(stick_world) as program:
            open_with_words(program)
            do_a_step(program)
            leave(program)
        assert [p.name for p in home.iterdir()] == ["filler"]


def test_two_at_once(stick_world: World, stick: Path) -> None:
    """The second window says that the notes are open in another one; the first goes on saving."""
    notes_made(stick_world, stick / FOLDER, WORDS)
    with Program(stick_world) as first:
        open_with_words(first)
        with Program(stick_world) as second:
            second.types("unlock-passphrase", WORDS)
            second.press("unlock-passphrase", "Return", lambda: says(second, "open in another window"))
            stick_world.picture("stick-two-at-once")
            leave(second)
        do_a_step(first)
        leave(first)
    with Program(stick_world) as again:
        open_with_words(again)
        leave(again)


@pytest.mark.skipif(not shutil.which("faketime"), reason="needs faketime (Debian: faketime)")
@pytest.mark.parametrize("day", ["1970-01-02", "2040-06-01"])
def test_a_wrong_clock(stick_world: World, stick: Path, day: str) -> None:
    """The window says which day the clock gives; what was saved opens."""
    notes_made(stick_world, stick / FOLDER, WORDS)
    stick_world.prefix = [*stick_world.prefix, "faketime", f"{day} 12:00:00"]
    with Program(stick_world) as program:
        wait_until("the clock's day", lambda: says(program, f"clock says {day}"))
        stick_world.picture(f"stick-clock-{day}")
        open_with_words(program)
        leave(program)
