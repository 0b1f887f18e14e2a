"""The days to look again, as a file for the person's own calendar."""

from PySide6.QtWidgets import QWidget

from selfhelp.documents.plan_document import requests_calendar
from selfhelp.language import npgettext, pgettext
from selfhelp.plan.asked import days_to_look
from selfhelp.ui.choosing import choose_new_file
from selfhelp.ui.desk import Desk
from selfhelp.ui.parts import clicks
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.stacked import Stacked


def _save(page: QWidget, desk: Desk) -> None:
    title, kinds = pgettext("calendar", "Save the days"), pgettext("calendar", "Calendar (*.ics)")
    chosen = choose_new_file(page, title, "notes.ics", kinds)
    if chosen is None:
        return
    try:
        chosen.write_text(requests_calendar(desk.case, desk.today()), encoding="utf-8", newline="")
    except OSError:
        desk.shell.trouble(pgettext("print", "This folder can’t be written to. Choose another one."))
        return
    desk.shell.notice(pgettext("calendar", "Saved. Open the file to add the days to your calendar."))


def due_dates_part(page: QWidget, desk: Desk, *others: QWidget) -> QWidget | None:
    """Return the button that writes the days to look again into a file; None where there is no day.

    What the calendar will say is said before: others may see it. ``others`` are buttons beside it.
    """
    days = days_to_look(desk.case, desk.today())
    if not days:
        return None
    words = npgettext(
        "calendar", "Put {count} day into my calendar", "Put {count} days into my calendar", len(days)
    )
    button = clicks(Button(words, "text", icon="calendar"), "calendar", lambda: _save(page, desk))
    note = pgettext(
        "calendar",
        "It saves a file with the days to look again. Each entry says “Notes” and names no site, because "
        "others may see your calendar.",
    )
    return Stacked(ButtonLine(button, *others), hint(note))
