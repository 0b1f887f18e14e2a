"""Leaving: three quick presses of Esc, and a clipboard that is wiped only of what we put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.guard.leave import ClipboardGuard, TripleEscape


@pytest.mark.parametrize(
    ("presses", "leaves_at"),
    [
        ([0, 0.2, 0.4], [2]),
        ([0, 1, 2], [2]),
        ([0, 1, 2.01], []),
        ([0, 5, 6, 7], [3]),
        ([0, 0.1], []),
        ([0, 0.1, 0.2, 0.3, 0.4, 0.5], [2, 5]),
        ([10, 11, 0.1, 0.2], []),
        ([1, 1, 1], [2]),
    ],
)
def test_three_presses_within_two_seconds(presses: list[float], leaves_at: list[int]) -> None:
    """Slow presses never add up; after leaving, or when the clock jumps back, counting starts over."""
    escape = TripleEscape()
    assert [n for n, at in enumerate(presses) if escape.press(at)] == leaves_at


def test_another_key_in_between() -> None:
    """Esc that closes a menu, typing, and Esc again is not the gesture."""
    escape = TripleEscape()
    escape.press(0)
    escape.press(0.1)
    escape.forget()
    assert not escape.press(0.2)


@given(st.lists(st.floats(0, 1_000), max_size=30).map(sorted))
def test_leaves_exactly_when_three_are_close(presses: list[float]) -> None:
    """For any presses, the first leave comes with the first three that lie within two seconds."""
    escape = TripleEscape()
    first = next((n for n, at in enumerate(presses) if escape.press(at)), None)
    close = [n for n in range(2, len(presses)) if presses[n] - presses[n - 2] <= 2]
    assert first == (close[0] if close else None)


def test_our_text_is_cleared_after_a_minute() -> None:
    """It stays while it is needed and goes when it is due, once."""
    guard = ClipboardGuard()
    guard.copied("secret", at=100)
    assert guard.seconds_left(110) == 50
    assert not guard.should_clear("secret", at=159)
    assert guard.should_clear("secret", at=160)
    assert not guard.should_clear("secret", at=161)
    assert guard.seconds_left(161) is None


def test_what_the_person_copied_since_is_left_alone() -> None:
    """Another text is never wiped, not even when ours comes back by hand later."""
    guard = ClipboardGuard()
    guard.copied("secret", at=0)
    assert not guard.should_clear("shopping list", at=60)
    assert not guard.should_clear("secret", at=61)


def test_second_copy_starts_the_time_again() -> None:
    """The newer text has its full minute."""
    guard = ClipboardGuard(seconds=10)
    guard.copied("one", at=0)
    guard.copied("two", at=8)
    assert not guard.should_clear("two", at=12)
    assert guard.should_clear("two", at=18)


def test_on_leaving() -> None:
    """On leaving, the clipboard is wiped at once if it is still ours."""
    guard = ClipboardGuard()
    assert not guard.still_ours("")
    guard.copied("secret", at=0)
    assert guard.still_ours("secret")
    assert not guard.still_ours("other")
    guard.copied("", at=1)
    assert not guard.still_ours("")


def test_text_itself_is_not_kept() -> None:
    """What was copied can't be found in the guard."""
    guard = ClipboardGuard()
    guard.copied("correct horse", at=0)
    assert "correct horse" not in repr(vars(guard))
