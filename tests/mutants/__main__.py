"""``./dev mutants [PATH …]``: makes the program wrong in small ways and says which of them no test noticed.

The tests of a part run once under measurement. A wrong line is then judged by the tests that go through it,
the quickest first, in a child that has the rest of the program read already. The choice of lines is at random
and the same for the same ``--seed``. What was tried is kept outside the project, so that a run can go on.
"""

import argparse
import json
import os
import queue
import random
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.mutants.changes import changes
from tests.mutants.touched import Touched, part_of, read
from tests.mutants.trying import Mutant, Team, Told

ROOT = Path(__file__).resolve().parents[2]
#: What is known to stay unnoticed, with the reason.
EXCUSED = Path(__file__).with_name("excused.toml")
#: Part of the program, and the tests that judge it.
PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "plan": (("selfhelp/plan",), ("tests/plan", "tests/commands/test_plan.py")),
    "views": (("selfhelp/views",), ("tests/views",)),
    "case": (
        ("selfhelp/case", "selfhelp/session.py", "selfhelp/life.py"),
        ("tests/case", "tests/test_session.py", "tests/test_life.py", "tests/test_life_jobs.py"),
    ),
    "passwords": (("selfhelp/passwords",), ("tests/passwords",)),
    "guard": (("selfhelp/guard",), ("tests/guard",)),
    "language": (("selfhelp/language",), ("tests/language",)),
    "catalogue": (("selfhelp/catalogue",), ("tests/catalogue",)),
    "twofactor": (("selfhelp/twofactor",), ("tests/twofactor",)),
}
#: Parts whose tests start processes of their own, into which the measurement does not look.
ELSEWHERE = {"guard"}
SEED = 20261127
#: Seconds that the tests of one line may take together, by their times on the right program.
MOST = 15.0


