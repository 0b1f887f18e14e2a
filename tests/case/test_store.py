"""The computer's credential store: only the systems' own are taken, and they hold no key of the vault."""

from collections.abc import Callable, Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept import store
from tests.case.stores import Chain, LockedStore, MemoryStore, PlaintextKeyring, SystemStore

NAME = bytes(range(16))
WRAPPING = bytes(range(32))


@pytest.fixture
def system_keyring() -> Iterator[None]:
    """Put back whatever store keyring had chosen before the test."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_put_get_forget() -> None:
    """What is put there comes back; after forgetting nothing is left, and forgetting twice is fine."""
    backend = MemoryStore()
    store.put(backend, NAME, WRAPPING)
    assert store.get(backend, NAME) == WRAPPING
    ((place, _word),) = backend.kept.items()
    assert place[0] == "notes"
    assert store.forget(backend, NAME)
    assert store.forget(backend, NAME)
    assert not store.forget(None, NAME)
    assert backend.kept == {}


def test_a_locked_store() -> None:
    """A store that refuses is said, when keeping and when opening."""
    with pytest.raises(KeepingError) as raised:
        store.get(LockedStore(), NAME)
    assert raised.value.sentence == store.STORE_LOCKED
    with pytest.raises(KeepingError) as raised:
        store.put(LockedStore(), NAME, WRAPPING)
    assert raised.value.sentence == store.NO_STORE
    assert not store.forget(LockedStore(), NAME)


@pytest.mark.parametrize("wrong", ["AAAA", "no base64", ""])
def test_another_key_in_the_store(wrong: str) -> None:
    """A store that gives something else, or nothing, gives no key."""
    backend = MemoryStore()
    store.put(backend, NAME, WRAPPING)
    backend.kept = dict.fromkeys(backend.kept, wrong)
    with pytest.raises(KeepingError) as raised:
        store.get(backend, NAME)
    assert raised.value.sentence == store.STORE_LOCKED


def test_without_a_store() -> None:
    """Where the store is gone, the notes that it opened are opened with the passphrase or the code."""
    with pytest.raises(KeepingError) as raised:
        store.get(None, NAME)
    assert raised.value.sentence == store.NOT_REACHED


def _chain() -> KeyringBackend:
    return Chain(null.Keyring(), PlaintextKeyring())  # type: ignore[no-untyped-call]  # keyring has no types


@pytest.mark.parametrize("make", [null.Keyring, fail.Keyring, PlaintextKeyring, MemoryStore, _chain])
def test_unsafe_stores_are_refused(system_keyring: None, make: Callable[[], KeyringBackend]) -> None:
    """A store that keeps nothing, always fails, writes plain text or is unknown is none, and it says why."""
    keyring.set_keyring(make())
    found, why = store.credential_store()
    assert found is None
    assert why is not None
    assert ("plain text" in why.text) == (make in (PlaintextKeyring, _chain))


def test_the_system_store_is_taken(system_keyring: None) -> None:
    """The store of an operating system is accepted, also behind an unsafe one in a chain."""
    safe = SystemStore()
    keyring.set_keyring(safe)
    assert store.credential_store() == (safe, None)
    keyring.set_keyring(Chain(PlaintextKeyring(), safe))
    assert store.credential_store() == (safe, None)
