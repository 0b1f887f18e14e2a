"""Rules on the code itself that no linter holds."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "selfhelp").rglob("*.py"))
IDS = [str(f.relative_to(ROOT)) for f in FILES]
#: The code that keeps to a size: what is shipped, what maintains it, and what tests it.
SIZED = sorted(f for top in ("selfhelp", "maintainer", "tests") for f in (ROOT / top).rglob("*.py"))
LONGEST = 400
LONGEST_FUNCTION = 60
#: A line that silences a checker, and one that says why: words behind the last code.
SILENCED = re.compile(r"# (noqa|type: ignore)\b")
REASON = re.compile(
    r"# (?:noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*|type: ignore\[[a-z,-]+\])(?! *#? *(?:noqa|type:)).*[a-z]{2}"
)
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "shared", "base"}


def called(tree: ast.AST, name: str) -> list[int]:
    """Return the lines on which a built-in function is called."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_manners(file: Path) -> None:
    """A telling name, a first line that says what for, no print, no dialog in the way."""
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert file.stem not in VAGUE
    assert ast.get_docstring(tree)
    if "commands" not in file.parts:
        assert called(tree, "print") == []
    for builtin in ("eval", "exec", "breakpoint", "input"):
        assert called(tree, builtin) == []
    assert "QMessageBox" not in source


def too_long(source: str) -> list[str]:
    """Return what is longer than one can take in: the file by its lines, and each function by its name."""
    lines = source.count("\n")
    found = [] if lines <= LONGEST else [f"{lines} lines"]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            found += [f"{node.name}: {size} lines"] if size > LONGEST_FUNCTION else []
    return found


def test_nothing_is_too_long() -> None:
    """Files and functions stay as short as their one purpose, in the program, its tools and its tests."""
    long = {str(f.relative_to(ROOT)): too_long(f.read_text(encoding="utf-8")) for f in SIZED}
    assert len(long) > len(FILES)
    assert {name: found for name, found in long.items() if found} == {}


def test_the_measure_of_length_sees() -> None:
    """One line more than a file or a function may have is seen, in a class too; fewer are not."""
    body = "        pass\n" * (LONGEST_FUNCTION - 1)
    assert too_long(f"class A:\n    def f(self):\n{body}") == []
    assert too_long(f"class A:\n    async def f(self):\n{body}        pass\n") == ["f: 61 lines"]
    assert too_long("pass\n" * LONGEST) == []
    assert too_long("pass\n" * (LONGEST + 1)) == ["401 lines"]


def test_a_checker_that_is_silenced_has_its_reason_beside_it() -> None:
    """Whoever meets such a line reads on it why the checker is wrong here."""
    silent = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in SIZED
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if SILENCED.search(line) and not REASON.search(line)
    ]
    assert silent == []


def test_a_missing_reason_is_seen() -> None:
    """A bare code is none, however many there are; a word behind it is."""
    no, ignored = "no" + "qa", "type: " + "ignore"
    for line in (
        f"x = 1  # {no}: S101",
        f"x = 1  # {ignored}[misc]",
        f"x = 1  # {ignored}[misc]  # {no}: S1, B2",
    ):
        assert SILENCED.search(line)
        assert not REASON.search(line)
    for line in (f"x = 1  # {no}: S101  tests assert", f"x = 1  # {ignored}[misc]  # bound now"):
        assert REASON.search(line)


def test_names_that_qt_calls_are_its_own() -> None:
    """What may be named against our rule is a method of Qt's, and one that we answer to."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = set(settings["tool"]["ruff"]["lint"]["pep8-naming"]["extend-ignore-names"])
    classes = (getattr(module, name) for module in (QtCore, QtGui, QtWidgets) for name in dir(module))
    of_qt = {name for one in classes for name in dir(one)}
    ours = {
        node.name
        for file in SIZED
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert sorted(names - of_qt) == []
    assert sorted(names - ours) == []


def test_folders_have_telling_names() -> None:
    """No package is a drawer for whatever fits nowhere else."""
    assert not {p.name for p in (ROOT / "selfhelp").rglob("*") if p.is_dir()} & VAGUE


def test_no_link_opens_without_the_opener() -> None:
    """Nothing in the program opens a browser by itself; links go through the one opener that checks them."""
    loose = [
        str(f.relative_to(ROOT))
        for f in FILES
        if "guard" not in f.parts
        and any(
            word in f.read_text(encoding="utf-8") for word in ("QDesktopServices", "webbrowser", "xdg-open")
        )
    ]
    assert loose == []


def test_no_password_in_what_is_kept() -> None:
    """No value of the case has a field that could hold a password."""
    from selfhelp.case import model

    fields = {
        name
        for value in vars(model).values()
        if isinstance(value, type) and value.__module__ == model.__name__
        for name in getattr(value, "__struct_fields__", ())
    }
    assert {"answers", "username", "subject"} <= fields
    assert not [f for f in fields if "password" in f or "secret" in f or "passphrase" in f or f == "key"]


def test_only_one_place_writes_a_subject() -> None:
    """A subject is named in ``case/subjects.py``; a string put together elsewhere goes its own way."""
    from selfhelp.case.subjects import FOLLOW_UP, KINDS

    starts = tuple(f"{kind}:" for kind in (*KINDS, FOLLOW_UP))
    loose = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in FILES
        if file.name != "subjects.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(starts)
        # A docstring may name one.
        and "\n" not in node.value
        and " " not in node.value
    ]
    assert loose == []
