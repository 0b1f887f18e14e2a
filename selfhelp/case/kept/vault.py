"""A vault: one case, or several views of one, with its ways to be opened; sealed, and of a round length."""

import datetime as dt
import secrets
import struct
from typing import Final

import msgspec
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import copies
from selfhelp.case.kept.boxes import Way
from selfhelp.case.model import FORMAT, Case
from selfhelp.case.rows import from_rows, to_rows

_NONCE, _TAG = 24, 16
_FRAME: Final = struct.Struct("<HI")
_BESIDE: Final = (b"notes vault 1", b"notes vault 2")


class View(msgspec.Struct, frozen=True):
    """One case in a vault, with the ways that open it. Records are rows: kind, key, content."""

    records: tuple[tuple[str, str, bytes], ...] = ()
    ways: tuple[Way, ...] = ()
    written: dt.datetime | None = None

    def __repr__(self) -> str:
        """Show nothing."""
        return "View()"

    def case(self) -> Case:
        """Return the case.

        Raises:
            DamagedError: a record is not what this format says.
        """
        try:
            return from_rows({(kind, key): body for kind, key, body in self.records})
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise DamagedError from None


class Content(msgspec.Struct, frozen=True):
    """What a vault holds.

    ``other`` is the key of the other vault where this one looks after it. ``changing`` means that a change
    of its ways was begun: if it is found on opening, the boxes are made anew from what stands here.
    """

    views: tuple[View, ...]
    other: bytes = b""
    changing: bool = False

    def __repr__(self) -> str:
        """Show nothing."""
        return "Content()"


def view_of(case: Case, ways: tuple[Way, ...], written: dt.datetime | None) -> View:
    """Return a view that holds a case."""
    records = tuple((kind, key, body) for (kind, key), body in to_rows(case).items())
    return View(records, ways, written)


def sealed(content: Content, vault: int, key: bytes, at_least: int) -> bytes:
    """Return a vault as bytes.

    Args:
        content: what it is to hold.
        vault: which of the two it is, 0 or 1.
        key: 32 bytes.
        at_least: how long it is to be at least, in bytes.

    Raises:
        KeepingError: it is more than can be kept.
    """
    body = msgspec.msgpack.encode(content)
    size = copies.step(max(at_least, len(body) + _FRAME.size + _NONCE + _TAG))
    plain = (_FRAME.pack(FORMAT, len(body)) + body).ljust(size - _NONCE - _TAG, b"\0")
    nonce = secrets.token_bytes(_NONCE)
    return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, _BESIDE[vault], nonce, key)


def lengthened(vault: bytes, size: int) -> bytes:
    """Return a vault that nobody here can open, made longer with noise."""
    return vault + secrets.token_bytes(size - len(vault))


def opened(vault: bytes, index: int, key: bytes) -> Content | None:
    """Return what a vault holds; None if the key is another one's.

    Raises:
        DamagedError: it is sealed with this key and yet not of this format.
        KeepingError: a newer program made it.
    """
    # It may have been made longer from outside since it was sealed.
    size = len(vault)
    while size >= copies.SMALLEST:
        try:
            plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
                vault[_NONCE:size], _BESIDE[index], vault[:_NONCE], key
            )
        except CryptoError:
            size //= 2
            continue
        return _unpacked(plain)
    return None


def _unpacked(plain: bytes) -> Content:
    number, length = _FRAME.unpack_from(plain)
    if number > FORMAT:
        raise KeepingError(keeping.NEWER)
    try:
        return msgspec.msgpack.decode(plain[_FRAME.size : _FRAME.size + length], type=Content)
    except msgspec.DecodeError:
        raise DamagedError from None
