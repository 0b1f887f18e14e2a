"""What is said of a command line that can't be understood, in the language that it asks for.

``argparse`` says it in English. Its sentences are taken apart here and said anew; one that is not known, as
from another version of Python, is shown as it is, among words of our own.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from selfhelp.commands.failure import speak
from selfhelp.language import Message, UnknownLanguageError, activate, message, open_language, render

_USAGE = message("usage", "How it is written:")


def _missing(found: "re.Match[str]") -> Message:
    return message("usage", "Something is missing: {names}.", names=found["names"])


def _choice(found: "re.Match[str]") -> Message:
    return message(
        "usage",
        "{name}: there is no '{given}'. Choose one of: {names}.",
        name=found["name"],
        given=found["given"],
        names=found["names"].replace("'", ""),
    )


def _value(found: "re.Match[str]") -> Message:
    return message("usage", "{name}: a value is missing after it.", name=found["name"])


def _no_value(found: "re.Match[str]") -> Message:
    return message(
        "usage", "{name} takes no value, and '{given}' was given.", name=found["name"], given=found["given"]
    )


def _number(found: "re.Match[str]") -> Message:
    return message("usage", "{name}: '{given}' is not a number.", name=found["name"], given=found["given"])


def _unknown(found: "re.Match[str]") -> Message:
    return message("usage", "This is not understood: {names}. Take it out.", names=found["names"])


def _several(found: "re.Match[str]") -> Message:
    return message(
        "usage", "{name} could mean several: {names}. Write it out.", name=found["name"], names=found["names"]
    )


#: Argparse's sentences, and how each is said here.
_SENTENCES: tuple[tuple[str, Callable[["re.Match[str]"], Message]], ...] = (
    (r"the following arguments are required: (?P<names>.+)", _missing),
    (r"argument (?P<name>.+?): invalid choice: '?(?P<given>.*?)'? \(choose from (?P<names>.+)\)", _choice),
    (r"argument (?P<name>.+?): expected (one|at least one|\d+) arguments?", _value),
    (r"argument (?P<name>.+?): ignored explicit argument '?(?P<given>.*?)'?", _no_value),
    (r"argument (?P<name>.+?): invalid (int|float) value: '?(?P<given>.*?)'?", _number),
    (r"unrecognized arguments: (?P<names>.+)", _unknown),
    (r"ambiguous option: (?P<name>\S+) could match (?P<names>.+)", _several),
)


def said_of(sentence: str) -> Message:
    """Return what argparse says as a message."""
    for pattern, make in _SENTENCES:
        found = re.fullmatch(pattern, sentence, re.DOTALL)
        if found is not None:
            return make(found)
    return message("usage", "This command can't be understood ({why}).", why=sentence)


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in the active language; the exit status stays 2."""

    def error(self, sentence: str) -> NoReturn:
        """Say how the command is written and what is wrong, and end."""
        how = self.format_usage().partition(":")[2].strip()
        print(f"{render(_USAGE)} {how}", file=sys.stderr)
        self.exit(2, f"{render(said_of(sentence))}\n")


def speak_as_asked(arguments: Sequence[str]) -> None:
    """Speak the language that a command line names, before it is read: it may be wrong in another place.

    Where it names none, that of the handover. A language that there is not is left to the command, which
    says so.
    """
    speak(None)
    for place, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name != "--language":
            continue
        tag = value if equals else next(iter(arguments[place + 1 :]), "")
        try:
            activate(open_language(tag))
        except UnknownLanguageError:
            return
