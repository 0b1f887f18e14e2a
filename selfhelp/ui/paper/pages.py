"""Puts what a sheet is made of onto pages, and paints them: a line at the top, "2 of 4" at the foot."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen

from selfhelp.documents.sheet import Sheet
from selfhelp.language import active, number, pgettext
from selfhelp.ui.paper.atoms import GREY, Atom, Words, atoms
from selfhelp.ui.parts import date_words
from selfhelp.ui.theme.tokens import LIGHT

#: Dots an inch in which a page is laid out, whatever the printer has.
DOTS = 96
#: Height of what stands at the top and at the foot of each page, in pixels.
TOP, FOOT = 52, 44
MARGINS = QMarginsF(19, 17, 19, 14)


@dataclass(frozen=True, slots=True)
class Placed:
    """An atom and where it begins, from the top of what a page holds."""

    atom: Atom
    y: float


def placed(made: list[Atom], most: float) -> list[list[Placed]]:
    """Return the atoms page by page; what may not be last on a page goes over with what follows it.

    Args:
        made: in order.
        most: height of what fits on one page.
    """
    pages: list[list[Placed]] = [[]]
    y = 0.0
    at = 0
    while at < len(made):
        end = at
        while made[end].with_next and end + 1 < len(made) and not made[end + 1].new_page:
            end += 1
        group = made[at : end + 1]
        tall = sum(a.height + (a.gap if n or pages[-1] else 0) for n, a in enumerate(group))
        if pages[-1] and (group[0].new_page or y + tall > most):
            pages.append([])
            y = 0.0
        for atom in group:
            y += atom.gap if pages[-1] else 0
            if pages[-1] and y + atom.height > most:
                pages.append([])
                y = 0.0
            pages[-1].append(Placed(atom, y))
            y += atom.height
        at = end + 1
    return pages


def prepare(device: QPagedPaintDevice) -> None:
    """Set margins, and A4 where nothing was chosen."""
    device.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)


def _paint_edges(painter: QPainter, sheet: Sheet, at: int, total: int, width: float, height: float) -> None:
    mirrored = active().right_to_left
    day = Words(date_words(sheet.day), width / 2, 13, ink=GREY, end=True)
    name = Words(sheet.title, width / 2, 13, ink=GREY)
    name.paint(painter, width / 2 if mirrored else 0, 0)
    day.paint(painter, 0 if mirrored else width / 2, 0)
    painter.setPen(QPen(QColor(LIGHT.line), 1))
    y = height - FOOT + 16
    painter.drawLine(QRectF(0, y, width, 0).topLeft(), QRectF(0, y, width, 0).topRight())
    page = pgettext("paper", "{page} of {total}", page=number(at), total=number(total))
    counted = Words(page, 90, 13, ink=GREY, end=True)
    counted.paint(painter, 0 if mirrored else width - 90, y + 8)
    if sheet.foot:
        foot = Words(sheet.foot, width - 100, 13, ink=GREY)
        foot.paint(painter, 100 if mirrored else 0, y + 8)


def paint(sheet: Sheet, device: QPagedPaintDevice, dots: int) -> int:
    """Paint a sheet; returns how many pages it has.

    Args:
        sheet: what goes onto paper.
        device: a printer or a PDF file, its paper chosen.
        dots: dots an inch of the device.

    Raises:
        OSError: the device takes nothing.
    """
    inside = device.pageLayout().paintRectPixels(DOTS)
    width, height = float(inside.width()), float(inside.height())
    most = height - TOP - FOOT
    pages = placed(atoms(sheet.pieces, width, most), most)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the printer takes nothing")
    try:
        painter.scale(dots / DOTS, dots / DOTS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number_, page in enumerate(pages, start=1):
            if number_ > 1:
                device.newPage()
            _paint_edges(painter, sheet, number_, len(pages), width, height)
            for part in page:
                part.atom.paint(painter, TOP + part.y, width)
    finally:
        painter.end()
    return len(pages)


def paper_size() -> QPageSize:
    """Return the paper that is used where no printer says otherwise."""
    return QPageSize(QPageSize.PageSizeId.A4)
