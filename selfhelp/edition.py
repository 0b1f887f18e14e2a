"""Which edition of the program this is: its version, its day, and its sum in words for the telephone.

The build writes ``edition.json`` beside the program's files. What it says is for comparing with somebody who
has the same edition; it proves nothing by itself, since whoever changes the program can change the file too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from selfhelp import __version__, places
from selfhelp.frozen import Frozen

if TYPE_CHECKING:
    import datetime as dt

NAME = "edition.json"
#: The list of parts that a build writes: size in bytes, a tab and the path, one a line.
PARTS = "parts.txt"
#: Its last line, so that half a list is seen as well.
END = "."
_LARGEST = 4000


class Edition(Frozen):
    """What is known of the program that runs.

    Args:
        version: such as ``0.1.0``.
        built: the day of the last change that went in; None where the program was not packaged.
        words: the sum of all files in words; empty where the program was not packaged.
        tried_on: the systems it was run on by a person, as the builder says.
    """

    version: str
    built: dt.date | None = None
    words: tuple[str, ...] = ()
    tried_on: tuple[str, ...] = ()


def read() -> Edition:
    """Return the edition. A file that can't be read counts as none: this is told, never relied on."""
    # Every start looks whether all parts are there, and none reads this before the first page.
    import datetime as dt
    import json

    path = places.own_files() / NAME
    try:
        if path.stat().st_size > _LARGEST:
            return Edition(__version__)
        told = json.loads(path.read_text(encoding="utf-8"))
        return Edition(
            __version__,
            dt.date.fromisoformat(told["built"]),
            tuple(str(word) for word in told["words"]),
            tuple(str(name) for name in told.get("tried_on", ())),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Edition(__version__)


def missing_part(folder: Path) -> str | None:
    """Return the first part that is not there or has another size; None where the list names none such.

    This finds a copy that was cut off. It does not find one that was changed: that takes the sums.

    Args:
        folder: the program's own files.
    """
    try:
        lines = (folder / PARTS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        # Whoever runs it from a checkout, or packed it in another way, has no list.
        return None
    except (OSError, UnicodeDecodeError):
        return PARTS
    if not lines or lines.pop() != END:
        return PARTS
    for line in lines:
        size, _, name = line.partition("\t")
        try:
            if (folder / name).stat().st_size != int(size):
                return name
        except (OSError, ValueError):
            return name or PARTS
    return None
