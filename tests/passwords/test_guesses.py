"""How many guesses each kind of reading takes, and where each kind begins and ends."""

import pytest
from zxcvbn.scoring import uppercase_variations

from selfhelp.passwords import explain
from selfhelp.passwords.explain import is_pin


@pytest.mark.parametrize(
    "token", ["abc", "Abc", "abC", "aBc", "ABC", "ABc", "aBcDe", "ABCDe", "abc1", "A1", "1"]
)
def test_capitals_cost_what_they_cost_in_zxcvbn(token: str) -> None:
    """None is one way, the usual ones are two, and others as many as there are."""
    assert explain._case_variations(token) == int(uppercase_variations({"token": token}))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("ab", 0),
        ("abc", 3),
        ("abcx", 3),
        ("acegik", 6),
        ("afkpu", 5),
        ("agms", 0),
        ("cba", 3),
        ("aaa", 0),
        ("9753", 4),
        ("abd", 2),
    ],
)
def test_how_far_steps_of_one_size_go(text: str, length: int) -> None:
    """One to five letters on or back; standing still is a repeat."""
    assert explain._sequence_run(text) == length


@pytest.mark.parametrize(
    ("token", "guesses"),
    [("abc", 12), ("cba", 26 * 3 * 2), ("bcd", 78), ("123", 12), ("987", 4 * 3 * 2), ("234", 30)],
)
def test_a_sequence_from_the_usual_beginning_is_guessed_first(token: str, guesses: int) -> None:
    """From a, z, 0, 1 or 9; digits before letters, forwards before backwards."""
    assert explain._sequence_guesses(token) == guesses


@pytest.mark.parametrize(
    ("token", "guesses"),
    [
        ("1990", 36),
        ("2026", 20),
        ("2006", 20),
        ("2005", 21),
        ("2046", 20),
        ("2047", 21),
        ("31.12.1987", 39 * 365 * 4),
        ("1987-12-31", 39 * 365 * 4),
        ("12/31/1987", 39 * 365 * 4),
        ("31.12-1987", 0),
        ("32.12.1987", 0),
        ("31.13.1987", 0),
        ("0.12.1987", 0),
        ("1.1.87", 39 * 365 * 4),
        ("1.1.50", 24 * 365 * 4),
        ("1.1.51", 75 * 365 * 4),
        ("1.1.999", 0),
        ("1.1.1000", 1026 * 365 * 4),
        ("1.1.2050", 24 * 365 * 4),
        ("1.1.2051", 0),
        ("31121987", 39 * 365),
        ("19871231", 39 * 365),
        ("311287", 39 * 365),
        ("1187", 20 * 365),
        ("99999999", 0),
        ("123", 0),
        ("x", 0),
    ],
)
def test_how_many_guesses_a_date_takes(token: str, guesses: int) -> None:
    """By how far its year is from now, twenty at least; with signs in it four times as many."""
    assert explain._date_guesses(token) == guesses


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        (31, 12, True),
        (12, 31, True),
        (32, 12, False),
        (12, 32, False),
        (31, 13, False),
        (13, 31, False),
        (0, 12, False),
        (12, 0, False),
        (1, 1, True),
        (0, 0, False),
    ],
)
def test_a_day_and_a_month_in_either_order(one: int, other: int, *, day: bool) -> None:
    """Up to 31 and up to 12."""
    assert explain._is_day(one, other) is day


@pytest.mark.parametrize(
    ("text", "at_start", "at_end"),
    [("abab", True, True), ("aabc", True, False), ("abcc", False, True), ("abcd", False, False)],
)
def test_where_a_repeat_is_looked_for(text: str, *, at_start: bool, at_end: bool) -> None:
    """Only where two letters of that end stand once more, be it at the other end."""
    assert (explain._may_repeat(text, True), explain._may_repeat(text, False)) == (at_start, at_end)


@pytest.mark.parametrize(
    ("password", "pin"),
    [("1", True), ("12345678", True), ("123456789", False), ("", False), ("1a", False), ("٣٤", False)],
)
def test_what_is_a_pin(password: str, *, pin: bool) -> None:
    """One to eight plain digits."""
    assert is_pin(password) is pin


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("kqzvwxj", ("short",)),
        ("password", ("common-word",)),
        ("drowssap", ("common-word", "reversed")),
        ("p@ssword", ("common-word", "substitutions")),
        ("passwordpassword", ("common-word", "repeats")),
        ("xcvbnm,.", ("keyboard",)),
        ("efghijkl", ("sequence",)),
        ("lkjihgfe", ("sequence",)),
        ("25.11.1987", ("dates",)),
        ("sunshinepassword", ("common-word",)),
    ],
)
def test_exactly_what_is_said_of_a_password(password: str, codes: tuple[str, ...]) -> None:
    """What makes it guessable, and nothing else."""
    assert explain.explain(password) == codes


def test_the_cheapest_reading_counts() -> None:
    """Of one part or of two; two cost more than both together."""
    whole = explain._cheapest("password")
    assert whole.guesses == 2
    two = explain._cheapest("passwordmnop")
    one = explain._cheapest("mnop")
    assert one.guesses == 26 * 4
    assert two.guesses == 2 * 2 * 26 * 4 + 10_000
    assert two.codes == ("common-word", "sequence")
    assert explain._cheapest("kqzvjx").guesses == 10**6
