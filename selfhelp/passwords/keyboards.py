"""Finds runs of neighbouring keys, as in "qwerty" and "zaq12wsx", on the keyboards that zxcvbn knows."""

from math import comb

from selfhelp.passwords.words import KEYBOARDS, Keyboard

_SHIFTED = frozenset('~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?')


_NEIGHBOURS = frozenset(pair for keyboard in KEYBOARDS for pair in keyboard.towards)


def may_be_run(pair: str) -> bool:
    """Say whether these two keys are neighbours on any keyboard."""
    return pair in _NEIGHBOURS


def keyboard_run(text: str) -> int:
    """Return how far the text goes on from key to neighbouring key, on the keyboard where that is longest."""
    if text[:2] not in _NEIGHBOURS:  # most texts
        return min(len(text), 1)
    return max(_run(text, keyboard) for keyboard in KEYBOARDS)


def keyboard_guesses(token: str) -> float:
    """Return how many guesses a run of neighbouring keys takes: few turns are guessed first."""
    return min(_guesses(token, keyboard) for keyboard in KEYBOARDS if _run(token, keyboard) == len(token))


def _run(text: str, keyboard: Keyboard) -> int:
    length = 1
    while length < len(text) and text[length - 1 : length + 1] in keyboard.towards:
        length += 1
    return length if text else 0


def _guesses(token: str, keyboard: Keyboard) -> float:
    turns, before = 0, None
    for at in range(1, len(token)):
        direction = keyboard.towards[token[at - 1 : at + 1]]
        turns += direction != before
        before = direction
    guesses = sum(
        comb(length - 1, turn - 1) * keyboard.keys * keyboard.neighbours**turn
        for length in range(2, len(token) + 1)
        for turn in range(1, min(turns, length - 1) + 1)
    )
    shifted = sum(sign in _SHIFTED for sign in token)
    plain = len(token) - shifted
    if not shifted:
        return guesses
    if not plain:
        return 2 * guesses
    return guesses * sum(comb(len(token), count) for count in range(1, min(shifted, plain) + 1))
