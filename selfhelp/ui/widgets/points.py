"""Sentences under each other with a dot or a number before each: read, with nothing to tick."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.language import number
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_12
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.typeset import draw, width_of

#: Side of the dot, in pixels at 100 % text.
DOT = 6


def paint_dot(painter: QPainter, box: QRectF, ink: str) -> None:
    """Paint a dot into the middle of a box."""
    side = LOOK.px(DOT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawEllipse(QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side))
    painter.restore()


class _Dot(QWidget):
    """The dot before a sentence, in the middle of its first line."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        # As high as the letters, not as the line: the room between lines is under them. And as wide as a
        # number, so that sentences after dots and after numbers begin at one edge.
        wide = round(width_of(number(1), face("body", tabular=True)))
        return QSize(max(LOOK.px(DOT), wide), QFontMetrics(face("body").font).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_dot(painter, QRectF(self.rect()), LOOK.colours.edge)
        painter.end()


class Points(Stacked):
    """A list of sentences. One alone has no dot: it is no list."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Make it from sentences, in order."""
        super().__init__(gap=GAP_12)
        said = list(sentences)
        for sentence in said:
            text = Prose(sentence, "body")
            self.add(text if len(said) == 1 else SideBySide(text, lead=_Dot(), lead_up=True))


class _Number(QWidget):
    """The number before a sentence. Figures of one width, so that all sentences begin at one edge."""

    def __init__(self, place: int, last: int) -> None:
        super().__init__()
        self._words, self._widest = number(place), number(last)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        used = face("body", tabular=True)
        return QSize(round(width_of(self._widest, used)), QFontMetrics(used.font).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        used = face("body", tabular=True)
        draw(painter, QRectF(self.rect()), self._words, used, LOOK.colours.muted)
        painter.end()


class Numbered(Stacked):
    """Steps in order, to read."""

    def __init__(self, steps: Iterable[str]) -> None:
        """Make it from sentences, in order."""
        super().__init__(gap=GAP_12)
        listed = list(steps)
        for place, step in enumerate(listed, start=1):
            words = Prose(step)
            # The number is painted; a screen reader hears it with its sentence.
            words.setAccessibleName(f"{number(place)}. {step}")
            self.add(SideBySide(words, lead=_Number(place, len(listed)), lead_up=True))
