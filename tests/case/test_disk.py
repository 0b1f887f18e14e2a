"""What the safe asks of the disk: durable, for this user only, nothing strange opened, nothing left open."""

import errno
import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from selfhelp.case.kept import disk
from selfhelp.case.kept.disk import NotOursError

posix = pytest.mark.skipif(os.name != "posix", reason="files of POSIX systems")


class WatchedDisk:
    """The real disk, with a note of each request in order and of every descriptor that is open."""

    def __init__(self) -> None:
        """Start with nothing asked."""
        self.asked: list[str] = []
        self.written: list[int] = []
        self.open_now: set[int] = set()

    def open(self, path: Any, flags: int, mode: int = 0o777) -> int:
        """Open it."""
        descriptor = os.open(path, flags, mode)
        self.open_now.add(descriptor)
        return descriptor

    def close(self, descriptor: int) -> None:
        """Close it."""
        self.open_now.discard(descriptor)
        os.close(descriptor)

    def fdopen(self, descriptor: int, mode: str) -> Any:
        """Hand it over to a stream, which closes it."""
        self.open_now.discard(descriptor)
        return os.fdopen(descriptor, mode)

    def write(self, descriptor: int, content: Any) -> int:
        """Write it."""
        self.asked.append("write")
        self.written.append(len(content))
        return os.write(descriptor, content)

    def fsync(self, descriptor: int) -> None:
        """Sync it, and note what it is."""
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        self.asked.append("sync folder" if folder else "sync")
        os.fsync(descriptor)

    def settled(self) -> list[str]:
        """Return what was asked since the last time, without its writes."""
        asked, self.asked = self.asked, []
        return [one for one in asked if one != "write"]


def _proxy(**others: Any) -> SimpleNamespace:
    proxy = SimpleNamespace(**{n: getattr(os, n) for n in dir(os) if not n.startswith("__")})
    vars(proxy).update(others)
    return proxy


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[WatchedDisk]:
    """Watch the disk; at the end no descriptor may be open that the disk opened."""
    disk_ = WatchedDisk()
    names = ("open", "close", "fdopen", "write", "fsync")
    monkeypatch.setattr(disk, "os", _proxy(**{name: getattr(disk_, name) for name in names}))
    yield disk_
    assert disk_.open_now == set()


# Reading ------------------------------------------------------------------------------------------


def test_a_file_of_exactly_the_most_is_read_whole(tmp_path: Path, watched: WatchedDisk) -> None:
    """One byte more is none of ours, and not one byte less comes back."""
    path = tmp_path / "file"
    path.write_bytes(b"abcde")
    assert disk.read(path, 5) == disk.read(path, 6) == b"abcde"
    with pytest.raises(NotOursError):
        disk.read(path, 4)


