"""The style sheet speaks only of what is there: a rule for a widget that is gone is work for nobody."""

import ast
import re
from pathlib import Path

import pytest
from PySide6 import QtWidgets

ROOT = Path(__file__).resolve().parents[2]
SHEET = (ROOT / "resources" / "theme" / "style.qss").read_text(encoding="utf-8")
#: Made by Qt inside what we make: menus of buttons, popups of combo boxes, the dialog that asks for files.
BY_QT = {"QScrollBar", "QMenu", "QToolTip", "QAbstractItemView", "QPushButton", "QWidget"}
#: Calls whose words become a role of the sheet, besides ``setProperty``.
ROLES = {"Prose", "Heading", "Selectable", "selectable"}


def _selectors() -> list[str]:
    heads = re.findall(r"^([^{]+)\{", SHEET, re.MULTILINE)
    return [one.strip() for head in heads for one in head.split(",")]


def _words(node: ast.AST) -> set[str]:
    """Return the words that an argument can be: itself, or both branches of a choice."""
    if isinstance(node, ast.IfExp):
        return _words(node.body) | _words(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


class _Found(ast.NodeVisitor):
    def __init__(self) -> None:
        self.properties: dict[str, set[str]] = {"role": set()}
        self.names: set[str] = set()
        self.classes: set[str] = set()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes |= {b.id for b in node.bases if isinstance(b, ast.Name)}
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        self.classes.add(called)
        values = {w for argument in node.args[1:] for w in _words(argument)}
        if called == "setProperty" and isinstance(node.args[0], ast.Constant):
            self.properties.setdefault(str(node.args[0].value), set()).update(values)
        elif called in ROLES:
            self.properties["role"] |= values | {w for k in node.keywords for w in _words(k.value)}
        elif called == "setObjectName":
            self.names |= {w for argument in node.args for w in _words(argument)}
        self.generic_visit(node)


@pytest.fixture(scope="module")
def found() -> _Found:
    """Return what the window's code makes: classes, object names, properties."""
    seen = _Found()
    for path in (ROOT / "selfhelp" / "ui").rglob("*.py"):
        seen.visit(ast.parse(path.read_text(encoding="utf-8")))
    # The helpers in text.py hand their role on, and Prose has one by itself.
    helpers = ast.parse((ROOT / "selfhelp" / "ui" / "widgets" / "text.py").read_text(encoding="utf-8"))
    seen.properties["role"] |= {"body"} | {w for n in ast.walk(helpers) for w in _level(n)}
    return seen


def _level(node: ast.AST) -> set[str]:
    return (
        _words(node.args.defaults[-1]) if isinstance(node, ast.FunctionDef) and node.args.defaults else set()
    )


def test_every_selector_names_something_that_is_there(found: _Found) -> None:
    """Class, object name and property of each rule are made somewhere in the window's code."""
    dead = []
    for selector in _selectors():
        for kind in re.findall(r"\bQ[A-Z]\w+", selector):
            bases = {c for c in found.classes if c.startswith("Q") and hasattr(QtWidgets, c)}
            lives = kind in BY_QT or any(
                issubclass(getattr(QtWidgets, c), getattr(QtWidgets, kind)) for c in bases
            )
            dead += [] if lives else [f"{selector}: nothing makes a {kind}"]
        for name in re.findall(r"#(\w+)", selector):
            dead += [] if name in found.names else [f"{selector}: nothing is called {name}"]
        for name, value in re.findall(r'\[(\w+)="([^"]+)"\]', selector):
            lives = value in found.properties.get(name, set())
            dead += [] if lives else [f'{selector}: nothing has {name} "{value}"']
    assert dead == []
