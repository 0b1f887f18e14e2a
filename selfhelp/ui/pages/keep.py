"""How the case is kept: chosen once, before anything is written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from selfhelp import places
from selfhelp.language import pgettext, render
from selfhelp.passwords.generate import pass_phrase
from selfhelp.passwords.passphrase import objection
from selfhelp.session import Safe, credential_store, make_with_passphrase, make_with_store
from selfhelp.ui.choosing import choose_folder
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.choice import Choice
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.text import body, heading, muted, small


class KeepPage(Page):
    """Asks where progress is kept. The argument ``settings`` comes back to the settings afterwards."""

    shows_rooms = False
    follows_case = False

    def prepare(self) -> None:
        """Start with the safest choice for the answers given."""
        watched = self.desk.case.answers.watched in ("maybe", "yes")
        self._store = None if self.desk.no_trace else credential_store()
        self._chosen = "nothing" if watched or self.desk.no_trace else "passphrase"
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
        self._first = Line()
        self._again = Line()
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
        self.desk.shell.no_trouble()
        self.redraw()

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, pgettext("keep", "Choose a folder"))
        if chosen is not None:
            self.use_folder(chosen)

    def use_folder(self, folder: Path) -> None:
        """Take a folder, such as the root of a stick; the notes go into a folder of their own in it."""
        self._stick = places.place_in(folder)
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
        folder, case, store = self.desk.folder, session.case, self._store
        if self._chosen == "nothing":
            session.keep_nothing()
            self._go_after()
        elif self._chosen == "store" and store is not None:
            self._make(folder, lambda: make_with_store(folder, case, store))
        else:
            self._keep_with_passphrase()

    def _keep_with_passphrase(self) -> None:
        shell, folder, words = self.desk.shell, self.desk.folder, self._first.text()
        if words != self._again.text():
            shell.trouble(pgettext("keep", "The two passphrases differ. Type them again."))
            return
        why_not = objection(words)
        if why_not is not None:
            shell.trouble(render(why_not))
            return
        if self._chosen == "stick":
            if self._stick is None:
                shell.trouble(pgettext("keep", "Choose a folder on the stick first."))
                return
            folder = self._stick
        case = self.desk.session.case
        self._make(folder, lambda: make_with_passphrase(folder, case, words))

    def _make(self, folder: Path, work: Callable[[], Safe]) -> None:
        def made(safe: Safe) -> None:
            self.desk.session.keep_in(safe)
            self.desk.folder = folder
            self._go_after()

        self.wait_for(
            pgettext("keep", "Making the place for your notes"),
            work,
            made,
            lambda error: self.desk.shell.trouble(render(error.sentence)),
            discard=Safe.close,
        )

    def _go_after(self) -> None:
        self.desk.shell.go("settings" if self.argument == "settings" else "plan")
