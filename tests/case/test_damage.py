"""What the safe does when files are damaged, missing, behind or strange."""

import datetime as dt
import errno
import os
import stat
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from selfhelp.case import change, keeping
from selfhelp.case.keeping import DamagedError, KeepingError, WrongKeyError
from selfhelp.case.kept import copies, disk, keys, making
from selfhelp.case.kept.copies import FILES
from selfhelp.case.kept.safe import Safe
from selfhelp.session import Session
from tests.case.safes import DAY, FULL, MORE, NEW, WORDS, flip, made, opened

# Keys ---------------------------------------------------------------------------------------------


def test_a_damaged_key_file_never_replaces_its_good_copy(tmp_path: Path) -> None:
    """Opening with a damaged key file mends it from the copy, and opens again and again."""
    made(tmp_path).close()
    for name in (keys.FILE, keys.COPY):
        for place in (0, 4, 8, 30, 60, 900, -1):
            flip(tmp_path / name, place)
            assert [opened(tmp_path) for _ in range(3)] == [FULL] * 3
            assert (tmp_path / keys.FILE).read_bytes() == (tmp_path / keys.COPY).read_bytes()


def test_a_key_file_that_was_rolled_back_does_not_destroy_the_new_passphrase(tmp_path: Path) -> None:
    """An older key file, put back by a backup, is not taken for the newer one."""
    safe = made(tmp_path)
    old = (tmp_path / keys.FILE).read_bytes()
    safe.set_passphrase(NEW)
    safe.close()
    for name in (keys.FILE, keys.COPY):
        (tmp_path / name).write_bytes(old)
        with pytest.raises(WrongKeyError):
            opened(tmp_path)
        assert opened(tmp_path, NEW) == opened(tmp_path, NEW) == FULL


def test_an_old_key_file_and_its_passphrase_open_nothing_that_came_later(tmp_path: Path) -> None:
    """The vault's key changes with the passphrase: old keys from a backup are not keys to today's notes."""
    safe = made(tmp_path)
    code = safe.new_recovery_code()
    old = (tmp_path / keys.FILE).read_bytes()
    safe.set_passphrase(NEW)
    safe.save(MORE)
    safe.close()
    assert opened(tmp_path, code) == opened(tmp_path, NEW) == MORE
    for name in (keys.FILE, keys.COPY):
        (tmp_path / name).write_bytes(old)
    for words in (WORDS, code, NEW):
        with pytest.raises(KeepingError):
            opened(tmp_path, words)


# Copies -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [0, 40, 200, 4090, 65_000, 300_000, -1, -60])
def test_damage_of_one_copy_is_mended_from_the_other(tmp_path: Path, place: int) -> None:
    """One bit anywhere in either copy is noticed, said and mended; nothing is lost, however often."""
    made(tmp_path).close()
    for name in FILES:
        flip(tmp_path / name, place)
        safe, case = Safe.open_with_words(tmp_path, WORDS)
        assert safe.found.mended
        safe.close()
        assert case == FULL
        safe, case = Safe.open_with_words(tmp_path, WORDS)
        assert not safe.found.mended
        safe.close()
        assert case == FULL


def test_damage_of_both_copies_at_different_places(tmp_path: Path) -> None:
    """Blocks are taken from whichever copy has them whole; so are the heads."""
    made(tmp_path).close()
    for first, second in ((10, 70_000), (70_000, 200_000), (0, -1), (131_200, 20)):
        flip(tmp_path / FILES[0], first)
        flip(tmp_path / FILES[1], second)
        assert opened(tmp_path) == opened(tmp_path) == FULL


def test_damage_of_both_copies_at_the_same_place_is_said(tmp_path: Path) -> None:
    """What is gone from both is gone: that is said, and the files stay as they are."""
    made(tmp_path).close()
    for name in FILES:
        flip(tmp_path / name, 5000)
    before = {p.name: p.read_bytes() for p in making.files(tmp_path)}
    for _ in range(2):
        with pytest.raises(DamagedError):
            opened(tmp_path)
    assert {p.name: p.read_bytes() for p in making.files(tmp_path)} == before


@pytest.mark.parametrize("which", [0, 1])
def test_damage_while_open_is_not_copied_on_closing(tmp_path: Path, which: int) -> None:
    """What the program writes on closing comes from memory, never from a file nobody checked."""
    safe = made(tmp_path)
    safe.save(MORE)
    flip(tmp_path / FILES[which], 70_000)
    safe.close()
    assert opened(tmp_path) == opened(tmp_path) == MORE


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("how", ["gone", "empty", "half"])
def test_a_missing_copy_is_made_anew(tmp_path: Path, which: int, how: str) -> None:
    """Where one copy is gone or cut short, the other opens, and there are two again."""
    made(tmp_path).close()
    path = tmp_path / FILES[which]
    if how == "gone":
        path.unlink()
    else:
        os.truncate(path, 0 if how == "empty" else 200_000)
    assert opened(tmp_path) == FULL
    (tmp_path / FILES[1 - which]).unlink()
    assert opened(tmp_path) == FULL


