"""A chip: a state, or a step of a menu path. At most one in a row; time and reasons are text, not chips."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, RADIUS_CHIP, Tone
from selfhelp.ui.widgets.flow import Flow
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.surface import card
from selfhelp.ui.widgets.typeset import flip, lay, width_of


class Chip(QWidget):
    """28 pixels high, with an icon before the words where that helps; a long one takes a second line."""

    def __init__(self, text: str, tone: Tone = "plain", icon: str = "") -> None:
        """Make a chip: ``plain`` for facts, ``accent`` for here, ``caution`` for an exception, ``done``."""
        super().__init__()
        self._text, self._tone, self._icon = text, tone, icon
        speak_as(self, QAccessible.Role.StaticText, text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return its words."""
        return self._text

    def _start(self) -> int:
        return LOOK.px(10) + (LOOK.px(16) + LOOK.px(6) if self._icon else 0)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        wide = width_of(self._text, face("small"))
        return QSize(round(self._start() + wide + LOOK.px(10) + 0.5), LOOK.px(28))

    def minimumSizeHint(self) -> QSize:
        """Give way on a narrow page."""
        return QSize(min(self.sizeHint().width(), LOOK.px(100)), LOOK.px(28))

    def hasHeightForWidth(self) -> bool:
        """A long one takes a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        block = lay(self._text, face("small"), width - self._start() - LOOK.px(10))
        return LOOK.px(28) + (block.lines - 1) * face("small").line

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        ground, ink = LOOK.colours.tone(self._tone)
        box = QRectF(self.rect())
        card(painter, box, RADIUS_CHIP, ground)
        side = LOOK.px(16)
        if self._icon:
            at = flip(QRectF(LOOK.px(10), (box.height() - side) / 2, side, side), box)
            paint_icon(painter, at, self._icon, ink)
        words = flip(
            QRectF(self._start(), 0, box.width() - self._start() - LOOK.px(10) + 1, box.height()), box
        )
        block = lay(self._text, face("small"), words.width())
        block.paint(painter, words.x(), (box.height() - block.height) / 2, ink)
        painter.end()


class _Arrow(QWidget):
    """The chevron between two steps of a path."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(16), LOOK.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = LOOK.px(16)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(painter, box, "chevron-right", LOOK.colours.muted)
        painter.end()


class _Further(QWidget):
    """A chip with the chevron that leads to it: where the path wraps, no chevron stays behind alone."""

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.px(GAP_8))
        row.addWidget(_Arrow())
        row.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class MenuPath(QWidget):
    """The way through a site's menus as chips; the step that is next wears the accent."""

    def __init__(self, steps: Sequence[str], here: int = -1) -> None:
        """Make it from the labels as the site shows them; ``here`` is the number of the next, from 0."""
        super().__init__()
        flow = Flow(self, gap=LOOK.px(GAP_8))
        for place, step in enumerate(steps):
            chip = Chip(step, "accent" if place == here else "plain")
            flow.addWidget(_Further(chip) if place else chip)
        speak_as(self, QAccessible.Role.Grouping, pgettext("menu path", ", then ").join(steps))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
