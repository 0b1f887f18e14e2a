"""Check sums of what is handed over, as a list for programs and in words for the telephone."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from maintainer.release import archive

LIST = "SHA256SUMS"
#: Words of the list that stand for a sum: 10 of 7,776 words are 129 bits.
WORDS = 10


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sum_of_folder(folder: Path, without: Iterable[str] = ()) -> str:
    """Return one SHA-256 over the names and sums of all files of a folder.

    Args:
        folder: the folder.
        without: files, by their path inside it, that don't count.
    """
    left_out = frozenset(without)
    whole = hashlib.sha256()
    for path in archive.files_of(folder):
        name = path.relative_to(folder).as_posix()
        if name not in left_out:
            whole.update(f"{sum_of(path)}  {name}\n".encode())
    return whole.hexdigest()


def in_words(digest: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a sum as words that two people can compare by telephone.

    Args:
        digest: a SHA-256 in hexadecimal.
        words: a list of words without doubles; its length is the base.
    """
    number = int(digest, 16)
    found = []
    for _ in range(WORDS):
        number, rest = divmod(number, len(words))
        found.append(words[rest])
    return tuple(found)


def write_list(folder: Path, files: Iterable[Path]) -> Path:
    """Write the list of sums of files that lie in a folder, as ``sha256sum --check`` reads it."""
    target = folder / LIST
    lines = [f"{sum_of(path)}  {path.name}\n" for path in sorted(files, key=lambda p: p.name)]
    target.write_text("".join(lines), encoding="utf-8")
    return target
