"""Tries wrong programs: each in a child that has the right program read, and reads what is wrong again."""

import ctypes
import gc
import importlib
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutants.changes import Change
from tests.mutants.reading import imports, module_of, readers

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Seconds of the processor, and of the clock, after which a wrong program counts as noticed: it hangs.
BUSY, LONGEST = 60, 240
#: Read once by each worker, before it makes any child.
FIRST = (
    *("pytest", "hypothesis.strategies", "PySide6.QtTest", "PySide6.QtWidgets"),
    *("tests.factory", "selfhelp.session", "selfhelp.life", "selfhelp.passwords.audit"),
)

#: The warning is about what a worker has read for all its children, and here every warning is an error.
OPTIONS = (
    *("-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"),
    *("-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"),
)


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


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a mutant: the test that noticed it, ``hangs``, or nothing; or why it was not tried."""

    mutant: Mutant
    by: str
    trouble: str = ""


class _First:
    """Remembers the first test that fails."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def pytest_runtest_logreport(self, report: object) -> None:
        if getattr(report, "failed", False) and not self.path.exists():
            self.path.write_text(str(getattr(report, "nodeid", "")), encoding="utf-8")

    pytest_collectreport = pytest_runtest_logreport


class _There:
    """Remembers which tests there are."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def pytest_collection_finish(self, session: "pytest.Session") -> None:
        self.names.update(item.nodeid for item in session.items)

    def of(self, tests: list[str]) -> list[str]:
        """Return these tests; where a case of one has another name in the wrong program, all of its cases."""
        whole = {name.split("[", maxsplit=1)[0] for name in self.names}
        known = (test if test in self.names else test.split("[", maxsplit=1)[0] for test in tests)
        return list(dict.fromkeys(test for test in known if test in self.names | whole))


def die_with_parent() -> None:
    """Leave no child behind when whoever started the run ends it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _copy(place: Path) -> None:
    """Make a copy of the program in which one file can be made wrong."""
    # Pytest follows links, so linked tests would import the right program beside them.
    for name in ("selfhelp", "tests", "maintainer"):
        shutil.copytree(ROOT / name, place / name)
    for name in ("resources", "i18n", "pyproject.toml", "docs", "dev", "README.md"):
        (place / name).symlink_to(ROOT / name)


class Workshop:
    """A copy of the program with its modules read, in which one file after the other is made wrong."""

    def __init__(self, place: Path) -> None:
        self.place = place
        _copy(place)
        os.chdir(place)
        sys.dont_write_bytecode = True
        os.environ.update(PYTHONPATH=str(place), PYTHONDONTWRITEBYTECODE="1", SELFHELP_MUTANT="1")
        self.graph = imports(place, ("selfhelp", "tests"))
        sys.path[:] = [str(place), *(one for one in sys.path if one not in ("", str(ROOT)))]
        _forget({name for name in sys.modules if name.startswith(("selfhelp", "maintainer"))})
        for name in FIRST:
            importlib.import_module(name)
        self.shipped = importlib.import_module("tests.factory").shipped()
        # What is there now is shared by all children, and looked through by none of them.
        gc.collect()
        gc.freeze()

    def first_to_fail(self, mutant: Mutant, tests: list[str]) -> str:
        """Return the test that fails on the wrong program, ``hangs``, or nothing.

        Raises:
            RuntimeError: the tests could not be run.
        """
        path = self.place / mutant.file
        right, before = path.read_bytes(), path.stat()
        path.write_text(mutant.change.source, encoding="utf-8")
        try:
            return self._in_a_child(mutant, tests)
        finally:
            path.write_bytes(right)
            # With its old date the file is read from what Python has made of it before.
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def _in_a_child(self, mutant: Mutant, tests: list[str]) -> str:
        first = self.place / "first-to-fail"
        first.unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            self._run(mutant, tests, first)
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                with suppress(ProcessLookupError):
                    os.killpg(child, signal.SIGKILL)
                return _what_came(status, first)
            time.sleep(0.02)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "hangs"

    def _run(self, mutant: Mutant, tests: list[str], first: Path) -> None:
        """Run the tests in this process, which ends with them."""
        status = 1
        try:
            die_with_parent()
            os.setpgid(0, 0)
            _limit()
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            _forget(readers(module_of(mutant.file), self.graph))
            # Asked before the wrong module is read: it may read the shapes of the catalogue anew.
            same_shapes = "selfhelp.catalogue.model.whole" in sys.modules
            if not _can_be_read(mutant.file):
                first.write_text("can not be read", encoding="utf-8")
                return
            if same_shapes:
                # The catalogue was read by the right program, and what is wrong has no part in that.
                vars(importlib.import_module("tests.factory"))["shipped"] = lambda: self.shipped
            import pytest

            status = int(pytest.main([*OPTIONS, *tests], [_First(first)]))
            if status == pytest.ExitCode.USAGE_ERROR:
                # A file of tests that can't be read has no such tests; asked for whole, it says why.
                files, there = dict.fromkeys(test.split("::", maxsplit=1)[0] for test in tests), _There()
                pytest.main([*OPTIONS, "--collect-only", *files], [_First(first), there])
                if not first.exists() and (known := there.of(tests)):
                    status = int(pytest.main([*OPTIONS, *known], [_First(first)]))
        finally:
            os._exit(status)


def _what_came(status: int, first: Path) -> str:
    """Return which test failed first, ``hangs``, or nothing.

    Raises:
        RuntimeError: the tests could not be run, so nothing was judged.
    """
    code = os.waitstatus_to_exitcode(status)
    if first.exists() and code > 0:
        return first.read_text(encoding="utf-8")
    if code > 0:
        raise RuntimeError(f"pytest could not run the tests of a wrong program; it ended with {code}")
    return "hangs" if code < 0 else ""


def _can_be_read(file: str) -> bool:
    """Tell whether a wrong module can be imported; pytest would only say that there are no such tests."""
    try:
        importlib.import_module(module_of(file))
    except Exception:  # noqa: BLE001  whatever it is, every test notices it
        return False
    return True


def _limit() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (BUSY, BUSY))


def _forget(names: set[str]) -> None:
    """Take modules out of memory, and out of the packages that hold them."""
    for name in names & set(sys.modules):
        del sys.modules[name]
        package, _, leaf = name.rpartition(".")
        if package in sys.modules:
            vars(sys.modules[package]).pop(leaf, None)


Job = tuple[Mutant, list[str]]


def _work(todo: "multiprocessing.Queue[Job | None]", told: "multiprocessing.Queue[Told]") -> None:
    """Try one wrong program after the other in a folder of this process's own."""
    die_with_parent()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        workshop = Workshop(Path(folder))
        while (job := todo.get()) is not None:
            mutant, tests = job
            try:
                told.put(Told(mutant, workshop.first_to_fail(mutant, tests) if tests else ""))
            except RuntimeError as wrong:
                told.put(Told(mutant, "", str(wrong)))


class Team:
    """Some workers, each with a workshop."""

    def __init__(self, workers: int) -> None:
        self.todo: multiprocessing.Queue[Job | None] = multiprocessing.Queue()
        self.told: multiprocessing.Queue[Told] = multiprocessing.Queue()
        self.workers = [
            multiprocessing.Process(target=_work, args=(self.todo, self.told)) for _ in range(workers)
        ]
        for one in self.workers:
            one.start()

    def end(self) -> None:
        """Let every worker finish and go."""
        for _ in self.workers:
            self.todo.put(None)
        for one in self.workers:
            one.join()
