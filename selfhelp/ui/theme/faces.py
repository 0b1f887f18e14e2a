"""The text sizes as fonts. A face is a size, a weight and a line; pages name it and never a number."""

from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QFont

from selfhelp.frozen import Frozen
from selfhelp.ui.theme.style import LOOK, families
from selfhelp.ui.theme.tokens import LINES, SIZES

FaceName = Literal[
    "small", "small-strong", "body", "medium", "strong", "heading", "opening", "hero", "title", "emergency"
]
_WEIGHTS = {"regular": 400, "medium": 500, "strong": 600}
_FACES: dict[str, tuple[str, str, str]] = {
    # name: size, line, weight
    "small": ("small", "small", "regular"),
    "small-strong": ("small", "small", "strong"),
    "body": ("body", "body", "regular"),
    "medium": ("body", "body", "medium"),
    "strong": ("body", "body", "strong"),
    "heading": ("heading", "heading", "strong"),
    "opening": ("heading", "opening", "regular"),
    "hero": ("hero", "hero", "strong"),
    "title": ("title", "title", "strong"),
    "emergency": ("emergency", "emergency", "strong"),
}


class Face(Frozen):
    """A font with the height of its line, in pixels. Two are the same where name, size and figures are."""

    font: QFont
    line: int
    key: tuple[object, ...]

    def _compared(self) -> tuple[object, ...]:
        return self.line, self.key


@lru_cache(maxsize=256)
def _made(name: str, scale: float, tabular: bool, names: tuple[str, ...]) -> Face:
    size, line, weight = _FACES[name]
    font = QFont(list(names))
    font.setPixelSize(round(SIZES[size] * scale))
    font.setWeight(QFont.Weight(_WEIGHTS[weight]))
    if tabular:
        # Figures of one width, so that a column of times stands straight.
        font.setFeature(QFont.Tag("tnum"), 1)
    return Face(font, round(LINES[line] * scale), (name, scale, tabular, names))


def face(name: FaceName, *, tabular: bool = False) -> Face:
    """Return a face at the text size in use.

    Args:
        name: which of the faces; ``medium`` is for titles of rows, ``strong`` for buttons.
        tabular: whether figures stand in columns, as times and counts do; never for phone numbers.
    """
    return _made(name, LOOK.scale, tabular, families())
