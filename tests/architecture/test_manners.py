"""Rules on the code itself that no linter holds."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "selfhelp").rglob("*.py"))
IDS = [str(f.relative_to(ROOT)) for f in FILES]
LONGEST = 450
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
    """Short enough, a telling name, a first line that says what for, no print, no dialog in the way."""
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= LONGEST
    assert file.stem not in VAGUE
    assert ast.get_docstring(tree)
    if "commands" not in file.parts:
        assert called(tree, "print") == []
    for builtin in ("eval", "exec", "breakpoint", "input"):
        assert called(tree, builtin) == []
    assert "QMessageBox" not in source


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
