"""Which tests go through which line, and how long each takes: so that a wrong line is judged by those alone.

Run as a program of its own, because what is imported before the measurement starts is not seen by it.
"""

import json
import os
import sys
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Touched:
    """What was measured.

    Args:
        seconds: test to the seconds it took, by its name in pytest.
        lines: file to line to the tests that went through it; a line that only ran while the file was read
            has none.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, dict[int, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, file: str, line: int, most: float, *, elsewhere: bool = False) -> list[str]:
        """Return the tests of a line, the quickest first, until they take so many seconds together.

        A line that runs only while its file is read (a default, a table) is judged by all tests of the part;
        so is one that no test goes through, where it may run ``elsewhere``: in a process that a test starts.
        Any other line that no test goes through is judged by none.
        """
        lines = self.lines.get(file, {})
        asked = lines.get(line, ())
        if not asked and (elsewhere or line in lines):
            asked = tuple(self.seconds)
        found = sorted(asked, key=lambda test: self.seconds.get(test, 0))
        chosen: list[str] = []
        used = 0.0
        for test in found:
            used += self.seconds.get(test, 0)
            if used > most and chosen:
                break
            chosen.append(test)
        return chosen


class _Watch:
    """Tells the measurement which test is running."""

    def __init__(self, measured: Any) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self.measured.switch_context(item.nodeid)
        start = sum(os.times()[:4])
        try:
            return (yield)
        finally:
            # Those of the processes it started count too.
            self.seconds[item.nodeid] = round(sum(os.times()[:4]) - start, 3)
            self.measured.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)


def measure(tests: list[str], data: Path) -> dict[str, Any]:
    """Run tests under measurement; returns what JSON can hold of it. Tests that fail are left out."""
    import coverage

    measured = coverage.Coverage(
        data_file=str(data), branch=False, source_pkgs=["selfhelp"], config_file=False, messages=False
    )
    measured.start()
    watch = _Watch(measured)
    pytest.main(["-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-seed=0", *tests], [watch])
    measured.stop()
    found = measured.get_data()
    lines: dict[str, dict[int, list[str]]] = {}
    for name in found.measured_files():
        if not Path(name).is_relative_to(ROOT):
            continue
        by_line = {
            line: [one for one in tests if one and one not in watch.failed]
            for line, tests in found.contexts_by_lineno(name).items()
        }
        lines[Path(name).relative_to(ROOT).as_posix()] = by_line
    return {"seconds": watch.seconds, "failed": sorted(watch.failed), "lines": lines}


def part_of(made: dict[str, Any], test_file: str) -> dict[str, Any]:
    """Return what was measured of one file of tests, so that a new file has only itself measured."""
    start = f"{test_file}::"
    lines = {
        file: {line: [one for one in tests if one.startswith(start)] for line, tests in by_line.items()}
        for file, by_line in made["lines"].items()
    }
    seconds = {test: took for test, took in made["seconds"].items() if test.startswith(start)}
    return {"seconds": seconds, "lines": lines}


def read(paths: Iterable[Path]) -> Touched:
    """Return together what was measured of some files of tests."""
    seconds: dict[str, float] = {}
    lines: dict[str, dict[int, tuple[str, ...]]] = {}
    for path in paths:
        held = json.loads(path.read_text(encoding="utf-8"))
        seconds |= held["seconds"]
        for file, by_line in held["lines"].items():
            whole = lines.setdefault(file, {})
            for line, tests in by_line.items():
                whole[int(line)] = (*whole.get(int(line), ()), *tests)
    return Touched(seconds, lines)


def main() -> int:
    """``python -m tests.mutants.touched OUT TEST …``: measure, and write the result."""
    out, *tests = sys.argv[1:]
    os.environ["SELFHELP_MUTANT"] = "1"
    made = measure(tests, Path(out).with_suffix(".coverage"))
    Path(out).write_text(json.dumps(made), encoding="utf-8")
    for test in made["failed"]:
        print(f"fails as it is, and judges nothing: {test}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
