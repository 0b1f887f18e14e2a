"""The Windows program on a screen: its window, what it says when a part is missing, what it leaves behind."""

import os
import re
import shutil
from pathlib import Path

import pytest

from maintainer.release.wine import Wine, windows_path
from selfhelp.case.model import Answers, Case
from selfhelp.session import Session, open_with_words
from tests.windows import FULL
from tests.windows.on_screen import changed, drawn, picture, said, started, wait_for, window, xdotool

WORDS = "gravel tunnel orbit lamp seventeen"
#: As little as the program takes for a passphrase.
LEAST_MEMORY_KIB = 64 * 1024
AGAIN = "Parts of this program are missing or damaged."
FROM_ARCHIVE = "This was started from inside the archive."
LONG = "The folder of this program has too long a path."


#: Parts that are taken away, one at a time: two of them always, all with SELFHELP_FAULTS=full.
PARTS = (
    "files/lib/PySide6/Qt6Core.dll",
    "files/resources/catalogue.pack",
    "files/python313.dll",
    "files/program.zip",
    "files/start.pyc",
    "files/parts.txt",
    "files/lib/PySide6/plugins/platforms/qwindows.dll",
)
#: A place in the painting beside the field for the passphrase, and in the list of rooms afterwards.
LEADING = (150, 400)
#: What Wine itself writes anew each time it starts: when a key was changed, and the day of its screen driver.
OF_WINE = ("#time", '"DriverDateData"')


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Return where pictures go: a folder that the person names, or one that is thrown away."""
    place = Path(os.environ.get("SELFHELP_PICTURES", tmp_path))
    place.mkdir(parents=True, exist_ok=True)
    return place


@pytest.fixture
def copy(wine_here: Wine, unpacked: Path, tmp_path: Path) -> Path:
    """Return a copy of the program that may be damaged; it shares its files, so none is written into."""
    place = wine_here.drive / "copies" / tmp_path.name
    shutil.copytree(unpacked, place, copy_function=os.link)
    return place


def esc_three_times(number: str) -> None:
    """Press the key that leaves, three times."""
    for _ in range(3):
        xdotool("key", "--window", number, "Escape")


def test_a_window_and_a_click(wine_here: Wine, unpacked: Path, pictures: Path) -> None:
    """The window comes up, is drawn, takes a key and shows another page; Esc three times ends it."""
    with started(wine_here, unpacked, "--no-trace") as process:
        number = window()
        first = drawn(pictures / "windows-first.png")
        xdotool("windowfocus", number)
        xdotool("key", "--window", number, "Return")
        second = changed(first, pictures / "windows-second.png")
        assert second != first
        esc_three_times(number)
        assert process.wait(60) == 0


@pytest.mark.parametrize("part", PARTS if FULL else PARTS[:2])
def test_a_missing_part_is_said(wine_here: Wine, copy: Path, part: str) -> None:
    """After unpacking halfway there is one clear sentence, whichever part is missing, and then the end."""
    (copy / part).unlink()
    words, status = said(wine_here, copy)
    assert words.startswith(AGAIN)
    assert status == 1


def test_a_part_that_was_cut_off_is_said(wine_here: Wine, copy: Path) -> None:
    """A file that is there but shorter than it was made counts as missing."""
    part = copy / "files" / "program.zip"
    whole = part.read_bytes()
    part.unlink()
    part.write_bytes(whole[: len(whole) // 2])
    assert said(wine_here, copy)[0].startswith(AGAIN)


def test_a_part_with_other_content_is_said(wine_here: Wine, copy: Path) -> None:
    """A file of the right size whose content is broken ends in the same sentence."""
    part = copy / "files" / "lib" / "msgspec" / "_core.cp313-win_amd64.pyd"
    size = part.stat().st_size
    part.unlink()
    part.write_bytes(bytes(size))
    assert said(wine_here, copy)[0].startswith(AGAIN)


def test_started_from_inside_the_archive(wine_here: Wine, built: Path) -> None:
    """Windows unpacks one file of a zip into the temporary folder; the sentence says what that means."""
    temporary = next(p for p in wine_here.drive.glob("users/*/**/Temp") if p.is_dir())
    place = temporary / "Temp1_notes.zip" / "notes"
    place.mkdir(parents=True)
    shutil.copyfile(built / "notes.exe", place / "notes.exe")
    try:
        words, status = said(wine_here, place)
    finally:
        shutil.rmtree(temporary / "Temp1_notes.zip")
    assert words.startswith(FROM_ARCHIVE)
    assert status == 1


def test_a_very_long_path(wine_here: Wine, built: Path) -> None:
    """Where Windows can't reach the parts for the length of their path, the sentence says so."""
    place = wine_here.drive / ("long " * 18).strip() / ("way " * 20).strip() / ("down " * 10).strip()
    place.mkdir(parents=True)
    shutil.copyfile(built / "notes.exe", place / "notes.exe")
    words, status = said(wine_here, place)
    assert words.startswith(LONG)
    assert status == 1


