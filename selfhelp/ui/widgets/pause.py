"""The two choices after a step, side by side and alike: rest, and one more."""

from collections.abc import Callable

from selfhelp.language import pgettext
from selfhelp.ui.painting import regions
from selfhelp.ui.theme.tokens import GAP_16
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.card_grid import CardGrid
from selfhelp.ui.widgets.note_line import minutes
from selfhelp.ui.widgets.pictured_card import PicturedCard

#: Below this width in pixels at 100 % text the two cards stand under each other.
BESIDE_FROM = 560


class Pause(CardGrid):
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
        super().__init__(columns=2, least=BESIDE_FROM // 2, gap=GAP_16)
        button = Button(pgettext("after", "Rest"), "outlined")
        button.setObjectName("rest")
        button.clicked.connect(rest)
        cards = [PicturedCard(regions.REST, title, rest_words, ButtonLine(button))]
        if go_on is not None:
            more = Button(pgettext("after", "One more"), "outlined")
            more.setObjectName("one-more")
            more.clicked.connect(go_on)
            after_it = pgettext("after", "The next small step")
            foot = ButtonLine(more, minutes(time)) if time else ButtonLine(more)
            cards.append(PicturedCard(regions.NEXT, after_it, next_words, foot))
        self.set_cards(cards)
