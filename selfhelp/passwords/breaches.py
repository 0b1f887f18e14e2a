"""Looks passwords up in a file of breached ones, without a network: :func:`open_breaches`.

It is one of our packs (:mod:`selfhelp.passwords.pack`) or the official list itself.

The list is text, ``SHA1:COUNT`` a line, sorted by hash, as PwnedPasswordsDownloader writes it
(https://github.com/HaveIBeenPwned/PwnedPasswordsDownloader). A look-up guesses the place from the hash and
closes in on it. The file is read and not mapped: a stick pulled out under a map would end the program.
"""

import datetime as dt
import hashlib
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from selfhelp.passwords.errors import BreachesError
from selfhelp.passwords.model import BreachInfo
from selfhelp.passwords.pack import MAGIC, WHOLE_LIST, Pack, open_file

_LINE = re.compile(rb"([0-9A-Fa-f]{40})(?::(\d{1,15}))?\s*")
_NTLM = re.compile(rb"[0-9A-Fa-f]{32}(:\d+)?\s*")
_BLOCK = 4096
_LONGEST_LINE = 64
_HEX = 40
#: In a whole list two guesses are nearly always enough.
_GUESSES = 4
#: Up to this size every line is checked; above it, lines at even distances.
_CHECK_ALL = 8_000_000
_SAMPLES = 1000
#: Every whole list has lines for each of the first 16 bits.
_PREFIXES = 65536
_WHOLE_LIST = WHOLE_LIST
_HASH_SPACE = 1 << 160


