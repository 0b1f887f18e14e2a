"""Opens links in the person's own browser, through a small process that starts before the network goes away.

A link is opened only when the catalogue or the person's own case holds it. Both sides check that.
"""

from __future__ import annotations

import _thread
import contextlib
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Protocol, Self

from selfhelp.frozen import Frozen
from selfhelp.guard import child, opener_process
from selfhelp.guard.opener_process import ARGUMENT, opener_main, refusal, shape_refusal
from selfhelp.language import Message, message

# Loaded when a link is allowed or opened: the first page opens none.
if TYPE_CHECKING:
    import queue
    from collections.abc import Iterable
    from types import TracebackType

__all__ = [
    "ARGUMENT",
    "SENTENCES",
    "LinkOpener",
    "Opener",
    "Outcome",
    "opener_main",
    "refusal",
    "shape_refusal",
]

#: Links put into one line to the helper.
_CHUNK: Final = 500

#: What each ``code`` of an :class:`Outcome` says to the person.
SENTENCES: Final[dict[str, Message]] = {
    "opened": message("guard.opener", "The page opens in your browser."),
    "too-long": message("guard.opener", "This link is too long to be opened from here."),
    "bad-characters": message(
        "guard.opener", "This link has characters in it that do not belong there, so it is not opened."
    ),
    "not-https": message("guard.opener", "Only links that begin with https:// are opened from here."),
    "bad-address": message("guard.opener", "This link is not a complete address, so it is not opened."),
    "credentials": message("guard.opener", "This link has a user name in it, so it is not opened."),
    "port": message("guard.opener", "This link asks for an unusual door of the site, so it is not opened."),
    "host": message("guard.opener", "This link does not name a site in the usual way, so it is not opened."),
    "not-on-list": message(
        "guard.opener", "This link is not one of this program’s or yours, so it is not opened."
    ),
    "no-program": message(
        "guard.opener", "This computer has no program that opens links. Copy the address instead."
    ),
    "failed": message("guard.opener", "The browser could not be started. Copy the address instead."),
    "no-helper": message(
        "guard.opener", "Links can’t be opened from here just now. Copy the address instead."
    ),
}


class Outcome(Frozen):
    """What became of a link.

    Args:
        code: ``opened``, or why not: a key of :data:`SENTENCES`.
    """

    code: str

    @property
    def opened(self) -> bool:
        """Say whether the link was handed to the browser. Whether the page came up can't be known."""
        return self.code == "opened"

    @property
    def offer_copy(self) -> bool:
        """Say whether the link is a good one that the person can open by copying it."""
        return self.code in {"no-program", "failed", "no-helper"}

    @property
    def sentence(self) -> Message:
        """Return the sentence of this outcome."""
        return SENTENCES[self.code]


class LinkOpener(Protocol):
    """What a page needs to open links."""

    def allow(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Add links that may be opened; returns those that are refused."""
        ...

    def open(self, url: str) -> Outcome:
        """Open one link in the browser, or say why not."""
        ...


def _command() -> list[str]:
    """Return what starts the helper: the packaged program itself, or Python alone with one file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-I", "-S", str(Path(opener_process.__file__).resolve())]


class Opener:
    """The program's side of the helper process. Use :meth:`start`."""

    def __init__(self, process: child.Child | None) -> None:
        """Take a running helper, or None when it could not be started."""
        self._process = process
        self._allowed: set[str] = set()
        self._answers: queue.SimpleQueue[str] | None = None
        self._one_at_a_time = _thread.allocate_lock()

    @classmethod
    def start(cls, allowed: Iterable[str] = ()) -> Self:
        """Start the helper. Call it before :func:`selfhelp.guard.offline.protect`. Never raises.

        It returns at once, and the helper comes up meanwhile; with more than some hundred links it waits
        for that, so give those to :meth:`allow` later.

        Args:
            allowed: links known from the start; see :meth:`allow`.
        """
        process: child.Child | None
        try:
            process = child.start(_command())
        except OSError:
            process = None
        opener = cls(process)
        opener.allow(allowed)
        return opener

    def allow(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Add links that may be opened: the catalogue's, and those of the person's own case.

        Args:
            urls: the links, exactly as :meth:`open` will get them.

        Returns:
            The links that were left out because :func:`shape_refusal` refuses them.
        """
        wanted = dict.fromkeys(urls)
        good = [url for url in wanted if shape_refusal(url) is None and url not in self._allowed]
        self._allowed.update(good)
        with self._one_at_a_time:
            for start in range(0, len(good), _CHUNK):
                self._send({"allow": good[start : start + _CHUNK]})
        return tuple(url for url in wanted if shape_refusal(url) is not None)

    def open(self, url: str, patience: float = 2.0) -> Outcome:
        """Open one link in the browser.

        Args:
            url: a link that was allowed before.
            patience: seconds to wait for the helper's answer, which takes some milliseconds. A helper
                that does not answer in time is given up.
        """
        code = refusal(url, self._allowed)
        if code is not None:
            return Outcome(code)
        with self._one_at_a_time:
            answer = self._receive(patience) if self._send({"open": url}) else None
        if answer is None:
            self.close()
        return Outcome(answer if answer in SENTENCES else "no-helper")

    def close(self) -> None:
        """End the helper. What it opened stays open."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            process.stdin.close()
        if not process.wait(1):
            process.kill()
            process.wait()
        if self._answers is None:
            process.stdout.close()

    def __enter__(self) -> Self:
        """Return itself; leaving the block ends the helper."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the helper."""
        self.close()

    def _send(self, command: dict[str, object]) -> bool:
        """Write one command. Returns whether the helper is there to read it."""
        if self._process is None:
            return False
        import json

        pipe = self._process.stdin
        try:
            pipe.write(json.dumps(command) + "\n")
            pipe.flush()
        except OSError:
            return False
        return True

    def _receive(self, patience: float) -> str | None:
        """Return the result of the next answer, or None when none came in time."""
        if self._process is None:
            return None
        import json
        import queue
        import threading

        if self._answers is None:
            # Only now, after the filter is set, so that this thread is under it as well.
            self._answers = queue.SimpleQueue()
            pipe = self._process.stdout
            threading.Thread(target=_read_answers, args=(pipe, self._answers), daemon=True).start()
        try:
            answer = json.loads(self._answers.get(timeout=patience))
        except (queue.Empty, ValueError):
            return None
        result = answer.get("result") if isinstance(answer, dict) else None
        return result if isinstance(result, str) else None


def _read_answers(pipe: IO[str], answers: queue.SimpleQueue[str]) -> None:
    """Pass on every line; an empty one says that the helper ended."""
    with pipe, contextlib.suppress(OSError, ValueError):
        for line in pipe:
            answers.put(line)
    answers.put("")
