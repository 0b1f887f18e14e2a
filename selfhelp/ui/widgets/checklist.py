"""Numbered steps with a tick each: what to press, in order."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from selfhelp.language import number
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.focus_ring import round_as
from selfhelp.ui.widgets.pointer import Pointer, UnderPointer
from selfhelp.ui.widgets.surface import tick_box
from selfhelp.ui.widgets.typeset import draw, flip, lay


class _Step(UnderPointer, QCheckBox):
    def __init__(self, place: int, of: int, text: str, name: str, *, done: bool) -> None:
        super().__init__(text.replace("&", "&&"))
        self._place, self._words = place, text
        # All steps of a list begin their words at one edge, wide enough for the longest number.
        self._digits = LOOK.px(16) if of < 10 else LOOK.px(24)
        #: Heights that were asked for, by width: Qt asks many times.
        self._tall: dict[int, int] = {}
        self.pointer = Pointer(self)
        self.setChecked(done)
        self.setAccessibleName(f"{number(place)}. {text}")
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A fixed height would be that of one line, and cut a step off that takes two.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        round_as(self, 6)

    def _start(self) -> int:
        return LOOK.px(22 + 12 + 8) + self._digits

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._tall:
            words = lay(self._words, face("body"), width - self._start())
            self._tall[width] = words.height + LOOK.px(12)
        return self._tall[width]

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(300), self.heightForWidth(LOOK.px(560)))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.px(160), LOOK.px(36))

    def hitButton(self, _pos: object) -> bool:  # the whole line counts
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, box = LOOK.colours, QRectF(self.rect())
        side, top, line = LOOK.px(22), LOOK.px(6), face("body").line
        at = flip(QRectF(0, top + (line - side) / 2, side, side), box)
        tick_box(painter, at, checked=self.isChecked(), hot=self.pointer.over > 0.5)
        small = face("small", tabular=True)
        place = flip(QRectF(side + LOOK.px(12), top, self._digits, line), box)
        draw(painter, place, number(self._place), small, colours.muted)
        words = flip(QRectF(self._start(), top, box.width() - self._start(), 0), box)
        ink = colours.muted if self.isChecked() else colours.ink
        lay(self._words, face("body"), words.width()).paint(painter, words.x(), top, ink)
        painter.end()


class Checklist(QWidget):
    """Steps in order. ``ticked`` carries the number of a step, from 0, and its new state."""

    ticked = Signal(int, bool)

    def __init__(self, steps: Sequence[str], done: Sequence[bool] = (), name: str = "step") -> None:
        """Make it; ``done`` says which are ticked already, ``name`` begins the object name of each."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, text in enumerate(steps):
            step = _Step(
                place + 1, len(steps), text, f"{name}-{place + 1}", done=place < len(done) and done[place]
            )
            step.toggled.connect(lambda on, place=place: self.ticked.emit(place, on))
            column.addWidget(step)
