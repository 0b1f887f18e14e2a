"""New pass phrases."""

import math

import pytest

from selfhelp.passwords import generate
from selfhelp.passwords.strength import strength


def test_words_come_from_the_whole_list() -> None:
    """The list is the EFF's, whole; six words hold 77.5 bits."""
    words = generate.word_list()
    assert (len(words), words[0], words[-1]) == (7776, "abacus", "zoom")
    assert round(6 * math.log2(len(words)), 1) == 77.5


def test_phrases() -> None:
    """A phrase has as many words as asked, with the separator, and no two are the same."""
    phrase = generate.pass_phrase(5, " ")
    assert len(phrase.split(" ")) == 5
    assert set(phrase.split(" ")) <= set(generate.word_list())
    assert len({generate.pass_phrase() for _ in range(200)}) == 200
    assert strength(generate.pass_phrase()).score == 4


def test_no_words_is_refused() -> None:
    """An empty pass phrase is never made."""
    with pytest.raises(ValueError, match="at least one"):
        generate.pass_phrase(0)
