"""Looks before the window whether it can come up: a part that is missing, an archive that was not unpacked.

Each look takes a few milliseconds at most. What is found is one sentence that says what to do.
"""

import ctypes
import importlib.util
import re
import sys
from pathlib import Path
from typing import Final

from selfhelp import edition, places
from selfhelp.language import Message, message

#: Folders into which programs that open archives put what is started from inside: those of GNOME, of KDE,
#: of Windows, WinRAR, 7-Zip, PeaZip.
_OF_AN_ARCHIVE: Final = re.compile(
    r"\.fr-\w+|ark-\w+|Temp\d+_.+\.zip|Rar\$\w+.*|7zO\w+|\.?ptmp\w+", re.IGNORECASE
)
#: How the loader names what it does not find; see dlerror(3).
_LACKS: Final = re.compile(r"(lib[\w.+-]+): cannot open shared object file")


def trouble() -> Message | None:
    """Return why the packaged program can't be started from where it lies, or None."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable)
    if is_in_archive(program):
        return message(
            "command",
            "The program was started from inside its archive. Unpack the archive into a folder, and start "
            "the program there.",
        )
    missing = edition.missing_part(places.own_files())
    if missing is None:
        return None
    return message(
        "command",
        "A part of the program is missing or not complete: {file}. Unpack the archive again, and wait until "
        "that is done.",
        file=missing,
    )


def is_in_archive(program: Path) -> bool:
    """Tell whether a program lies where programs that open archives put what is started from inside."""
    return any(_OF_AN_ARCHIVE.fullmatch(part) for part in program.parts[:-1])


def lacking(error: OSError | ImportError) -> Message | None:
    """Return the sentence for a library of the system that was not found; None for any other error."""
    found = _LACKS.search(str(error))
    if found is None:
        return None
    return message(
        "command",
        "A part of this system is missing: {library}. Install the package that brings it, then start again.",
        library=found[1],
    )


def window_system() -> Message | None:
    """Return which library a window on X11 lacks, where Qt would only end the program; None if it lacks none.

    What is loaded here is what Qt loads a moment later.
    """
    found = importlib.util.find_spec("PySide6")
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        for plugin in Path(folder).glob("Qt/plugins/platforms/libqxcb.so"):
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return lacking(error)
    return None
