"""The recovery code: 125 random bits, written so that a person can copy them from paper."""

import secrets
from typing import Final

#: Letters and digits that can't be taken for each other (Crockford's base 32).
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _LENGTH = 5, 5
_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """Return a new code, such as ``7K2QX-…``: five groups of five."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def plain_code(typed: str) -> str | None:
    """Return a typed code in its one form, or None when it is not a code.

    Spaces, dashes and lower case don't matter; letters that look like digits are read as those.
    """
    plain = "".join(c for c in typed.upper() if not c.isspace() and c not in "-–—").translate(_ALIKE)
    if len(plain) != _GROUPS * _LENGTH or any(c not in ALPHABET for c in plain):
        return None
    return "-".join(plain[i : i + _LENGTH] for i in range(0, len(plain), _LENGTH))
