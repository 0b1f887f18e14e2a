"""The key file: a fixed number of boxes of one size (:mod:`selfhelp.case.kept.boxes`), what a guess costs.

The file has a fixed size, so it does not say how many passphrases there are. What Argon2id costs stands in
the header; the header goes into every key pair and lies in every box, so it can't be changed by anyone who
can't open one.

The file lies there twice and is only ever written over in place, one after the other: the newer one counts.
"""

import hashlib
import struct
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import disk

FILE: Final = "notes.keys"
#: The same again, written right after the first.
COPY: Final = "notes.keys.last"
VERSION: Final = 2
KEY_BYTES: Final = 32
MEMORY_KIB: Final = 256 * 1024
PASSES: Final = 3
LANES: Final = 4
#: A key file that asks for less was made to be guessed; one that asks for more, to stop the computer.
LEAST_MEMORY_KIB = 64 * 1024
MOST_MEMORY_KIB: Final = 1024 * 1024
_MOST_PASSES: Final = 16
_MOST_LANES: Final = 16

PLACES_EACH: Final = 8
BOXES: Final = 2 * PLACES_EACH
#: What a box holds, see :mod:`selfhelp.case.kept.boxes`, and what sealing adds to it.
BOX: Final = 128 + 48
#: What a vault's key opens in the key file: the key of the copies.
DOOR: Final = 24 + KEY_BYTES + 16
#: Never changes as long as the safe lives. Any later format begins with the same six bytes.
_HEADER: Final = struct.Struct("<4sHHIII16s16s")
_STATE: Final = struct.Struct("<QH6x")
_MAGIC: Final = b"NTK1"
_SUM: Final = 32
SIZE: Final = _HEADER.size + _STATE.size + 2 * DOOR + BOXES * BOX + _SUM
_HAS_STORE: Final = 1
#: More than any format needs; a longer file is none of ours.
MOST_BYTES: Final = 1 << 20


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """What the key file holds. Nothing in it is secret without a passphrase, a code or the store.

    ``memory_kib``, ``passes`` and ``lanes`` are the cost of Argon2id; ``store_name`` is the name under
    which the credential store keeps its key, random and always there; ``number`` counts the changes.
    """

    salt: bytes
    store_name: bytes
    memory_kib: int = MEMORY_KIB
    passes: int = PASSES
    lanes: int = LANES
    number: int = 1
    has_store: bool = False
    doors: tuple[bytes, bytes]
    boxes: tuple[bytes, ...]

    def __repr__(self) -> str:
        """Show no bytes."""
        return "KeyFile()"

    @property
    def header(self) -> bytes:
        """What never changes, and what every key pair and box depends on."""
        return _HEADER.pack(
            _MAGIC, VERSION, 0, self.memory_kib, self.passes, self.lanes, self.salt, self.store_name
        )


def packed(keys: KeyFile) -> bytes:
    """Return the file's bytes."""
    state = _STATE.pack(keys.number, _HAS_STORE if keys.has_store else 0)
    whole = keys.header + state + b"".join(keys.doors) + b"".join(keys.boxes)
    return whole + hashlib.blake2b(whole, digest_size=_SUM).digest()


def version_of(raw: bytes) -> int:
    """Return which format a key file has, before anything else is looked at.

    Raises:
        DamagedError: it is no key file.
    """
    if len(raw) < 6 or raw[:4] != _MAGIC:
        raise DamagedError
    return int.from_bytes(raw[4:6], "little")


def _sum_holds(raw: bytes) -> bool:
    return hashlib.blake2b(raw[:-_SUM], digest_size=_SUM).digest() == raw[-_SUM:]


