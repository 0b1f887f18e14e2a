"""Codes of a key at a time that the caller names, and how far off the clock is that made a typed code.

Nothing here looks at the clock. Sources: RFC 4226 (counters), RFC 6238 (time).
"""

import hashlib
import hmac
import unicodedata
from typing import Final

from pyotp.contrib.steam import Steam
from pyotp.hotp import HOTP

from selfhelp.twofactor.otpauth import OneTimeKey

#: Steps searched to each side: one hour at 30 seconds. A wrong code passes as a right one for
#: another time in 1 of 4,000 cases; ask for a second code to be sure.
SEARCH: Final = 120
#: Steps within which sites accept a code (RFC 6238 section 5.2 advises one).
TOLERANCE: Final = 1

_HASHES: Final = {"SHA1": hashlib.sha1, "SHA256": hashlib.sha256, "SHA512": hashlib.sha512}


def _at_counter(key: OneTimeKey, counter: int) -> str:
    if key.kind == "steam":
        return Steam(key.secret).generate_otp(counter)
    return HOTP(key.secret, digits=key.digits, digest=_HASHES[key.algorithm]).at(counter)


def _counter(key: OneTimeKey, seconds: float) -> int:
    return key.counter if key.kind == "hotp" else int(seconds // key.period)


def code_at(key: OneTimeKey, seconds: float, steps: int = 0) -> str:
    """Return the code that an authenticator app shows.

    Args:
        key: the key.
        seconds: time since 1970 in seconds, UTC. A ``hotp`` key uses its counter instead.
        steps: how many codes later (or, below 0, earlier).

    Raises:
        ValueError: the time asked for is before 1970.
    """
    counter = _counter(key, seconds) + steps
    if counter < 0:
        raise ValueError("codes are counted from 1970 on")
    return _at_counter(key, counter)


def plain_code(typed: str) -> str:
    """Return a code as typed without spaces and dashes, in upper case, its digits turned to 0 to 9.

    Digits of any script are taken: an Arabic or Hindi keyboard types its own.
    """
    shown = (c for c in typed if not (c.isspace() or unicodedata.category(c) in {"Pd", "Cf", "Cc"}))
    return "".join(str(unicodedata.decimal(c, c)) for c in shown).upper()


def is_code(key: OneTimeKey, typed: str) -> bool:
    """Say whether a text has the length and the characters of a code of this key."""
    code = plain_code(typed)
    if len(code) != key.digits or not code.isascii():
        return False
    return code.isalnum() if key.kind == "steam" else code.isdigit()


def steps_off(
    key: OneTimeKey, typed: str, seconds: float, *, search: int = SEARCH, following: str | None = None
) -> int | None:
    """Find the time at which a typed code is right, the nearest first.

    Args:
        key: the key.
        typed: the code as typed.
        seconds: this computer's time since 1970 in seconds.
        search: steps to look at to each side (``hotp``: ahead only, as counters never go back).
        following: the next code the app showed; with it a chance match is next to impossible.

    Returns:
        Steps by which the app is ahead (below 0: behind), 0 when it agrees, None when no time fits.
    """
    if not is_code(key, typed) or (following is not None and not is_code(key, following)):
        return None
    code = plain_code(typed)
    after = None if following is None else plain_code(following)
    here = _counter(key, seconds)
    earliest = here if key.kind == "hotp" else 0
    for off in sorted(range(-search, search + 1), key=abs):
        counter = here + off
        if counter < earliest or not hmac.compare_digest(_at_counter(key, counter), code):
            continue
        if after is None or hmac.compare_digest(_at_counter(key, counter + 1), after):
            return off
    return None
