"""A disk that fails: at a chosen write, sync or rename it reports an error as a full or broken one does."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from selfhelp.case.kept import disk

KINDS = (errno.ENOSPC, errno.EIO, errno.EDQUOT)


class FailingDisk:
    """Counts what is asked of the disk and fails where told.

    Args:
        fails: given the operation ("write", "sync", "rename") and how many of its kind came before, the
            error to report, or 0.
    """

    def __init__(self, fails: Any) -> None:
        """Start counting."""
        self.counts = {"write": 0, "sync": 0, "rename": 0}
        self._fails = fails

    def check(self, operation: str) -> int:
        """Count one operation; return the error that it is to report."""
        number = self.counts[operation]
        self.counts[operation] += 1
        return int(self._fails(operation, number))

    def write(self, descriptor: int, content: Any) -> int:
        """Write, or write the first half and fail."""
        error = self.check("write")
        if error:
            os.write(descriptor, bytes(content[: len(content) // 2]))
            raise OSError(error, os.strerror(error))
        return os.write(descriptor, content)

    def fsync(self, descriptor: int) -> None:
        """Sync, or fail."""
        error = self.check("sync")
        if error:
            raise OSError(error, os.strerror(error))
        os.fsync(descriptor)


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, fails: Any) -> Iterator[FailingDisk]:
    """Let the safe's disk fail for a while."""
    broken = FailingDisk(fails)
    rename = Path.replace

    def replace(self: Path, target: Path) -> Path:
        error = broken.check("rename")
        if error:
            raise OSError(error, os.strerror(error))
        return rename(self, target)

    proxy = SimpleNamespace(**{n: getattr(os, n) for n in dir(os) if not n.startswith("__")})
    proxy.write, proxy.fsync = broken.write, broken.fsync
    with monkeypatch.context() as patched:
        patched.setattr(disk, "os", proxy)
        patched.setattr(Path, "replace", replace)
        yield broken