def unpacked(raw: bytes) -> KeyFile:
    """Return what a key file of this format holds.

    Raises:
        DamagedError: it is not what was written, or asks for a cost that was never written.
        KeepingError: a newer program made it.
    """
    if version_of(raw) > VERSION:
        # One changed byte can claim it too: then all the rest is what this format wrote.
        ours = raw[:4] + VERSION.to_bytes(2, "little") + raw[6:]
        raise DamagedError if len(raw) == SIZE and _sum_holds(ours) else KeepingError(keeping.NEWER)
    if len(raw) != SIZE or not _sum_holds(raw):
        raise DamagedError
    _magic, version, _zero, memory, passes, lanes, salt, store_name = _HEADER.unpack_from(raw)
    if version != VERSION or not (
        LEAST_MEMORY_KIB <= memory <= MOST_MEMORY_KIB
        and PASSES <= passes <= _MOST_PASSES
        and 1 <= lanes <= _MOST_LANES
    ):
        raise DamagedError
    number, flags = _STATE.unpack_from(raw, _HEADER.size)
    at = _HEADER.size + _STATE.size
    doors = (raw[at : at + DOOR], raw[at + DOOR : at + 2 * DOOR])
    at += 2 * DOOR
    return KeyFile(
        salt=salt,
        store_name=store_name,
        memory_kib=memory,
        passes=passes,
        lanes=lanes,
        number=number,
        has_store=bool(flags & _HAS_STORE),
        doors=doors,
        boxes=tuple(raw[at + i * BOX : at + (i + 1) * BOX] for i in range(BOXES)),
    )


def store_names(raw: bytes) -> list[tuple[bytes, bool]]:
    """Return the names under which the credential store may keep a key, and whether it was said to.

    The name lies at the same place in every format, and is told by a damaged file too: forgetting it there
    harms nothing, and not forgetting would leave a key behind.
    """
    if len(raw) < _HEADER.size + _STATE.size:
        return []
    name = raw[_HEADER.size - 16 : _HEADER.size]
    old = int.from_bytes(raw[4:6], "little") == 1
    flags = raw[6:8] if old else raw[_HEADER.size + 8 : _HEADER.size + 10]
    return [(name, bool(int.from_bytes(flags, "little") & _HAS_STORE))]


def write(folder: Path, keys: KeyFile) -> None:
    """Write both key files over in place, one after the other; a damaged one first.

    Raises:
        KeepingError: one of them can't be written. The other one is whole: it holds what it held, or the new.
    """
    # The only whole one is never touched before there is a second.
    order = sorted((FILE, COPY), key=lambda name: _is_whole(folder / name))
    try:
        for name in order:
            disk.write_over(folder / name, packed(keys))
    except OSError as error:
        raise keeping.explained(error) from None


def _is_whole(path: Path) -> bool:
    try:
        raw = disk.read(path, MOST_BYTES)
    except OSError:
        return False
    return _sum_holds(raw)


def raw_files(folder: Path) -> list[bytes]:
    """Return the content of the key files that are there and can be read, each of them a plain file.

    Raises:
        KeepingError: there is none, or the system does not let it be read.
    """
    found, problem, strange = [], None, False
    for name in (FILE, COPY):
        try:
            found.append(disk.read(folder / name, MOST_BYTES))
        except FileNotFoundError:
            continue
        except disk.NotOursError:
            strange = True
        except OSError as error:
            problem = error
    if not found:
        if problem is not None:
            raise keeping.explained(problem)
        raise DamagedError if strange else KeepingError(keeping.GONE)
    return found


def read(folder: Path) -> KeyFile:
    """Read the newer of the two key files; the other one where that is damaged or missing.

    Raises:
        DamagedError: both are damaged.
        KeepingError: there is none, or a newer program made it.
    """
    good: list[KeyFile] = []
    refused: KeepingError | None = None
    for raw in raw_files(folder):
        try:
            good.append(unpacked(raw))
        except KeepingError as error:
            # "Newer" is said only where no file is of this format: one changed byte can claim it too.
            refused = error if refused is None or isinstance(refused, DamagedError) else refused
    if not good:
        raise refused or DamagedError()
    return max(good, key=lambda k: k.number)


def mend(folder: Path, keys: KeyFile) -> None:
    """Write the key file that opened over the one that differs from it. Never the other way round.

    A failure is no reason to keep anyone from their notes.
    """
    whole = packed(keys)
    for name in (FILE, COPY):
        with suppress(OSError):
            try:
                if disk.read(folder / name, MOST_BYTES) == whole:
                    continue
            except FileNotFoundError:
                pass
            disk.write_over(folder / name, whole)
