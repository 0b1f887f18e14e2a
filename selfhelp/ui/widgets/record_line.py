"""Records by day: a heading for the day, then time, dot and card of each, on one line that goes down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4, GAP_8, GAP_16, HUES, RADIUS_TILE
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.focus_ring import round_as
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.pointer import Pointer, UnderPointer
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.surface import blend, card
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.typeset import draw, flip, width_of


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file or link that was saved: kind as an icon, name, size or time, and its fingerprint in short."""

    key: str
    name: str
    size: str
    fingerprint: str = ""
    icon: str = "image"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record."""

    key: str
    time: str
    text: str
    line: str = ""
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its records; ``count`` is such as "2 notes"."""

    title: str
    count: str
    entries: tuple[Entry, ...]


class Attachment(UnderPointer, QAbstractButton):
    """A saved file: 56 pixels high; clicking it shows it."""

    def __init__(self, enclosed: Enclosed) -> None:
        """Make it."""
        super().__init__()
        self._enclosed = enclosed
        self.pointer = Pointer(self)
        self.setObjectName(f"enclosed-{enclosed.key}")
        print_ = (
            pgettext("attachment", "fingerprint {short}", short=self._short()) if enclosed.fingerprint else ""
        )
        self.setAccessibleName(", ".join(part for part in (enclosed.name, enclosed.size, print_) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        round_as(self, RADIUS_TILE)

    def _short(self) -> str:
        """Return the first and last four characters of the fingerprint."""
        whole = self._enclosed.fingerprint
        return f"{whole[:4]} … {whole[-4:]}" if len(whole) > 8 else whole

    def _widths(self) -> tuple[float, float]:
        small = face("small", tabular=True)
        icon = LOOK.px(16 + 4) if self._enclosed.fingerprint else 0
        dot = LOOK.px(14) if self._enclosed.fingerprint else 0
        size = width_of(self._size_words(), small) + dot
        return size, icon + width_of(self._short(), small)

    def _size_words(self) -> str:
        return self._enclosed.size

    def sizeHint(self) -> QSize:
        """Return what icon, name and size need."""
        under = sum(self._widths())
        words = max(width_of(self._enclosed.name, face("small-strong")), under)
        return QSize(round(LOOK.px(12 + 36 + 12 + 12) + words + 2), LOOK.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        colours, box, over = LOOK.colours, QRectF(self.rect()), self.pointer.over
        fill = colours.press if self.isDown() else colours.page
        card(painter, box, RADIUS_TILE, fill, blend(colours.line, colours.edge, over))
        ground, ink = colours.tiles[HUES.index("slate")]
        tile = flip(QRectF(LOOK.px(12), LOOK.px(10), LOOK.px(36), LOOK.px(36)), box)
        card(painter, tile, RADIUS_TILE - 2, ground)
        side = LOOK.px(18)
        at = QRectF(tile.center().x() - side / 2, tile.center().y() - side / 2, side, side)
        paint_icon(painter, at, self._enclosed.icon, ink)
        x, line = LOOK.px(60), face("small").line
        room = box.width() - x - LOOK.px(12) + 2
        top = LOOK.px(8)
        draw(
            painter,
            flip(QRectF(x, top, room, line), box),
            self._enclosed.name,
            face("small-strong"),
            colours.ink,
        )
        small = face("small", tabular=True)
        size, rest = self._widths()
        words = flip(QRectF(x, top + line, room, line), box)
        draw(painter, words, self._size_words(), small, colours.muted)
        if self._enclosed.fingerprint:
            icon, gap = LOOK.px(16), LOOK.px(14)
            dot = flip(QRectF(x + size - gap, top + line, gap, line), box)
            draw(painter, dot, "·", small, colours.muted, align="middle")
            at = flip(QRectF(x + size, top + line + (line - icon) / 2, icon, icon), box)
            paint_icon(painter, at, "fingerprint", colours.muted)
            words = flip(QRectF(x + size + icon + LOOK.px(GAP_4), top + line, rest, line), box)
            draw(painter, words, self._short(), small, colours.muted)
        painter.end()


class _Mark(QWidget):
    """Time and dot before a record, with the line through it."""

    def __init__(self, time: str) -> None:
        super().__init__()
        self._time = time
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(88), LOOK.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, box = LOOK.colours, QRectF(self.rect())
        middle = LOOK.px(66)
        line = flip(QRectF(middle - 1, 0, 2, box.height()), box)
        painter.fillRect(line, QColor(colours.track))
        used = face("small", tabular=True)
        time = flip(QRectF(0, LOOK.px(14), LOOK.px(44), LOOK.px(28)), box)
        draw(painter, time, self._time, used, colours.muted, align="end")
        side = LOOK.px(12)
        dot = flip(QRectF(middle - side / 2, LOOK.px(28) - side / 2, side, side), box)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(QColor(colours.page))
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        painter.end()


class RecordLine(QWidget):
    """All records, newest day first. ``opened`` carries the key of an entry's attachment."""

    opened = Signal(str)

    def __init__(self, days: Sequence[Day], end: Callable[[Entry], QWidget] | None = None) -> None:
        """Draw days and their records; ``end`` makes what stands at the end of each one's first line."""
        super().__init__()
        self._end = end
        speak_as(self, QAccessible.Role.List, pgettext("records", "Records by day"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, day in enumerate(days):
            if number:
                column.addSpacing(LOOK.px(GAP_16))
            column.addWidget(_day_heading(day))
            for entry in day.entries:
                column.addWidget(self._entry(entry))

    def _entry(self, entry: Entry) -> QWidget:
        holder = QWidget()
        name = ", ".join(part for part in (entry.time, entry.text, entry.line) if part)
        speak_as(holder, QAccessible.Role.ListItem, name)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(_Mark(entry.time))
        words = Stacked(Prose(entry.text, "medium"), gap=GAP_4)
        if entry.line:
            words.add(Prose(entry.line, "small"))
        end = self._end(entry) if self._end is not None else None
        about = PlainCard(SideBySide(words, end) if end is not None else words, gap=GAP_4, inset=GAP_16)
        if entry.enclosed:
            files = ButtonLine()
            for enclosed in entry.enclosed:
                button = Attachment(enclosed)
                button.clicked.connect(lambda _c=False, key=enclosed.key: self.opened.emit(key))
                files.add(button)
            about.add(files, gap=10)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, LOOK.px(GAP_8))
        side.addWidget(about)
        line.addLayout(side, 1)
        return holder


def _day_heading(day: Day) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, LOOK.px(GAP_8))
    line.setSpacing(LOOK.px(GAP_8))
    title = Heading(day.title, "day")
    title.setWordWrap(False)
    count = Prose(day.count, "small")
    count.setWordWrap(False)
    line.addWidget(title)
    line.addWidget(count)
    line.addStretch(1)
    return holder
