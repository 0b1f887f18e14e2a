"""What Qt paints has rules of its own; nothing has rules that are held against every widget of a page."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6 import QtWidgets

from selfhelp.app import application
from selfhelp.ui.theme import style
from selfhelp.ui.theme.roles import ROLES, font_of, palette_of
from selfhelp.ui.theme.tokens import DARK, LIGHT, SIZES

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "resources" / "theme"
SHEETS = {path.stem: path.read_text(encoding="utf-8") for path in THEME.glob("*.qss")}
#: Made by Qt inside what we make: menus of buttons, popups of combo boxes, the dialog that asks for files.
BY_QT = {"QScrollBar", "QMenu", "QToolTip", "QAbstractItemView", "QPushButton", "QLabel"}
#: What Qt's own file dialog is made of.
IN_DIALOGS = {"QTreeView", "QListView", "QHeaderView", "QSplitter"}
#: Calls whose second argument, or only keyword, is a role.
WEARERS = {"Prose", "Heading", "Selectable", "selectable"}


def _selectors() -> list[tuple[str, str]]:
    heads = [
        (name, head)
        for name, sheet in SHEETS.items()
        for head in re.findall(r"^([^{]+)\{", sheet, re.MULTILINE)
    ]
    return [(name, one.strip()) for name, head in heads for one in head.split(",")]


def _words(node: ast.AST) -> set[str]:
    """Return the words that an argument can be: itself, or both branches of a choice."""
    if isinstance(node, ast.IfExp):
        return _words(node.body) | _words(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


class _Found(ast.NodeVisitor):
    def __init__(self) -> None:
        self.properties: dict[str, set[str]] = {}
        self.roles: set[str] = set()
        self.classes: set[str] = set()
        self.parts: set[str] = set()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes |= {b.id for b in node.bases if isinstance(b, ast.Name)}
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        self.classes.add(called)
        values = {w for argument in node.args[1:2] for w in _words(argument)}
        if called == "setProperty" and isinstance(node.args[0], ast.Constant):
            self.properties.setdefault(str(node.args[0].value), set()).update(values)
        elif called in WEARERS:
            self.roles |= values | {
                w for k in node.keywords if k.arg in ("role", "level") for w in _words(k.value)
            }
        elif called == "wear":
            self.roles |= {w for argument in node.args for w in _words(argument)}
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        named = [a.arg for a in node.args.args][-len(node.args.defaults) :] if node.args.defaults else []
        for name, default in zip(named, node.args.defaults, strict=True):
            self.roles |= _words(default) if name in ("role", "level") else set()
        self.generic_visit(node)


@pytest.fixture(scope="module")
def found() -> _Found:
    """Return what the window's code makes: classes, properties, roles."""
    seen = _Found()
    for path in (ROOT / "selfhelp" / "ui").rglob("*.py"):
        seen.visit(ast.parse(path.read_text(encoding="utf-8")))
    return seen


def test_every_selector_names_something_that_is_there(found: _Found) -> None:
    """Class and property of each rule are made somewhere in the window's code."""
    dead = []
    bases = {c for c in found.classes if c.startswith("Q") and hasattr(QtWidgets, c)}
    for sheet, selector in _selectors():
        for kind in re.findall(r"\bQ[A-Z]\w+", selector):
            by_qt = BY_QT | IN_DIALOGS if sheet == "dialogs" else BY_QT
            lives = kind in by_qt or any(
                issubclass(getattr(QtWidgets, c), getattr(QtWidgets, kind)) for c in bases
            )
            dead += [] if lives else [f"{sheet}: {selector}: nothing makes a {kind}"]
        for name, value in re.findall(r'\[(\w+)="([^"]+)"\]', selector):
            lives = value in found.properties.get(name, set())
            dead += [] if lives else [f'{sheet}: {selector}: nothing has {name} "{value}"']
    assert dead == []


def test_every_part_has_its_rules() -> None:
    """The parts that can be asked for are the files that are there."""
    assert set(get_args(style.Part)) == set(SHEETS)


def test_only_dialogs_speak_of_everything() -> None:
    """A rule for every widget costs a quarter of a page's time; a dialog of Qt's has no other way."""
    assert [sheet for sheet, selector in _selectors() if selector == "*"] == ["dialogs"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_program_has_no_sheet(theme: str) -> None:
    """Dressed in either theme, the application holds no rules against its widgets."""
    app = application()
    style.apply(app, theme, 100)
    assert app.styleSheet() == ""
    style.apply(app, "light", 100)


def test_roles_are_those_that_are_worn(found: _Found) -> None:
    """Each role that words wear has its size, weight and colour, and none is there for nobody."""
    assert found.roles == set(ROLES)


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_role_is_worn_as_it_is_written(role: str, theme: str, colours: object) -> None:
    """At 150 % each role has its size one and a half times, its weight, and its colour in the theme."""
    app = application()
    style.apply(app, theme, 150)
    worn = ROLES[role]
    font, palette = font_of(role) or app.font(), palette_of(role) or app.palette()
    style.apply(app, "light", 100)
    assert font.pixelSize() == round(SIZES[worn.size] * 1.5)
    assert font.weight() == worn.weight
    assert palette.windowText().color().name().upper() == getattr(colours, worn.colour)
