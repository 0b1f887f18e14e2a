"""Nine ways in which people vary one password, to measure the matcher with.

Written from the published habits (`notes/passwords-and-two-factor.md`, section 3) and not from the matcher:
nothing of ``selfhelp.passwords`` is imported here, on purpose.
"""

import random
from collections.abc import Callable

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEET = str.maketrans("aeios", "43105")


def _digits(base: str, _site: str, chance: random.Random) -> str:
    return base.capitalize() + str(chance.randint(0, 999))


def _exclamation(base: str, _site: str, chance: random.Random) -> str:
    return base.capitalize() + "!" * chance.randint(1, 3)


def _year(base: str, _site: str, chance: random.Random) -> str:
    return base.capitalize() + str(chance.randint(1950, 2026))


def _leet(base: str, _site: str, chance: random.Random) -> str:
    return base.translate(_LEET) + str(chance.randint(0, 9))


def _with_site(base: str, site: str, _chance: random.Random) -> str:
    return base.capitalize() + site


def _site_first(base: str, site: str, _chance: random.Random) -> str:
    return f"{site.capitalize()}_{base.capitalize()}"


def _shouted(base: str, _site: str, chance: random.Random) -> str:
    return f"{base.upper()}#{chance.randint(0, 999):03}"


def _two_letters_of_site(base: str, site: str, chance: random.Random) -> str:
    return f"{base.capitalize()}{site[:2]}{chance.randint(10, 99)}!"


def _one_letter_changed(base: str, _site: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(base))
    letter = chance.choice([other for other in _LETTERS if other != base[at]])
    return (base[:at] + letter + base[at + 1 :]).capitalize() + str(chance.randint(1, 99))


#: Each makes a password from a base word of lower-case letters and the name of the site.
MANGLES: tuple[Callable[[str, str, random.Random], str], ...] = (
    _digits,
    _exclamation,
    _year,
    _leet,
    _with_site,
    _site_first,
    _shouted,
    _two_letters_of_site,
    _one_letter_changed,
)


def mangle(base: str, site: str, chance: random.Random) -> str:
    """Vary a base word in one of the nine ways, by chance."""
    return chance.choice(MANGLES)(base, site, chance)
