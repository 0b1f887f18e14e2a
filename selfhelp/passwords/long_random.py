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

from selfhelp.passwords.keyboards import keyboard_run, may_be_run
from selfhelp.passwords.words import PIECE, READ_AS, is_piece

#: Shorter ones could begin or end with a match of less than five letters.
LEAST = 12
_UNREAD = 7
#: What words are made of, read as anything.
_IN_WORDS = b"'*-./;=?]_`abcdefghjklmnopqrsuvwxyz"
#: What dates are written with, at least four of them.
IN_DATES = frozenset("0123456789 /\\_.-\t")
_DATE_SIGNS = "".join(sorted(IN_DATES)).encode()
#: From letters as they are written to small ones, read as any they may stand for.
_SMALL = bytes(range(256)).lower().translate(READ_AS)


def is_surely_strong(text: str) -> bool:
    """Say whether zxcvbn surely scores this more than 2. False means that it has to be asked."""
    if len(text) < LEAST or not text.isascii():
        return False
    written = text.encode()
    read = written.translate(_SMALL)
    # This is asked for every password of a vault, so what is rare is looked for last.
    least = min(len(text) - _UNREAD, (len(text) + 1) // 2)
    return not (
        _may_begin_with_match(text, written, read, least)
        or _may_begin_with_match(text[::-1], written[::-1], read[::-1], least)
    )


def _may_begin_with_match(text: str, written: bytes, read: bytes, least: int) -> bool:
    """Say whether the beginning may be a match that is long enough to make the whole weak.

    Such a match has ``least`` letters, and those are ``PIECE`` at least, so as many are looked at.
    """
    # An empty rest means that every sign is one of these.
    if is_piece(read[:PIECE]) and not read[:least].strip(_IN_WORDS):
        return True
    if not written[:PIECE].strip(_DATE_SIGNS):
        return True
    if written[1] - written[0] == written[2] - written[1] and _is_sequence(written[:PIECE]):
        return True
    if may_be_run(text[:2]) and keyboard_run(text[:PIECE]) == PIECE:
        return True
    return text.find(text[:2], 1) > 0 and _may_repeat(text)


def _may_repeat(text: str) -> bool:
    """Say whether the beginning, of any length, stands twice in a row."""
    at = text.find(text[:2], 1)
    while 0 < at <= len(text) - at:
        if text.startswith(text[:at], at):
            return True
        at = text.find(text[:2], at + 1)
    return False


def _is_sequence(piece: bytes) -> bool:
    """Say whether the letters follow each other in steps of one size."""
    step = piece[1] - piece[0]
    return all(later - one == step for one, later in pairwise(piece))


def may_begin_with_word(lower: str) -> bool:
    """Say whether a word of five letters or more, as it is, backwards or with signs, may stand in front."""
    return is_piece(lower[:PIECE].encode("ascii", "replace").translate(READ_AS))