def _files(places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []


def mutants(
    only: list[str], excused: set[tuple[str, str, str]], each: int | None = None, seed: int = SEED
) -> list[Mutant]:
    """Return the wrong programs to try, each part in turn, in an order that is the same for the same seed."""
    parts: list[list[Mutant]] = []
    for part, (places, _tests) in PARTS.items():
        found = [
            Mutant(part, path.relative_to(ROOT).as_posix(), change)
            for path in _files(places)
            if not only or any(path.is_relative_to(ROOT / o) for o in only)
            for change in changes(path.read_text(encoding="utf-8"))
        ]
        random.Random(f"{seed} {part}").shuffle(found)
        found = [one for one in found if one.name not in excused]
        parts.append(found if each is None else found[:each])
    # A part with many files must not use up the time of the others.
    return [
        part[turn] for turn in range(max(map(len, parts), default=0)) for part in parts if turn < len(part)
    ]


def excuses() -> dict[tuple[str, str, str], str]:
    """Return what may stay unnoticed, with its reason."""
    listed = tomllib.loads(EXCUSED.read_text(encoding="utf-8")).get("mutant", [])
    return {(one["file"], one["line"], one["change"]): one["why"] for one in listed}


def _digest(paths: Iterator[Path]) -> str:
    made = sha256()
    for path in paths:
        made.update(path.read_bytes())
    return made.hexdigest()[:16]


def touched(part: str, place: Path) -> Touched:
    """Return which tests of a part go through which line.

    Each file of tests is measured once, and again where it or the part changed.
    """
    places, tests = PARTS[part]
    kept = place / "touched"
    kept.mkdir(exist_ok=True)
    program = _digest(_files(places))
    found: dict[str, Path] = {}
    for path in _files(tests):
        if path.name.startswith("test_"):
            name = path.relative_to(ROOT).as_posix()
            found[name] = kept / f"{path.stem}-{program}-{_digest(iter([path]))}.json"
    missing = [name for name, path in found.items() if not path.exists()]
    if missing:
        print(f"measuring {len(missing)} files of tests of {part}", flush=True)
        out = kept / "made.json"
        subprocess.run(
            [sys.executable, "-m", "tests.mutants.touched", str(out), *missing],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        made = json.loads(out.read_text(encoding="utf-8"))
        for name in missing:
            found[name].write_text(json.dumps(part_of(made, name)), encoding="utf-8")
    return read(found.values())


class Results:
    """What was tried before, one line each in a file. What was noticed stays so; the rest is tried again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self.known: dict[str, str] = dict(json.loads(line) for line in lines)

    def by(self, mutant: Mutant) -> str:
        """Return which test noticed a mutant in an earlier run, or nothing."""
        return self.known.get(self._name(mutant), "")

    def add(self, told: Told) -> None:
        """Write down what came of a mutant."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([self._name(told.mutant), told.by]) + "\n")

    @staticmethod
    def _name(mutant: Mutant) -> str:
        change = mutant.change
        return f"{mutant.file} {sha256(f'{change.number} {change.right}'.encode()).hexdigest()[:24]}"


def _judges(mutant: Mutant, tests: Touched) -> list[str]:
    elsewhere = mutant.part in ELSEWHERE
    return tests.of(mutant.file, mutant.change.line, MOST * (6 if elsewhere else 1), elsewhere=elsewhere)


def run(wanted: list[Mutant], place: Path, minutes: float, workers: int) -> list[Told]:
    """Try wrong programs until the time is over; returns what came of each that was tried."""
    results = Results(place / "tried.jsonl")
    maps = {part: touched(part, place) for part in dict.fromkeys(one.part for one in wanted)}
    ahead = iter([one for one in wanted if not results.by(one)])
    done = [Told(one, results.by(one)) for one in wanted if results.by(one)]
    end = time.monotonic() + minutes * 60
    team = Team(workers)
    out = 0
    while True:
        while out < workers and time.monotonic() < end and (mutant := next(ahead, None)) is not None:
            team.todo.put((mutant, _judges(mutant, maps[mutant.part])))
            out += 1
        if not out:
            break
        try:
            told = team.told.get(timeout=30)
        except queue.Empty:
            if not any(one.is_alive() for one in team.workers):
                break
            continue
        out -= 1
        if told.trouble:
            print(f"{told.mutant.file}:{told.mutant.change.line}: {told.mutant.change.what}: {told.trouble}")
            continue
        results.add(told)
        done.append(told)
    team.end()
    return done


def report(results: list[Told], wanted: int, known: int) -> None:
    """Print every change that no test noticed, every one that hangs, and the rate of each part."""
    order = sorted(results, key=lambda told: (told.mutant.file, told.mutant.change.line))
    for told in order:
        mutant = told.mutant
        where = f"{mutant.file}:{mutant.change.line}: {mutant.change.what}: {mutant.change.text}"
        if not told.by:
            print(where)
        elif told.by == "hangs":
            print(f"  (hangs) {where}")
    print(f"tried {len(results)} of {wanted}; {known} more are excused in tests/mutants/excused.toml")
    for part in [*PARTS, "all"]:
        tried = [told for told in results if part in (told.mutant.part, "all")]
        noticed = sum(bool(told.by) for told in tried)
        if tried:
            print(f"{part:10} {noticed:4} of {len(tried):4} noticed, {100 * noticed // len(tried)} %")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev mutants", description=(__doc__ or "").split("\n", maxsplit=1)[0]
    )
    parser.add_argument("paths", nargs="*", help="files or folders to make wrong; all parts if none is named")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--each", type=int, metavar="N", help="so many of each part; all if not given")
    parser.add_argument("--seed", type=int, default=SEED, help="another choice of lines")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="where what was tried is kept, to go on later"
    )
    parser.add_argument("--at-least", type=int, default=0, metavar="PERCENT", help="exit 1 below this share")
    return parser


def main() -> int:
    """Run, report; exit status 1 where less than the wanted share was noticed."""
    options = _parser().parse_args()
    place = options.keep or Path(tempfile.gettempdir()) / f"mutants-tried-{os.getuid()}"
    place.mkdir(parents=True, exist_ok=True)
    known = excuses()
    wanted = mutants(options.paths, set(known), options.each, options.seed)
    results = run(wanted, place, options.minutes, options.workers)
    report(results, len(wanted), len(known))
    share = 100 * sum(bool(told.by) for told in results) / len(results) if results else 100
    return 0 if share >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
