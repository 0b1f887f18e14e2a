"""A newer catalogue that the person was given: put beside their notes, used instead of the program's own.

Taking one keeps what was used before, so that it can be taken back. It is checked again at each start:
a file that was changed since is left aside, and the program goes on with its own.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from selfhelp import places
from selfhelp.catalogue.changes import Changes, compare
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.own import read_pack
from selfhelp.catalogue.pack import LARGEST, Manifest, Pack, PackRefusedError, open_pack

CURRENT = "catalogue.pack"
BEFORE = "catalogue-before.pack"
KEYS = "catalogue-keys.txt"


class Offer(NamedTuple):
    """A newer pack that holds, and what it would change. Nothing is put anywhere yet."""

    pack: Pack
    changes: Changes
    data: bytes


def trusted_keys(path: Path | None = None) -> tuple[bytes, ...]:
    """Return the public keys whose packs are taken: one in hex a line, ``#`` starts a remark."""
    where = path or places.resources() / KEYS
    try:
        lines = where.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    keys = (line.split("#")[0].strip() for line in lines)
    return tuple(bytes.fromhex(key) for key in keys if len(key) == 64)


def look_into(path: Path, now: Catalogue, serial: int, keys: Iterable[bytes]) -> Offer:
    """Check a pack and say what it would change, without changing anything.

    Args:
        path: the file the person chose.
        now: the catalogue in use.
        serial: its serial; see :func:`selfhelp.catalogue.pack.open_pack`.
        keys: public keys whose packs are taken.

    Raises:
        PackRefusedError: with one sentence that says why.
        OSError: the file can't be read.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    pack = open_pack(data, keys, serial)
    return Offer(pack, compare(now, pack.catalogue), data)


def put(offer: Offer, folder: Path) -> None:
    """Use a newer pack from now on; the one used before is kept for :func:`take_back`.

    Raises:
        OSError: the folder can't be written; what was used before is still in use.
    """
    _write(folder / BEFORE, (folder / CURRENT).read_bytes() if (folder / CURRENT).exists() else b"")
    _write(folder / CURRENT, offer.data)


def _write(path: Path, data: bytes) -> None:
    """Write a file so that, whenever the computer stops, either the old or the new one is there."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def take_back(folder: Path) -> None:
    """Undo the last :func:`put`: use what was used before, which may be the program's own."""
    current, before = folder / CURRENT, folder / BEFORE
    if before.exists() and before.stat().st_size:
        before.replace(current)
        return
    # An empty file stands for the program's own catalogue.
    current.unlink(missing_ok=True)
    before.unlink(missing_ok=True)


class Used(NamedTuple):
    """Which catalogue the next start uses: what its pack says of itself, and whether it came from a file."""

    manifest: Manifest | None
    taken: bool


def files(folder: Path) -> tuple[Path, ...]:
    """Return every file that taking a newer pack leaves in a folder."""
    names = (CURRENT, BEFORE, f"{CURRENT}.new", f"{BEFORE}.new")
    return tuple(folder / name for name in names if (folder / name).is_file())


def in_folder(folder: Path, keys: Iterable[bytes] | None = None) -> Used:
    """Say which catalogue the next start uses with the notes of a folder.

    Args:
        folder: where the notes are.
        keys: public keys whose packs are taken; those of the program by default.
    """
    own = read_pack()
    found = in_use(folder, own, trusted_keys() if keys is None else keys)
    return Used(found.manifest if found else None, found is not own)


def _is_there(pack: Path) -> bool:
    """Tell whether a pack was taken; in a folder that nobody may look into, none was."""
    try:
        return pack.is_file()
    except OSError:
        return False


def at_start(folder: Path, otherwise: Catalogue, keys: Iterable[bytes] | None = None) -> Catalogue:
    """Return the catalogue to start with: a newer one that was taken and still holds, or the program's own.

    Args:
        folder: where the notes are.
        otherwise: the program's own, read already.
        keys: public keys whose packs are taken; those of the program by default.
    """
    if not _is_there(folder / CURRENT):
        return otherwise
    own = read_pack()
    found = in_use(folder, own, trusted_keys() if keys is None else keys)
    return otherwise if found is None or found is own else found.catalogue


def in_use(folder: Path, own: Pack | None, keys: Iterable[bytes]) -> Pack | None:
    """Return the newer pack that the person took, or the program's own when there is none that holds.

    A program that was itself renewed brings a catalogue with a higher serial; that one is used then.
    """
    current = folder / CURRENT
    if not _is_there(current):
        return own
    try:
        return open_pack(current.read_bytes(), keys, own.manifest.serial if own else 0)
    except (OSError, PackRefusedError):
        return own