def test_a_file_that_grows_meanwhile_gives_no_more_than_the_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program adds between the look at the length and the reading is not taken into memory."""
    path = tmp_path / "file"
    path.write_bytes(b"abcde")

    def grown(descriptor: int, mode: str) -> Any:
        path.write_bytes(b"abcde" * 100)
        return os.fdopen(descriptor, mode)

    monkeypatch.setattr(disk, "os", _proxy(fdopen=grown))
    assert disk.read(path, 5) == b"abcde"


@posix
@pytest.mark.parametrize("ask", ["read", "write"])
@pytest.mark.parametrize("what", ["link", "pipe"])
def test_what_takes_the_place_at_the_last_moment_is_not_taken_for_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, watched: WatchedDisk, what: str, ask: str
) -> None:
    """Between the look and the opening another program puts a link or a pipe there: it stays untouched."""
    path, theirs = tmp_path / "file", tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    if what == "link":
        path.symlink_to(theirs)
    else:
        os.mkfifo(path)
    monkeypatch.setattr(vars(disk)["os"], "lstat", lambda _path: theirs.stat())
    caught: list[type[Exception]] = []

    def work() -> None:
        try:
            if ask == "read":
                disk.read(path, 100)
            else:
                disk.write_over(path, b"ours")
        except OSError as error:
            caught.append(type(error))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive(), "a pipe holds nobody up"
    assert len(caught) == 1
    assert caught[0] is NotOursError or what == "link"
    assert theirs.read_bytes() == b"theirs"


# Writing ------------------------------------------------------------------------------------------


@posix
def test_a_new_name_is_on_the_disk_too(tmp_path: Path, watched: WatchedDisk) -> None:
    """A new file is synced and then its folder; one that was there only itself; later, if that is wanted."""
    path = tmp_path / "file"
    disk.write_over(path, b"first")
    assert watched.settled() == ["sync", "sync folder"]
    disk.write_over(path, b"second")
    assert watched.settled() == ["sync"]
    disk.write_over(tmp_path / "later", b"x", name_too=False)
    assert watched.settled() == ["sync"]
    disk.sync_folder(tmp_path)
    assert watched.settled() == ["sync folder"]
    disk.put_in_place(path, tmp_path / "other")
    assert watched.settled() == ["sync folder"]
    assert (tmp_path / "other").read_bytes() == b"second"


@pytest.mark.parametrize("before", [b"", b"short", b"much longer than what comes"])
def test_written_over_it_holds_that_and_nothing_else(
    tmp_path: Path, watched: WatchedDisk, before: bytes
) -> None:
    """Whatever length it had, in place: nothing of what it held is left behind the end."""
    path = tmp_path / "file"
    path.write_bytes(before)
    number = path.stat().st_ino
    for content in (b"ten bytes.", b""):
        disk.write_over(path, content)
        assert (path.read_bytes(), path.stat().st_ino) == (content, number)


@posix
def test_a_file_that_others_could_read_is_for_this_user_only_from_then_on(tmp_path: Path) -> None:
    """A file put back from a backup with wider rights is narrowed when it is written."""
    path = tmp_path / "file"
    path.touch()
    path.chmod(0o644)
    disk.write_over(path, b"mine")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_system_without_rights_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most sticks know no rights and say so; that keeps nobody from their notes."""

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EPERM, "no rights here")

    monkeypatch.setattr(disk, "os", _proxy(fchmod=refuse))
    disk.write_over(tmp_path / "file", b"mine")
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_on_a_mac_the_drives_own_memory_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There, fsync alone leaves the data in the drive; F_FULLFSYNC is asked instead."""
    asked: list[object] = []
    system = ModuleType("fcntl")
    vars(system).update(F_FULLFSYNC=51, fcntl=lambda _descriptor, what: asked.append(what))
    monkeypatch.setitem(sys.modules, "fcntl", system)
    monkeypatch.setattr(disk, "sys", SimpleNamespace(platform="darwin"))
    disk.write_over(tmp_path / "file", b"mine", name_too=False)
    assert asked == [51]


@posix
@pytest.mark.parametrize("umask", [0, 0o077, 0o300])
def test_every_folder_that_was_missing_is_made_for_this_user_only(tmp_path: Path, umask: int) -> None:
    """Under any umask, even one that takes rights from their owner; a folder that is there stays as it is."""
    (tmp_path / "there").mkdir(mode=0o755)
    (tmp_path / "there").chmod(0o755)
    before = os.umask(umask)
    try:
        disk.make_folder(tmp_path / "there" / "a" / "b")
        disk.make_folder(tmp_path / "there" / "a" / "b")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / "there" / name).stat().st_mode) for name in (".", "a", "a/b")]
    assert modes == [0o755, 0o700, 0o700]


def test_a_folder_that_another_window_makes_meanwhile_is_fine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the making it can appear."""
    folder = tmp_path / "new"
    there = Path.exists

    def appears(path: Path) -> bool:
        found = there(path)
        if path == folder and not found:
            folder.mkdir()
        return found

    monkeypatch.setattr(Path, "exists", appears)
    disk.make_folder(folder)
    assert folder.is_dir()


