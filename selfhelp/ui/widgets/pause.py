"""The two choices after a step, side by side and alike: rest, and one more."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.painting import regions
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.note_line import minutes
from selfhelp.ui.widgets.pictured_card import PicturedCard

#: Below this width in pixels at 100 % text the two cards stand under each other.
BESIDE_FROM = 560


class Pause(QWidget):
    """Two cards. Without anything left to do there is only the first."""

    def __init__(
        self,
        rest_words: str,
        rest: Callable[[], None],
        title: str,
        next_words: str = "",
        time: str = "",
        go_on: Callable[[], None] | None = None,
    ) -> None:
        """Make it.

        Args:
            rest_words: what happens to the plan meanwhile.
            rest: ends it for today.
            title: of the first card.
            next_words: the step that comes next.
            time: how long that takes.
            go_on: shows that step; None where nothing is left.
        """
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(LOOK.px(GAP_16))
        button = Button(pgettext("after", "Rest"), "outlined")
        button.setObjectName("rest")
        button.clicked.connect(rest)
        self._cards = [PicturedCard(regions.REST, title, rest_words, ButtonLine(button))]
        if go_on is not None:
            more = Button(pgettext("after", "One more"), "outlined")
            more.setObjectName("one-more")
            more.clicked.connect(go_on)
            after_it = pgettext("after", "The next small step")
            foot = ButtonLine(more, minutes(time)) if time else ButtonLine(more)
            self._cards.append(PicturedCard(regions.NEXT, after_it, next_words, foot))
        self._beside: bool | None = None
        self._place(beside=True)

    def _place(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for card in self._cards:
            self._grid.removeWidget(card)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, 0 if beside else place, place if beside else 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Stand as the width that was given in the end asks for, whatever was measured before."""
        super().resizeEvent(event)
        self._place(beside=self.width() >= LOOK.px(BESIDE_FROM))

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """Words wrap, and two cards become one column."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Return the height at a width, in pixels."""
        self._place(beside=width >= LOOK.px(BESIDE_FROM))
        return self._grid.totalHeightForWidth(width)
