"""What the safe asks of the disk: few operations, each of them durable when it returns.

Files are written over in place wherever a second copy exists, so that nothing of what they held before
stays in the free space of the disk (as far as the disk writes in place, which flash memory does not).
Only plain files are opened, never a pipe, a device or a link, and never more bytes than the safe can use.
"""

import errno
import os
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

#: As bytes, through no link, and waiting for no other end: where a system has a word for it.
_PLAINLY: Final[int] = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
_READ: Final = os.O_RDONLY | _PLAINLY
_WRITE: Final = os.O_RDWR | _PLAINLY
#: Written at once: a gigabyte of noise is never in memory whole.
_AT_ONCE: Final = 1 << 20


class NotOursError(OSError):
    """Something lies under the file's name that the safe did not write: a pipe, a link, a huge file."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(errno.EINVAL, "not a file of the safe", str(path))


def _plain(descriptor: int, path: Path) -> os.stat_result:
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        raise NotOursError(path)
    return found


def _opened(path: Path, flags: int) -> tuple[int, os.stat_result]:
    """Open a plain file. A pipe is not even opened: its other end would notice."""
    if not stat.S_ISREG(os.lstat(path).st_mode):
        raise NotOursError(path)
    descriptor = os.open(path, flags)
    return descriptor, _plain(descriptor, path)


def read(path: Path, most: int) -> bytes:
    """Return what is in a file of ``most`` bytes at most.

    Raises:
        FileNotFoundError: there is none.
        NotOursError: it is no plain file, or longer than that.
        OSError: it can't be read.
    """
    descriptor, found = _opened(path, _READ)
    with os.fdopen(descriptor, "rb") as stream:
        if found.st_size > most:
            raise NotOursError(path)
        # Longer by now, if something else writes to it: no more is taken.
        return stream.read(most)


def sync(descriptor: int) -> None:
    """Wait until what was written is on the disk, in the drive's own memory too where a system can ask."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make new and renamed files in a folder survive a power cut, where a system has a way to ask."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def write_over(path: Path, content: bytes, *, name_too: bool = True) -> None:
    """Write a file over in place, or make it, for this user only; on the disk when this returns.

    A crash in between leaves part of the old and part of the new: there must be another copy.

    Args:
        path: the file.
        content: what it is to hold.
        name_too: whether a new file's name is to be on the disk too; else call :func:`sync_folder` later.

    Raises:
        NotOursError: something else lies under this name.
        OSError: it can't be written, or the disk is full.
    """
    try:
        descriptor, _found = _opened(path, _WRITE)
        fresh = False
    except FileNotFoundError:
        descriptor = os.open(path, _WRITE | os.O_CREAT | os.O_EXCL, 0o600)
        fresh = True
    try:
        if os.name == "posix":
            # A file system without rights, such as that of most sticks, says no: then there are none.
            with suppress(OSError):
                os.fchmod(descriptor, 0o600)
        _write_all(descriptor, content)
        os.ftruncate(descriptor, len(content))
        sync(descriptor)
    finally:
        os.close(descriptor)
    if fresh and name_too:
        sync_folder(path.parent)


def put_in_place(fresh: Path, path: Path) -> None:
    """Give a finished file its name; after a crash it has the one or the other. Raises OSError."""
    fresh.replace(path)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder for this user only, whatever the umask; one that is there stays as it is.

    Raises:
        OSError: it can't be made.
    """
    missing = [folder, *folder.parents]
    missing = missing[: next(i for i, p in enumerate(missing) if p.exists())]
    for part in reversed(missing):
        part.mkdir(mode=0o700, exist_ok=True)
        if os.name == "posix":
            with suppress(OSError):
                part.chmod(0o700)


def scramble(path: Path) -> None:
    """Write noise over a file in place, and wait until it is on the disk. Raises OSError."""
    descriptor, found = _opened(path, _WRITE)
    try:
        left = found.st_blocks * 512 if hasattr(found, "st_blocks") else found.st_size
        left = min(left, found.st_size)
        while left > 0:
            part = secrets.token_bytes(min(left, _AT_ONCE))
            _write_all(descriptor, part)
            left -= len(part)
        sync(descriptor)
    finally:
        os.close(descriptor)


def remove_scrambled(path: Path) -> None:
    """Write noise over a file, then remove it; what is not there is fine. Raises OSError."""
    with suppress(FileNotFoundError, NotOursError):
        scramble(path)
    path.unlink(missing_ok=True)


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one that later took its name; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Lock:
    """Holds a file for one program: the system lets go of it when the program ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            BlockingIOError: another program has it.
            OSError: the file can't be opened.
        """
        self._held: int | None = None
        try:
            descriptor, found = _opened(path, _WRITE)
        except OSError as error:
            if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise
            # Of a stick that is protected from writing the notes can still be read.
            descriptor, found = _opened(path, _READ)
        self.identity = (found.st_dev, found.st_ino)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            # Windows says EACCES; Wine's C library gives no number at all.
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK, 0):
                raise BlockingIOError(errno.EAGAIN, "in use", str(path)) from None
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS):
                raise
            # A file system without locks: going on is better than locking the person out.
        else:
            self._held = descriptor

    def release(self) -> None:
        """Let go; twice is fine."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        # A byte far behind the end, so that the content can be read and written.
        os.lseek(descriptor, 1 << 40, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
