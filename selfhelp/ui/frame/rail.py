"""The rail: the rooms with an icon and a small line each, and at its foot what is saved."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfhelp.language import active, pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import ROOMS, paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_12, GAP_16, GAP_24, RADIUS_CONTROL, RAIL_WIDTH
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.focus_ring import round_as
from selfhelp.ui.widgets.pointer import Pointer, UnderPointer
from selfhelp.ui.widgets.spoken import speak_as, tell_chosen
from selfhelp.ui.widgets.surface import blend, card
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.typeset import draw, flip, lay, width_of

#: Page id, name and small line of each room.
Rooms = Sequence[tuple[str, str, str]]
#: Before these rooms the rail leaves a gap, so that ten lines fall into groups that the eye can hold.
GROUPS = frozenset({"accounts", "people-search", "people"})


def _shorter(standing: str) -> str:
    """Return the number of a line that holds one number only, such as "1 due"; else the line."""
    numbers = re.findall(r"\d+", standing)
    return numbers[0] if len(numbers) == 1 else standing


class RailItem(UnderPointer, QAbstractButton):
    """One room: 40 high, icon 20, a count only where something is due. One of the items is chosen."""

    def __init__(self, page: str, text: str, standing: str, *, current: bool) -> None:
        """Make it with the room's name, a small line such as "5 waiting", and whether it is open."""
        super().__init__()
        self._page, self._words, self._standing = page, "", ""
        #: Heights by width, until other words are said: Qt asks many times.
        self._tall: dict[int, int] = {}
        self.pointer = Pointer(self)
        # Before it has a name: a screen reader that listens asks for the role then, and once only.
        speak_as(self, QAccessible.Role.PageTab)
        self.setObjectName(f"rail-{page}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.say(text, standing, current=current)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        round_as(self, RADIUS_CONTROL)

    def say(self, text: str, standing: str, *, current: bool) -> None:
        """Show other words, how it stands now, or that the room was opened or left."""
        if (text, standing) != (self._words, self._standing):
            self._words, self._standing = text, standing
            self._tall.clear()
            self.setText(f"{text}\n{standing}".strip().replace("&", "&&"))
            self.setAccessibleName(f"{text}, {standing}" if standing else text)
            self.updateGeometry()
        # Of exclusive items the last that was chosen can't be let go of, and a page may be in no room.
        self.setAutoExclusive(False)
        turned = current != self.isChecked()
        self.setChecked(current)
        self.setAutoExclusive(True)
        if turned:
            tell_chosen(self)

    def _start(self) -> int:
        return LOOK.px(12 + 20 + 12)

    def _beside(self, width: float) -> str:
        """Return what of it has room beside the name: the number alone where the name would wrap."""
        if not self._standing or LOOK.scale > 1.3:
            return ""
        wide = width_of(self._standing, face("small", tabular=True)) + LOOK.px(GAP_8)
        left = width - self._start() - LOOK.px(12) - width_of(self._words, face("strong"))
        return self._standing if wide <= left else _shorter(self._standing)

    def _room(self, width: float) -> float:
        beside = self._beside(width)
        wide = width_of(beside, face("small", tabular=True)) + LOOK.px(GAP_8) if beside else 0
        return width - self._start() - LOOK.px(12) - wide

    def hasHeightForWidth(self) -> bool:
        """A long name takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        if width not in self._tall:
            tall = lay(self._words, face("strong"), self._room(width)).height
            under = face("small").line if self._standing and LOOK.scale > 1.3 else 0
            self._tall[width] = max(LOOK.px(40), tall + under + LOOK.px(16))
        return self._tall[width]

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(LOOK.px(RAIL_WIDTH - 24), self.heightForWidth(LOOK.px(RAIL_WIDTH - 24)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        colours, box, over = LOOK.colours, QRectF(self.rect()), self.pointer.over
        now = self.isChecked()
        if now:
            card(painter, box, RADIUS_CONTROL, colours.surface, colours.line)
        elif self.isDown() or over:
            ground = blend(colours.rail, colours.press, 1 if self.isDown() else over)
            card(painter, box, RADIUS_CONTROL, ground, blend(colours.rail, colours.line, over))
        side = LOOK.px(20)
        icon = ROOMS.get(self._page, "circle")
        at = flip(QRectF(LOOK.px(12), (min(box.height(), LOOK.px(40)) - side) / 2, side, side), box)
        paint_icon(painter, at, icon, colours.accent if now else blend(colours.muted, colours.ink, over))
        room = self._room(box.width())
        block = lay(self._words, face("strong" if now else "body"), room)
        words = flip(QRectF(self._start(), 0, room, box.height()), box)
        small = face("small", tabular=True)
        if self._standing and LOOK.scale > 1.3:
            top = (box.height() - block.height - small.line) / 2
            block.paint(painter, words.x(), top, colours.ink)
            under = QRectF(words.x(), top + block.height, room, small.line)
            draw(painter, under, self._standing, small, colours.muted)
        else:
            block.paint(painter, words.x(), (box.height() - block.height) / 2, colours.ink)
            # Beside the first line of a long name, as the icon is.
            end = flip(QRectF(0, 0, box.width() - LOOK.px(12), LOOK.px(40)), box)
            if self._standing:
                draw(painter, end, self._beside(box.width()), small, colours.muted, align="end")
        painter.end()


class Rail(QWidget):
    """The rail at the leading edge of the window."""

    def __init__(self, go: Callable[[str, str], None]) -> None:
        """Make an empty rail; ``go`` shows a page by id and argument."""
        super().__init__()
        self.setObjectName("rail")
        speak_as(self, QAccessible.Role.PageTabList, pgettext("rail", "Rooms"))
        self._go = go
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self._made_for: tuple[object, ...] = ()
        self._items: list[RailItem] = []
        self._kept = Prose("", "small")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LOOK.colours.rail))
        painter.end()

    def needs(self) -> int:
        """Return the height in pixels in which nothing of it is cut off."""
        layout = self._inside.layout() if self._inside is not None else None
        return layout.totalHeightForWidth(LOOK.px(RAIL_WIDTH)) if layout is not None else 0

    def show_rooms(self, rooms: Rooms, current: str, kept: str, brand: str) -> None:
        """Show the rooms. The lines stay; only what they say changes, unless the look or the language did.

        Args:
            rooms: page id, name and small line of each room.
            current: page id of the room that is open.
            kept: what the foot says about where things are saved.
            brand: the neutral name on top.
        """
        wanted = tuple(page for page, *_words in rooms), brand, active().tag, LOOK.scale, LOOK.colours
        if wanted != self._made_for:
            self._made_for = wanted
            self._make(rooms, brand)
        # Tab stops once in the rail, at the room that is open; the arrow keys go on from there.
        stop = current or rooms[0][0]
        for item, (page, text, standing) in zip(self._items, rooms, strict=True):
            item.say(text, standing, current=page == current)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if page == stop else Qt.FocusPolicy.ClickFocus)
        self._kept.say(kept)

    def _make(self, rooms: Rooms, brand: str) -> None:
        if self._inside is not None:
            self._outer.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        self._outer.addWidget(self._inside)
        self.setFixedWidth(LOOK.px(RAIL_WIDTH))
        column = QVBoxLayout(self._inside)
        edge = LOOK.px(GAP_12)
        column.setContentsMargins(edge, LOOK.px(GAP_24), edge, LOOK.px(GAP_24))
        column.setSpacing(0)
        column.addLayout(_inset(Prose(brand, "brand")))
        column.addSpacing(LOOK.px(GAP_24))
        self._items = []
        for place, (page, text, standing) in enumerate(rooms):
            if place and page in GROUPS:
                column.addSpacing(LOOK.px(GAP_16))
            item = RailItem(page, text, standing, current=False)
            self._items.append(item)
            item.clicked.connect(lambda _checked=False, page=page: self._go(page, ""))
            column.addWidget(item)
        column.addStretch(1)
        self._kept = Prose("", "small")
        column.addLayout(_inset(self._kept))
        column.addSpacing(LOOK.px(GAP_8))
        how = Button(pgettext("rail", "How can I be sure?"), "link")
        how.setObjectName("rail-promise")
        how.clicked.connect(lambda: self._go("promise", ""))
        column.addLayout(_inset(how))


def _inset(widget: QWidget) -> QHBoxLayout:
    """Put a widget where the rooms' icons begin."""
    line = QHBoxLayout()
    edge = LOOK.px(GAP_12)
    line.setContentsMargins(edge, 0, edge, 0)
    line.addWidget(widget)
    if isinstance(widget, Button):
        line.addStretch(1)
    return line
