"""A disk that fails: at a chosen write, sync or rename it reports an error as a full or broken one does."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
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


class HungDisk:
    """A disk that takes what is written and does not answer, until it is let go."""

    def __init__(self) -> None:
        """Start hung."""
        #: Whether someone waits for it.
        self.reached = Event()
        self._answers = Event()
        #: What it reports when it answers at last; 0 for success.
        self.error = 0

    def fsync(self, descriptor: int) -> None:
        """Wait for the disk."""
        self.reached.set()
        assert self._answers.wait(60), "nobody let the disk go"
        if self.error:
            raise OSError(self.error, os.strerror(self.error))
        os.fsync(descriptor)

    def answer(self, error: int = 0) -> None:
        """Let go of whoever waits."""
        self.error = error
        self._answers.set()

    def hang(self) -> None:
        """Do not answer any more."""
        self.reached.clear()
        self._answers.clear()


@contextmanager
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[HungDisk]:
    """Let the safe's disk hang for a while; at the end it answers."""
    hung = HungDisk()
    proxy = SimpleNamespace(**{n: getattr(os, n) for n in dir(os) if not n.startswith("__")})
    proxy.fsync = hung.fsync
    with monkeypatch.context() as patched:
        patched.setattr(disk, "os", proxy)
        try:
            yield hung
        finally:
            hung.answer(hung.error)
