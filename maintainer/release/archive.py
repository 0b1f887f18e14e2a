"""Archives that are the same, byte for byte, whenever and wherever they are made."""

import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

#: The date of every file in an archive, in seconds since 1970: 2026-01-01. Real dates would tell when
#: it was built.
MOMENT = 1_767_225_600
_ZIP_MOMENT = (2026, 1, 1, 0, 0, 0)


def files_of(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder, in an order that depends on names alone."""
    yield from sorted(
        (p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.relative_to(folder).as_posix()
    )


def write_zip(target: Path, entries: Iterable[tuple[str, bytes]], *, stored: bool = False) -> None:
    """Write a zip with fixed dates and rights.

    Args:
        target: the file to write.
        entries: names with ``/`` and their content, in the order wanted.
        stored: do not compress, so that reading is quick.
    """
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, _ZIP_MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, content, compresslevel=None if stored else 9)


def zip_folder(folder: Path, target: Path) -> None:
    """Write a folder, with its own name at the top, into a zip."""
    write_zip(
        target,
        ((f"{folder.name}/{p.relative_to(folder).as_posix()}", p.read_bytes()) for p in files_of(folder)),
    )


def _tar(entries: Iterable[tuple[str, bytes, int]]) -> bytes:
    made = io.BytesIO()
    folders: set[str] = set()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for name, content, mode in entries:
            parts = name.split("/")[:-1]
            for depth in range(1, len(parts) + 1):
                around = "/".join(parts[:depth])
                if around not in folders and around != ".":
                    folders.add(around)
                    folder = _entry(around, 0o755)
                    folder.type = tarfile.DIRTYPE
                    tar.addfile(folder)
            entry = _entry(name, mode)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def _entry(name: str, mode: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.mtime = MOMENT
    entry.mode = mode
    entry.uname = entry.gname = "root"
    return entry


def tar_xz(entries: Iterable[tuple[str, bytes, int]], *, preset: int = 9) -> bytes:
    """Return entries (name, content, mode) as a ``.tar.xz``."""
    return lzma.compress(_tar(entries), preset=preset)


def folder_entries(folder: Path, top: str) -> Iterator[tuple[str, bytes, int]]:
    """Yield the files of a folder for a tar, below another name; what can be run stays so."""
    for path in files_of(folder):
        mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
        yield f"{top}/{path.relative_to(folder).as_posix()}", path.read_bytes(), mode
