"""Writes into a package which parts it has and how large they are.

The program looks for them before its window (:func:`selfhelp.edition.missing_part`), and on Windows the
launcher does before it loads anything: one list, one form, for every system.
"""

from pathlib import Path

from maintainer.release import archive
from selfhelp.edition import END, NAME, PARTS


def write(files: Path) -> int:
    """Write the list, and return the length of the longest name in it.

    Whatever is changed in a package afterwards, as a kit does, needs a new list.

    Args:
        files: the folder with the program's own files, complete but for the edition, which comes after it.
    """
    parts = {p.relative_to(files).as_posix(): p.stat().st_size for p in archive.files_of(files)}
    for name in (PARTS, NAME):
        parts.pop(name, None)
    lines = [*(f"{size}\t{name}\n" for name, size in parts.items()), f"{END}\n"]
    (files / PARTS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return max(len(name) for name in parts)
