"""Breach data: building a pack, and looking up in a pack and in the official text; in processor time."""

import hashlib
import random
import tempfile
import time
from pathlib import Path

from maintainer.breaches.build import Wishes, build
from selfhelp.passwords.breaches import open_breaches
from selfhelp.passwords.pack import PREFIXES, Header, Pack
from tests.bench.table import Table

_KEYS = 4_000_000
_ABSENT = 1_000_000
_ASKED = 20_000
#: As many keys as today's list is said to have.
_FULL = 1_300_000_000


def run() -> int:
    """Measure, print, and return how many targets were missed."""
    table = Table(f"Breach data of {_KEYS:,} keys")
    with tempfile.TemporaryDirectory() as folder:
        source = _source(Path(folder) / "list.txt")
        path = Path(folder) / "list.pack"
        fastest = 1e9
        for _ in range(3):
            start = time.process_time()
            build(source, path, Wishes(allow_missing=True))
            fastest = min(fastest, time.process_time() - start)
        start = time.process_time()
        with source.open("rb") as file:
            while file.read(1 << 21):
                pass
        table.note(
            f"reading the text alone takes {100 * (time.process_time() - start) / fastest:.0f} % of it"
        )
        table.at_least("built, of text, each second", _KEYS / fastest / 1e6, 5, " M keys")
        with open_breaches(path) as pack, open_breaches(source) as text:
            known = [f"leaked-{number}" for number in range(_ASKED)]
            absent = [f"absent-{number}" for number in range(_ASKED)]
            hashing = _each(known + absent, _hash)
            in_pack = _each(known + absent, pack.count)
            in_text = _each(known + absent, text.count)
            table.note(f"SHA-1 alone takes {hashing:.2f} µs of each")
            table.at_most("look-up in the pack", in_pack, 5, " µs")
            table.at_most("look-up in the text", in_text, 20, " µs")
            missed = sum(not pack.count(one) or not text.count(one) for one in known)
            table.at_most("keys that were not found", missed, 0)
        found = _false(Path(folder))
        table.at_most(f"of {_ABSENT:,} absent keys, called leaked", found, _ABSENT / 100_000)
    for keys in (_FULL, 2_000_000_000):
        full = Header("x", "2026-01-01", keys, keys, PREFIXES)
        table.at_most(f"bits a key, for {keys:,} keys", 8 * full.file_bytes / keys, 25)
        # A bucket then holds keys / 2**24 remainders of 24 bits.
        table.at_most("absent keys of a million called leaked, computed", 1e6 * keys / 2**48, 10)
    return table.missed


def _false(folder: Path) -> int:
    """Count absent keys that are called leaked, in a part of a pack as crowded as a whole one."""
    chance = random.Random(99)
    buckets = 25_000
    hashes = sorted(
        chance.randrange(buckets).to_bytes(3) + chance.randbytes(17) for _ in range(_FULL * buckets >> 24)
    )
    source = folder / "crowded.txt"
    source.write_bytes(b"".join(b"%b:1\n" % one.hex().upper().encode() for one in hashes))
    build(source, folder / "crowded.pack", Wishes(allow_missing=True))
    known = set(hashes)
    with Pack(folder / "crowded.pack") as pack:
        asked = (chance.randrange(buckets).to_bytes(3) + chance.randbytes(17) for _ in range(_ABSENT))
        return sum(one not in known and pack.has(one) for one in asked)


def _source(path: Path) -> Path:
    chance = random.Random(3)
    hashes = [_hash(f"leaked-{number}") for number in range(_ASKED)]
    hashes += [chance.randbytes(20) for _ in range(_KEYS - _ASKED)]
    hashes.sort()
    with path.open("wb") as file:
        for one in hashes:
            file.write(
                b"%b:%d\r\n" % (one.hex().upper().encode(), min(10**6, int(1 / (1e-6 + chance.random()))))
            )
    return path


def _hash(password: str) -> bytes:
    return hashlib.sha1(password.encode(), usedforsecurity=False).digest()


def _each(passwords: list[str], ask: object) -> float:
    """Return how many microseconds each takes, warm: the best of three rounds."""
    assert callable(ask)
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        for password in passwords:
            ask(password)
        best = min(best, time.process_time() - start)
    return 1e6 * best / len(passwords)
