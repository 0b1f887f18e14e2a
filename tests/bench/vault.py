"""Invents vaults to measure with: the habits and shares of the project's notes, the same every time."""

import random
import string
from collections.abc import Callable
from dataclasses import dataclass

from zxcvbn.matching import RANKED_DICTIONARIES

from selfhelp.passwords.facts import Facts
from selfhelp.passwords.generate import word_list
from selfhelp.passwords.model import Credential
from tests.passwords.mangling import mangle

_SIGNS = string.ascii_letters + string.digits + "!@#$%^&*()-_=+[]{};:,.?"
_KEYS = ("qwertz", "asdfgh", "zxcvbn", "1qaz2wsx", "qwerty", "poiuyt", "12345")
_ADDRESSES = ("ada@posteo.example", "ada.quill@mail.example", "quill", "nightowl92", "a.quill@work.example")
#: Sixteen facts about an invented person.
FACTS = Facts(
    names=("Dolly Belcher", "Karsten Müller", "Emma"),
    pets=("Rexo", "Captain Fluff"),
    streets=("12 Maplewood Street", "Lindenstraße 4"),
    places=("Wuppertal", "10115 Berlin"),
    dates=("1987-03-12", "2015-11-04"),
    handles=("night_owl92",),
    phones=("+49 170 5551234", "0202 778 6113"),
    emails=("dolly.b@example.org",),
    words=("Kestrel",),
)
_PERSONAL = (
    *("dolly", "Belcher", "karsten", "Mueller", "Rexo", "maplewood", "Wuppertal", "nightowl", "Kestrel"),
    *("d0lly", "b3lch3r", "120387", "12031987", "19870312", "04112015", "551234", "yllod", "Emma1203"),
)
#: Upper ends of the shares of each kind, of 100: passwords made up by a person, and those of someone who
#: lets a password manager make half of them.
BY_HAND = (
    *(("word", 22), ("reused", 32), ("related", 47), ("personal", 53), ("common", 60), ("keyboard", 64)),
    *(("random", 86), ("phrase", 92), ("long", 96), ("accent", 100)),
)
MANAGED = (
    *(("word", 13), ("reused", 33), ("related", 43), ("personal", 47), ("common", 51), ("keyboard", 53)),
    *(("random", 100),),
)


@dataclass(frozen=True, slots=True)
class Invented:
    """A vault, and the base word of each password that was varied from one."""

    credentials: tuple[Credential, ...]
    kinds: tuple[str, ...]
    base_of: dict[str, str]


def invent(count: int, seed: int = 42, shares: tuple[tuple[str, int], ...] = BY_HAND) -> Invented:
    """Invent that many logins, with so many of each kind."""
    chance = random.Random(seed)
    words = [word for word in word_list() if word.isalpha()]
    common = list(RANKED_DICTIONARIES["passwords"])[:3000]
    bases = chance.sample([word for word in words if 5 <= len(word) <= 9], max(5, min(count // 25, 2500)))
    credentials: list[Credential] = []
    kinds: list[str] = []
    base_of: dict[str, str] = {}
    for row in range(1, count + 1):
        site = chance.choice(words)[:12]
        draw = chance.randrange(100)
        kind = next(name for name, end in shares if draw < end)
        if kind == "reused" and credentials:
            password = chance.choice(credentials).password
        elif kind == "related":
            base = chance.choice(bases)
            password = mangle(base, site, chance)
            base_of[password] = base
        else:
            password = _password(kind, words, common, chance)
        kinds.append(kind)
        address = f"https://www.{site}.com/login"
        credentials.append(Credential(row, site.capitalize(), address, chance.choice(_ADDRESSES), password))
    return Invented(tuple(credentials), tuple(kinds), base_of)


def random_password(chance: random.Random, least: int = 12, most: int = 24) -> str:
    """Return a password as a password manager makes it."""
    return "".join(chance.choice(_SIGNS) for _ in range(chance.randint(least, most)))


def _password(kind: str, words: list[str], common: list[str], chance: random.Random) -> str:
    made: dict[str, Callable[[], str]] = {
        "personal": lambda: chance.choice(_PERSONAL) + _tail(chance),
        "common": lambda: chance.choice(common),
        "keyboard": lambda: chance.choice(_KEYS) + str(chance.randint(0, 999)),
        "random": lambda: random_password(chance),
        "phrase": lambda: "-".join(chance.choice(words) for _ in range(chance.randint(4, 6))),
        "long": lambda: random_password(chance, 40, 128),
        "accent": lambda: chance.choice(words) + chance.choice("äöüß😀é") + str(chance.randint(0, 99999)),
    }
    other = made.get(kind)
    return other() if other else chance.choice(words).capitalize() + str(chance.randint(0, 9999))


def _tail(chance: random.Random) -> str:
    return chance.choice((str(chance.randint(1, 99)), "!", str(chance.randint(1960, 2024)), "", "_1"))
