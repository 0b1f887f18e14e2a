"""Pages use the program's own fields and lists: those have limits, and leave the mouse wheel to the page."""

import ast
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "selfhelp" / "ui"
#: What may not be made outside of ``widgets/``, and what stands in for it.
OWN = {
    "QComboBox": "widgets.labelled_field.Combo",
    "QLineEdit": "widgets.field.Line",
    "QPlainTextEdit": "widgets.field.Words",
    "QSpinBox": "widgets.field.Line",
    "QDateEdit": "widgets.field.Line",
    "QTextEdit": "widgets.field.Words",
}
#: The gallery shows components to those who make them; no person meets it.
FILES = sorted(p for p in UI.rglob("*.py") if not {"widgets", "gallery"} & set(p.parts))


def made_in(source: str) -> list[str]:
    """Return which of Qt's own widgets a source makes."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = [f.id if isinstance(f, ast.Name) else getattr(f, "attr", "") for f in calls]
    return [name for name in names if name in OWN]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(UI).as_posix())
def test_no_page_makes_a_plain_field(path: Path) -> None:
    """A page that makes one of Qt's own is told what to use."""
    found = made_in(path.read_text(encoding="utf-8"))
    assert not found, {name: OWN[name] for name in found}


def test_the_look_finds_what_it_looks_for() -> None:
    """It sees a call by name and by module."""
    assert made_in("QComboBox()\nQtWidgets.QLineEdit('x')\nPicker()") == ["QComboBox", "QLineEdit"]
