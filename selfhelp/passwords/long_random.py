"""Tells passwords that are surely not weak without scoring them: long, with nothing to read at their ends.

Why that is certain, by zxcvbn's own formula (https://github.com/dropbox/zxcvbn, scoring.coffee): a reading of
``n`` parts takes ``n! * product + 10000 ** (n - 1)`` guesses, and a score of 2 or less means fewer than about
10 ** 8. With three parts or more the last term alone is that many. So a weak password has a reading in one
part or two. A part is a match (a word, a run of keys, a repeat, a sequence, a date) or takes 10 guesses for
each of its letters, and eight such letters take 10 ** 8. So in a password of ``L`` letters one part is a
match of at least ``min(L - 7, L / 2)`` letters, and it stands at the beginning or at the end. It is looked
for here: never with a "no" where there is one, now and then with a "yes" where there is none.

``python -m tests.bench shortcut`` compares this with the full score for a million passwords.
"""

from itertools import pairwise
from operator import itemgetter

from zxcvbn.matching import RANKED_DICTIONARIES

from selfhelp.passwords.keyboards import keyboard_run

#: Shorter ones could begin or end with a match of less than five letters.
LEAST = 12
_UNREAD = 7
_PIECE = 5

#: Signs that may stand for one of several letters become one with all of these: no reading is lost.
_READ_AS = bytes.maketrans(b"4@8({[<3691!|0$5+7%2it", b"aabcccceggllloss" + b"llxzll")


def _pieces() -> frozenset[bytes]:
    """Return how words begin; and how they end, read backwards, for words may be written backwards.

    As bytes, and with few steps in Python: this is done at every start.
    """
    words = "\n".join(map("\n".join, RANKED_DICTIONARIES.values())).encode("ascii", "replace")
    read = words.translate(_READ_AS).split(b"\n")
    beginning, backwards = slice(0, _PIECE), slice(None, -_PIECE - 1, -1)
    return frozenset({*map(itemgetter(beginning), read), *map(itemgetter(backwards), read)})


_BEGINNINGS = _pieces()
#: What words are made of, read as anything.
_IN_WORDS = frozenset(b"'*-./;=?]_`abcdefghjklmnopqrsuvwxyz")
#: What dates are written with, at least four of them.
IN_DATES = frozenset("0123456789 /\\_.-\t")


def is_surely_strong(text: str) -> bool:
    """Say whether zxcvbn surely scores this more than 2. False means that it has to be asked."""
    if len(text) < LEAST or not text.isascii():
        return False
    return not (_may_begin_with_match(text) or _may_begin_with_match(text[::-1]))


def _may_begin_with_match(text: str) -> bool:
    """Say whether the beginning may be a match that is long enough to make the whole weak.

    Such a match has ``_PIECE`` letters at least, so as many are looked at.
    """
    piece = text[:_PIECE]
    if _may_repeat(text) or _is_sequence(piece):
        return True
    if IN_DATES.issuperset(piece) or keyboard_run(piece) == _PIECE:
        return True
    least = min(len(text) - _UNREAD, (len(text) + 1) // 2)
    beginning = text[:least].lower().encode().translate(_READ_AS)
    return beginning[:_PIECE] in _BEGINNINGS and _IN_WORDS.issuperset(beginning)


def _may_repeat(text: str) -> bool:
    """Say whether the beginning, of any length, stands twice in a row."""
    at = text.find(text[:2], 1)
    while 0 < at <= len(text) - at:
        if text.startswith(text[:at], at):
            return True
        at = text.find(text[:2], at + 1)
    return False


def _is_sequence(piece: str) -> bool:
    """Say whether the letters follow each other in steps of one size."""
    one, two, *others = map(ord, piece)
    step = two - one
    # Most are none at the third letter.
    if others[0] - two != step:
        return False
    return all(later - one == step for one, later in pairwise(others))


def may_begin_with_word(lower: str) -> bool:
    """Say whether a word of five letters or more, as it is, backwards or with signs, may stand in front."""
    return lower[:_PIECE].encode("ascii", "replace").translate(_READ_AS) in _BEGINNINGS
