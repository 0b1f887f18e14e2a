"""The key file: boxes that only the right passphrase, code or store opens, alike when they are unused."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.case import keeping, keys, recovery
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.keys import BOXES, COPY, FILE, SIZE, KeyFile

WORDS = "vier Wörter reichen aus"


def _with_passphrase(key: bytes, words: str = WORDS, vault: int = 0, memory_kib: int = 64) -> KeyFile:
    empty = keys.new_key_file(memory_kib)
    wrapping = keys.derive(keys.plain_words(words), empty)
    return keys.with_box(empty, vault, "passphrase", wrapping, vault, key)


def _open(key_file: KeyFile, words: str) -> tuple[int, bytes]:
    return keys.open_box(key_file, keys.derive(keys.plain_words(words), key_file))


def test_full_strength() -> None:
    """With the real figures of Argon2id the passphrase opens; the figures are those that were chosen."""
    key = keys.new_key()
    made = _with_passphrase(key, memory_kib=keys.MEMORY_KIB)
    assert (made.memory_kib, made.iterations, made.lanes) == (256 * 1024, 3, 4)
    assert _open(made, WORDS) == (0, key)


def test_keys_are_random() -> None:
    """No key, salt, name or unused box is ever used twice."""
    assert len({keys.new_key() for _ in range(50)}) == 50
    one, two = keys.new_key_file(), keys.new_key_file()
    assert one.salt != two.salt
    assert one.store_name != two.store_name
    assert len({*one.boxes, *two.boxes}) == 2 * BOXES


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=8, max_size=40))
def test_any_passphrase_of_eight(passphrase: str) -> None:
    """Any eight characters or more work, in every script."""
    keys.check_passphrase(passphrase)
    key = keys.new_key()
    assert _open(_with_passphrase(key, passphrase, vault=1), passphrase) == (1, key)


def test_one_letter_written_in_two_ways() -> None:
    """An accent typed as one letter or as two signs is the same passphrase."""
    key = keys.new_key()
    assert _open(_with_passphrase(key, "caf\u00e9 caf\u00e9"), "cafe\u0301 cafe\u0301") == (0, key)


@pytest.mark.parametrize("passphrase", ["", "1234567", "ßßßßßßß"])
def test_a_short_one_is_refused(passphrase: str) -> None:
    """Fewer than eight characters are refused with what to do."""
    with pytest.raises(KeepingError) as raised:
        keys.check_passphrase(passphrase)
    assert raised.value.sentence == keys.TOO_SHORT


@pytest.mark.parametrize("typed", ["", "vier wörter reichen aus", WORDS + " ", "completely other"])
def test_another_passphrase(typed: str) -> None:
    """Anything but the very passphrase is wrong, and that is all that is said."""
    with pytest.raises(WrongKeyError) as raised:
        _open(_with_passphrase(keys.new_key()), typed)
    assert str(raised.value).startswith("This passphrase does not open it.")


def test_a_box_that_was_removed_opens_nothing() -> None:
    """After a way is taken away, its passphrase opens nothing any more; the others still do."""
    key, other = keys.new_key(), keys.new_key()
    made = _with_passphrase(key)
    made = keys.with_box(made, 0, "second", keys.derive(b"another one", made), 1, other)
    made = keys.without_box(made, 0, "passphrase")
    with pytest.raises(WrongKeyError):
        _open(made, WORDS)
    assert _open(made, "another one") == (1, other)


def test_the_file_does_not_say_how_many_there_are(tmp_path: Path) -> None:
    """With one passphrase or with two, the file has the same size and no byte that tells."""
    one = _with_passphrase(keys.new_key())
    two = keys.with_box(one, 0, "second", keys.derive(b"another one", one), 1, keys.new_key())
    for name, made in (("one", one), ("two", two)):
        keys.write_key_file(tmp_path / name, made)
    first, second = ((tmp_path / n / FILE).read_bytes() for n in ("one", "two"))
    assert len(first) == len(second) == SIZE
    box = slice(SIZE - 32 - BOXES * 61, SIZE - 32)
    assert first[: box.start] == second[: box.start]
    # What differs looks as random as what was there before: no run of equal bytes, no pattern.
    assert len(set(second[box])) > 200


def test_the_file_and_back(tmp_path: Path) -> None:
    """Keys come back as written; neither the key nor the passphrase stands in the file."""
    key = keys.new_key()
    made = _with_passphrase(key)
    keys.write_key_file(tmp_path / "case", made)
    assert keys.read_key_file(tmp_path / "case") == made
    body = (tmp_path / "case" / FILE).read_bytes()
    for secret in (key, key.hex().encode(), WORDS.encode()):
        assert secret not in body
    assert sorted(f.name for f in (tmp_path / "case").iterdir()) == [FILE, COPY]
    assert key.hex() not in repr(made)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_for_this_user_only(tmp_path: Path) -> None:
    """The files can be read by their owner only, whatever the umask."""
    before = os.umask(0)
    try:
        keys.write_key_file(tmp_path / "case", keys.new_key_file())
    finally:
        os.umask(before)
    for name in (FILE, COPY):
        assert stat.S_IMODE((tmp_path / "case" / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "case").stat().st_mode) == 0o700


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.integers(0, SIZE - 1), st.integers(1, 255))
def test_a_changed_byte(tmp_path: Path, place: int, flip: int) -> None:
    """A changed byte is noticed: the copy is used, and without it the file is said to be damaged."""
    made = _with_passphrase(bytes(32))
    keys.write_key_file(tmp_path, made)
    body = bytearray((tmp_path / FILE).read_bytes())
    body[place] ^= flip
    (tmp_path / FILE).write_bytes(body)
    assert keys.read_key_file(tmp_path) == made
    (tmp_path / COPY).unlink()
    with pytest.raises(DamagedError):
        keys.read_key_file(tmp_path)


@pytest.mark.parametrize("body", [b"", b"{", b"\x00" * SIZE, b"\xff" * (SIZE + 1), b"x" * 50])
def test_damaged_keys(tmp_path: Path, body: bytes) -> None:
    """A file that holds no keys is said to be damaged."""
    (tmp_path / FILE).write_bytes(body)
    with pytest.raises(DamagedError):
        keys.read_key_file(tmp_path)


def test_missing_keys(tmp_path: Path) -> None:
    """Without the file there is nothing to open with."""
    with pytest.raises(KeepingError) as raised:
        keys.read_key_file(tmp_path)
    assert raised.value.sentence == keeping.GONE


def test_a_place_that_can_not_be_written(tmp_path: Path) -> None:
    """A folder under a file can't hold keys."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(KeepingError) as raised:
        keys.write_key_file(tmp_path / "file" / "case", keys.new_key_file())
    assert raised.value.sentence == keeping.CANT_WRITE


def test_a_recovery_code_is_read_as_people_write_it() -> None:
    """Spaces, dashes, small letters and letters that look like digits make no difference."""
    code = recovery.new_code()
    assert recovery.plain_code(code) == code
    assert recovery.plain_code(f"  {code.lower().replace('-', ' ')} ") == code
    assert recovery.plain_code(code.replace("0", "o").replace("1", "l")) == code


@given(st.text(max_size=60))
def test_what_is_no_code(typed: str) -> None:
    """Any text is a code in its one form, or none."""
    plain = recovery.plain_code(typed)
    assert plain is None or recovery.plain_code(plain) == plain


def test_codes_are_random() -> None:
    """Codes differ, and use every letter of their alphabet in the long run."""
    made = [recovery.new_code() for _ in range(200)]
    assert len(set(made)) == 200
    assert set("".join(made)) == {*recovery.ALPHABET, "-"}
