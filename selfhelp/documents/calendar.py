"""Writes iCalendar files (RFC 5545): whole-day reminders."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reminder:
    """One whole-day entry: a stable id, the day, and the words in the calendar."""

    id: str
    day: dt.date
    words: str


def _escaped(text: str) -> str:
    """Escape a text value (RFC 5545, section 3.3.11)."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> str:
    """Fold a line after 75 octets without cutting a character (RFC 5545, section 3.1)."""
    parts: list[str] = []
    current = ""
    for char in line:
        if len((current + char).encode()) > 75:
            parts.append(current)
            current = " "
        current += char
    return "\r\n".join([*parts, current])


def calendar(reminders: Iterable[Reminder], today: dt.date) -> str:
    """Return an iCalendar file.

    Args:
        reminders: the entries.
        today: the day on which the file is made.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//notes//notes//EN", "CALSCALE:GREGORIAN"]
    for reminder in reminders:
        after = reminder.day + dt.timedelta(days=1)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{reminder.id}@notes.invalid",
            f"DTSTAMP:{today:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{reminder.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
            f"SUMMARY:{_escaped(reminder.words)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "\r\n".join(_folded(line) for line in lines) + "\r\n"
