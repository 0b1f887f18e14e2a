"""A small line with an icon before it: how long, what may be noticed, how old a fact is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.faces import FaceName, face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, Tone
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.typeset import flip, lay, width_of


class NoteLine(QWidget):
    """One muted or amber line; it wraps under itself, not under its icon."""

    def __init__(self, text: str, icon: str = "", tone: Tone = "plain", *, used: FaceName = "small") -> None:
        """Make a line.

        Args:
            text: what it says.
            icon: name of the icon before it, such as ``clock`` or ``eye``; empty for none.
            tone: ``plain`` is muted, ``caution`` amber.
            used: the face; small unless the line stands alone.
        """
        super().__init__()
        self._text, self._icon, self._tone, self._used = text, icon, tone, used
        #: Heights that were asked for, by width: Qt asks many times.
        self._tall: dict[int, int] = {}
        speak_as(self, QAccessible.Role.StaticText, text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _start(self) -> int:
        return LOOK.px(16) + LOOK.px(GAP_8 - 2) if self._icon else 0

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        used = face(self._used)
        return QSize(round(self._start() + width_of(self._text, used) + 1), used.line)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than a word."""
        return QSize(LOOK.px(80), face(self._used).line)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        if width not in self._tall:
            self._tall[width] = lay(self._text, face(self._used), width - self._start()).height
        return self._tall[width]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and words."""
        painter = QPainter(self)
        colours = LOOK.colours
        ink = colours.muted if self._tone == "plain" else colours.tone(self._tone)[1]
        box = QRectF(self.rect())
        used = face(self._used)
        if self._icon:
            side = LOOK.px(16)
            paint_icon(painter, flip(QRectF(0, (used.line - side) / 2, side, side), box), self._icon, ink)
        words = flip(QRectF(self._start(), 0, box.width() - self._start(), box.height()), box)
        lay(self._text, used, words.width()).paint(painter, words.x(), 0, ink)
        painter.end()


def minutes(words: str) -> NoteLine:
    """Return the line that says how long something takes."""
    return NoteLine(words, "clock")


def may_notice(words: str) -> NoteLine:
    """Return the line that says what may be noticed; it stands before the button that sets it off."""
    return NoteLine(words, "eye", "caution")


def hint(words: str) -> NoteLine:
    """Return a quiet remark."""
    return NoteLine(words, "info")
