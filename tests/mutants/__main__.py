"""``./dev mutants [PATH …]``: makes the program wrong in small ways and says which of them no test noticed.

Each wrong program is a copy in a folder of its own; the tests of its part run against it until one fails.
The order is the same every time, and the run ends when its time is over.
"""

import argparse
import ctypes
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.changes import Change, changes

ROOT = Path(__file__).resolve().parents[2]
#: What is known to stay unnoticed, with the reason.
EXCUSED = Path(__file__).with_name("excused.toml")
#: Part of the program, and where its tests are. A file is judged by its own tests first, then by its part's.
PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "plan": (("selfhelp/plan",), ("tests/plan",)),
    "views": (("selfhelp/views",), ("tests/views",)),
    "case": (
        ("selfhelp/case", "selfhelp/session.py", "selfhelp/life.py"),
        ("tests/case", "tests/test_session.py"),
    ),
    "passwords": (("selfhelp/passwords",), ("tests/passwords",)),
    "guard": (("selfhelp/guard",), ("tests/guard",)),
    "language": (("selfhelp/language",), ("tests/language",)),
    "catalogue": (("selfhelp/catalogue",), ("tests/catalogue",)),
    "twofactor": (("selfhelp/twofactor",), ("tests/twofactor",)),
}
#: Seconds that the tests of a part may take before a wrong program counts as noticed: it hangs.
LONGEST = 120
SEED = 20261127


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong program: the part, the file and the change."""

    part: str
    file: str
    change: Change

    @property
    def name(self) -> tuple[str, str, str]:
        """File, line's text and change: what names it when lines move."""
        return self.file, self.change.text, self.change.what


