"""When the computer's clock is doubted: before this copy was made, and long after."""

import datetime as dt

import pytest

from selfhelp.language import render
from selfhelp.views.clock import doubt

BUILT = dt.date(2027, 3, 20)


@pytest.mark.parametrize(
    ("today", "built", "doubted"),
    [
        (dt.date(2026, 10, 29), None, True),
        (dt.date(2026, 10, 30), None, False),
        (dt.date(2026, 11, 1), None, False),
        (dt.date(2034, 11, 1), None, False),
        (dt.date(2034, 11, 2), None, True),
        (dt.date(2027, 3, 17), BUILT, True),
        (dt.date(2027, 3, 18), BUILT, False),
        (dt.date(2035, 3, 1), BUILT, False),
        (dt.date(2035, 3, 2), BUILT, True),
        (dt.date(1970, 1, 1), dt.date(2028, 2, 29), True),
    ],
)
def test_a_clock_that_can_not_be_right(today: dt.date, built: dt.date | None, *, doubted: bool) -> None:
    """A copy is not used before it was made, nor many years later; the words name the day it says."""
    words = doubt(today, built)
    assert (words is not None) is doubted
    assert words is None or today.isoformat() in render(words)
