"""The key file on the disk: what its bytes say, and that one of the two is always whole."""

import errno
import hashlib
from pathlib import Path

import msgspec
import pytest

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import boxes, disk, keys
from selfhelp.case.kept.keys import COPY, FILE, KeyFile
from tests.case.failing import failing

WORDS = "vier Wörter reichen aus"
BEHIND = bytes(range(32))
#: As the program has it, before a test asks for less.
FLOOR = keys.LEAST_MEMORY_KIB


def _way(key_file: KeyFile, words: str, kind: str = "passphrase") -> boxes.Way:
    wrapping = boxes.derive(boxes.plain_words(words), key_file)
    return boxes.Way(kind, boxes.PLACES[kind], boxes.public_half(key_file, wrapping))


def _with_passphrase(key: bytes) -> KeyFile:
    empty = boxes.new_key_file(64)
    return boxes.sealed_for(empty, 0, [(0, _way(empty, WORDS))], key, None, BEHIND)


# The file's own bytes -------------------------------------------------------------------------------


def _in_format_one(*, used: bool) -> bytes:
    """Return a file that has the header of format 1, with its flag."""
    return b"NTK1" + (1).to_bytes(2, "little") + bytes([used, 0]) + bytes(12 + 16) + b"N" * 16 + bytes(500)


def test_what_a_guess_costs() -> None:
    """The figures that were chosen, and the bounds between which a file is believed."""
    made = boxes.new_key_file()
    assert (made.memory_kib, made.passes, made.lanes) == (262_144, 3, 4)
    assert (FLOOR, keys.MOST_MEMORY_KIB) == (65_536, 1_048_576)
    assert (made.number, made.has_store) == (1, False)
    assert {len(boxes.new_key()), len(made.salt) * 2, len(made.store_name) * 2} == {32}
    assert [len(door) for door in made.doors] == [72, 72]


@pytest.mark.parametrize("fields", [{"passes": 17}, {"lanes": 17}, {"memory_kib": 1_048_577}])
def test_the_dearest_cost_is_believed_and_no_more(fields: dict[str, int]) -> None:
    """Just above what any program writes, a file is damage; at the bound it opens."""
    made = boxes.new_key_file(64)
    ((name, value),) = fields.items()
    at_the_bound = msgspec.structs.replace(made, **{name: value - 1})
    assert keys.unpacked(keys.packed(at_the_bound)) == at_the_bound
    with pytest.raises(DamagedError):
        keys.unpacked(keys.packed(msgspec.structs.replace(made, **fields)))


@pytest.mark.parametrize("version", [0, 1])
def test_an_older_number_on_a_file_of_this_shape_is_damage(version: int) -> None:
    """A file of this length with a right sum and another format's number was written by nobody."""
    body = bytearray(keys.packed(boxes.new_key_file(64))[:-32])
    body[4] = version
    with pytest.raises(DamagedError):
        keys.unpacked(bytes(body) + hashlib.blake2b(bytes(body), digest_size=32).digest())


def test_one_changed_byte_is_damage_even_where_it_claims_a_newer_format() -> None:
    """All the rest is what this format wrote, so nobody is sent to look for a newer program."""
    raw = bytearray(keys.packed(boxes.new_key_file(64)))
    for place in (4, 5):
        changed = bytearray(raw)
        changed[place] ^= 0x40
        with pytest.raises(DamagedError):
            keys.unpacked(bytes(changed))


@pytest.mark.parametrize("raw", [b"", b"NTK1", b"NTK1\x01", b"NTK2\x02\x00"])
def test_what_has_no_number_is_no_key_file(raw: bytes) -> None:
    """Six bytes tell the format; without them there is none."""
    with pytest.raises(DamagedError):
        keys.version_of(raw)
    assert keys.version_of(b"NTK1\x02\x00") == keys.version_of(b"NTK1\x02\x00\xff\xff") == 2
    assert keys.version_of(b"NTK1\x02\x01") == 258


