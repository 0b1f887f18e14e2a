"""Says on pages where a person writes something down that it will be gone, where nothing is kept."""

from selfhelp.language import pgettext
from selfhelp.ui.page import Page
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.text import body


def warn_when_nothing_is_kept(page: Page) -> None:
    """Add the warning, with the way to keep things, unless the case is kept."""
    if page.desk.session.kept:
        return
    page.add(
        Card("note").add(
            body(pgettext("not kept", "Nothing is kept so far. What you write here is gone when you leave.")),
            buttons.line_of(
                buttons.plain(
                    pgettext("not kept", "Keep my progress"),
                    lambda: page.desk.shell.go("keep"),
                    "keep-progress",
                )
            ),
        )
    )
