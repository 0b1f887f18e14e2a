"""The one soft shadow, as a widget under the card that is raised: a widget can't paint outside itself."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFocusFrame, QWidget

from selfhelp.ui.theme.tokens import RADIUS_HERO, SHADOW_SOFT
from selfhelp.ui.widgets.surface import shadow


class ShadowUnder(QFocusFrame):
    """Stands under a card, in what scrolls with it. Qt leaves focus frames out of what screen readers see."""

    def __init__(self, raised: QWidget) -> None:
        """Make it for a card."""
        super().__init__(raised)
        self._raised = raised
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("shadow")
        raised.installEventFilter(self)
        raised.destroyed.connect(self._gone)

    def _gone(self) -> None:
        if shiboken6.isValid(self):
            self.hide()
            self.deleteLater()

    def _ground(self) -> QWidget | None:
        """Return what the shadow is painted on: what scrolls, or the window."""
        step = self._raised.parentWidget()
        while step is not None and not step.isWindow():
            above = step.parentWidget()
            area = above.parentWidget() if above is not None else None
            if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
                return step
            step = above
        return step

    def _follow(self) -> None:
        ground = self._ground()
        if ground is None or not self._raised.isVisible():
            self.hide()
            return
        if self.parentWidget() is not ground:
            self.setParent(ground)
            self._watch(ground)
        corner = self._raised.mapTo(ground, QPoint(0, 0))
        size = self._raised.size()
        around = 2 * SHADOW_SOFT
        self.setGeometry(
            corner.x() - around, corner.y() - around, size.width() + 2 * around, size.height() + 2 * around
        )
        self.lower()
        self.show()

    def _watch(self, ground: QWidget) -> None:
        step = self._raised.parentWidget()
        while step is not None and step is not ground:
            step.removeEventFilter(self)
            step.installEventFilter(self)
            step = step.parentWidget()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the card."""
        kinds = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in kinds and shiboken6.isValid(self._raised):
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow around the card's place."""
        painter = QPainter(self)
        around = 2 * SHADOW_SOFT
        box = QRectF(self.rect()).adjusted(around, around, -around, -around)
        shadow(painter, box, RADIUS_HERO)
        painter.end()
