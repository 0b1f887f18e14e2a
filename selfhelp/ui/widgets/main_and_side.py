"""A main part and a narrower side beside it; under each other where there is no room for both."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_24
from selfhelp.ui.widgets.placing import Places, Placing, height_at

#: Widths in pixels at 100 % text: of the side, and the least of the main part beside it.
SIDE, LEAST_MAIN = 304, 560


class MainAndSide(Placing):
    """Two parts. ``side_first``: where they stand under each other, the side comes on top."""

    def __init__(self, main: QWidget, side: QWidget, *, side_first: bool = False) -> None:
        """Put them beside each other."""
        super().__init__()
        self._main, self._side, self._first = main, side, side_first
        # Tab goes from the top to the foot where they stand under each other.
        for part in (side, main) if side_first else (main, side):
            part.setParent(self)
        self.usual_width, self.least_width = LOOK.px(400), LOOK.px(240)

    @staticmethod
    def fits(width: float) -> bool:
        """Tell whether both have room in a width, in pixels."""
        return width >= LOOK.px(LEAST_MAIN + GAP_24 + SIDE)

    def divide(self, width: int) -> tuple[Places, int]:
        """Return where main and side stand at a width, and the height, in pixels."""
        gap = LOOK.px(GAP_24)
        if self.fits(width):
            side = LOOK.px(SIDE)
            main = width - side - gap
            tall, high = height_at(self._main, main), height_at(self._side, side)
            main_box, side_box = QRect(0, 0, main, tall), QRect(main + gap, 0, side, high)
            return [(self._main, main_box), (self._side, side_box)], max(tall, high)
        tall, high = height_at(self._main, width), height_at(self._side, width)
        first = high + gap if self._first else 0
        second = 0 if self._first else tall + gap
        main_box, side_box = QRect(0, first, width, tall), QRect(0, second, width, high)
        return [(self._main, main_box), (self._side, side_box)], tall + gap + high
