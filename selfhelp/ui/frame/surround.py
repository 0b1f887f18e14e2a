"""What stands around the page: rail or picture, the bar on top, and the place for a notice at the foot."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.frozen import Frozen
from selfhelp.language import pgettext, render
from selfhelp.ui.desk import Desk
from selfhelp.ui.frame.rail import Rail
from selfhelp.ui.frame.topbar import Rooms, TopBar
from selfhelp.ui.navigation import RAIL
from selfhelp.ui.page import Page
from selfhelp.ui.painting import regions
from selfhelp.ui.painting.picture import Picture
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_12, GAP_24, NARROW, RAIL_WIDTH
from selfhelp.ui.where_kept import kept_words
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.hairline import Hairline
from selfhelp.ui.widgets.notice import FloatingNotice
from selfhelp.ui.widgets.placing import take_away
from selfhelp.ui.widgets.text import Prose

#: Below this height of the window, in pixels at 100 % text, the rail becomes a menu, too.
NEEDS_DOWN = 600
#: Width of the picture beside the first page, in pixels; less where the window is not wide.
SCENE, SCENE_LESS, SCENE_FROM = 480, 300, 1060
#: Height of the picture on top of a narrow window, and where the window is low.
BAND, BAND_LOW, LOW = 320, 200, 720


class Ways(Frozen):
    """What the bar and the rail can do."""

    go: Callable[..., None]
    back: Callable[[], None] | None
    leave: Callable[[], None]


class Surround(QObject):
    """Builds itself into the window once; :meth:`draw` shows it for a page."""

    def __init__(self, window: QWidget, go: Callable[[str, str], None]) -> None:
        """Put rail, bar, place and notice into a window that is empty."""
        super().__init__(window)
        self._window = window
        across = QHBoxLayout(window)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._rail = Rail(go)
        across.addWidget(self._rail)
        self._rail_line = Hairline(down=True)
        across.addWidget(self._rail_line)
        self._scene_place = QVBoxLayout()
        across.addLayout(self._scene_place)
        self._scene: Picture | None = None
        self._scene_is: tuple[str, int] = ("", 0)
        self._holder = QWidget()
        across.addWidget(self._holder, 1)
        self._right = QVBoxLayout(self._holder)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._top: QWidget = QWidget()
        self._right.addWidget(self._top)
        self._place = QVBoxLayout()
        self._right.addLayout(self._place, 1)
        self._foot = QVBoxLayout()
        self._right.addLayout(self._foot)
        self.notices = FloatingNotice(self._holder)
        self.notices.installEventFilter(self)
        self._rail_needs = 0
        self.compact = False

    # Widths -------------------------------------------------------------------------------------

    def is_small(self) -> bool:
        """Tell whether there is no room for the rail."""
        least = max(LOOK.px(NEEDS_DOWN), self._rail_needs)
        return self._window.width() <= LOOK.px(NARROW) or self._window.height() < least

    def _scene_width(self, page: Page) -> int:
        if not page.scene or not LOOK.pictures or self._window.width() <= LOOK.px(NARROW):
            return 0
        if page.scene == "strip":
            return RAIL_WIDTH if LOOK.scale <= 1.3 else 0
        return SCENE if self._window.width() >= LOOK.px(SCENE_FROM) else SCENE_LESS

    def _band(self, page: Page) -> int:
        narrow = self._window.width() <= LOOK.px(NARROW)
        if page.scene != "whole" or not narrow or not LOOK.pictures or LOOK.scale > 1.3:
            return 0
        return BAND if self._window.height() >= LOW else BAND_LOW

    # Drawing ------------------------------------------------------------------------------------

    def put(self, page: Page) -> None:
        """Take a page into the place of the one before; whoever puts it shows it."""
        while self._place.count():
            self._place.takeAt(0)
        self._place.addWidget(page, 1)

    def draw(self, page: Page, desk: Desk, name: str, ways: Ways) -> None:
        """Draw everything around a page again.

        Args:
            page: what is shown.
            desk: the case, and where it is saved.
            name: the neutral name on the window.
            ways: what the bar and the rail do.
        """
        # Before the first page is on the screen there is neither a window nor a session.
        self._draw_scene(page, first=not desk.begun and not self._window.isVisible())
        rooms: Rooms = []
        current = ""
        if page.shows_rooms:
            from selfhelp.plan import wording
            from selfhelp.views.rail import rail_lines

            lines = rail_lines(desk.catalogue, desk.case, desk.plan(), desk.today())
            for page_id, room in RAIL:
                line = render(lines[room]) if room in lines else ""
                rooms.append((page_id, render(wording.ROOMS[room]), line))
                if page.room == room:
                    current = page_id
        band = self._band(page)
        if page.shows_rooms:
            self._rail.show_rooms(rooms, current, kept_words(desk), name)
            self._rail_needs = self._rail.needs()
        self.compact = self.is_small()
        railed = not self.compact and page.shows_rooms
        self._rail.setVisible(railed)
        self._rail_line.setVisible(railed)
        fresh = TopBar(
            page.kicker_widget(),
            width=self._holder.width() if page.scene else self._window.width(),
            rooms=rooms if self.compact else [],
            back=ways.back if page.shows_rooms else None,
            go=ways.go if page.shows_rooms else None,
            leave=ways.leave,
            before_leave=page.corner(on_picture=band > 0),
            band=band,
            brand=name if self.compact and page.shows_rooms else "",
        )
        self._replace_top(fresh)
        wanted = page.says_kept and not railed and not page.scene
        self._draw_foot(kept_words(desk).replace("\n", " ") if wanted else "")

    def _draw_foot(self, words: str) -> None:
        """Say quietly under the page what is saved, where there is no rail to say it."""
        while self._foot.count():
            item = self._foot.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        if words:
            line = Prose(words, "small")
            line.setObjectName("kept-line")
            line.setContentsMargins(LOOK.px(GAP_24), LOOK.px(GAP_8), LOOK.px(GAP_24), LOOK.px(GAP_12))
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._foot.addWidget(line)

    def _draw_scene(self, page: Page, *, first: bool) -> None:
        wanted = (page.scene, self._scene_width(page))
        if wanted == self._scene_is:
            return
        self._scene_is = wanted
        if self._scene is not None:
            self._scene_place.removeWidget(self._scene)
            self._scene.hide()
            self._scene.deleteLater()
            self._scene = None
        if wanted[1]:
            region = regions.TRIAGE if page.scene == "strip" else regions.THRESHOLD
            self._scene = Picture(region, wanted[1], waits=first)
            self._scene_place.addWidget(self._scene)

    def forget_scene(self) -> None:
        """Paint the picture again, because the theme or the choice of pictures changed."""
        self._scene_is = ("?", -1)

    def _replace_top(self, fresh: TopBar) -> None:
        old, self._top = self._top, fresh
        name = next((w.objectName() for w in old.findChildren(QWidget) if w.hasFocus()), "")
        self._right.replaceWidget(old, fresh)
        fresh.order_stops()
        fresh.show()
        take_away(old)
        again = fresh.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    # Notices ------------------------------------------------------------------------------------

    def tell(self, words: str, *choices: Button, stays: bool = False) -> None:
        """Say something at the foot, over nothing: the page makes room for it."""
        self.notices.tell(words, *choices, stays=stays)

    def ask_about_saving(self, *, leave: Callable[[], None], save: Callable[[], None]) -> None:
        """Say that the plan is not saved, and offer both ways on; saving has the keyboard."""
        without = Button(pgettext("window", "Leave without saving"), "outlined")
        without.setObjectName("leave-unsaved")
        without.clicked.connect(leave)
        first = Button(pgettext("plan", "Save my plan"), "outlined")
        first.setObjectName("save-before-leaving")
        first.clicked.connect(save)
        self.tell(pgettext("window", "Your plan is not saved."), first, without, stays=True)
        first.setFocus()

    def announce(self, words: str) -> None:
        """Tell screen readers something without showing it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._holder, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the foot free while something is said there."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self._make_room)
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        self._right.setContentsMargins(0, 0, 0, self.notices.reserved())
