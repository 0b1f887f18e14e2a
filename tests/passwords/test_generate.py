"""New pass phrases."""

import math
import secrets

import pytest

from selfhelp import places
from selfhelp.passwords import generate
from selfhelp.passwords.strength import strength


def test_the_list_is_whole() -> None:
    """The list is the EFF's, whole."""
    words = generate.word_list()
    assert (len(words), words[0], words[-1]) == (7776, "abacus", "zoom")


def test_what_is_left_out_is_in_the_list() -> None:
    """A word that is spelled wrongly would leave out nothing. The file is sorted, without doubles."""
    text = (places.resources() / "words" / "not-suggested.txt").read_text(encoding="ascii")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines))
    assert generate.not_suggested() == set(lines)
    assert set(lines) <= set(generate.word_list())


@pytest.mark.parametrize(
    "word", ["sadden", "ammonia", "body", "lying", "cage", "freebase", "obedient", "strangle", "yo-yo"]
)
def test_words_that_hurt_are_left_out(word: str) -> None:
    """Words that a reader was frightened by, and the like."""
    assert word in generate.word_list()
    assert word not in generate.suggested_words()


def test_no_suggestion_holds_a_word_that_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the source draws from, it is the rest of the list: every word of it, and no other."""
    drawn_from: list[tuple[str, ...]] = []

    def draw(choices: tuple[str, ...]) -> str:
        drawn_from.append(choices)
        return choices[0]

    monkeypatch.setattr(secrets, "choice", draw)
    generate.pass_phrase(3)
    rest = set(generate.word_list()) - generate.not_suggested()
    assert [set(choices) for choices in drawn_from] == [rest] * 3


def test_six_words_are_strong_enough() -> None:
    """Counted from what is left, six words keep 75 bits."""
    words = generate.suggested_words()
    assert len(words) == len(set(words))
    assert generate.WORDS == 6
    assert 6 * math.log2(len(words)) >= generate.LEAST_BITS == 75.0


@pytest.mark.parametrize("left", [0, 1, 5000])
def test_a_damaged_list_gives_no_weak_phrase(left: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With too few words left, nothing is suggested."""
    monkeypatch.setattr(generate, "not_suggested", lambda: frozenset(generate.word_list()[left:]))
    generate.suggested_words.cache_clear()
    try:
        with pytest.raises(ValueError, match="not whole"):
            generate.pass_phrase()
    finally:
        generate.suggested_words.cache_clear()


def test_phrases() -> None:
    """A phrase has as many words as asked, with the separator, and no two are the same."""
    phrase = generate.pass_phrase(5, " ")
    assert len(phrase.split(" ")) == 5
    assert set(phrase.split(" ")) <= set(generate.suggested_words())
    assert len({generate.pass_phrase() for _ in range(200)}) == 200
    assert strength(generate.pass_phrase()).score == 4


def test_no_words_is_refused() -> None:
    """An empty pass phrase is never made."""
    with pytest.raises(ValueError, match="at least one"):
        generate.pass_phrase(0)
