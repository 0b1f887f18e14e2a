"""Finds families of related passwords: who knows one of them can guess the others.

Each password is reduced to its *cores*: case and accents folded, digits and signs at its ends stripped,
leet undone, the name of its own site taken out. Two passwords are related when cores are equal (also
backwards), differ in one letter, or one begins or ends the other. Everything is looked up by key; no
password is compared with all others.
How long it takes and what it finds: ``python -m tests.bench passwords``.
"""

import functools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter

from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.families import Families
from selfhelp.passwords.folding import fold, unleet

#: Shorter cores meet by chance.
_EQUAL = 4
_ONE_LETTER = 6
_CONTAINED = 6
_EXTRA = 6
#: What one change can't touch at both ends at once.
_END = 5
#: Longer cores are only compared as wholes: nobody varies them by hand.
_LONG = 40
#: How much of the name of its site people put into a password: from "am" to "amazo".
_SITE_PIECES = range(2, 6)
_PIN = 8
_NO_LETTERS = "".join(char for char in map(chr, range(128)) if not char.isalpha())
#: How many cores are counted between two looks at the clock.
_AT_ONCE = 200
#: No one varies a whole text, and folding it takes long.
_LONGEST = 1000

SITE = "site-name-added"
#: What relatives may have in common, in the order in which it is listed.
LIKENESS = (
    "other-case",
    "same-word-other-digits",
    "signs-for-letters",
    SITE,
    "one-letter-changed",
    "longer-version",
    "backwards",
)


@dataclass(frozen=True, slots=True)
class Family:
    """Related passwords, sorted, and for each the codes of what it shares with others. No repr shows them."""

    members: tuple[str, ...] = field(repr=False)
    codes: Mapping[str, tuple[str, ...]] = field(repr=False)


def families(
    passwords: Mapping[str, Collection[str]], step: Callable[[int], None] = lambda _count: None
) -> list[list[str]]:
    """Return the members of the families of two or more related passwords; see :func:`relate`."""
    return [list(family.members) for family in relate(passwords, step)]


def relate(
    passwords: Mapping[str, Collection[str]], step: Callable[[int], None] = lambda _count: None
) -> list[Family]:
    """Return the families of two or more related passwords.

    Args:
        passwords: each distinct password, with the names of the sites it is for (labels and titles).
        step: called often with how many passwords are done since, to show progress or to stop by raising.
    """
    kin = _Kin()
    owner: dict[str, str] = {}
    without_site: set[str] = set()
    plain_case: set[str] = set()
    changed: dict[tuple[int, str], str] = {}
    for password in sorted(passwords):
        step(1)
        if not _takes_part(password):
            continue
        cores = _cores(password, passwords[password])
        for core, lost_site in cores.items():
            first = owner.setdefault(core, password)
            if first != password:
                kin.join(first, password, SITE if lost_site or core in without_site else "")
            elif lost_site:
                without_site.add(core)
        if cores and _one_word(password):
            plain_case.update(cores)
    shared = _SharedEnds(owner, step)
    for core in owner:
        step(0)
        size = len(core)
        least = _ONE_LETTER - 1 if core in plain_case else _ONE_LETTER
        # A short core is always looked at.
        if least <= size <= _LONG and (size < 2 * _END - 1 or shared.any_of(core, _END)):
            _join_one_letter(core, least, owner, changed, kin)
        if size >= _CONTAINED:
            _join_backwards(core, owner, kin)
            if size <= _LONG and shared.any_of(core, _CONTAINED):
                _join_contained(core, owner, kin)
    return kin.families(step)


def forget() -> None:
    """Forget the names of sites that were asked for."""
    _site_name.cache_clear()


class _SharedEnds:
    """Knows which beginnings and ends of cores another core has, too.

    A letter that is changed, added or left out leaves one end as it is, and whatever begins or ends another
    core shares that end. Most of what a password manager made has no end in common with anything.
    """

    def __init__(self, cores: Iterable[str], step: Callable[[int], None]) -> None:
        """Count the ends of these, of both lengths that are asked for."""
        self._fronts: Counter[str] = Counter()
        self._backs: Counter[str] = Counter()
        waiting = iter(cores)
        while some := tuple(islice(waiting, _AT_ONCE)):
            step(0)
            for size in (_END, _CONTAINED):
                self._fronts.update(map(itemgetter(slice(0, size)), some))
                self._backs.update(map(itemgetter(slice(-size, None)), some))

    def any_of(self, core: str, size: int) -> bool:
        """Say whether another core begins or ends with as many letters as this one."""
        return self._fronts[core[:size]] > 1 or self._backs[core[-size:]] > 1


class _Kin:
    """Who is related to whom, and by what."""

    def __init__(self) -> None:
        self._families: Families[str] = Families()
        self._codes: dict[str, set[str]] = {}

    def join(self, one: str, other: str, code: str) -> None:
        """Make two passwords family; with no code, their words are the same and it is found out what not."""
        if one == other:
            return
        self._families.join(one, other)
        named = code or _what_differs(one, other)
        self._codes.setdefault(one, set()).add(named)
        self._codes.setdefault(other, set()).add(named)

    def families(self, step: Callable[[int], None]) -> list[Family]:
        """Return all families."""
        found = []
        for members in self._families.all():
            codes: dict[str, tuple[str, ...]] = {}
            for one in members:
                step(0)
                codes[one] = tuple(code for code in LIKENESS if code in self._codes[one])
            found.append(Family(tuple(sorted(members)), codes))
        return found


