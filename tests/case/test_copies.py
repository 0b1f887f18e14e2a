"""The two copies by themselves: which save counts, what is written where, and that one is always whole."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from selfhelp.case import keeping
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import copies, disk, keys
from selfhelp.case.kept.copies import FILES, SMALLEST, Copies, Vaults
from tests.case.failing import failing
from tests.case.safes import flip

KEY = bytes(range(32))


def vaults(letter: bytes, length: int = SMALLEST) -> Vaults:
    """Return two vaults that tell which save they are of."""
    return letter.lower() * length, letter.upper() * length


def made(folder: Path, number: int = 5, held: Vaults | None = None) -> None:
    """Write both copies, and the key files that lie beside them."""
    Copies.create(folder, number, held or vaults(b"a"), KEY)
    for name in FILES:
        (folder / f"{name}.new").rename(folder / name)
    for name in (keys.FILE, keys.COPY):
        (folder / name).write_bytes(b"keys")


def newest(held: Vaults) -> Vaults:
    """Take whatever is there."""
    return held


def even(place: Copies) -> bool:
    """Tell whether both copies hold the same."""
    return place.even


def read(folder: Path) -> tuple[Vaults, bool]:
    """Open, read and let go."""
    place = Copies(folder, KEY)
    try:
        return place.load(newest)
    finally:
        place.close()


def test_lengths() -> None:
    """A vault is as long as a step, doubled until it fits; above the last one nothing is kept."""
    assert (SMALLEST, copies.LARGEST) == (262_144, 67_108_864)
    assert copies.step(0) == copies.step(SMALLEST) == SMALLEST
    assert copies.step(SMALLEST + 1) == copies.step(2 * SMALLEST) == 2 * SMALLEST
    assert copies.step(2 * SMALLEST + 1) == 4 * SMALLEST
    assert copies.step(copies.LARGEST) == copies.LARGEST
    with pytest.raises(KeepingError) as raised:
        copies.step(copies.LARGEST + 1)
    assert raised.value.sentence == keeping.TOO_MUCH
    assert copies.file_size(SMALLEST) == len(copies.sealed_copy(1, vaults(b"a"), KEY)) == 529_616


@pytest.mark.parametrize("length", [SMALLEST, 2 * SMALLEST])
@pytest.mark.parametrize("number", [1, 2**33])
def test_in_and_out(tmp_path: Path, length: int, number: int) -> None:
    """Both vaults come back, each in its place; nothing needs mending."""
    made(tmp_path, number, vaults(b"a", length))
    assert read(tmp_path) == (vaults(b"a", length), False)


def test_the_largest_that_is_kept_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault of the last step opens; a file that is longer than two of them is none of ours."""
    monkeypatch.setattr(copies, "LARGEST", 2 * SMALLEST)
    made(tmp_path, held=vaults(b"a", 2 * SMALLEST))
    assert read(tmp_path)[0] == vaults(b"a", 2 * SMALLEST)
    monkeypatch.setattr(copies, "LARGEST", SMALLEST)
    with pytest.raises(DamagedError):
        read(tmp_path)


@pytest.mark.parametrize("newer", [0, 1])
def test_the_newer_save_counts(tmp_path: Path, newer: int) -> None:
    """Whichever file it lies in and whatever the numbers are; nothing is damaged by being older."""
    made(tmp_path)
    for number in range(2, 12):
        (tmp_path / FILES[1 - newer]).write_bytes(copies.sealed_copy(number, vaults(b"b"), KEY))
        (tmp_path / FILES[newer]).write_bytes(copies.sealed_copy(number + 1, vaults(b"c"), KEY))
        assert read(tmp_path) == (vaults(b"c"), False)


def test_where_the_newer_one_is_not_what_it_should_be_the_older_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save that whoever knows the vault's key does not take, or that is torn, leaves the one before."""
    made(tmp_path)
    (tmp_path / FILES[1]).write_bytes(copies.sealed_copy(6, vaults(b"b"), KEY))
    place = Copies(tmp_path, KEY)
    found, mended = place.load(lambda held: held if held == vaults(b"a") else None)
    assert (found, mended) == (vaults(b"a"), False)
    # The next save must not write over the one that was taken.
    with failing(monkeypatch, lambda o, _n: errno.EIO if o == "write" else 0), pytest.raises(KeepingError):
        place.save(vaults(b"c"))
    place.close()
    place = Copies(tmp_path, KEY)
    assert place.load(lambda held: held if held == vaults(b"a") else None)[0] == vaults(b"a")
    place.close()
    (tmp_path / FILES[1]).write_bytes(copies.sealed_copy(6, vaults(b"b"), KEY))
    flip(tmp_path / FILES[1], 70_000)
    assert read(tmp_path) == (vaults(b"a"), True)
    place = Copies(tmp_path, KEY)
    with pytest.raises(DamagedError):
        place.load(lambda _held: None)
    place.close()


