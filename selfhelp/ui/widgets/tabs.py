"""A few ways to see one thing, side by side. Arrow keys move; to a screen reader they are tabs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from selfhelp.language import pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_CONTROL, RADIUS_TILE
from selfhelp.ui.widgets.focus_ring import round_as
from selfhelp.ui.widgets.surface import blend, card
from selfhelp.ui.widgets.typeset import draw, flip, width_of


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the ways: what it stands for, its words, its icon."""

    value: str
    text: str
    icon: str = ""


class Tabs(QTabBar):
    """Tabs on a quiet ground. ``chosen`` says which one, when a person chose it."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab], value: str, words: str, name: str = "tabs") -> None:
        """Make tabs.

        Args:
            tabs: in order.
            value: the one that is chosen; the first where none has this value.
            words: what is chosen among, for screen readers, such as "Device".
            name: object name.
        """
        super().__init__()
        self._tabs = list(tabs)
        self._hot = -1
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        round_as(self, RADIUS_TILE)
        for tab in self._tabs:
            self.addTab(tab.text.replace("&", "&&"))
        at = next((i for i, tab in enumerate(self._tabs) if tab.value == value), 0)
        self.setCurrentIndex(at)
        self.currentChanged.connect(self._changed)

    def value(self) -> str:
        """Return which one is chosen."""
        return self._tabs[self.currentIndex()].value

    def _changed(self, index: int) -> None:
        self.chosen.emit(self._tabs[index].value)

    def _narrow(self, tab: Tab) -> int:
        icon = LOOK.px(16 + 8) if tab.icon else 0
        return round(LOOK.px(14) * 2 + icon + width_of(tab.text, face("strong")))

    def tabSizeHint(self, index: int) -> QSize:
        """Return the place of one tab, with the ground around it."""
        edge = LOOK.px(4)
        ends = (index == 0) + (index == len(self._tabs) - 1)
        return QSize(self._narrow(self._tabs[index]) + edge * ends, LOOK.px(32) + 2 * edge)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never cut a tab."""
        return self.tabSizeHint(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        hot = self.tabAt(event.position().toPoint())
        if hot != self._hot:
            self._hot = hot
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hot = -1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and every tab."""
        painter = QPainter(self)
        colours, edge = LOOK.colours, LOOK.px(4)
        whole = QRectF(self.rect())
        card(painter, whole, RADIUS_TILE, colours.rail)
        for index, tab in enumerate(self._tabs):
            box = QRectF(self.tabRect(index))
            left = edge if box.left() <= whole.left() + 1 else 0
            right = edge if box.right() >= whole.right() - 1 else 0
            box = box.adjusted(left, edge, -right, -edge)
            now = index == self.currentIndex()
            if now:
                card(
                    painter,
                    box,
                    RADIUS_CONTROL,
                    blend(colours.surface, colours.press, colours.painting < 100),
                    colours.line,
                )
            hot = index == self._hot
            ink = colours.ink if now or hot else colours.muted
            x: float = box.x() + LOOK.px(14)
            room = box.width() - 2 * LOOK.px(14)
            inner = QRectF(x, box.y(), room, box.height())
            start = 0
            if tab.icon:
                side = LOOK.px(16)
                at = QRectF(x, box.center().y() - side / 2, side, side)
                paint_icon(painter, flip(at, inner), tab.icon, ink)
                start = LOOK.px(16 + 8)
            words = flip(QRectF(x + start, box.y(), room - start + 2, box.height()), inner)
            draw(painter, words, tab.text, face("strong" if now else "body"), ink)
        painter.end()


class DeviceTabs(Tabs):
    """Browser, Android or iPhone. Whoever makes it remembers the choice for the session."""

    def __init__(self, value: str = "web", devices: Sequence[str] = ("web", "android", "ios")) -> None:
        """Make tabs for the devices there are steps for."""
        known = {
            "web": Tab("web", pgettext("device", "Browser"), "monitor"),
            "android": Tab("android", pgettext("device", "Android"), "smartphone"),
            "ios": Tab("ios", pgettext("device", "iPhone"), "smartphone"),
        }
        super().__init__([known[d] for d in devices], value, pgettext("device", "Device"), "device-tabs")
