"""Reads format 1: two SQLite files, each with a copy, and a key file with eight boxes of its own.

It is read once and written anew as today's format. What opened it keeps opening it. Of the other ways only
their old boxes are known, so the old key file stays beside the new one until each of them was used once or
the keys change; :func:`forget_boxes` then fills its boxes with noise.
"""

import hashlib
import secrets
import struct
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import msgspec
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import boxes, disk, keys
from selfhelp.case.model import Case
from selfhelp.case.rows import from_rows

#: The key file of the format, after the safe was written anew.
OLD_KEYS: Final = "notes.keys.1"
VAULTS: Final = ("notes-1.vault", "notes-2.vault")
LAST: Final = ".last"
PLACES: Final = ("passphrase", "recovery", "store", "second")
_BOXES: Final = 2 * len(PLACES)
_NONCE: Final = 12
_BOX: Final = _NONCE + 1 + 32 + 16
_HEADER: Final = struct.Struct("<4sHHIII16s16s")
_SUM: Final = 32
_SIZE: Final = _HEADER.size + _BOXES * _BOX + _SUM
#: What a file of the format may be at most; the largest that were made had some megabytes.
_MOST_VAULT: Final = 1 << 30
#: The least that an SQLite file can have.
_PAGE: Final = 512


class OldKeys(msgspec.Struct, frozen=True, kw_only=True):
    """What a key file of format 1 holds."""

    salt: bytes
    store_name: bytes
    memory_kib: int
    passes: int
    lanes: int
    has_store: bool
    boxes: tuple[bytes, ...]

    def __repr__(self) -> str:
        """Show no bytes."""
        return "OldKeys()"

    def derive(self, secret: bytes) -> bytes:
        """Return what a passphrase or code gives. Raises KeepingError: too little memory."""
        return boxes.stretched(secret, self.salt, self.memory_kib, self.passes, self.lanes)


class Old(msgspec.Struct, frozen=True):
    """What a safe of format 1 held: which vault opened, by which way, and what both vaults held."""

    vault: int
    kind: str
    key: bytes
    case: Case
    ways: frozenset[str]
    other: bytes
    other_case: Case
    other_ways: frozenset[str]

    def __repr__(self) -> str:
        """Show nothing."""
        return "Old()"


def unpacked(raw: bytes) -> OldKeys:
    """Return what a key file of format 1 holds. Raises DamagedError: it is not what was written."""
    if len(raw) != _SIZE or hashlib.blake2b(raw[:-_SUM], digest_size=_SUM).digest() != raw[-_SUM:]:
        raise DamagedError
    _magic, version, flags, memory, passes, lanes, salt, store_name = _HEADER.unpack_from(raw)
    # A safe of this format may have been made lighter than today's least, by tests only.
    fits = 8 * lanes <= memory <= keys.MOST_MEMORY_KIB and 1 <= passes <= 16 and 1 <= lanes <= 16
    if version != 1 or not fits:
        raise DamagedError
    body = raw[_HEADER.size : -_SUM]
    return OldKeys(
        salt=salt,
        store_name=store_name,
        memory_kib=memory,
        passes=passes,
        lanes=lanes,
        has_store=bool(flags & 1),
        boxes=tuple(body[i * _BOX : (i + 1) * _BOX] for i in range(_BOXES)),
    )


def open_box(old: OldKeys, wrapping: bytes) -> tuple[int, str, bytes]:
    """Return which vault a wrapping key opens, by which way, and that vault's key. Raises WrongKeyError."""
    for place, box in enumerate(old.boxes):
        with suppress(CryptoError):
            inside = sodium.crypto_aead_chacha20poly1305_ietf_decrypt(
                box[_NONCE:], old.salt, box[:_NONCE], wrapping
            )
            kind = PLACES[place % len(PLACES)]
            return inside[0] & 1, "passphrase" if kind == "second" else kind, inside[1:]
    raise WrongKeyError


