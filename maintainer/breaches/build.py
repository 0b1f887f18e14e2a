"""Packs the official list: see :mod:`selfhelp.passwords.pack`. One pass, little memory, whatever the size."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from maintainer.breaches.source import Keys, Part, parts_of
from selfhelp.passwords.errors import BreachesError
from selfhelp.passwords.pack import BUCKETS, GROUP, HEADER_BYTES, PREFIXES, Header, with_digests

_REMAINDER_BITS = 24
_PREFIX_SHIFT = 48 - 20


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to build. Without ``name`` and ``date``, those of the source file are taken."""

    at_least: int = 1
    name: str = ""
    date: str = ""
    allow_missing: bool = False


class _Collector:
    """Counts what goes by and makes the tables of it."""

    def __init__(self, at_least: int) -> None:
        self._least = np.uint64(max(at_least, 1))
        self._sizes = np.zeros(BUCKETS, np.uint32)
        self._present = np.zeros(PREFIXES, np.bool_)
        self._digest = hashlib.sha256()
        self.source_keys = 0
        self.keys = 0

    def add(self, part: Part) -> bytes:
        """Count a part and return the remainders to keep of it."""
        real = part.keys[part.counts > 0]  # the range service pads its answers with lines of count 0
        self.source_keys += len(real)
        self._present[(real >> np.uint64(_PREFIX_SHIFT)).astype(np.intp)] = True
        kept: Keys = part.keys[part.counts >= self._least]
        self.keys += len(kept)
        if not len(kept):
            return b""
        buckets = (kept >> np.uint64(_REMAINDER_BITS)).astype(np.intp)
        first, last = int(buckets[0]), int(buckets[-1])
        self._sizes[first : last + 1] += np.bincount(buckets - first).astype(np.uint32)
        # Big-endian, so that the bytes stand as they do in the SHA-1.
        data = kept.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 5:].tobytes()
        self._digest.update(data)
        return data

    @property
    def prefixes(self) -> int:
        """How many of the beginnings of five hex digits there are."""
        return int(self._present.sum())

    def finish(self, file: str, name: str, date: str, at_least: int) -> tuple[Header, bytes]:
        """Return the header and the tables."""
        largest = int(self._sizes.max())
        if largest >= 1 << 16:  # SHA-1 spreads evenly; this was made by someone
            raise BreachesError("breaches-other", file=file)
        width = 1 if largest < 1 << 8 else 2
        groups = self._sizes.reshape(-1, GROUP).sum(axis=1, dtype=np.uint64)
        starts = np.zeros(len(groups), "<u8")
        np.cumsum(groups[:-1], out=starts[1:])
        index = self._sizes.astype(f"<u{width}").tobytes() + starts.tobytes()
        header = Header(name, date, self.keys, self.source_keys, self.prefixes, max(at_least, 1), width)
        return with_digests(header, index, self._digest.digest()), index


def build(
    source: Path, out: Path, wishes: Wishes, progress: Callable[[int], None] = lambda _keys: None
) -> Header:
    """Pack the list. ``out`` appears when it is whole.

    Raises:
        BreachesError: the list is refused; nothing is written then.
    """
    partial = out.with_name(out.name + ".part")
    try:
        with partial.open("wb") as file:
            file.write(bytes(HEADER_BYTES))
            header, index = collect(source, wishes, file.write, progress)
            file.write(index)
            file.seek(0)
            file.write(header.to_bytes())
        partial.replace(out)
    except OSError:
        raise BreachesError("file-unwritable", file=out.name) from None
    finally:
        partial.unlink(missing_ok=True)
    return header


def collect(
    source: Path,
    wishes: Wishes,
    write: Callable[[bytes], object] = lambda _data: None,
    progress: Callable[[int], None] = lambda _keys: None,
) -> tuple[Header, bytes]:
    """Read the list, hand over the remainders as they come, and return the header and the tables.

    Raises:
        BreachesError: the list is refused.
    """
    collector = _Collector(wishes.at_least)
    for part in parts_of(source):
        write(collector.add(part))
        progress(collector.source_keys)
    missing = PREFIXES - collector.prefixes
    if missing and not wishes.allow_missing:
        raise BreachesError("breaches-missing", file=source.name, count=str(missing))
    date = wishes.date or dt.datetime.fromtimestamp(source.stat().st_mtime, tz=dt.UTC).date().isoformat()
    return collector.finish(source.name, wishes.name or source.name, date, wishes.at_least)
