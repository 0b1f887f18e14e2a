"""Which page of the settings an argument means."""

from selfhelp.ui.desk import Desk
from selfhelp.ui.page import Page
from selfhelp.ui.rooms.settings.about import AboutPage
from selfhelp.ui.rooms.settings.settings import SettingsPage


def settings_page(desk: Desk, argument: str = "") -> Page:
    """Return the settings, or for ``about`` what the program says of itself."""
    return AboutPage(desk, argument) if argument == "about" else SettingsPage(desk, argument)
