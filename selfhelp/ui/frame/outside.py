"""The few doors to the outside: a link in the browser, the clipboard, paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from selfhelp.language import pgettext, render
from selfhelp.ui.clipboard import Clipboard
from selfhelp.ui.desk import Shell
from selfhelp.ui.frame.surround import Surround
from selfhelp.ui.widgets.button import Button

if TYPE_CHECKING:
    from selfhelp.documents.sheet import Sheet
    from selfhelp.guard.opener import LinkOpener


class Outside:
    """Does what leaves the window, and says so."""

    def __init__(
        self, shell: Shell, around: Surround, opener: LinkOpener, monotonic: Callable[[], float]
    ) -> None:
        """Make it.

        Args:
            shell: says what was done.
            around: shows choices beside the words.
            opener: opens links in the browser.
            monotonic: seconds on a clock that never goes back.
        """
        self._shell, self._around, self._opener = shell, around, opener
        self.clipboard = Clipboard(monotonic)

    def open_link(self, url: str) -> None:
        """Open a link; where that fails, offer its address."""
        outcome = self._opener.open(url)
        if outcome.opened:
            self._shell.notice(pgettext("window", "Opened in your browser. The site can see that you came."))
            return
        choices = []
        if outcome.offer_copy:
            copy = Button(pgettext("window", "Copy the address"), "outlined", icon="copy")
            copy.setObjectName("copy-address")
            copy.clicked.connect(lambda: self.copy(url))
            choices.append(copy)
        self._around.tell(render(outcome.sentence), *choices)

    def open_own_link(self, url: str) -> None:
        """Open a link of the person's own; the opener refuses what is not a plain https address."""
        self._opener.allow([url])
        self.open_link(url)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard for a minute."""
        self.clipboard.put(text)
        self._shell.notice(pgettext("window", "Copied. It leaves the clipboard after one minute."))

    def print_text(self, owner: QWidget, title: str, html: str | Sheet, name: str) -> None:
        """Print a document, or save it as PDF."""
        from selfhelp.ui import printing

        document = printing.Document(title, html, name)
        printing.save_pdf(owner, document, self._shell.notice, self._shell.trouble)
