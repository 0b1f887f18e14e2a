"""The key file: boxes that only the right passphrase, code or store opens, alike when they are unused."""

import os
import stat
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import boxes, keys, recovery
from selfhelp.case.kept.keys import BOXES, COPY, FILE, SIZE, KeyFile

WORDS = "vier Wörter reichen aus"
BEHIND = bytes(range(32))


def _way(key_file: KeyFile, words: str, kind: str = "passphrase") -> boxes.Way:
    wrapping = boxes.derive(boxes.plain_words(words), key_file)
    return boxes.Way(kind, boxes.PLACES[kind], boxes.public_half(key_file, wrapping))


def _with_passphrase(key: bytes, words: str = WORDS, vault: int = 0, memory_kib: int = 64) -> KeyFile:
    empty = boxes.new_key_file(memory_kib)
    return boxes.sealed_for(empty, vault, [(0, _way(empty, words))], key, None, BEHIND)


def _open(key_file: KeyFile, words: str) -> tuple[int, bytes]:
    found = boxes.open_box(key_file, boxes.derive(boxes.plain_words(words), key_file))
    return found.vault, found.key


def _write(folder: Path, key_file: KeyFile) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    keys.write(folder, key_file)


def test_full_strength() -> None:
    """With the real figures of Argon2id the passphrase opens; the figures are those that were chosen."""
    key = boxes.new_key()
    made = _with_passphrase(key, memory_kib=keys.MEMORY_KIB)
    assert (made.memory_kib, made.passes, made.lanes) == (256 * 1024, 3, 4)
    assert _open(made, WORDS) == (0, key)


def test_keys_are_random() -> None:
    """No key, salt, name or unused box is ever used twice."""
    assert len({boxes.new_key() for _ in range(50)}) == 50
    one, two = boxes.new_key_file(), boxes.new_key_file()
    assert one.salt != two.salt
    assert one.store_name != two.store_name
    assert len({*one.boxes, *two.boxes}) == 2 * BOXES


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=8, max_size=40).filter(str.strip))
def test_any_passphrase_of_eight(passphrase: str) -> None:
    """Any eight characters or more work, in every script."""
    boxes.check_passphrase(passphrase)
    key = boxes.new_key()
    assert _open(_with_passphrase(key, passphrase, vault=1), passphrase) == (1, key)


def test_one_letter_written_in_two_ways() -> None:
    """An accent typed as one letter or as two signs is the same passphrase."""
    key = boxes.new_key()
    assert _open(_with_passphrase(key, "caf\u00e9 caf\u00e9"), "cafe\u0301 cafe\u0301") == (0, key)


@pytest.mark.parametrize("passphrase", ["", "1234567", "ßßßßßßß", " " * 8, "\u2003" * 20])
def test_a_short_one_is_refused(passphrase: str) -> None:
    """Fewer than eight characters are refused with what to do."""
    with pytest.raises(KeepingError) as raised:
        boxes.check_passphrase(passphrase)
    assert raised.value.sentence == boxes.TOO_SHORT


@pytest.mark.parametrize("typed", ["", "vier wörter reichen aus", WORDS + " ", "completely other"])
def test_another_passphrase(typed: str) -> None:
    """Anything but the very passphrase is wrong, and that is all that is said."""
    with pytest.raises(WrongKeyError) as raised:
        _open(_with_passphrase(boxes.new_key()), typed)
    assert str(raised.value).startswith("This passphrase does not open it.")


def test_a_box_that_was_removed_opens_nothing() -> None:
    """After a way is taken away, its passphrase opens nothing any more; the others still do."""
    key = boxes.new_key()
    made = _with_passphrase(key)
    other = _way(made, "another one", "recovery")
    made = boxes.sealed_for(made, 0, [(0, other)], key, None, BEHIND)
    with pytest.raises(WrongKeyError):
        _open(made, WORDS)
    assert _open(made, "another one") == (0, key)


