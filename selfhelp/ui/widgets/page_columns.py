"""How a page is divided at a width: rail, column, aside, and the space at the sides."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.frozen import Frozen
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import (
    ASIDE_FROM,
    ASIDE_GAP,
    ASIDE_WIDTH,
    BROAD_WIDTH,
    GAP_24,
    NARROW,
    RAIL_WIDTH,
    READING_WIDTH,
    WIDE,
    WIDE_WIDTH,
)
from selfhelp.ui.widgets.placing import height_at, lay_out
from selfhelp.ui.widgets.sides import on_its_side


class Division(Frozen):
    """Widths in pixels; ``rail`` and ``aside`` are 0 where there is none, ``side`` is what stays free."""

    rail: int
    column: int
    aside: int
    side: int

    @property
    def narrow(self) -> bool:
        """Whether the rail is a menu, and two columns are one."""
        return self.rail == 0


def divide(width: int, scale: float = 1.0, *, broad: bool = False, aside: bool = False) -> Division:
    """Divide a window.

    Args:
        width: of the window, in pixels.
        scale: text size, 1.0 for 100 %.
        broad: for pages with a second column of their own (920 wide).
        aside: whether the page has something to show beside it.
    """
    at_100 = width / scale
    narrow = at_100 <= NARROW
    rail = 0 if narrow else round(RAIL_WIDTH * min(scale, 1.4))
    wish = BROAD_WIDTH if broad else WIDE_WIDTH if at_100 >= WIDE else READING_WIDTH
    beside = aside and at_100 >= ASIDE_FROM
    side = min(round((24 if narrow else 40) * scale), 56)
    room = width - rail - 2 * side - (round((ASIDE_WIDTH + ASIDE_GAP) * scale) if beside else 0)
    column = min(round(wish * scale), room)
    return Division(rail, column, round(ASIDE_WIDTH * scale) if beside else 0, side)


class ColumnWithAside(QWidget):
    """What scrolls on a page: its column and, where there is room, an aside; both centred together."""

    def __init__(self, column: QWidget, aside: QWidget | None = None, *, broad: bool = False) -> None:
        """Take a column in. Nothing is measured before :meth:`settle`.

        Args:
            column: what the page shows.
            aside: what stands beside it where there is room.
            broad: whether the column has two columns of its own.
        """
        super().__init__()
        self._waits = True
        #: Heights by width, until something inside asks for another: Qt asks six times for each.
        self._known: dict[tuple[bool, int], int] = {}
        self._column, self._aside, self._broad = column, aside, broad
        column.setParent(self)
        if aside is not None:
            aside.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _division(self, width: int) -> Division:
        """Divide by the window's width; without one by this widget's own."""
        window = self.window()
        whole = window.width() if window is not self else width
        division = divide(whole, LOOK.scale, broad=self._broad, aside=self._aside is not None)
        room = width - 2 * division.side - (division.aside + LOOK.px(ASIDE_GAP) if division.aside else 0)
        return Division(division.rail, min(division.column, room), division.aside, division.side)

    def settle(self, view: QSize, bar: int) -> None:
        """Lay everything out, now that the width is there, and then show it.

        Before that, a page does not know its width, and to set every line for widths that it never has takes
        longer than to draw it.

        Args:
            view: what can be seen of it without a scroll bar, in pixels.
            bar: the width of a scroll bar, which takes its room where not all can be seen.
        """
        if not self._waits:
            return
        self._waits = False
        width = view.width()
        if self.heightForWidth(width) > view.height():
            width -= bar
        self.resize(width, max(self.heightForWidth(width), view.height()))
        self._lay_out()
        lay_out(self._column)
        if self._aside is not None and not self._aside.isHidden():
            lay_out(self._aside)
        self.show()

    def _tall(self, widget: QWidget, width: int) -> int:
        key = widget is self._column, width
        if key not in self._known:
            self._known[key] = height_at(widget, width)
        return self._known[key]

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        if self._waits:
            return 0
        division = self._division(width)
        tall = self._tall(self._column, division.column)
        if self._aside is not None and division.aside:
            tall = max(tall, LOOK.px(GAP_24) + self._tall(self._aside, division.aside))
        return tall

    def sizeHint(self) -> QSize:
        """Return the size at the width it has."""
        return QSize(LOOK.px(400), self.heightForWidth(max(self.width(), LOOK.px(400))))

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: it follows from the width."""
        return QSize(0, 0)

    def event(self, event: QEvent) -> bool:
        """Take up that something inside needs another height, such as a fold that was opened."""
        if event.type() == QEvent.Type.LayoutRequest and not self._waits:
            before = self.heightForWidth(self.width())
            self._known.clear()
            if self.heightForWidth(self.width()) != before:
                self.updateGeometry()
            self._lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put column and aside in their places."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._waits:
            return
        width = self.width()
        division = self._division(width)
        both = division.column + (division.aside + LOOK.px(ASIDE_GAP) if division.aside else 0)
        x = max(division.side, (width - both) // 2)
        column = QRect(x, 0, division.column, max(self.height(), self._tall(self._column, division.column)))
        self._column.setGeometry(on_its_side(self.layoutDirection(), self.rect(), column))
        if self._aside is None:
            return
        self._aside.setVisible(bool(division.aside))
        if division.aside:
            x += division.column + LOOK.px(ASIDE_GAP)
            # Its first line stands beside the title of the page.
            top = LOOK.px(GAP_24)
            aside = QRect(x, top, division.aside, self._tall(self._aside, division.aside))
            self._aside.setGeometry(on_its_side(self.layoutDirection(), self.rect(), aside))
