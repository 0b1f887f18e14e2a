"""Choosing a passphrase: the person's own, typed twice, or suggested words, typed once from what is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from selfhelp.language import Message, pgettext
from selfhelp.passwords.generate import pass_phrase
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.keeping import passphrase_trouble

#: Width of a field for a passphrase, in pixels at 100 % text.
WIDTH = 420


def show_toggle(*fields: QLineEdit, name: str) -> Button:
    """Return the words that show what is typed into fields, and hide it again."""
    shown, hidden = pgettext("passphrase", "Hide what I type"), pgettext("passphrase", "Show what I type")
    button = Button(hidden, "quiet", icon="eye")
    button.setObjectName(name)

    def turn() -> None:
        now = fields[0].echoMode() == QLineEdit.EchoMode.Password
        for field in fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if now else QLineEdit.EchoMode.Password)
        button.say(shown if now else hidden)

    button.clicked.connect(turn)
    return button


class PassphraseFields(Stacked):
    """The fields, with "Suggest one". ``entered`` comes when Enter is pressed in the last one."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        """Make them empty; ``name`` is the object name of the first field."""
        super().__init__(gap=12)
        self._name = name
        self.suggested = ""
        self._draw()

    def _draw(self) -> None:
        while self.column.count():
            item = self.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.first, self.again = Line(), Line()
        for field in (self.first, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        if self.suggested:
            self._draw_suggested()
        else:
            self._draw_own()

    def _draw_own(self) -> None:
        name = self._name
        self._last = Field(
            pgettext("keep", "The same passphrase again"), self.again, f"{name}-again", width=WIDTH
        )
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        suggest = Button(pgettext("keep", "Suggest one"), "text")
        suggest.setObjectName("suggest")
        suggest.clicked.connect(self.suggest)
        toggle = show_toggle(self.first, self.again, name=f"{name}-show")
        words = pgettext("keep", "Passphrase")
        self.add(
            Field(words, self.first, name, width=WIDTH, end=toggle),
            self._last,
            ButtonLine(suggest),
        )
        # Tab after the first words goes where they are typed again: on the way that shows them, each space
        # between the words would press it.
        QWidget.setTabOrder(self.first, self.again)
        QWidget.setTabOrder(self.again, toggle)

    def _draw_suggested(self) -> None:
        words = Prose(self.suggested, "hero")
        words.setObjectName("suggested")
        self.add(
            PlainCard(
                words,
                hint(pgettext("keep", "If you write them down, keep the paper where nobody else looks.")),
                tone="accent",
                inset=16,
            )
        )
        self._last = Field(pgettext("keep", "Type these words"), self.first, self._name, width=WIDTH)
        self.first.setEchoMode(QLineEdit.EchoMode.Normal)
        self.first.returnPressed.connect(self.entered)
        other = Button(pgettext("keep", "Suggest others"), "text")
        other.setObjectName("suggest")
        other.clicked.connect(self.suggest)
        own = Button(pgettext("keep", "Use my own words"), "quiet")
        own.setObjectName("own-words")
        own.clicked.connect(self._use_own)
        self.add(self._last, ButtonLine(other, own))

    def suggest(self) -> None:
        """Show words that nobody can guess; typing them once shows that they can be read and remembered."""
        self.suggested = pass_phrase(separator=" ")
        self._draw()
        self.first.setFocus()

    def _use_own(self) -> None:
        self.suggested = ""
        self._draw()
        self.first.setFocus()

    def trouble(self) -> Message | None:
        """Say what is wrong with what was typed; None where it can be taken."""
        return passphrase_trouble(self.first.text(), self.again.text(), self.suggested)

    def words(self) -> str:
        """Return the passphrase that was agreed on."""
        return self.suggested or self.first.text()

    def typed(self) -> tuple[str, str, str]:
        """Return everything that is in the fields, for :meth:`fill`."""
        return self.suggested, self.first.text(), self.again.text()

    def fill(self, typed: tuple[str, str, str]) -> None:
        """Put back what was typed before the page was drawn again."""
        if typed[0] != self.suggested:
            self.suggested = typed[0]
            self._draw()
        self.first.setText(typed[1])
        self.again.setText(typed[2])