def test_whether_the_store_opens_it_stands_where_every_program_looks() -> None:
    """Erasing looks for it in the raw bytes of files of any format, damaged ones too."""
    made = msgspec.structs.replace(boxes.new_key_file(64), store_name=b"N" * 16, salt=b"S" * 16)
    without = keys.packed(made)
    with_it = keys.packed(msgspec.structs.replace(made, has_store=True))
    differ = [i for i, (a, b) in enumerate(zip(without, with_it, strict=True)) if a != b]
    assert differ[0] == 60
    assert (without[60:62], with_it[60:62]) == (b"\0\0", b"\x01\0")
    assert keys.store_names(without) == [(b"N" * 16, False)]
    assert keys.store_names(with_it) == [(b"N" * 16, True)]
    assert keys.unpacked(with_it).has_store
    assert not keys.unpacked(without).has_store
    # A header and a state, and not one byte less, are enough.
    assert keys.store_names(with_it[:68]) == [(b"N" * 16, True)]
    assert keys.store_names(with_it[:67]) == []
    # Bits that a later program may put beside it are no answer to this question.
    other = bytearray(without)
    other[61] = 0xFF
    assert keys.store_names(bytes(other)) == [(b"N" * 16, False)]
    for used in (True, False):
        assert keys.store_names(_in_format_one(used=used)) == [(b"N" * 16, used)]


# Two files, one after the other ---------------------------------------------------------------------


@pytest.mark.parametrize("whole", [FILE, COPY])
@pytest.mark.parametrize("other", ["damaged", "missing"])
def test_the_only_whole_file_is_never_touched_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: str, other: str
) -> None:
    """Where the disk fails at once, the one that was whole still is."""
    old = _with_passphrase(boxes.new_key())
    keys.write(tmp_path, old)
    second = tmp_path / (COPY if whole == FILE else FILE)
    if other == "missing":
        second.unlink()
    else:
        second.write_bytes(keys.packed(old)[:-1] + b"?")
    new = boxes.sealed_for(old, 0, [], boxes.new_key(), None, BEHIND)
    with failing(monkeypatch, lambda operation, _n: errno.EIO if operation == "write" else 0):
        with pytest.raises(KeepingError) as raised:
            keys.write(tmp_path, new)
        assert raised.value.sentence == keeping.DISK_FAILS
    assert (tmp_path / whole).read_bytes() == keys.packed(old)
    assert keys.read(tmp_path) == old


def test_two_that_are_equal_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening writes no key file that is right already: a stick wears out, and a crash could hit it."""
    made = _with_passphrase(boxes.new_key())
    keys.write(tmp_path, made)
    with failing(monkeypatch, lambda _o, _n: 0) as counted:
        keys.mend(tmp_path, made)
    assert counted.counts == {"write": 0, "sync": 0, "rename": 0}
    (tmp_path / COPY).unlink()
    with failing(monkeypatch, lambda _o, _n: 0) as counted:
        keys.mend(tmp_path, made)
    assert counted.counts["write"] == 1
    assert (tmp_path / COPY).read_bytes() == keys.packed(made)


def test_mending_keeps_nobody_from_their_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that refuses leaves the damaged one damaged, and still mends the other."""
    made = _with_passphrase(boxes.new_key())
    for name in (FILE, COPY):
        (tmp_path / name).write_bytes(b"damaged")
    with failing(monkeypatch, lambda o, n: errno.EIO if (o, n) == ("write", 0) else 0):
        keys.mend(tmp_path, made)
    assert (tmp_path / FILE).read_bytes() != keys.packed(made)
    assert (tmp_path / COPY).read_bytes() == keys.packed(made)


@pytest.mark.parametrize("strange", [FILE, COPY])
def test_a_newer_file_beside_a_damaged_one_is_newer(tmp_path: Path, strange: str) -> None:
    """Whichever of the two is damaged: the person is told to open it with the newer program."""
    other = COPY if strange == FILE else FILE
    (tmp_path / strange).write_bytes(b"damaged")
    (tmp_path / other).write_bytes(b"NTK1\x03\x00".ljust(900, b"x"))
    with pytest.raises(KeepingError) as raised:
        keys.read(tmp_path)
    assert raised.value.sentence == keeping.NEWER
    (tmp_path / other).write_bytes(keys.packed(made := boxes.new_key_file(64)))
    assert keys.read(tmp_path) == made


