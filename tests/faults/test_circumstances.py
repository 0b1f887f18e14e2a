"""Bad circumstances, each met by the program as another process: one clear sentence, and the status due."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from selfhelp import edition
from tests.bench.screen import screen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="circumstances of Linux")
#: A library that stands between the loader and what it looks for (rtld-audit(7)), and hides one.
HIDES = """
#include <string.h>
#include <stdlib.h>
unsigned la_version(unsigned version) { return version; }
char *la_objsearch(const char *name, unsigned long *cookie, unsigned flag) {
    const char *hidden = getenv("HIDDEN_LIBRARY");
    static char gone[200] = "/none/";
    return hidden && strstr(name, hidden) ? strcpy(gone + 6, hidden), gone : (char *) name;
}
"""
WORDS = "gravel tunnel orbit lamp seventeen"
KEEP = """
import sys
from pathlib import Path
from selfhelp.case import keeping
from selfhelp.case.kept import keys
from selfhelp.case.model import Answers, Case
from selfhelp.session import Session, open_with_words
LEAST = keys.LEAST_MEMORY_KIB
folder, words = Path(sys.argv[1]), sys.argv[2]
"""
MAKE = "s = Session(Case(answers=Answers(what=('doxxing',)), triage_done=True))\n"
#: Keeps it, or says why that can't be.
TRY_TO_KEEP = (
    "try:\n    s.keep_with_passphrase(folder, words, LEAST)\n"
    "except keeping.KeepingError as error:\n    print(error)"
)
#: Shows the window without a screen, and tells what is said at its foot some moments after the first page.
WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QLabel
def run(*_app):
    from selfhelp.ui.window import Window
    app = QApplication.instance()
    window = next(w for w in app.topLevelWidgets() if isinstance(w, Window))
    ready = []
    window.trouble, said = lambda words: (ready.append(words), said(words)), window.trouble
    from selfhelp.ui.afterwards import Afterwards
    pieces = window.findChild(Afterwards)
    taken, pieces._pieces = pieces._pieces, iter(())
    def piece():
        for each in taken:
            yield each
        yield lambda: (print(*ready, "|", window.where[0], flush=True), window.leave_now())
    pieces._pieces = piece()
    return real()
real, QApplication.exec = QApplication.exec, run
sys.argv = ["selfhelp", *sys.argv[1:]]
from selfhelp.__main__ import main
sys.exit(main())
"""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run something with a home of its own, no terminal and no bus."""
    settings = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    settings |= {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/none", **environment}
    return subprocess.run(
        command,
        env=settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def python(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of Python that uses the program."""
    return run(sys.executable, "-c", code, *arguments, **{"QT_QPA_PLATFORM": "offscreen", **environment})


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that was said, with the status of what a person can mend."""
    assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
    lines = done.stderr.splitlines()
    assert len(lines) == 1, lines
    assert done.stdout == ""
    return lines[0]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of one megabyte."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


# The system -------------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("gcc") or not shutil.which("Xvfb"), reason="needs gcc and Xvfb")
@pytest.mark.parametrize("library", ["libEGL.so.1", "libxcb-cursor.so.0"])
def test_a_library_of_the_system_is_missing(tmp_path: Path, library: str) -> None:
    """Its name and what to do are said, where Qt would end the program or Python show a traceback."""
    source, hides = tmp_path / "hides.c", tmp_path / "hides.so"
    source.write_text(HIDES, encoding="utf-8")
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", str(hides), str(source)], check=True)
    with screen() as looked:
        done = run(
            *(sys.executable, "-m", "selfhelp"),
            LD_AUDIT=str(hides),
            HIDDEN_LIBRARY=library,
            DISPLAY=looked.name,
            QT_QPA_PLATFORM="xcb",
            PATH=str(tmp_path),
        )
    said = one_sentence(done)
    assert library in said
    assert "Install the package" in said


def test_no_screen(tmp_path: Path) -> None:
    """One line says what can be done without one."""
    assert "no screen" in one_sentence(run(sys.executable, "-m", "selfhelp", QT_QPA_PLATFORM=""))


def test_without_a_terminal_a_box_says_it(tmp_path: Path) -> None:
    """Started from a menu, the sentence comes in a box of the desktop; on the command line it does not."""
    tool, told = tmp_path / "zenity", tmp_path / "told"
    tool.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.new && mv {told}.new {told}\n', encoding="utf-8"
    )
    tool.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    run(sys.executable, "-m", "selfhelp", "plan", "/none", DISPLAY=":4077", QT_QPA_PLATFORM="xcb", PATH=path)
    done = run(sys.executable, "-m", "selfhelp", DISPLAY=":4077", QT_QPA_PLATFORM="xcb", PATH=path)
    said = one_sentence(done)
    # The tool is not waited for by the program; here it is, by asking the system once it has ended.
    wait = f'while [ ! -e "{told}" ]; do sleep 0.02; done'
    subprocess.run(["sh", "-c", wait], timeout=30, check=True)
    assert said in told.read_text(encoding="utf-8")
    assert "/none" not in told.read_text(encoding="utf-8")


# The copy ---------------------------------------------------------------------------------------

FROZEN = """
import sys
from pathlib import Path
sys.frozen, sys.executable, sys._MEIPASS = True, sys.argv[1], sys.argv[2]
sys.argv = ["notes"]
from selfhelp.__main__ import main
from selfhelp.guard.opener import Opener
sys.exit(main())
"""


@pytest.mark.parametrize(
    "folder", [".cache/.fr-a1B2c3", "ark-XyZ", "Temp1_notes.zip", "Rar$EXa0.123", "7zO4F2A"]
)
def test_started_from_inside_the_archive(tmp_path: Path, folder: str) -> None:
    """Where an archive program put it, it says that it has to be unpacked first."""
    said = one_sentence(python(FROZEN, str(tmp_path / folder / "notes" / "notes"), str(tmp_path)))
    assert "Unpack the archive" in said


@pytest.mark.parametrize("damage", ["gone", "cut", "half a list"])
def test_unpacked_halfway(tmp_path: Path, damage: str) -> None:
    """A part that is missing or cut off is named, and what to do; the list of parts is one of them."""
    from maintainer.release.wholeness import write

    name = "resources/the words.pack"
    part = tmp_path / name
    part.parent.mkdir()
    part.write_bytes(b"x" * 1000)
    assert write(tmp_path) == len(name)
    if damage == "half a list":
        (tmp_path / edition.PARTS).write_text(f"1000\t{name}\n", encoding="utf-8")
    elif damage == "gone":
        part.unlink()
    else:
        part.write_bytes(b"x" * 10)
    said = one_sentence(python(FROZEN, str(tmp_path / "notes"), str(tmp_path)))
    assert (edition.PARTS if damage == "half a list" else name) in said
    assert "Unpack the archive again" in said


def test_a_very_long_path(tmp_path: Path) -> None:
    """A folder whose name no system takes gets a sentence."""
    said = one_sentence(
        run(
            sys.executable,
            "-m",
            "selfhelp",
            "--data",
            str(tmp_path / ("a" * 300)),
            QT_QPA_PLATFORM="offscreen",
        )
    )
    assert "can't be opened" in said


def test_notes_deep_in_folders(tmp_path: Path) -> None:
    """Notes can be kept and opened under a path of a thousand letters, Arabic among them."""
    folder = tmp_path.joinpath(*["مجلد طويل " + "n" * 60] * 12)
    made = python(KEEP + MAKE + "s.keep_with_passphrase(folder, words, LEAST)\ns.close()", str(folder), WORDS)
    assert made.returncode == 0, made.stderr
    opened = python(KEEP + "print(open_with_words(folder, words).case.answers.what)", str(folder), WORDS)
    assert "doxxing" in opened.stdout


# The disk ---------------------------------------------------------------------------------------


def test_a_medium_that_can_only_be_read(small: Path) -> None:
    """Named as the folder for notes, it is refused in one line; saving there says one sentence."""
    (small / "saved").mkdir()
    (small / "saved" / "notes.keys").touch()
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    said = one_sentence(
        run(sys.executable, "-m", "selfhelp", "--data", str(small), QT_QPA_PLATFORM="offscreen")
    )
    assert "Read-only" in said
    shown = python(WINDOW, "--data", str(small / "saved"))
    assert shown.stdout.strip() == "| unlock", "notes on a protected stick are opened, not refused"
    kept = python(KEEP + MAKE + TRY_TO_KEEP, str(small / "notes-data"), WORDS)
    assert kept.stdout.strip() == (
        "This folder can't be written to. Choose another folder, or keep nothing for now."
    )
    assert kept.stderr == ""


def test_a_full_home(small: Path) -> None:
    """With a home that is full the window comes up; saving says so, and nothing half made is left."""
    filled = subprocess.run(
        ["dd", "if=/dev/zero", f"of={small / 'filler'}", "bs=4k"], capture_output=True, check=False
    )
    assert b"No space" in filled.stderr
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(small))
    started = python(WINDOW, **homes)
    assert started.returncode == 0, started.stderr
    assert started.stdout.strip() == "| threshold"
    kept = python(KEEP + MAKE + TRY_TO_KEEP, str(small / "notes-data"), WORDS)
    assert kept.stdout.startswith("The disk is full"), kept.stdout + kept.stderr
    again = python(
        KEEP + "from selfhelp.session import is_kept_in\nprint(is_kept_in(folder))", str(small), WORDS
    )
    assert again.stdout.strip() == "False"


def test_two_at_once(tmp_path: Path) -> None:
    """A second program says that the notes are open in another window, and the first goes on saving."""
    made = python(
        KEEP + MAKE + "s.keep_with_passphrase(folder, words, LEAST)\ns.close()", str(tmp_path), WORDS
    )
    assert made.returncode == 0, made.stderr
    first = subprocess.Popen(
        [
            *(sys.executable, "-c"),
            KEEP + "s = open_with_words(folder, words)\nprint('open', flush=True)\ninput()\n"
            "from selfhelp.case.change import prefer\ns.do(prefer(text_size=150))\ns.close()\nprint('saved')",
            *(str(tmp_path), WORDS),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline().strip() == "open"
    code = KEEP + (
        "try:\n    open_with_words(folder, words)\nexcept keeping.KeepingError as error:\n    print(error)"
    )
    assert "open in another window" in python(code, str(tmp_path), WORDS).stdout
    said, _ = first.communicate("\n", timeout=60)
    assert said.strip() == "saved"


# The clock --------------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("faketime"), reason="needs faketime (Debian: faketime)")
@pytest.mark.parametrize("day", ["1970-01-02", "2040-06-01"])
def test_a_wrong_clock(tmp_path: Path, day: str) -> None:
    """The window says which day the clock gives; what was saved is opened, added to, and all there after."""
    made = python(
        KEEP + MAKE + "s.keep_with_passphrase(folder, words, LEAST)\ns.close()", str(tmp_path), WORDS
    )
    assert made.returncode == 0, made.stderr
    wrong = ["faketime", f"{day} 12:00:00", sys.executable, "-c"]
    change = (
        "s = open_with_words(folder, words)\nfrom selfhelp.case.change import prefer\n"
        "s.do(prefer(text_size=150))\ns.close()"
    )
    changed = run(*wrong, KEEP + change, str(tmp_path), WORDS)
    assert changed.returncode == 0, changed.stderr
    look = "c = open_with_words(folder, words).case\nprint(c.answers.what, c.preferences.text_size)"
    assert python(KEEP + look, str(tmp_path), WORDS).stdout.strip() == "('doxxing',) 150"
    shown = run(*wrong, WINDOW, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path / "none"))
    assert shown.returncode == 0, shown.stderr
    assert f"clock says {day}" in shown.stdout


def test_a_clock_that_is_right_is_not_spoken_of(tmp_path: Path) -> None:
    """Nothing is said on an ordinary day."""
    shown = python(WINDOW, HOME=str(tmp_path))
    assert shown.stdout.strip() == "| threshold", shown.stderr
