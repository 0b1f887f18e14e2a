"""The slots: a key wrapped by a passphrase or by the computer's store, and nothing else that opens it."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.errors
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from selfhelp.case import keeping, keys
from selfhelp.case.keeping import KeepingError, WrongKeyError
from selfhelp.case.keys import FILE, Slots

PASSPHRASE = "vier Wörter reichen aus"
SMALL = 64


class MemoryStore(KeyringBackend):
    """A credential store that keeps keys in a dictionary."""

    priority = 1

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept, or None."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it, or complain as real stores do."""
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("not there")
        del self.kept[service, username]


class LockedStore(MemoryStore):
    """A store whose owner did not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002
        """Refuse."""
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:  # noqa: ARG002
        """Refuse."""
        raise keyring.errors.KeyringLocked("locked")


class SystemStore(MemoryStore):
    """Stands for the store of an operating system: it claims to be one of those that are accepted."""


SystemStore.__module__ = "keyring.backends.SecretService"


class PlaintextStore(MemoryStore):
    """Stands for the plain-text file of keyrings.alt, which is not installed here."""


PlaintextStore.__module__ = "keyrings.alt.file"


class Chain(MemoryStore):
    """Several stores behind one, as keyring's chainer offers them."""

    def __init__(self, *backends: KeyringBackend) -> None:
        """Keep the stores in order."""
        super().__init__()
        self.backends = list(backends)


@pytest.fixture
def system_keyring() -> Iterator[None]:
    """Put back whatever store keyring had chosen before the test."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def passphrase_slots(key: bytes, passphrase: str = PASSPHRASE) -> Slots:
    """Make slots with one passphrase and little memory."""
    return Slots(slots=(keys.passphrase_slot(key, passphrase, SMALL),))


def test_full_strength() -> None:
    """With the real figures of Argon2id the passphrase opens; the figures are those that were chosen."""
    key = keys.new_key()
    slot = keys.passphrase_slot(key, PASSPHRASE)
    assert (slot.memory_kib, slot.iterations, slot.lanes) == (256 * 1024, 3, 4)
    assert keys.open_with_passphrase(Slots(slots=(slot,)), PASSPHRASE) == key


def test_keys_are_random() -> None:
    """No key, salt or nonce is ever used twice."""
    made = [keys.new_key() for _ in range(50)]
    assert len(set(made)) == 50
    assert {len(k) for k in made} == {32}
    one, two = (keys.passphrase_slot(made[0], PASSPHRASE, SMALL) for _ in range(2))
    assert one.salt != two.salt
    assert one.nonce != two.nonce
    assert one.wrapped != two.wrapped


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=8, max_size=40))
def test_any_passphrase_of_eight(passphrase: str) -> None:
    """Any eight characters or more work, in every script."""
    key = keys.new_key()
    assert keys.open_with_passphrase(passphrase_slots(key, passphrase), passphrase) == key


@pytest.mark.parametrize("passphrase", ["", "1234567", "ßßßßßßß"])
def test_a_short_one_is_refused(passphrase: str) -> None:
    """Fewer than eight characters are refused with what to do."""
    with pytest.raises(KeepingError) as raised:
        keys.passphrase_slot(keys.new_key(), passphrase, SMALL)
    assert raised.value.sentence == keys.TOO_SHORT


@pytest.mark.parametrize("typed", ["", "vier wörter reichen aus", PASSPHRASE + " ", "completely other"])
def test_another_passphrase(typed: str) -> None:
    """Anything but the very passphrase is wrong, and that is all that is said."""
    with pytest.raises(WrongKeyError) as raised:
        keys.open_with_passphrase(passphrase_slots(keys.new_key()), typed)
    assert str(raised.value).startswith("This passphrase does not open it.")


def test_two_passphrases() -> None:
    """With two slots either passphrase opens the same key."""
    key = keys.new_key()
    slots = Slots(slots=(*passphrase_slots(key).slots, *passphrase_slots(key, "a second one").slots))
    assert keys.open_with_passphrase(slots, "a second one") == key
    assert keys.open_with_passphrase(slots, PASSPHRASE) == key


def test_the_file_and_back(tmp_path: Path) -> None:
    """Slots come back as written; neither the key nor the passphrase stands in the file."""
    key = keys.new_key()
    slots = passphrase_slots(key)
    keys.write_slots(tmp_path / "case", slots)
    assert keys.read_slots(tmp_path / "case") == slots
    body = (tmp_path / "case" / FILE).read_bytes()
    assert key not in body
    assert key.hex().encode() not in body
    assert PASSPHRASE.encode() not in body
    assert [f.name for f in (tmp_path / "case").iterdir()] == [FILE]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_for_this_user_only(tmp_path: Path) -> None:
    """The file can be read by its owner only, whatever the umask."""
    before = os.umask(0)
    try:
        keys.write_slots(tmp_path / "case", passphrase_slots(keys.new_key()))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "case" / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "case").stat().st_mode) == 0o700


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 127))
def test_a_changed_byte(tmp_path: Path, place: int, byte: int) -> None:
    """A changed byte in the slots gives the right key or a sentence, never another key or a crash."""
    key = bytes(32)
    file = tmp_path / FILE
    if not (tmp_path / "good").exists():
        keys.write_slots(tmp_path, passphrase_slots(key))
        (tmp_path / "good").write_bytes(file.read_bytes())
    body = bytearray((tmp_path / "good").read_bytes())
    body[place % len(body)] = byte
    file.write_bytes(body)
    outcome: object
    try:
        outcome = keys.open_with_passphrase(keys.read_slots(tmp_path), PASSPHRASE)
    except KeepingError as error:
        outcome = error.sentence.text
    assert outcome in (key, WrongKeyError().sentence.text, keeping.DAMAGED.text, keeping.NEWER.text)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b"\x00" * 50, b'{"slots": [{"kind": "passphrase"}]}', b'{"colour": 1}'],
)
def test_damaged_slots(tmp_path: Path, body: bytes) -> None:
    """A file that holds no slots is said to be damaged."""
    (tmp_path / FILE).write_bytes(body)
    with pytest.raises(KeepingError) as raised:
        keys.read_slots(tmp_path)
    assert raised.value.sentence == keeping.DAMAGED


@pytest.mark.parametrize(
    "figures",
    [
        {"memory_kib": 0},
        {"memory_kib": -1},
        {"memory_kib": 2**40},
        {"iterations": 0},
        {"lanes": 0},
        {"salt": b""},
        {"nonce": b""},
    ],
)
def test_impossible_figures(figures: dict[str, int | bytes]) -> None:
    """Figures that Argon2id or the cipher can't work with are damage, not a crash."""
    (slot,) = passphrase_slots(keys.new_key()).slots
    damaged = Slots(slots=(msgspec.structs.replace(slot, **figures),))
    with pytest.raises(KeepingError) as raised:
        keys.open_with_passphrase(damaged, PASSPHRASE)
    assert raised.value.sentence == keeping.DAMAGED


