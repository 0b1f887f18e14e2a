"""What to change first, as tiles in a row: the first ones, those that can wait, how many look fine."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.language import number, pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_CARD, RADIUS_TILE
from selfhelp.ui.widgets.letter_tile import letters_of, paint_tile
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.surface import card, outline, round_icon
from selfhelp.ui.widgets.typeset import draw, flip

#: Tiles, the way from one to the next, and from one part to the next, in pixels at 100 % text.
TILE, STEP, APART = 40, 64, 40
#: Above the tiles, for the lines between them; below, for the words.
ABOVE, BELOW = 44, 44
#: More tiles than this in a part are a number.
MOST = 5


@dataclass(frozen=True, slots=True)
class OrderTile:
    """One account: its name, and letters where they are not those of the name."""

    name: str
    letters: str = ""


@dataclass(frozen=True, slots=True)
class OrderPart:
    """Tiles that belong together, the words under them, and how many more there are than tiles."""

    words: str
    tiles: tuple[OrderTile, ...] = ()
    more: int = 0
    done: bool = False


class OrderPicture(QWidget):
    """The picture. What it shows is its name in words; the list under it says the same."""

    def __init__(self, parts: Sequence[OrderPart], links: Sequence[tuple[int, int]] = ()) -> None:
        """Make it; ``links`` are pairs of tiles, counted through all parts, that belong together."""
        super().__init__()
        self._parts = [_fitting(part) for part in parts if part.tiles or part.more]
        shown = sum(len(part.tiles) for part in self._parts)
        self._links = [(a, b) for a, b in links if a < shown and b < shown]
        said = (_spoken(part) for part in self._parts)
        speak_as(self, QAccessible.Role.Graphic, " ".join(said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fits(self, width: float) -> bool:
        """Tell whether it can be shown in a width, in pixels."""
        return width >= self._wide() + 2 * LOOK.px(24)

    def _wide(self) -> int:
        places = sum(_places(part) for part in self._parts)
        return LOOK.px(STEP) * places + LOOK.px(APART) * max(0, len(self._parts) - 1)

    def sizeHint(self) -> QSize:
        """Return the height of lines, tiles and words."""
        return QSize(self._wide() + 2 * LOOK.px(24), LOOK.px(ABOVE + TILE + BELOW))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and little width."""
        return QSize(LOOK.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint card, lines, tiles and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, colours = QRectF(self.rect()), LOOK.colours
        card(painter, whole, RADIUS_CARD, colours.surface, colours.line)
        side, step, top = LOOK.px(TILE), LOOK.px(STEP), LOOK.px(ABOVE)
        x = (whole.width() - self._wide()) / 2
        boxes: list[QRectF] = []
        names = [tile.name for part in self._parts for tile in part.tiles]
        for part in self._parts:
            start = x
            for tile in part.tiles:
                box = QRectF(x + (step - side) / 2, top, side, side)
                boxes.append(box)
                paint_tile(painter, flip(box, whole), tile.name, tile.letters or letters_of(tile.name, names))
                x += step
            if part.more:
                box = QRectF(x + (step - side) / 2, top, side, side)
                _paint_more(painter, flip(box, whole), part)
                x += step
            line = QRectF(start + LOOK.px(8), top + side + LOOK.px(10), x - start - LOOK.px(16), 2)
            painter.fillRect(flip(line, whole), QColor(colours.line))
            words = QRectF(start - LOOK.px(APART) / 2, line.bottom() + LOOK.px(3), 0, LOOK.px(20))
            words.setWidth(x - start + LOOK.px(APART))
            draw(painter, flip(words, whole), part.words, face("small"), colours.muted, align="middle")
            x += LOOK.px(APART)
        self._paint_links(painter, boxes, whole)
        painter.end()

    def _paint_links(self, painter: QPainter, boxes: list[QRectF], whole: QRectF) -> None:
        colours = LOOK.colours
        for first in dict.fromkeys(a for a, _b in self._links):
            frame = boxes[first].adjusted(-5, -5, 5, 5)
            outline(painter, flip(frame, whole), RADIUS_TILE + 5, colours.weak, 2)
        for a, b in self._links:
            start = flip(QRectF(boxes[a].center(), boxes[a].center()), whole).topLeft()
            end = flip(QRectF(boxes[b].center(), boxes[b].center()), whole).topLeft()
            start.setY(boxes[a].top() - 5)
            end.setY(boxes[b].top() - LOOK.px(6))
            # The further away, the higher the arc; it stays inside the card.
            reach = min(abs(end.x() - start.x()) / LOOK.px(STEP), 6)
            high = LOOK.px(10) + reach * LOOK.px(4)
            arc = QPainterPath(start)
            arc.cubicTo(QPointF(start.x(), start.y() - high), QPointF(end.x(), end.y() - high), end)
            painter.setPen(QPen(QColor(colours.weak), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(arc)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.weak))
            painter.drawEllipse(end, LOOK.px(3), LOOK.px(3))


def _fitting(part: OrderPart) -> OrderPart:
    if len(part.tiles) <= MOST:
        return part
    shown = part.tiles[: MOST - 1]
    return OrderPart(part.words, shown, part.more + len(part.tiles) - len(shown), part.done)


def _places(part: OrderPart) -> int:
    return len(part.tiles) + bool(part.more)


def _spoken(part: OrderPart) -> str:
    names = [tile.name for tile in part.tiles]
    if part.more:
        names.append(number(part.more) if not names else f"+{number(part.more)}")
    listed = pgettext("list of words", ", ").join(names)
    return pgettext("order", "{part}: {list}.", part=part.words, list=listed)


def _paint_more(painter: QPainter, box: QRectF, part: OrderPart) -> None:
    colours = LOOK.colours
    if part.done and not part.tiles:
        round_icon(painter, box, "check", "done")
        return
    card(painter, box, RADIUS_TILE, colours.press)
    draw(painter, box, f"+{number(part.more)}", face("small-strong"), colours.muted, align="middle")
