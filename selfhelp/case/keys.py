"""The key file beside the vaults: boxes that wrap a random key, one for each way of opening a vault.

The file has a fixed size and a fixed number of boxes. A box that is not in use holds random bytes, and
nothing tells it from one that is: the file does not say how many passphrases there are.

* A passphrase and the printed recovery code go through Argon2id (RFC 9106), once for all boxes.
* This computer's credential store holds a random key.

Each opens a box sealed with ChaCha20-Poly1305 (RFC 8439). The vault's key never changes when a way of
opening it is added or removed, and is never a constant.
"""

import hashlib
import os
import secrets
import struct
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.language import message

FILE: Final = "notes.keys"
#: A second copy, written right after the first, for the day the first is damaged.
COPY: Final = "notes.keys.last"
KEY_BYTES: Final = 32
MEMORY_KIB: Final = 256 * 1024
ITERATIONS: Final = 3
LANES: Final = 4
SHORTEST_PASSPHRASE: Final = 8
#: A key file that asks for more is damaged, or made to stop the computer.
MOST_MEMORY_KIB: Final = 4 * 1024 * 1024

#: Each of the two vaults has its own boxes, in this order.
PLACES: Final = ("passphrase", "recovery", "store", "second")
BOXES: Final = 2 * len(PLACES)
_NONCE, _TAG = 12, 16
_BOX: Final = _NONCE + 1 + KEY_BYTES + _TAG
_HEADER: Final = struct.Struct("<4sHHIII16s16s")
_MAGIC: Final = b"NTK1"
_SUM: Final = 32
SIZE: Final = _HEADER.size + BOXES * _BOX + _SUM
_HAS_STORE: Final = 1

TOO_SHORT = message(
    "vault", "This passphrase is short. Use at least eight characters; four words are better."
)


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """What the key file holds. Nothing in it is secret without a passphrase, a code or the store.

    ``memory_kib``, ``iterations`` and ``lanes`` are the cost of Argon2id; ``store_name`` is the name
    under which the credential store keeps its key, random and always there.
    """

    salt: bytes
    store_name: bytes
    memory_kib: int = MEMORY_KIB
    iterations: int = ITERATIONS
    lanes: int = LANES
    has_store: bool = False
    boxes: tuple[bytes, ...]

    def __repr__(self) -> str:
        """Show no bytes."""
        return "KeyFile()"


def new_key() -> bytes:
    """Return a new random key: 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def new_key_file(memory_kib: int = MEMORY_KIB) -> KeyFile:
    """Return a key file with no box in use. ``memory_kib`` is the memory that Argon2id takes, in KiB."""
    return KeyFile(
        salt=secrets.token_bytes(16),
        store_name=secrets.token_bytes(16),
        memory_kib=memory_kib,
        boxes=tuple(secrets.token_bytes(_BOX) for _ in range(BOXES)),
    )


def plain_words(passphrase: str) -> bytes:
    """Return a passphrase as bytes: the same on every keyboard and system (Unicode NFC)."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short.

    Raises:
        KeepingError: fewer than eight characters.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise KeepingError(TOO_SHORT)


def derive(secret: bytes, keys: KeyFile) -> bytes:
    """Return the wrapping key that a passphrase or a recovery code gives: 32 bytes, by Argon2id."""
    derivation = Argon2id(
        salt=keys.salt,
        length=KEY_BYTES,
        iterations=keys.iterations,
        lanes=keys.lanes,
        memory_cost=keys.memory_kib,
    )
    return derivation.derive(secret)


def _place(vault: int, place: str) -> int:
    return vault * len(PLACES) + PLACES.index(place)


def with_box(keys: KeyFile, owner: int, place: str, wrapping: bytes, opens: int, key: bytes) -> KeyFile:
    """Return the key file with one box that wraps a vault's key.

    Args:
        keys: the file before.
        owner: the vault among whose boxes this one lies, 0 or 1.
        place: one of :data:`PLACES`.
        wrapping: 32 bytes, from :func:`derive` or from the credential store.
        opens: the vault that the key opens, 0 or 1.
        key: the vault's key, 32 bytes.
    """
    nonce = secrets.token_bytes(_NONCE)
    box = nonce + ChaCha20Poly1305(wrapping).encrypt(nonce, bytes([opens]) + key, keys.salt)
    boxes = list(keys.boxes)
    boxes[_place(owner, place)] = box
    return msgspec.structs.replace(keys, boxes=tuple(boxes))


