"""Whether a help line is open at a moment, as far as its hours can be read."""

import datetime as dt
import re

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALWAYS = "day and night, every day"
_TIME = r"(\d{1,2}):(\d{2})"
_DAY = "|".join(DAYS)
_SPAN = re.compile(
    rf"^(?P<first>every day|{_DAY})(?:\s+to\s+(?P<last>{_DAY}))?,?\s+(?:from\s+)?"
    rf"{_TIME}\s*(?:[–-]|to)\s*{_TIME}(?P<least>\s+at least)?$"
)
MIDNIGHT = 24 * 60


def _days(first: str, last: str | None) -> frozenset[int]:
    if first == "every day":
        return frozenset(range(7))
    start = DAYS.index(first)
    end = DAYS.index(last) if last else start
    return frozenset((start + n) % 7 for n in range((end - start) % 7 + 1))


def always_open(hours: str | None) -> bool:
    """Tell whether a line is open day and night."""
    return bool(hours) and (hours or "").strip().rstrip(".").casefold() == ALWAYS


def is_open(hours: str | None, now: dt.datetime) -> bool | None:
    """Tell whether a line is open; None where nobody can say.

    Args:
        hours: as the catalogue writes them in English, such as "Monday to Friday, 09:00–18:00".
        now: the moment, in the time of the country of the line.
    """
    if not hours:
        return None
    text = hours.strip().rstrip(".").casefold()
    if always_open(text):
        return True
    spans = [_SPAN.match(part.strip()) for part in re.split(r",\s+(?=[a-z])", text)]
    if not spans or any(s is None for s in spans):
        return None
    minute = now.hour * 60 + now.minute
    for span in spans:
        if span is None:
            continue
        begin, end = (int(span[n]) * 60 + int(span[n + 1]) for n in (3, 5))
        if not 0 <= begin < (end or MIDNIGHT) <= MIDNIGHT:
            return None
        if now.weekday() in _days(span["first"], span["last"]) and begin <= minute < (end or MIDNIGHT):
            return True
    # Who is open "at least" so long may be open now, too.
    return None if any(span and span["least"] for span in spans) else False


def is_open_there(hours: str | None, now: dt.datetime, *, here: bool) -> bool | None:
    """Tell the same where this computer's clock may not be that of the line; it says nothing of those hours.

    Args:
        hours: as for :func:`is_open`.
        now: the moment, in the time of this computer.
        here: whether that is the time of the line, too.
    """
    if not here:
        return True if always_open(hours) else None
    return is_open(hours, now)
