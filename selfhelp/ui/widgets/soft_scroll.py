"""A column that scrolls and fades out softly where more of it is hidden."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFocusFrame, QFrame, QScrollArea, QScrollBar, QWidget

from selfhelp.ui.theme.style import LOOK, dress_part

#: Height of the soft edge, in pixels at 100 % text.
EDGE = 24
#: Width of the bar as ``bars.qss`` has it, with its margin, in pixels.
BAR = 12


class _Edge(QFocusFrame):
    """The soft edge itself; Qt leaves focus frames out of what screen readers see."""

    def __init__(self, parent: QWidget, *, at_top: bool) -> None:
        super().__init__(parent)
        self._at_top = at_top
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        # Most pages fit, and the first one does not wait for it.
        from PySide6.QtGui import QLinearGradient

        ground = QColor(LOOK.colours.page)
        none = QColor(ground)
        none.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, ground if self._at_top else none)
        fade.setColorAt(1, none if self._at_top else ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()


class _Bar(QScrollBar):
    """The bar. Most pages fit without one: it is dressed when it is shown, and as wide from the start."""

    _dressed = False

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return size if self._dressed else QSize(BAR, size.height())

    def showEvent(self, event: QShowEvent) -> None:
        if not self._dressed:
            self._dressed = True
            dress_part(self, "bars")
        super().showEvent(event)


class SoftScroll(QScrollArea):
    """A scroll area without a frame. Its edges show that there is more above or below."""

    def __init__(self, inside: QWidget | None = None) -> None:
        """Make it around a widget."""
        super().__init__()
        # Of our own, like the one Qt makes: to find out what kind of widget that one is, the binding would
        # load every kind there is, which takes longer than all the rest of this page.
        inner = QWidget()
        inner.setObjectName("qt_scrollarea_viewport")
        inner.setBackgroundRole(QPalette.ColorRole.NoRole)
        inner.setAutoFillBackground(True)
        self.setViewport(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(_Bar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._top = _Edge(self, at_top=True)
        self._foot = _Edge(self, at_top=False)
        self.verticalScrollBar().valueChanged.connect(self._show_edges)
        self.verticalScrollBar().rangeChanged.connect(self._show_edges)
        self.viewport().installEventFilter(self)
        if inside is not None:
            self.setWidget(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what is in view."""
        if event.type() == QEvent.Type.Resize and watched is self.viewport():
            self._show_edges()
        return super().eventFilter(watched, event)

    def _show_edges(self) -> None:
        bar, box, tall = self.verticalScrollBar(), self.viewport().geometry(), LOOK.px(EDGE)
        self._top.setGeometry(box.x(), box.y(), box.width(), tall)
        self._foot.setGeometry(box.x(), box.bottom() + 1 - tall, box.width(), tall)
        self._top.setVisible(bar.value() > bar.minimum())
        self._foot.setVisible(bar.value() < bar.maximum())
        self._top.raise_()
        self._foot.raise_()