def test_a_save_that_was_torn_leaves_the_one_before(tmp_path: Path) -> None:
    """A half-written copy is the newer one's try, never its loss."""
    safe = made(tmp_path)
    old = {name: (tmp_path / name).read_bytes() for name in FILES}
    safe.save(MORE)
    safe._inside._copies.close()
    changed = next(n for n in FILES if (tmp_path / n).read_bytes() != old[n])
    new = (tmp_path / changed).read_bytes()
    for cut in (1, 512, 100_000, len(new) - 200):
        for name in FILES:
            (tmp_path / name).write_bytes(old[name])
        (tmp_path / changed).write_bytes(new[:cut] + old[changed][cut:])
        assert opened(tmp_path) == FULL
    for name in FILES:
        (tmp_path / name).write_bytes(old[name])
    (tmp_path / changed).write_bytes(new)
    assert opened(tmp_path) == MORE


def test_the_safe_says_when_it_was_last_written(tmp_path: Path) -> None:
    """After opening, the day and the number of notes are there: an older copy put back shows itself."""
    safe = made(tmp_path)
    older = {p: p.read_bytes() for p in making.files(tmp_path)}
    before = dt.datetime.now(tz=dt.UTC)
    safe.save(MORE)
    safe.close()
    safe, _ = Safe.open_with_words(tmp_path, WORDS)
    assert safe.found.notes == 2
    assert safe.found.written is not None
    assert safe.found.written >= before
    safe.close()
    for path, content in older.items():
        path.write_bytes(content)
    safe, _ = Safe.open_with_words(tmp_path, WORDS)
    assert (safe.found.notes, safe.found.written is not None and safe.found.written < before) == (1, True)
    safe.close()


# Strange files ------------------------------------------------------------------------------------


def _strange(path: Path, what: str) -> None:
    path.unlink(missing_ok=True)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "link to a device":
        path.symlink_to("/dev/zero")
    elif what == "folder":
        path.mkdir()
    else:
        path.touch()
        os.truncate(path, 20 * 10**9)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
@pytest.mark.parametrize("what", ["pipe", "link to a device", "folder", "20 GB"])
@pytest.mark.parametrize("name", [keys.FILE, FILES[0]])
def test_a_strange_file_does_not_hang_the_opening(tmp_path: Path, name: str, what: str) -> None:
    """A pipe, a device, a folder or a sparse giant is not read; the copy opens, or a sentence comes."""
    made(tmp_path).close()
    _strange(tmp_path / name, what)
    result: list[object] = []

    def work() -> None:
        try:
            result.append(opened(tmp_path))
        except KeepingError as error:
            result.append(error.sentence)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert result == [FULL]
    for other in making.files(tmp_path):
        other.unlink()
    for path in (keys.FILE, keys.COPY):
        if not (tmp_path / path).exists():
            _strange(tmp_path / path, what)
    with pytest.raises(KeepingError):
        opened(tmp_path)


@pytest.mark.parametrize("kind", [errno.EROFS, errno.EACCES])
def test_notes_on_a_stick_that_is_protected_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    """Where nothing can be written the notes open all the same; a change gets a sentence."""
    made(tmp_path).close()
    protected = SimpleNamespace(**{n: getattr(os, n) for n in dir(os) if not n.startswith("__")})

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(kind, os.strerror(kind), str(path))
        return os.open(path, flags, mode)

    protected.open = refuse
    with monkeypatch.context() as patched:
        patched.setattr(disk, "os", protected)
        safe, case = Safe.open_with_words(tmp_path, WORDS)
        assert case == FULL
        with pytest.raises(KeepingError) as caught:
            Safe.open_with_words(tmp_path, WORDS)
        assert caught.value.sentence == keeping.IN_USE
        session = Session(case, safe)
        with pytest.raises(KeepingError) as caught:
            session.do(change.mark("task:b", "done", DAY))
        assert caught.value.sentence == keeping.CANT_WRITE
        assert session.case == FULL
        session.close()
    assert opened(tmp_path) == FULL


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize("umask", [0, 0o022, 0o077])
def test_for_this_user_only_under_any_umask(tmp_path: Path, umask: int) -> None:
    """Every file is 0600 and every folder that was made 0700, after a change of keys and a mending too."""
    before = os.umask(umask)
    try:
        safe = made(tmp_path / "a" / "b")
        safe.set_passphrase(NEW)
        safe.close()
        (tmp_path / "a" / "b" / FILES[1]).unlink()
        (tmp_path / "a" / "b" / keys.COPY).unlink()
        assert opened(tmp_path / "a" / "b", NEW) == FULL
    finally:
        os.umask(before)
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    found = making.files(tmp_path / "a" / "b")
    assert len(found) == 4
    assert {stat.S_IMODE(p.stat().st_mode) for p in found} == {0o600}


# Memory -------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="only CPython's memory is known")
def test_locking_takes_the_key_out_of_memory(tmp_path: Path) -> None:
    """The vault's key, and the key behind it, are zeros in memory after closing."""
    safe = made(tmp_path)
    inside = safe._inside
    held = [inside.key, inside._copies_key, inside.content.other]
    assert all(any(key) for key in held)
    safe.close()
    assert not any(any(key) for key in held)
    assert inside.key == b""


def test_the_sizes_that_are_written(tmp_path: Path) -> None:
    """A safe takes the sizes of the format, whatever it holds, and a copy of noise is not one."""
    made(tmp_path).close()
    assert {(tmp_path / n).stat().st_size for n in FILES} == {copies.file_size(copies.SMALLEST)}
