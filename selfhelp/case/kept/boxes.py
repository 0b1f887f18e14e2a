"""The boxes of the key file: each opens a vault to whoever has its passphrase, code or store.

A box that is not in use is sealed for nobody: it can't be told from one that is. What a box is for stands
inside it. Each vault has half of the boxes.

* A passphrase and the printed recovery code go through Argon2id (RFC 9106), once for all boxes.
* This computer's credential store holds a random key.

Either gives a key pair (X25519); a box is sealed for the public half. The vault knows the public halves of
its ways, so it can change its own key and seal every box anew without asking for each passphrase.
"""

import hashlib
import secrets
import struct
import unicodedata
from typing import Final

import argon2.low_level as argon2
import msgspec
from argon2.exceptions import HashingError
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept.keys import BOXES, DOOR, KEY_BYTES, MEMORY_KIB, PLACES_EACH, KeyFile
from selfhelp.language import message

SHORTEST_PASSPHRASE: Final = 8
#: Where in a vault's boxes the ways known today lie. Further kinds take the places behind these.
PLACES: Final = {"passphrase": 0, "recovery": 1, "store": 2, "second": 3}
#: What a box holds: for which vault, which view of it, its key, the key before, the header's sum, the kind.
_INSIDE: Final = struct.Struct("<BB32s32s16s16s30x")
_NONCE: Final = 24

TOO_SHORT = message(
    "vault", "This passphrase is short. Use at least eight characters; four words are better."
)
NO_MEMORY = message(
    "vault",
    "The computer has too little free memory to check the passphrase. Close other programs, then try again.",
)


class Way(msgspec.Struct, frozen=True):
    """One way to open a vault, as the vault knows it.

    ``public`` is the half of its key pair that seals a box for it; empty for a way of an older format
    that was not used since, which opens through the old key file only.
    """

    kind: str
    place: int
    public: bytes

    def __repr__(self) -> str:
        """Show no bytes."""
        return f"Way({self.kind})"


class Opened(msgspec.Struct, frozen=True):
    """What a box said: which vault, which view of it, its key, and the one before while that is changing."""

    vault: int
    view: int
    key: bytes
    before: bytes | None
    kind: str

    def __repr__(self) -> str:
        """Show no bytes."""
        return "Opened()"


def new_key() -> bytes:
    """Return a new random key: 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def new_key_file(memory_kib: int = MEMORY_KIB) -> KeyFile:
    """Return a key file that nothing opens yet. ``memory_kib`` is the memory that Argon2id takes, in KiB."""
    return KeyFile(
        salt=secrets.token_bytes(16),
        store_name=secrets.token_bytes(16),
        memory_kib=memory_kib,
        doors=(secrets.token_bytes(DOOR), secrets.token_bytes(DOOR)),
        boxes=tuple(_unused() for _ in range(BOXES)),
    )


def plain_words(passphrase: str) -> bytes:
    """Return a passphrase as bytes: the same on every keyboard and system (Unicode NFC)."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short. How guessable it is, the page asks before.

    Raises:
        KeepingError: fewer than eight characters, or nothing but blanks.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE or not passphrase.strip():
        raise KeepingError(TOO_SHORT)


# Key pairs and boxes ------------------------------------------------------------------------------


def stretched(secret: bytes, salt: bytes, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Return 32 bytes by Argon2id (RFC 9106).

    Args:
        secret: a passphrase or a code, as bytes.
        salt: of the key file.
        memory_kib: how much memory it takes, in KiB.
        passes: how often it goes over that memory.
        lanes: into how many parts the memory is divided.

    Raises:
        KeepingError: the computer has not enough memory for it.
    """
    try:
        return argon2.hash_secret_raw(secret, salt, passes, memory_kib, lanes, KEY_BYTES, argon2.Type.ID)
    except (HashingError, MemoryError):
        raise KeepingError(NO_MEMORY) from None


def derive(secret: bytes, keys: KeyFile) -> bytes:
    """Return the wrapping key that a passphrase or a recovery code gives: 32 bytes, by Argon2id."""
    return stretched(secret, keys.salt, keys.memory_kib, keys.passes, keys.lanes)


def _pair(keys: KeyFile, wrapping: bytes) -> tuple[bytes, bytes]:
    """Return the public and the private half that a wrapping key gives under this file's header."""
    private = hashlib.blake2b(keys.header, key=wrapping, digest_size=KEY_BYTES, person=b"notes way").digest()
    return sodium.crypto_scalarmult_base(private), private


def public_half(keys: KeyFile, wrapping: bytes) -> bytes:
    """Return what a vault needs to know of a wrapping key to seal boxes for it."""
    return _pair(keys, wrapping)[0]


def _header_sum(keys: KeyFile) -> bytes:
    return hashlib.blake2b(keys.header, digest_size=16, person=b"notes header").digest()


def _unused() -> bytes:
    """Return a box that nobody can open, made exactly as all others are."""
    public = sodium.crypto_scalarmult_base(secrets.token_bytes(KEY_BYTES))
    return sodium.crypto_box_seal(bytes(_INSIDE.size), public)


def sealed_for(
    keys: KeyFile,
    vault: int,
    ways: list[tuple[int, Way]],
    key: bytes,
    before: bytes | None,
    copies_key: bytes,
) -> KeyFile:
    """Return the key file with all boxes of one vault made anew, and one change counted.

    Args:
        keys: the file before.
        vault: 0 or 1.
        ways: every way that is to open it, with the view that it opens.
        key: the vault's key.
        before: the key before, while a change is under way.
        copies_key: the key of the copies, which lies behind the vault's own.
    """
    mine = [_unused() for _ in range(PLACES_EACH)]
    for view, way in ways:
        if way.public:
            inside = _INSIDE.pack(
                vault, view, key, before or bytes(KEY_BYTES), _header_sum(keys), way.kind.encode()
            )
            mine[way.place] = sodium.crypto_box_seal(inside, way.public)
    nonce = secrets.token_bytes(_NONCE)
    door = nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(copies_key, keys.header, nonce, key)
    doors = (door, keys.doors[1]) if vault == 0 else (keys.doors[0], door)
    own, others = slice(vault * PLACES_EACH, (vault + 1) * PLACES_EACH), list(keys.boxes)
    others[own] = mine
    return msgspec.structs.replace(keys, doors=doors, boxes=tuple(others), number=keys.number + 1)


def open_box(keys: KeyFile, wrapping: bytes) -> Opened:
    """Try every box with a wrapping key.

    Raises:
        WrongKeyError: no box opens.
        DamagedError: one does, and the header is not the one it was sealed with.
    """
    public, private = _pair(keys, wrapping)
    found: Opened | None = None
    # Every box is tried, found or not, so that the time taken says nothing about the place.
    for box in keys.boxes:
        try:
            inside = sodium.crypto_box_seal_open(box, public, private)
        except CryptoError:
            continue
        vault, view, key, before, header, kind = _INSIDE.unpack(inside)
        if header != _header_sum(keys):
            raise DamagedError
        if found is None:
            name = kind.rstrip(b"\0").decode("ascii", "replace")
            found = Opened(vault & 1, view, key, before if any(before) else None, name)
    if found is None:
        raise WrongKeyError
    return found


def copies_key(keys: KeyFile, vault: int, key: bytes) -> bytes:
    """Return the key of the copies, which a vault's key opens.

    Raises:
        DamagedError: it does not.
    """
    door = keys.doors[vault]
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            door[_NONCE:], keys.header, door[:_NONCE], key
        )
    except CryptoError:
        raise DamagedError from None
