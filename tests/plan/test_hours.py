"""Whether a help line is open: only said where its hours can be read, to the minute."""

import datetime as dt

import pytest

from selfhelp.plan.hours import always_open, is_open

#: A Monday.
MONDAY = dt.date(2026, 11, 23)


def at(day: int, hour: int, minute: int) -> dt.datetime:
    """Return a moment of that week; 0 is Monday."""
    return dt.datetime.combine(MONDAY + dt.timedelta(days=day), dt.time(hour, minute), tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("hours", "always"),
    [
        ("Day and night, every day", True),
        (" day and night, every day. ", True),
        ("Day and night", False),
        ("", False),
        (None, False),
    ],
)
def test_day_and_night(hours: str | None, *, always: bool) -> None:
    """In those words only; then it is open at any moment."""
    assert always_open(hours) is always
    assert is_open(hours, at(6, 3, 0)) is (True if always else None)


@pytest.mark.parametrize(
    ("moment", "is_it"),
    [
        (at(0, 8, 59), False),
        (at(0, 9, 0), True),
        (at(4, 17, 59), True),
        (at(4, 18, 0), False),
        (at(5, 12, 0), False),
        (at(6, 12, 0), False),
    ],
)
def test_from_day_to_day_and_minute_to_minute(moment: dt.datetime, *, is_it: bool) -> None:
    """Open from the first minute on; closed at the last."""
    for hours in ("Monday to Friday, 09:00–18:00", "monday to friday 9:00 - 18:00."):
        assert is_open(hours, moment) is is_it


@pytest.mark.parametrize("day", range(7))
def test_a_week_that_begins_on_its_end(day: int) -> None:
    """From Friday to Monday goes over the week's end; one day is that day; every day is every day."""
    assert is_open("Friday to Monday, 10:30–12:15", at(day, 10, 30)) is (day in (4, 5, 6, 0))
    assert is_open("Wednesday, 10:30–12:15", at(day, 12, 14)) is (day == 2)
    assert is_open("Sunday to Sunday, 10:30–12:15", at(day, 12, 14)) is (day == 6)
    assert is_open("Every day, 10:30–12:15", at(day, 12, 14)) is True
    assert is_open("Every day, 10:30–12:15", at(day, 12, 15)) is False


def test_until_midnight() -> None:
    """Midnight is the end of the day, however it is written."""
    for hours in ("Every day, 20:00–00:00", "Every day, 20:00–24:00"):
        assert is_open(hours, at(1, 23, 59)) is True
        assert is_open(hours, at(1, 19, 59)) is False
        assert is_open(hours, at(1, 0, 0)) is False
    assert is_open("Every day, 00:00–24:00", at(1, 0, 0)) is True


def test_two_spans() -> None:
    """One of them is enough."""
    hours = "Monday to Thursday, 09:00–17:00, Friday, 09:00–13:00"
    assert [is_open(hours, at(day, 14, 0)) for day in range(7)] == [True] * 4 + [False] * 3
    assert [is_open(hours, at(day, 12, 0)) for day in range(7)] == [True] * 5 + [False] * 2


def test_other_words_for_a_span() -> None:
    """From one time to another; and who is open at least so long may be open before and after, too."""
    assert is_open("Every day from 16:00 to 24:00", at(0, 16, 0)) is True
    assert is_open("Every day from 16:00 to 24:00", at(0, 15, 59)) is False
    assert is_open("Every day from 09:00 to 19:00 at least", at(0, 12, 0)) is True
    assert is_open("Every day from 09:00 to 19:00 at least", at(0, 20, 0)) is None


@pytest.mark.parametrize(
    "hours",
    [
        "",
        None,
        "On working days",
        "Monday to Friday",
        "Monday to Friday, 09:00–18:00, and sometimes later",
        "Every day, 18:00–09:00",
        "Every day, 09:00–09:00",
        "Every day, 20:00–25:00",
        "Someday, 09:00–18:00",
    ],
)
def test_what_can_not_be_read_is_not_guessed(hours: str | None) -> None:
    """Nobody is told that a line is open, or closed, where that is not sure."""
    assert is_open(hours, at(0, 12, 0)) is None