def _files(places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []


def mutants(only: list[str], excused: set[tuple[str, str, str]]) -> list[Mutant]:
    """Return the wrong programs to try, each part in turn, in an order that is the same every time."""
    dice = random.Random(SEED)
    parts: list[list[Mutant]] = []
    for part, (places, _tests) in PARTS.items():
        found = [
            Mutant(part, path.relative_to(ROOT).as_posix(), change)
            for path in _files(places)
            if not only or any(path.is_relative_to(ROOT / o) for o in only)
            for change in changes(path.read_text(encoding="utf-8"))
        ]
        found = [one for one in found if one.name not in excused]
        dice.shuffle(found)
        parts.append(found)
    # A part with many files must not use up the time of the others.
    return [
        part[turn] for turn in range(max(map(len, parts), default=0)) for part in parts if turn < len(part)
    ]


def _tests(mutant: Mutant) -> tuple[list[str], list[str]]:
    """Return the tests of the very file, and the other tests of its part."""
    places = [p for p in PARTS[mutant.part][1] if (ROOT / p).exists()]
    stem = Path(mutant.file).stem
    own = [
        str(p.relative_to(ROOT)) for place in places for p in sorted((ROOT / place).glob(f"test_{stem}*.py"))
    ]
    rest = [
        str(p.relative_to(ROOT))
        for place in places
        for p in (sorted((ROOT / place).rglob("test_*.py")) if (ROOT / place).is_dir() else [ROOT / place])
    ]
    if own and "MUTANTS_OWN_TESTS" in os.environ:
        return own, []
    return own, [one for one in rest if one not in own]


def _copy(place: Path) -> None:
    """Make a copy of the program in which one file can be made wrong."""
    # Pytest follows links, so linked tests would import the right program beside them.
    for name in ("selfhelp", "tests", "maintainer"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("resources", "i18n", "pyproject.toml", "docs", "dev", "README.md"):
        (place / name).symlink_to(ROOT / name)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _right(file: str) -> Change:
    return Change(0, "nothing", "", (ROOT / file).read_text(encoding="utf-8"))


def _noticed(place: Path, mutant: Mutant) -> bool:
    """Tell whether a test fails on the wrong program; the file's own tests are asked first."""
    path = place / mutant.file
    right = path.read_text(encoding="utf-8")
    path.write_text(mutant.change.source, encoding="utf-8")
    try:
        return any(_fails(place, tests) for tests in _tests(mutant) if tests)
    finally:
        path.write_text(right, encoding="utf-8")


def _fails(place: Path, tests: list[str]) -> bool:
    """Run tests in a child, which starts with pytest loaded. Tests that hang have failed."""
    child = os.fork()
    if child == 0:
        _die_with_parent()
        os.setpgid(0, 0)
        _run_tests(place, tests)
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _run_tests(place: Path, tests: list[str]) -> None:
    import pytest

    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.chdir(place)
    sys.dont_write_bytecode = True
    os.environ.update(PYTHONPATH=str(place), PYTHONDONTWRITEBYTECODE="1", SELFHELP_MUTANT="1")
    sys.path[:0] = [str(place)]
    for name in [n for n in sys.modules if n.split(".")[0] in ("tests", "selfhelp", "maintainer")]:
        del sys.modules[name]
    options = ["-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    status = 1
    try:
        status = int(pytest.main([*options, *tests]))
    finally:
        os._exit(status)


Told = tuple[Mutant, bool]


def _work(todo: "multiprocessing.Queue[Mutant | None]", told: "multiprocessing.Queue[Told]") -> None:
    """Try one wrong program after the other in a folder of this process's own."""
    _die_with_parent()
    import pytest  # noqa: F401  loaded once, so that no child loads it again

    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        place = Path(folder)
        _copy(place)
        while (mutant := todo.get()) is not None:
            told.put((mutant, _noticed(place, mutant)))


def excuses() -> dict[tuple[str, str, str], str]:
    """Return what may stay unnoticed, with its reason."""
    listed = tomllib.loads(EXCUSED.read_text(encoding="utf-8")).get("mutant", [])
    return {(one["file"], one["line"], one["change"]): one["why"] for one in listed}


def must_pass(wanted: list[Mutant]) -> list[str]:
    """Return the parts whose tests fail on the right program: of them a run would say nothing."""
    first = {mutant.part: mutant for mutant in reversed(wanted)}
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        place = Path(folder)
        _copy(place)
        return [p for p, m in first.items() if _noticed(place, Mutant(p, m.file, _right(m.file)))]


def run(wanted: list[Mutant], minutes: float, workers: int) -> list[Told]:
    """Try wrong programs until the time is over; returns each that was tried, and whether it was noticed."""
    todo: multiprocessing.Queue[Mutant | None] = multiprocessing.Queue()
    told: multiprocessing.Queue[Told] = multiprocessing.Queue()
    team = [multiprocessing.Process(target=_work, args=(todo, told)) for _ in range(workers)]
    for one in team:
        one.start()
    end = time.monotonic() + minutes * 60
    ahead = iter(wanted)
    out = 0
    results: list[Told] = []
    for mutant in (next(ahead, None) for _ in range(workers)):
        if mutant is not None:
            todo.put(mutant)
            out += 1
    while out:
        results.append(told.get())
        out -= 1
        following = next(ahead, None) if time.monotonic() < end else None
        if following is not None:
            todo.put(following)
            out += 1
    for _ in team:
        todo.put(None)
    for one in team:
        one.join()
    return results


def report(results: list[Told], wanted: int, known: int) -> None:
    """Print the rate of each part and every change that no test noticed."""
    tried = Counter(m.part for m, _ in results)
    noticed = Counter(m.part for m, seen in results if seen)
    for mutant, _ in sorted((r for r in results if not r[1]), key=lambda r: (r[0].file, r[0].change.line)):
        print(f"{mutant.file}:{mutant.change.line}: {mutant.change.what}: {mutant.change.text}")
    print(f"tried {len(results)} of {wanted}; {known} more are excused in tests/mutants/excused.toml")
    for part in tried:
        print(
            f"{part:10} {noticed[part]:4} of {tried[part]:4} noticed, {100 * noticed[part] // tried[part]} %"
        )
    if results:
        print(
            f"{'all':10} {sum(noticed.values()):4} of {len(results):4} noticed, "
            f"{100 * sum(noticed.values()) // len(results)} %"
        )


def main() -> int:
    """Run, report; exit status 1 where less than the wanted share was noticed."""
    parser = argparse.ArgumentParser(
        prog="./dev mutants", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("paths", nargs="*", help="files or folders to make wrong; all parts if none is named")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument(
        "--own", action="store_true", help="a quick look: only the tests named after the file"
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--at-least", type=int, default=0, metavar="PERCENT", help="exit 1 below this share")
    options = parser.parse_args()
    if options.own:
        os.environ["MUTANTS_OWN_TESTS"] = "1"
    known = excuses()
    wanted = mutants(options.paths, set(known))
    failing = must_pass(wanted)
    if failing:
        print(f"The tests of {', '.join(failing)} fail as they are. Mend that first.")
        return 1
    results = run(wanted, options.minutes, options.workers)
    report(results, len(wanted), len(known))
    share = 100 * sum(seen for _, seen in results) / len(results) if results else 100
    return 0 if share >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
