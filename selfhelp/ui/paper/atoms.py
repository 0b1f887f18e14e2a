"""What a sheet is painted from: pieces that are never cut, each with its height and how it is painted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextDocument, QTextOption

from selfhelp.documents import sheet
from selfhelp.language import active, number, runs_right_to_left
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import families
from selfhelp.ui.theme.tokens import LIGHT

#: OpenType features that swap shapes for looks alone; those that a script needs (ccmp, liga, rlig) stay.
#: Such a shape has no letter of its own in a PDF, so that a search, a copy and a screen reader would miss it.
SHAPES_WITHOUT_LETTERS = ("calt", "clig", "dlig", "case", "frac")
INK, GREY, LINE, GROUND = LIGHT.ink, LIGHT.muted, LIGHT.edge, LIGHT.rail
#: Width and height in pixels of a box to tick, and where the words beside it begin.
BOX, WORDS_AT = 22, 44
#: Room above a line of running text, and above a step, in pixels.
LINES_APART, STEPS_APART = 3, 5

#: A space inside a number that is called: a line that ends there makes two wrong numbers of it.
INSIDE_NUMBER = re.compile(r"(?<=\d) (?=\d)")

Painter = Callable[[QPainter, float, float], None]


@dataclass(frozen=True, slots=True)
class Atom:
    """Something that stays whole.

    Attributes:
        height: in pixels of 1/96 inch.
        paint: given the painter, where it begins, and how wide it is.
        gap: above it, unless it is first on a page.
        with_next: whether it may not be the last on a page.
        new_page: whether it begins one.
    """

    height: float
    paint: Painter
    gap: float = 0
    with_next: bool = False
    new_page: bool = False


def font(size: int, weight: int = 400) -> QFont:
    """Return a font for paper; the size is in pixels of 1/96 inch."""
    made = QFont(families())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    for feature in SHAPES_WITHOUT_LETTERS:
        made.setFeature(QFont.Tag(feature), 0)
    return made


class Words:
    """A text at a width: how high it is, and painted anywhere."""

    def __init__(
        self,
        text: str,
        width: float,
        size: int = 14,
        weight: int = 400,
        *,
        ink: str = INK,
        end: bool = False,
        sign: str = "",
    ) -> None:
        """Lay a text out.

        Args:
            text: what it says, its sign included.
            width: of a line, in pixels.
            size: of the letters, in pixels.
            weight: of the letters.
            ink: their colour.
            end: whether it stands at the end of the line.
            sign: how it begins, such as "1. ": its further lines start behind that.
        """
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(font(size, weight))
        mirrored = active().right_to_left
        own = runs_right_to_left(text) if mirrored else False
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if own else Qt.LayoutDirection.LeftToRight)
        to_right = mirrored != end
        option.setAlignment(
            (Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignAbsolute
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        whole = INSIDE_NUMBER.sub("\N{NO-BREAK SPACE}", text)
        lines = "<br>".join(escape(line) for line in whole.split("\n"))
        hang = (
            round(QFontMetricsF(font(size, weight)).horizontalAdvance(sign))
            if sign and own == mirrored
            else 0
        )
        side = "right" if own else "left"
        inset = f"margin-{side}:{hang}px; text-indent:-{hang}px; " if hang else ""
        self._document.setHtml(f'<p style="margin:0; {inset}line-height:125%; color:{ink}">{lines}</p>')
        self._document.setTextWidth(width)
        self.height = self._document.size().height()

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its first line at ``y``."""
        painter.save()
        painter.translate(x, y)
        self._document.drawContents(painter)
        painter.restore()


def _at(x: float, wide: float, whole: float) -> float:
    """Return where something begins whose distance from the leading edge is ``x``."""
    return whole - x - wide if active().right_to_left else x


def _hairline(painter: QPainter, y: float, width: float) -> None:
    painter.setPen(QPen(QColor(LIGHT.line), 1))
    painter.drawLine(QPointF(0, y), QPointF(width, y))


def text_atoms(text: str, width: float, most: float) -> list[Atom]:
    """Return running text, a paragraph each; one that fits on no page is cut at a blank."""
    made: list[Atom] = []
    for paragraph in text.split("\n"):
        made += _paragraph(paragraph or " ", width, most)
    return made


