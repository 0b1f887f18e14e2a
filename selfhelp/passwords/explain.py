"""Says in codes why a weak password is weak: common words, names, dates, keyboard runs, repeats.

``zxcvbn`` can say it too, and takes many times as long. This rests on one insight: a password is weak when
its cheapest reading takes fewer than 10**8 guesses, and zxcvbn's formula adds 10 000 ** (parts - 1), so that
reading has one part or two. Only beginnings and endings are looked at. Words and costs are zxcvbn's own.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from math import comb
from typing import NamedTuple, Self

from selfhelp.passwords.folding import fold
from selfhelp.passwords.keyboards import keyboard_guesses, keyboard_run
from selfhelp.passwords.long_random import IN_DATES, may_begin_with_word
from selfhelp.passwords.words import ENDS, PLACE_OF

#: All codes that may come out, in the order in which they are listed.
EXPLANATIONS = (
    "pin",
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

#: A shorter password is short whatever else it is.
_SHORT = 8
_PIN = 8
#: Shorter words and runs are there by chance.
_WORD = 3
_RUN = 3
#: Words of that length and more are looked for only where one may stand.
_PIECE = 5
_READ = 40
_REFERENCE_YEAR = 2026
_YEAR_SPACE = 20
_YEARS = range(1000, 2051)
_PER_PART = 10_000

#: What the words of each list are called, in the order of :data:`selfhelp.passwords.words.LISTS`.
_CALLED = ("common-word", "dictionary-word", "dictionary-word", "name", "name", "name")
_STARTS = (0, *ENDS)
_SIGNS = b"4@8({[<3691!|0$5+7%2"
_LEET_I = bytes.maketrans(_SIGNS, b"aabcccceggiiiossttxz")
_LEET_L = bytes.maketrans(_SIGNS, b"aabcccceggllloss" + b"tlxz")

_DATE = re.compile(r"(\d{1,4})([\s/\\_.-])(\d{1,2})\2(\d{1,4})", re.ASCII)
_YEAR = re.compile(r"19\d\d|20[0-4]\d", re.ASCII)
_DIGITS = re.compile(r"\d{4,8}", re.ASCII)
#: Where to cut a date written without signs, by its length.
_CUTS: dict[int, tuple[tuple[int, int], ...]] = {
    4: ((1, 2), (2, 3)),
    5: ((1, 3), (2, 3)),
    6: ((1, 2), (2, 4), (4, 5)),
    7: ((1, 3), (2, 3), (4, 5), (4, 6)),
    8: ((2, 4), (4, 6)),
}
_REPEAT_AT_START = re.compile(r"(.+?)\1+", re.DOTALL)
_REPEAT_AT_END = re.compile(r"(.+?)\1+\Z", re.DOTALL)


class _Part(NamedTuple):
    """A reading of one part of a password: how many guesses it takes, and what it is."""

    guesses: float
    codes: tuple[str, ...] = ()


#: Letters that are read as nothing, by how many there are.
_CHANCE = tuple(_Part(max(10.0**length, 11 if length == 1 else 51)) for length in range(_READ + 1))


def is_pin(password: str) -> bool:
    """Say whether this is a number of up to eight digits, as banks and telephones force them on people."""
    return 0 < len(password) <= _PIN and password.isascii() and password.isdigit()


def explain(password: str) -> tuple[str, ...]:
    """Return the codes of what makes a weak password guessable; at least one, unless it is empty."""
    if not password:
        return ()
    codes = set(_cheapest(password[:_READ]).codes)
    if is_pin(password):
        codes.add("pin")
    if len(password) < _SHORT or not codes:
        codes.add("short")
    return tuple(code for code in EXPLANATIONS if code in codes)


def _cheapest(text: str) -> _Part:
    """Return the reading with the fewest guesses, of one part or two."""
    size = len(text)
    spelt = _Spelt.of(text)
    starts, ends = _parts(spelt, at_start=True), _parts(spelt, at_start=False)
    best, parts = starts[size], 0
    least = best.guesses
    for at in range(1, size):
        guesses = 2 * starts[at].guesses * ends[size - at].guesses + _PER_PART
        if guesses < least:
            least, parts = guesses, at
    return _Part(least, starts[parts].codes + ends[size - parts].codes) if parts else best


class _Spelt(NamedTuple):
    """A text, in small letters, these backwards, and with signs read as letters where that differs."""

    text: str
    lower: str
    backwards: str
    leet: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        lower = text.lower() if text.isascii() else fold(text)
        # Folding may change the length; then accents stay.
        lower = lower if len(lower) == len(text) else text.lower()
        leet = dict.fromkeys((_with_letters(lower, _LEET_I), _with_letters(lower, _LEET_L)))
        return cls(text, lower, lower[::-1], tuple(reading for reading in leet if reading != lower))


def _with_letters(lower: str, table: bytes) -> str:
    if lower.isascii():  # bytes take a fifth of the time
        return lower.encode().translate(table).decode()
    return lower.translate(table.decode("latin-1"))


def _parts(spelt: _Spelt, *, at_start: bool) -> list[_Part]:
    """Return the cheapest reading of each beginning, or of each ending, as one part, by its length."""
    text = spelt.text
    best = list(_CHANCE[: len(text) + 1])
    for length, part in (*_runs(text, at_start), *_repeats(text, at_start), *_dates(text, at_start)):
        known = best[length]
        if part.guesses < known.guesses or (part.guesses == known.guesses and known is _CHANCE[length]):
            best[length] = part
    for length, part in _words(spelt, at_start):
        if part.guesses < best[length].guesses:
            best[length] = part
    return best


def _cut(text: str, length: int, at_start: bool) -> str:
    return text[:length] if at_start else text[len(text) - length :]


def _words(spelt: _Spelt, at_start: bool) -> Iterator[tuple[int, _Part]]:
    """Yield the words that stand at this end, with the length of each. This is done for every length."""
    text, lower, backwards, leet = spelt
    size = len(text)
    may_be_word = may_begin_with_word(lower if at_start else backwards)
    for length in range(1, (size if may_be_word else min(size, _PIECE - 1)) + 1):
        start, end = (0, length) if at_start else (size - length, size)
        word = lower[start:end]
        if word in PLACE_OF:
            yield length, _word(word, text[start:end], (), 1)
        if length < _WORD:
            continue
        turned = backwards[size - end : size - start]
        if turned in PLACE_OF:
            yield length, _word(turned, text[start:end], ("reversed",), 2)
        for reading in leet:
            read = reading[start:end]
            if read in PLACE_OF and read != word:
                signs = len({sign for sign, letter in zip(word, read, strict=True) if sign != letter})
                yield length, _word(read, text[start:end], ("substitutions",), 2**signs)


def _word(word: str, written: str, more: tuple[str, ...], times: int) -> _Part:
    """Return how many guesses a word of the lists takes, as it is written."""
    place = PLACE_OF[word]
    which = bisect_right(ENDS, place)
    code, rank = _CALLED[which], place - _STARTS[which] + 1
    codes = (code, *more) if len(word) >= _WORD else ()
    return _Part(rank * times * _case_variations(written), codes)


def _runs(text: str, at_start: bool) -> Iterator[tuple[int, _Part]]:
    """Yield the run of neighbours in the alphabet, and on the keyboard, that this side begins with."""
    seen = text if at_start else text[::-1]
    length = _sequence_run(seen)
    if length >= _RUN:
        yield length, _Part(_sequence_guesses(_cut(text, length, at_start)), ("sequence",))
    length = keyboard_run(seen)
    if length >= _RUN:
        yield length, _Part(keyboard_guesses(_cut(text, length, at_start)), ("keyboard",))


def _repeats(text: str, at_start: bool) -> Iterator[tuple[int, _Part]]:
    if not _may_repeat(text, at_start):
        return
    find: Callable[[str], re.Match[str] | None]
    find = _REPEAT_AT_START.match if at_start else _REPEAT_AT_END.search
    found = find(text)
    if found:
        base = _cheapest(found[1])
        times = len(found[0]) // len(found[1])
        yield len(found[0]), _Part(base.guesses * times, ("repeats", *base.codes))


def _may_repeat(text: str, at_start: bool) -> bool:
    """Say whether the two letters at this end stand once more; looking for repeats takes long."""
    if at_start:
        return text[:1] == text[1:2] or text.find(text[:2], 1) > 0
    return text[-1:] == text[-2:-1] or text.rfind(text[-2:], 0, -1) >= 0


def _dates(text: str, at_start: bool) -> Iterator[tuple[int, _Part]]:
    shortest = text[:4] if at_start else text[-4:]
    if not text[0 if at_start else -1].isdigit() or not IN_DATES.issuperset(shortest):
        return
    for length in range(4, min(len(text), 10) + 1):
        guesses = _date_guesses(_cut(text, length, at_start))
        if guesses:
            yield length, _Part(guesses, ("dates",))


def _case_variations(token: str) -> int:
    """Return how many ways of writing in capitals are as likely as this one."""
    if token.islower():  # most words
        return 1
    large = sum(map(str.isupper, token))
    if not large:
        return 1
    small = sum(map(str.islower, token))
    if not small or (large == 1 and (token[0].isupper() or token[-1].isupper())):
        return 2
    return sum(comb(large + small, count) for count in range(1, min(large, small) + 1))


def _sequence_run(text: str) -> int:
    """Return how far the text goes on in steps of one size, as "abc" and "9753"."""
    if len(text) < _RUN:
        return 0
    step = ord(text[1]) - ord(text[0])
    if not 0 < abs(step) <= 5:
        return 0
    length = 2
    while length < len(text) and ord(text[length]) - ord(text[length - 1]) == step:
        length += 1
    return length


def _sequence_guesses(token: str) -> int:
    first = 4 if token[0] in "aAzZ019" else 10 if token[0].isdigit() else 26
    return first * len(token) * (1 if token[1] > token[0] else 2)


def _date_guesses(token: str) -> int:
    """Return how many guesses a date takes, or 0 when this is none."""
    if _YEAR.fullmatch(token):
        return max(abs(int(token) - _REFERENCE_YEAR), _YEAR_SPACE)
    written = _DATE.fullmatch(token)
    if written:
        year = _year(int(written[1]), int(written[3]), int(written[4]))
        return 0 if year is None else _distance(year) * 365 * 4
    if not _DIGITS.fullmatch(token):
        return 0
    cut = (_year(int(token[:one]), int(token[one:two]), int(token[two:])) for one, two in _CUTS[len(token)])
    return min((_distance(year) * 365 for year in cut if year is not None), default=0)


def _distance(year: int) -> int:
    return max(abs(year - _REFERENCE_YEAR), _YEAR_SPACE)


def _year(first: int, middle: int, last: int) -> int | None:
    """Return the year if three numbers can be a date that begins or ends with it."""
    for year, one, other in ((last, first, middle), (first, middle, last)):
        if (year in _YEARS or year < 100) and _is_day(one, other):
            return year if year >= 100 else year + (1900 if year > 50 else 2000)
    return None


def _is_day(one: int, other: int) -> bool:
    return (1 <= one <= 31 and 1 <= other <= 12) or (1 <= one <= 12 and 1 <= other <= 31)
