"""Buttons, painted by hand: one filled a page, outlines for choices of equal weight, words for the rest.

Words have no ground and no padding, so that they begin where the text above them begins.
"""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from selfhelp.ui.theme.faces import FaceName, face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK, dress_part
from selfhelp.ui.theme.tokens import RADIUS_CONTROL
from selfhelp.ui.widgets.double_click import clicked, second_click
from selfhelp.ui.widgets.focus_ring import round_as
from selfhelp.ui.widgets.pointer import Pointer, UnderPointer
from selfhelp.ui.widgets.surface import blend, card
from selfhelp.ui.widgets.typeset import flip, lay, width_of

Kind = Literal["main", "outlined", "text", "quiet", "link", "danger", "erase", "icon"]
#: Kinds that stand as words, without a ground.
WORDS = frozenset({"text", "quiet", "link"})


class Button(UnderPointer, QPushButton):
    """A button.

    Kinds: ``main`` (filled, one a page), ``outlined`` (choices of equal weight), ``text`` and ``quiet``
    (words, ink and muted), ``link`` (small, underlined), ``danger`` (outlined in red: danger now),
    ``erase`` (filled in red: can't be taken back), ``icon`` (an icon alone; the words are its name).
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "text",
        *,
        icon: str = "",
        about: str = "",
        large: bool = False,
        menu: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: what it says.
            kind: how it looks; see the class.
            icon: name of an icon before the words.
            about: the thing it acts on, added to its name for screen readers, such as a help line's name.
            large: 48 pixels high instead of 40, for the first page and the questions.
            menu: shows that a list opens.
            parent: Qt's parent.
        """
        super().__init__(text.replace("&", "&&"), parent)
        self._words, self._kind, self._icon = text, kind, icon
        self._large, self._menu = large, menu
        self._tip_waits = False
        self.pointer = Pointer(self)
        self.setAccessibleName(f"{text}: {about}" if about else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        if kind == "main":
            self.setDefault(True)
        if kind == "icon":
            self.setToolTip(text)
        round_as(self, 4 if kind in WORDS else RADIUS_CONTROL)

    def setToolTip(self, text: str) -> None:
        """Say something under the pointer; what opens there takes its look from the button."""
        self._tip_waits = True
        super().setToolTip(text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came: only now is what it opens dressed, since most buttons never see one."""
        if self._tip_waits:
            self._tip_waits = False
            dress_part(self, "tips")
        super().enterEvent(event)

    @property
    def kind(self) -> Kind:
        """How it looks."""
        return self._kind

    def words(self) -> str:
        """Return what it says."""
        return self._words

    def say(self, text: str, about: str = "") -> None:
        """Say something else from now on."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{text}: {about}" if about else text)
        self.updateGeometry()
        self.update()

    def stretch(self) -> "Button":
        """Take the whole width there is; returns the button."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return self

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ignore the second half of a double click that was meant for what stood here before."""
        if not second_click(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember when and where it was clicked."""
        clicked(event)
        super().mouseReleaseEvent(event)

    # Size ---------------------------------------------------------------------------------------

    def _face_name(self) -> FaceName:
        if self._kind == "link":
            return "small"
        return "medium" if self._kind in WORDS else "strong"

    def _padding(self) -> int:
        if self._kind in WORDS:
            return 0
        return LOOK.px(24 if self._kind == "main" and not self._icon else 16)

    def _parts(self) -> tuple[int, int]:
        """Return what icon and arrow take beside the words, in pixels, with the gaps."""
        before = LOOK.px(20 + 8) if self._icon else 0
        return before, LOOK.px(16 + 8) if self._menu else 0

    def sizeHint(self) -> QSize:
        """Return the size that icon and words need."""
        height = LOOK.px(48 if self._large else 28 if self._kind == "link" else 40)
        if self._kind == "icon":
            return QSize(height, height)
        before, after = self._parts()
        width = before + after + width_of(self._words, face(self._face_name())) + 2 * self._padding()
        return QSize(
            max(round(width + 0.5), LOOK.px(160) if self._large and self._kind == "main" else 0), height
        )

    def minimumSizeHint(self) -> QSize:
        """Give way where a long language meets a narrow window: then the words take more lines."""
        wish = self.sizeHint()
        return QSize(min(wish.width(), LOOK.px(120)), wish.height())

    def hasHeightForWidth(self) -> bool:
        """Words that don't fit on one line take more."""
        return self._kind != "icon"

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        used = face(self._face_name())
        block = lay(self._words, used, self._room(width))
        return self.sizeHint().height() + (block.lines - 1) * used.line

    def _room(self, width: float) -> float:
        """Return what is left for words in a width, in pixels."""
        before, after = self._parts()
        return width - 2 * self._padding() - before - after

    # Painting -----------------------------------------------------------------------------------

    def _inks(self) -> tuple[str, str]:
        """Return the colours of words and icon."""
        colours, over = LOOK.colours, self.pointer.over
        if not self.isEnabled():
            return colours.muted, colours.muted
        if self._kind == "main":
            return colours.on_accent, colours.on_accent
        if self._kind == "erase":
            return colours.on_danger, colours.on_danger
        if self._kind == "danger":
            return colours.danger, colours.danger
        if self._kind in ("quiet", "icon"):
            ink = blend(colours.muted, colours.ink, over)
            return ink, ink
        return colours.ink, blend(colours.muted, colours.ink, over)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        colours, over, down = LOOK.colours, self.pointer.over, self.isDown()
        if not self.isEnabled():
            if self._kind not in WORDS and self._kind != "icon":
                card(painter, box, RADIUS_CONTROL, colours.press, colours.line)
        elif self._kind in ("main", "erase"):
            base = colours.accent if self._kind == "main" else colours.danger
            hot = colours.accent_hover if self._kind == "main" else blend(base, colours.ink, 0.18)
            fill = blend(base, hot, over)
            card(painter, box, RADIUS_CONTROL, blend(fill, colours.ink, 0.16) if down else fill)
        elif self._kind in ("outlined", "danger"):
            soft = colours.danger_soft if self._kind == "danger" else colours.hover
            edge = colours.danger if self._kind == "danger" else blend(colours.edge, colours.ink, over)
            fill = blend(colours.surface, soft, over)
            if down:
                fill = (
                    blend(colours.press, colours.danger_soft, 0.5)
                    if self._kind == "danger"
                    else colours.press
                )
            card(painter, box, RADIUS_CONTROL, fill, edge)
        elif self._kind == "icon" and (over or down):
            fill = blend(colours.page, colours.press, 1 if down else over)
            card(painter, box, RADIUS_CONTROL, fill, colours.line if down else None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_ground(painter, box)
        ink, icon_ink = self._inks()
        side = LOOK.px(20)
        if self._kind == "icon":
            at = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            paint_icon(painter, at, self._icon, icon_ink)
            painter.end()
            return
        used = face(self._face_name())
        before, _after = self._parts()
        room = self._room(box.width())
        words = min(width_of(self._words, used), room)
        # Words stand in the middle of a ground, and at the start of the line without one.
        start = self._padding() + (0 if self._kind in WORDS or self._icon else (room - words) / 2)
        if self._icon:
            at = flip(QRectF(start, (box.height() - side) / 2, side, side), box)
            paint_icon(painter, at, self._icon, icon_ink)
        line = flip(QRectF(start + before, 0, words, box.height()), box)
        block = lay(self._words, used, line.width())
        top = (box.height() - block.height) / 2
        block.paint(painter, line.x(), top, ink)
        if self._menu:
            small = LOOK.px(16)
            at = flip(
                QRectF(start + before + words + LOOK.px(8), (box.height() - small) / 2, small, small), box
            )
            paint_icon(painter, at, "chevron-down", ink)
        self._underline(painter, line, top + block.height, ink)
        painter.end()

    def _underline(self, painter: QPainter, line: QRectF, foot: float, ink: str) -> None:
        """Words have no ground to change: a line comes under them, and grows while they are pressed."""
        over = self.pointer.over
        if self._kind not in WORDS or not (self._kind == "link" or over or self.isDown()):
            return
        colour = QColor(ink)
        colour.setAlphaF(1.0 if self._kind == "link" or self.isDown() else over)
        thick = 2 if self.isDown() or (self._kind == "link" and over > 0.5) else 1
        painter.setPen(QPen(colour, thick))
        y = round(foot) + (0.5 if thick == 1 else 0) - LOOK.px(1)
        painter.drawLine(QPointF(line.left(), y), QPointF(line.right() - 1, y))