def test_the_boxes_of_the_other_vault_stay() -> None:
    """Making one vault's boxes anew leaves the other's, whichever ways they are for."""
    first, second = boxes.new_key(), boxes.new_key()
    made = _with_passphrase(first)
    made = boxes.sealed_for(made, 1, [(0, _way(made, "another one"))], second, None, BEHIND)
    assert _open(made, WORDS) == (0, first)
    assert _open(made, "another one") == (1, second)
    assert boxes.copies_key(made, 0, first) == boxes.copies_key(made, 1, second) == BEHIND
    with pytest.raises(DamagedError):
        boxes.copies_key(made, 0, second)


def test_a_kind_that_this_program_does_not_know_keeps_its_box() -> None:
    """A way of a later program lies in a box like all others and opens."""
    key = boxes.new_key()
    made = boxes.new_key_file(64)
    wrapping = boxes.derive(b"a token", made)
    way = boxes.Way("token", 7, boxes.public_half(made, wrapping))
    made = boxes.sealed_for(made, 1, [(0, way)], key, None, BEHIND)
    assert keys.unpacked(keys.packed(made)) == made
    found = boxes.open_box(made, wrapping)
    assert (found.kind, found.vault, found.key) == ("token", 1, key)


def test_the_file_does_not_say_how_many_there_are(tmp_path: Path) -> None:
    """With one passphrase or with two, the file has the same size and no byte that tells."""
    one = _with_passphrase(boxes.new_key())
    two = boxes.sealed_for(one, 1, [(0, _way(one, "another one"))], boxes.new_key(), None, BEHIND)
    first, second = keys.packed(one), keys.packed(two)
    assert len(first) == len(second) == SIZE
    assert first[:52] == second[:52]
    # A box begins with a public key, whose highest bit is never set: in use or not.
    for made in (one, two):
        assert all(len(box) == 176 and box[31] < 128 for box in made.boxes)
        assert len(set(b"".join(made.boxes))) == 256


# The header ----------------------------------------------------------------------------------------


def _with_header(key_file: KeyFile, **fields: int) -> KeyFile:
    return msgspec.structs.replace(key_file, **fields)


def test_a_cheaper_cost_opens_nothing(tmp_path: Path) -> None:
    """Whoever lowers the cost in the header gets a file that neither the passphrase nor the store opens."""
    made = boxes.new_key_file(64)
    stored = boxes.new_key()
    way = boxes.Way("store", 2, boxes.public_half(made, stored))
    made = boxes.sealed_for(made, 0, [(0, _way(made, WORDS)), (0, way)], boxes.new_key(), None, BEHIND)
    for fields in ({"memory_kib": 32}, {"passes": 4}, {"lanes": 1}):
        cheaper = keys.unpacked(keys.packed(_with_header(made, **fields)))
        with pytest.raises(WrongKeyError):
            _open(cheaper, WORDS)
        with pytest.raises(WrongKeyError):
            boxes.open_box(cheaper, stored)


