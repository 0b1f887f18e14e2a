"""Writes into a package which parts it has and how large they are; the program looks for them."""

from pathlib import Path

from selfhelp.edition import NAME, PARTS


def write(files: Path) -> int:
    """Write the list and return how many parts it names.

    Args:
        files: the folder with the program's own files, complete but for the edition.
    """
    parts = sorted(p for p in files.rglob("*") if p.is_file() and p.name not in (PARTS, NAME))
    lines = [f"{p.stat().st_size} {p.relative_to(files).as_posix()}\n" for p in parts]
    (files / PARTS).write_text("".join(lines), encoding="utf-8")
    return len(parts)
