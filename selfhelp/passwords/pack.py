"""Looks passwords up in our compact pack of breached ones: three bytes a key, one read a look-up.

The top 24 bits of a password's SHA-1 choose one of 2**24 buckets, the next 24 bits are kept in it. A password
that was never breached is taken for one in less than 1 of 100 000 cases, whatever the size of the list.
``maintainer breaches build`` writes packs. All numbers are little-endian::

    header       512 bytes: what the data is, and checksums
    remainders   3 bytes a key, by bucket
    sizes        one or two bytes a bucket: how many keys it has
    starts       8 bytes for every 64 buckets: how many keys are before them
"""

import datetime as dt
import hashlib
import struct
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from selfhelp.passwords.errors import BreachesError
from selfhelp.passwords.model import BreachInfo

#: No text file begins with this, and a transfer as text breaks it.
MAGIC = b"\x89shbp\r\n\x1a\n"
VERSION = 1
BUCKETS = 1 << 24
#: Buckets that share one entry of the table of starts.
GROUP = 64
KEY_BYTES = 3
HEADER_BYTES = 512
#: All of the 2**20 beginnings of five hex digits are in every whole list.
PREFIXES = 1 << 20
#: Every whole list since 2017 is longer.
WHOLE_LIST = 300_000_000

#: Version, bytes a size, keys, keys and prefixes of the source, least count, date, name, checksums.
_FIELDS = struct.Struct("<HHQQIQ10s200s32s32s")
_CHECKSUM = 32


@dataclass(frozen=True, slots=True)
class Header:
    """What a pack says of itself. The digests are of the two tables and of the remainders."""

    name: str
    date: str
    keys: int
    source_keys: int
    prefixes: int
    at_least: int = 1
    size_bytes: int = 1
    index_digest: bytes = bytes(32)
    data_digest: bytes = bytes(32)

    @property
    def complete(self) -> bool:
        """Whether a password that isn't in the pack wasn't in the list, and the list was whole."""
        return self.at_least <= 1 and self.prefixes == PREFIXES and self.source_keys >= WHOLE_LIST

    @property
    def index_bytes(self) -> int:
        """How large the two tables are."""
        return BUCKETS * self.size_bytes + BUCKETS // GROUP * 8

    @property
    def file_bytes(self) -> int:
        """How large the whole pack is."""
        return HEADER_BYTES + KEY_BYTES * self.keys + self.index_bytes

    def to_bytes(self) -> bytes:
        """Return the header as it stands in the file."""
        name = self.name.encode("utf-8", "replace")[:200].decode("utf-8", "ignore").encode()
        fields = _FIELDS.pack(
            VERSION,
            self.size_bytes,
            self.keys,
            self.source_keys,
            self.prefixes,
            self.at_least,
            self.date.encode("ascii"),
            name,
            self.index_digest,
            self.data_digest,
        )
        body = (MAGIC + fields).ljust(HEADER_BYTES - _CHECKSUM, b"\0")
        return body + hashlib.sha256(body).digest()

    @classmethod
    def from_bytes(cls, data: bytes, file: str) -> Self:
        """Read a header.

        Raises:
            BreachesError: it is damaged, or of a later version.
        """
        body, checksum = data[: HEADER_BYTES - _CHECKSUM], data[HEADER_BYTES - _CHECKSUM :]
        if not body.startswith(MAGIC) or hashlib.sha256(body).digest() != checksum:
            raise BreachesError("breaches-pack-damaged", file=file)
        fields = _FIELDS.unpack_from(body, len(MAGIC))
        version, size_bytes, keys, source_keys, prefixes, at_least, date, name, index, content = fields
        if version != VERSION or size_bytes not in {1, 2}:
            raise BreachesError("breaches-pack-newer", file=file)
        try:
            day = dt.date.fromisoformat(date.decode("ascii")).isoformat()
            text = name.rstrip(b"\0").decode()
        except ValueError:
            raise BreachesError("breaches-pack-damaged", file=file) from None
        return cls(text, day, keys, source_keys, prefixes, at_least, size_bytes, index, content)


