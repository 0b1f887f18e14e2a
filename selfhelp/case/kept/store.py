"""This computer's credential store: Secret Service, Windows Credential Manager or the macOS Keychain."""

import base64
from typing import Final

import keyring
from keyring.backend import KeyringBackend

from selfhelp.case.keeping import KeepingError
from selfhelp.language import Message, message

SERVICE_NAME: Final = "notes"
#: Only the stores of the operating systems themselves. A back end that keeps keys in plain text, keeps
#: nothing or always fails is refused, whatever the system prefers.
TRUSTED: Final = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
)

NO_STORE = message(
    "vault", "This computer has no safe place for keys that the program can use. A passphrase does the same."
)
NOT_REACHED = message(
    "vault",
    "This computer’s key store can’t be reached. Open your notes with the passphrase or the recovery code.",
)
STORE_LOCKED = message(
    "vault", "The computer's key store did not give the key. Unlock it, then open your notes again."
)


def credential_store() -> tuple[KeyringBackend | None, Message | None]:
    """Return the credential store, or None and the reason why there is none."""
    try:
        found = keyring.get_keyring()
    except Exception:  # noqa: BLE001  a broken back end may raise anything; it means "no store"
        return None, NO_STORE
    candidates: list[KeyringBackend] = [found, *getattr(found, "backends", [])]
    for backend in candidates:
        if type(backend).__module__ in TRUSTED:
            return backend, None
    if any("plaintext" in type(b).__name__.lower() for b in candidates):
        return None, message(
            "vault", "This computer would keep the key in plain text, so it is not used. Choose a passphrase."
        )
    return None, NO_STORE


def put(store: KeyringBackend, name: bytes, wrapping: bytes) -> None:
    """Let the store keep a wrapping key under a name.

    Raises:
        KeepingError: it refused.
    """
    try:
        store.set_password(SERVICE_NAME, name.hex(), base64.b64encode(wrapping).decode())
    except Exception:  # noqa: BLE001  back ends raise their own kinds; all mean that it is not kept
        raise KeepingError(NO_STORE) from None


def get(store: KeyringBackend | None, name: bytes) -> bytes:
    """Return the wrapping key that the store keeps under a name.

    Raises:
        KeepingError: there is no store, it is locked, or it knows no such key.
    """
    if store is None:
        raise KeepingError(NOT_REACHED)
    try:
        kept = store.get_password(SERVICE_NAME, name.hex())
        wrapping = base64.b64decode(kept, validate=True) if kept else b""
    except Exception:  # noqa: BLE001  a locked or damaged store raises its own kinds
        raise KeepingError(STORE_LOCKED) from None
    if len(wrapping) != 32:
        raise KeepingError(STORE_LOCKED)
    return wrapping


def forget(store: KeyringBackend | None, name: bytes) -> bool:
    """Remove a key from the store. Returns whether none is left there."""
    if store is None:
        return False
    try:
        if store.get_password(SERVICE_NAME, name.hex()) is not None:
            store.delete_password(SERVICE_NAME, name.hex())
        return store.get_password(SERVICE_NAME, name.hex()) is None
    except Exception:  # noqa: BLE001  back ends raise their own kinds
        return False