class Breaches(Protocol):
    """Anything that can say how often a password was seen in breaches."""

    @property
    def info(self) -> BreachInfo:
        """Return what the data is, and whether it is whole."""
        ...

    def count(self, password: str) -> int:
        """Return how often the password was seen; 0 when it isn't in the data."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


def open_breaches(path: Path) -> "HashList | Pack":
    """Open a pack or the official list, whatever the file's name says.

    Raises:
        BreachesError: it is neither, damaged, or can't be read.
    """
    with open_file(path) as file:
        try:
            beginning = file.read(len(MAGIC))
        except OSError:
            raise BreachesError("file-unreadable", file=path.name) from None
    return Pack(path) if beginning == MAGIC else HashList(path)


class HashList:
    """The official list as a file. Close it after use, or use it in a ``with`` block."""

    def __init__(self, path: Path) -> None:
        """Open the list and check a sample of it.

        Raises:
            BreachesError: it is missing, of another kind (NTLM, ordered by count), or not sorted.
        """
        self._name = path.name
        self._file = open_file(path)
        try:
            stat = path.stat()
            self._size = stat.st_size
            self.info = self._check(stat.st_mtime)
        except OSError:
            self._file.close()
            raise BreachesError("file-unreadable", file=self._name) from None
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        """Return the list."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def count(self, password: str) -> int:
        """Return how often the password was seen in breaches; 0 when it isn't in the list.

        Raises:
            BreachesError: the file can't be read any more.
        """
        # The list is UTF-8; no breach holds a lone surrogate.
        wanted = hashlib.sha1(password.encode("utf-8", "replace"), usedforsecurity=False).digest()
        return self._find(wanted)

    def _find(self, wanted: bytes) -> int:
        """Close in on the hash: guess by proportion; where that does not help, halve the rest too."""
        target = int.from_bytes(wanted)
        low, high = 0, self._size
        low_hash, high_hash = 0, _HASH_SPACE
        rounds = 0
        while high - low > _BLOCK:
            rounds += 1
            if rounds > _GUESSES and rounds % 2:
                guess = (low + high) // 2
            else:
                share = (target - low_hash) / max(high_hash - low_hash, 1)
                guess = low + int((high - low) * min(max(share, 0.0), 1.0))
            guess = min(max(guess - _BLOCK // 2, low), high - _BLOCK)
            back = min(guess, 1)
            data = self._read(guess - back, _BLOCK + back + _LONGEST_LINE)
            first, last = self._edges(data, back)
            first_hash, last_hash = self._hash(data, first), self._hash(data, last)
            if target < first_hash:
                high, high_hash = guess - back + first, first_hash
            elif target > last_hash:
                low, low_hash = guess - back + last, last_hash
            else:
                return self._count_in(data, wanted)
        return self._count_in(self._read(low, high - low + _LONGEST_LINE), wanted)

    def _edges(self, data: bytes, back: int) -> tuple[int, int]:
        """Return where the first and the last whole hash of a block begin."""
        first = data.find(b"\n") + 1 if back else 0
        last = data.rfind(b"\n", 0, back + _BLOCK) + 1
        while last > first and last + _HEX > len(data):
            last = data.rfind(b"\n", 0, last - 1) + 1
        if last < first or (back and first == 0):
            raise BreachesError("breaches-other", file=self._name)
        return first, last

    def _hash(self, data: bytes, at: int) -> int:
        try:
            return int(data[at : at + _HEX], 16)
        except ValueError:
            raise BreachesError("breaches-other", file=self._name) from None

    @staticmethod
    def _count_in(data: bytes, wanted: bytes) -> int:
        """Return the count of a hash in a piece of the file, or 0."""
        hexadecimal = wanted.hex().encode("ascii")
        at = data.find(hexadecimal.upper())
        at = data.find(hexadecimal) if at < 0 else at
        if at < 0 or (at > 0 and data[at - 1 : at] != b"\n"):
            return 0
        stop = data.find(b"\n", at)
        found = _LINE.fullmatch(data, at, len(data) if stop < 0 else stop)
        if not found:
            return 0
        return 1 if found[2] is None else int(found[2])

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield place, hash and count of the whole lines that begin in this part of the file."""
        back = min(start, 1)
        data = self._read(start - back, end - start + back + _LONGEST_LINE)
        at = data.find(b"\n") + 1 if back else 0
        if back and at == 0:
            return
        while start - back + at < end and at < len(data):
            stop = data.find(b"\n", at)
            stop = len(data) if stop < 0 else stop
            found = _LINE.fullmatch(data, at, stop)
            if found:
                count = 1 if found[2] is None else int(found[2])
                yield start - back + at, int(found[1], 16), count
            at = stop + 1

    def _read(self, start: int, size: int) -> bytes:
        try:
            self._file.seek(start)
            return self._file.read(size)
        except OSError:
            raise BreachesError("file-unreadable", file=self._name) from None

    def _check(self, changed: float) -> BreachInfo:
        """Refuse what is no sorted list of SHA-1, and find out whether the list is whole."""
        if self._size == 0:
            raise BreachesError("file-empty", file=self._name)
        head = self._read(0, _BLOCK).split(b"\n")
        whole = head if self._size <= _BLOCK else head[:-1]
        for line in whole:
            if line.strip() and not _LINE.fullmatch(line):
                code = "breaches-ntlm" if _NTLM.fullmatch(line) else "breaches-other"
                raise BreachesError(code, file=self._name)
        hashes, keys = self._sample()
        if any(one > other for one, other in itertools.pairwise(hashes)):
            raise BreachesError("breaches-unsorted", file=self._name)
        if not hashes:
            raise BreachesError("breaches-other", file=self._name)
        date = dt.datetime.fromtimestamp(changed, tz=dt.UTC).date().isoformat()
        complete = keys >= _WHOLE_LIST and self._reaches_everywhere()
        return BreachInfo(name=self._name, date=date, keys=keys, complete=complete)

    def _sample(self) -> tuple[list[int], int]:
        """Return hashes in the order of the file, and how many lines it has, estimated when large."""
        if self._size <= _CHECK_ALL:
            hashes = [value for _, value, _ in self._lines(0, self._size)]
            return hashes, len(hashes)
        hashes = []
        spans: list[float] = []
        step = (self._size - _BLOCK) / (_SAMPLES - 1)
        for number in range(_SAMPLES):
            start = int(number * step)
            lines = list(self._lines(start, start + _BLOCK))
            if not lines:
                raise BreachesError("breaches-other", file=self._name)
            hashes.extend(value for _, value, _ in lines)
            if len(lines) > 1:
                spans.append((lines[-1][0] - lines[0][0]) / (len(lines) - 1))
        return hashes, round(self._size * len(spans) / max(sum(spans), 1))

    def _reaches_everywhere(self) -> bool:
        """Say whether hashes lie where they must all through the list. Downloads often stop half-way."""
        first = next(self._lines(0, _BLOCK), None)
        *_, last = [None, *self._lines(max(self._size - _BLOCK, 0), self._size)]
        if first is None or last is None:
            return False
        step = _HASH_SPACE // _PREFIXES
        if first[1] >= step or last[1] < _HASH_SPACE - step:
            return False
        for number in range(256):
            # In a whole list the hashes are spread evenly, so each lies near its share of the file.
            start = int((self._size - _BLOCK) * number / 255)
            line = next(self._lines(start, start + _BLOCK), None)
            if line is None or abs(line[1] / _HASH_SPACE - start / self._size) > 1 / 256:
                return False
        return True
