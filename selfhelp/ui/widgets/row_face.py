"""What a row shows and how it is painted: the same for a row that is a button and one of a long list."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from selfhelp.frozen import Frozen, replace
from selfhelp.language import pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_CARD, Tone
from selfhelp.ui.widgets.letter_tile import paint_tile
from selfhelp.ui.widgets.surface import blend, card, round_icon, tick_box
from selfhelp.ui.widgets.typeset import Block, Tint, flip, lay, width_of

#: From this text size on the time stands under the title, and titles take the lines they need.
LARGE_TEXT = 1.3
#: Width of the zone that ticks, in pixels at 100 % text.
TICK_ZONE = 56


class Lead(Frozen):
    """What stands before the words: a round icon or a service's letter tile."""

    icon: str = ""
    tone: Tone = "plain"
    name: str = ""
    letters: str = ""


def icon_lead(icon: str, tone: Tone = "plain") -> Lead:
    """Return a round icon in a quiet tone."""
    return Lead(icon=icon, tone=tone)


def service_lead(name: str, letters: str = "") -> Lead:
    """Return the letter tile of a service or site."""
    return Lead(name=name, letters=letters)


class RowFace(Frozen):
    """What a row shows.

    Attributes:
        title: one short line.
        line: one muted line under it; empty for a row of one line.
        caution: what it may set off, after the line, in amber: "the other side may notice".
        time: at the end of the row, such as "10 min" or "in 6 days".
        lead: icon or letter tile before the words.
        done: whether it is ticked; None for rows that can't be ticked.
        also: other names that a search finds it by; not shown.
    """

    title: str
    line: str = ""
    caution: str = ""
    time: str = ""
    lead: Lead | None = None
    done: bool | None = None
    also: str = ""

    def searched(self) -> str:
        """Return what a search looks through."""
        return f"{self.spoken()} {self.also}".casefold()

    def second_line(self) -> str:
        """Return the muted line with what it may set off."""
        if self.line and self.caution:
            return pgettext("row", "{line} · {caution}", line=self.line, caution=self.caution)
        # Alone, it is a sentence.
        return self.line or self.caution[:1].upper() + self.caution[1:]

    def spoken(self) -> str:
        """Return the row as one name for screen readers."""
        return ", ".join(part for part in (self.title, self.second_line(), self.time) if part)


class RowState(Frozen):
    """How a row is now: pointer over it (0 to 1), held down, pointer over the tick, tick drawn (0 to 1)."""

    over: float = 0.0
    down: bool = False
    tick_over: bool = False
    tick_drawn: float = 1.0


class _Laid(Frozen):
    title: Block
    line: Block | None
    time: Block | None
    words_x: float
    words_width: float
    time_beside: bool

    @property
    def height(self) -> int:
        under = self.time.height if self.time and not self.time_beside else 0
        return self.title.height + (self.line.height if self.line else 0) + under


def fitting_line(row: RowFace, room: float) -> str:
    """Return as many whole sentences of the muted line as have room, in pixels; what it may set off stays.

    A sentence that is cut off in its middle tells less than the one before it. The first stays in any case.
    """
    line, second = row.line, row.second_line()
    while width_of(second, face("small")) > room and ". " in line:
        line = line[: line.rindex(". ") + 1]
        second = replace(row, line=line.removesuffix(".") if row.caution else line).second_line()
    return second


def _lay(row: RowFace, width: float) -> _Laid:
    colours = LOOK.colours
    beside = LOOK.scale <= LARGE_TEXT
    x: float = LOOK.px(TICK_ZONE) + 1 if row.done is not None else LOOK.px(16) + 1
    if row.lead is not None:
        x += LOOK.px(40) + LOOK.px(16)
    end = LOOK.px(16) + 1 + LOOK.px(20)
    small = face("small", tabular=True)
    if row.time and beside:
        end += LOOK.px(12) + max(LOOK.px(72), round(width_of(row.time, small))) + LOOK.px(8)
    room = max(width - x - end - LOOK.px(4), 40.0)
    most = 1 if beside else 0
    title = lay(row.title, face("body" if row.done else "medium"), room, lines=most)
    second = fitting_line(row, room) if beside else row.second_line()
    tints = []
    if row.caution and not row.done:
        at = second.rfind(row.caution[1:]) - 1
        tints.append(Tint(max(at, 0), len(row.caution), colours.caution))
    line = lay(second, face("small"), room, lines=most, tints=tints) if second else None
    time = None
    if row.time:
        space = max(LOOK.px(72), round(width_of(row.time, small))) if beside else room
        time = lay(row.time, small, space, lines=most, align="end" if beside else "start")
    return _Laid(title, line, time, x, room, beside)


