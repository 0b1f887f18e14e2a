"""Reads the official list, ``SHA1:COUNT`` a line and sorted, as arrays of keys, and checks every line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from selfhelp.passwords.errors import BreachesError
from selfhelp.passwords.pack import open_file

Keys = NDArray[np.uint64]

_CHUNK = 1 << 21
_HEX = 40
_KEY_HEX = 12
_MOST_DIGITS = 15
_LONGEST_LINE = _HEX + 1 + _MOST_DIGITS + 2
_KNOWN = b"0123456789ABCDEFabcdef:\r\n"
_UNKNOWN = re.compile(rb"[^0-9A-Fa-f:\r\n]")
_NTLM = re.compile(rb"[0-9A-Fa-f]{32}(:\d+)?\s*")
_NEWLINE, _RETURN, _COLON, _ZERO = b"\n\r:0"


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of the list: the first 48 bits of each hash, and how often it was seen."""

    keys: Keys
    counts: Keys


class _Refused(Exception):  # noqa: N818 - becomes a BreachesError with the number of the line
    """A line is not as it must be; counted from 0 in its block."""

    def __init__(self, line: int, code: str = "") -> None:
        super().__init__(line)
        self.line = line
        self.code = code


def parts_of(path: Path) -> Iterator[Part]:
    """Yield the list in parts, in order.

    Raises:
        BreachesError: it can't be read, is of another kind, is not sorted, or a line is damaged.
    """
    rest = b""
    lines = 0
    before = 0
    with open_file(path) as file:
        while True:
            try:
                block = file.read(_CHUNK)
            except OSError:
                raise BreachesError("file-unreadable", file=path.name) from None
            # The last line may have no end.
            text = rest + block if block or not rest.strip() else rest + b"\n"
            cut = text.rfind(b"\n") + 1
            text, rest = text[:cut], text[cut:]
            if len(rest) > _LONGEST_LINE:
                raise BreachesError("breaches-other", file=path.name)
            if text:
                try:
                    part = _parse(text, before)
                except _Refused as refused:
                    raise _error(path.name, text, refused, lines) from None
                before = int(part.keys[-1])
                lines += len(part.keys)
                yield part
            if not block:
                break
    if lines == 0:
        raise BreachesError("file-empty", file=path.name)


def _error(name: str, text: bytes, refused: _Refused, lines: int) -> BreachesError:
    wrong = text.splitlines()[refused.line]
    if refused.code:
        return BreachesError(refused.code, file=name)
    if _NTLM.fullmatch(wrong):
        return BreachesError("breaches-ntlm", file=name)
    if lines + refused.line == 0:
        return BreachesError("breaches-other", file=name)
    return BreachesError("breaches-line", file=name, line=str(lines + refused.line + 1))


def _parse(text: bytes, before: int) -> Part:
    """Read whole lines; ``before`` is the key that came last."""
    if text.translate(None, _KNOWN):
        unknown = _UNKNOWN.search(text)
        raise _Refused(text.count(b"\n", 0, unknown.start() if unknown else 0))
    data = np.frombuffer(text, np.uint8)
    stops = np.flatnonzero(data == _NEWLINE)
    starts = np.zeros_like(stops)
    starts[1:] = stops[:-1] + 1
    ends = stops - (data[stops - 1] == _RETURN)
    digits = ends - starts - _HEX - 1
    _refuse((digits < 1) | (digits > _MOST_DIGITS))
    _refuse(data[starts + _HEX] != _COLON)
    windows: NDArray[np.bytes_] = np.ndarray(
        shape=(len(data) - _KEY_HEX + 1,), dtype=f"S{_KEY_HEX}", buffer=text, strides=(1,)
    )
    try:
        raw = bytes.fromhex(windows[starts].tobytes().decode("ascii"))
    except ValueError:
        raise _Refused(_first_without_hex(text)) from None
    if np.count_nonzero(data == _COLON) != len(stops):
        raise _Refused(_first_without_hex(text))
    wide = np.zeros((len(stops), 8), np.uint8)
    wide[:, 2:] = np.frombuffer(raw, np.uint8).reshape(-1, _KEY_HEX // 2)
    keys = wide.view(">u8")[:, 0].astype(np.uint64)
    _refuse(keys < np.concatenate((np.array([before], np.uint64), keys[:-1])), "breaches-unsorted")
    return Part(keys, _counts(data, starts + _HEX + 1, digits))


def _counts(data: NDArray[np.uint8], starts: NDArray[np.intp], digits: NDArray[np.intp]) -> Keys:
    counts = np.zeros(len(starts), np.uint64)
    for place in range(int(digits.max())):
        rows = np.flatnonzero(digits > place)
        signs = data[starts[rows] + place] - np.uint8(_ZERO)
        if signs.max() > 9:
            raise _Refused(int(rows[np.argmax(signs > 9)]))
        counts[rows] = counts[rows] * np.uint64(10) + signs
    return counts


def _refuse(wrong: NDArray[np.bool_], code: str = "") -> None:
    if wrong.any():
        raise _Refused(int(np.argmax(wrong)), code)


def _first_without_hex(text: bytes) -> int:
    for number, line in enumerate(text.splitlines()):
        if not re.fullmatch(rb"[0-9A-Fa-f]{40}:\d+", line):
            return number
    return 0
