"""A session from a stick leaves nothing on the computer: every file before and after, by name."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.program import Program
from tests.desktop.test_story import do_a_step, keep_with_words, leave, open_with_words, through_triage
from tests.desktop.world import _AS_NOBODY, _NOBODY, World, missing, world

#: What a case that is kept consists of; see docs/decisions and :mod:`selfhelp.case.kept`.
KEPT = {"notes.keys", "notes.keys.last", "notes-a.safe", "notes-b.safe"}
#: What the parts of the desktop make for themselves when something first speaks with them: the bus of the
#: screen readers, the key store, and the settings that the first of these reads.
OF_THE_DESKTOP = ("run/at-spi", "run/keyring", "run/dconf")


@pytest.fixture
def stick_world() -> Iterator[World]:
    """Return a desktop with a stick, whose temporary files lie where they can be counted."""
    lacks = missing()
    if lacks and os.environ.get("CI"):
        pytest.fail(f"not installed: {', '.join(lacks)}")
    if lacks:
        pytest.skip(f"not installed: {', '.join(lacks)}")
    with world(rights=False) as made:
        for name in ("stick", "tmp", "config", "cache", "state"):
            (made.folder / name).mkdir(mode=0o700)
            if made.prefix == _AS_NOBODY:
                os.chown(made.folder / name, _NOBODY, _NOBODY)
        made.environment |= {
            "TMPDIR": str(made.folder / "tmp"),
            "XDG_CONFIG_HOME": str(made.folder / "config"),
            "XDG_CACHE_HOME": str(made.folder / "cache"),
            "XDG_STATE_HOME": str(made.folder / "state"),
        }
        yield made


def everything(place: World) -> set[str]:
    """Return every file and folder in the home, the stick, the run-time and the temporary folders.

    Of the system's own folders for passing files only those of this world's user count: others work there.
    """
    found = {
        str(path.relative_to(place.folder))
        for name in ("home", "stick", "tmp", "config", "cache", "state", "run")
        for path in (place.folder / name).rglob("*")
        if not str(path.relative_to(place.folder)).startswith(OF_THE_DESKTOP)
    }
    if place.prefix != _AS_NOBODY:
        return found
    for shared in ("/tmp", "/var/tmp", "/dev/shm"):  # noqa: S108  where a program might leave something
        for entry in os.scandir(shared):
            # Other desktops of these tests have a folder each, whose name begins with w.
            if entry.stat(follow_symlinks=False).st_uid == _NOBODY and not entry.name.startswith("w"):
                found.add(entry.path)
    return found


def own_program(place: World) -> list[str]:
    """Return the arguments that keep things on the stick; a packaged program is put there with its marker."""
    built = os.environ.get("SELFHELP_BUILT")
    if not built:
        return ["--data", str(place.folder / "stick" / "notes-data")]
    from selfhelp.places import MARKER

    copy = place.folder / "stick" / "notes"
    shutil.copytree(built, copy)
    (copy / MARKER).touch()
    if place.prefix == _AS_NOBODY:
        # The person may write into the folder of a stick of theirs.
        os.chown(copy, _NOBODY, _NOBODY)
    os.environ["SELFHELP_BUILT"] = str(copy)
    return []


def test_a_session_from_a_stick_leaves_nothing(stick_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started, answered, kept on the stick, left: only the notes are new. Opened and erased: nothing is."""
    if "SELFHELP_BUILT" in os.environ:
        monkeypatch.setenv("SELFHELP_BUILT", os.environ["SELFHELP_BUILT"])
    arguments = own_program(stick_world)
    before = everything(stick_world)
    with Program(stick_world, *arguments) as program:
        through_triage(program)
        keep_with_words(program)
        do_a_step(program)
        leave(program)
    fresh = everything(stick_world) - before
    notes = {path for path in fresh if "notes-data" in path}
    assert fresh - notes == set(), "nothing but the notes is new"
    assert {Path(path).name for path in notes} <= KEPT | {"notes-data"}
    assert {Path(path).name for path in notes} >= {"notes.keys", "notes-data"}
    with Program(stick_world, *arguments) as program:
        open_with_words(program)
        leave(program)
    assert everything(stick_world) - before == notes, "opening leaves nothing else"
    with Program(stick_world, *arguments) as program:
        program.press("unlock-forgot", "space", lambda: program.find("forgot-anew"))
        program.press("forgot-anew", "space", lambda: program.find("erase-now"))
        program.press("erase-now", "space", lambda: program.find("start-again"))
        leave(program)
    assert everything(stick_world) == before, "erased, everything is as it was before"
