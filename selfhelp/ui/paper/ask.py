"""What is asked before anything is printed or saved: paper is not locked; how much; printer or file."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from selfhelp.documents.sheet import ANYONE, FILE_NOT_LOCKED
from selfhelp.language import pgettext, render
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16, GAP_24
from selfhelp.ui.waiting import answered
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.option_card import Option, OptionCards

#: Width of the dialog, in pixels at 100 % text.
WIDTH = 520


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants: printer or file, and all of it or only what is for today."""

    printer: bool
    everything: bool


class PaperDialog(QDialog):
    """The question. Esc closes it, Enter prints."""

    def __init__(self, window: QWidget, *, choice: bool, prints: bool) -> None:
        """Make it.

        Args:
            window: stands under it.
            choice: whether there is a shorter and a longer one.
            prints: whether it can be printed from here; else only saved.
        """
        super().__init__(window)
        self.setObjectName("paper")
        self.wish: Wish | None = None
        self.setWindowTitle(pgettext("paper", "Print or save"))
        self.setMinimumWidth(min(LOOK.px(WIDTH), max(window.width() - 40, 320)))
        column = QVBoxLayout(self)
        # Its least height is that of narrow words; see showEvent.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        edge = LOOK.px(GAP_24)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(LOOK.px(GAP_16))
        column.addWidget(Heading(self.windowTitle(), "hero"))
        column.addWidget(Notice(render(FILE_NOT_LOCKED), render(ANYONE), icon="lock-keyhole-open"))
        self._amount: OptionCards | None = None
        if choice:
            self._amount = OptionCards(
                [
                    Option("today", pgettext("paper", "Today’s plan"), icon="list-checks"),
                    Option("all", pgettext("paper", "Everything"), icon="list"),
                ],
                ("today",),
                words=pgettext("paper", "How much"),
                single=True,
            )
            column.addWidget(self._amount)
        line = ButtonLine()
        if prints:
            line.add(self._button(pgettext("paper", "Print"), "paper-print", printer=True))
        line.add(self._button(pgettext("paper", "Save as PDF"), "paper-save", printer=False, main=not prints))
        cancel = Button(pgettext("paper", "Cancel"), "text")
        cancel.setObjectName("paper-cancel")
        cancel.clicked.connect(self.reject)
        line.add(cancel)
        column.addWidget(line)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what it asks: Qt's first guess is for other widths, and would stretch the answers."""
        super().showEvent(event)
        column = self.layout()
        if column is not None:
            self.resize(self.width(), column.totalHeightForWidth(self.width()))

    def _button(self, words: str, name: str, *, printer: bool, main: bool = True) -> Button:
        filled = printer or main
        button = Button(words, "main" if filled else "outlined", icon="printer" if printer else "download")
        button.setObjectName(name)
        button.clicked.connect(lambda: self._take(printer=printer))
        if filled:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        return button

    def _take(self, *, printer: bool) -> None:
        everything = self._amount is not None and self._amount.chosen() == ("all",)
        self.wish = Wish(printer, everything)
        self.accept()


def ask(page: QWidget, *, choice: bool, prints: bool) -> Wish | None:
    """Ask, and wait until it is answered or the page is gone; None when nothing is wanted."""
    dialog = PaperDialog(page.window(), choice=choice, prints=prints)
    answered(dialog, page)
    if not isValid(dialog):
        return None
    wish = dialog.wish
    dialog.deleteLater()
    return wish if isValid(page) else None
