"""Writes into a package which edition it is; :mod:`selfhelp.edition` reads it."""

import datetime as dt
import json
import subprocess
from pathlib import Path

from maintainer.release import archive, sums
from selfhelp.edition import NAME

#: The systems on which a person went through ``docs/on-real-windows.md``, as ``sys.platform`` names them.
#: Name or initials and date belong into the message of the change that adds one.
TRIED_ON: tuple[str, ...] = ()


def last_change(root: Path) -> dt.date:
    """Return the day of the last commit: the same for everyone who builds it. Without git, a fixed day."""
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    seconds = int(done.stdout) if done.returncode == 0 and done.stdout.strip().isdigit() else archive.MOMENT
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()


def write(files: Path, root: Path, built: dt.date) -> tuple[str, ...]:
    """Write the edition and return its words.

    Args:
        files: the folder with the program's own files, complete but for this one.
        root: the project, with its list of words.
        built: the day of the last change that went in.
    """
    listed = (root / "resources" / "words" / "eff-large.txt").read_text(encoding="utf-8").split()
    words = sums.in_words(sums.sum_of_folder(files, without=[NAME]), tuple(listed))
    told = {"built": built.isoformat(), "words": list(words), "tried_on": list(TRIED_ON)}
    (files / NAME).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return words