def read(folder: Path, vault: int, kind: str, key: bytes) -> Old:
    """Read both vaults, as far as this one knows the key of the other.

    Args:
        folder: where they lie.
        vault: the number of the one that was opened, 0 or 1.
        kind: the way that opened it, such as ``passphrase``.
        key: of that vault, 32 bytes.

    Raises:
        DamagedError: neither the vault nor its copy can be read.
        KeepingError: it is gone or in use.
    """
    case, notes = _read_best(folder / VAULTS[vault], key)
    other = notes.get("other", b"")
    other_case = Case(triage_done=True)
    other_notes: dict[str, bytes] = {}
    if other:
        with suppress(KeepingError):
            other_case, other_notes = _read_best(folder / VAULTS[1 - vault], other)
    return Old(
        vault, kind, key, case, _words(notes) | {kind}, other, other_case, _words(other_notes)
    )  # fmt: skip


def _words(notes: dict[str, bytes]) -> frozenset[str]:
    return frozenset(notes.get("ways", b"").decode("ascii", "replace").split())


def _read_best(path: Path, key: bytes) -> tuple[Case, dict[str, bytes]]:
    """Read the vault; its copy only where the vault's own records can't be read."""
    problem: KeepingError = KeepingError(keeping.GONE)
    for candidate in (path, path.with_name(path.name + LAST)):
        try:
            return _read_one(candidate, key)
        except KeepingError as error:
            if error.sentence in (keeping.NEWER, keeping.IN_USE):
                raise
            if not isinstance(problem, DamagedError):
                problem = error
    raise problem


def _read_one(path: Path, key: bytes) -> tuple[Case, dict[str, bytes]]:
    try:
        size = len(disk.read(path, _MOST_VAULT))
    except FileNotFoundError:
        raise KeepingError(keeping.GONE) from None
    except OSError:
        raise DamagedError from None
    # SQLite takes anything shorter than a page for a new, empty file.
    if size < _PAGE:
        raise DamagedError
    # Nothing else needs SQLite any more.
    import apsw

    try:
        with closing(apsw.Connection(str(path))) as database:
            database.pragma("cipher", "chacha20")
            database.execute(f"pragma key = 'raw:{key.hex()}'")
            database.pragma("locking_mode", "exclusive")
            database.execute("begin exclusive")
            if database.pragma("user_version") != 1:
                raise KeepingError(keeping.NEWER)
            rows = {(k, i): body for k, i, body in database.execute("select kind, key, body from record")}
            notes = {name: bytes(b) for name, b in database.execute("select name, body from note")}
            database.execute("rollback")
        return from_rows(rows), notes
    except (apsw.BusyError, apsw.LockedError):
        raise KeepingError(keeping.IN_USE) from None
    except (apsw.Error, msgspec.DecodeError, UnicodeDecodeError):
        raise DamagedError from None


def files(folder: Path) -> list[Path]:
    """List the vaults of format 1 that are there, with all that SQLite and crashes left beside them."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.name.startswith(VAULTS) and not p.is_dir())


def old_keys(folder: Path) -> OldKeys | None:
    """Return the old key file of a safe that was written anew; None when there is none."""
    try:
        return unpacked(disk.read(folder / OLD_KEYS, keys.MOST_BYTES))
    except (OSError, KeepingError):
        return None


def keep_keys(folder: Path, raw: bytes) -> None:
    """Leave the old key file under a name of its own. Raises OSError."""
    disk.write_over(folder / OLD_KEYS, raw)


def forget_boxes(folder: Path, vaults: tuple[int, ...]) -> None:
    """Fill the old boxes of vaults with noise, or remove the old key file if both are named.

    Raises:
        KeepingError: it can't be written.
    """
    path = folder / OLD_KEYS
    try:
        raw = disk.read(path, keys.MOST_BYTES)
        if len(vaults) == 2 or len(raw) != _SIZE:
            disk.remove_scrambled(path)
            return
        half = len(PLACES) * _BOX
        at = _HEADER.size + vaults[0] * half
        body = raw[:at] + secrets.token_bytes(half) + raw[at + half : -_SUM]
        disk.write_over(path, body + hashlib.blake2b(body, digest_size=_SUM).digest())
    except FileNotFoundError:
        return
    except OSError as error:
        raise keeping.explained(error) from None
