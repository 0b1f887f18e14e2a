"""The audit in the window, as a person comes to its end."""

from pathlib import Path

from selfhelp.ui.rooms.passwords.passwords import PasswordsPage
from tests.ui.kit import Person, settle


def page_of(person: Person) -> PasswordsPage:
    """Return the page."""
    page = person.window.page
    assert isinstance(page, PasswordsPage)
    return page


def audit(person: Person, path: Path) -> None:
    """Open a file, as the choice in the file dialog does, and wait for the end."""
    page = page_of(person)
    page.open_files([path])
    person.qtbot.waitUntil(lambda: not page.busy, timeout=30_000)
    settle()
