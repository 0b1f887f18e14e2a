"""Opens what was kept: with the passphrase, or with this computer's key store."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit

from selfhelp.case.keeping import KeepingError
from selfhelp.language import pgettext, render
from selfhelp.session import Session, has_vault, open_with_passphrase, open_with_store, ways_to_open
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.field import labelled
from selfhelp.ui.widgets.text import body, muted


class UnlockPage(Page):
    """Asks for the key of the case in the desk's folder."""

    shows_rooms = False
    follows_case = False

    def prepare(self) -> None:
        """See how this case can be opened."""
        self._ways: frozenset[str] = frozenset()
        self._trouble = ""
        if has_vault(self.desk.folder):
            try:
                self._ways = ways_to_open(self.desk.folder)
            except KeepingError as error:
                self._trouble = render(error.sentence)

    def title(self) -> str:
        """Return the title."""
        return pgettext("unlock", "Welcome back")

    def draw(self) -> None:
        """Draw the ways to open it."""
        self.add(muted(pgettext("unlock", "Your notes are on this computer, locked.")))
        card = Card()
        if self._trouble:
            card.add(body(self._trouble))
        if "passphrase" in self._ways:
            self._field = QLineEdit()
            self._field.setEchoMode(QLineEdit.EchoMode.Password)
            self._field.setMaximumWidth(LOOK.px(420))
            self._field.returnPressed.connect(self.open_with_words)
            card.add(labelled(pgettext("unlock", "Passphrase"), self._field, "unlock-passphrase"))
            card.add(
                buttons.line_of(
                    buttons.primary(pgettext("unlock", "Open"), self.open_with_words, "unlock-open")
                )
            )
        if "store" in self._ways:
            make = buttons.plain if "passphrase" in self._ways else buttons.primary
            card.add(
                buttons.line_of(
                    make(
                        pgettext("unlock", "Open with this computer’s key store"),
                        self.open_with_computer,
                        "unlock-store",
                    )
                )
            )
        self.add(card, gap=4)
        self.add(
            buttons.line_of(
                buttons.word(pgettext("unlock", "Open from a stick"), self._choose_folder, "unlock-stick"),
                buttons.word(
                    pgettext("unlock", "Start without it, keeping nothing"), self._start_empty, "unlock-empty"
                ),
                buttons.word(
                    pgettext("unlock", "I forgot the passphrase"),
                    lambda: self.desk.shell.go("leaving", "forgot"),
                    "unlock-forgot",
                ),
            )
        )

    def open_with_words(self) -> None:
        """Open with the passphrase that was typed."""
        try:
            session = open_with_passphrase(self.desk.folder, self._field.text())
        except KeepingError as error:
            self._field.selectAll()
            self._field.setFocus()
            self.desk.shell.trouble(render(error.sentence))
            return
        self._enter(session)

    def open_with_computer(self) -> None:
        """Open with the key that the computer keeps."""
        try:
            session = open_with_store(self.desk.folder)
        except KeepingError as error:
            self.desk.shell.trouble(render(error.sentence))
            return
        self._enter(session)

    def _enter(self, session: Session) -> None:
        self.desk.shell.take_session(session)
        self.desk.shell.go("plan" if session.case.triage_done else "triage")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, pgettext("unlock", "Choose the folder on the stick"))
        if chosen:
            self.use_folder(Path(chosen))

    def use_folder(self, folder: Path) -> None:
        """Look for notes in a folder the person chose, or in the notes' own folder inside it."""
        for candidate in (folder, folder / "selfhelp-data"):
            if has_vault(candidate):
                self.desk.folder = candidate
                self.prepare()
                self.redraw()
                return
        self.desk.shell.trouble(pgettext("unlock", "There are no notes in this folder. Choose another one."))

    def _start_empty(self) -> None:
        session = Session()
        session.keep_nothing()
        self.desk.shell.take_session(session)
        self.desk.shell.go("triage")
