"""Which mailbox or number can open which accounts: lines from left to right, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, RADIUS_CARD, RADIUS_CONTROL
from selfhelp.ui.widgets.double_click import clicked, second_click
from selfhelp.ui.widgets.letter_tile import letters_of, paint_tile
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.surface import card
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.typeset import draw, flip

#: More accounts than this are only shown as a list.
MOST_ACCOUNTS = 14
#: A picture needs this width, in pixels at 100 % text.
LEAST_WIDTH = 560


@dataclass(frozen=True, slots=True)
class Opener:
    """A mailbox or number: its name, what it can open, and whether it is weak or strong, in words."""

    name: str
    opens: tuple[str, ...]
    count: str = ""
    weak: str = ""
    strong: str = ""
    icon: str = "mail"


@dataclass(frozen=True, slots=True)
class _Places:
    openers: list[QRectF] = field(default_factory=list)
    accounts: dict[str, QRectF] = field(default_factory=dict)
    height: float = 0


def in_order(openers: Sequence[Opener]) -> list[str]:
    """Return the accounts in an order in which lines do not cross: shared ones between their openers."""
    found: list[str] = []
    for place, opener in enumerate(openers):
        later = {name for other in openers[place + 1 :] for name in other.opens}
        found += [name for name in opener.opens if name not in found and name not in later]
        found += [name for name in opener.opens if name not in found]
    return found


def fits(openers: Sequence[Opener], width: float) -> bool:
    """Tell whether a picture can show this; in a narrow window the list is the only view."""
    return len(in_order(openers)) <= MOST_ACCOUNTS and width >= LOOK.px(LEAST_WIDTH)


def set_apart(boxes: list[QRectF], head: float, whole: float, gap: float) -> float:
    """Move boxes that stand one under the other so that none lies over the next; returns where they end.

    Args:
        boxes: from the top down; they are moved.
        head: the highest place for the first one, in pixels, as all others.
        whole: where the list beside them ends; boxes go below it only where there is no room above.
        gap: left between two boxes.
    """
    limit = whole
    for box in reversed(boxes):
        box.moveTop(max(head, min(box.top(), limit - box.height())))
        limit = box.top() - gap
    foot = head - gap
    for box in boxes:
        box.moveTop(max(box.top(), foot + gap))
        foot = box.bottom()
    return foot


class ReachPicture(QWidget):
    """The picture. What it shows is its name in words; :class:`ReachList` stands beside it.

    ``opened`` carries the name of the mailbox, number or account that was clicked. By keyboard the same is
    reached in a list beside it.
    """

    opened = Signal(str)

    def __init__(self, openers: Sequence[Opener], over: tuple[str, str] = ("", "")) -> None:
        """Draw openers at the start and accounts at the end; ``over`` are the words above each."""
        super().__init__()
        self._all, self._over = list(openers), over
        speak_as(self, QAccessible.Role.Graphic, " ".join(reach_words(opener) for opener in openers))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._held = ""

    def _at(self, point: QPointF) -> str:
        """Return the name of what stands at a place, or nothing."""
        places, whole = self._places(), QRectF(self.rect())
        boxes = [(o.name, b) for o, b in zip(self._all, places.openers, strict=True)]
        boxes += list(places.accounts.items())
        return next((name for name, box in boxes if flip(box, whole).contains(point)), "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be opened."""
        over = self._at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what is held, unless it is the second half of a double click."""
        self._held = "" if second_click(event) else self._at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was pressed and released."""
        clicked(event)
        held, self._held = self._held, ""
        if held and held == self._at(event.position()):
            self.opened.emit(held)

    def _places(self) -> _Places:
        """Return where everything stands from left to right, in pixels."""
        width = max(self.width(), LOOK.px(480))
        row, gap = LOOK.px(48), LOOK.px(GAP_16)
        head = LOOK.px(20) + LOOK.px(GAP_8) if any(self._over) else 0
        names = in_order(self._all)
        across = min(LOOK.px(184), round(width * 0.34))
        tops = {name: head + place * (row + gap) for place, name in enumerate(names)}
        accounts = {name: QRectF(width - across, top, across, row) for name, top in tops.items()}
        whole = head + len(names) * (row + gap) - gap
        left = min(LOOK.px(248), round(width * 0.46))
        boxes: list[QRectF] = []
        foot = float(head - gap)
        for opener in self._all:
            tall = LOOK.px(14) * 2 + LOOK.px(24) + LOOK.px(20) * (1 + bool(opener.weak or opener.strong))
            own = [accounts[n].center().y() for n in opener.opens]
            middle = sum(own) / len(own) if own else foot + gap + tall / 2
            top = max(middle - tall / 2, foot + gap)
            boxes.append(QRectF(0, round(top), left, tall))
            foot = top + tall
        foot = set_apart(boxes, float(head), float(whole), float(gap))
        lower = max(0.0, foot - whole) / 2
        for account in accounts.values():
            account.translate(0, lower)
        return _Places(boxes, accounts, max(float(whole), boxes[-1].bottom() if boxes else 0.0))

    def sizeHint(self) -> QSize:
        """Return the height that all accounts take."""
        return QSize(LOOK.px(592), round(self._places().height))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(LOOK.px(400), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines first, then the cards on them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, whole = self._places(), QRectF(self.rect())
        self._paint_over(painter, places, whole)
        self._paint_lines(painter, places, whole)
        for opener, box in zip(self._all, places.openers, strict=True):
            _paint_opener(painter, flip(box, whole), opener)
        for name, box in places.accounts.items():
            _paint_account(painter, flip(box, whole), name, places.accounts)
        painter.end()

    def _paint_over(self, painter: QPainter, places: _Places, whole: QRectF) -> None:
        if not any(self._over) or not places.accounts:
            return
        first = next(iter(places.accounts.values()))
        across = LOOK.px(248)
        for words, x in ((self._over[0], 0.0), (self._over[1], first.left())):
            line = flip(QRectF(x, 0, across, LOOK.px(20)), whole)
            draw(painter, line, words, face("small-strong"), LOOK.colours.muted)

    def _paint_lines(self, painter: QPainter, places: _Places, whole: QRectF) -> None:
        arriving: dict[str, list[int]] = {}
        for number, opener in enumerate(self._all):
            for name in opener.opens:
                arriving.setdefault(name, []).append(number)
        for number, (opener, box) in enumerate(zip(self._all, places.openers, strict=True)):
            colours = LOOK.colours
            tone = colours.weak if opener.weak else colours.done if opener.strong else colours.edge
            painter.setPen(QPen(QColor(tone), 2.5 if opener.weak else 2))
            for place, name in enumerate(opener.opens):
                spread = LOOK.px(9)
                leave = box.center().y() + (place - (len(opener.opens) - 1) / 2) * spread
                those = arriving[name]
                arrive = places.accounts[name].center().y()
                arrive += (those.index(number) - (len(those) - 1) / 2) * LOOK.px(12)
                self._paint_line(
                    painter, QPointF(box.right(), leave), QPointF(places.accounts[name].left(), arrive), whole
                )

    def _paint_line(self, painter: QPainter, start: QPointF, end: QPointF, whole: QRectF) -> None:
        one = flip(QRectF(start, start), whole).topLeft()
        other = flip(QRectF(end, end), whole).topLeft()
        middle = (one.x() + other.x()) / 2
        line = QPainterPath(one)
        line.cubicTo(QPointF(middle, one.y()), QPointF(middle, other.y()), other)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line)
        painter.save()
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(other, LOOK.px(4), LOOK.px(4))
        painter.restore()


