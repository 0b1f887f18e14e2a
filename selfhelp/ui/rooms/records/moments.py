"""Moments as a person reads them: day and time of the clock on the wall here."""

import datetime as dt

from selfhelp.language import number, pgettext
from selfhelp.ui.parts import date_words


def moment_words(when: dt.datetime) -> str:
    """Write a moment."""
    local = when.astimezone()
    return pgettext(
        "records", "{day}, {time}", day=date_words(local.date()), time=number(local.strftime("%H:%M"))
    )
