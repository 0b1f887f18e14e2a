"""Says the fixed sentences of the packages below in the active language.

Those packages keep their English sentences in a module-level ``SENTENCES`` table, which the extraction
reads; the context is the module's name.
"""

from selfhelp.guard import erase as erase_words
from selfhelp.guard import memory as memory_words
from selfhelp.guard import offline as offline_words
from selfhelp.guard import opener as opener_words
from selfhelp.language import pgettext
from selfhelp.passwords import errors as passwords_words
from selfhelp.twofactor import practice as practice_words


def opener(code: str) -> str:
    """Say what became of a link."""
    return pgettext("guard.opener", opener_words.SENTENCES[code])


def offline(code: str) -> str:
    """Say whether a wall against sending stands."""
    return pgettext("guard.offline", offline_words.SENTENCES[code])


def memory(code: str) -> str:
    """Say whether memory is protected."""
    return pgettext("guard.memory", memory_words.SENTENCES[code])


def erase(code: str) -> str:
    """Say why a file could not be removed."""
    return pgettext("guard.erase", erase_words.SENTENCES[code])


def practice(state: str) -> str:
    """Say what a typed practice code is."""
    return pgettext("twofactor.practice", practice_words.SENTENCES[state])


def passwords(code: str, values: dict[str, str]) -> str:
    """Say what is wrong with a chosen file."""
    return pgettext("passwords.errors", passwords_words.SENTENCES[code], **values)
