"""Cards side by side in rows of one height, or under each other where the window is narrow."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.sides import on_its_side


def _tall(card: QWidget, width: int) -> int:
    tall = card.heightForWidth(width)
    # Less than nothing where the height does not depend on the width.
    return tall if tall >= 0 else card.sizeHint().height()


class CardGrid(QWidget):
    """Places its cards itself: a layout of Qt's would tell their height for the columns of a width before."""

    def __init__(self, columns: int, least: int, gap: int, *, across: int | None = None) -> None:
        """Make an empty grid.

        Args:
            columns: side by side, where there is room for all of them; else one.
            least: how wide a card has to be to stand beside another, in pixels at 100 % text.
            gap: between the cards, in pixels at 100 % text.
            across: between two beside each other, where that is another distance.
        """
        super().__init__()
        self._columns, self._least, self._gap = columns, least, gap
        self._across = gap if across is None else across
        self._cards: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Take cards in, in order of reading."""
        self._cards = list(cards)
        for card in self._cards:
            card.setParent(self)
        self.updateGeometry()

    def show_only(self, cards: Sequence[QWidget]) -> None:
        """Show some of the cards, closed up, and none of the others."""
        for card in self._cards:
            card.setVisible(card in cards)
        self.updateGeometry()
        self._place()

    def _shown(self) -> list[QWidget]:
        return [card for card in self._cards if not card.isHidden()]

    def _boxes(self, width: int) -> tuple[list[QRect], int]:
        """Return the place of each card from left to right, and the height of all, in pixels."""
        gap, across = LOOK.px(self._gap), LOOK.px(self._across)
        columns = self._columns if width >= LOOK.px(self._least) * self._columns else 1
        wide = (width - across * (columns - 1)) // columns
        boxes: list[QRect] = []
        y = 0
        shown = self._shown()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            tall = max(_tall(card, wide) for card in row)
            # The last card of a row ends where the column does.
            starts = [round(place * (width + across) / columns) for place in range(columns + 1)]
            boxes += [QRect(x, y, end - across - x, tall) for x, end in pairwise(starts[: len(row) + 1])]
            y += tall + gap
        return boxes, max(y - gap, 0)

    def _place(self) -> None:
        for card, box in zip(self._shown(), self._boxes(self.width())[0], strict=True):
            card.setGeometry(on_its_side(self.layoutDirection(), self.rect(), box))

    def event(self, event: QEvent) -> bool:
        """Take up that a card needs another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every card in its place."""
        super().resizeEvent(event)
        self._place()

    def hasHeightForWidth(self) -> bool:
        """Words wrap, and columns become one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        return self._boxes(width)[1]

    def sizeHint(self) -> QSize:
        """Return the size at the width it has, or at a usual one before it has any."""
        width = max(self.width(), LOOK.px(self._least * self._columns))
        return QSize(LOOK.px(self._least), self._boxes(width)[1])

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: it follows from the width."""
        return QSize(LOOK.px(120), 0)
