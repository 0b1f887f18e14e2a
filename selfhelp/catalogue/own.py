"""The program's own compiled catalogue, ``resources/catalogue.pack``: read at start instead of the files.

In a checkout it is used only when it is as new as every authored file and the code that reads them;
``./dev`` makes it again when it is not. An installed program has no one who edits the files.
"""

import os
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from selfhelp import places
from selfhelp.catalogue.authored import default_folder
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.pack import Pack, PackRefusedError, read_own, read_own_part

NAME = "catalogue.pack"
_Part = TypeVar("_Part", bound=Struct)


def own_pack() -> Path:
    """Return where the compiled catalogue of the program lies, whether or not it is there."""
    return places.resources() / NAME


def newest_change(folder: Path) -> int:
    """Return when a file of a folder, or the list of its files, last changed, in nanoseconds."""
    newest = 0
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    newest = max(newest, newest_change(Path(entry.path)))
            else:
                newest = max(newest, entry.stat().st_mtime_ns)
    return max(newest, folder.stat().st_mtime_ns)


def is_fresh(pack: Path) -> bool:
    """Tell whether the pack is there and as new as what it was made from.

    A packaged or installed program is taken at its word. In a checkout, files and code are looked at.
    """
    try:
        made = pack.stat().st_mtime_ns
        if not default_folder().is_dir() or places.own_files() != Path(__file__).resolve().parents[2]:
            return True
        code = Path(__file__).resolve().parent
        return made >= max([newest_change(default_folder()), *(p.stat().st_mtime_ns for p in _code(code))])
    except OSError:
        return False


def _code(folder: Path) -> list[Path]:
    """Return the modules whose change changes what is compiled: the shapes, and what fills them in."""
    names = ("actions", "authored", "claims", "light", "pack", "trust")
    return [*(folder / f"{name}.py" for name in names), *(folder / "model").glob("*.py")]


def read_pack() -> Pack | None:
    """Return the program's own pack, or None when it is missing, stale or damaged."""
    path = own_pack()
    if not is_fresh(path):
        return None
    try:
        return read_own(path.read_bytes())
    except (OSError, PackRefusedError):
        return None


def read_part(shape: type[_Part]) -> _Part | None:
    """Return what a shape names of the program's own catalogue, or None when the files have to be read.

    Args:
        shape: a struct with some of the fields of :class:`Catalogue`, and of the entries in them. The rest is
            passed over, which takes a twentieth of the time of reading it.
    """
    path = own_pack()
    if not is_fresh(path):
        return None
    try:
        return read_own_part(path.read_bytes(), shape)
    except (OSError, PackRefusedError):
        return None


def read() -> Catalogue | None:
    """Return the program's own catalogue from its pack, without its evidence.

    None when the files have to be read.
    """
    pack = read_pack()
    return pack.catalogue if pack else None
