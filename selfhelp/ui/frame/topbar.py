"""The bar over every page: where one came from, the settings, and "Leave" in the same corner."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.painting.picture import paint_part
from selfhelp.ui.painting.regions import BAND
from selfhelp.ui.theme.icons import ROOMS, icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4, GAP_8, GAP_12, GAP_16, GAP_24, NARROW
from selfhelp.ui.widgets.button import Button, Kind
from selfhelp.ui.widgets.menu import Menu
from selfhelp.ui.widgets.text import Prose

Go = Callable[[str], None]
#: Page id, name and small line of each room.
Rooms = list[tuple[str, str, str]]


def _beginning(rooms: Rooms, go: Go | None, back: Callable[[], None] | None, brand: str) -> QHBoxLayout:
    """Return the line with what stands first: the menu of rooms and the name, and the way back."""
    row = QHBoxLayout()
    row.setSpacing(LOOK.px(GAP_8))
    top = Qt.AlignmentFlag.AlignTop
    if rooms and go is not None:
        row.addWidget(_rooms_button(rooms, go), 0, top)
        if brand and back is None:
            named = Prose(brand, "brand")
            named.setWordWrap(False)
            row.addWidget(named, 0, Qt.AlignmentFlag.AlignVCenter)
    if back is not None:
        row.addWidget(_button(pgettext("window", "Back"), "text", "chevron-left", "back", back), 0, top)
        row.addSpacing(LOOK.px(GAP_16))
    return row


class TopBar(QWidget):
    """One drawing of the bar; the window makes a new one for each page."""

    def __init__(  # noqa: PLR0913  one drawing of everything the bar can show
        self,
        kicker: QWidget,
        *,
        width: int,
        rooms: Rooms,
        back: Callable[[], None] | None,
        go: Go | None,
        leave: Callable[[], None],
        before_leave: Sequence[QWidget] = (),
        band: int = 0,
        brand: str = "",
    ) -> None:
        """Put the bar together.

        Args:
            kicker: what stands beside the way back, such as "2 of 11 settings looked at".
            width: of the window, in pixels.
            rooms: for the menu that stands in for the rail; empty where the rail is there.
            back: shows the page before; None where there is none.
            go: shows a page; None before the rooms are open.
            leave: leaves.
            before_leave: what the page has to put before "Leave".
            band: height in pixels of a picture behind the bar, as on the first page of a narrow window.
            brand: the neutral name beside the menu, where there is no rail to show it.
        """
        super().__init__()
        self._band = band
        self.setObjectName("topbar")
        self._kicker, self._before_leave = kicker, before_leave
        outer = self._outer(bool(rooms), width, band)
        row = _beginning(rooms, go, back, brand)
        top = Qt.AlignmentFlag.AlignTop
        place = row.count()
        if go is not None:
            words = pgettext("window", "Settings")
            row.addWidget(_button(words, "icon", "settings", "to-settings", lambda: go("settings")), 0, top)
        leaves = row.count()
        row.addWidget(_button(pgettext("window", "Leave"), "outlined", "log-out", "leave", leave), 0, top)
        outer.addLayout(row)
        room = width - 2 * LOOK.edge() - row.sizeHint().width() - row.spacing()
        # On the picture they stand at the other end: the lamp is under the corner of "Leave".
        put = self._put_before_leave(outer, row, place if band else leaves, room)
        place += put if band else 0
        if rooms and kicker.minimumSizeHint().width() > room:
            # Large text or a long language: what stands beside the way back gets a line of its own.
            row.insertStretch(place, 1)
            outer.addWidget(kicker)
        else:
            row.insertWidget(place, kicker, 1, Qt.AlignmentFlag.AlignVCenter)
        if band:
            self.setFixedHeight(band)
            outer.addStretch(1)

    def _put_before_leave(self, outer: QVBoxLayout, row: QHBoxLayout, place: int, room: int) -> int:
        """Put what comes before "Leave" into the first line, or under it where that is too narrow.

        Args:
            outer: the lines of the bar.
            row: the first of them.
            place: where in the first line they go.
            room: what the first line has left, in pixels.

        Returns:
            how many now stand in the first line.
        """
        wide = sum(w.sizeHint().width() + row.spacing() for w in self._before_leave)
        if self._before_leave and wide + self._kicker.minimumSizeHint().width() > room:
            # Long words in a narrow window: what the page puts here gets a line of its own.
            outer.addLayout(_at_end(self._before_leave))
            return 0
        for index, widget in enumerate(self._before_leave):
            row.insertWidget(place + index, widget, 0, Qt.AlignmentFlag.AlignTop)
        return len(self._before_leave)

    def _outer(self, with_menu: bool, width: int, band: int) -> QVBoxLayout:
        """Return the lines of the bar; "Leave" stands at the same distance from the corner at every width."""
        outer = QVBoxLayout(self)
        start, end = LOOK.edge(), LOOK.px(GAP_24)
        if with_menu:
            # The button's picture has air around it: the picture stands at the edge of the words under it.
            start = LOOK.px(GAP_12)
        elif width <= LOOK.px(NARROW) and not band:
            start = LOOK.px(GAP_16) + LOOK.px(GAP_4)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (end, start) if mirrored else (start, end)
        outer.setContentsMargins(left, LOOK.px(GAP_12), right, LOOK.px(GAP_4))
        outer.setSpacing(LOOK.px(GAP_4))
        return outer

    def order_stops(self) -> None:
        """Let Tab reach "Leave" last, never right after the last button of a page."""
        inside = (self._kicker, *self._kicker.findChildren(Button))
        first = [w for w in inside if isinstance(w, Button)]
        named = [self.findChild(Button, name) for name in ("to-settings", "leave")]
        stops = [*first, *self._before_leave, *(b for b in named if b is not None)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture behind the bar."""
        super().paintEvent(event)
        if self._band:
            painter = QPainter(self)
            paint_part(painter, QRectF(self.rect()), BAND)
            painter.end()


def _at_end(widgets: Sequence[QWidget]) -> QHBoxLayout:
    """Put widgets at the end of a line."""
    line = QHBoxLayout()
    line.setSpacing(LOOK.px(GAP_8))
    line.addStretch(1)
    for widget in widgets:
        line.addWidget(widget)
    return line


def _button(text: str, kind: Kind, icon_name: str, name: str, action: Callable[[], None]) -> Button:
    made = Button(text, kind, icon=icon_name)
    made.setObjectName(name)
    made.clicked.connect(lambda _checked=False: action())
    return made


def _rooms_button(rooms: Rooms, go: Go) -> Button:
    button = Button(pgettext("window", "Rooms"), "icon", icon="menu")
    button.setObjectName("rooms")
    menu = Menu(button)
    for page_id, text, standing in rooms:
        action = menu.addAction(f"{text}   {standing}" if standing else text)
        if page_id in ROOMS:
            action.setIcon(icon(ROOMS[page_id], 20, LOOK.colours.muted))
        action.triggered.connect(lambda _checked=False, page_id=page_id: go(page_id))
    menu.addSeparator()
    promise = menu.addAction(pgettext("rail", "How can I be sure?"))
    promise.triggered.connect(lambda _checked=False: go("promise"))
    button.setMenu(menu)
    return button
