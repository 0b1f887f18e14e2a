"""Where things are: the program's own read-only files, and the folder that keeps what a person saves."""

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Literal

#: Where notes lie: in the system's folder of this computer, beside the packaged program (mostly on a stick),
#: or in a folder that the person chose.
Whereabouts = Literal["computer", "program", "chosen"]

#: The folder for notes on a stick, in a chosen folder or beside the packaged program. It says nothing.
FOLDER = "notes-data"
#: An empty file of this name beside the packaged program, or beside the folder it lies in, keeps the notes'
#: folder there, whether or not that exists yet. It says nothing.
MARKER = "keep-here.txt"
#: What an organisation put in, among the program's own files; :mod:`selfhelp.handover` reads it.
HANDOVER = "handover.json"
#: Names of that folder in earlier versions; what lies there still opens.
EARLIER_FOLDERS = ("selfhelp-data",)
#: The folder among the system's folders for application data, and its name in earlier versions.
_OWN, _OWN_EARLIER = "notes-data", "selfhelp"
#: A file of which every safe has one.
_SIGNS = ("notes.keys", "notes.keys.last", "notes-a.safe", "notes-b.safe", "notes-1.vault", "notes-2.vault")


def own_files() -> Path:
    """Return the folder that holds ``resources/`` and ``i18n/``, packaged or not."""
    return _own_files(getattr(sys, "_MEIPASS", None))


@lru_cache(maxsize=2)
def _own_files(bundle: str | None) -> Path:
    if bundle:
        return Path(bundle)
    package = Path(__file__).resolve().parent
    installed = package / "_files"
    return installed if installed.is_dir() else package.parent


def resources() -> Path:
    """Return the folder of catalogue, icons and word lists."""
    return own_files() / "resources"


def translations() -> Path:
    """Return the folder of gettext catalogues."""
    return own_files() / "i18n"


def is_handed_over() -> bool:
    """Tell whether an organisation put something in; most copies wait for none of its code."""
    return (own_files() / HANDOVER).is_file()


def holds_notes(folder: Path) -> bool:
    """Tell whether a folder holds a file of which every safe has one."""
    try:
        return any((folder / name).exists() for name in _SIGNS)
    except OSError:
        return False


def places_in(folder: Path) -> tuple[Path, ...]:
    """Return where notes may lie when a person points at a folder: in it, or in the notes' own one inside.

    The person may also point at the program's folder on a stick; the notes then lie beside that.
    """
    around = (folder, folder.parent) if folder.parent != folder else (folder,)
    own = [place / name for place in around for name in (FOLDER, *EARLIER_FOLDERS)]
    return (folder, *own)


def place_in(folder: Path) -> Path:
    """Return where notes are put when a person chooses a folder: a folder of their own inside it."""
    return folder if folder.name in (FOLDER, *EARLIER_FOLDERS) else folder / FOLDER


def beside_program() -> Path | None:
    """Return the notes' folder beside the packaged program, or beside the folder it lies in; None if neither.

    On a stick the program has a folder of its own, and the notes go beside that folder or into it. A folder
    that holds notes wins, then one that is there, then the place of a :data:`MARKER`.
    """
    here = Path(sys.executable).resolve().parent
    around = (here, here.parent)
    found = [p / name for p in around for name in (FOLDER, *EARLIER_FOLDERS)]
    there = [folder for folder in found if folder.is_dir()]
    marked = [p / FOLDER for p in around if _is_marked(p)]
    return next((folder for folder in there if holds_notes(folder)), next(iter([*there, *marked]), None))


def _is_marked(folder: Path) -> bool:
    try:
        return (folder / MARKER).is_file()
    except OSError:
        return False


def data_folder() -> Path:
    """Return where a person's case is kept when they name no folder. Nothing is created here.

    The folder beside the packaged program wins when it exists or is marked (the program runs from a stick);
    otherwise it is the system's folder for application data. Notes of an earlier version stay where they are.
    """
    chosen = os.environ.get("SELFHELP_DATA")
    if chosen:
        return Path(chosen)
    beside = beside_program() if getattr(sys, "frozen", False) else None
    if beside is not None:
        return beside
    fresh, earlier = _of_the_system(_OWN), _of_the_system(_OWN_EARLIER)
    return earlier if holds_notes(earlier) and not holds_notes(fresh) else fresh


def _of_the_system(name: str) -> Path:
    """Return the folder of a name among the system's folders for application data."""
    if sys.platform.startswith("linux"):
        # The usual case, as platformdirs answers it: every start asks, and would wait for much code.
        # Source: XDG Base Directory Specification 0.8.
        given, home = os.environ.get("XDG_DATA_HOME", ""), os.environ.get("HOME", "")
        if given.startswith("/"):
            return Path(given) / name
        if home.startswith("/"):
            return Path(home) / ".local" / "share" / name
    import platformdirs

    return Path(platformdirs.user_data_dir(name, appauthor=False, roaming=False))


def whereabouts(folder: Path) -> Whereabouts:
    """Tell where a folder for notes lies, as far as a person has to know."""
    if folder != data_folder():
        return "chosen"
    beside = beside_program() if getattr(sys, "frozen", False) else None
    return "program" if folder == beside else "computer"


def given_name() -> str:
    """Return the name for the window that a responder put into ``name.txt`` beside the packaged program."""
    if not getattr(sys, "frozen", False):
        return ""
    try:
        # Notepad puts a mark before the first letter.
        text = (Path(sys.executable).resolve().parent / "name.txt").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    return " ".join(text.split())[:40]
