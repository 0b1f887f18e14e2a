"""Makes pass phrases: words drawn by the system's secure random source from the EFF large word list."""

import functools
import secrets

from selfhelp import places

#: The EFF's list for five dice has 6**5 words. https://www.eff.org/dice
LIST_LENGTH = 7776


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


def pass_phrase(words: int = 6, separator: str = "-") -> str:
    """Return a new pass phrase of that many words.

    Raises:
        ValueError: fewer than one word was asked for.
    """
    if words < 1:
        raise ValueError("A pass phrase needs at least one word.")
    choices = word_list()
    return separator.join(secrets.choice(choices) for _ in range(words))
