"""The system's own print dialog, and the printer behind it."""

from typing import Literal

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from selfhelp.documents.sheet import Sheet
from selfhelp.ui.paper import pages
from selfhelp.ui.theme.style import DIALOG, dress_part
from selfhelp.ui.waiting import closed

Outcome = Literal["printed", "cancelled", "none", "failed"]


def reachable() -> list[str]:
    """Return the names of the printers that can be reached from here."""
    return QPrinterInfo.availablePrinterNames()


def print_sheet(page: QWidget, sheet: Sheet, title: str) -> Outcome:
    """Ask for a printer with the system's dialog, and print a sheet there.

    Args:
        page: asks; where it goes away meanwhile, nothing is printed.
        sheet: what to print.
        title: names the job in the printer's list; it says little.
    """
    if not reachable():
        return "none"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("")
    printer.setPageSize(pages.paper_size())
    dialog = QPrintDialog(printer, page.window())
    dress_part(dialog, *DIALOG)
    accepted = closed(dialog, page)
    if isValid(dialog):
        dialog.deleteLater()
    if not accepted or not isValid(page):
        return "cancelled"
    pages.prepare(printer)
    try:
        pages.paint(sheet, printer, printer.resolution())
    except OSError:
        return "failed"
    return "printed"
