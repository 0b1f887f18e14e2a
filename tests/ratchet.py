"""``./dev cover``: files that every test line by line goes through stay so. The list of them only grows.

Only the parts that need no window are measured, with their own tests: that takes a minute, where the whole
suite under measurement would take twice its time.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "tests" / "fully-covered.txt"
MEASURED = (
    "plan",
    "views",
    "case",
    "language",
    "catalogue",
    "documents",
    "twofactor",
    "passwords",
    "session.py",
)
#: The tests of a folder lie in one of the same name, those of a file in one that begins with ``test_``.
TESTS = tuple(f"test_{part}" if part.endswith(".py") else part for part in MEASURED)


def measure(folder: Path) -> dict[str, Any]:
    """Run the tests under measurement; returns coverage's own report, by file.

    Raises:
        SystemExit: a test fails, so the figures would say nothing.
    """
    data, made = folder / "data", folder / "report.json"
    there = [part for part in MEASURED if (ROOT / "selfhelp" / part).exists()]
    sources = ",".join(f"selfhelp.{part.removesuffix('.py')}" for part in there)
    tests = [str(ROOT / "tests" / part) for part in TESTS if (ROOT / "tests" / part).exists()]
    coverage = [sys.executable, "-m", "coverage"]
    run = [*coverage, "run", "--branch", f"--source={sources}", f"--data-file={data}", "-m", "pytest", "-q"]
    done = subprocess.run(
        [*run, *tests], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False
    )
    if done.returncode:
        raise SystemExit(done.returncode)
    subprocess.run([*coverage, "json", "-q", f"--data-file={data}", "-o", str(made)], cwd=ROOT, check=True)
    files: dict[str, Any] = json.loads(made.read_text(encoding="utf-8"))["files"]
    return files


def fully_covered(files: dict[str, Any]) -> set[str]:
    """Return the files of which every line and every branch was gone through."""
    return {
        Path(name).as_posix()
        for name, file in files.items()
        if file["summary"]["num_statements"]
        and not file["summary"]["missing_lines"]
        and not file["summary"]["missing_branches"]
    }


def judge(listed: set[str], full: set[str], there: set[str]) -> tuple[set[str], set[str]]:
    """Return the files that were fully covered and are no more, and those that newly are.

    A file that is gone or has another name is not held against anyone.
    """
    return (listed & there) - full, full - listed


def main() -> int:
    """Measure and compare with the list. Exit status 1 where a listed file is no longer fully covered."""
    parser = argparse.ArgumentParser(prog="./dev cover")
    parser.add_argument("--grow", action="store_true", help="put newly covered files on the list")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = measure(Path(folder))
    listed = set(LIST.read_text(encoding="utf-8").split()) if LIST.exists() else set()
    there = {name for name in listed if (ROOT / name).exists()}
    lost, new = judge(listed, fully_covered(files), there)
    for name in sorted(lost):
        missing = files[name]["missing_lines"] or files[name]["missing_branches"]
        print(f"{name}: was fully covered; no test goes through {missing}")
    if options.grow:
        LIST.write_text("".join(f"{name}\n" for name in sorted(there | new)), encoding="utf-8")
    print(f"{len(there) - len(lost)} files of {len(there)} on the list; {len(new)} newly fully covered")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
