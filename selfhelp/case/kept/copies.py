"""The two copies of all that is kept: one is always whole, whatever happens while the other is written.

Both vaults lie in each copy, side by side and equally long, under one more cipher whose key every vault
knows. A save writes the older copy over in place, as a whole and with fresh nonces: all of its bytes change,
whichever vault was used. There is no journal. When nothing more is to be done, both copies are made equal.

Every block carries its own authentication together with the number of the save, its place and their count,
so a damaged block of one copy is taken from the other where both are of the same save.
"""

import os
import secrets
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import disk, keys

FILES: Final = ("notes-a.safe", "notes-b.safe")
#: A vault is as long as one of these, so that its length says little.
SMALLEST: Final = 256 * 1024
LARGEST: Final = 64 * 1024 * 1024
_BLOCK: Final = 4096
_NONCE, _TAG = 24, 16
_SEALED: Final = _NONCE + _BLOCK + _TAG
_HEAD: Final = struct.Struct("<QI52x")
_SEALED_HEAD: Final = _NONCE + _HEAD.size + _TAG
_PLACE: Final = struct.Struct("<QII")

T = TypeVar("T")
Vaults = tuple[bytes, bytes]


def step(length: int) -> int:
    """Return how long a vault with so many bytes is made.

    Raises:
        KeepingError: it is more than can be kept.
    """
    size = SMALLEST
    while size < length:
        size *= 2
    if size > LARGEST:
        raise KeepingError(keeping.TOO_MUCH)
    return size


def file_size(vault: int) -> int:
    """Return how long a copy with two vaults of this length is, in bytes."""
    return 2 * _SEALED_HEAD + 2 * vault // _BLOCK * _SEALED


def _seal(plain: bytes, beside: bytes, key: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, beside, nonce, key)


def _unseal(sealed: bytes, beside: bytes, key: bytes) -> bytes | None:
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed[_NONCE:], beside, sealed[:_NONCE], key
        )
    except (CryptoError, ValueError):
        return None


def sealed_copy(number: int, vaults: Vaults, key: bytes) -> bytes:
    """Return a whole copy as bytes."""
    whole = b"".join(vaults)
    count = len(whole) // _BLOCK
    parts = [_seal(_HEAD.pack(number, len(vaults[0])), b"head", key)]
    for i in range(count):
        beside = _PLACE.pack(number, i, count)
        parts.append(_seal(whole[i * _BLOCK : (i + 1) * _BLOCK], beside, key))
    # The head stands at the end once more: without it no block can be read.
    parts.append(_seal(_HEAD.pack(number, len(vaults[0])), b"head", key))
    return b"".join(parts)


class _Found:
    """One copy as it lies on the disk."""

    def __init__(self, raw: bytes, key: bytes) -> None:
        self.raw = raw
        self._key = key
        head = _unseal(raw[:_SEALED_HEAD], b"head", key) or _unseal(raw[-_SEALED_HEAD:], b"head", key)
        #: Of the save, and how long each vault is; 0 where neither head can be read.
        self.number, self.vault = _HEAD.unpack(head or bytes(_HEAD.size))
        #: Whether it is as long as it should be and begins and ends as it should.
        self.framed = (
            head is not None
            and len(raw) == file_size(self.vault)
            and _unseal(raw[:_SEALED_HEAD], b"head", key) == _unseal(raw[-_SEALED_HEAD:], b"head", key)
        )

    def is_whole(self) -> bool:
        """Whether every block is what was written, of whichever save."""
        count = 2 * self.vault // _BLOCK
        return self.framed and all(self.block(self.number, i, count) is not None for i in range(count))

    def block(self, number: int, place: int, count: int) -> bytes | None:
        """Return a block if it is of this save and whole."""
        at = _SEALED_HEAD + place * _SEALED
        return _unseal(self.raw[at : at + _SEALED], _PLACE.pack(number, place, count), self._key)


