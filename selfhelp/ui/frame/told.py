"""What is said at the foot of the window: what was done, and what went wrong."""

from collections.abc import Callable

from selfhelp.language import pgettext
from selfhelp.ui.frame.surround import Surround
from selfhelp.ui.widgets.button import Button


def _choice(name: str, words: str, action: Callable[[], None], icon: str = "") -> Button:
    made = Button(words, "outlined", icon=icon)
    made.setObjectName(name)
    made.clicked.connect(action)
    return made


class Told:
    """Says it with the choices that belong to it, and takes a trouble away when that is over."""

    def __init__(self, around: Surround) -> None:
        """Say things at the foot of this."""
        self._around = around
        self._in_trouble = False

    def done(self, text: str, undo: Callable[[], None] | None) -> None:
        """Say that something was done, with a way to take it back where there is one."""
        self._in_trouble = False
        choices = [_choice("undo", pgettext("window", "Undo"), undo, "undo-2")] if undo is not None else []
        self._around.tell(text, *choices)

    def trouble(self, sentence: str) -> None:
        """Say what went wrong; it stays until the person closes it or goes on."""
        # Any choice closes what is said at the foot.
        close = _choice("close-notice", pgettext("window", "Close"), self._close)
        self._around.tell(sentence, close, stays=True)
        self._in_trouble = True

    def not_kept(self, sentence: str, try_again: Callable[[], None]) -> None:
        """Say that a change which was shown already could not be saved, and offer to make it again."""
        again = _choice("try-again", pgettext("window", "Try again"), try_again)
        self._around.tell(sentence, again, stays=True)
        self._in_trouble = True

    def trouble_is_over(self) -> None:
        """Take away what was said about a trouble; other notices stay."""
        if self._in_trouble:
            self._close()

    def _close(self) -> None:
        self._in_trouble = False
        self._around.notices.clear()
