"""Durations as a person counts them."""

import pytest

from selfhelp.language import render
from selfhelp.plan.wording import minutes_text, short_minutes


@pytest.mark.parametrize(
    ("minutes", "words", "short"),
    [
        (1, "1 minute", "1 min"),
        (60, "60 minutes", "60 min"),
        (7, "7 minutes", "7 min"),
        (23, "25 minutes", "25 min"),
        (77, "75 minutes", "75 min"),
        (119, "about 2 hours", "2 h"),
        (120, "about 2 hours", "2 h"),
        (850, "about 14 hours", "14 h"),
    ],
)
def test_long_times_are_said_in_hours(minutes: int, words: str, short: str) -> None:
    """Nobody counts hundreds of minutes, and nothing that takes hours is promised in one."""
    assert (render(minutes_text(minutes)), render(short_minutes(minutes))) == (words, short)
