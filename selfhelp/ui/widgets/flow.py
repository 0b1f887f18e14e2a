"""A layout that puts things side by side and wraps them to the next line, mirrored where text is."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from selfhelp.ui.widgets.sides import on_its_side


def _put_away(widget: QWidget) -> bool:
    """Tell whether a widget was hidden on purpose; before a page is shown, all of them are hidden."""
    said = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return said and widget.isHidden()


class Flow(QLayout):
    """Lays items out in reading direction and wraps them; see Qt's flow layout example."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        """Make it with a gap in pixels between items and between lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        #: What stands on which line, by width, until something asks for another size.
        self._known: dict[int, list[list[tuple[QLayoutItem, QSize]]]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def invalidate(self) -> None:
        """Forget what stood where."""
        self._known.clear()
        super().invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove one item and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on how often it wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the smallest size; the layout above gives more width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def gap_between(self, _before: QLayoutItem, _after: QLayoutItem) -> int:
        """Return the gap between two neighbours on a line, in pixels."""
        return self._gap

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items of each line with the size each gets."""
        found = self._known.get(width)
        if found is None:
            found = self._known[width] = self._wrapped(width)
        return found

    def _wrapped(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and _put_away(widget):
                continue
            # The widget's own wish: an item adds what wrapped words would need in the least width.
            wish = widget.sizeHint() if widget is not None else item.sizeHint()
            size = wish.boundedTo(QSize(max(width, 1), 16777215))
            if item.hasHeightForWidth() and size.width() >= width > 0:
                size.setHeight(item.heightForWidth(width))
            gap = self.gap_between(lines[-1][-1][0], item) if lines[-1] else 0
            if lines[-1] and used + gap + size.width() > width:
                lines.append([])
                used = gap = 0
            lines[-1].append((item, size))
            used += gap + size.width()
        return lines

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out, each in the middle of its line. Returns the height in pixels."""
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max((size.height() for _, size in line), default=0)
            x = rect.x()
            for place, (item, size) in enumerate(line):
                x += self.gap_between(line[place - 1][0], item) if place else 0
                if move:
                    placed = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                    item.setGeometry(on_its_side(direction, rect, placed))
                x += size.width()
            y += height + self._gap
        return max(0, y - self._gap - rect.y())
