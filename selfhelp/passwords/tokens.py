"""Breaks personal facts into the pieces that people build passwords from."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.facts import Facts
from selfhelp.passwords.folding import fold, spell_out

#: Words of names and addresses that tell nothing about a person.
_EMPTY_WORDS = frozenset(
    (
        *(
            "the",
            "and",
            "von",
            "van",
            "der",
            "den",
            "del",
            "des",
            "dos",
            "las",
            "los",
            "mrs",
            "street",
            "road",
        ),
        *(
            "avenue",
            "lane",
            "drive",
            "court",
            "place",
            "square",
            "close",
            "way",
            "north",
            "south",
            "east",
            "west",
        ),
        *(
            "strasse",
            "str",
            "weg",
            "platz",
            "allee",
            "gasse",
            "rue",
            "calle",
            "via",
            "straat",
            "laan",
            "plein",
        ),
        *(
            "city",
            "town",
            "new",
            "old",
            "saint",
            "mail",
            "email",
            "info",
            "contact",
            "home",
            "work",
            "apt",
            "flat",
        ),
    )
)
#: Kinds of addresses: their words are shown with a number, and a street's own name ends in them.
_STREET_ENDS = (
    "strasse",
    "straße",
    "str",
    "weg",
    "platz",
    "allee",
    "gasse",
    "straat",
    "laan",
    "plein",
    "gatan",
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_LEAST = 3
_LEAST_IDEOGRAPHS = 2
_PHONE_TAIL = 4
_PHONE_PART = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a fact. ``exact`` digits count only when they are a whole run of digits in the password."""

    kind: str
    text: str = field(repr=False)
    exact: bool = False


def tokens_of(facts: Facts) -> tuple[Token, ...]:
    """Return every piece, without repeats."""
    found: list[Token] = []
    for kind in ("names", "pets", "streets", "places", "handles", "words"):
        for text in getattr(facts, kind):
            found.extend(Token(kind, word) for word in words_of(text))
            found.extend(Token(kind, digits, exact=True) for digits in re.findall(r"\d{4,}", text, re.ASCII))
    for address in facts.emails:
        found.extend(Token("emails", word) for word in words_of(address.partition("@")[0]))
    for date in facts.dates:
        found.extend(_date_tokens(date))
    for phone in facts.phones:
        found.extend(_phone_tokens(phone))
    return tuple(dict.fromkeys(found))


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a name, address or handle, each by itself and all together, folded."""
    for folded in dict.fromkeys((fold(text), spell_out(text))):
        words = [word for word in re.split(r"[\W_\d]+", re.sub("['’`]", "", folded)) if word]
        useful = [word for word in words if word not in _EMPTY_WORDS]
        for word in dict.fromkeys([*useful, "".join(words)]):
            if _long_enough(word):
                yield word
                yield from _street_name(word)


def _long_enough(word: str) -> bool:
    return len(word) >= (_LEAST_IDEOGRAPHS if "\u3040" <= word[:1] <= "\uffff" else _LEAST)


def _street_name(word: str) -> Iterator[str]:
    for end in _STREET_ENDS:
        if word.endswith(end) and len(word) - len(end) > _LEAST:
            yield word.removesuffix(end)
            return


def _date_tokens(date: str) -> Iterator[Token]:
    """Yield the ways to write a date in digits; the year alone says too little."""
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        return
    year, short = f"{day.year:04}", f"{day.year % 100:02}"
    days, months = f"{day.day:02}", f"{day.month:02}"
    for order in ((days, months), (months, days)):
        pair = "".join(order)
        yield from (Token("dates", text) for text in (pair + year, year + pair, pair + short, short + pair))
        yield Token("dates", pair, exact=True)
    for pair in (f"{day.day}{day.month}", f"{day.month}{day.day}"):
        yield from (Token("dates", text, exact=True) for text in (pair + year, year + pair))
        if len(pair) > 2:
            yield Token("dates", pair + short, exact=True)
    month = _MONTHS[day.month - 1]
    for name in dict.fromkeys((month, month[:3])):
        for number in (year, short, days, str(day.day)):
            yield from (Token("dates", name + number), Token("dates", number + name))


def _phone_tokens(phone: str) -> Iterator[Token]:
    digits = re.sub(r"\D", "", phone, flags=re.ASCII)
    if len(digits) < _PHONE_PART:
        return
    for at in range(len(digits) - _PHONE_PART + 1):
        yield Token("phones", digits[at : at + _PHONE_PART])
    for size in (_PHONE_TAIL, _PHONE_TAIL + 1):
        if not is_common(digits[-size:]):  # "1234" is no one's own number
            yield Token("phones", digits[-size:], exact=True)
