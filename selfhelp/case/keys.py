"""The slots beside a vault: each wraps the vault's random key in one way of opening it.

* a passphrase, through Argon2id (RFC 9106) and ChaCha20-Poly1305 (RFC 8439);
* this computer's credential store, which holds a random wrapping key.

The key of the vault never changes when a slot is added or removed, and is never a constant.
"""

import base64
import os
import secrets
from pathlib import Path
from typing import Literal

import keyring
import keyring.errors
import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from keyring.backend import KeyringBackend

from selfhelp.case import keeping
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.language import message

FILE = "notes.keys"
FORMAT = 1
KEY_BYTES = 32
MEMORY_KIB = 256 * 1024
ITERATIONS = 3
LANES = 4
SHORTEST_PASSPHRASE = 8
SERVICE_NAME = "notes"

NO_STORE = message(
    "vault", "This computer has no safe place for keys that the program can use. Choose a passphrase instead."
)
STORE_LOCKED = message(
    "vault", "The computer's key store did not give the key. Unlock it, then open your notes again."
)
TOO_SHORT = message(
    "vault", "This passphrase is short. Use at least eight characters; four words are better."
)


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to open the vault. Nothing in it is secret without the passphrase or the store."""

    kind: Literal["passphrase", "store"]
    name: str
    nonce: bytes
    wrapped: bytes
    salt: bytes = b""
    memory_kib: int = 0
    iterations: int = 0
    lanes: int = 0


class Slots(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All ways to open one vault."""

    format: int = FORMAT
    slots: tuple[Slot, ...] = ()

    def kinds(self) -> frozenset[str]:
        """Return which kinds of slots there are."""
        return frozenset(slot.kind for slot in self.slots)


class _Format(msgspec.Struct, frozen=True):
    """Only the number of the format, which a newer program may follow with fields we don't know."""

    format: int = FORMAT


def new_key() -> bytes:
    """Return a new random key for a vault: 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def _derive(passphrase: str, slot: Slot) -> bytes:
    derivation = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.iterations,
        lanes=slot.lanes,
        memory_cost=slot.memory_kib,
    )
    return derivation.derive(passphrase.encode("utf-8", "surrogatepass"))


def passphrase_slot(key: bytes, passphrase: str, memory_kib: int = MEMORY_KIB) -> Slot:
    """Wrap the key with a passphrase.

    Args:
        key: the vault's key, 32 bytes.
        passphrase: at least eight characters.
        memory_kib: memory that Argon2id takes, in KiB.

    Raises:
        KeepingError: the passphrase is too short.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise KeepingError(TOO_SHORT)
    nonce = secrets.token_bytes(12)
    empty = Slot(
        kind="passphrase",
        name="passphrase",
        nonce=nonce,
        wrapped=b"",
        salt=secrets.token_bytes(16),
        memory_kib=memory_kib,
        iterations=ITERATIONS,
        lanes=LANES,
    )
    wrapped = ChaCha20Poly1305(_derive(passphrase, empty)).encrypt(nonce, key, b"passphrase")
    return msgspec.structs.replace(empty, wrapped=wrapped)


def open_with_passphrase(slots: Slots, passphrase: str) -> bytes:
    """Return the vault's key.

    Raises:
        WrongKeyError: no slot opens with this passphrase.
        KeepingError: the slots are damaged.
    """
    for slot in slots.slots:
        if slot.kind == "passphrase":
            try:
                return ChaCha20Poly1305(_derive(passphrase, slot)).decrypt(
                    slot.nonce, slot.wrapped, b"passphrase"
                )
            except InvalidTag:
                continue
            except (ValueError, OverflowError, MemoryError):
                # Figures that Argon2id or the cipher can't work with: nobody wrote them on purpose.
                raise KeepingError(keeping.DAMAGED) from None
    raise WrongKeyError


def credential_store() -> KeyringBackend | None:
    """Return the computer's credential store, or None where there is no safe one.

    Back ends that keep keys in plain text, keep nothing or always fail are refused, whatever
    the system prefers: only the stores of the operating systems themselves are accepted.
    """
    trusted = {
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
    try:
        found = keyring.get_keyring()
    except Exception:  # noqa: BLE001  a broken back end may raise anything; it means "no store"
        return None
    candidates: list[KeyringBackend] = [found, *getattr(found, "backends", [])]
    for backend in candidates:
        if type(backend).__module__ in trusted:
            return backend
    return None


def store_slot(key: bytes, store: KeyringBackend) -> Slot:
    """Wrap the key with a random one that the computer's credential store keeps.

    Raises:
        KeepingError: the store refused.
    """
    name = secrets.token_hex(8)
    wrapping = secrets.token_bytes(KEY_BYTES)
    nonce = secrets.token_bytes(12)
    try:
        store.set_password(SERVICE_NAME, name, base64.b64encode(wrapping).decode())
    except Exception:  # noqa: BLE001  back ends raise their own kinds; all mean that it is not kept
        raise KeepingError(NO_STORE) from None
    wrapped = ChaCha20Poly1305(wrapping).encrypt(nonce, key, b"store")
    return Slot(kind="store", name=name, nonce=nonce, wrapped=wrapped)


def open_with_store(slots: Slots, store: KeyringBackend | None) -> bytes:
    """Return the vault's key with the help of the computer's credential store.

    Raises:
        KeepingError: there is no store, or it does not give the key.
    """
    if store is None:
        raise KeepingError(NO_STORE)
    for slot in slots.slots:
        if slot.kind == "store":
            try:
                kept = store.get_password(SERVICE_NAME, slot.name)
                if kept:
                    return ChaCha20Poly1305(base64.b64decode(kept)).decrypt(
                        slot.nonce, slot.wrapped, b"store"
                    )
            except Exception:  # noqa: BLE001  a locked or damaged store raises its own kinds
                raise KeepingError(STORE_LOCKED) from None
    raise KeepingError(STORE_LOCKED)


def forget_in_store(slots: Slots, store: KeyringBackend | None) -> None:
    """Remove this vault's keys from the computer's credential store, as far as it lets us."""
    for slot in slots.slots:
        if slot.kind == "store" and store is not None:
            try:
                store.delete_password(SERVICE_NAME, slot.name)
            except keyring.errors.KeyringError:
                continue


def read_slots(folder: Path) -> Slots:
    """Read the slots beside a vault.

    Raises:
        KeepingError: they are missing, damaged, or made by a newer program.
    """
    try:
        raw = (folder / FILE).read_bytes()
        if msgspec.json.decode(raw, type=_Format).format > FORMAT:
            raise KeepingError(keeping.NEWER)
        return msgspec.json.decode(raw, type=Slots)
    except OSError:
        raise KeepingError(keeping.GONE) from None
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise KeepingError(keeping.DAMAGED) from None


def write_slots(folder: Path, slots: Slots) -> None:
    """Write the slots beside a vault so that a crash leaves the old or the new file, never half of one.

    Raises:
        KeepingError: the folder can't be written.
    """
    fresh = folder / f"{FILE}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(msgspec.json.encode(slots))
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(folder / FILE)
    except OSError:
        raise KeepingError(keeping.CANT_WRITE) from None
