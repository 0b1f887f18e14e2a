"""Durations as a person counts them."""

import pytest

from selfhelp.language import render
from selfhelp.plan.wording import minutes_text, short_minutes


@pytest.mark.parametrize(
    ("minutes", "words", "short"),
    [
        (1, "1 minute", "1 min"),
        (60, "60 minutes", "60 min"),
        (119, "119 minutes", "119 min"),
        (120, "about 2 hours", "2 h"),
        (850, "about 14 hours", "14 h"),
    ],
)
def test_long_times_are_said_in_hours(minutes: int, words: str, short: str) -> None:
    """Nobody counts hundreds of minutes, and nothing that takes hours is promised in one."""
    assert (render(minutes_text(minutes)), render(short_minutes(minutes))) == (words, short)