# Noise --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, 10, 5000, (1 << 20) + 1, 3 << 20])
def test_noise_goes_over_every_byte_and_no_further(tmp_path: Path, watched: WatchedDisk, size: int) -> None:
    """As long as before, all of it noise, on the disk when it returns, never much in memory at once."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * size)
    disk.scramble(path)
    held = path.read_bytes()
    assert len(held) == size
    assert held.count(b"x") < 4 + size // 100
    assert sum(watched.written) == size
    assert watched.asked[-1] == "sync"
    assert max(watched.written, default=0) <= 1 << 20


@posix
def test_a_giant_without_content_is_not_filled(tmp_path: Path, watched: WatchedDisk) -> None:
    """A file of 20 GB that holds nothing needs no noise, and must not fill the disk."""
    path = tmp_path / "file"
    path.touch()
    os.truncate(path, 20 * 10**9)
    if path.stat().st_blocks * 512 > 1 << 20:
        pytest.skip("this file system has no sparse files")
    disk.scramble(path)
    assert sum(watched.written) <= 1 << 20
    assert path.stat().st_size == 20 * 10**9


@posix
def test_what_is_removed_is_noise_before_its_name_goes(tmp_path: Path) -> None:
    """Whoever finds its place on the disk afterwards finds noise; what is not there is fine."""
    path, other = tmp_path / "file", tmp_path / "same place"
    path.write_bytes(b"Kanarienvogel-7319" * 100)
    os.link(path, other)
    disk.remove_scrambled(path)
    assert not path.exists()
    assert b"Kanarienvogel" not in other.read_bytes()
    assert other.stat().st_size == 1800
    disk.remove_scrambled(path)


def test_a_link_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    """Noise is written over files of the safe only."""
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    (tmp_path / "file").symlink_to(theirs)
    disk.remove_scrambled(tmp_path / "file")
    assert not (tmp_path / "file").is_symlink()
    assert theirs.read_bytes() == b"theirs"


def test_a_file_is_told_from_another_that_took_its_name(tmp_path: Path) -> None:
    """The same file is the same however it was renamed; a new one under its name is not."""
    path = tmp_path / "file"
    path.write_bytes(b"x")
    first = disk.identity(path)
    assert first is not None
    path.rename(tmp_path / "moved")
    path.write_bytes(b"x")
    assert disk.identity(tmp_path / "moved") == first
    assert disk.identity(path) != first
    path.unlink()
    assert disk.identity(path) is None


# The lock -----------------------------------------------------------------------------------------


def test_one_program_at_a_time(tmp_path: Path, watched: WatchedDisk) -> None:
    """The second is told that it is in use, and nothing stays open of its try; letting go twice is fine."""
    path = tmp_path / "file"
    path.write_bytes(b"x")
    first = disk.Lock(path)
    assert first.identity == disk.identity(path)
    for _ in range(2):
        with pytest.raises(BlockingIOError):
            disk.Lock(path)
    assert len(watched.open_now) == 1
    first.release()
    first.release()
    second = disk.Lock(path)
    second.release()


def refuse_locks(monkeypatch: pytest.MonkeyPatch, kind: int) -> None:
    """Let the system answer every wish for a lock with this error."""
    import fcntl

    def refuse(*_arguments: object) -> None:
        raise OSError(kind, os.strerror(kind))

    monkeypatch.setattr(fcntl, "flock", refuse)


@posix
@pytest.mark.parametrize("kind", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_where_there_are_no_locks_the_notes_open_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, watched: WatchedDisk, kind: int
) -> None:
    """A file system without locks locks nobody out, and nothing stays open."""
    refuse_locks(monkeypatch, kind)
    path = tmp_path / "file"
    path.write_bytes(b"x")
    lock = disk.Lock(path)
    assert watched.open_now == set()
    lock.release()


@posix
@pytest.mark.parametrize(
    ("kind", "told"),
    [(errno.EACCES, BlockingIOError), (errno.EDEADLK, BlockingIOError), (errno.EIO, OSError)],
)
def test_a_lock_that_is_refused_is_told_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, watched: WatchedDisk, kind: int, told: type[OSError]
) -> None:
    """In use is told apart from a disk that fails."""
    refuse_locks(monkeypatch, kind)
    path = tmp_path / "file"
    path.write_bytes(b"x")
    with pytest.raises(OSError, match=r".") as raised:
        disk.Lock(path)
    assert isinstance(raised.value, BlockingIOError) is (told is BlockingIOError)


def test_on_windows_the_lock_lies_behind_the_largest_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There a locked byte can't be read by anyone: it must be none that a file of the safe has."""
    locked: list[tuple[int, int, int]] = []

    def locking(descriptor: int, mode: int, count: int) -> None:
        locked.append((os.lseek(descriptor, 0, os.SEEK_CUR), mode, count))

    system = ModuleType("msvcrt")
    vars(system).update(LK_NBLCK=2, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", system)
    monkeypatch.setattr(disk, "sys", SimpleNamespace(platform="win32"))
    path = tmp_path / "file"
    path.write_bytes(b"x")
    disk.Lock(path).release()
    assert locked == [(1 << 40, 2, 1)]
