"""The active language as Qt knows it: how dates are written, and in which digits."""

from PySide6.QtCore import QLocale

from selfhelp.language import active


def active_locale() -> QLocale:
    """Return Qt's locale of the active language; English is British, as the texts are."""
    tag = active().tag
    if tag == "qps":
        return QLocale.c()
    return QLocale("en_GB" if tag == "en" else tag)
