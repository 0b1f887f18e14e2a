"""The key file: boxes of one size, each of which opens a vault to whoever has its passphrase, code or store.

The file has a fixed size and a fixed number of boxes. A box that is not in use is sealed for nobody: it
can't be told from one that is, so the file does not say how many passphrases there are. What a box is for
stands inside it. Each vault has half of the boxes.

* A passphrase and the printed recovery code go through Argon2id (RFC 9106), once for all boxes.
* This computer's credential store holds a random key.

Either gives a key pair (X25519); a box is sealed for the public half. The vault knows the public halves of
its ways, so it can change its own key and seal every box anew without asking for each passphrase. What
Argon2id costs stands in the header; the header goes into every key pair and lies in every box, so it can't
be changed by anyone who can't open one.

The file lies there twice and is only ever written over in place, one after the other: the newer one counts.
"""

import hashlib
import secrets
import struct
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final

import argon2.low_level as argon2
import msgspec
from argon2.exceptions import HashingError
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import disk
from selfhelp.language import message

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
SHORTEST_PASSPHRASE: Final = 8

#: Where in a vault's boxes the ways known today lie. Further kinds take the places behind these.
PLACES: Final = {"passphrase": 0, "recovery": 1, "store": 2, "second": 3}
PLACES_EACH: Final = 8
BOXES: Final = 2 * PLACES_EACH
#: What a box holds: for which vault, which view of it, its key, the key before, the header's sum, the kind.
_INSIDE: Final = struct.Struct("<BB32s32s16s16s30x")
_BOX: Final = _INSIDE.size + sodium.crypto_box_SEALBYTES
_NONCE: Final = 24
#: What a vault's key opens in the key file: the key of the copies.
_DOOR: Final = _NONCE + KEY_BYTES + 16
#: Never changes as long as the safe lives. Any later format begins with the same six bytes.
_HEADER: Final = struct.Struct("<4sHHIII16s16s")
_STATE: Final = struct.Struct("<QH6x")
_MAGIC: Final = b"NTK1"
_SUM: Final = 32
SIZE: Final = _HEADER.size + _STATE.size + 2 * _DOOR + BOXES * _BOX + _SUM
_HAS_STORE: Final = 1
#: More than any format needs; a longer file is none of ours.
MOST_BYTES: Final = 1 << 20

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


def new_key() -> bytes:
    """Return a new random key: 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def new_key_file(memory_kib: int = MEMORY_KIB) -> KeyFile:
    """Return a key file that nothing opens yet. ``memory_kib`` is the memory that Argon2id takes, in KiB."""
    return KeyFile(
        salt=secrets.token_bytes(16),
        store_name=secrets.token_bytes(16),
        memory_kib=memory_kib,
        doors=(secrets.token_bytes(_DOOR), secrets.token_bytes(_DOOR)),
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
    """Return 32 bytes by Argon2id.

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


# The file ------------------------------------------------------------------------------------------


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
    doors = (raw[at : at + _DOOR], raw[at + _DOOR : at + 2 * _DOOR])
    at += 2 * _DOOR
    return KeyFile(
        salt=salt,
        store_name=store_name,
        memory_kib=memory,
        passes=passes,
        lanes=lanes,
        number=number,
        has_store=bool(flags & _HAS_STORE),
        doors=doors,
        boxes=tuple(raw[at + i * _BOX : at + (i + 1) * _BOX] for i in range(BOXES)),
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
