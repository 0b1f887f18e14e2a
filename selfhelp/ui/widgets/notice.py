"""Notices: one on a page for what must be known, and one that floats after something was done."""

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QAccessible, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_12, GAP_16, GAP_24, RADIUS_CARD, Tone
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.icon_mark import IconMark
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.spoken import announce, speak_as
from selfhelp.ui.widgets.surface import card
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.typeset import width_of

#: How long a floating notice stays, in milliseconds.
STAYS_MS = 8000
#: How wide it is, in pixels at 100 % text. A short sentence beside two buttons gets the room for one line,
#: a longer one wraps.
WIDTH, SENTENCE = 480, 240


class Notice(QWidget):
    """On a page: caution soft, an icon, one or two lines, one outlined button. One a page."""

    def __init__(
        self,
        title: str,
        line: str = "",
        *,
        icon: str = "info",
        tone: Tone = "caution",
        button: Button | None = None,
    ) -> None:
        """Make it."""
        super().__init__()
        self._tone: Tone = tone
        name = " ".join(part for part in (title, line) if part)
        speak_as(self, QAccessible.Role.Note, name)
        outer = QHBoxLayout(self)
        edge = LOOK.px(GAP_16)
        outer.setContentsMargins(edge, LOOK.px(GAP_12), edge, LOOK.px(GAP_12))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.px(3))
        column.addWidget(Prose(title, "medium"))
        if line:
            column.addWidget(Prose(line, "small-ink"))
        outer.addWidget(SideBySide(words, button, lead=IconMark(icon, tone)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the soft ground."""
        painter = QPainter(self)
        card(painter, QRectF(self.rect()), RADIUS_CARD, LOOK.colours.tone(self._tone)[0])
        painter.end()


class FloatingNotice(QWidget):
    """Says what was done, at the foot of the window, with "Undo" beside the words.

    480 wide, in the middle of the foot, gone after 8 seconds. While the pointer or the keyboard is on it, the
    time stands still. Whoever owns it keeps that place free of buttons; see :meth:`reserved`.
    """

    def __init__(self, window: QWidget) -> None:
        """Make it for a window or for the part of it that holds the page; it starts out of sight."""
        super().__init__(window)
        self.setObjectName("notice")
        speak_as(self, QAccessible.Role.Notification)
        self._left = STAYS_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(LOOK.px(GAP_16), LOOK.px(GAP_8), LOOK.px(GAP_16), LOOK.px(GAP_8))
        self._line.setSpacing(LOOK.px(GAP_16))
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.hide()

    def tell(self, words: str, *choices: Button, stays: bool = False) -> None:
        """Say something, with buttons beside it, in place of what was said before.

        Args:
            words: one sentence.
            choices: such as "Undo"; they close the notice when they are clicked.
            stays: until it is closed or replaced, for what went wrong.
        """
        self._empty()
        text = Prose(words, "body")
        text.setObjectName("notice-text")
        self._line.addWidget(text, 1)
        for choice in choices:
            self._line.addWidget(choice)
            choice.clicked.connect(lambda _on=False, choice=choice: self._chosen(choice))
        self.setAccessibleName(words)
        self._left = STAYS_MS
        self._place()
        self.show()
        self.raise_()
        announce(self, words)
        if stays:
            self._timer.stop()
        else:
            self._timer.start(self._left)

    def _chosen(self, choice: Button) -> None:
        """Close, unless what was chosen has said something else meanwhile."""
        if self._line.indexOf(choice) >= 0:
            self.clear()

    def clear(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self.hide()

    def reserved(self) -> int:
        """Return the height in pixels that it takes at the foot while it is shown."""
        return self.height() + LOOK.px(GAP_24) if self.isVisible() else 0

    def _empty(self) -> None:
        while self._line.count():
            item = self._line.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _wish(self) -> int:
        """Return the width in pixels at which a short sentence stays on one line beside its buttons."""
        margins, gaps = self._line.contentsMargins(), self._line.spacing() * (self._line.count() - 1)
        wish = margins.left() + margins.right() + gaps + LOOK.px(GAP_8)
        for place in range(self._line.count()):
            item = self._line.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Prose):
                wish += min(round(width_of(widget.plain(), face("body"))), LOOK.px(SENTENCE))
            elif widget is not None:
                wish += widget.sizeHint().width()
        return wish

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        wide = min(max(LOOK.px(WIDTH), self._wish()), window.width() - 2 * LOOK.px(GAP_16))
        tall = (
            self._line.totalHeightForWidth(wide)
            if self._line.hasHeightForWidth()
            else self._line.sizeHint().height()
        )
        tall = max(tall, LOOK.px(56))
        self.setGeometry((window.width() - wide) // 2, window.height() - tall - LOOK.px(GAP_16), wide, tall)

    # The time stands still ----------------------------------------------------------------------

    def _busy(self) -> bool:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        return self.underMouse() or inside

    def _pause(self) -> None:
        if self._timer.isActive():
            self._left = max(1500, self._timer.remainingTime())
            self._timer.stop()
            self.setProperty("paused", True)

    def _go_on(self) -> None:
        if self.property("paused") and not self._busy():
            self.setProperty("paused", False)
            self._timer.start(self._left)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self.isVisible():
            return
        if new is not None and self.isAncestorOf(new):
            self._pause()
        else:
            self._go_on()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is on it."""
        super().enterEvent(event)
        self._pause()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        super().leaveEvent(event)
        QTimer.singleShot(0, self, self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the window's foot."""
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Show)
        if moved and watched is self.parentWidget() and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ground that stands out from every page."""
        painter = QPainter(self)
        colours = LOOK.colours
        card(painter, QRectF(self.rect()), RADIUS_CARD, colours.surface, colours.edge)
        painter.end()
