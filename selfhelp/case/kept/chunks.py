"""Room for evidence: sealed pieces of one size beside the safe, streamed in and out, never whole in memory.

A piece that no vault names is noise to everyone. Removing evidence writes noise over its pieces and leaves
them; a kill while evidence comes in leaves pieces whose key is gone; and there are always as many pieces as a
power of two. So pieces that a vault can't explain are nothing special, and both vaults look alike. See
``docs/decisions/0008-evidence-in-pieces.md``.
"""

import hashlib
import re
import secrets
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import msgspec
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import disk

FOLDER: Final = "notes.more"
#: Bytes of evidence in one piece, and bytes of its file.
PIECE: Final = 1 << 20
_NONCE, _TAG = 24, 16
SEALED: Final = _NONCE + PIECE + _TAG
_FEWEST: Final = 8
_BESIDE: Final = struct.Struct("<16sI?")
_NAME: Final = re.compile(r"[0-9a-f]{24}")


class Source(Protocol):
    """What is read in: a file, or anything else that gives bytes."""

    def read(self, count: int, /) -> bytes:
        """Return so many bytes at most; none at the end."""
        ...


class InPieces(Protocol):
    """Whatever knows the names of its pieces."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The names, in order."""
        ...


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """What a vault has to know to read evidence again.

    ``size`` is in bytes; ``sha256`` is of the file as it was read, in hex; ``pieces`` are names in order.
    """

    id: bytes
    key: bytes
    size: int
    sha256: str
    pieces: tuple[str, ...]

    def __repr__(self) -> str:
        """Show no bytes."""
        return "Stored()"


def _place(folder: Path) -> Path:
    return folder / FOLDER


def names(folder: Path) -> frozenset[str]:
    """Return the names of all pieces."""
    try:
        return frozenset(p.name for p in _place(folder).iterdir() if _NAME.fullmatch(p.name))
    except OSError:
        return frozenset()


def files(folder: Path) -> tuple[Path, ...]:
    """List every piece, and at the end their folder."""
    place = _place(folder)
    if not place.is_dir() or place.is_symlink():
        return ()
    return (*sorted(p for p in place.iterdir() if p.is_file()), place)


def free(folder: Path, known: Iterable[InPieces]) -> frozenset[str]:
    """Return the pieces that nothing uses, of a kill's leftovers too.

    Args:
        folder: where the safe is.
        known: all evidence of *both* vaults; whoever knows only one must not ask.
    """
    return names(folder) - {name for stored in known for name in stored.pieces}


def _seal(plain: bytes, key: bytes, beside: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    padded = plain.ljust(PIECE, b"\0")
    return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, beside, nonce, key)


def keep(folder: Path, source: Source, reuse: Sequence[str] = ()) -> Stored:
    """Read evidence from a stream and keep it; every piece is on the disk when this returns.

    Args:
        folder: where the safe is.
        source: read once, a piece at a time.
        reuse: names of pieces that nothing uses, from :func:`free`.

    Raises:
        KeepingError: the disk is full or fails, or the source says so; what was written of it is noise.
        OSError: the source's first piece can't be read.
    """
    identity, key = secrets.token_bytes(16), secrets.token_bytes(32)
    known, spare = hashlib.sha256(), list(reuse)
    written: list[str] = []
    size = 0
    part = source.read(PIECE)
    try:
        disk.make_folder(_place(folder))
        while True:
            following = source.read(PIECE)
            known.update(part)
            size += len(part)
            name = spare.pop() if spare else secrets.token_hex(12)
            beside = _BESIDE.pack(identity, len(written), not following)
            written.append(name)
            disk.write_over(_place(folder) / name, _seal(part, key, beside), name_too=False)
            if not following:
                break
            part = following
        pad(folder)
    except (OSError, KeepingError) as error:
        remove(folder, written)
        if isinstance(error, KeepingError):
            raise
        raise keeping.explained(error) from None
    return Stored(id=identity, key=key, size=size, sha256=known.hexdigest(), pieces=tuple(written))


def read(folder: Path, stored: Stored) -> Iterator[bytes]:
    """Give evidence back, a piece at a time, each checked; the whole is checked before the last one.

    Raises:
        DamagedError: it is not what was kept.
        KeepingError: a piece is gone or can't be read.
    """
    known, left = hashlib.sha256(), stored.size
    for number, name in enumerate(stored.pieces):
        last = number == len(stored.pieces) - 1
        try:
            raw = disk.read(_place(folder) / name, SEALED)
            plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
                raw[_NONCE:], _BESIDE.pack(stored.id, number, last), raw[:_NONCE], stored.key
            )
        except (CryptoError, ValueError, disk.NotOursError):
            raise DamagedError from None
        except OSError as error:
            raise keeping.explained(error) from None
        part = plain[:left]
        left -= len(part)
        known.update(part)
        if last and (left or known.hexdigest() != stored.sha256):
            raise DamagedError
        yield part


def remove(folder: Path, pieces: Iterable[str]) -> None:
    """Write noise over pieces. They stay as pieces that nothing uses; where the disk refuses, they go.

    Their key goes with the vault's record of them, so this never fails.
    """
    for name in pieces:
        path = _place(folder) / name
        try:
            disk.write_over(path, secrets.token_bytes(SEALED))
        except OSError:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def pad(folder: Path) -> None:
    """Add noise until there are as many pieces as a power of two. Raises OSError."""
    there = len(names(folder))
    wanted = _FEWEST
    while wanted < there:
        wanted *= 2
    for _ in range(wanted - there if there else 0):
        path = _place(folder) / secrets.token_hex(12)
        disk.write_over(path, secrets.token_bytes(SEALED), name_too=False)
    if there:
        disk.sync_folder(_place(folder))
