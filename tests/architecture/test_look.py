"""Pages name tokens and components; they set no colour, size or font by hand."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "selfhelp" / "ui" / "rooms").rglob("*.py"))
#: What sets a look by hand.
CALLS = {
    *(
        "QColor",
        "QFont",
        "QPen",
        "QBrush",
        "QPalette",
        "setStyleSheet",
        "setFont",
        "setPalette",
        "setPixelSize",
    ),
    *(
        "setPointSize",
        "setFixedSize",
        "setFixedWidth",
        "setFixedHeight",
        "setMinimumWidth",
        "setMinimumHeight",
    ),
    *("setMaximumWidth", "setMaximumHeight", "setContentsMargins", "setSpacing", "addSpacing"),
}
COLOUR = re.compile(r"^#[0-9A-Fa-f]{3,8}$")
#: Files that still do, and how often. The numbers may only shrink; a file that is clean leaves the list.
STILL: dict[str, int] = {}


def by_hand(source: str) -> int:
    """Count the places where a colour, size or font is set."""
    found = 0
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            found += name in CALLS
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += bool(COLOUR.match(node.value))
    return found


@pytest.mark.parametrize("file", FILES, ids=[f.stem for f in FILES])
def test_pages_set_no_look(file: Path) -> None:
    """A page has as many as the list says, at most; new pages have none."""
    name = file.relative_to(ROOT / "selfhelp" / "ui").as_posix()
    assert by_hand(file.read_text(encoding="utf-8")) <= STILL.get(name, 0)


def test_the_list_shrinks() -> None:
    """No file is on the list with more than it has, so that nothing comes back."""
    now = {
        f.relative_to(ROOT / "selfhelp" / "ui").as_posix(): by_hand(f.read_text(encoding="utf-8"))
        for f in FILES
    }
    assert {name: now.get(name, 0) for name in STILL} == STILL


def test_the_measure_sees() -> None:
    """Colours, fonts and sizes are seen; words and components are not."""
    assert by_hand('label.setStyleSheet("x"); c = QColor("#1F2B33"); w.setFixedWidth(3)') == 4
    assert by_hand('hero = HeroCard("Save #1", why)') == 0
