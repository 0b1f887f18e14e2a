"""Runs of neighbouring keys: how far they go, and on which keyboard they are guessed first."""

import pytest
from zxcvbn.adjacency_graphs import ADJACENCY_GRAPHS
from zxcvbn.matching import spatial_match_helper
from zxcvbn.scoring import spatial_guesses

from selfhelp.passwords import keyboards, words
from selfhelp.passwords.keyboards import keyboard_guesses, keyboard_run
from selfhelp.passwords.words import KEYBOARDS


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("q", 1),
        ("qp", 1),
        ("qw", 2),
        ("qwerty", 6),
        ("qwertyx", 6),
        ("zaq12wsx", 8),
        ("QwErTy", 6),
        ("14789", 5),
        ("qq", 1),
        ("é", 1),
    ],
)
def test_how_far_a_run_goes(text: str, length: int) -> None:
    """From the first sign on, on the keyboard where it is longest; one sign alone is no run but itself."""
    assert keyboard_run(text) == length


@pytest.mark.parametrize("token", ["147", "7896", "14789"])
def test_the_keyboard_that_is_guessed_first_counts(token: str) -> None:
    """Two number pads have these keys side by side; whoever guesses takes the one that is sooner done."""
    each = [keyboards._guesses(token, one) for one in KEYBOARDS if keyboards._run(token, one) == len(token)]
    assert len(set(each)) > 1
    assert keyboard_guesses(token) == min(each)


def test_turns_and_capitals_cost_guesses() -> None:
    """Straight on is guessed before round the corner; all in capitals is twice, some of them more."""
    assert keyboard_guesses("qwerty") < keyboard_guesses("zaq12w")
    assert keyboard_guesses("qwer") < keyboard_guesses("qwert")
    assert keyboard_guesses("QWERTY") == 2 * keyboard_guesses("qwerty")
    # One of six in capitals: it may be any of the six.
    assert keyboard_guesses("Qwerty") == keyboard_guesses("qwertY") == 6 * keyboard_guesses("qwerty")
    assert keyboard_guesses("QWErty") == (6 + 15 + 20) * keyboard_guesses("qwerty")
    assert keyboard_guesses("QWERTy") == 6 * keyboard_guesses("qwerty")


@pytest.mark.parametrize(
    "token",
    [
        "qw",
        "qwerty",
        "zaq12wsx",
        "poiuytr",
        "Qwer",
        "qWEr",
        "QWER",
        "asdfghjkl",
        "1qaz",
        "zxcvbnm,./",
        "!QAZ",
    ],
)
def test_the_guesses_are_those_of_zxcvbn(token: str) -> None:
    """On the keyboard that most people have, sign for sign as the program that this follows."""
    (name,) = [one for one in ADJACENCY_GRAPHS if one == "qwerty"]
    keyboard = words._keyboard(ADJACENCY_GRAPHS[name])
    (match,) = [
        one
        for one in spatial_match_helper(token, ADJACENCY_GRAPHS[name], name)
        if one["token"] == token or len(token) < 3
    ] or [{"token": token, "graph": name, "turns": 1, "shifted_count": 0}]
    assert keyboards._guesses(token, keyboard) == pytest.approx(float(spatial_guesses(match)))
