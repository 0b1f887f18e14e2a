"""Starts the small process that opens links, with pipes to speak with it through.

On Linux without ``subprocess``: every start waits for this, and what that module loads takes longer than
starting the process. Sources: posix_spawn(3), waitpid(2), signal(7).
"""

from __future__ import annotations

import os
import sys
import time
from typing import IO, TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

#: Windows: no black window flashes up (CreateProcess, process creation flags).
_CREATE_NO_WINDOW: Final = 0x08000000
_SIGKILL: Final = 9
#: Seconds between two looks whether it has ended.
_LOOK: Final = 0.002


class Child(Protocol):
    """A process that was started here, in a session of its own. It reads and writes lines in UTF-8."""

    pid: int
    stdin: IO[str]
    stdout: IO[str]

    def kill(self) -> None:
        """End it at once."""
        ...

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended, so long at most; for ever if None. Returns whether it has."""
        ...


def start(command: Sequence[str]) -> Child:
    """Start a process. It is to go to the root folder itself: a stick it was started from can be taken out.

    Args:
        command: a program's whole path, and its arguments.

    Raises:
        OSError: it can't be started.
    """
    return _Spawned(command) if sys.platform == "linux" and _has_standard_ones() else _Opened(command)


def _has_standard_ones() -> bool:
    """Tell whether standard input, output and errors are open: else pipes would get their numbers."""
    try:
        return all(os.fstat(number) for number in range(3))
    except OSError:
        return False


class _Spawned:
    def __init__(self, command: Sequence[str]) -> None:
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        try:
            self.pid = os.posix_spawn(
                command[0],
                list(command),
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, theirs_in, 0),
                    (os.POSIX_SPAWN_DUP2, theirs_out, 1),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                ],
                setsid=True,
            )
        except OSError:
            os.close(ours_in)
            os.close(ours_out)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        self.stdin: IO[str] = os.fdopen(ours_in, "w", encoding="utf-8")
        self.stdout: IO[str] = os.fdopen(ours_out, encoding="utf-8")
        self._ended = False

    def kill(self) -> None:
        if not self._ended:
            os.kill(self.pid, _SIGKILL)

    def wait(self, seconds: float | None = None) -> bool:
        until = None if seconds is None else time.monotonic() + seconds
        while not self._ended:
            try:
                self._ended = os.waitpid(self.pid, os.WNOHANG)[0] == self.pid
            except ChildProcessError:
                self._ended = True
            if not self._ended:
                if until is not None and time.monotonic() > until:
                    break
                time.sleep(_LOOK)
        return self._ended


class _Opened:
    def __init__(self, command: Sequence[str]) -> None:
        import subprocess

        self._process: subprocess.Popen[str] = subprocess.Popen(  # noqa: S603  no shell; whoever calls says what
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,
            creationflags=_CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("the process was started without pipes")
        self.pid, self.stdin, self.stdout = self._process.pid, self._process.stdin, self._process.stdout

    def kill(self) -> None:
        self._process.kill()

    def wait(self, seconds: float | None = None) -> bool:
        import subprocess

        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True
