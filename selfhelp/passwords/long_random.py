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

from operator import itemgetter

from zxcvbn.matching import RANKED_DICTIONARIES

from selfhelp.passwords.keyboards import keyboard_run

#: Shorter ones could begin or end with a match of less than five letters.
LEAST = 12
_UNREAD = 7
_PIECE = 5
#: As many letters of a run, a sequence or a date give it away.
_RUN = 4

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
_IN_DATES = frozenset("0123456789 /\\_.-\t")


def is_surely_strong(text: str) -> bool:
    """Say whether zxcvbn surely scores this more than 2. False means that it has to be asked."""
    if len(text) < LEAST or not text.isascii():
        return False
    return not (_may_begin_with_match(text) or _may_begin_with_match(text[::-1]))


def _may_begin_with_match(text: str) -> bool:
    """Say whether the beginning may be a match that is long enough to make the whole weak."""
    if text.find(text[:2], 1) > 0:  # a repeat
        return True
    if ord(text[1]) - ord(text[0]) == ord(text[2]) - ord(text[1]):  # a sequence
        return True
    if _IN_DATES.issuperset(text[:_RUN]) or keyboard_run(text[:_RUN]) == _RUN:
        return True
    least = min(len(text) - _UNREAD, (len(text) + 1) // 2)
    beginning = text[:least].lower().encode().translate(_READ_AS)
    return beginning[:_PIECE] in _BEGINNINGS and _IN_WORDS.issuperset(beginning)


def may_begin_with_word(lower: str) -> bool:
    """Say whether a word of five letters or more, as it is, backwards or with signs, may stand in front."""
    return lower[:_PIECE].encode("ascii", "replace").translate(_READ_AS) in _BEGINNINGS
