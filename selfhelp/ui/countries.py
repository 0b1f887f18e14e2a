"""The list of countries, as a choice."""

from PySide6.QtCore import QLocale, Qt

from selfhelp.catalogue.model import EVERYWHERE, Country
from selfhelp.language import catalogue_text, pgettext
from selfhelp.ui.widgets.picker import Picker


def fill_countries(box: Picker, countries: list[Country], chosen: str) -> None:
    """Put the countries into a list by name, with a first line for none of them."""
    box.addItem(pgettext("country", "Another country, or rather not say"), "")
    named = [(catalogue_text(f"countries/{c.id.lower()}:name", c.name), c.id) for c in countries]
    locale = QLocale()
    for name, code in sorted((n for n in named if n[1] != EVERYWHERE), key=lambda n: locale.toLower(n[0])):
        box.addItem(name, code)
    box.setCurrentIndex(max(0, box.findData(chosen, Qt.ItemDataRole.UserRole)))
