"""Which languages there are, and how one is opened from its compiled gettext files."""

import gettext
from functools import lru_cache
from pathlib import Path

from selfhelp import places
from selfhelp.language.active import ENGLISH, Language, render
from selfhelp.language.message import Message, message

#: Tag to the language's own name; a person must find their language while they can't read the current one.
OWN_NAMES = {"en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
#: The pretend language of ``maintainer/translations/pseudo.py``; it is for tests and never offered.
PSEUDO_TAG = "qps"
DIGITS = {"ar": "٠١٢٣٤٥٦٧٨٩"}


class UnknownLanguageError(Exception):
    """A language was asked for that the program does not have."""

    def __init__(self, tag: str) -> None:
        """Keep the tag and say which ones there are."""
        known = ", ".join(available())
        self.tag = tag
        self.sentence = message(
            "command", "There is no language '{tag}'. Choose one of: {known}.", tag=tag, known=known
        )
        super().__init__(render(self.sentence))


def available() -> dict[str, str]:
    """Return tag and own name of every language the program has, English first."""
    folder = places.translations()
    translated = {tag: name for tag, name in sorted(OWN_NAMES.items()) if (folder / tag).is_dir()}
    return {"en": OWN_NAMES["en"], **translated}


def _open_domain(folder: Path, tag: str, domain: str) -> gettext.NullTranslations:
    compiled = folder / tag / f"{domain}.mo"
    if not compiled.is_file():
        return gettext.NullTranslations()
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _opened(tag: str, name: str) -> Language:
    folder = places.translations()
    return Language(
        tag,
        name,
        right_to_left=tag in RIGHT_TO_LEFT,
        ui=_open_domain(folder, tag, "ui"),
        catalogue=_open_domain(folder, tag, "catalogue"),
        digits=DIGITS.get(tag, "0123456789"),
    )


def open_language(tag: str) -> Language:
    """Open a language by its tag, such as ``ar``; a region after it is ignored.

    Raises:
        UnknownLanguageError: there is no such language.
    """
    if tag == PSEUDO_TAG and (places.translations() / tag).is_dir():
        return _opened(tag, "Pseudo")
    short = tag.replace("_", "-").split("-")[0].lower()
    if short == "en":
        return ENGLISH
    if short not in available():
        raise UnknownLanguageError(tag)
    return _opened(short, OWN_NAMES[short])


@lru_cache(maxsize=4)
def _spellings(context: str, text: str) -> frozenset[str]:
    languages = (open_language(tag) for tag in available())
    return frozenset(lang.ui.pgettext(context, text).casefold() for lang in languages)


def in_every_language(words: Message) -> frozenset[str]:
    """Return words of the program in each language it has, in small letters.

    What the program once wrote into somebody's notes is still known after they chose another language.
    """
    return _spellings(words.context, words.text)


def best_match(wanted: list[str]) -> Language:
    """Return the first language of the person's list that the program has; English otherwise."""
    for tag in wanted:
        try:
            return open_language(tag)
        except UnknownLanguageError:
            continue
    return ENGLISH
