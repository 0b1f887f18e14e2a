"""A help line as a card: who, for whom, and the number large enough to dial from."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose, selectable

#: Side of the round icon before the name, in pixels at 100 % text.
ICON_SIDE = 40


class NumberCard(PlainCard):
    """The number can be marked and copied; the button that copies it names the line."""

    def __init__(
        self,
        name: str,
        line: str,
        number: str,
        *,
        under: str = "",
        copy: Button | None = None,
        icon: str = "phone",
    ) -> None:
        """Make it.

        Args:
            name: of the help line.
            line: for whom it is.
            number: as it is dialled; empty for a line that is reached in another way.
            under: one small line under the number, such as "call or text".
            copy: a button made with :func:`copy_number`.
            icon: what the line is reached by.
        """
        super().__init__(inset=GAP_16)
        self._below: Stacked | None = None
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
        dial = selectable(number, "phone") if number else None
        if dial is not None:
            dial.setAccessibleName(
                pgettext("help line", "Number of {name}: {number}", name=name, number=number)
            )
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
        lead = LeadMark(icon_lead(icon))
        if number or under or copy is not None:
            self.add(SideBySide(words, end, lead=lead))
        else:
            end.deleteLater()
            self.add(SideBySide(words, lead=lead))
        self.column.setContentsMargins(*(LOOK.px(GAP_16),) * 4)

    def tell(self, *widgets: QWidget) -> "NumberCard":
        """Put more under the name, on the same edge as the name; returns the card."""
        if self._below is None:
            holder = QWidget()
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            holder.setSizePolicy(policy)
            across = QHBoxLayout(holder)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(0)
            across.addSpacing(LOOK.px(ICON_SIDE + GAP_16))
            self._below = Stacked()
            across.addWidget(self._below, 1)
            self.add(holder)
        self._below.add(*widgets)
        return self


def copy_number(name: str) -> Button:
    """Return the button that copies a number; its name says whose."""
    return Button(pgettext("help line", "Copy number"), "outlined", icon="copy", about=name)


def open_outside(name: str, text: str = "") -> Button:
    """Return the button that opens a page in the person's browser; its name says which."""
    return Button(
        text or pgettext("link", "Open in my browser"), "outlined", icon="external-link", about=name
    )