def _what_differs(one: str, other: str) -> str:
    """Say how two passwords of the same word differ."""
    if one.casefold() == other.casefold():
        return "other-case"
    if _strip(fold(one)) == _strip(fold(other)):
        return "same-word-other-digits"
    return "signs-for-letters"


def _takes_part(password: str) -> bool:
    """Leave out PINs, which are all alike, common passwords, which are nobody's own, and whole texts."""
    if len(password) > _LONGEST or (password.isdigit() and len(password) <= _PIN):
        return False
    return not is_common(password)


def _one_word(password: str) -> bool:
    """Say whether the letters stand together, in the case a person would write a word in."""
    word = _strip(password)
    return word.isalpha() and (word.islower() or word.isupper() or word.istitle())


def _strip(text: str) -> str:
    """Take digits and signs off both ends."""
    if text.isascii():
        return text.strip(_NO_LETTERS)
    start, end = 0, len(text)
    while start < end and not text[start].isalpha():
        start += 1
    while end > start and not text[end - 1].isalpha():
        end -= 1
    return text[start:end]


def _cores(password: str, sites: Collection[str]) -> dict[str, bool]:
    """Return the cores of a password, and of each whether the name of its site was taken out."""
    folded = fold(password)
    bare = _strip(folded)
    cores = {unleet(_strip(text)): True for text in _without_site(folded, bare, sites)}
    cores[unleet(bare)] = False
    kept = _keep_leet_ends(folded, bare)
    if kept != bare:
        cores[unleet(kept)] = False
    return {core: lost for core, lost in cores.items() if _is_long_enough(core)}


def _is_long_enough(core: str) -> bool:
    return len(core) >= _EQUAL and (core.isalpha() or sum(map(str.isalpha, core)) >= _EQUAL)


def _keep_leet_ends(folded: str, core: str) -> str:
    """Strip the ends, but keep one or two signs that stand for letters: the ``5`` of ``5unshine``."""
    if not core or core == folded:
        return core
    at = folded.index(core)
    before, after = folded[:at], folded[at + len(core) :]
    head = before if len(before) <= 2 and unleet(before).isalpha() else ""
    tail = after if len(after) <= 2 and unleet(after).isalpha() and not after.isdigit() else ""
    return head + core + tail


def _without_site(folded: str, bare: str, sites: Collection[str]) -> Iterator[str]:
    """Yield what is left of a password without the name of its site, or without the first letters of that."""
    plain = unleet(folded)
    for site in sites:
        name, read, pieces = _site_name(site)
        at = plain.find(read) if read else -1
        if at >= 0:
            yield folded[:at] + folded[at + len(name) :]
        elif bare.startswith(pieces) or bare.endswith(pieces):
            yield from _without_pieces(bare, pieces)


def _without_pieces(bare: str, pieces: tuple[str, ...]) -> Iterator[str]:
    for piece in pieces:
        if len(bare) - len(piece) < _EQUAL:
            break
        if bare.endswith(piece):
            yield bare[: -len(piece)]
        if bare.startswith(piece):
            yield bare[len(piece) :]


@functools.lru_cache(maxsize=20_000)
def _site_name(site: str) -> tuple[str, str, tuple[str, ...]]:
    """Return a site's name in letters and digits, that without leet signs if long, and its beginnings."""
    folded = fold(site)
    name = folded if folded.isalnum() else "".join(filter(str.isalnum, folded))
    pieces = tuple(dict.fromkeys(name[:size] for size in _SITE_PIECES)) if len(name) > 1 else ()
    return name, unleet(name) if len(name) > 2 else "", pieces


def _join_one_letter(
    core: str, least: int, owner: Mapping[str, str], changed: dict[tuple[int, str], str], kin: _Kin
) -> None:
    """Join a core with those that differ by one letter: changed, added or left out."""
    password = owner[core]
    may_be_shorter = len(core) > least
    for at in range(len(core)):
        rest = core[:at] + core[at + 1 :]
        first = changed.setdefault((at, rest), password)
        if first is not password:
            kin.join(first, password, "one-letter-changed")
        if may_be_shorter and rest in owner:
            kin.join(owner[rest], password, "one-letter-changed")


def _join_backwards(core: str, owner: Mapping[str, str], kin: _Kin) -> None:
    """Join a core with itself backwards."""
    backwards = owner.get(core[::-1])
    if backwards is not None:
        kin.join(backwards, owner[core], "backwards")


def _join_contained(core: str, owner: Mapping[str, str], kin: _Kin) -> None:
    """Join a core with those that begin or end it."""
    password = owner[core]
    for size in range(max(_CONTAINED, len(core) - _EXTRA), len(core)):
        for part in (core[:size], core[-size:]):
            if part in owner:
                kin.join(owner[part], password, "longer-version")
