"""Headings, which are headings to a screen reader too; and the line under the title of a page."""

from typing import Literal

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4
from selfhelp.ui.widgets.text import Prose

Level = Literal["title", "hero", "heading", "day", "section"]


class Heading(Prose):
    """A heading: ``title`` of a page, ``hero`` and ``heading`` of cards, ``day``, ``section``."""

    spoken = QAccessible.Role.Heading

    def __init__(self, text: str, level: Level = "section", parent: QWidget | None = None) -> None:
        """Show a heading of a level."""
        super().__init__(text, level, parent)


class PageTitle(QWidget):
    """The title of a page, the one line under it, and what stands at its end such as device tabs."""

    def __init__(
        self, title: str, line: str = "", *, lead: QWidget | None = None, end: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            title: of the page.
            line: one muted line under it.
            lead: a letter tile before it.
            end: a button or tabs at the end of the line; under it where there is no room.
        """
        super().__init__()
        from selfhelp.ui.widgets.side_by_side import SideBySide

        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.px(GAP_4))
        self.heading = Heading(title, "title")
        self.heading.setObjectName("page-title")
        column.addWidget(self.heading)
        self._line = Prose(line, "muted") if line else None
        if self._line is not None:
            column.addWidget(self._line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(SideBySide(words, end, lead=lead, lead_up=True))

    def say_line(self, line: str) -> None:
        """Say something else under the title; only where a line stood before."""
        if self._line is not None:
            self._line.say(line)
