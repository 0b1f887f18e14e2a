"""Cards side by side in rows of one height, or under each other where the window is narrow."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.placing import Places, Placing, height_at


class CardGrid(Placing):
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
        self.usual_width, self.least_width = LOOK.px(least), LOOK.px(120)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Take cards in, in order of reading."""
        self._cards = list(cards)
        for card in self._cards:
            card.setParent(self)
        self._known.clear()
        self.updateGeometry()

    def show_only(self, cards: Sequence[QWidget]) -> None:
        """Show some of the cards, closed up, and none of the others."""
        for card in self._cards:
            card.setVisible(card in cards)
        self.parts_changed()

    def _shown(self) -> list[QWidget]:
        return [card for card in self._cards if not card.isHidden()]

    def divide(self, width: int) -> tuple[Places, int]:
        """Return the place of each card at a width, and the height of all, in pixels."""
        gap, across = LOOK.px(self._gap), LOOK.px(self._across)
        columns = self._columns if width >= LOOK.px(self._least) * self._columns else 1
        wide = (width - across * (columns - 1)) // columns
        boxes: list[QRect] = []
        y = 0
        shown = self._shown()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            tall = max(height_at(card, wide) for card in row)
            # The last card of a row ends where the column does.
            starts = [round(place * (width + across) / columns) for place in range(columns + 1)]
            boxes += [QRect(x, y, end - across - x, tall) for x, end in pairwise(starts[: len(row) + 1])]
            y += tall + gap
        return list(zip(shown, boxes, strict=True)), max(y - gap, 0)
