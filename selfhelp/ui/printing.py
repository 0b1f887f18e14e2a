"""Prints, or saves as PDF: first says that paper is not locked, then asks which of the two.

Qt shapes every script, so Arabic and Hindi print as they should.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPdfWriter, QTextDocument, QTextOption
from PySide6.QtWidgets import QWidget

from selfhelp.documents.sheet import Sheet
from selfhelp.language import active, pgettext
from selfhelp.ui.choosing import choose_new_file
from selfhelp.ui.paper import pages
from selfhelp.ui.paper.ask import ask
from selfhelp.ui.paper.atoms import font

STYLE_SHEET = re.compile(r"<style>.*?</style>", re.DOTALL)
PAPER = (
    "p { margin-top: 2px; margin-bottom: 2px } h2 { margin-top: 16px } .item { margin-top: 10px }"
    " .small { color: #586872; font-size: 12px }"
)
DOTS = pages.DOTS


def _writer(path: Path, title: str) -> QPdfWriter:
    # Opened once by Python: Qt does not say when a file can't be written.
    path.open("ab").close()
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("")
    writer.setPageSize(pages.paper_size())
    writer.setResolution(DOTS)
    return writer


def write_pdf(html: str, path: Path, title: str) -> None:
    """Write a document of HTML as PDF.

    Args:
        html: the document; it may hold no links to images.
        path: where to write.
        title: the title in the file's properties.

    Raises:
        OSError: the file can't be written.
    """
    writer = _writer(path, title)
    writer.setPageMargins(QMarginsF(20, 18, 20, 18), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDocumentMargin(0)
    # With a page size of its own the document keeps to the margins above; without, Qt adds others.
    document.setPageSize(QSizeF(writer.pageLayout().paintRectPixels(DOTS).size()))
    document.setDefaultFont(font(14))
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if active().right_to_left else Qt.LayoutDirection.LeftToRight
    )
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(PAPER)
    # Styles for browsers would bring their own fonts and margins onto the paper.
    document.setHtml(STYLE_SHEET.sub("", html))
    document.print_(writer)


def write_sheet(sheet: Sheet, path: Path, title: str) -> int:
    """Write a sheet as PDF; returns how many pages it has.

    Raises:
        OSError: the file can't be written.
    """
    writer = _writer(path, title)
    pages.prepare(writer)
    return pages.paint(sheet, writer, DOTS)


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed. ``name`` is suggested for the file: it tells exports apart, and others nothing."""

    title: str
    html: str | Sheet
    name: str


def save_pdf(
    page: QWidget,
    document: Document,
    notice: Callable[[str], None],
    trouble: Callable[[str], None],
) -> None:
    """Say that paper is not locked, ask what to print and how, and do it."""
    content = document.html
    whole = content.whole if isinstance(content, Sheet) else None
    chosen = ask(page, choice=whole is not None, prints=isinstance(content, Sheet))
    if chosen is None:
        return
    if chosen.everything and whole is not None:
        content = whole
    if chosen.printer and isinstance(content, Sheet):
        _print(page, content, document.title, notice, trouble)
        return
    _save(page, content, document, notice, trouble)


def _print(
    page: QWidget,
    sheet: Sheet,
    title: str,
    notice: Callable[[str], None],
    trouble: Callable[[str], None],
) -> None:
    # Late: printers are looked for only when someone wants to print.
    from selfhelp.ui.paper.printer import print_sheet

    if not page.isVisible():
        return
    outcome = print_sheet(page, sheet, title)
    if outcome == "none":
        trouble(pgettext("print", "No printer can be reached from here. Save it as PDF, and print the file."))
    elif outcome == "failed":
        trouble(pgettext("print", "The printer takes nothing. Look whether it is on, then print again."))
    elif outcome == "printed":
        notice(pgettext("print", "Sent to the printer. Take the paper with you."))


def _save(
    page: QWidget,
    content: str | Sheet,
    document: Document,
    notice: Callable[[str], None],
    trouble: Callable[[str], None],
) -> None:
    chosen = choose_new_file(
        page, pgettext("print", "Save as PDF"), f"{document.name}.pdf", pgettext("print", "PDF (*.pdf)")
    )
    if chosen is None:
        return
    try:
        if isinstance(content, Sheet):
            write_sheet(content, chosen, document.title)
        else:
            write_pdf(content, chosen, document.title)
    except OSError:
        trouble(pgettext("print", "This folder can’t be written to. Choose another one."))
        return
    notice(pgettext("print", "Saved. The file is not locked: anyone who opens this computer can read it."))