def _paint_opener(painter: QPainter, box: QRectF, opener: Opener) -> None:
    colours = LOOK.colours
    card(
        painter,
        box,
        RADIUS_CARD,
        colours.surface,
        colours.weak if opener.weak else colours.line,
        2 if opener.weak else 1,
    )
    ink = colours.caution if opener.weak else colours.done if opener.strong else colours.muted
    side, edge = LOOK.px(20), LOOK.px(16)
    y = box.y() + LOOK.px(12)
    at = QRectF(box.x() + edge, y + (LOOK.px(24) - side) / 2, side, side)
    paint_icon(painter, flip(at, box), opener.icon, ink)
    x, room = box.x() + edge + LOOK.px(28), box.width() - 2 * edge - LOOK.px(28) + LOOK.px(8)
    draw(painter, flip(QRectF(x, y, room, LOOK.px(24)), box), opener.name, face("strong"), colours.ink)
    y += LOOK.px(24)
    draw(painter, flip(QRectF(x, y, room, LOOK.px(20)), box), opener.count, face("small"), colours.muted)
    words = opener.weak or opener.strong
    if words:
        y += LOOK.px(20)
        side = LOOK.px(16)
        at = QRectF(x, y + (LOOK.px(20) - side) / 2, side, side)
        paint_icon(painter, flip(at, box), "triangle-alert" if opener.weak else "check", ink)
        rest = QRectF(x + side + LOOK.px(6), y, room - side - LOOK.px(6), LOOK.px(20))
        draw(painter, flip(rest, box), words, face("small"), ink)


def _paint_account(painter: QPainter, box: QRectF, name: str, others: dict[str, QRectF]) -> None:
    colours = LOOK.colours
    card(painter, box, RADIUS_CONTROL + 2, colours.surface, colours.line)
    side = LOOK.px(28)
    tile = QRectF(box.x() + LOOK.px(12), box.center().y() - side / 2, side, side)
    paint_tile(painter, flip(tile, box), name, letters_of(name, others))
    x = box.x() + LOOK.px(12) + side + LOOK.px(12)
    words = QRectF(x, box.y(), box.right() - x - LOOK.px(8), box.height())
    draw(painter, flip(words, box), name, face("body"), colours.ink)


def reach_words(opener: Opener) -> str:
    """Say what one mailbox or number opens, and whether it is weak."""
    listed = pgettext("list of words", ", ").join(opener.opens)
    said = pgettext("reach", "{name} opens {list}.", name=opener.name, list=listed)
    if opener.weak:
        return pgettext("reach", "{sentence} Weak: {reason}.", sentence=said, reason=opener.weak)
    if opener.strong:
        return pgettext("reach", "{sentence} Strong: {reason}.", sentence=said, reason=opener.strong)
    return said


class ReachList(Stacked):
    """The same in words: for screen readers, narrow windows, and many accounts."""

    def __init__(self, openers: Sequence[Opener]) -> None:
        """Write one sentence for each."""
        super().__init__(*(Prose(reach_words(opener), "small-ink") for opener in openers), gap=GAP_8)
        speak_as(self, QAccessible.Role.List, pgettext("reach", "The same in words"))
