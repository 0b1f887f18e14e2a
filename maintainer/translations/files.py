"""Writes templates and translations as PO files that only change when a text does, and reads them back."""

import datetime as dt
import gettext
import io
import re
from collections.abc import Iterable
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from maintainer.translations.texts import Domain, Text, TranslationsError
from selfhelp.language.active import GAP

#: Babel fills in today's date where there is none; nothing of ours carries a date.
_NO_DATE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_KEPT_HEADERS = ("Report-Msgid-Bugs-To", "PO-Revision-Date", "Last-Translator", "Language-Team")
_UNFILLED = ("EMAIL@ADDRESS", "YEAR-MO-DA", "LL@li.org")
#: Babel numbers the last two Arabic forms the other way round than CLDR and translators' tools do.
_PLURALS = {
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    )
}
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"')
_COMMENT = {
    "ui": "# The program's own words. See docs/for-translators.md.",
    "catalogue": "# What the program knows about services, brokers and help. See docs/for-translators.md.",
}


def _quoted(line: str) -> str:
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}\\n"\n'


def _header(domain: Domain, catalog: Catalog) -> str:
    lines = [f"Project-Id-Version: selfhelp {domain}"]
    if catalog.locale is not None:
        kept = dict(catalog.mime_headers)
        lines += [
            f"{name}: {kept[name]}"
            for name in _KEPT_HEADERS
            if kept.get(name) and not any(word in kept[name] for word in _UNFILLED)
        ]
        lines.append(f"Language: {catalog.locale_identifier}")
    lines += [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if catalog.locale is not None:
        lines.append(f"Plural-Forms: {catalog.plural_forms}")
    comment = catalog.header_comment.strip() or _COMMENT[domain]
    return f'{comment}\nmsgid ""\nmsgstr ""\n{"".join(map(_quoted, lines))}\n'


def entry(text: Text, string: str | tuple[str, ...] = "", *, fuzzy: bool = False) -> Message:
    """Return a PO entry of an English text, translated or not."""
    made = Message(
        text.one if text.many is None else text.forms,
        string or ("" if text.many is None else ("", "")),
        locations=[(file, 0) for file in dict.fromkeys(place.file for place in text.places)],
        auto_comments=[text.note] if text.note else [],
        context=text.context,
    )
    made.flags = {"python-brace-format"} if any(GAP.search(form) for form in text.forms) else set()
    if fuzzy:
        made.flags.add("fuzzy")
    return made


def put(catalog: Catalog, made: Message) -> None:
    """Add an entry to a file that does not have it."""
    catalog[made.id] = made


def render(domain: Domain, catalog: Catalog) -> str:
    """Return the text of a PO file: no dates, no line numbers, one line a text."""
    written = io.BytesIO()
    write_po(written, catalog, width=0, omit_header=True, include_lineno=False, include_previous=True)
    return _header(domain, catalog) + written.getvalue().decode("utf-8").strip("\n") + "\n"


def template(domain: Domain, texts: Iterable[Text]) -> str:
    """Return the text of a template, in which nothing is translated."""
    catalog = Catalog(header_comment="")
    for text in texts:
        put(catalog, entry(text))
    return render(domain, catalog)


def new(tag: str) -> Catalog:
    """Return an empty translation into a language.

    Raises:
        TranslationsError: there is no such language.
    """
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise TranslationsError([f"i18n/{tag}: this is not the tag of a language"]) from None
    catalog = Catalog(locale, header_comment="", creation_date=_NO_DATE)
    if tag in _PLURALS:
        catalog.mime_headers = [("Plural-Forms", _PLURALS[tag])]
    return catalog


def read(path: Path, tag: str) -> Catalog:
    """Read a translation.

    Raises:
        TranslationsError: the file is not a PO file in UTF-8.
    """
    where = f"i18n/{tag}/{path.name}"
    empty = new(tag)
    try:
        content = path.read_text(encoding="utf-8")
        catalog = read_po(io.StringIO(content), locale=empty.locale, ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise TranslationsError([f"{where}:{error.lineno + 1}: not readable: {error}"]) from None
    except (ValueError, OSError) as error:
        raise TranslationsError([f"{where}: not readable: {error}"]) from None
    for number, line in enumerate(content.split("\n"), start=1):
        # Babel would read on and cut off the last letter.
        if line.strip() and not line.startswith("#") and not _LINE.fullmatch(line.strip()):
            raise TranslationsError([f"{where}:{number}: a keyword or a quotation mark is missing"])
    if "Plural-Forms:" not in content:
        catalog.mime_headers = [("Plural-Forms", empty.plural_forms)]
    catalog.creation_date = _NO_DATE
    return catalog


def choices(catalog: Catalog) -> list[int]:
    """Return which plural form a file chooses for 0, 1, 2 and so on.

    Raises:
        ValueError: its rule can't be read.
    """
    choose = gettext.c2py(catalog.plural_expr)
    return [choose(n) for n in range(1001)]


def entries(catalog: Catalog) -> dict[tuple[str, str], Message]:
    """Return the entries of a file by context and English text, without its header."""
    return {(made.context or "", singular(made)): made for made in catalog if made.id}


def singular(made: Message) -> str:
    """Return the English text of an entry, or its singular."""
    return made.id if isinstance(made.id, str) else made.id[0]


def strings(made: Message) -> tuple[str, ...]:
    """Return the translation of an entry: one text, or one for each plural form."""
    return (made.string,) if isinstance(made.string, str) else tuple(made.string or ())


def is_translated(made: Message) -> bool:
    """Tell whether an entry has a translation that is shown to people."""
    return any(strings(made)) and not made.fuzzy
