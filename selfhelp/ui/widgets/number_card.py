"""A help line as a card: who, for whom, and the number large enough to dial from."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose, selectable


class NumberCard(PlainCard):
    """The number can be marked and copied; the button that copies it names the line."""

    def __init__(
        self, name: str, line: str, number: str, *, under: str = "", copy: Button | None = None
    ) -> None:
        """Make it.

        Args:
            name: of the help line.
            line: for whom it is.
            number: as it is dialled.
            under: one small line under the number, such as "call or text".
            copy: a button made with :func:`copy_number`.
        """
        super().__init__(inset=GAP_16)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.px(3))
        column.addWidget(Prose(name, "medium"))
        if line:
            column.addWidget(Prose(line, "small"))
        end = QWidget()
        numbers = QVBoxLayout(end)
        numbers.setContentsMargins(0, 0, 0, 0)
        numbers.setSpacing(LOOK.px(4))
        dial = selectable(number, "phone")
        dial.setWordWrap(False)
        dial.setAccessibleName(pgettext("help line", "Number of {name}: {number}", name=name, number=number))
        for widget in (dial, Prose(under, "small") if under else None):
            if widget is not None:
                widget.setWordWrap(False)
                across = QHBoxLayout()
                across.addStretch(1)
                across.addWidget(widget)
                numbers.addLayout(across)
        if copy is not None:
            across = QHBoxLayout()
            across.addStretch(1)
            across.addWidget(copy)
            numbers.addLayout(across)
        self.add(SideBySide(words, end, lead=LeadMark(icon_lead("phone"))))
        self.column.setContentsMargins(*(LOOK.px(GAP_16),) * 4)


def copy_number(name: str) -> Button:
    """Return the button that copies a number; its name says whose."""
    return Button(pgettext("help line", "Copy number"), "outlined", icon="copy", about=name)


def open_outside(name: str, text: str = "") -> Button:
    """Return the button that opens a page in the person's browser; its name says which."""
    return Button(
        text or pgettext("link", "Open in my browser"), "outlined", icon="external-link", about=name
    )