def without_box(keys: KeyFile, owner: int, place: str) -> KeyFile:
    """Return the key file with one box filled with random bytes again."""
    boxes = list(keys.boxes)
    boxes[_place(owner, place)] = secrets.token_bytes(_BOX)
    return msgspec.structs.replace(keys, boxes=tuple(boxes))


def open_box(keys: KeyFile, wrapping: bytes) -> tuple[int, bytes]:
    """Try every box with a wrapping key. Returns which vault it opens, 0 or 1, and that vault's key.

    Raises:
        WrongKeyError: no box opens.
    """
    found: tuple[int, bytes] | None = None
    cipher = ChaCha20Poly1305(wrapping)
    # Every box is tried, found or not, so that the time taken says nothing about the place.
    for box in keys.boxes:
        try:
            inside = cipher.decrypt(box[:_NONCE], box[_NONCE:], keys.salt)
        except InvalidTag:
            continue
        if found is None:
            found = (inside[0] & 1, inside[1:])
    if found is None:
        raise WrongKeyError
    return found


def _packed(keys: KeyFile) -> bytes:
    flags = _HAS_STORE if keys.has_store else 0
    header = _HEADER.pack(
        _MAGIC, 1, flags, keys.memory_kib, keys.iterations, keys.lanes, keys.salt, keys.store_name
    )
    whole = header + b"".join(keys.boxes)
    return whole + hashlib.blake2b(whole, digest_size=_SUM).digest()


def _unpacked(raw: bytes) -> KeyFile:
    if len(raw) != SIZE or hashlib.blake2b(raw[:-_SUM], digest_size=_SUM).digest() != raw[-_SUM:]:
        raise DamagedError
    magic, version, flags, memory, iterations, lanes, salt, store_name = _HEADER.unpack_from(raw)
    if magic != _MAGIC:
        raise DamagedError
    if version != 1:
        raise KeepingError(keeping.NEWER)
    if not (1 <= iterations <= 64 and 1 <= lanes <= 64 and 8 * lanes <= memory <= MOST_MEMORY_KIB):
        raise DamagedError
    body = raw[_HEADER.size : -_SUM]
    return KeyFile(
        salt=salt,
        store_name=store_name,
        memory_kib=memory,
        iterations=iterations,
        lanes=lanes,
        has_store=bool(flags & _HAS_STORE),
        boxes=tuple(body[i * _BOX : (i + 1) * _BOX] for i in range(BOXES)),
    )


def write_durably(path: Path, content: bytes) -> None:
    """Write a file so that a crash leaves the old or the new one, never half of one.

    Raises:
        OSError: the folder can't be written, or the disk is full.
    """
    fresh = path.with_name(f"{path.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut, where the system has a way to ask for that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_key_file(folder: Path, keys: KeyFile) -> None:
    """Write the key file and its copy. A way of opening that was removed is gone from both.

    Raises:
        KeepingError: the folder can't be written, or the disk is full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        packed = _packed(keys)
        write_durably(folder / FILE, packed)
    except OSError as error:
        raise keeping.explained(error) from None
    # The key file counts. A copy that could not be written is mended on the next opening.
    with suppress(OSError):
        write_durably(folder / COPY, packed)


def mend_copy(folder: Path) -> None:
    """Make the copy of the key file equal to it again: a way that was removed must not live on there."""
    with suppress(OSError):
        whole = (folder / FILE).read_bytes()
        copy = folder / COPY
        if not copy.is_file() or copy.read_bytes() != whole:
            write_durably(copy, whole)


def read_key_file(folder: Path) -> KeyFile:
    """Read the key file; its copy where it is damaged or missing.

    Raises:
        DamagedError: both are damaged.
        KeepingError: there is none, or a newer program made it.
    """
    damaged = False
    for name in (FILE, COPY):
        try:
            return _unpacked((folder / name).read_bytes())
        except FileNotFoundError:
            continue
        except OSError as error:
            raise keeping.explained(error) from None
        except DamagedError:
            damaged = True
    if damaged:
        raise DamagedError
    raise KeepingError(keeping.GONE)