@pytest.mark.parametrize("damaged", [0, 1])
@pytest.mark.parametrize("at", [0, 30, 70_000, -1])
def test_the_only_whole_copy_is_not_written_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: int, at: int
) -> None:
    """After damage to one of them, a save that the disk breaks off leaves the other as it was."""
    made(tmp_path)
    flip(tmp_path / FILES[damaged], at)
    whole = (tmp_path / FILES[1 - damaged]).read_bytes()
    place = Copies(tmp_path, KEY)
    assert place.load(newest) == (vaults(b"a"), True)
    assert not even(place)
    with failing(monkeypatch, lambda o, _n: errno.EIO if o == "write" else 0):
        with pytest.raises(KeepingError) as raised:
            place.save(vaults(b"b"))
        assert raised.value.sentence == keeping.DISK_FAILS
    place.close()
    assert (tmp_path / FILES[1 - damaged]).read_bytes() == whole
    assert read(tmp_path)[0] == vaults(b"a")


@pytest.mark.parametrize("at", [0, 70_000, -1])
def test_one_damaged_copy_is_mended_in_place(tmp_path: Path, at: int) -> None:
    """No file is exchanged for a new one: what the damaged one held is written over, and said."""
    made(tmp_path)
    numbers = [(tmp_path / name).stat().st_ino for name in FILES]
    for name in FILES:
        flip(tmp_path / name, at)
        place = Copies(tmp_path, KEY)
        assert place.load(newest)[1]
        place.even_out()
        assert even(place)
        place.close()
        assert read(tmp_path) == (vaults(b"a"), False)
    assert [(tmp_path / name).stat().st_ino for name in FILES] == numbers


def test_two_damaged_copies_become_a_whole_one_before_either_is_touched(tmp_path: Path) -> None:
    """Each has what the other lacks. Once read, the first alone is enough, and saving goes on."""
    made(tmp_path)
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    (tmp_path / f"{FILES[0]}.new").symlink_to(theirs)
    flip(tmp_path / FILES[0], 10_000)
    flip(tmp_path / FILES[1], 70_000)
    place = Copies(tmp_path, KEY)
    assert place.load(newest) == (vaults(b"a"), True)
    assert theirs.read_bytes() == b"theirs"
    place.close()
    second = (tmp_path / FILES[1]).read_bytes()
    (tmp_path / FILES[1]).write_bytes(b"")
    assert read(tmp_path) == (vaults(b"a"), True)
    (tmp_path / FILES[1]).write_bytes(second)
    flip(tmp_path / FILES[0], 10_000)
    place = Copies(tmp_path, KEY)
    place.load(newest)
    place.save(vaults(b"b"))
    place.even_out()
    place.close()
    for name in FILES:
        held = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(b"")
        assert read(tmp_path)[0] == vaults(b"b")
        (tmp_path / name).write_bytes(held)


