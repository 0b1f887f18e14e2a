"""A row that is one button: what it opens, how long it takes, and at its start a tick of its own."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_CARD, TICK_DRAW_MS
from selfhelp.ui.widgets.double_click import clicked, second_click
from selfhelp.ui.widgets.focus_ring import round_as
from selfhelp.ui.widgets.pointer import Pointer, UnderPointer
from selfhelp.ui.widgets.row_face import TICK_ZONE, RowFace, RowState, paint_row, row_height
from selfhelp.ui.widgets.typeset import flip


class _Body(UnderPointer, QAbstractButton):
    """The row itself; paints everything, the tick box too."""

    def __init__(self, row: "RowButton") -> None:
        super().__init__(row)
        self._row = row
        self.pointer = Pointer(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        round_as(self, RADIUS_CARD)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not second_click(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked(event)
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._row.paint(painter, QRectF(self.rect()), self.pointer.over, down=self.isDown())
        painter.end()


class _Tick(QCheckBox):
    """The zone that ticks: it shows nothing itself, the row paints the box under it."""

    def __init__(self, row: "RowButton") -> None:
        super().__init__(row)
        self.over = False
        self._row = row
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        round_as(self, 7)

    def hitButton(self, _pos: object) -> bool:  # the whole zone counts
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not second_click(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked(event)
        super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.over = True
        self._row.repaint_body()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.over = False
        self._row.repaint_body()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The row paints the box."""


class RowButton(QWidget):
    """A row: ``opened`` when it is clicked, ``ticked`` with the new state when its box is."""

    opened = Signal()
    ticked = Signal(bool)

    def __init__(
        self,
        row: RowFace,
        name: str = "",
        *,
        compact: bool = False,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a row.

        Args:
            row: what it shows; with ``done`` set it can be ticked.
            name: object name of the row's button; the tick's is the same with ``-tick``.
            compact: 56 pixels high, inside an opened fold.
            framed: a card of its own; :class:`RowGroup` decides this for its rows.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._face, self._compact, self._framed = row, compact, framed
        self._drawn = 1.0
        #: Heights that were asked for, by width: Qt asks many times.
        self._tall: dict[int, int] = {}
        # The tick stands before the words: it is made first, and so it comes first with Tab.
        self._tick = _Tick(self) if row.done is not None else None
        self._body = _Body(self)
        self._body.setObjectName(name)
        self._name_body()
        self._body.clicked.connect(self.opened)
        if self._tick is not None:
            self._tick.setObjectName(f"{name}-tick" if name else "")
            self._tick.setChecked(bool(row.done))
            self._tick.setAccessibleName(pgettext("row", "Done: {title}", title=row.title))
            self._tick.toggled.connect(self._on_tick)
            self._tick.raise_()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def button(self) -> QAbstractButton:
        """The button that is the row: it takes the keyboard."""
        return self._body

    @property
    def face(self) -> RowFace:
        """What it shows."""
        return self._face

    def show_row(self, row: RowFace) -> None:
        """Show something else, or the same thing done; the tick zone stays as it was made."""
        tall = self.heightForWidth(self.width())
        self._face = row
        self._tall.clear()
        self._name_body()
        if self._tick is not None and row.done is not None and self._tick.isChecked() != row.done:
            self._tick.blockSignals(True)
            self._tick.setChecked(row.done)
            self._tick.blockSignals(False)
        # A row as high as before moves nothing: the page need not be measured for it.
        if self.heightForWidth(self.width()) != tall:
            self.updateGeometry()
        self._body.update()

    def fold_to(self, height: int) -> None:
        """Be only so many pixels high, while the row folds away."""
        self.setFixedHeight(height)

    def _name_body(self) -> None:
        """Give the button the words that it paints: to find it by, and to read out."""
        words = self._face.spoken()
        self._body.setText(words.replace("&", "&&"))
        self._body.setAccessibleName(words)

    def _on_tick(self, done: bool) -> None:
        from selfhelp.frozen import replace

        self._face = replace(self._face, done=done)
        self._tall.clear()
        time = MOTION.time(TICK_DRAW_MS)
        if done and time and self.isVisible():
            move = QVariantAnimation(self)
            move.setDuration(time)
            move.setStartValue(0.0)
            move.setEndValue(1.0)
            move.valueChanged.connect(self._draw_tick)
            move.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)
        else:
            self._draw_tick(1.0)
        self.ticked.emit(done)

    def _draw_tick(self, share: float) -> None:
        self._drawn = share
        self._body.update()

    def repaint_body(self) -> None:
        """Paint again, because the pointer came to the tick or left it."""
        self._body.update()

    def paint(self, painter: QPainter, box: QRectF, over: float, *, down: bool) -> None:
        """Paint the row for its button."""
        tick = self._tick
        state = RowState(over, down, tick is not None and tick.over, self._drawn)
        paint_row(painter, box, self._face, state, framed=self._framed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the button the whole row, and the tick its zone."""
        super().resizeEvent(event)
        self._body.setGeometry(self.rect())
        if self._tick is not None:
            inset = LOOK.px(6)
            zone = QRectF(inset, inset, LOOK.px(TICK_ZONE) - 2 * inset + 1, self.height() - 2 * inset)
            self._tick.setGeometry(flip(zone, QRectF(self.rect())).toRect())
            self._tick.raise_()

    def sizeHint(self) -> QSize:
        """Return the height at a usual width."""
        return QSize(LOOK.px(320), self.heightForWidth(LOOK.px(720)))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(LOOK.px(160), LOOK.px(48))

    def hasHeightForWidth(self) -> bool:
        """With large text the words take the lines they need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        if width not in self._tall:
            self._tall[width] = row_height(self._face, width, compact=self._compact)
        return self._tall[width]
