"""Sets text by hand, for parts that paint themselves: even lines, cut at the end, in its own direction."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QTextLayout,
    QTextOption,
)

from selfhelp.frozen import Frozen
from selfhelp.language import runs_right_to_left
from selfhelp.ui.theme.faces import Face
from selfhelp.ui.widgets.held_together import held_together


def mirrored() -> bool:
    """Tell whether things stand from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def flip(box: QRectF, within: QRectF) -> QRectF:
    """Return where a box stands in the direction in use, given its place from left to right."""
    if not mirrored():
        return box
    return QRectF(within.left() + within.right() - box.right(), box.y(), box.width(), box.height())


def width_of(text: str, face: Face) -> float:
    """Return how wide a text is on one line, in pixels."""
    wide = _SET.widths.get((text, face))
    if wide is None:
        wide = _SET.widths[text, face] = QFontMetricsF(face.font).horizontalAdvance(text) + 1
    return wide


class Tint(Frozen):
    """A part of a text in a colour of its own, and whether it is drawn a little stronger."""

    start: int
    length: int
    colour: str
    strong: bool = False


class Block:
    """A text that is set and ready to be painted."""

    def __init__(self, layouts: list[QTextLayout], line: int) -> None:
        """Hold one layout a line; ``line`` is the height of each, in pixels."""
        self._layouts = layouts
        self._line = line

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self._line * len(self._layouts)

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._layouts)

    def paint(self, painter: QPainter, x: float, y: float, colour: str) -> None:
        """Paint it with its upper left corner at a place."""
        painter.setPen(QColor(colour))
        for number, layout in enumerate(self._layouts):
            line = layout.lineAt(0)
            lift = (self._line - line.ascent() - line.descent()) / 2
            layout.draw(painter, QPointF(x, y + number * self._line + lift))


class _Set:
    """What was set since the page was entered: Qt asks for a height many times, and paints once more."""

    #: So many settings are held; a page that is looked at for hours, and resized, does not grow.
    MOST = 4000

    def __init__(self) -> None:
        self.widths: dict[tuple[str, Face], float] = {}
        self.blocks: dict[tuple[object, ...], Block] = {}


_SET = _Set()


def forget() -> None:
    """Hold no text any more; once a page is left, what it said is nobody's business."""
    _SET.widths.clear()
    _SET.blocks.clear()


def _format(tint: Tint, offset: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = tint.start - offset, tint.length
    # Few texts have a colour inside, and its code is much.
    from PySide6.QtGui import QTextCharFormat

    form = QTextCharFormat()
    if tint.colour:
        form.setForeground(QColor(tint.colour))
    if tint.strong:
        form.setFontWeight(600)
    found.format = form
    return found


def _one_line(
    text: str, face: Face, width: float, option: QTextOption, tints: Sequence[Tint], offset: int
) -> QTextLayout:
    layout = QTextLayout(text, face.font)
    # It is painted more often than it is set.
    layout.setCacheEnabled(True)
    layout.setTextOption(option)
    ranges = [
        _format(t, offset) for t in tints if t.start < offset + len(text) and t.start + t.length > offset
    ]
    if ranges:
        layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def _breaks(text: str, face: Face, width: float, most: int) -> list[tuple[int, str]]:
    """Return start and text of each line; the last is cut with "…" where ``most`` lines don't hold it all."""
    found: list[tuple[int, str]] = []
    at = 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, face.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            found.append((at + start, paragraph[start : start + line.textLength()].rstrip()))
        layout.endLayout()
        at += len(paragraph) + 1
    if most and len(found) > most:
        start = found[most - 1][0]
        rest = text[start:].replace("\n", " ")
        cut = QFontMetricsF(face.font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        found = [*found[: most - 1], (start, cut)]
    return found or [(0, "")]


def _well_broken(text: str, face: Face, width: float, most: int) -> list[tuple[int, str]]:
    """Return the lines of a text, its last word not alone, unless that left one alone above it."""
    together = held_together(text)
    held = _breaks(together, face, width, most)
    if len(held) < 3 or " " in held[-2][1]:
        return held
    apart = "".join(was if was == " " else now for was, now in zip(text, together, strict=True))
    return _breaks(apart, face, width, most)


def lay(
    text: str,
    face: Face,
    width: float,
    *,
    lines: int = 0,
    align: str = "start",
    tints: Sequence[Tint] = (),
) -> Block:
    """Set a text.

    Args:
        text: plain text.
        face: font and height of line.
        width: in pixels.
        lines: how many lines at most; 0 for as many as it takes.
        align: ``start``, ``end`` or ``middle``, in the direction of reading.
        tints: parts in other colours.
    """
    width = max(width, 1.0)
    key = (text, face, width, lines, align, tuple(tints), mirrored())
    block = _SET.blocks.get(key)
    if block is None:
        if len(_SET.blocks) > _SET.MOST:
            forget()
        block = _SET.blocks[key] = _lay(text, face, width, lines, align, tints)
    return block


def _lay(text: str, face: Face, width: float, lines: int, align: str, tints: Sequence[Tint]) -> Block:
    option = QTextOption()
    right_to_left = mirrored() and runs_right_to_left(text)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    at_left = (align == "start") != mirrored()
    side = Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight
    if align == "middle":
        side = Qt.AlignmentFlag.AlignHCenter
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    parts = _well_broken(text, face, width, lines)
    return Block([_one_line(part, face, width, option, tints, at) for at, part in parts], face.line)


def draw(painter: QPainter, box: QRectF, text: str, face: Face, colour: str, *, align: str = "start") -> None:
    """Draw one line in the middle of a box's height, cut at the end where it does not fit."""
    block = lay(text, face, box.width(), lines=1, align=align)
    block.paint(painter, box.x(), box.y() + (box.height() - block.height) / 2, colour)
