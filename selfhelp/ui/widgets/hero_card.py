"""The one next thing: what it is, why, how long, what it may set off, and one filled button."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfhelp.ui.painting.picture import paint_part
from selfhelp.ui.painting.regions import HERO, Region
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4, GAP_16, GAP_24, NARROW, RADIUS_HERO
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.note_line import may_notice, minutes
from selfhelp.ui.widgets.row_face import LARGE_TEXT, Lead
from selfhelp.ui.widgets.shadow_under import ShadowUnder
from selfhelp.ui.widgets.surface import card, outline, rounded
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.typeset import flip, mirrored

#: Width of the painted strip, and the width of the card below which it is left out, in pixels.
STRIP, STRIP_FROM = 184, 640


class RaisedCard(QWidget):
    """A card with the one soft shadow; one a page. :meth:`add` puts things under each other."""

    def __init__(self, *, picture: Region | None = None) -> None:
        """Make it empty; with a painted strip at its end where there is room, of a part of the scene."""
        super().__init__()
        self._picture = picture
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(LOOK.px(GAP_24), LOOK.px(GAP_24), LOOK.px(GAP_24), LOOK.px(GAP_24))
        self._outer.setSpacing(LOOK.px(GAP_16))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._outer.addLayout(self._column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shadow = ShadowUnder(self)

    def add(self, *widgets: QWidget, gap: int = 0) -> "RaisedCard":
        """Add widgets, with extra space in pixels above the first; returns the card."""
        if gap:
            self._column.addSpacing(LOOK.px(gap))
        for widget in widgets:
            self._column.addWidget(widget)
        return self

    def _strip_width(self, width: int) -> int:
        around = self.window()
        narrow = around is not self and around.width() <= LOOK.px(NARROW)
        wanted = self._picture is not None and LOOK.pictures and not narrow
        shown = wanted and width >= STRIP_FROM and LOOK.scale <= LARGE_TEXT
        return STRIP if shown else 0

    def _make_room(self, width: int) -> None:
        edge = LOOK.px(GAP_24)
        end = edge + self._strip_width(width)
        # Margins are not mirrored by Qt.
        left, right = (end, edge) if mirrored() else (edge, end)
        margins = self._outer.contentsMargins()
        if (margins.left(), margins.right()) != (left, right):
            self._outer.setContentsMargins(left, edge, right, edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the strip."""
        self._make_room(self.width())
        super().resizeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        self._make_room(width)
        return self._outer.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the size at a usual width."""
        return QSize(LOOK.px(480), self.heightForWidth(LOOK.px(720)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card and its strip."""
        painter = QPainter(self)
        colours, box = LOOK.colours, QRectF(self.rect())
        card(painter, box, RADIUS_HERO, colours.surface)
        strip = self._strip_width(self.width())
        if strip and self._picture is not None:
            at = flip(QRectF(box.width() - strip, 0, strip, box.height()), box)
            shape = QPainterPath()
            shape.addRect(at)
            paint_part(painter, at, self._picture, rounded(box, RADIUS_HERO).intersected(shape))
        outline(painter, box, RADIUS_HERO, colours.line, 1)
        painter.end()


class HeroCard(RaisedCard):
    """One a page: icon, title, why, how long, what may be noticed, and its buttons."""

    def __init__(
        self,
        title: str,
        why: str,
        lead: Lead,
        *,
        time: str = "",
        caution: str = "",
        buttons: Sequence[QWidget] = (),
        picture: Region | None = HERO,
    ) -> None:
        """Make it.

        Args:
            title: the step, in the person's words.
            why: two lines at most.
            lead: its icon or letter tile.
            time: such as "15 minutes".
            caution: one sentence on what it may set off.
            buttons: one filled, then "Tomorrow" and "Not for me" as words.
            picture: what is painted in the strip at its end, so that not every room looks the same;
                None leaves it out.
        """
        super().__init__(picture=picture)
        self.setObjectName("hero")
        line = QHBoxLayout()
        line.setSpacing(LOOK.px(GAP_16))
        mark = LeadMark(lead)
        holder = QVBoxLayout()
        holder.addWidget(mark)
        holder.addStretch(1)
        line.addLayout(holder)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addSpacing(LOOK.px(GAP_4))
        words.addWidget(Heading(title, "hero"))
        if why:
            words.addSpacing(LOOK.px(6))
            words.addWidget(Prose(why, "body"))
        words.addSpacing(LOOK.px(12))
        if time:
            words.addWidget(minutes(time))
        if caution:
            words.addWidget(may_notice(caution))
        if buttons:
            words.addSpacing(LOOK.px(GAP_16))
            words.addWidget(ButtonLine(*buttons))
        line.addLayout(words, 1)
        self._column.addLayout(line)
        self._column.addStretch(1)