def test_only_strange_things_under_the_names_are_damage(tmp_path: Path) -> None:
    """Two folders where the key files were are not "gone": there is something, and it is left as it is."""
    for name in (FILE, COPY):
        (tmp_path / name).mkdir()
    with pytest.raises(DamagedError):
        keys.read(tmp_path)
    (tmp_path / COPY).rmdir()
    (tmp_path / COPY).write_bytes(keys.packed(made := boxes.new_key_file(64)))
    assert keys.read(tmp_path) == made


def test_a_megabyte_is_the_most_that_is_looked_at(tmp_path: Path) -> None:
    """A later format may be long; what is longer than any needs is none of ours and is not read."""
    raw = b"NTK1\x03\x00".ljust(1 << 20, b"x")
    (tmp_path / FILE).write_bytes(raw)
    with pytest.raises(KeepingError) as raised:
        keys.read(tmp_path)
    assert raised.value.sentence == keeping.NEWER
    (tmp_path / FILE).write_bytes(raw + b"x")
    with pytest.raises(DamagedError):
        keys.read(tmp_path)


def test_a_disk_that_can_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that fails is not "gone" and not "damaged"; where the other file can be read, that opens."""
    made = _with_passphrase(boxes.new_key())
    keys.write(tmp_path, made)
    real, refused = disk.read, {FILE, COPY}

    def read(path: Path, most: int) -> bytes:
        if path.name in refused:
            raise OSError(errno.EIO, "broken")
        return real(path, most)

    monkeypatch.setattr(disk, "read", read)
    with pytest.raises(KeepingError) as raised:
        keys.read(tmp_path)
    assert raised.value.sentence == keeping.DISK_FAILS
    refused.remove(COPY)
    assert keys.read(tmp_path) == made


# Boxes ----------------------------------------------------------------------------------------------


def test_eight_signs_are_enough_and_seven_are_not() -> None:
    """The bound itself, whatever the signs are."""
    boxes.check_passphrase("12345678")
    with pytest.raises(KeepingError):
        boxes.check_passphrase("1234567")


def test_the_places_of_the_ways() -> None:
    """Notes on people's disks have their boxes there; the second passphrase has its own among them."""
    assert boxes.PLACES == {"passphrase": 0, "recovery": 1, "store": 2, "second": 3}


@pytest.mark.parametrize("before", [None, b"\1" * 31 + b"\0", bytes(31) + b"\1", b"\xff" * 32])
def test_a_box_tells_the_key_before_while_that_is_changing(before: bytes | None) -> None:
    """Whatever bytes that key has; where nothing changes, there is none. Each sealing counts one change."""
    empty = boxes.new_key_file(64)
    key = boxes.new_key()
    for vault in (0, 1):
        made = boxes.sealed_for(empty, vault, [(3, _way(empty, WORDS))], key, before, BEHIND)
        found = boxes.open_box(made, boxes.derive(boxes.plain_words(WORDS), made))
        assert (found.vault, found.view, found.key, found.before) == (vault, 3, key, before)
        assert found.kind == "passphrase"
        assert made.number == empty.number + 1


def test_of_two_boxes_for_one_way_the_first_counts() -> None:
    """What opens never depends on what lies behind it; every other box is tried all the same."""
    empty = boxes.new_key_file(64)
    first, second = boxes.new_key(), boxes.new_key()
    made = boxes.sealed_for(empty, 1, [(0, _way(empty, WORDS))], second, None, BEHIND)
    made = boxes.sealed_for(made, 0, [(0, _way(empty, WORDS))], first, None, BEHIND)
    assert boxes.open_box(made, boxes.derive(boxes.plain_words(WORDS), made)).key == first
