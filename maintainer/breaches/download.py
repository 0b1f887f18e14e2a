"""Gets the official list, part by part, from the range service, as one sorted text file.

Half a day of work and some 60 GB for the whole list. It asks a few parts at a time, says who is asking, waits
when told to, checks every part before it is written, and goes on where it was stopped.
"""

import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import requests

from selfhelp.passwords.pack import PREFIXES

ADDRESS = "https://api.pwnedpasswords.com/range/{prefix:05X}"
WHO_ASKS = "selfhelp-breaches/1 (packs the list for use without a network)"
AT_A_TIME = 4
TIMEOUT = 30.0
TRIES = 6
#: Parts that are asked for before the first of them is written.
_WINDOW = 64
_LONGEST_WAIT = 120.0
_TAIL = 1 << 20
_LINE = re.compile(rb"([0-9A-F]{35}):(\d{1,15})")


class Answer(Protocol):
    """What is used of an answer of :mod:`requests`."""

    @property
    def status_code(self) -> int:
        """The number of the answer."""

    @property
    def content(self) -> bytes:
        """What was sent."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer."""


class Session(Protocol):
    """What is used of a session of :mod:`requests`."""

    def get(self, url: str, *, timeout: float) -> Answer:
        """Ask for an address."""


class DownloadStopped(Exception):  # noqa: N818 - not lost: it goes on where it stopped
    """The service does not answer as it should. The sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Range:
    """The parts to get; a few of them for a trial."""

    first: int = 0
    end: int = PREFIXES


def session() -> requests.Session:
    """Return a session that says who is asking."""
    made = requests.Session()
    made.headers["User-Agent"] = WHO_ASKS
    return made


def download(
    out: Path,
    asking: Session,
    parts: Range | None = None,
    progress: Callable[[int], None] = lambda _prefix: None,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Get the list. While it is not whole, it is in ``out`` with ``.part`` at its end.

    Raises:
        DownloadStopped: a part could not be had. What there is stays, to go on from.
    """
    wanted = parts or Range()
    partial = out.with_name(out.name + ".part")
    begin = max(resume(partial), wanted.first)
    with partial.open("ab") as file, ThreadPoolExecutor(AT_A_TIME) as pool:
        for start in range(begin, wanted.end, _WINDOW):
            window = range(start, min(start + _WINDOW, wanted.end))
            for prefix, lines in zip(
                window, pool.map(lambda one: _part(asking, one, wait), window), strict=True
            ):
                file.write(lines)
                progress(prefix)
            file.flush()
    partial.replace(out)


def resume(partial: Path) -> int:
    """Take the last part, which may have been cut, off a file, and return the number of that part."""
    if not partial.exists():
        return 0
    with partial.open("r+b") as file:
        size = file.seek(0, 2)
        start = max(size - _TAIL, 0)
        file.seek(start)
        tail = file.read()
        end = tail.rfind(b"\n") + 1
        line = tail.rfind(b"\n", 0, max(end - 1, 0)) + 1
        prefix = tail[line : line + 5]
        if end == 0 or not re.fullmatch(rb"[0-9A-F]{5}", prefix):
            file.truncate(0)
            return 0
        first = 0 if start == 0 and tail.startswith(prefix) else tail.find(b"\n" + prefix) + 1
        file.truncate(start + first)
        return int(prefix, 16)


def _part(asking: Session, prefix: int, wait: Callable[[float], None]) -> bytes:
    """Get one part, trying again after a while."""
    for attempt in range(TRIES):
        pause = min(2.0**attempt, _LONGEST_WAIT)
        try:
            answer = asking.get(ADDRESS.format(prefix=prefix), timeout=TIMEOUT)
        except requests.RequestException:
            wait(pause)
            continue
        if answer.status_code == 200:
            lines = checked(prefix, answer.content)
            if lines is not None:
                return lines
        told = answer.headers.get("Retry-After", "")
        wait(min(float(told), _LONGEST_WAIT) if told.isdecimal() else pause)
    raise DownloadStopped(f"Part {prefix:05X} could not be had. Run the same command later; it goes on.")


def checked(prefix: int, content: bytes) -> bytes | None:
    """Return one part as lines of the list, or None when it is not whole: empty, cut, or not sorted."""
    start = b"%05X" % prefix
    found: list[bytes] = []
    last = b""
    for line in content.splitlines():
        match = _LINE.fullmatch(line)
        if match is None or match[1] <= last:
            return None
        last = match[1]
        if int(match[2]):
            found.append(b"%b%b\r\n" % (start, line))
    return b"".join(found) or None
