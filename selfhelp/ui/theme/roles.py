"""What words on a page wear: a size, a weight and a colour for each role, set on the widget itself.

A sheet for the whole program would say the same in fewer lines, but Qt holds every rule of it against every
widget: a quarter of the time of a page went there.
"""

from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QPalette

from selfhelp.frozen import Frozen
from selfhelp.ui.theme.style import LOOK, families
from selfhelp.ui.theme.tokens import SIZES, Colours


class Wear(Frozen):
    """Size and colour by their names in the tokens, and the weight of the font."""

    size: str = "body"
    weight: int = 400
    colour: str = "ink"


ROLES = {
    "body": Wear(),
    "title": Wear("title", 600),
    "hero": Wear("hero", 600),
    "phone": Wear("hero", 600),
    "heading": Wear("heading", 600),
    "opening": Wear("heading", colour="muted"),
    "day": Wear(weight=600),
    "medium": Wear(weight=500),
    "strong": Wear(weight=600),
    "brand": Wear(weight=600),
    "muted": Wear(colour="muted"),
    "small": Wear("small", colour="muted"),
    "small-ink": Wear("small"),
    "section": Wear("small", 600, "muted"),
    "caution": Wear("small", colour="caution"),
    "number": Wear("title", 600, "danger"),
    "emergency": Wear("emergency", 600, "danger"),
}


@lru_cache(maxsize=64)
def _font(size: str, weight: int, scale: float) -> QFont:
    font = QFont(families())
    font.setPixelSize(round(SIZES[size] * scale))
    font.setWeight(QFont.Weight(weight))
    return font


@lru_cache(maxsize=16)
def _palette(colour: str, colours: Colours) -> QPalette:
    ink = QColor(colours.as_dict()[colour])
    palette = QPalette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, ink)
    return palette


def font_of(role: str) -> QFont | None:
    """Return the font of a role at the text size in use; None where it is that of the whole program."""
    wear = ROLES[role]
    usual = (wear.size, wear.weight) == (Wear().size, Wear().weight)
    return None if usual else _font(wear.size, wear.weight, LOOK.scale)


def palette_of(role: str) -> QPalette | None:
    """Return the colours of a role in the theme in use; None where they are those of the whole program."""
    colour = ROLES[role].colour
    return None if colour == Wear().colour else _palette(colour, LOOK.colours)