def test_newer_slots(tmp_path: Path) -> None:
    """Slots of a newer program are named as such, with fields nobody knows yet."""
    (tmp_path / FILE).write_bytes(b'{"format": 2, "slots": [], "shape": "new"}')
    with pytest.raises(KeepingError) as raised:
        keys.read_slots(tmp_path)
    assert raised.value.sentence == keeping.NEWER


def test_missing_slots(tmp_path: Path) -> None:
    """Without the file there is nothing to open with."""
    with pytest.raises(KeepingError) as raised:
        keys.read_slots(tmp_path)
    assert raised.value.sentence == keeping.GONE


def test_a_place_that_can_not_be_written(tmp_path: Path) -> None:
    """A folder under a file can't hold slots."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(KeepingError) as raised:
        keys.write_slots(tmp_path / "file" / "case", Slots())
    assert raised.value.sentence == keeping.CANT_WRITE


def test_the_store_keeps_the_wrapping_key() -> None:
    """The store opens the vault; what it holds is not the vault's key, and names nothing but notes."""
    key, store = keys.new_key(), MemoryStore()
    slots = Slots(slots=(keys.store_slot(key, store),))
    assert keys.open_with_store(slots, store) == key
    assert slots.kinds() == {"store"}
    ((place, word),) = store.kept.items()
    assert place[0] == "notes"
    assert key.hex() not in word
    assert word.encode() not in msgspec.json.encode(slots)


def test_forgotten_by_the_store() -> None:
    """After forgetting, nothing is left in the store and the vault stays closed; forgetting twice is fine."""
    key, store = keys.new_key(), MemoryStore()
    slots = Slots(slots=(keys.store_slot(key, store), *passphrase_slots(key).slots))
    keys.forget_in_store(slots, store)
    keys.forget_in_store(slots, store)
    keys.forget_in_store(slots, None)
    assert store.kept == {}
    with pytest.raises(KeepingError) as raised:
        keys.open_with_store(slots, store)
    assert raised.value.sentence == keys.STORE_LOCKED
    assert keys.open_with_passphrase(slots, PASSPHRASE) == key


def test_a_locked_store() -> None:
    """A store that refuses is said, when keeping and when opening."""
    slots = Slots(slots=(keys.store_slot(keys.new_key(), MemoryStore()),))
    with pytest.raises(KeepingError) as raised:
        keys.open_with_store(slots, LockedStore())
    assert raised.value.sentence == keys.STORE_LOCKED
    with pytest.raises(KeepingError) as raised:
        keys.store_slot(keys.new_key(), LockedStore())
    assert raised.value.sentence == keys.NO_STORE


def test_another_key_in_the_store() -> None:
    """A store that gives another key, or no key at all, does not open it."""
    store = MemoryStore()
    slots = Slots(slots=(keys.store_slot(keys.new_key(), store),))
    for wrong in ("AAAA", "no base64", "A" * 43 + "="):
        store.kept = dict.fromkeys(store.kept, wrong)
        with pytest.raises(KeepingError) as raised:
            keys.open_with_store(slots, store)
        assert raised.value.sentence == keys.STORE_LOCKED


def test_without_a_store() -> None:
    """Where there is no store, a passphrase is asked for; slots without a store don't open with one."""
    with pytest.raises(KeepingError) as raised:
        keys.open_with_store(Slots(), None)
    assert raised.value.sentence == keys.NO_STORE
    with pytest.raises(KeepingError):
        keys.open_with_store(passphrase_slots(keys.new_key()), MemoryStore())


def _chain() -> KeyringBackend:
    return Chain(null.Keyring(), PlaintextStore())  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("make", [null.Keyring, fail.Keyring, PlaintextStore, MemoryStore, _chain])
def test_unsafe_stores_are_refused(system_keyring: None, make: Callable[[], KeyringBackend]) -> None:
    """A store that keeps nothing, always fails, writes plain text or is unknown is none."""
    keyring.set_keyring(make())
    assert keys.credential_store() is None


def test_the_system_store_is_taken(system_keyring: None) -> None:
    """The store of an operating system is accepted, also behind an unsafe one in a chain."""
    safe = SystemStore()
    keyring.set_keyring(safe)
    assert keys.credential_store() is safe
    keyring.set_keyring(Chain(PlaintextStore(), safe))
    assert keys.credential_store() is safe
