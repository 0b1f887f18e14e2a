"""The password audit: 10,000 logins with everything on, and zxcvbn alone, in processor time of one run."""

import csv
import gc
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import zxcvbn

from maintainer.breaches.build import Wishes, build
from selfhelp.passwords import related
from selfhelp.passwords.audit import audit
from selfhelp.passwords.breaches import open_breaches
from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.explain import explain
from selfhelp.passwords.model import Imported
from selfhelp.passwords.personal import PersonalFacts
from selfhelp.passwords.sites import site_label
from selfhelp.passwords.strength import WEAK, strength
from tests.bench.table import Table
from tests.bench.vault import BY_HAND, FACTS, MANAGED, Invented, invent, random_password

Result = TypeVar("Result")

_LOGINS = 10_000
_LIMIT = 72
#: What zxcvbn takes by itself: the distinct passwords of a file, and nothing else.
_ALONE = """
import csv, sys, zxcvbn
with open(sys.argv[1], newline="", encoding="utf-8") as stream:
    found = dict.fromkeys(row["password"] for row in csv.DictReader(stream))
for password in found:
    if password:
        zxcvbn.zxcvbn(password[: int(sys.argv[2])])
"""
_LEET = "4@8({[</369&#!1/|0$5+7%2/"
_HOSTILE = {
    "72 leet signs": (_LEET * 3)[:72],
    "words, then leet signs": "correcthorse" + _LEET * 3,
    "one megabyte": "Kestrel-Meadow-7 " * 60_000,
    "lone surrogates": "\ud800\udfffpass" * 12,
    "one character": "a" * 100_000,
    "accents": "é" * 100_000,
    "digits": "0931847561029384756" * 4,
    "signs": "!@#$%^&*()_+{}|:<>?~`-=[]" * 3,
}


def run() -> int:
    """Measure, print, and return how many targets were missed."""
    table = Table(f"Password audit of {_LOGINS:,} invented logins")
    vault = invent(_LOGINS)
    for name, shares in (("made up by hand", BY_HAND), ("half by a manager", MANAGED)):
        _whole_command(table, name, invent(_LOGINS, shares=shares))
    with tempfile.TemporaryDirectory() as folder:
        pack = _pack(Path(folder), vault)
        _speed(table, vault, pack)
        _memory(table, pack)
    _related(table, vault)
    _growth(table)
    _hostile(table)
    return table.missed


def _pack(folder: Path, vault: Invented) -> Path:
    """Make a pack of a million keys, with a tenth of the vault in it."""
    chance = random.Random(7)
    hashes = [chance.randbytes(20) for _ in range(1_000_000)]
    leaked = {one.password for one in vault.credentials[::10]}
    hashes += [
        hashlib.sha1(password.encode("utf-8", "replace"), usedforsecurity=False).digest()
        for password in leaked
    ]
    source = folder / "list.txt"
    source.write_bytes(b"".join(b"%b:3\r\n" % one.hex().upper().encode() for one in sorted(hashes)))
    build(source, folder / "list.pack", Wishes(allow_missing=True))
    return folder / "list.pack"


