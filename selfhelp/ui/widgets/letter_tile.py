"""A service as a tile with its letters, in a quiet colour of its own. Never a brand's own mark."""

from collections.abc import Iterable
from zlib import crc32

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import HUES, RADIUS_TILE, Hue
from selfhelp.ui.widgets.surface import card
from selfhelp.ui.widgets.typeset import lay

#: Chosen once, so that the services people name most wear all six colours.
_SEED = 218
#: How people shorten names whose first letter is hard to read or shared by several they use.
_USUAL = {"Instagram": "Ig", "WhatsApp": "Wa", "Wikipedia and Wikimedia": "Wi", "LinkedIn": "Li"}
#: Letters that are easily taken for another one.
_HARD_TO_READ = frozenset("Il1O0")


def hue_of(name: str) -> Hue:
    """Return the colour of a name: the same on every computer and on every day."""
    return HUES[crc32(name.casefold().encode(), _SEED) % len(HUES)]


def letters_of(name: str, others: Iterable[str] = ()) -> str:
    """Return the letters on a tile: one, or two where the first is shared or hard to read."""
    if name in _USUAL:
        return _USUAL[name]
    own = [c for c in name if c.isalnum()]
    if not own:
        return "·"
    first = own[0].upper()
    shared = any(o != name and o[:1].upper() == first for o in others)
    two = shared or first in _HARD_TO_READ
    if not two or len(own) < 2:
        return first
    # "Old mail" is Om: two words have a letter each.
    words = [word for word in name.split() if word[0].isalnum()]
    return first + (words[1][0] if len(words) > 1 else own[1]).lower()


def paint_tile(painter: QPainter, box: QRectF, name: str, letters: str = "", *, chosen: bool = False) -> None:
    """Paint the tile of a name.

    Args:
        painter: is painting the widget under it.
        box: where, a square.
        name: of the service.
        letters: where they are not simply the first.
        chosen: the card under it is tinted, and a tint on a tint is hard to see: the tile is plain.
    """
    ground, ink = LOOK.colours.tiles[HUES.index(hue_of(name))]
    if chosen:
        ground = LOOK.colours.surface
    card(painter, box, RADIUS_TILE * box.width() / 40 if box.width() < 40 else RADIUS_TILE, ground)
    shown = letters or letters_of(name)
    used = face("strong" if box.width() >= LOOK.px(32) else "small-strong")
    block = lay(shown, used, box.width(), lines=1, align="middle")
    block.paint(painter, box.x(), box.center().y() - block.height / 2, ink)


class LetterTile(QWidget):
    """A tile beside a title. The name stands next to it in words, so screen readers pass it over."""

    def __init__(self, name: str, letters: str = "", side: int = 40, parent: QWidget | None = None) -> None:
        """Make it for a name; ``side`` in pixels at 100 % text."""
        super().__init__(parent)
        self._name, self._letters, self._side = name, letters, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        return QSize(LOOK.px(self._side), LOOK.px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        paint_tile(painter, QRectF(self.rect()), self._name, self._letters)
        painter.end()
