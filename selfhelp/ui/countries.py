"""The list of countries, as a choice."""

from PySide6.QtCore import QLocale

from selfhelp.catalogue.model import EVERYWHERE, Catalogue, Country
from selfhelp.language import catalogue_text, pgettext


def _named(countries: tuple[Country, ...] | list[Country]) -> list[tuple[str, str]]:
    named = [(catalogue_text(f"countries/{c.id.lower()}:name", c.name), c.id) for c in countries]
    locale = QLocale()
    return sorted((n for n in named if n[1] != EVERYWHERE), key=lambda n: locale.toLower(n[0]))


def countries_by_name(catalogue: Catalogue, none: str = "") -> list[tuple[str, object]]:
    """Return name and code of each country by name, with a first line for none of them.

    Args:
        catalogue: what we know.
        none: what the first line says.
    """
    first = none or pgettext("country", "Another country, or rather not say")
    return [(first, ""), *_named(catalogue.countries)]