@pytest.mark.parametrize(
    "fields",
    [
        {"memory_kib": 64 * 1024 - 1},
        {"memory_kib": 8},
        {"memory_kib": 2**32 - 1},
        {"memory_kib": keys.MOST_MEMORY_KIB + 1},
        {"passes": 2},
        {"passes": 2**32 - 1},
        {"lanes": 0},
        {"lanes": 17},
    ],
)
def test_a_cost_that_was_never_written_is_refused_before_anything_is_allocated(
    monkeypatch: pytest.MonkeyPatch, fields: dict[str, int]
) -> None:
    """A header with a cost below the floor or above the cap is damage, whatever its sum says."""
    monkeypatch.setattr(keys, "LEAST_MEMORY_KIB", 64 * 1024)
    made = boxes.new_key_file(64 * 1024)
    assert keys.unpacked(keys.packed(made)) == made
    with pytest.raises(DamagedError):
        keys.unpacked(keys.packed(_with_header(made, **fields)))


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the computer has no memory for it, that is said; nothing else escapes."""

    def no_room(*_arguments: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("argon2.low_level.hash_secret_raw", no_room)
    with pytest.raises(KeepingError) as raised:
        boxes.derive(b"x" * 9, boxes.new_key_file(64))
    assert raised.value.sentence == boxes.NO_MEMORY


@pytest.mark.parametrize("length", [6, 52, SIZE - 1, SIZE, SIZE + 1000])
def test_a_newer_file_says_so_whatever_its_size(tmp_path: Path, length: int) -> None:
    """A later format is never called damaged, however long its file is."""
    raw = (b"NTK1" + (3).to_bytes(2, "little")).ljust(length, b"x")
    for name in (FILE, COPY):
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(KeepingError) as raised:
        keys.read(tmp_path)
    assert raised.value.sentence == keeping.NEWER


def test_the_newer_of_two_files_counts(tmp_path: Path) -> None:
    """A kill between the two leaves one behind; it is the newer one that opens, and it mends the other."""
    old = _with_passphrase(boxes.new_key())
    new = boxes.sealed_for(old, 0, [], boxes.new_key(), None, BEHIND)
    for first, second in ((old, new), (new, old)):
        (tmp_path / FILE).write_bytes(keys.packed(first))
        (tmp_path / COPY).write_bytes(keys.packed(second))
        assert keys.read(tmp_path) == new
    keys.mend(tmp_path, new)
    assert (tmp_path / FILE).read_bytes() == (tmp_path / COPY).read_bytes() == keys.packed(new)


def test_the_file_and_back(tmp_path: Path) -> None:
    """Keys come back as written; neither the key nor the passphrase stands in the file."""
    key = boxes.new_key()
    made = _with_passphrase(key)
    _write(tmp_path / "case", made)
    assert keys.read(tmp_path / "case") == made
    body = (tmp_path / "case" / FILE).read_bytes()
    for secret in (key, key.hex().encode(), WORDS.encode()):
        assert secret not in body
    assert sorted(f.name for f in (tmp_path / "case").iterdir()) == [FILE, COPY]
    assert key.hex() not in repr(made)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_for_this_user_only(tmp_path: Path) -> None:
    """The files can be read by their owner only, whatever the umask."""
    for umask in (0, 0o277):
        folder = tmp_path / f"{umask}"
        folder.mkdir()
        before = os.umask(umask)
        try:
            keys.write(folder, boxes.new_key_file())
        finally:
            os.umask(before)
        for name in (FILE, COPY):
            assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.integers(0, SIZE - 1), st.integers(1, 255))
def test_a_changed_byte(tmp_path: Path, place: int, flip: int) -> None:
    """A changed byte is noticed: the copy is used, and without it the file is said to be damaged."""
    made = _with_passphrase(bytes(32))
    _write(tmp_path, made)
    body = bytearray((tmp_path / FILE).read_bytes())
    body[place] ^= flip
    (tmp_path / FILE).write_bytes(body)
    assert keys.read(tmp_path) == made
    (tmp_path / COPY).unlink()
    with pytest.raises(DamagedError):
        keys.read(tmp_path)


@pytest.mark.parametrize("body", [b"", b"{", b"\x00" * SIZE, b"\xff" * (SIZE + 1), b"x" * 50])
def test_damaged_keys(tmp_path: Path, body: bytes) -> None:
    """A file that holds no keys is said to be damaged."""
    (tmp_path / FILE).write_bytes(body)
    with pytest.raises(DamagedError):
        keys.read(tmp_path)


def test_missing_keys(tmp_path: Path) -> None:
    """Without the file there is nothing to open with."""
    with pytest.raises(KeepingError) as raised:
        keys.read(tmp_path)
    assert raised.value.sentence == keeping.GONE


def test_a_place_that_can_not_be_written(tmp_path: Path) -> None:
    """A folder under a file can't hold keys."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(KeepingError) as raised:
        keys.write(tmp_path / "file" / "case", boxes.new_key_file())
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
