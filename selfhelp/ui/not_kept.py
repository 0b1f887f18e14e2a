"""Says on pages where a person writes something down that it will be gone, where nothing is kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

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


class AskFirst(QWidget):
    """The way to another export; it asks before a report that lies nowhere else is thrown away."""

    def __init__(self, go_on: Callable[[], None]) -> None:
        """Show the button; ``go_on`` throws the report away."""
        super().__init__()
        self._go_on = go_on
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._show(buttons.line_of(buttons.word(self._words(), self._ask, "again")))

    def _words(self) -> str:
        return pgettext("passwords", "Open another export")

    def _show(self, widget: QWidget) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._column.addWidget(widget)

    def _ask(self) -> None:
        stay = buttons.plain(pgettext("passwords", "Keep this report"), self._stay, "again-no")
        card = Card("note").add(
            body(
                pgettext(
                    "passwords", "This report is nowhere but here. It is gone when you open another export."
                )
            ),
            buttons.line_of(stay, buttons.word(self._words(), self._go_on, "again-yes")),
        )
        self._show(card)
        stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self) -> None:
        self._show(buttons.line_of(buttons.word(self._words(), self._ask, "again")))
