"""A letter on paper: its words and nothing else, so that it can be handed over."""

import datetime as dt

from selfhelp.documents.sheet import Sheet, Text


def letter_sheet(title: str, text: str, today: dt.date) -> Sheet:
    """Return a letter for paper.

    Args:
        title: stands at the top of each page, beside the day.
        text: the letter, gaps and all.
        today: the day of the letter.
    """
    return Sheet(title, today, (Text(text),))
