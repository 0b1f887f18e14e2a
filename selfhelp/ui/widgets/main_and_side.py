"""A main part and a narrower side beside it; under each other where there is no room for both."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_24
from selfhelp.ui.widgets.sides import on_its_side

#: Widths in pixels at 100 % text: of the side, and the least of the main part beside it.
SIDE, LEAST_MAIN = 304, 560


class MainAndSide(QWidget):
    """Two parts. ``side_first``: where they stand under each other, the side comes on top."""

    def __init__(self, main: QWidget, side: QWidget, *, side_first: bool = False) -> None:
        """Put them beside each other."""
        super().__init__()
        self._main, self._side, self._first = main, side, side_first
        # Tab goes from the top to the foot where they stand under each other.
        for part in (side, main) if side_first else (main, side):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @staticmethod
    def fits(width: float) -> bool:
        """Tell whether both have room in a width, in pixels."""
        return width >= LOOK.px(LEAST_MAIN + GAP_24 + SIDE)

    @staticmethod
    def _tall(part: QWidget, width: int) -> int:
        return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()

    def _boxes(self, width: int) -> tuple[QRect, QRect, int]:
        """Return where main and side stand from left to right, and the height, in pixels."""
        gap = LOOK.px(GAP_24)
        if self.fits(width):
            side = LOOK.px(SIDE)
            main = width - side - gap
            tall, high = self._tall(self._main, main), self._tall(self._side, side)
            return QRect(0, 0, main, tall), QRect(main + gap, 0, side, high), max(tall, high)
        tall, high = self._tall(self._main, width), self._tall(self._side, width)
        if self._first:
            return QRect(0, high + gap, width, tall), QRect(0, 0, width, high), tall + gap + high
        return QRect(0, 0, width, tall), QRect(0, tall + gap, width, high), tall + gap + high

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both in their places."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        main, side, _tall = self._boxes(self.width())
        direction = self.layoutDirection()
        self._main.setGeometry(on_its_side(direction, self.rect(), main))
        self._side.setGeometry(on_its_side(direction, self.rect(), side))

    def event(self, event: QEvent) -> bool:
        """Take up a new height of either part: a fold opened, or a line came."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
            self.updateGeometry()
        return super().event(event)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        return self._boxes(width)[2]

    def sizeHint(self) -> QSize:
        """Return the size at the width it has."""
        width = max(self.width(), LOOK.px(400))
        return QSize(width, self._boxes(width)[2])

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: it follows from the width."""
        return QSize(LOOK.px(240), 0)
