"""Finds passwords built from personal facts: names, dates, places, telephone numbers.

zxcvbn's score can't be used for this: told that a person is called Dolly Belcher, it still gives
``d0llyb3lcher82`` 3 of 4. A piece of a fact counts where it stands as a word of its own, and where it is
a good part of the password, so that chance letters in a random password don't frighten anyone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.facts import KEYS, Facts
from selfhelp.passwords.folding import fold_with_places, unleet
from selfhelp.passwords.tokens import Token, tokens_of, words_of
from selfhelp.passwords.words import COMMON_END, PLACE_OF

#: The kind of fact for "this account's own user name".
USER_NAME = "username"
#: Every kind that :meth:`PersonalFacts.kinds_in` may return, in this order.
KINDS = (*KEYS, USER_NAME)

#: The share of the password that facts must make up, unless one piece is long.
_SHARE = 0.34
_LONG_PIECE = 6
#: Where the password begins with it, as in "Lena1994berlin", less is enough.
_SHARE_IN_FRONT = 0.25
#: The least length for a piece with a letter on one side, and on both.
_ONE_SIDE = 4
_NO_SIDE = 6
#: How many signs may stand between the words of a name, as in "night-owl".
_SIGNS_WITHIN = 2
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_DIGITS = re.compile(r"\d(?:[ ./_-]?\d)+", re.ASCII)
_LEAST_USER_NAME = 4
#: Far longer than a password made by hand; a whole pasted text would take long.
_SEARCHED = 200


@dataclass(frozen=True, slots=True)
class _View:
    """One reading of a password, and where its letters stand in it; joined when signs are left out."""

    text: str = field(repr=False)
    places: Sequence[int]
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class _Needle:
    """A word to look for, as it is or backwards."""

    text: str = field(repr=False)
    kind: str
    is_backwards: bool


class _Hit(msgspec.Struct, frozen=True):
    """A piece found in a password: where, and whether as digits or written backwards."""

    kind: str
    start: int
    end: int
    is_number: bool = False
    is_backwards: bool = False


class PersonalFacts:
    """Looks for a person's facts in passwords."""

    def __init__(self, facts: Facts) -> None:
        """Prepare the pieces of these facts."""
        tokens = tokens_of(facts)
        self._words = _Needles(token for token in tokens if not token.text.isdigit())
        self._numbers = tuple(token for token in tokens if token.text.isdigit())
        self._user_names: dict[str, _Needles] = {}

    def kinds_in(self, password: str, username: str = "") -> tuple[str, ...]:
        """Return the kinds of facts the password is built from, such as ``("pets", "dates")``."""
        own = self._user_names.get(username)
        if own is None:
            own = self._user_names[username] = _Needles(_user_name_tokens(username))
        password = password[:_SEARCHED]
        hits = [*_word_hits(password, (self._words, own))]
        if self._numbers:
            hits += _digit_hits(password, self._numbers)
        if not hits:
            return ()
        hits = [hit for hit in hits if hit.is_number or _counts(password, hit, hits)]
        covered = {place for hit in hits for place in range(hit.start, hit.end)}
        longest = max((hit.end - hit.start for hit in hits), default=0)
        share = _SHARE_IN_FRONT if any(_stands_in_front(password, hit) for hit in hits) else _SHARE
        if longest < _LONG_PIECE and len(covered) < share * len(password):
            return ()
        found = {hit.kind for hit in hits}
        return tuple(kind for kind in KINDS if kind in found)


def _user_name_tokens(username: str) -> Iterator[Token]:
    local = username.partition("@")[0]
    for word in words_of(local):
        if len(word) >= _LEAST_USER_NAME:
            yield Token(USER_NAME, word)


