"""Files of records as the components show them."""

from selfhelp.language import render
from selfhelp.ui.widgets.record_line import Enclosed
from selfhelp.views.records import FileState


def enclosed(file: FileState) -> Enclosed:
    """Return a file as a card shows it."""
    return Enclosed(file.id, file.name, render(file.size), file.sha256, file.icon)
