"""Turns a document into PDF. Qt shapes every script, so Arabic and Hindi print as they should."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument, QTextOption
from PySide6.QtWidgets import QWidget

from selfhelp.language import active, pgettext
from selfhelp.ui.choosing import choose_new_file
from selfhelp.ui.theme.style import families

STYLE_SHEET = re.compile(r"<style>.*?</style>", re.DOTALL)
PAPER = (
    "p { margin-top: 2px; margin-bottom: 2px } h2 { margin-top: 16px } .item { margin-top: 10px }"
    " .small { color: #586872; font-size: 12px }"
)
#: OpenType features that swap shapes for looks alone; those that a script needs (ccmp, liga, rlig) stay.
SHAPES_WITHOUT_LETTERS = ("calt", "clig", "dlig", "case", "frac")
#: Dots an inch in which the page is laid out.
DOTS = 96


def write_pdf(html: str, path: Path, title: str) -> None:
    """Write a document as PDF.

    Args:
        html: the document; it may hold no links to images.
        path: where to write.
        title: the title in the file's properties.

    Raises:
        OSError: the file can't be written.
    """
    path.open("ab").close()
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 18, 20, 18), QPageLayout.Unit.Millimeter)
    writer.setResolution(DOTS)
    document = QTextDocument()
    document.setDocumentMargin(0)
    # With a page size of its own the document keeps to the margins above; without, Qt adds others.
    document.setPageSize(QSizeF(writer.pageLayout().paintRectPixels(DOTS).size()))
    font = QFont(families())
    font.setPixelSize(14)
    # Fonts swap "-" and ":" for other shapes beside digits. Such a shape has no letter of its own in the
    # file, so that a search, a copy and a screen reader would miss it.
    for feature in SHAPES_WITHOUT_LETTERS:
        font.setFeature(QFont.Tag(feature), 0)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if active().right_to_left else Qt.LayoutDirection.LeftToRight
    )
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(PAPER)
    # Styles for browsers would bring their own fonts and margins onto the paper.
    document.setHtml(STYLE_SHEET.sub("", html))
    document.print_(writer)


@dataclass(frozen=True, slots=True)
class Document:
    """What is saved. ``name`` is suggested for the file: it tells exports apart, and others nothing."""

    title: str
    html: str
    name: str


def save_pdf(
    page: QWidget,
    document: Document,
    notice: Callable[[str], None],
    trouble: Callable[[str], None],
) -> None:
    """Ask where to save a document, and save it as PDF."""
    chosen = choose_new_file(
        page, pgettext("print", "Save as PDF"), f"{document.name}.pdf", pgettext("print", "PDF (*.pdf)")
    )
    if chosen is None:
        return
    try:
        write_pdf(document.html, chosen, document.title)
    except OSError:
        trouble(pgettext("print", "This folder can’t be written to. Choose another one."))
        return
    notice(pgettext("print", "Saved. The file is not locked: anyone who opens this computer can read it."))