class _Needles:
    """The pieces of some facts, and a quick answer for the many passwords that hold none of them."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        """Prepare these, as they are and backwards."""
        self._all = tuple(
            _Needle(text, token.kind, text != token.text)
            for token in tokens
            for text in dict.fromkeys((token.text, token.text[::-1]))
        )
        self._texts = tuple(needle.text for needle in self._all)

    def within(self, text: str) -> list[_Needle]:
        """Return those that stand in a text."""
        if not any(map(text.__contains__, self._texts)):
            return []
        return [needle for needle in self._all if needle.text in text]


def _word_hits(password: str, needles: Iterable[_Needles]) -> Iterator[_Hit]:
    folded, places = fold_with_places(password)
    readings = tuple(dict.fromkeys((folded, unleet(folded, "i"), unleet(folded, "l"))))
    everything = "\0".join(readings)
    if not folded.isalnum():
        everything += "\0" + _without_signs(everything)
    found = [needle for some in needles for needle in some.within(everything)]
    views = _views(readings, places) if found else []
    for needle in found:
        for view in views:
            if not view.is_joined or len(needle.text) >= _LONG_PIECE:
                yield from _hits_in(view, needle)


def _without_signs(text: str) -> str:
    """Return the letters and digits of readings; where one ends is lost, for this is only a first look."""
    if text.isascii():
        return text.encode().translate(None, _SIGNS).decode()
    return "".join(filter(str.isalnum, text))


def _views(readings: Iterable[str], places: Sequence[int]) -> list[_View]:
    views = [_View(text, places) for text in readings]
    for text in readings:
        kept = [at for at, char in enumerate(text) if char.isalnum()]
        if len(kept) < len(text):
            letters = "".join(text[at] for at in kept)
            views.append(_View(letters, [places[at] for at in kept], is_joined=True))
    return views


def _hits_in(view: _View, needle: _Needle) -> Iterator[_Hit]:
    size = len(needle.text)
    at = view.text.find(needle.text)
    while at >= 0:
        start, end = view.places[at], view.places[at + size - 1] + 1
        if end - start <= size + _SIGNS_WITHIN:
            yield _Hit(needle.kind, start, end, is_backwards=needle.is_backwards)
        at = view.text.find(needle.text, at + 1)


def _digit_hits(password: str, tokens: Iterable[Token]) -> Iterator[_Hit]:
    """Find dates and telephone numbers, also written as ``12.03.1987``."""
    for run in _DIGITS.finditer(password):
        places = [place for place in range(run.start(), run.end()) if password[place].isdigit()]
        digits = "".join(password[place] for place in places)
        pieces = {digits, *re.findall(r"\d+", run[0], re.ASCII)}
        for token in tokens:
            if token.text in pieces if token.exact else token.text in digits:
                at = digits.find(token.text)
                yield _Hit(token.kind, places[at], places[at + len(token.text) - 1] + 1, is_number=True)


def _counts(password: str, hit: _Hit, hits: list[_Hit]) -> bool:
    """Say whether a word stands free, or beside another fact; the longer it is, the less it has to."""
    left = _edge(password, hit.start) or any(other.end == hit.start for other in hits)
    right = _edge(password, hit.end) or any(other.start == hit.end for other in hits)
    size = hit.end - hit.start
    if size <= _ONE_SIDE and not _is_cased_by_hand(password[hit.start : hit.end]):
        return False
    if left and right:
        return size >= _ONE_SIDE or not hit.is_backwards
    before, after = _letters_around(password, hit)
    # as "Max" in "Maxlove"
    beside_a_word = _is_whole_word(before + after) or _is_made_up(before + after)
    whole = before + password[hit.start : hit.end] + after
    if _is_whole_word(whole) or (_is_made_up(whole) and not (beside_a_word and size >= _ONE_SIDE)):
        return False  # as "emma" in "dilemma"
    if hit.is_backwards:
        return (left or right) and size > _ONE_SIDE and beside_a_word
    if left or right:
        return size >= _ONE_SIDE or beside_a_word
    return size >= _NO_SIDE


def _stands_in_front(password: str, hit: _Hit) -> bool:
    """Say whether the password begins with a word of its own: a name, then something else."""
    size = hit.end - hit.start
    is_word = not hit.is_number and not hit.is_backwards and size >= _ONE_SIDE
    return is_word and hit.start == 0 and _edge(password, hit.end)


def _is_cased_by_hand(piece: str) -> bool:
    """Say whether the letters are small, large, or begin with a large one; chance mixes them."""
    letters = "".join(filter(str.isalpha, piece))
    return letters in (letters.lower(), letters.upper(), letters.capitalize())


def _edge(password: str, at: int) -> bool:
    """Say whether a word can begin or end here: at an end, beside a sign, or where the case changes."""
    if at <= 0 or at >= len(password):
        return True
    before, after = password[at - 1], password[at]
    return not before.isalpha() or not after.isalpha() or (before.islower() and after.isupper())


def _letters_around(password: str, hit: _Hit) -> tuple[str, str]:
    """Return the letters before and after a piece, as far as they stand together with it."""
    start, end = hit.start, hit.end
    while start > 0 and password[start - 1].isalpha():
        start -= 1
    while end < len(password) and password[end].isalpha():
        end += 1
    return password[start : hit.start], password[hit.end : end]


def _is_whole_word(letters: str) -> bool:
    """Say whether these letters are a word or a name, written as a person would."""
    # zxcvbn keeps each word in one of its lists only, so "love" is among the passwords.
    return _is_written(letters) and PLACE_OF.get(letters.lower(), -1) >= COMMON_END


def _is_made_up(letters: str) -> bool:
    """Say whether these letters are on the list of common passwords only, written as a person would."""
    return _is_written(letters) and letters.isalpha() and is_common(letters)


def _is_written(letters: str) -> bool:
    return len(letters) >= _ONE_SIDE and letters[1:].islower()
