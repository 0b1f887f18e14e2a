"""Widgets that place what is inside them by themselves, and laying out a whole page at once.

Left to itself Qt lays every widget out as it is shown, from the outermost inwards, at whatever size it has by
then. Each one then tells the one around it that it may need another height, one turn of the loop later, and
every time the whole page is measured anew. That was half of the time of a page.
"""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.widgets.sides import on_its_side

#: Where each part stands from left to right.
Places = list[tuple[QWidget, QRect]]

_STALE = frozenset({QEvent.Type.Show, QEvent.Type.FontChange})


def height_at(part: QWidget, width: int) -> int:
    """Return the height of a widget at a width, in pixels, whether the one depends on the other or not."""
    tall = part.heightForWidth(width)
    # Less than nothing where it does not.
    return tall if tall >= 0 else part.sizeHint().height()


class Placing(QWidget):
    """Base of widgets that have no layout of Qt's. They say in :meth:`divide` where their parts stand.

    What was found for a width holds until a part asks for another height: Qt asks some twenty times a page.
    """

    #: What it asks for before it has a width, in pixels.
    usual_width = 320
    least_width = 120

    def __init__(self) -> None:
        """Take all the width there is; the height follows from it."""
        super().__init__()
        self._known: dict[int, tuple[Places, int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def divide(self, width: int) -> tuple[Places, int]:
        """Return where each part stands at a width, from left to right, and the height, in pixels."""
        raise NotImplementedError  # each one has its own; ABC can't be mixed with Qt's metaclass

    def divided(self, width: int) -> tuple[Places, int]:
        """Return what :meth:`divide` says about a width, found once."""
        found = self._known.get(width)
        if found is None:
            found = self._known[width] = self.divide(width)
        return found

    def place_parts(self) -> None:
        """Give every part its place, for the size there is now."""
        direction, whole = self.layoutDirection(), self.rect()
        for part, box in self.divided(self.width())[0]:
            part.setGeometry(on_its_side(direction, whole, box))

    def parts_changed(self) -> None:
        """Forget what was found, place the parts again, and ask for another height where it is another."""
        before = self._known.get(self.width())
        self._known.clear()
        self.place_parts()
        if before is None or before[1] != self.divided(self.width())[1]:
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Take up that a part needs another height: a fold opened, or a line came."""
        kind = event.type()
        if kind == QEvent.Type.LayoutRequest:
            self.parts_changed()
        elif kind in _STALE:
            # Nothing is said to a widget that is out of sight.
            self._known.clear()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self.place_parts()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        return self.divided(width)[1]

    def sizeHint(self) -> QSize:
        """Return a usual width. The height follows from the width: to measure it for a guess takes long."""
        known = self._known.get(self.width())
        return QSize(self.usual_width, known[1] if known is not None else 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: it follows from the width."""
        return QSize(self.least_width, 0)


def take_away(widget: QWidget) -> None:
    """Hide a widget, and delete it when what happens now is over.

    Qt paints the place of a widget again when that is deleted, hidden or not: out of the window there is
    nothing to paint, and the page that stands there by then is painted once.
    """
    widget.hide()
    widget.move(0, -2 * widget.window().height())
    widget.deleteLater()


def lay_out(widget: QWidget) -> None:
    """Lay out a widget that has its size, and everything in it, before it is shown.

    From the outside inwards everything gets its place; on the way back the layouts learn that this is done,
    so that none of them asks for it again.
    """
    widget.ensurePolished()
    layout = widget.layout()
    if layout is not None:
        layout.setGeometry(widget.contentsRect())
    elif isinstance(widget, Placing):
        widget.place_parts()
    else:
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden():
            lay_out(child)
    if layout is not None:
        layout.activate()
