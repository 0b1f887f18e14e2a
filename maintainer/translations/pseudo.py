"""A pretend language that shows what a page does with longer words and letters that are not English.

Every text comes back accented, two fifths longer and in brackets. It is compiled from the very texts that
translators get, so a text that stays plain was asked for under a key that nobody can translate, and a bracket
that is missing was cut off.
"""

import re

from babel.messages.catalog import Catalog

from maintainer.translations import files
from maintainer.translations.texts import Text

_ACCENTS = str.maketrans("aceinouyAEINOUY", "áçéíñöüýÁÉÍÑÖÜÝ")
_GAP_OR_TEXT = re.compile(r"(\{[a-z_-]+\})")


def disguise(text: str) -> str:
    """Return the text accented and lengthened, its gaps untouched."""
    if not text:
        return text
    parts = _GAP_OR_TEXT.split(text)
    accented = "".join(p if p.startswith("{") else p.translate(_ACCENTS) for p in parts)
    more = ("~~~~ " * (len(text) // 10 + 1))[: max(1, len(text) * 2 // 5)].rstrip()
    return f"[{accented} {more}]" if len(text) > 10 else f"[{accented}{more}]"


def disguised(texts: list[Text]) -> Catalog:
    """Return a translation of all texts into the pretend language, with the plural forms of English."""
    catalog = files.new("en")
    for text in texts:
        said = tuple(map(disguise, text.forms))
        files.put(catalog, files.entry(text, said if text.many is not None else said[0]))
    return catalog