class Copies:
    """The two copies of one safe, held for this program alone."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Take the lock; nothing is read yet.

        Raises:
            KeepingError: another program has it, or neither copy is there.
        """
        self._folder = folder
        self._key = key
        self._paths = [folder / name for name in FILES]
        try:
            self._lock = _locked(self._paths)
        except BlockingIOError:
            raise KeepingError(keeping.IN_USE) from None
        except OSError as error:
            raise keeping.explained(error) from None
        self._vaults: Vaults = (b"", b"")
        # Known once they are read: which save it is, the highest number ever tried, which copy is the older
        # one, whether both are equal.
        self._number: int
        self._tried: int
        self._next: int
        self._even: bool
        #: What any program tells of the files: when they were written last, before anything is mended.
        self.times = tuple(p.stat().st_mtime for p in self._paths if p.exists())

    @classmethod
    def create(cls, folder: Path, number: int, vaults: Vaults, key: bytes) -> None:
        """Write both copies under names of their own, with ``.new`` behind.

        Args:
            folder: where they go.
            number: of the save; the copy with the higher one is the newer.
            vaults: both, sealed.
            key: seals each copy as a whole, 32 bytes.

        Raises:
            OSError: they can't be written.
        """
        for name in FILES:
            fresh = folder / f"{name}.new"
            disk.write_over(fresh, sealed_copy(number, vaults, key))

    @property
    def vaults(self) -> Vaults:
        """Both vaults as they were last read or written, still sealed."""
        return self._vaults

    @property
    def even(self) -> bool:
        """Whether both copies hold the same."""
        return self._even

    def load(self, accept: Callable[[Vaults], T | None]) -> tuple[T, bool]:
        """Read the newest save that is whole and that ``accept`` takes.

        Args:
            accept: given both vaults, what they hold; None if they are not what they should be.

        Returns:
            What ``accept`` gave, and whether something of the copies was not whole.

        Raises:
            DamagedError: no save can be put together from the two copies.
            KeepingError: they can't be read.
        """
        found = self._found()
        for number, vault in sorted({(f.number, f.vault) for f in found if f.number}, reverse=True):
            count = 2 * vault // _BLOCK
            blocks, whole = self._assembled(found, number, count)
            if blocks is None:
                continue
            joined = b"".join(blocks)
            vaults = (joined[:vault], joined[vault:])
            result = accept(vaults)
            if result is None:
                continue
            self._number, self._vaults = number, vaults
            # A newer save that was not taken keeps its number: blocks of two saves never share one.
            self._tried = max(f.number for f in found)
            intact = all(f.is_whole() for f in found)
            self._next = 0 if not whole[0] else 1
            self._even = all(whole)
            if not any(whole):
                self._rescue()
            return result, not intact
        raise DamagedError

    def _found(self) -> list[_Found]:
        found, problem = [], None
        for path in self._paths:
            raw = b""
            try:
                raw = disk.read(path, file_size(LARGEST))
            except (FileNotFoundError, disk.NotOursError):
                pass
            except OSError as error:
                problem = error
            found.append(_Found(raw, self._key))
        if problem is not None and not any(f.number for f in found):
            raise keeping.explained(problem)
        return found

    @staticmethod
    def _assembled(found: list[_Found], number: int, count: int) -> tuple[list[bytes] | None, list[bool]]:
        """Take every block from whichever copy has it. Returns them, and which copy is whole."""
        blocks: list[bytes] = []
        whole = [f.number == number and f.framed for f in found]
        for place in range(count):
            each = [f.block(number, place, count) for f in found]
            whole = [w and b is not None for w, b in zip(whole, each, strict=True)]
            good = next((b for b in each if b is not None), None)
            if good is None:
                return None, whole
            blocks.append(good)
        return blocks, whole

    def _rescue(self) -> None:
        """Write a whole copy beside before either is touched: so far each has what the other lacks."""
        path = self._paths[0]
        fresh = path.with_name(f"{path.name}.new")
        try:
            with suppress(FileNotFoundError):
                fresh.unlink()
            disk.write_over(fresh, sealed_copy(self._number, self._vaults, self._key))
            disk.put_in_place(fresh, path)
        except OSError as error:
            raise keeping.explained(error) from None
        self._next = 1

    def save(self, vaults: Vaults) -> None:
        """Write the older copy; when this returns, the vaults survive a power cut.

        Raises:
            KeepingError: it can't be written; the newer copy holds what it held.
        """
        self._refuse_when_gone()
        # A number is used for one try only: a failed one may have reached the disk all the same.
        self._tried += 1
        self._number = self._tried
        self._even = False
        self._write(self._next, vaults)
        self._vaults = vaults
        self._next = 1 - self._next

    def even_out(self) -> None:
        """Make the older copy equal to the newer one.

        Raises:
            KeepingError: it can't be written; the newer copy holds what it held.
        """
        if not self._even:
            self._refuse_when_gone()
            self._write(self._next, self._vaults)
            self._even = True
            self._match_times()
        elif not self._times_match():
            # A kill came between the second copy and its time.
            self._match_times()

    def _timed(self) -> tuple[Path, ...]:
        return (*self._paths, self._folder / keys.FILE, self._folder / keys.COPY)

    def _times_match(self) -> bool:
        try:
            return len({path.stat().st_mtime_ns for path in self._timed()}) == 1
        except OSError:
            return True

    def _match_times(self) -> None:
        """Give all files one time: when keys were changed, and which copy was written last, tells nothing."""
        with suppress(OSError):
            now = time.time_ns()
            for path in self._timed():
                os.utime(path, ns=(now, now))

    def _write(self, place: int, vaults: Vaults) -> None:
        try:
            disk.write_over(self._paths[place], sealed_copy(self._number, vaults, self._key))
        except OSError as error:
            raise keeping.explained(error) from None

    def still_there(self) -> bool:
        """Whether the files under these names are still those that were opened."""
        return disk.identity(self._paths[1]) == self._lock.identity

    def _refuse_when_gone(self) -> None:
        # Some systems go on writing to a file that was deleted or whose stick was pulled; it would be lost.
        if not self.still_there():
            raise KeepingError(keeping.GONE)

    def close(self) -> None:
        """Let go; twice is fine."""
        self._lock.release()
        self._vaults = (b"", b"")


def _locked(paths: list[Path]) -> disk.Lock:
    """Take the lock, which lies on the second copy; a missing one is made, to be filled soon."""
    present = [p for p in paths if p.is_file()]
    if not present:
        raise FileNotFoundError
    if not paths[1].exists():
        disk.write_over(paths[1], b"")
    return disk.Lock(paths[1])