def _whole_command(table: Table, name: str, vault: Invented) -> None:
    """Compare the command, from start to written JSON, with zxcvbn alone, each as a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        export, out = Path(folder) / "export.csv", Path(folder) / "report.json"
        with export.open("w", newline="", encoding="utf-8") as stream:
            rows = csv.writer(stream)
            rows.writerow(("name", "url", "username", "password", "note"))
            rows.writerows((one.title, one.site, one.username, one.password, "") for one in vault.credentials)
        command = [sys.executable, "-m", "selfhelp", "audit", str(export), "--format", "json", "-o", str(out)]
        alone = [sys.executable, "-c", _ALONE, str(export), str(_LIMIT)]
        # One after the other, so that whatever else the machine does meets both.
        times = [(_processor_seconds(alone), _processor_seconds(command)) for _ in range(2)]
        theirs, ours = min(one for one, _ in times), min(other for _, other in times)
        distinct = {one.password for one in vault.credentials}
        length = sum(map(len, distinct)) / len(distinct)
        table.note(
            f"{name}: {len(distinct):,} distinct, mean length {length:.0f}; zxcvbn alone {theirs:.1f} s, "
            f"the command {ours:.2f} s, JSON of {out.stat().st_size / 1e6:.1f} MB"
        )
    table.at_least(f"whole command, {name}: zxcvbn alone / ours", theirs / ours, 8, " ×")


def _processor_seconds(command: list[str]) -> float:
    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    before = used()
    subprocess.run(command, check=True)
    return used() - before


def _speed(table: Table, vault: Invented, pack: Path) -> None:
    imported = Imported("bench", vault.credentials)
    distinct = list(dict.fromkeys(one.password for one in vault.credentials if one.password))
    audit(Imported("bench", vault.credentials[:50]), FACTS)  # builds the tables of both libraries
    zxcvbn.zxcvbn("warm")
    told: list[tuple[float, float]] = []
    ours = []
    # As the window does when it has started: what is there already is not looked at again.
    gc.collect()
    gc.freeze()
    for _ in range(3):
        with open_breaches(pack) as breaches:
            start = time.process_time()
            audit(imported, FACTS, breaches, progress=lambda *_: told.append(_now()))
            ours.append(time.process_time() - start)
    gc.unfreeze()
    start = time.process_time()
    for password in distinct:
        zxcvbn.zxcvbn(password[:_LIMIT])
    alone = time.process_time() - start
    table.note(f"{len(distinct):,} distinct; zxcvbn alone {alone:.1f} s, audit {min(ours):.2f} s")
    table.at_least("zxcvbn alone / whole audit", alone / min(ours), 8, " ×")
    wall, worked = (_longest_gap(times, 3) for times in zip(*told, strict=True))
    # A busy machine lets every process wait, so that only the time this one worked is its own.
    table.at_most("longest time without progress, worked", worked, 50, " ms")
    table.note(f"longest time without progress by the clock: {wall:.0f} ms")
    _explanations(table, distinct)
    matcher = PersonalFacts(FACTS)
    personal = [matcher.kinds_in(one.password, one.username) for one in vault.credentials]
    kinds = list(zip(vault.kinds, personal, vault.credentials, strict=True))
    found = [bool(result) for kind, result, _ in kinds if kind == "personal"]
    false = sum(bool(result) for kind, result, _ in kinds if kind in {"random", "phrase", "long"})
    table.at_least("passwords made of facts that are noticed", sum(found) / len(found), 0.95)
    table.at_most("random passwords called personal", false, 0)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _longest_gap(told: Sequence[float], runs: int) -> float:
    """Return the longest gap in milliseconds; between runs lies the opening of the pack."""
    gaps = sorted((1000 * (later - one) for one, later in pairwise(told)), reverse=True)
    return gaps[runs - 1]


def _explanations(table: Table, distinct: list[str]) -> None:
    weak = [password for password in distinct if strength(password).score <= WEAK]
    start = time.perf_counter()
    ours = [set(explain(password)) - {"pin"} for password in weak]
    mine = time.perf_counter() - start
    start = time.perf_counter()
    theirs = [_zxcvbn_codes(password) for password in weak]
    other = time.perf_counter() - start
    same = sum(one == two for one, two in zip(ours, theirs, strict=True)) / len(weak)
    table.note(f"{len(weak):,} weak ones explained {other / mine:.1f} × as fast as by zxcvbn")
    table.at_least("explanations equal to zxcvbn's", same, 0.93)


def _zxcvbn_codes(password: str) -> set[str]:
    words = {"passwords": "common-word", "english_wikipedia": "dictionary-word"}
    words |= {"us_tv_and_film": "dictionary-word"}
    patterns = {"spatial": "keyboard", "repeat": "repeats", "sequence": "sequence"}
    patterns |= {"date": "dates", "regex": "dates"}
    codes = set()
    for match in zxcvbn.zxcvbn(password[:40])["sequence"]:
        if match["pattern"] in patterns:
            codes.add(patterns[match["pattern"]])
        elif match["pattern"] == "dictionary" and len(match["token"]) > 2:
            codes.add(words.get(match["dictionary_name"], "name"))
            codes |= {"reversed"} if match.get("reversed") else set()
            codes |= {"substitutions"} if match.get("l33t") else set()
    return codes | ({"short"} if len(password) < 8 or not codes else set())


def _memory(table: Table, pack: Path) -> None:
    """Audit in a process of its own: the peak is of the whole process, Python and its libraries included."""
    command = [sys.executable, "-m", "tests.bench.peak", str(_LOGINS), str(pack)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    table.at_most("peak of the whole process, pack open", float(done.stdout), 200, " MiB")


def _sites(vault: Invented) -> dict[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for one in vault.credentials:
        names[one.password].add(site_label(one.site))
    return dict(names)


def _related(table: Table, vault: Invented) -> None:
    names = _sites(vault)
    chance = random.Random(11)
    while len(names) < _LOGINS:
        names[random_password(chance)] = {"example"}
    seconds, families = _timed(lambda: related.families(names))
    table.at_most(f"families of {len(names):,} distinct passwords", seconds, 1, " s")
    family_of = {password: number for number, family in enumerate(families) for password in family}
    members: dict[str, list[str]] = defaultdict(list)
    for password, base in vault.base_of.items():
        if not is_common(password):
            members[base].append(password)
    pairs = found = entries = flagged = 0
    for same in members.values():
        numbers = [family_of.get(password) for password in same]
        if len(same) > 1:
            entries += len(same)
            flagged += sum(number is not None for number in numbers)
        for at, one in enumerate(numbers):
            for other in numbers[at + 1 :]:
                pairs += 1
                found += one is not None and one == other
    table.at_least("related pairs found", found / pairs, 0.95)
    table.at_least("related passwords found", flagged / entries, 0.95)
    chances = {
        one.password
        for one, kind in zip(vault.credentials, vault.kinds, strict=True)
        if kind in {"random", "long", "phrase"}
    } | {password for password in names if password not in {one.password for one in vault.credentials}}
    joined = sum(sum(password in chances for password in family) > 1 for family in families)
    table.at_most(f"families that join two of {len(chances):,} random passwords", joined, 0)


def _growth(table: Table) -> None:
    small, large = _sites(invent(10_000, seed=5)), _sites(invent(100_000, seed=5))
    one, _ = _timed(lambda: related.families(small))
    ten, _ = _timed(lambda: related.families(large))
    grown = (ten / one) / (len(large) / len(small))
    table.at_most("families: time for each of 100,000 / of 10,000", grown, 2, " ×")
    table.note(f"{ten:.2f} s for {len(large):,} distinct")


def _hostile(table: Table) -> None:
    matcher = PersonalFacts(FACTS)
    steps: dict[str, Callable[[str], object]] = {
        "score": strength,
        "explain": explain,
        "facts": matcher.kinds_in,
        "family": lambda password: related.families({password: {"example"}, "Kestrel-Meadow-7": {"example"}}),
    }
    worst, name = 0.0, ""
    for what, password in _HOSTILE.items():
        total = 0.0
        for step in steps.values():
            total += min(_timed(lambda step=step, password=password: step(password))[0] for _ in range(3))  # type: ignore[misc]  # defaults bind the loop's values
        if total > worst:
            worst, name = total, what
    table.at_most(f"one hostile password, the worst being {name}", 1000 * worst, 100, " ms")


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result
