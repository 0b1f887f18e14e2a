"""Lines that fold, in one card: the rest of the plan by time, with how much of it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, RADIUS_CARD
from selfhelp.ui.widgets.fold import Fold, FoldHead
from selfhelp.ui.widgets.points import Points
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.surface import card


class FoldedLine(Fold):
    """One line of a :class:`FoldCard`: 40 pixels high, chevron, name, thin progress, count."""

    def __init__(
        self,
        title: str,
        inside: Callable[[], QWidget],
        name: str = "",
        *,
        count: str = "",
        share: float | None = None,
        note: str = "",
        opened: bool = False,
    ) -> None:
        """Make a line.

        Args:
            title: such as "This week".
            inside: makes what it opens onto, once.
            name: object name of the line.
            count: such as "1 of 3" or "12 steps", at the end.
            share: how much is done, 0 to 1; None shows no progress, as for "Later".
            note: a few muted words after the title.
            opened: whether it starts open.
        """
        head = FoldHead(title, name, note=note, count=count, share=share, inset=True)

        def with_foot() -> QWidget:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, LOOK.px(GAP_8))
            column.addWidget(inside())
            return holder

        super().__init__(title, with_foot, name, head=head, opened=opened)
        self._line = head

    def marked(self, icon: str) -> "FoldedLine":
        """Show an icon before the name, where lines name things of different kinds; returns itself."""
        self._line.mark(icon)
        return self


def folded_text(title: str, paragraphs: Sequence[str], name: str) -> FoldedLine:
    """Return a line that opens onto running text."""
    return FoldedLine(title, lambda: Stacked(Points(paragraphs), inset=GAP_16), name)


class FoldCard(QWidget):
    """Folded lines in one card, with hairlines between them."""

    def __init__(self, *lines: Fold) -> None:
        """Put lines into a card."""
        super().__init__()
        self._lines: list[Fold] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        for line in lines:
            self.add(line)

    def add(self, line: Fold) -> None:
        """Put one more line at the end."""
        self._lines.append(line)
        self._column.addWidget(line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card and its hairlines."""
        painter = QPainter(self)
        card(painter, QRectF(self.rect()), RADIUS_CARD, LOOK.colours.surface, LOOK.colours.line)
        for line in self._lines[1:]:
            painter.fillRect(1, line.y(), self.width() - 2, 1, QColor(LOOK.colours.line))
        painter.end()
