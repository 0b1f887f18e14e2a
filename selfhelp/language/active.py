"""The language that is spoken now, and the functions that every page asks for words.

The functions bear gettext's own names, so that extraction and translators' tools know them.
"""

import gettext
import re
import unicodedata

from selfhelp.frozen import Frozen
from selfhelp.language.message import Message, Value

#: English needs no translations.
NOTHING = gettext.NullTranslations()
GAP = re.compile(r"\{([a-z_-]+)\}")


class Language(Frozen):
    """A language: its tag, its own name, its direction and its two gettext catalogues."""

    tag: str
    name: str
    right_to_left: bool = False
    ui: gettext.NullTranslations = NOTHING
    catalogue: gettext.NullTranslations = NOTHING
    digits: str = "0123456789"

    def domain(self, name: str) -> gettext.NullTranslations:
        """Return the gettext catalogue of a domain, ``ui`` or ``catalogue``."""
        return self.catalogue if name == "catalogue" else self.ui


ENGLISH = Language("en", "English")
_active: list[Language] = [ENGLISH]


def activate(language: Language) -> None:
    """Speak this language from now on."""
    _active[0] = language


def active() -> Language:
    """Return the language that is spoken now."""
    return _active[0]


def number(value: int | str) -> str:
    """Write a whole number, or a time such as 21:40, in the digits of the active language."""
    digits = active().digits
    if digits == ENGLISH.digits:
        return str(value)
    return "".join(digits[int(c)] if c.isascii() and c.isdigit() else c for c in str(value))


def runs_right_to_left(text: str) -> bool:
    """Tell whether a text has letters or digits of a script that runs right to left (Unicode R, AL, AN)."""
    return any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)


def _isolated(value: str) -> str:
    """Keep a name, number or link whole inside a text that runs the other way (Unicode UAX 9)."""
    if not active().right_to_left or runs_right_to_left(value):
        return value
    return f"\u2066{value}\u2069"


def _fits(translated: str, original: str, may_drop: frozenset[str] = frozenset()) -> bool:
    """Tell whether a translation has the gaps of its original; only then it may be shown."""
    if translated == original:
        # English: a page says two hundred sentences, and to look for gaps takes half of the time of each.
        return True
    there, wanted = set(GAP.findall(translated)), set(GAP.findall(original))
    return there <= wanted and wanted - there <= may_drop


def _fill(text: str, values: tuple[tuple[str, Value | Message], ...]) -> str:
    if not values:
        return text
    words = {
        name: render(v) if isinstance(v, Message) else number(v) if isinstance(v, int) else _isolated(v)
        for name, v in values
    }
    return GAP.sub(lambda gap: words.get(gap.group(1), gap.group(0)), text)


def render(message: Message) -> str:
    """Say a message in the active language; English where a translation is missing or has other gaps."""
    catalogue = active().domain(message.domain)
    if message.many is None:
        english = message.text
        said = catalogue.pgettext(message.context, message.text)
        fits = _fits(said, english)
    else:
        english = message.text if message.count == 1 else message.many
        said = catalogue.npgettext(message.context, message.text, message.many, message.count)
        # Many languages write "one" and "two" as words, so a plural form may do without its number.
        fits = _fits(said, message.many, may_drop=frozenset({"count"}))
    return _fill(said if fits else english, message.values)


def pgettext(context: str, text: str, **values: Value | Message) -> str:
    """Say a sentence of the program in the active language."""
    return render(Message(context, text, values=tuple(values.items())))


def npgettext(context: str, one: str, many: str, count: int, **values: Value | Message) -> str:
    """Say a sentence with plural forms; ``{count}`` is filled in."""
    return render(Message(context, one, many, count, tuple({**values, "count": count}.items())))


def catalogue_text(key: str, text: str) -> str:
    """Say a text of the catalogue; ``key`` is its translation context. Its gaps, if any, stay as they are."""
    translated = active().catalogue.pgettext(key, text)
    return translated if _fits(translated, text) else text
