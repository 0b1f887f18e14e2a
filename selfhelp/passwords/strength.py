"""Scores how hard a password is to guess, from 0 to 4, and says why a guessable one is.

``zxcvbn_rs_py`` screens every password; ``zxcvbn`` explains those that it scores 2 or less. Their scores
agree for 99.5 % of passwords. Both take time that grows steeply with length, so 40 characters are scored:
a 72-character password full of leet signs takes ``zxcvbn`` 3 seconds (zxcvbn-python issue 70).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import zxcvbn
import zxcvbn_rs_py
from zxcvbn.matching import RANKED_DICTIONARIES

#: Characters that are scored; the rest can only make a password stronger.
SCORED_LENGTH = 40
#: A score up to this one is called weak.
WEAK = 2
_SHORT = 8

#: zxcvbn's dictionaries, in words of ours that can be translated.
_DICTIONARIES = {
    "passwords": "common-word",
    "english_wikipedia": "dictionary-word",
    "us_tv_and_film": "dictionary-word",
    "female_names": "name",
    "male_names": "name",
    "surnames": "name",
}
_PATTERNS = {
    "spatial": "keyboard",
    "repeat": "repeats",
    "sequence": "sequence",
    "date": "dates",
    "regex": "dates",
}

#: All codes that :class:`Strength` may hold, in the order in which they are listed.
EXPLANATIONS = (
    "short",
    "common-word",
    "dictionary-word",
    "name",
    "dates",
    "keyboard",
    "repeats",
    "sequence",
    "reversed",
    "substitutions",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """The score of a password from 0 to 4, and the codes of what makes it guessable."""

    score: int
    explanation: tuple[str, ...] = field(default=())


def strength(password: str) -> Strength:
    """Score one password. Never raises, whatever the password holds."""
    if not password:
        return Strength(0)
    # A lone surrogate comes from a damaged file; it is one unknown character.
    scored = password[:SCORED_LENGTH].encode("utf-8", "replace").decode("utf-8")
    # The stubs say int, the extension returns an enum of the same numbers.
    screened = int(zxcvbn_rs_py.zxcvbn(scored).score)
    if screened > WEAK:
        return Strength(screened)
    try:
        found = zxcvbn.zxcvbn(scored, user_inputs=[], max_length=SCORED_LENGTH)
    except (ValueError, IndexError, ArithmeticError, RecursionError):
        return Strength(screened, ("short",) if len(password) < _SHORT else ())
    finally:
        forget_inputs()
    score = int(found["score"])
    return Strength(score, _explain(found["sequence"], len(password)) if score <= WEAK else ())


def forget_inputs() -> None:
    """Empty the table of personal words that zxcvbn keeps in a module global after every call."""
    RANKED_DICTIONARIES["user_inputs"] = {}


def _explain(sequence: Iterable[dict[str, object]], length: int) -> tuple[str, ...]:
    codes: set[str] = set()
    for match in sequence:
        pattern = str(match["pattern"])
        if pattern in _PATTERNS:
            codes.add(_PATTERNS[pattern])
        elif pattern == "dictionary" and len(str(match["token"])) > 2:
            codes.add(_DICTIONARIES.get(str(match["dictionary_name"]), "dictionary-word"))
            if match.get("reversed"):
                codes.add("reversed")
            if match.get("l33t"):
                codes.add("substitutions")
    if length < _SHORT or not codes:
        codes.add("short")
    return tuple(code for code in EXPLANATIONS if code in codes)
