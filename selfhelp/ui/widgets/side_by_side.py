"""Words at the start and something at the end of a line; under each other where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4, GAP_8, GAP_16
from selfhelp.ui.widgets.placing import Places, Placing, height_at

#: Words that have less than this beside their lead stand under it, in pixels at 100 % text.
LEAST_WORDS = 200
#: Qt's largest size, which means "no limit".
NO_LIMIT = 16777215


class AtEnd(QWidget):
    """Widgets under each other at the end of a line; where they stand under the words, they begin there."""

    def __init__(self, widgets: Sequence[QWidget], gap: int = GAP_4) -> None:
        """Put widgets under each other, with a gap in pixels at 100 % text."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LOOK.px(gap))
        self._widgets = list(widgets)
        self._beside: bool | None = None
        for widget in self._widgets:
            self._column.addWidget(widget)
        self.stand(beside=True)

    def stand(self, *, beside: bool) -> None:
        """Stand beside the words, each at the end of the line, or under them, each at its start."""
        if beside == self._beside:
            return
        self._beside = beside
        edge = Qt.AlignmentFlag.AlignTrailing if beside else Qt.AlignmentFlag.AlignLeading
        for widget in self._widgets:
            self._column.setAlignment(widget, edge)


class SideBySide(Placing):
    """Lays out up to three things: a small lead, words that wrap, and an end."""

    def __init__(
        self,
        words: QWidget,
        end: QWidget | None = None,
        *,
        lead: QWidget | None = None,
        lead_up: bool = False,
    ) -> None:
        """Put them together; ``lead_up`` lets the lead stand beside the first line instead of the middle."""
        super().__init__()
        self._lead_up = lead_up
        self._words, self._end, self._lead = words, end, lead
        for part in (lead, words, end):
            if part is not None:
                part.setParent(self)
        self.usual_width, self.least_width = LOOK.px(480), LOOK.px(120)

    def _start(self, width: int) -> int:
        """Return where the words begin at a width: beside the lead, or at the edge, when it is over them."""
        if self._lead is None:
            return 0
        start = self._lead.sizeHint().width() + LOOK.px(GAP_16)
        # A picture can take the whole line from them, where a mark never does.
        over = width - start < min(LOOK.px(LEAST_WORDS), start)
        return 0 if over else start

    def _beside(self, width: int, end: QSize) -> bool:
        left = width - self._start(width) - end.width() - LOOK.px(GAP_16)
        wish = LOOK.px(300)
        # Words want a reading width of their own, or as little as they are; to ask them takes long.
        return left >= wish or left >= self._words.sizeHint().width()

    def divide(self, width: int) -> tuple[Places, int]:
        """Return where each part stands at a width, and the height, in pixels."""
        start, end = self._start(width), self._end
        if self._lead is not None and not start:
            return self._under_lead(self._lead, width)
        wish = end.sizeHint() if end is not None else QSize()
        beside = end is not None and self._beside(width, wish)
        end_size = wish.boundedTo(QSize(width, NO_LIMIT)) if end is not None else QSize()
        room = width - start - (end_size.width() + LOOK.px(GAP_16) if beside else 0)
        tall = height_at(self._words, max(room, 1))
        lead = self._lead.sizeHint() if self._lead is not None else QSize()
        line = max(tall, end_size.height() if beside else 0, lead.height())
        placed: Places = [(self._words, QRect(start, (line - tall) // 2, room, tall))]
        if self._lead is not None:
            middle = (line - lead.height()) // 2
            top = min((line - tall) // 2, line - lead.height()) if self._lead_up else middle
            placed.append((self._lead, QRect(0, top, lead.width(), lead.height())))
        if end is not None and beside:
            at = QRect(
                width - end_size.width(), (line - end_size.height()) // 2, end_size.width(), end_size.height()
            )
            placed.append((end, at))
        elif end is not None:
            high = height_at(end, end_size.width())
            placed.append((end, QRect(start, line + LOOK.px(GAP_8), end_size.width(), high)))
            line += LOOK.px(GAP_8) + high
        return placed, line

    def _under_lead(self, lead: QWidget, width: int) -> tuple[Places, int]:
        """Return the places of all parts under each other, in the whole width, and the height."""
        size = lead.sizeHint().boundedTo(QSize(width, NO_LIMIT))
        placed: Places = [(lead, QRect(0, 0, size.width(), size.height()))]
        line = size.height()
        for part in (self._words, self._end):
            if part is None:
                continue
            wide = width if part is self._words else min(part.sizeHint().width(), width)
            high = height_at(part, wide)
            placed.append((part, QRect(0, line + LOOK.px(GAP_16), wide, high)))
            line += LOOK.px(GAP_16) + high
        return placed, line

    def place_parts(self) -> None:
        """Put everything in its place; what stands at the end turns to the side where it stands."""
        if isinstance(self._end, AtEnd):
            self._end.stand(beside=self._beside(self.width(), self._end.sizeHint()))
        super().place_parts()
