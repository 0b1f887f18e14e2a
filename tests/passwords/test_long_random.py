"""The short cut past the score: never past a weak password. A million are compared by the bench."""

import pytest
import zxcvbn_rs_py
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn.matching import RANKED_DICTIONARIES

from selfhelp.passwords import long_random
from selfhelp.passwords.long_random import is_surely_strong
from selfhelp.passwords.strength import WEAK, strength
from tests.bench.bench_shortcut import compare, passwords
from tests.bench.vault import BY_HAND, MANAGED

WORDS = ("password", "sunshine", "basketball", "dragon", "monkey", "internet", "princess", "liverpool")


@pytest.mark.parametrize(("shares", "seed"), [(BY_HAND, 1), (MANAGED, 2)])
def test_never_past_a_weak_one(shares: tuple[tuple[str, int], ...], seed: int) -> None:
    """Of tens of thousands of both kinds none that is called strong has a score of 2 or less."""
    strong, weak, _lower = compare(passwords(20_000, shares, seed))
    assert weak == 0
    # Half of those of a manager are long and random: the short cut must be taken, or it is worth nothing.
    assert strong > 1_500


def test_what_words_are_made_of() -> None:
    """Every sign of every word of every list is known, so that no word is ruled out by a sign in it."""
    signs = frozenset("".join(map("".join, RANKED_DICTIONARIES.values())).encode("ascii", "replace"))
    assert signs <= frozenset(long_random._IN_WORDS) | frozenset(b"4@8({[<3691!|0$5+7%2it")  # read as letters


PARTS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: word[::-1]),
    st.sampled_from(WORDS).map(lambda word: word.replace("a", "@").replace("o", "0").replace("i", "1")),
    st.sampled_from(
        ("qwertyuiop", "1qaz2wsx", "zaq12wsx", "poiuytrewq", "abcdefgh", "98765432", "12.03.1987")
    ),
    st.sampled_from(("aaaaaaaa", "xyxyxyxy", "19870312", "#", "!", "Q7", "x9_", "Zk")),
    st.text(alphabet="abcXYZ019!@#$%-_ ", max_size=7),
)


@given(st.lists(PARTS, min_size=1, max_size=4).map("".join))
@settings(deadline=None, max_examples=600)
def test_made_of_what_is_guessed_first(password: str) -> None:
    """Words, runs, repeats, dates and a few letters, in any order: strong without a score means strong."""
    if is_surely_strong(password[:40]):
        assert int(zxcvbn_rs_py.zxcvbn(password[:40]).score) > WEAK


@pytest.mark.parametrize(
    ("password", "strong"),
    [
        ("vK8#qPz2!mLw9Tr", True),
        ("Nq4&zR7@kT2!", True),
        ("vK8#qPz2!mL", False),
        ("sunshine#x7", False),
        ("4Q9x#enihsnus", False),
        ("qwertyuiop#7Kd", False),
        ("x7!x7!x7!x7!", False),
        ("12.03.1987#aQ", False),
        ("vK8#qPz2!mLé9Tr", False),
        ("", False),
    ],
)
def test_what_is_taken_as_strong(password: str, strong: bool) -> None:
    """Long and random is strong; short, or with anything to read at an end, is scored."""
    assert is_surely_strong(password) is strong
    if strong:
        assert strength(password).score == 4