def test_what_the_person_can_mend_is_said_in_a_box(wine_here: Wine, unpacked: Path, tmp_path: Path) -> None:
    """Without a terminal, a wrong folder for notes is said in a message box, and never in silence."""
    file = tmp_path / "a file"
    file.write_bytes(b"")
    words, status = said(wine_here, unpacked, "--data", windows_path(file))
    assert "this is a file, not a folder" in words
    assert status == 1


def notes_made(folder: Path) -> None:
    """Make notes behind which the first questions lie."""
    session = Session(Case(answers=Answers(what=("doxxing",)), triage_done=True))
    session.keep_with_passphrase(folder, WORDS, memory_kib=LEAST_MEMORY_KIB)
    session.close()


def unlock(number: str, pictures: Path, name: str) -> None:
    """Type the passphrase, and wait until the plan is there."""
    first = drawn(pictures / f"{name}-locked.png")
    xdotool("windowfocus", number)
    xdotool("type", "--window", number, "--delay", "30", WORDS)
    xdotool("key", "--window", number, "Return")
    # Where the painting was, the list of rooms is: a notice below that says "Opening" is not enough.
    wait_for(
        "the plan", lambda: picture(pictures / f"{name}-open.png").pixel(*LEADING) != first.pixel(*LEADING)
    )


def test_a_killed_program_loses_nothing(wine_here: Wine, copy: Path, pictures: Path) -> None:
    """Notes beside the program are opened; after a kill in the middle they open again, whole."""
    notes_made(copy / "notes-data")
    before = open_with_words(copy / "notes-data", WORDS)
    case = before.case
    before.close()
    with started(wine_here, copy):
        unlock(window(), pictures, "windows-killed")
        wine_here.stop()
    again = open_with_words(copy / "notes-data", WORDS)
    assert again.case == case
    again.close()


def _files(wine_here: Wine, without: Path) -> dict[str, int]:
    """Return every file of the drive with its size, but for the program's own folder."""
    return {
        path.relative_to(wine_here.drive).as_posix(): path.stat().st_size
        for path in wine_here.drive.rglob("*")
        if path.is_file() and without not in path.parents
    }


def _registry(wine_here: Wine) -> set[tuple[str, str, str]]:
    """Return every value of the registry: the file it is in, its key, and its line."""
    found = set()
    for name in ("system.reg", "user.reg", "userdef.reg"):
        text = (wine_here.prefix / name).read_text(encoding="utf-8", errors="replace")
        for block in text.replace("\\\n", "").split("\n\n"):
            head, *lines = block.split("\n")
            key = re.sub(r"\] \d+$", "]", head)
            found |= {(name, key, line) for line in ("", *lines) if not line.startswith(OF_WINE)}
    return found


def test_a_session_on_a_stick_leaves_nothing_on_the_computer(
    wine_here: Wine, copy: Path, pictures: Path
) -> None:
    """Before and after a session with notes beside the program: the same files, the same registry."""
    notes_made(copy / "notes-data")
    # A first session, so that what Wine itself writes at the first window is there before.
    with started(wine_here, copy, "--no-trace") as process:
        number = window()
        drawn(pictures / "windows-stick-first.png")
        esc_three_times(number)
        assert process.wait(60) == 0
    wine_here.stop()
    files, registry = _files(wine_here, copy), _registry(wine_here)
    with started(wine_here, copy) as process:
        number = window()
        unlock(number, pictures, "windows-stick")
        esc_three_times(number)
        assert process.wait(60) == 0
    wine_here.stop()
    assert _files(wine_here, copy) == files
    assert _registry(wine_here) == registry
    everything = " ".join(line for values in registry for line in values).lower()
    assert "notes.exe" not in everything
    assert sorted(p.name for p in (copy / "notes-data").iterdir() if p.suffix in (".new", ".tmp")) == []
