"""Makes pass phrases: words drawn by the system's secure random source from the EFF large word list.

Words that could hurt or frighten whoever is harassed are never drawn. They are listed in
``resources/words/not-suggested.txt``.
"""

import functools
import math
import secrets

from selfhelp import places

#: The EFF's list for five dice has 6**5 words. https://www.eff.org/dice
LIST_LENGTH = 7776
#: Random bits that a pass phrase of six words has at least: 5,793 words to choose from give 75.0.
LEAST_BITS = 75.0
#: Words of a pass phrase, if nothing else is asked for.
WORDS = 6


@functools.cache
def word_list() -> tuple[str, ...]:
    """Return the EFF large word list.

    Raises:
        ValueError: the list is not whole. A pass phrase from fewer words would be weaker than it says.
    """
    text = (places.resources() / "words" / "eff-large.txt").read_text(encoding="ascii")
    words = tuple(text.split())
    if len(set(words)) != LIST_LENGTH:
        raise ValueError("The word list is not whole; reinstall the program.")
    return words


@functools.cache
def not_suggested() -> frozenset[str]:
    """Return the words that no suggestion holds. Lines that begin with ``#`` are remarks."""
    text = (places.resources() / "words" / "not-suggested.txt").read_text(encoding="ascii")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@functools.cache
def suggested_words() -> tuple[str, ...]:
    """Return the words that suggestions are drawn from, in the order of the EFF's list.

    Raises:
        ValueError: a list is damaged, or so many words are left out that six would be too weak.
    """
    left_out = not_suggested()
    words = tuple(word for word in word_list() if word not in left_out)
    if WORDS * math.log2(max(len(words), 1)) < LEAST_BITS:
        raise ValueError("The word list is not whole; reinstall the program.")
    return words


def pass_phrase(words: int = WORDS, separator: str = "-") -> str:
    """Return a new pass phrase of that many words.

    Raises:
        ValueError: fewer than one word was asked for.
    """
    if words < 1:
        raise ValueError("A pass phrase needs at least one word.")
    choices = suggested_words()
    return separator.join(secrets.choice(choices) for _ in range(words))
