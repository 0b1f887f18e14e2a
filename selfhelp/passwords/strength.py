"""Scores how hard a password is to guess, from 0 to 4, and says why a guessable one is.

`selfhelp.passwords.long_random` knows most long ones to be strong, ``zxcvbn_rs_py`` scores the others, and
:mod:`selfhelp.passwords.explain` explains what it scores 2 or less. ``zxcvbn`` itself is not asked: it agrees
for 99.5 % of passwords, takes many times as long, 3 seconds for one password of 72 leet signs (zxcvbn-python
issue 70), and keeps personal words in a module global.
"""

import re

import msgspec
import zxcvbn_rs_py

from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.explain import EXPLANATIONS, explain
from selfhelp.passwords.long_random import is_surely_strong

__all__ = ["EXPLANATIONS", "SCORED_LENGTH", "WEAK", "Strength", "strength"]

#: Characters that are scored; the rest can only make a password stronger.
SCORED_LENGTH = 40
#: A score up to this one is called weak.
WEAK = 2
_BEST = 4

#: Where a beginning alone is this hard (a score of 4 needs 10), the whole is not looked at.
_HARD = 13.5
_BEGINNING = 16
_LONGEST_BEGINNING = 26
_WORTH_CUTTING = 18
_A_WORD = re.compile(r"[^\W\d_]{5}")
_SEPARATOR = re.compile(r"[\W_]")

#: Signs that stand for letters. Beyond a dozen kinds in one password the time to score it explodes.
_LEET = frozenset("4@8({[<369&#!1/|0$5+7%2")
_MOST_LEET = 12
#: The first of as many signs that stand for nothing.
_MEANINGLESS = 0x2460


class Strength(msgspec.Struct, frozen=True, gc=False):
    """The score of a password from 0 to 4, and the codes of what makes it guessable."""

    score: int
    explanation: tuple[str, ...] = ()


def strength(password: str) -> Strength:
    """Score one password. Never raises, whatever the password holds."""
    score = _score(password)
    return Strength(score, explain(password) if score <= WEAK else ())


def _score(password: str) -> int:
    if not password:
        return 0
    if is_surely_strong(password):
        return _BEST
    # A lone surrogate comes from a damaged file; it is one unknown character.
    scored = password[:SCORED_LENGTH]
    if not scored.isascii():
        scored = scored.encode("utf-8", "replace").decode("utf-8")
    cut = _where_to_cut(scored)
    if cut and not is_common(password):
        beginning: float = zxcvbn_rs_py.zxcvbn(scored[:cut]).guesses_log10
        if beginning >= _HARD:
            return _BEST
    # The stubs say int, the extension returns an enum of the same numbers.
    return int(zxcvbn_rs_py.zxcvbn(_without_many_signs(scored)).score)


def _where_to_cut(scored: str) -> int:
    """Return how long a beginning to score by itself, or 0: never in the middle of a word."""
    if len(scored) <= _WORTH_CUTTING:
        return 0
    if not _A_WORD.search(scored, 0, _BEGINNING):
        return _BEGINNING
    ends = [found.start() for found in _SEPARATOR.finditer(scored, 0, _LONGEST_BEGINNING)]
    return ends[-1] if ends and ends[-1] >= _BEGINNING - 2 else 0


def _without_many_signs(scored: str) -> str:
    """Replace kinds of leet signs beyond a dozen; no word is written with so many."""
    if len(scored) <= _MOST_LEET or len(_LEET.intersection(scored)) <= _MOST_LEET:
        return scored
    kinds = [char for char in dict.fromkeys(scored) if char in _LEET]
    surplus = {ord(char): _MEANINGLESS + at for at, char in enumerate(kinds[_MOST_LEET:])}
    return scored.translate(surplus)
