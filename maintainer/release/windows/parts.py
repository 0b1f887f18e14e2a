"""The list by which the launcher sees that an archive was unpacked halfway: every part and its size."""

from pathlib import Path

from maintainer.release import archive
from selfhelp.edition import NAME as EDITION

NAME = "parts.txt"


def write(files: Path) -> int:
    """Write the list, and return the length of the longest name in it.

    Args:
        files: the folder ``files``, complete but for the edition, which is written after it.
    """
    parts = {p.relative_to(files).as_posix(): p.stat().st_size for p in archive.files_of(files)}
    for name in (NAME, EDITION):
        parts.pop(name, None)
    # A dot ends the list, so that half a list is seen as well.
    lines = [*(f"{size}\t{name}\n" for name, size in parts.items()), ".\n"]
    (files / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")
    return max(len(name) for name in parts)