def test_a_save_goes_to_the_older_copy_and_the_other_follows_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Turn by turn, one file a save; evening out writes the other one, and nothing where both are equal."""
    made(tmp_path)
    place = Copies(tmp_path, KEY)
    place.load(newest)
    assert even(place)
    before = [(tmp_path / name).read_bytes() for name in FILES]
    changed: list[list[bool]] = []
    for letter in (b"b", b"c", b"d"):
        place.save(vaults(letter))
        assert place.vaults == vaults(letter)
        assert not even(place)
        after = [(tmp_path / name).read_bytes() for name in FILES]
        changed.append([old != new for old, new in zip(before, after, strict=True)])
        before = after
    assert changed[0] != changed[1]
    assert changed[0] == changed[2]
    assert all(sum(each) == 1 for each in changed)
    for expected in (1, 0, 0):
        with failing(monkeypatch, lambda _o, _n: 0) as counted:
            place.even_out()
        assert counted.counts["sync"] == expected
        assert even(place)
    place.close()
    for name in FILES:
        held = (tmp_path / name).read_bytes()
        (tmp_path / name).unlink()
        assert read(tmp_path)[0] == vaults(b"d")
        (tmp_path / name).write_bytes(held)


def test_all_files_have_one_time_and_keep_it(tmp_path: Path) -> None:
    """Evening out gives copies and keys the same time; looked at again, nothing is touched."""
    made(tmp_path)
    place = Copies(tmp_path, KEY)
    place.load(newest)
    place.save(vaults(b"b"))
    place.even_out()
    paths = [tmp_path / name for name in (*FILES, keys.FILE, keys.COPY)]
    times = {path.stat().st_mtime_ns for path in paths}
    assert len(times) == 1
    place.even_out()
    assert {path.stat().st_mtime_ns for path in paths} == times
    # One that is missing is no reason to touch the others, nor to fail.
    (tmp_path / keys.COPY).unlink()
    os.utime(paths[0], ns=(1, 1))
    place.even_out()
    assert paths[0].stat().st_mtime_ns == 1
    place.close()


def test_the_times_are_those_before_anything_is_mended(tmp_path: Path) -> None:
    """When the notes were written last is told from the files as they were found."""
    made(tmp_path)
    os.utime(tmp_path / FILES[0], (1000, 1000))
    os.utime(tmp_path / FILES[1], (2000, 2000))
    place = Copies(tmp_path, KEY)
    assert place.times == (1000.0, 2000.0)
    place.close()
    (tmp_path / FILES[1]).unlink()
    place = Copies(tmp_path, KEY)
    assert place.times[0] == 1000.0
    place.close()


@pytest.mark.parametrize("unreadable", [0, 1])
@pytest.mark.parametrize("other", ["whole", "damaged", "missing"])
def test_a_copy_that_the_disk_does_not_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unreadable: int, other: str
) -> None:
    """The other one opens; where that is no help either, it is the disk that is named, not damage."""
    made(tmp_path)
    if other == "damaged":
        (tmp_path / FILES[1 - unreadable]).write_bytes(bytes(1000))
    place = Copies(tmp_path, KEY)
    if other == "missing":
        (tmp_path / FILES[1 - unreadable]).unlink()
    real = disk.read

    def read_(path: Path, most: int) -> bytes:
        if path.name == FILES[unreadable]:
            raise OSError(errno.EIO, "broken")
        return real(path, most)

    with monkeypatch.context() as patched:
        patched.setattr(disk, "read", read_)
        if other == "whole":
            assert place.load(newest) == (vaults(b"a"), True)
        else:
            with pytest.raises(KeepingError) as raised:
                place.load(newest)
            assert raised.value.sentence == keeping.DISK_FAILS
    place.close()


def test_a_save_that_was_not_taken_keeps_its_number(tmp_path: Path) -> None:
    """The next one has another, so that half of it and half of the refused one are never read as a save."""
    made(tmp_path)
    refused = copies.sealed_copy(6, vaults(b"b"), KEY)
    (tmp_path / FILES[1]).write_bytes(refused)
    place = Copies(tmp_path, KEY)
    assert place.load(lambda held: held if held == vaults(b"a") else None)[0] == vaults(b"a")
    place.save(vaults(b"c"))
    place.close()
    written = (tmp_path / FILES[1]).read_bytes()
    assert read(tmp_path)[0] == vaults(b"c")
    # The power went while it was written over the refused one.
    half = len(written) // 2
    (tmp_path / FILES[1]).write_bytes(written[:half] + refused[half:])
    assert read(tmp_path)[0] == vaults(b"a")


def test_files_that_are_not_ours_any_more_are_not_written(tmp_path: Path) -> None:
    """Where another file has taken the name, neither a save nor evening out touches it."""
    made(tmp_path)
    place = Copies(tmp_path, KEY)
    place.load(newest)
    place.save(vaults(b"b"))
    assert place.still_there()
    (tmp_path / FILES[1]).rename(tmp_path / "moved")
    (tmp_path / FILES[1]).write_bytes(b"another")
    assert not place.still_there()
    asked: tuple[Callable[[], None], ...] = (lambda: place.save(vaults(b"c")), place.even_out)
    for ask in asked:
        with pytest.raises(KeepingError) as raised:
            ask()
        assert raised.value.sentence == keeping.GONE
    assert (tmp_path / FILES[1]).read_bytes() == b"another"
    place.close()


def test_nothing_to_lock_is_gone_and_a_lock_is_let_go(tmp_path: Path) -> None:
    """Without either copy there is nothing; the second window is told, and gets it afterwards."""
    with pytest.raises(KeepingError) as raised:
        Copies(tmp_path, KEY)
    assert raised.value.sentence == keeping.GONE
    made(tmp_path)
    place = Copies(tmp_path, KEY)
    with pytest.raises(KeepingError) as raised:
        Copies(tmp_path, KEY)
    assert raised.value.sentence == keeping.IN_USE
    place.close()
    place.close()
    assert place.vaults == (b"", b"")
    Copies(tmp_path, KEY).close()


def test_another_key_reads_nothing(tmp_path: Path) -> None:
    """What does not open is damage to whoever has no other key."""
    made(tmp_path)
    place = Copies(tmp_path, bytes(32))
    with pytest.raises(DamagedError):
        place.load(newest)
    place.close()
