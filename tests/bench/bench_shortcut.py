"""A million passwords of each kind: what is called strong without a score is never weak by the full score."""

import random

import zxcvbn_rs_py

from selfhelp.passwords.long_random import is_surely_strong
from selfhelp.passwords.strength import SCORED_LENGTH, WEAK
from tests.bench.table import Table
from tests.bench.vault import BY_HAND, MANAGED, invent

_BATCH = 50_000
_PASSWORDS = 1_000_000
_BEST = 4


def passwords(count: int, shares: tuple[tuple[str, int], ...], seed: int) -> set[str]:
    """Invent so many distinct passwords, and put some of them together: these are the hard cases."""
    chance = random.Random(seed)
    found: set[str] = set()
    while len(found) < count:
        seed += 1
        batch = [
            one.password[:SCORED_LENGTH] for one in invent(_BATCH, seed, shares).credentials if one.password
        ]
        found.update(batch)
        found.update(
            (chance.choice(batch) + chance.choice(batch))[:SCORED_LENGTH] for _ in range(_BATCH // 4)
        )
        # Exactly at the bound: what is read at one end, and as few letters as may be beside it.
        found.update(
            chance.choice(batch)[: chance.randint(5, 12)] + str(chance.randint(0, 9_999_999))
            for _ in range(_BATCH // 4)
        )
    return set(sorted(found)[:: max(1, len(found) // count)])


def compare(some: set[str]) -> tuple[int, int, int]:
    """Return how many were called strong without a score, and how many of these are weak, or not the best."""
    strong = [one for one in some if is_surely_strong(one)]
    scores = [int(zxcvbn_rs_py.zxcvbn(one).score) for one in strong]
    return len(strong), sum(score <= WEAK for score in scores), sum(score < _BEST for score in scores)


def run() -> int:
    """Compare, print, and return how many targets were missed."""
    count = _PASSWORDS
    table = Table(f"The short cut, {count:,} passwords of each kind")
    for name, shares, seed in (("made up by hand", BY_HAND, 100), ("half by a manager", MANAGED, 500)):
        some = passwords(count, shares, seed)
        strong, weak, lower = compare(some)
        table.note(
            f"{name}: {strong:,} of {len(some):,} need no score; {lower} of them are a 3 and called a 4"
        )
        table.at_most(f"{name}: weak ones called strong", weak, 0)
    return table.missed
