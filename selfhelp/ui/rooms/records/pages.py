"""Which page of the room an argument means."""

from selfhelp.ui.desk import Desk
from selfhelp.ui.page import Page
from selfhelp.ui.rooms.records.file import FilePage
from selfhelp.ui.rooms.records.list import RecordsPage
from selfhelp.ui.rooms.records.note import NotePage


def records_page(desk: Desk, argument: str = "") -> Page:
    """Return the list; for ``file:ID`` a file; else the form for a note, ``new`` or its id."""
    if argument.startswith("file:"):
        return FilePage(desk, argument)
    return NotePage(desk, argument) if argument else RecordsPage(desk, argument)
