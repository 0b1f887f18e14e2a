"""Writes compiled translations for tests, as a translator's tool would."""

import gettext
import io
from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

#: In the order of CLDR: none, one, two, few, many, other.
ARABIC_PLURALS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)
#: Context and text, or context, singular and plural, to the translation or its plural forms.
Said = Mapping[tuple[str, ...], str | tuple[str, ...]]


def compiled(tag: str, said: Said) -> bytes:
    """Return a compiled translation into a language."""
    catalog = Catalog(tag)
    if tag == "ar":
        catalog.mime_headers = [("Plural-Forms", ARABIC_PLURALS)]
    for (context, *forms), string in said.items():
        catalog.add(forms[0] if len(forms) == 1 else tuple(forms), string, context=context)
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def opened(tag: str, said: Said) -> gettext.GNUTranslations:
    """Return an opened translation into a language."""
    return gettext.GNUTranslations(io.BytesIO(compiled(tag, said)))


def install(folder: Path, tag: str, domain: str, said: Said) -> None:
    """Put a compiled translation where the program looks for it."""
    (folder / "i18n" / tag).mkdir(parents=True, exist_ok=True)
    (folder / "i18n" / tag / f"{domain}.mo").write_bytes(compiled(tag, said))
