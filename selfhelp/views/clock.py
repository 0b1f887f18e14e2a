"""Whether the computer's clock can be right: the days in a plan follow it."""

import datetime as dt
from typing import Final

from selfhelp.language import Message, message

#: No copy of this program is older.
EARLIEST: Final = dt.date(2026, 11, 1)
#: After so many years a copy is more likely to run on a wrong clock than to be still in use.
_YEARS: Final = 8


def doubt(today: dt.date, built: dt.date | None) -> Message | None:
    """Return what to say of a clock that can't be right, or None.

    Args:
        today: what the clock says.
        built: the day of the last change to this copy, if known.
    """
    earliest = built or EARLIEST
    # A day's grace: elsewhere it is tomorrow already.
    if earliest - dt.timedelta(days=2) <= today <= earliest.replace(day=1, year=earliest.year + _YEARS):
        return None
    return message(
        "clock",
        "This computer’s clock says {date}. The days in your plan follow it, so set the clock if that is "
        "wrong. Nothing that you saved is lost.",
        date=today.isoformat(),
    )
