"""Says no, kindly, to a passphrase that a guesser tries first; the notes hang on it."""

from typing import Final

from selfhelp.language import Message, message
from selfhelp.passwords.strength import WEAK, strength

#: Shorter ones the safe refuses by itself.
SHORTEST: Final = 8
GUESSABLE = message(
    "vault",
    "A guessing program would find this passphrase soon. Take four or more words that have nothing to do "
    "with you, or use “Suggest one”.",
)


def objection(passphrase: str) -> Message | None:
    """Return why a passphrase is too easy to guess, or None. How long it has to be, the safe says itself."""
    if len(passphrase) < SHORTEST:
        return None
    plain = " ".join(passphrase.split())
    return GUESSABLE if strength(plain).score <= WEAK else None
