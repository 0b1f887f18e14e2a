"""Durations as a person counts them, and the first step of what can't wait."""

import pytest

from selfhelp.language import message, render
from selfhelp.plan.wording import first_words, minutes_text, short_minutes
from tests.plan.test_parts import item


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


@pytest.mark.parametrize(
    ("when", "steps", "said"),
    [
        ("now", ("Leave the kitchen", "Call"), "Step 1: Leave the kitchen"),
        ("now", (), None),
        ("today", ("Leave the kitchen",), None),
        ("later", (), None),
    ],
)
def test_what_can_not_wait_shows_its_first_step(when: str, steps: tuple[str, ...], said: str | None) -> None:
    """Only what is for now, and only where there is a step."""
    shown = first_words(item("a", when=when, steps=tuple(message("plan", step) for step in steps)))
    assert (shown and render(shown)) == said
