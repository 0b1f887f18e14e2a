"""Folds: what is not needed yet waits behind one line. Alone, or several lines in one card with progress."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import FOLD_MS, RADIUS_CARD
from selfhelp.ui.widgets.focus_ring import round_as
from selfhelp.ui.widgets.pointer import Pointer, UnderPointer
from selfhelp.ui.widgets.progress_line import paint_progress
from selfhelp.ui.widgets.row_face import LARGE_TEXT
from selfhelp.ui.widgets.surface import blend, card
from selfhelp.ui.widgets.typeset import draw, flip, lay, mirrored, width_of

#: Qt's largest size, which means "no limit".
NO_LIMIT = 16777215


class FoldHead(UnderPointer, QAbstractButton):
    """The line that opens and closes: chevron, name, a note, a thin progress, a count."""

    def __init__(
        self,
        title: str,
        name: str = "",
        *,
        note: str = "",
        count: str = "",
        share: float | None = None,
        inset: bool = False,
    ) -> None:
        """Make it closed; see :class:`Fold` and :class:`FoldedLine`."""
        super().__init__()
        self._title, self._note, self._inset = title, note, inset
        self._icon = ""
        self._open = False
        self._turned = 0.0
        self.pointer = Pointer(self)
        self.setObjectName(name)
        self.say_count(count, share)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        round_as(self, RADIUS_CARD - 4)
        self.turn(opened=False, share=0.0)

    def say_count(self, count: str, share: float | None) -> None:
        """Show how much there is behind it, and how much of that is done (0 to 1), if anything."""
        self._count, self._share = count, share
        words = ", ".join(part for part in (self._title, self._note, count) if part)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.update()

    def mark(self, icon: str) -> None:
        """Show an icon between the chevron and the name."""
        self._icon = icon
        self.update()

    def turn(self, *, opened: bool, share: float) -> None:
        """Show that it is open or closed; ``share`` is how far the chevron has turned, 0 to 1."""
        if opened != self._open or not self.accessibleDescription():
            self._open = opened
            words = pgettext("fold", "Open") if opened else pgettext("fold", "Folded")
            self.setAccessibleDescription(words)
        self._turned = share
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line, 40 pixels high."""
        return QSize(LOOK.px(160), LOOK.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, over, box = LOOK.colours, self.pointer.over, QRectF(self.rect())
        # Alone, the chevron itself stands at the edge of the text: its picture has air around it.
        start = LOOK.px(12) if self._inset else -LOOK.px(4)
        if self._inset and (over or self.isDown()):
            fill = colours.press if self.isDown() else blend(colours.surface, colours.hover, over)
            card(painter, box.adjusted(4, 3, -4, -3), RADIUS_CARD - 4, fill)
        side = LOOK.px(20)
        at = flip(QRectF(start, (box.height() - side) / 2, side, side), box)
        self._paint_chevron(painter, at, blend(colours.edge, colours.ink, max(over, self._turned)))
        x: float = start + side + LOOK.px(12 if self._inset else 8)
        if self._icon:
            at = flip(QRectF(x, (box.height() - side) / 2, side, side), box)
            paint_icon(painter, at, self._icon, colours.muted)
            x += side + LOOK.px(12)
        end = box.width() - (LOOK.px(16) if self._inset else 0)
        if self._count:
            small = face("small", tabular=True)
            wide = width_of(self._count, small)
            at = flip(QRectF(end - wide, 0, wide, box.height()), box)
            draw(painter, at, self._count, small, colours.muted, align="end")
            end -= max(wide, LOOK.px(84)) + LOOK.px(16)
        if self._share is not None and LOOK.scale <= LARGE_TEXT and box.width() > LOOK.px(420):
            line = QRectF(end - LOOK.px(120), box.center().y() - 2, LOOK.px(120), 4)
            paint_progress(painter, flip(line, box), self._share)
            end = line.x() - LOOK.px(16)
        used = face("strong" if self._open else "medium")
        wide = min(width_of(self._title, used), end - x)
        at = flip(QRectF(x, 0, wide, box.height()), box)
        draw(painter, at, self._title, used, colours.ink)
        if not self._inset and (over or self.isDown()):
            thick = 2 if self.isDown() else 1
            foot = box.center().y() + lay(self._title, used, wide, lines=1).height / 2 - 1
            painter.fillRect(QRectF(at.x(), round(foot), wide, thick), QColor(colours.ink))
        x += wide + LOOK.px(12)
        if self._note and end - x > LOOK.px(60):
            draw(
                painter,
                flip(QRectF(x, 0, end - x, box.height()), box),
                self._note,
                face("small"),
                colours.muted,
            )
        painter.end()

    def _paint_chevron(self, painter: QPainter, box: QRectF, colour: str) -> None:
        """Paint the chevron, turned from "more there" to "down here"."""
        painter.save()
        painter.translate(box.center())
        painter.rotate(self._turned * (-90 if mirrored() else 90))
        half = box.width() / 2
        paint_icon(painter, QRectF(-half, -half, box.width(), box.height()), "chevron-right", colour)
        painter.restore()


class Fold(QWidget):
    """One line that opens onto more. What is inside is made when it is opened first."""

    toggled = Signal(bool)

    def __init__(
        self,
        title: str,
        inside: Callable[[], QWidget],
        name: str = "",
        *,
        note: str = "",
        opened: bool = False,
        head: FoldHead | None = None,
    ) -> None:
        """Make a fold.

        Args:
            title: what is inside.
            inside: makes the inside, once.
            name: object name of the line.
            note: a few muted words after the title.
            opened: whether it starts open.
            head: another line than the plain one.
        """
        super().__init__()
        self._inside, self._opened = inside, False
        self._widget: QWidget | None = None
        self.head = head or FoldHead(title, name, note=note)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._move = QVariantAnimation(self)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._step)
        self._move.finished.connect(self._settle)
        self.head.clicked.connect(lambda: self.open(not self._opened))
        if opened:
            self.open(True)

    @property
    def opened(self) -> bool:
        """Whether it is open."""
        return self._opened

    def content(self) -> QWidget | None:
        """Return what is inside, once it was opened."""
        return self._widget

    def open(self, opened: bool = True) -> None:
        """Open it or close it."""
        if opened == self._opened:
            return
        self._opened = opened
        if opened and self._widget is None:
            self._widget = self._inside()
            self._column.addWidget(self._widget)
        self._move.stop()
        time = MOTION.time(FOLD_MS) if self.isVisible() else 0
        if self._widget is not None:
            self._widget.setVisible(True)
        if time == 0:
            self._step(1.0 if opened else 0.0)
            self._settle()
        else:
            self._move.setDuration(time)
            self._move.setStartValue(0.0 if opened else 1.0)
            self._move.setEndValue(1.0 if opened else 0.0)
            self._move.start()
        self.toggled.emit(opened)

    def _step(self, share: float) -> None:
        self.head.turn(opened=self._opened, share=share)
        if self._widget is not None and self._move.state() == QAbstractAnimation.State.Running:
            whole = self._widget.heightForWidth(self.width()) if self._widget.hasHeightForWidth() else -1
            if whole < 0:
                whole = self._widget.sizeHint().height()
            self._widget.setMaximumHeight(max(1, round(whole * share)))

    def _settle(self) -> None:
        if self._widget is not None:
            self._widget.setMaximumHeight(NO_LIMIT)
            self._widget.setVisible(self._opened)
        self.head.turn(opened=self._opened, share=1.0 if self._opened else 0.0)