def row_height(row: RowFace, width: float, *, compact: bool = False) -> int:
    """Return the height of a row at a width, in pixels: 64, 48 for one line, 56 inside an opened fold."""
    second = row.second_line()
    # An icon or tile needs the same air whether there is a second line or not: rows of a list are alike.
    alone = not second and row.lead is None
    least = LOOK.px(48 if alone else 56 if compact else 64)
    space = LOOK.px(12 if compact and LOOK.scale <= LARGE_TEXT else 20)
    if LOOK.scale <= LARGE_TEXT:
        # One line each, cut where it does not fit: no width makes another height, so nothing is set.
        words = face("body" if row.done else "medium").line + (face("small").line if second else 0)
        return max(least, words + space)
    return max(least, _lay(row, width).height + space)


def _taller(box: QRectF) -> bool:
    """Tell whether a row has more lines than its icon is high: then everything begins at its top."""
    return LOOK.scale > LARGE_TEXT and box.height() > LOOK.px(64)


def tick_square(box: QRectF, *, lead: bool = False) -> QRectF:
    """Return where the tick box of a row stands, mirrored where text is; ``lead``: beside an icon or tile."""
    side = LOOK.px(22)
    middle = box.center().y()
    if _taller(box):
        # Beside the first line, or in one line with the icon, which is higher.
        middle = box.y() + LOOK.px(10) + (LOOK.px(40) if lead else face("medium").line) / 2
    zone = LOOK.px(TICK_ZONE)
    return flip(QRectF(box.x() + (zone - side) / 2 + 0.5, round(middle - side / 2), side, side), box)


def paint_row(painter: QPainter, box: QRectF, row: RowFace, state: RowState, *, framed: bool = True) -> None:
    """Paint a row.

    Args:
        painter: where to.
        box: the whole row, in pixels.
        row: what it shows.
        state: how it is at this moment.
        framed: a card of its own; else a line in a card that someone else paints.
    """
    _paint_ground(painter, box, state, framed=framed)
    laid = _lay(row, box.width())
    colours = LOOK.colours
    top = box.y() + round((box.height() - laid.height) / 2)
    if _taller(box):
        top = box.y() + LOOK.px(10)
    if row.done is not None:
        hot = state.tick_over
        tick_box(
            painter,
            tick_square(box, lead=row.lead is not None),
            checked=row.done,
            hot=hot,
            fill=state.tick_drawn,
        )
    if row.lead is not None:
        side = LOOK.px(40)
        x = box.x() + laid.words_x - LOOK.px(16) - side
        y = top if _taller(box) else box.center().y() - side / 2
        at = flip(QRectF(x, round(y), side, side), box)
        if row.lead.icon:
            round_icon(painter, at, row.lead.icon, "done" if row.done else row.lead.tone)
        else:
            paint_tile(painter, at, row.lead.name, row.lead.letters)
    words = flip(QRectF(box.x() + laid.words_x, top, laid.words_width, laid.height), box)
    laid.title.paint(painter, words.x(), top, colours.muted if row.done else colours.ink)
    top += laid.title.height
    if laid.line is not None:
        laid.line.paint(painter, words.x(), top, colours.muted)
        top += laid.line.height
    _paint_end(painter, box, laid, words.x(), top, state)


def _paint_ground(painter: QPainter, box: QRectF, state: RowState, *, framed: bool) -> None:
    colours = LOOK.colours
    fill = colours.press if state.down else blend(colours.surface, colours.hover, state.over)
    if framed:
        edge = colours.line if state.down else blend(colours.line, colours.edge, state.over)
        card(painter, box, RADIUS_CARD, fill, edge)
    elif state.down or state.over:
        card(painter, box.adjusted(5, 4, -5, -4), RADIUS_CARD - 4, fill)


def _paint_end(
    painter: QPainter, box: QRectF, laid: _Laid, words_x: float, under: float, state: RowState
) -> None:
    colours = LOOK.colours
    side = LOOK.px(20)
    right = box.right() - LOOK.px(16) - 1
    at = flip(QRectF(right - side, round(box.center().y() - side / 2), side, side), box)
    paint_icon(
        painter, at, "chevron-right", blend(colours.edge, colours.ink, 0 if state.down else state.over)
    )
    if laid.time is None:
        return
    if not laid.time_beside:
        laid.time.paint(painter, words_x, under, colours.muted)
        return
    small = max(LOOK.px(72), 0)
    start = box.x() + laid.words_x + laid.words_width + LOOK.px(4) + LOOK.px(8)
    width = max(right - side - LOOK.px(12) - start, small)
    column = flip(QRectF(right - side - LOOK.px(12) - width, 0, width, 0), box)
    y = box.center().y() - laid.time.height / 2
    laid.time.paint(painter, column.x(), y, colours.muted)