class Pack:
    """A pack of breached passwords as a file. Close it after use, or use it in a ``with`` block."""

    def __init__(self, path: Path) -> None:
        """Open the pack and check its header, its size and its tables.

        Raises:
            BreachesError: it is missing, damaged, cut short, or of a later version.
        """
        self._name = path.name
        self._file = open_file(path)
        try:
            self.header = Header.from_bytes(self._read(0, HEADER_BYTES), self._name)
            self._load_index()
        except BaseException:
            self._file.close()
            raise
        self.info = BreachInfo(
            name=self.header.name or self._name,
            date=self.header.date,
            keys=self.header.keys,
            complete=self.header.complete,
            at_least=self.header.at_least,
        )

    def __enter__(self) -> Self:
        """Return the pack."""
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
        """Return how often the password was seen at the least; 0 when it isn't in the pack.

        Raises:
            BreachesError: the file can't be read any more.
        """
        wanted = hashlib.sha1(password.encode("utf-8", "replace"), usedforsecurity=False).digest()
        return self.header.at_least if self.has(wanted) else 0

    def has(self, wanted: bytes) -> bool:
        """Say whether the pack has a SHA-1."""
        bucket = int.from_bytes(wanted[:3])
        size = self._sizes[bucket]
        if not size:
            return False
        group = bucket // GROUP
        before = self._starts[group] + sum(self._sizes[group * GROUP : bucket])
        data = self._read(HEADER_BYTES + KEY_BYTES * before, KEY_BYTES * size)
        rest = wanted[3:6]
        at = data.find(rest)
        while at > 0 and at % KEY_BYTES:  # the end of one key and the beginning of the next
            at = data.find(rest, at + 1)
        return at >= 0

    def data_digest(self) -> bytes:
        """Read all remainders and return their SHA-256, to compare with the header's."""
        digest = hashlib.sha256()
        at, end = HEADER_BYTES, HEADER_BYTES + KEY_BYTES * self.header.keys
        while at < end:
            size = min(1 << 22, end - at)
            digest.update(self._read(at, size))
            at += size
        return digest.digest()

    def tables_agree(self) -> bool:
        """Say whether the table of starts follows from the sizes; a look-up takes both on trust."""
        before = 0
        for group, start in enumerate(self._starts):
            if start != before:
                return False
            before += sum(self._sizes[group * GROUP : (group + 1) * GROUP])
        return before == self.header.keys

    def _load_index(self) -> None:
        header = self.header
        if self._file.seek(0, 2) != header.file_bytes:
            raise BreachesError("breaches-pack-damaged", file=self._name)
        index = self._read(HEADER_BYTES + KEY_BYTES * header.keys, header.index_bytes)
        if hashlib.sha256(index).digest() != header.index_digest:
            raise BreachesError("breaches-pack-damaged", file=self._name)
        # In the computer's own order of bytes: none that runs the program is big-endian.
        tables = memoryview(index)
        split = BUCKETS * header.size_bytes
        self._sizes = tables[:split].cast("B" if header.size_bytes == 1 else "H")
        self._starts = tables[split:].cast("Q")

    def _read(self, start: int, size: int) -> bytes:
        try:
            self._file.seek(start)
            data = self._file.read(size)
            while len(data) < size:  # a file without buffer may give less than was asked for
                more = self._file.read(size - len(data))
                if not more:
                    raise BreachesError("breaches-pack-damaged", file=self._name)
                data += more
        except OSError:
            raise BreachesError("file-unreadable", file=self._name) from None
        return data


def open_file(path: Path) -> BinaryIO:
    """Open a file without buffer.

    Raises:
        BreachesError: it is missing, a folder, or can't be opened.
    """
    try:
        if path.is_dir():
            raise BreachesError("file-is-folder", file=path.name)
        return path.open("rb", buffering=0)
    except FileNotFoundError:
        raise BreachesError("file-missing", file=path.name) from None
    except (OSError, ValueError):
        raise BreachesError("file-unreadable", file=path.name) from None


def with_digests(header: Header, index: bytes, data_digest: bytes) -> Header:
    """Return the header with the checksums of what follows it."""
    return replace(header, index_digest=hashlib.sha256(index).digest(), data_digest=data_digest)
