"""Knows the passwords most used in the world: zxcvbn's own list of 30,000 (MIT).

Say "on the list of most common passwords" of these. That a password is not here does not mean that
it never leaked.
"""

from selfhelp.passwords.words import COMMON_END, PLACE_OF


def is_common(password: str) -> bool:
    """Say whether the password, in any letter case, is on the list of most common passwords."""
    return PLACE_OF.get(password.lower(), COMMON_END) < COMMON_END