def _paragraph(text: str, width: float, most: float, size: int = 14, ink: str = INK) -> list[Atom]:
    words = Words(text, width, size, ink=ink)
    if words.height <= most or len(text) < 2:
        return [Atom(words.height, lambda p, y, _w: words.paint(p, 0, y), gap=2)]
    middle = text.rfind(" ", 1, len(text) // 2 + 1)
    cut = middle if middle > 0 else len(text) // 2
    return [
        *_paragraph(text[:cut], width, most, size, ink),
        *_paragraph(text[cut:].strip() or " ", width, most, size, ink),
    ]


def opening(piece: sheet.Opening, width: float) -> Atom:
    """Return the title with its line."""
    title = Words(piece.title, width, 30, 600)
    line = Words(piece.line, width, 17, ink=GREY) if piece.line else None
    tall = title.height + (line.height + 6 if line else 0)

    def paint(painter: QPainter, y: float, _width: float) -> None:
        title.paint(painter, 0, y)
        if line is not None:
            line.paint(painter, 0, y + title.height + 6)

    return Atom(tall + 8, paint, with_next=True)


def heading(piece: sheet.Heading, width: float) -> Atom:
    """Return a heading, which stays with what follows."""
    words = Words(piece.text, width, 18, 600)
    return Atom(words.height, lambda p, y, _w: words.paint(p, 0, y), gap=26, with_next=True)


def _tick_box(painter: QPainter, x: float, y: float, *, done: bool) -> None:
    painter.setPen(QPen(QColor(INK), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(x + 1, y + 1, BOX, BOX), 5, 5)
    if done:
        painter.drawPolyline([QPointF(x + 6, y + 12), QPointF(x + 10.5, y + 17), QPointF(x + 18.5, y + 7)])


def _step(place: int, words: str, room: float) -> Words:
    """Return a step with its number; its further lines start behind the number."""
    sign = f"{number(place)}. "
    return Words(f"{sign}{words}", room, 14, sign=sign)


def item(piece: sheet.Item, width: float, most: float) -> list[Atom]:
    """Return something to do; where it fits on no page, its title and lines one after the other."""
    start = (WORDS_AT if piece.box else 0) + (WORDS_AT if piece.inset else 0)
    room = width - start
    end = Words(piece.end, 150, 13, ink=GREY, end=True) if piece.end else None
    title = Words(piece.title, room - (160 if end else 0), 15 if piece.inset else 17, 600)
    under = [
        *((Words(line, room, 14), LINES_APART) for line in piece.lines),
        *((_step(n, step, room), STEPS_APART) for n, step in enumerate(piece.steps, start=1)),
        *(
            (Words(line, room, 12, ink=GREY), LINES_APART if n else STEPS_APART)
            for n, line in enumerate(piece.small)
        ),
    ]
    head = max(title.height, BOX + 2 if piece.box else 0)
    tall = 12 + head + sum(words.height + gap for words, gap in under) + 12

    def paint_head(painter: QPainter, y: float, whole: float) -> None:
        if not piece.inset:
            _hairline(painter, y, whole)
        y += 12
        if piece.box:
            side = BOX + 2
            _tick_box(painter, _at(WORDS_AT if piece.inset else 0, side, whole), y, done=piece.done)
        title.paint(painter, _at(start, room - (160 if end else 0), whole), y)
        if end is not None:
            end.paint(painter, _at(whole - 150, 150, whole), y + 3)

    def paint(painter: QPainter, y: float, whole: float) -> None:
        paint_head(painter, y, whole)
        y += 12 + head
        for words, gap in under:
            words.paint(painter, _at(start, room, whole), y + gap)
            y += words.height + gap

    if tall <= most:
        return [Atom(tall, paint, gap=0 if piece.inset else 2)]
    parts = [Atom(12 + head, paint_head, with_next=True)]
    for line in (
        *piece.lines,
        *(f"{number(n)}. {s}" for n, s in enumerate(piece.steps, start=1)),
        *piece.small,
    ):
        parts += [_moved(atom, start, room) for atom in _paragraph(line, room, most)]
    return parts


def _moved(atom: Atom, start: float, room: float) -> Atom:
    def paint(painter: QPainter, y: float, whole: float) -> None:
        painter.save()
        painter.translate(_at(start, room, whole), 0)
        atom.paint(painter, y, room)
        painter.restore()

    return replace(atom, paint=paint, gap=3)


def numbers(piece: sheet.Numbers, width: float) -> Atom:
    """Return numbers side by side; the first has the strong frame and is the larger one."""
    gap, count = 16, max(1, len(piece.numbers))
    shares = [0.42, 0.58] if count == 2 else [1 / count] * count
    wide = [(width - gap * (count - 1)) * share for share in shares]
    laid = []
    for n, (one, space) in enumerate(zip(piece.numbers, wide, strict=True)):
        room = space - 40
        laid.append(
            [
                Words(one.when, room, 14, ink=GREY),
                Words(one.number, room, 38 if n == 0 and len(one.number) < 8 else 24, 600),
                *([Words(one.name, room, 14)] if one.name else []),
            ]
        )
    tall = max(sum(w.height for w in column) for column in laid) + 36

    def paint(painter: QPainter, y: float, whole: float) -> None:
        x = 0.0
        for n, (column, space) in enumerate(zip(laid, wide, strict=True)):
            left = _at(x, space, whole)
            painter.setPen(QPen(QColor(INK if n == 0 else LINE), 2 if n == 0 else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(left + 1, y + 1, space - 2, tall - 2), 12, 12)
            top = y + 18
            for words in column:
                words.paint(painter, left + 20, top)
                top += words.height
            x += space + gap

    return Atom(tall, paint, gap=28)


def box(piece: sheet.Box, width: float) -> Atom:
    """Return what must be known, on a grey ground, with an open lock."""
    room = width - 60 - 24
    title, line = Words(piece.title, room, 15, 600), Words(piece.line, room, 14)
    tall = title.height + line.height + 2 + 36

    def paint(painter: QPainter, y: float, whole: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(GROUND))
        painter.drawRoundedRect(QRectF(0, y, whole, tall), 12, 12)
        paint_icon(painter, QRectF(_at(20, 24, whole), y + 18, 24, 24), "lock-keyhole-open", INK)
        x = _at(60, room, whole)
        title.paint(painter, x, y + 18)
        line.paint(painter, x, y + 18 + title.height + 2)

    return Atom(tall, paint, gap=28)


def own_notes(piece: sheet.OwnNotes, width: float) -> Atom:
    """Return lines to write on."""
    title = Words(piece.title, width, 15, 600)
    tall = title.height + 36 * piece.count + 4

    def paint(painter: QPainter, y: float, whole: float) -> None:
        title.paint(painter, 0, y)
        for n in range(1, piece.count + 1):
            painter.setPen(QPen(QColor(LINE), 1))
            at = y + title.height + 36 * n
            painter.drawLine(QPointF(0, at), QPointF(whole, at))

    return Atom(tall, paint, gap=32)


def atoms(pieces: tuple[sheet.Piece, ...], width: float, most: float) -> list[Atom]:
    """Return everything of a sheet that is painted, in order.

    Args:
        pieces: of the sheet.
        width: of a line, in pixels.
        most: height of what fits on one page.
    """
    made: list[Atom] = []
    fresh = False
    for piece in pieces:
        before = len(made)
        match piece:
            case sheet.NewPage():
                fresh = True
                continue
            case sheet.Opening():
                made.append(opening(piece, width))
            case sheet.Heading():
                made.append(heading(piece, width))
            case sheet.Item():
                made += item(piece, width, most)
            case sheet.Numbers():
                made.append(numbers(piece, width))
            case sheet.Box():
                made.append(box(piece, width))
            case sheet.Text():
                made += text_atoms(piece.text, width, most)
            case sheet.OwnNotes():
                made.append(own_notes(piece, width))
        if fresh and len(made) > before:
            made[before] = replace(made[before], new_page=True)
            fresh = False
    return made
