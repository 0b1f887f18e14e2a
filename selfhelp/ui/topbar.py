"""The bar over every page: where one is, the settings, and "Leave" in the same corner."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons

Go = Callable[[str], None]
#: Page id, name and small fact of each room.
Rooms = list[tuple[str, str, str]]


class TopBar(QWidget):
    """One drawing of the bar; the window makes a new one for each page."""

    def __init__(
        self,
        kicker: QWidget,
        *,
        width: int,
        rooms: Rooms,
        back: Callable[[], None] | None,
        go: Go | None,
        leave: Callable[[], None],
    ) -> None:
        """Put the bar together.

        Args:
            kicker: what stands over the title.
            width: of the window, in pixels.
            rooms: for the menu that stands in for the rail; empty where the rail is there.
            back: shows the page before; None where there is none.
            go: shows a page; None before the rooms are open.
            leave: leaves.
        """
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(LOOK.edge(), LOOK.px(20), LOOK.edge(), LOOK.px(4))
        row = QHBoxLayout()
        row.setSpacing(LOOK.px(12))
        # "Leave" keeps its place where what stands beside it takes two lines.
        top = Qt.AlignmentFlag.AlignTop
        if rooms and go is not None:
            row.addWidget(_rooms_button(rooms, go), 0, top)
        if back is not None:
            row.addWidget(buttons.word(pgettext("window", "Back"), back, "back"), 0, top)
        place = row.count()
        if go is not None:
            words = pgettext("window", "Settings")
            row.addWidget(buttons.word(words, lambda: go("settings"), "to-settings"), 0, top)
        row.addWidget(buttons.leave(pgettext("window", "Leave"), leave), 0, top)
        outer.addLayout(row)
        room = width - 2 * LOOK.edge() - row.sizeHint().width() - row.spacing()
        if rooms and kicker.minimumSizeHint().width() > room:
            # Large text or a long language: what stands over the title gets a line of its own.
            row.insertStretch(place, 1)
            outer.addWidget(kicker)
        else:
            row.insertWidget(place, kicker, 1)


def _rooms_button(rooms: Rooms, go: Go) -> QPushButton:
    button = buttons.plain(pgettext("window", "Rooms"), lambda: None, "rooms")
    menu = QMenu(button)
    for page_id, text, fact in rooms:
        action = menu.addAction(f"{text}   {fact}" if fact else text)
        action.triggered.connect(lambda _checked=False, page_id=page_id: go(page_id))
    promise = menu.addAction(pgettext("rail", "How do I know?"))
    promise.triggered.connect(lambda _checked=False: go("promise"))
    button.setMenu(menu)
    return button
