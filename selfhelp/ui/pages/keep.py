"""How the case is kept: chosen once, before anything is written."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from selfhelp.case.keeping import KeepingError
from selfhelp.language import pgettext, render
from selfhelp.passwords.generate import pass_phrase
from selfhelp.session import credential_store
from selfhelp.ui.choosing import choose_folder
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.choice import Choice
from selfhelp.ui.widgets.field import labelled
from selfhelp.ui.widgets.text import body, heading, muted, small

STICK_FOLDER = "selfhelp-data"


class KeepPage(Page):
    """Asks where progress is kept. The argument ``settings`` comes back to the settings afterwards."""

    shows_rooms = False
    follows_case = False

    def prepare(self) -> None:
        """Start with the safest choice for the answers given."""
        watched = self.desk.case.answers.watched in ("maybe", "yes")
        near = self.desk.case.answers.who == "live-with"
        self._store = None if self.desk.no_trace else credential_store()
        self._chosen = "nothing" if watched or self.desk.no_trace else "passphrase"
        self._advice_passphrase = watched or near or self._store is None
        self._stick: Path | None = None

    def comes_back(self) -> bool:
        """Tell whether it still makes sense to come back here."""
        return not self.desk.session.keeping_chosen

    def title(self) -> str:
        """Return the title."""
        return pgettext("keep", "Where should your progress be kept?")

    def draw(self) -> None:
        """Draw the choices, and what the chosen one needs."""
        self.add(
            muted(
                pgettext(
                    "keep",
                    "Nothing has been written so far. Whatever you choose stays on your side: nothing is "
                    "sent.",
                )
            )
        )
        self._choices = [
            Choice(
                "passphrase",
                pgettext("keep", "On this computer, with a passphrase"),
                pgettext(
                    "keep",
                    "Without the passphrase nobody can open it. A spying tool on the computer could read "
                    "along.",
                ),
                single=True,
            ),
            Choice(
                "stick",
                pgettext("keep", "On a stick or in a folder I choose, with a passphrase"),
                pgettext("keep", "You can take it with you. The notes lie on the stick only."),
                single=True,
            ),
        ]
        if self._store is not None:
            self._choices.append(
                Choice(
                    "store",
                    pgettext("keep", "On this computer, opened by its own key store"),
                    pgettext(
                        "keep", "Nothing to remember. Whoever can sign in to this computer can open it."
                    ),
                    single=True,
                )
            )
        self._choices.append(
            Choice(
                "nothing",
                pgettext("keep", "Keep nothing"),
                pgettext(
                    "keep", "When you leave, everything is gone. The safest choice on a watched computer."
                ),
                single=True,
            )
        )
        if self.desk.no_trace:
            self._choices = self._choices[-1:]
        for choice in self._choices:
            choice.setChecked(choice.value == self._chosen)
            choice.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice.value))
            self.add(choice)
        if self._chosen in ("passphrase", "stick"):
            self.add(self._passphrase_card())
        self.add(
            buttons.line_of(
                buttons.primary(pgettext("keep", "Continue"), self.go_on, "keep-continue"),
            ),
            gap=4,
        )

    def _passphrase_card(self) -> Card:
        self._first = QLineEdit()
        self._again = QLineEdit()
        fields: list[QWidget] = []
        for field, name, words in (
            (self._first, "passphrase", pgettext("keep", "Passphrase")),
            (self._again, "passphrase-again", pgettext("keep", "The same passphrase again")),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaximumWidth(LOOK.px(420))
            field.returnPressed.connect(self.go_on)
            fields.append(labelled(words, field, name))
        suggest = buttons.word(pgettext("keep", "Suggest one"), self.suggest, "suggest")
        card = Card().add(
            heading(pgettext("keep", "Choose a passphrase")),
            body(
                pgettext(
                    "keep",
                    "Four or more words that have nothing to do with you. It can’t be reset. In the "
                    "settings you "
                    "can make a recovery code afterwards, for the day it is forgotten.",
                )
            ),
            *fields,
            buttons.line_of(suggest),
        )
        if self._chosen == "stick":
            where = str(self._stick) if self._stick else pgettext("keep", "No folder chosen yet.")
            card.add(
                small(where),
                buttons.line_of(
                    buttons.plain(pgettext("keep", "Choose a folder"), self._choose_folder, "choose-folder")
                ),
            )
        return card

    def suggest(self) -> None:
        """Make a passphrase of words and put it into both fields, readable."""
        words = pass_phrase()
        for field in (self._first, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Normal)
            field.setText(words)
        self.desk.shell.notice(pgettext("keep", "Write these words down or remember them before you go on."))

    def _choose(self, value: str) -> None:
        self._chosen = value
        self.redraw()

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, pgettext("keep", "Choose a folder"))
        if chosen is not None:
            self.use_folder(chosen)

    def use_folder(self, folder: Path) -> None:
        """Take a folder, such as the root of a stick; the notes go into a folder of their own in it."""
        self._stick = folder / STICK_FOLDER
        typed = (self._first.text(), self._again.text())
        self.redraw()
        self._first.setText(typed[0])
        self._again.setText(typed[1])

    def go_on(self) -> None:
        """Keep it as chosen, or say what is missing."""
        session, shell = self.desk.session, self.desk.shell
        if session.kept:
            shell.go("settings")
            return
        try:
            if self._chosen == "nothing":
                session.keep_nothing()
            elif self._chosen == "store" and self._store is not None:
                session.keep_with_store(self.desk.folder, self._store)
            elif not self._keep_with_passphrase():
                return
        except KeepingError as error:
            shell.trouble(render(error.sentence))
            return
        shell.go("settings" if self.argument == "settings" else "plan")

    def _keep_with_passphrase(self) -> bool:
        shell = self.desk.shell
        if self._first.text() != self._again.text():
            shell.trouble(pgettext("keep", "The two passphrases differ. Type them again."))
            return False
        folder = self.desk.folder
        if self._chosen == "stick":
            if self._stick is None:
                shell.trouble(pgettext("keep", "Choose a folder on the stick first."))
                return False
            folder = self._stick
        self.desk.session.keep_with_passphrase(folder, self._first.text())
        self.desk.folder = folder
        return True
