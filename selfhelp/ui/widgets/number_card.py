"""A help line as a card: who, for whom, and the number large enough to dial from."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.side_by_side import AtEnd, SideBySide
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
        words = Stacked(Prose(name, "medium"), gap=3)
        if line:
            words.add(Prose(line, "small"))
        at_end: list[QWidget] = []
        if number:
            dial = selectable(number, "phone")
            dial.setWordWrap(False)
            said = pgettext("help line", "Number of {name}: {number}", name=name, number=number)
            dial.setAccessibleName(said)
            at_end.append(dial)
        if under:
            small = Prose(under, "small")
            small.setWordWrap(False)
            at_end.append(small)
        if copy is not None:
            at_end.append(copy)
        end = AtEnd(at_end) if at_end else None
        self.add(SideBySide(words, end, lead=LeadMark(icon_lead(icon)), lead_up=True))
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
