"""One mark for the keyboard's place: a ring 2 pixels wide, 2 away, the same around everything."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFocusFrame, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_CONTROL

#: Width of the ring, and of the gap between it and what it marks, in pixels.
RING, GAP = 2, 2
#: A widget may say how round it is; see :func:`round_as`.
_RADIUS, _OWN = "ringRadius", "ownMark"
#: Fields frame themselves while they have the keyboard, however they got it: a caret stands in them. By the
#: names of their kinds, which need not be loaded where there is none.
_FIELDS = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox")


def round_as(widget: QWidget, radius: float) -> None:
    """Tell how round a widget is, so that the ring around it runs alongside."""
    widget.setProperty(_RADIUS, float(radius))


def hides_ring(widget: QWidget) -> None:
    """Mark a widget that shows the keyboard's place inside itself, as a list does with its row."""
    widget.setProperty(_OWN, True)


def is_field(widget: QWidget) -> bool:
    """Tell whether a widget is a field, in which a caret stands."""
    return any(map(widget.inherits, _FIELDS))


def keys_were_last() -> bool:
    """Tell whether keys were used after the pointer."""
    app = QApplication.instance()
    keyboard = app.findChild(Keyboard, "keyboard") if app is not None else None
    return keyboard is not None and keyboard.by_keys


class FocusRing(QFocusFrame):
    """The ring itself. One for the whole program; it moves to what has the keyboard.

    Qt leaves focus frames out of what screen readers see, hence the base class.
    """

    def __init__(self) -> None:
        """Make it, out of sight."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("focus-ring")
        self._about: QWidget | None = None
        self.hide()

    def mark(self, widget: QWidget | None) -> None:
        """Go around a widget, or out of sight."""
        self._about = widget
        if widget is None:
            self.hide()
            return
        self.setParent(_frame_of(widget))
        self.follow()

    def _living(self) -> QWidget | None:
        """Return what is marked, unless its page is gone."""
        if self._about is not None and not shiboken6.isValid(self._about):
            self._about = None
        return self._about

    def follow(self) -> None:
        """Take the place of the widget that is marked."""
        widget = self._living()
        parent = self.parentWidget()
        if widget is None or parent is None or not widget.isVisible():
            self.hide()
            return
        reach = RING + GAP
        corner = widget.mapTo(parent, QPoint(0, 0))
        box = QRect(corner, widget.size()).adjusted(-reach, -reach, reach, reach)
        room = parent.rect()
        # Where there is no room outside, the ring moves inwards rather than being cut off.
        if corner.y() >= 0 and box.bottom() > room.bottom() >= box.bottom() - reach:
            box.setBottom(room.bottom())
        box.setLeft(max(box.left(), room.left()))
        box.setRight(min(box.right(), room.right()))
        self.setGeometry(box)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        widget = self._living()
        if widget is None:
            return
        radius = widget.property(_RADIUS)
        radius = float(radius if isinstance(radius, int | float) else RADIUS_CONTROL) + GAP + RING / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LOOK.colours.accent), RING))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


def _frame_of(widget: QWidget) -> QWidget:
    """Return what clips the ring: the part of a scroll area that is in view, else the window."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
            return parent
        parent = above
    return parent or widget.window()


class Keyboard(QObject):
    """Watches which widget has the keyboard, and whether keys or the pointer were used last.

    It looks at windows and at what has the keyboard only: a filter on everything would slow down every event.
    """

    def __init__(self, app: QApplication) -> None:
        """Start watching."""
        super().__init__(app)
        self._ring: FocusRing | None = None
        self._watched: list[QWidget] = []
        self.by_keys = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._look)
        app.focusWindowChanged.connect(self._look_at_window)
        app.focusChanged.connect(self._moved)

    def _look_at_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which of keys and pointer was used last, and what moves under the ring."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self.by_keys = True
        elif kind == QEvent.Type.MouseButtonPress:
            self.by_keys = False
            ring = self._alive()
            if ring is not None:
                ring.mark(None)
        elif kind in _MOVES:
            ring = self._alive()
            if ring is not None:
                ring.follow()
        return super().eventFilter(watched, event)

    def _moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        # Qt says this in the middle of taking a page down, too. By the next turn only what lives is left.
        self._later.start()

    def _look(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        new = QApplication.focusWidget()
        shown = new is not None and self.by_keys and not (is_field(new) or new.property(_OWN))
        ring = self._alive()
        step = new
        while step is not None:
            step.installEventFilter(self)
            self._watched.append(step)
            step = None if step.isWindow() else step.parentWidget()
        if shown and ring is None:
            ring = self._ring = FocusRing()
        if ring is not None:
            ring.mark(new if shown else None)

    def _alive(self) -> FocusRing | None:
        # The ring goes with the window or the page that it was in last.
        if self._ring is not None and not shiboken6.isValid(self._ring):
            self._ring = None
        return self._ring


_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


def watch_keyboard(app: QApplication) -> None:
    """Draw the ring in this program; a second call changes nothing."""
    if app.findChild(Keyboard, "keyboard") is None:
        keyboard = Keyboard(app)
        keyboard.setObjectName("keyboard")
